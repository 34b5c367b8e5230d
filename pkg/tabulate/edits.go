package tabulate

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/scrub"
	"github.com/arrimage/arrimage/pkg/study"
)

// Edits are words as they are edited, in French and English. Where one language has none, those of the other stand for it.
type Edits struct{ FR, EN Edit }

// An Edit is words with their cuts, and what was put in, in brackets.
type Edit struct {
	Words string
	At    func() diag.Pos // where they are written; nil where there are none
}

// there reports whether words are edited.
func (e Edits) there() bool { return e.FR.At != nil || e.EN.At != nil }

func (e Edits) in(lang locale.Lang) Edit {
	if lang == locale.English && e.EN.At != nil || e.FR.At == nil {
		return e.EN
	}
	return e.FR
}

// writtenIn returns what a study file writes.
func writtenIn(def *study.Definition, written study.Written) Edits {
	edit := func(l study.Located) Edit {
		if l.Line == 0 {
			return Edit{}
		}
		return Edit{Words: l.Value, At: func() diag.Pos { return def.Pos(l) }}
	}
	return Edits{FR: edit(written.FR), EN: edit(written.EN)}
}

// edition finds edited words in what was said. What is not there is an error at its place; what is wrong with one text for
// both languages is said once.
func (p *Publisher) edition(words *corpus.Segment, as Edits) (edition, diag.List) {
	var edited edition
	var list diag.List
	for _, lang := range locale.Langs {
		edit := as.in(lang)
		text := strings.TrimSpace(CueEnds.ReplaceAllString(edit.Words, " "))
		if lang == locale.French {
			text = locale.Text{FR: text}.French().FR
		}
		quotation, difference, ok := scrub.Edited(words.Text, text)
		if !ok {
			if at := edit.At(); len(list) == 0 || list[0].Pos != at {
				list.Errorf(at, "edited-quotation", "%s", "%s", p.differs(words, text, difference))
			}
		}
		if lang == locale.French {
			edited.fr = quotation
		} else {
			edited.en = quotation
		}
	}
	return edited, list
}

// differs says why edited words are none of what was said: which of them are not there, and what is nearest, as it may be
// published.
func (p *Publisher) differs(words *corpus.Segment, edited string, d scrub.Difference) locale.Text {
	name, mark := words.Name, scrub.Mark
	nearest := func(span scrub.Span) func(lang locale.Lang) string {
		return func(lang locale.Lang) string {
			return lang.Quote(locale.Line(p.scrubber.Scrub(words.Text, lang).Stretch(span.Start, span.End)))
		}
	}
	runes := []rune(edited)
	if d.Words == nil && d.Nearest == (scrub.Span{}) {
		return locale.Textf("citation éditée\u00a0: hors des crochets, aucun mot de %s", "edited quotation: outside of the brackets, no word of %s", name)
	}
	if d.Words == nil && d.Left != nil {
		return locale.Textf("citation éditée\u00a0: %s y manque, sans %s\u00a0; dans %s\u00a0: %s (%s)", "edited quotation: %s is left out without %s; in %s: %s (%s)",
			nearest(scrub.Span{Start: d.Left[0].Start, End: d.Left[len(d.Left)-1].End}), mark, name, nearest(d.Nearest), words.Pos.String())
	}
	if d.Words == nil {
		return locale.Textf("citation éditée\u00a0: %s n'est pas à cet endroit dans %s\u00a0: un autre ordre, ou il manque %s (%s)",
			"edited quotation: %s does not stand there in %s: another order, or %s is missing (%s)", nearest(d.Nearest), name, mark, words.Pos.String())
	}
	wrong := func(lang locale.Lang) string {
		var quoted []string
		for _, span := range d.Words {
			quoted = append(quoted, lang.Quote(locale.Line(string(runes[span.Start:span.End]))))
		}
		return strings.Join(quoted, ", ")
	}
	if d.Nearest == (scrub.Span{}) {
		return locale.Textf("citation éditée\u00a0: pas dans %s\u00a0: %s (%s)", "edited quotation: not in %s: %s (%s)", name, wrong, words.Pos.String())
	}
	return locale.Textf("citation éditée\u00a0: pas dans %s\u00a0: %s\u00a0; le plus proche\u00a0: %s (%s)", "edited quotation: not in %s: %s; nearest: %s (%s)",
		name, wrong, nearest(d.Nearest), words.Pos.String())
}
