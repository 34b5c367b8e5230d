package coding

import (
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
)

// themeColumn is the beginning of the headings of a sheet's themes: theme_1, theme_2...
const themeColumn = "theme_"

// coder reads the file of a coder: codings one a row where it has the column theme, else a sheet with a row a segment.
func (l *loader) coder(coder int, declared *study.Coder) {
	var themes []string // of a sheet: headings of its themes, in order
	begin := func(headings map[string]int, pos diag.Pos) bool {
		if _, tidy := headings["theme"]; tidy {
			return l.needs(headings, pos, "segment", "theme")
		}
		for heading := range headings {
			if strings.HasPrefix(heading, themeColumn) {
				themes = append(themes, heading)
			}
		}
		slices.SortFunc(themes, func(a, b string) int { return headings[a] - headings[b] })
		if len(themes) == 0 {
			return l.needs(headings, pos, "segment", "theme")
		}
		return l.needs(headings, pos, "segment", "text")
	}
	l.read(declared.File, declared.Sheet, begin, func(r record) {
		segment, found := l.segment(r)
		switch {
		case !found:
		case l.Corpus.Segments[segment].Context:
			l.problems.Errorf(r.at("segment"), "context", "%s\u00a0: ces mots sont ceux de qui mène l'entretien\u00a0; ils ne se codent pas", "%s: these are the interviewer's words, which are not coded", r.text("segment"))
		case themes != nil:
			l.sheetRow(coder, segment, r, themes)
		default:
			l.tidyRow(coder, segment, r)
		}
	})
	l.checkNone(coder)
}

// tidyRow reads one coding.
func (l *loader) tidyRow(coder, segment int, r record) {
	theme, ok := l.theme(r, "theme", segment)
	if !ok {
		return
	}
	start, end, ok := l.stretch(segment, r)
	if !ok {
		return
	}
	l.add(Coding{Coder: coder, Segment: segment, Theme: theme, Start: start, End: end, Quote: r.text("quote") != "", Remark: r.text("remark"), Pos: r.at("theme")})
}

// sheetRow reads what a coder wrote beside one segment. A row without a theme was not coded.
func (l *loader) sheetRow(coder, segment int, r record, headings []string) {
	if !l.sameText(segment, r) {
		return
	}
	for _, heading := range headings {
		if r.text(heading) == "" {
			continue
		}
		if theme, ok := l.theme(r, heading, segment); ok {
			l.add(Coding{Coder: coder, Segment: segment, Theme: theme, Quote: r.text("quote") != "", Remark: r.text("remark"), Pos: r.at(heading)})
		}
	}
}

func (l *loader) add(coding Coding) {
	same := func(c Coding) bool {
		return c.Coder == coding.Coder && c.Segment == coding.Segment && c.Theme == coding.Theme && c.Start == coding.Start && c.End == coding.End
	}
	// The codings of one segment mostly stand together.
	for i := len(l.All) - 1; i >= 0 && l.All[i].Coder == coding.Coder && l.All[i].Segment == coding.Segment; i-- {
		if same(l.All[i]) {
			l.problems.Warnf(coding.Pos, "same-coding", "%s\u00a0: le même codage figure deux fois (déjà à %s)", "%s: the same coding is there twice (already at %s)", l.Corpus.Segments[coding.Segment].Name, l.All[i].Pos)
			return
		}
	}
	l.All = append(l.All, coding)
	l.seen[coding.Coder][coding.Segment] = true
}

// checkNone reports segments to which a coder gave a theme and also none.
func (l *loader) checkNone(coder int) {
	none := map[int]diag.Pos{}
	for _, coding := range l.All {
		if coding.Coder == coder && coding.Theme == nil {
			none[coding.Segment] = coding.Pos
		}
	}
	for _, coding := range l.All {
		if pos, both := none[coding.Segment]; both && coding.Coder == coder && coding.Theme != nil {
			l.problems.Errorf(coding.Pos, "theme-and-none", "%s\u00a0: un thème, et «\u00a0%s\u00a0» (aucun) à %s", "%s: a theme, and “%s” (none) at %s", l.Corpus.Segments[coding.Segment].Name, NoTheme, pos)
			delete(none, coding.Segment)
		}
	}
}

