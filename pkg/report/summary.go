package report

import (
	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// summaryID is the id of the section that begins a report for which the study declares no sections.
const summaryID = "summary"

var summaryTitle = locale.Text{FR: "L'essentiel", EN: "In brief"}

// mostFacts is how many answers a summary names.
const mostFacts = 6

// A fact is a line of the summary: what it says, and where it is a figure of the study its id.
type fact struct {
	label, value locale.Text
	figure       string
}

// summary says who answered and what the main figures are: those that the study declares (figures:), or where it declares none
// the answers to its first questions.
func (b *builder) summary() error {
	facts, err := b.declaredFacts()
	if err != nil {
		return err
	}
	if len(facts) == 0 {
		if facts, err = b.rateFacts(); err != nil {
			return err
		}
	}
	said := &document.Prose{FR: b.passagesOf(facts, locale.French), EN: b.passagesOf(facts, locale.English)}
	b.addProse(said)
	return nil
}

func (b *builder) passagesOf(facts []fact, lang locale.Lang) []document.Passage {
	passages := []document.Passage{{Spans: []document.Span{{Text: b.responseFact().In(lang)}}}}
	for _, f := range facts {
		label := locale.Textf("%s\u00a0: ", "%s: ", f.label).In(lang)
		passages = append(passages, document.Passage{Kind: document.Item, Level: 1,
			Spans: []document.Span{{Text: label}, {Text: f.value.In(lang), Figure: f.figure}}})
	}
	return passages
}

// responseFact says how many answered, side by side.
func (b *builder) responseFact() locale.Text {
	var parts []locale.Text
	for _, frame := range b.survey.Sides {
		if !b.survey.Study.HasExport(frame.Name) {
			continue
		}
		answered := locale.Textf("%s", "%s", locale.Count(frame.Len()))
		if n := b.survey.Population(frame.Name); n > 0 {
			share := locale.Percent(100*float64(frame.Len())/float64(n), 0)
			answered = locale.Textf("%s sur %s (%s)", "%s of %s (%s)", answered, locale.Count(n), share)
		}
		parts = append(parts, locale.Textf("%s, %s", "%s, %s", lower(frame.Label), answered))
	}
	text := parts[0]
	for _, part := range parts[1:] {
		text = locale.Textf("%s\u00a0; %s", "%s; %s", text, part)
	}
	return locale.Textf("Ont répondu\u00a0: %s.", "Answers came from: %s.", text)
}

// declaredFacts are the figures that the study declares and nobody published, those that have a value.
func (b *builder) declaredFacts() ([]fact, error) {
	figures, err := b.computed()
	if err != nil {
		return nil, err
	}
	var facts []fact
	for _, entry := range b.survey.Study.Figures {
		r := figures.byID[entry.Key.Value]
		if value := tabulate.FigureText(r, tabulate.AutoDigits); value != tabulate.NoFigure {
			facts = append(facts, fact{upper(r.Statement), value, entry.Key.Value})
		}
	}
	return facts, nil
}

// rateFacts are the rates of yes of the first questions, and of other questions the most frequent answer.
func (b *builder) rateFacts() ([]fact, error) {
	asked := loose(b.survey.Study, func(q *study.Question) bool { return q.Type.IsCategory() && !isGraded(q) })
	asked = asked[:min(len(asked), mostFacts)]
	if len(asked) == 0 {
		return nil, nil
	}
	rates, err := tabulate.Rates(b.survey, study.Values(asked), b.options)
	if err != nil {
		return nil, err
	}
	var facts []fact
	for _, name := range asked {
		if f := b.rateFact(b.survey.Study.Question(name.Value), rates); !f.value.IsZero() {
			facts = append(facts, f)
		}
	}
	return facts, nil
}

// rateFact says how a question was answered on each side; it has no value where nobody was asked.
func (b *builder) rateFact(q *study.Question, rates []tabulate.Rate) fact {
	f := fact{label: locale.Textf("%s – %s", "%s – %s", q.Title(), q.CodeLabel(q.YesCode()))}
	if q.Type != study.YesNo {
		f.label = locale.Textf("%s – réponse la plus fréquente", "%s – most frequent answer", q.Title())
	}
	for _, frame := range b.survey.Sides {
		best, there := mostFrequent(q, frame.Name, rates)
		if !there {
			continue
		}
		said := rateText(best)
		if q.Type != study.YesNo {
			said = locale.Textf("%s, %s", "%s, %s", q.CodeLabel(best.Code), said)
		}
		if len(b.survey.Sides) > 1 {
			said = locale.Textf("%s, %s", "%s, %s", lower(best.Side.Label.Text), said)
		}
		if f.value.IsZero() {
			f.value = said
		} else {
			f.value = locale.Textf("%s\u00a0; %s", "%s; %s", f.value, said)
		}
	}
	return f
}

// mostFrequent returns the rate of a question and a side that is the highest; false where two are, or none has a base.
func mostFrequent(q *study.Question, side string, rates []tabulate.Rate) (best tabulate.Rate, there bool) {
	highest := -1.0
	for _, rate := range rates {
		if rate.Question != q || rate.Side.Name != side {
			continue
		}
		switch percent, ok := rate.Percent(); {
		case !ok:
		case percent > highest:
			best, highest, there = rate, percent, true
		case percent == highest:
			there = false
		}
	}
	return best, there
}

// rateText writes a rate as figures are written.
func rateText(rate tabulate.Rate) locale.Text {
	percent, ok := rate.Percent()
	r := claim.Result{Share: &rate.Share, Estimate: rate.Estimate, Weighted: rate.Estimate != nil}
	r.Computed.Measure = "percent"
	r.Computed.Percent.Value, r.Computed.Percent.Set = percent, ok
	r.Computed.Count.Value, r.Computed.Base.Value = rate.Share.Count, rate.Share.Base
	return tabulate.FigureText(r, tabulate.AutoDigits)
}
