package coding

import (
	"slices"
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
		case !found || !l.isBy(declared.Name, r):
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

// isBy reports whether a row is a coder's: in a file of several coders, which has the column coder, others have rows too.
func (l *loader) isBy(name string, r record) bool {
	switch by := r.words("coder"); {
	case by == "" || by == name:
		return true
	case !slices.Contains(l.def.Coding.Coders.Names(), by):
		l.problems.Errorf(r.at("coder"), "unknown-coder", "personne ne code sous le nom %q%s\u00a0; attendu\u00a0: %s", "no coder is called %q%s; expected: %s",
			by, diag.DidYouMean(by, l.def.Coding.Coders.Names()), diag.OneOf(l.def.Coding.Coders.Names()))
	}
	return false
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
	l.add(Coding{Coder: coder, Segment: segment, Theme: theme, Start: start, End: end, Quote: r.text("quote") != "", Remark: r.words("remark"), Pos: r.at("theme")})
}

// sheetRow reads what a coder wrote beside one segment. A row without a theme was not coded.
func (l *loader) sheetRow(coder, segment int, r record, headings []string) {
	if !l.sameText(segment, r) {
		return
	}
	coded := false
	for _, heading := range headings {
		if r.text(heading) == "" {
			continue
		}
		coded = true
		if theme, start, end, ok := l.markedTheme(r, heading, segment); ok {
			l.add(Coding{Coder: coder, Segment: segment, Theme: theme, Start: start, End: end, Quote: r.text("quote") != "", Remark: r.words("remark"), Pos: r.at(heading)})
		}
	}
	if !coded && (r.text("quote") != "" || r.text("remark") != "") {
		l.problems.Warnf(r.pos, "not-coded", "%s\u00a0: une remarque ou une citation sans thème n'est pas un codage (%s dit qu'aucun thème ne convient)",
			"%s: a remark or a quote without a theme is no coding (%s says that no theme applies)", r.text("segment"), NoTheme)
	}
}

// markedTheme returns the theme that a cell of a sheet names, with the characters that it is about where the cell has them.
func (l *loader) markedTheme(r record, heading string, segment int) (theme *study.Theme, start, end int, ok bool) {
	name, start, end, part := unmarked(r.text(heading))
	theme, ok = l.themeNamed(name, r.at(heading), segment)
	if ok && part {
		ok = l.sheetStretch(segment, r, heading, start, end)
	}
	return theme, start, end, ok
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

// decisions reads what was settled where coders differ. A row whose keep is empty settles nothing.
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
		if !ok || theme != nil && r.text("keep") == "" {
			return // Nothing is decided yet.
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
			l.decided[segment] = append(l.decided[segment], len(l.Decisions))
			l.Decisions = append(l.Decisions, Decision{Segment: segment, Theme: theme, Keep: keep, By: r.words("by"), Why: r.words("why"), Pos: r.at("keep")})
		}
	})
}