// stretch returns which characters of a segment a coding is about: those that it gives, if its text still stands there, else
// the only place where its text stands now.
func (l *loader) stretch(segment int, r record) (start, end int, ok bool) {
	all, text := l.Corpus.Segments[segment].Text, r.text("text")
	isWhole := r.text("start") == "" && r.text("end") == ""
	if isWhole && (text == "" || text == strings.TrimSpace(all)) {
		return 0, 0, true
	}
	words := []rune(all)
	if isWhole {
		return l.anchor(segment, r, words, text)
	}
	start, errStart := strconv.Atoi(r.text("start"))
	end, errEnd := strconv.Atoi(r.text("end"))
	switch {
	case errStart != nil || errEnd != nil || start < 0 || end <= start:
		l.problems.Errorf(r.at("start"), "offset", "début et fin (%s, %s)\u00a0: deux nombres de caractères à partir de 0 sont attendus, le second plus grand", "start and end (%s, %s): two numbers of characters from 0 are expected, the second the larger",
			r.text("start"), r.text("end"))
		return 0, 0, false
	case text == "" && end > len(words):
		l.problems.Errorf(r.at("end"), "offset", "fin %d\u00a0: la réponse %s n'a que %d caractères", "end %d: answer %s has only %d characters", end, l.Corpus.Segments[segment].Name, len(words))
		return 0, 0, false
	case text == "", end <= len(words) && strings.TrimSpace(string(words[start:end])) == text:
		return start, end, true
	}
	return l.anchor(segment, r, words, text)
}

// anchor finds the text of a coding in words that are not what they were when it was coded.
func (l *loader) anchor(segment int, r record, words []rune, text string) (start, end int, ok bool) {
	name, all := l.Corpus.Segments[segment].Name, string(words)
	if strings.Count(all, text) != 1 {
		l.problems.Errorf(r.at("text"), "changed-text", "%s\u00a0: les mots codés n'y sont plus, ou y sont plusieurs fois\u00a0; le texte a changé depuis (les mots codés\u00a0: %q)",
			"%s: the coded words are no longer there, or more than once; the text has changed since (the coded words: %q)", name, shortened(text))
		return 0, 0, false
	}
	start = len([]rune(all[:strings.Index(all, text)]))
	end = start + len([]rune(text))
	if r.text("start") != "" {
		l.problems.Warnf(r.at("start"), "moved-text", "%s\u00a0: les mots codés ont bougé, de %s à %d", "%s: the coded words have moved, from %s to %d", name, r.text("start"), start)
	}
	return start, end, true
}

// shortened returns the beginning of a long text.
func shortened(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// decisions reads what was settled where coders differ.
func (l *loader) decisions(file study.Located) {
	begin := func(headings map[string]int, pos diag.Pos) bool {
		return l.needs(headings, pos, "segment", "theme", "keep")
	}
	l.read(file, "", begin, func(r record) {
		segment, found := l.segment(r)
		if !found {
			return
		}
		theme, ok := l.theme(r, "theme", segment)
		if !ok {
			return
		}
		keep, known := map[string]bool{"yes": true, "oui": true, "no": false, "non": false}[strings.ToLower(r.text("keep"))]
		switch earlier := l.decision(segment, theme); {
		case theme == nil:
			l.problems.Errorf(r.at("theme"), "decision", "une décision nomme un thème", "a decision names a theme")
		case !known:
			l.problems.Errorf(r.at("keep"), "decision", "keep\u00a0: %q\u00a0; attendu\u00a0: yes ou no", "keep: %q; expected: yes or no", r.text("keep"))
		case earlier != nil:
			l.problems.Errorf(r.pos, "decision", "%s, %s\u00a0: décidé deux fois (déjà à %s)", "%s, %s: decided twice (already at %s)", r.text("segment"), theme.Name, earlier.Pos)
		default:
			l.decided[about{segment, theme}] = len(l.Decisions)
			l.Decisions = append(l.Decisions, Decision{Segment: segment, Theme: theme, Keep: keep, By: r.text("by"), Why: r.text("why"), Pos: r.at("keep")})
		}
	})
}
