package transcript

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/pattern"
)

var (
	srtTime = pattern.New(`^([0-9]{1,3}):([0-5]?[0-9]):([0-5]?[0-9])[,.]([0-9]{3})$`)
	srtTag  = pattern.New(`(?i)</?(?:i|b|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}`)
	digits  = pattern.New(`^\s*[0-9]+\s*$`)
)

// readSRT reads SubRip: a number, times, lines of text, an empty line. Marks of italics and the like are cut.
func readSRT(s *source) *Document {
	if !s.decode() {
		return nil
	}
	header, first := s.srtHeader()
	c := &cues{source: s, times: srtTime, form: "00:00:00,000", body: make([]string, len(s.lines))}
	c.words = func(text string, _ int) string { return srtTag.ReplaceAllString(text, "") }
	s.blocks(first, c.block)
	return s.document(header, c.body, 1)
}

// srtHeader reads the lines above the first cue, and returns the line where it begins, from 0.
func (s *source) srtHeader() (header []Field, first int) {
	for i, text := range s.lines {
		if strings.Contains(text, arrow) || digits.MatchString(text) {
			return header, i
		}
		if strings.TrimSpace(text) == "" {
			continue
		}
		found, ok := field(text, i+1)
		if !ok {
			s.list.Errorf(s.at(i+1, 1), "bad-header", "%q, avant la première réplique, n'est ni une ligne «\u00a0clé\u00a0: valeur\u00a0» de l'en-tête ni un numéro de réplique",
				`%q, above the first cue, is neither a line "key: value" of the header nor the number of a cue`, clipped(text))
			continue
		}
		header = append(header, found)
	}
	return header, len(s.lines)
}
