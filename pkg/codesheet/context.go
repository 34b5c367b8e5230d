package codesheet

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

const (
	contextTurns = 3   // turns before a turn that its context shows at most
	contextRunes = 400 // characters of a turn that a context shows at most: its end
)

// context returns what a reader needs to know of a segment beside its words: the question as it was put, or the turns before
// in the same document, back to the interviewer's last.
func (s *Sheet) context(segment int, lang locale.Lang) string {
	segments := s.survey.Codings.Corpus.Segments
	words := &segments[segment]
	var turns []string
	for i := segment - 1; i >= segment-contextTurns && i >= segment-words.Turn+1; i-- {
		turns = append([]string{turn(segments[i].Speaker, segments[i].Text)}, turns...)
		if segments[i].Context {
			break
		}
	}
	if len(turns) == 0 {
		return words.Question.Title().In(lang)
	}
	return strings.Join(turns, "\n")
}

// turn returns what a speaker says, its end where it is long.
func turn(speaker, text string) string {
	if runes := []rune(text); len(runes) > contextRunes {
		text = "…" + string(runes[len(runes)-contextRunes:])
	}
	if speaker == "" {
		return text
	}
	return speaker + ": " + text
}
