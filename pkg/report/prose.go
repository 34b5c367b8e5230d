package report

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/prose"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// A pending is prose whose calls are filled in once everything that they can name has its number.
type pending struct {
	into   *document.Prose
	fr, en []prose.Passage
}

// text adds the prose of a section, with the tables, charts and quotations that it shows among its paragraphs. Both languages
// show the same ones in the same order: package study checked that.
func (b *builder) text(text study.Prose) error {
	fr, en := runs(text.FR), runs(text.EN)
	for i := range max(len(fr), len(en)) {
		var french, english run
		if i < len(fr) {
			french = fr[i]
		}
		if i < len(en) {
			english = en[i]
		}
		b.addPassages(french.passages, english.passages)
		if err := b.called(french.call, english.call); err != nil {
			return err
		}
	}
	return nil
}

// A run is passages up to a call that stands for a block, which is nil at the end of a text.
type run struct {
	passages []prose.Passage
	call     *prose.Call
}

func runs(passages []prose.Passage) []run {
	if len(passages) == 0 {
		return nil
	}
	var list []run
	var last run
	for _, passage := range passages {
		if passage.Call == nil {
			last.passages = append(last.passages, passage)
			continue
		}
		last.call = passage.Call
		list, last = append(list, last), run{}
	}
	return append(list, last)
}

// called adds what a call that stands for a block shows, in either language.
func (b *builder) called(french, english *prose.Call) error {
	call := french
	if call == nil {
		call = english
	}
	if call == nil {
		return nil
	}
	if call.Name == prose.QuoteCall {
		return b.quote(tabulate.QuotingCalled(french, english))
	}
	only := call.Name
	if only == prose.ShowCall {
		only = ""
	}
	return b.shown(shown{analysis: analysisNamed(b.survey.Study, call.Argument(0)), only: only, at: call.PlaceOf(0).Pos})
}

// addPassages adds prose whose calls are to be filled in.
func (b *builder) addPassages(fr, en []prose.Passage) {
	if len(fr) == 0 && len(en) == 0 {
		return
	}
	into := &document.Prose{}
	b.pending = append(b.pending, pending{into, fr, en})
	b.blocks = append(b.blocks, document.Block{Prose: into})
}

// fill fills in the calls of all prose. All that is wrong is reported at once.
func (w *binder) fill(pending []pending) error {
	for _, p := range pending {
		p.into.FR, p.into.EN = w.passages(p.fr, locale.French), w.passages(p.en, locale.English)
	}
	return w.problems.Err(diag.Study)
}

func (w *binder) passages(written []prose.Passage, lang locale.Lang) []document.Passage {
	var passages []document.Passage
	for _, text := range written {
		passage := document.Passage{Kind: kindOf[text.Kind], Level: text.Level, Ordinal: text.Ordinal}
		for _, s := range text.Spans {
			span := document.Span{Text: s.Text, Bold: s.Bold, Italic: s.Italic, Code: s.Code, Link: s.Link}
			if s.Call != nil {
				span.Text = w.wordsOf(s.Call).In(lang)
			}
			if s.Call != nil && s.Call.Name == prose.FigureCall {
				span.Figure = s.Call.Argument(0)
			}
			passage.Spans = append(passage.Spans, span)
		}
		passages = append(passages, passage)
	}
	return passages
}

var kindOf = map[prose.Kind]document.Kind{
	prose.Paragraph: document.Paragraph, prose.Item: document.Item, prose.Heading: document.Heading, prose.Quoted: document.Quoted,
}

// wordsOf returns what a call stands for, or a dash and a problem.
func (w *binder) wordsOf(call *prose.Call) locale.Text {
	if call.Name == prose.RefCall {
		return w.reference(call)
	}
	id, part := call.Argument(0), call.Argument(1)
	digits, given := call.Digits()
	if !given {
		digits = tabulate.AutoDigits
	}
	r, there := w.figures[id]
	var text locale.Text
	if part == "" {
		text = tabulate.FigureText(r, digits)
		there = there && text != tabulate.NoFigure
	} else {
		var ok bool
		text, ok = tabulate.FigurePart(r, part, digits, w.options)
		there = there && ok
	}
	if !there {
		w.problem(call.PlaceOf(0), "prose-figure", locale.Textf("le chiffre %q n'a pas de valeur\u00a0: %s", "figure %q has no value: %s", id, whyNone(r)))
		return tabulate.NoFigure
	}
	return text
}

// reference writes the number of a table or a chart.
func (w *binder) reference(call *prose.Call) locale.Text {
	if name := call.Keys[prose.ChartCall]; name != "" {
		if n := w.chartOf[name]; n > 0 {
			return locale.Textf("figure\u00a0%d", "figure\u00a0%d", n)
		}
		w.problem(call.PlaceOfKey(prose.ChartCall), "prose-ref", locale.Textf("l'analyse %q n'a pas de figure ici", "analysis %q has no chart here", name))
		return tabulate.NoFigure
	}
	if n := w.tableOf[call.Argument(0)]; n > 0 {
		return locale.Textf("tableau\u00a0%d", "table\u00a0%d", n)
	}
	w.problem(call.PlaceOf(0), "prose-ref", locale.Textf("l'analyse %q n'a pas de tableau ici", "analysis %q has no table here", call.Argument(0)))
	return tabulate.NoFigure
}

// problem records what is wrong at a place of the prose; what both languages say in one text is said once.
func (w *binder) problem(at prose.Place, rule string, message locale.Text) {
	d := at.Problem(diag.Error, rule, message)
	for _, known := range w.problems {
		if known == d {
			return
		}
	}
	w.problems = append(w.problems, d)
}

// upper puts the first letter of words in upper case.
func upper(words locale.Text) locale.Text {
	first := func(s string) string {
		if s == "" {
			return s
		}
		runes := []rune(s)
		return strings.ToUpper(string(runes[0])) + string(runes[1:])
	}
	return locale.Text{FR: first(words.FR), EN: first(words.EN)}
}
