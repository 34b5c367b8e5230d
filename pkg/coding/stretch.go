package coding

import (
	"regexp"
	"strconv"
	"strings"
)

// stretch returns which characters of a segment a coding is about: those that it gives, if its text still stands there, else
// the only place where its text stands now.
func (l *loader) stretch(segment int, r record) (start, end int, ok bool) {
	text, whole := r.words("text"), l.Corpus.Segments[segment].Text
	if r.text("start") == "" && r.text("end") == "" {
		if text == "" || squeezed(text) == squeezed(whole) {
			return 0, 0, true
		}
		return l.anchor(segment, r, text)
	}
	words := []rune(whole)
	start, errStart := strconv.Atoi(r.text("start"))
	end, errEnd := strconv.Atoi(r.text("end"))
	switch {
	case errStart != nil || errEnd != nil || start < 0 || end <= start:
		l.problems.Errorf(r.at("start"), "offset", "début et fin (%s, %s)\u00a0: deux nombres de caractères à partir de 0 sont attendus, le second plus grand", "start and end (%s, %s): two numbers of characters from 0 are expected, the second the larger",
			r.text("start"), r.text("end"))
		return 0, 0, false
	case text == "" && end > len(words):
		l.tooFar(r, "end", segment, end, len(words))
		return 0, 0, false
	case text == "", end <= len(words) && squeezed(string(words[start:end])) == squeezed(text):
		return start, end, true
	}
	return l.anchor(segment, r, text)
}

// tooFar reports a stretch that ends beyond the words of its segment.
func (l *loader) tooFar(r record, heading string, segment, end, runes int) {
	l.problems.Errorf(r.at(heading), "offset", "fin %d\u00a0: la réponse %s n'a que %d caractères", "end %d: answer %s has only %d characters", end, l.Corpus.Segments[segment].Name, runes)
}

// anchor finds the text of a coding in words that are not what they were when it was coded.
func (l *loader) anchor(segment int, r record, text string) (start, end int, ok bool) {
	name, all := l.Corpus.Segments[segment].Name, l.Corpus.Segments[segment].Text
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

// marked is a theme of a sheet that was given to a part of the text: its name, then the characters.
var marked = regexp.MustCompile(`^(\S+)\s+(\d{1,9})-(\d{1,9})$`)

// Mark returns how a coding sheet writes a theme that was given to some characters of a segment: all of it where start and
// end are 0.
func Mark(theme string, start, end int) string {
	if end == 0 {
		return theme
	}
	return theme + " " + strconv.Itoa(start) + "-" + strconv.Itoa(end)
}

// unmarked takes the characters off a theme of a sheet; false where it has none.
func unmarked(text string) (theme string, start, end int, ok bool) {
	found := marked.FindStringSubmatch(text)
	if found == nil {
		return text, 0, 0, false
	}
	start, _ = strconv.Atoi(found[2])
	end, _ = strconv.Atoi(found[3])
	return found[1], start, end, true
}

// sheetStretch checks the characters that a sheet gives for a theme, against the text beside it: whoever changed the spaces
// of the words since has moved them.
func (l *loader) sheetStretch(segment int, r record, heading string, start, end int) bool {
	now, then := []rune(l.Corpus.Segments[segment].Text), []rune(r.rawWords("text"))
	moved := func() bool {
		return end > len(then) || squeezed(string(now[start:end])) != squeezed(string(then[start:end]))
	}
	switch {
	case end <= start:
		l.problems.Errorf(r.at(heading), "offset", "début et fin (%d, %d)\u00a0: deux nombres de caractères à partir de 0 sont attendus, le second plus grand",
			"start and end (%d, %d): two numbers of characters from 0 are expected, the second the larger", start, end)
		return false
	case end > len(now):
		l.tooFar(r, heading, segment, end, len(now))
		return false
	case len(now) != len(then) && moved():
		l.problems.Errorf(r.at(heading), "changed-text", "%s\u00a0: le texte n'est plus tout à fait celui qui a été codé, et les caractères %d à %d ne sont plus les mêmes mots",
			"%s: the text is no longer quite the one that was coded, and characters %d to %d are not the same words any more", l.Corpus.Segments[segment].Name, start, end)
		return false
	}
	return true
}
