package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Codebook describes the variables of every side in the order of the questionnaire, then side tables, scores and derived
// variables, and those of the linked regions: what was asked of whom, the answers with their counts, the reasons for having
// none, and for numbers a few statistics. names are the variables to describe; none for all. The answers to questions of
// type text, id, date and region are only counted, never listed: they may name people.
func Codebook(s *survey.Survey, names []string) (*table.Table, error) {
	if err := checkCodebookNames(s, names); err != nil {
		return nil, err
	}
	b := &codebook{Survey: s, t: newCodebookTable(s)}
	for _, frame := range b.frames() {
		headed := false
		for _, v := range b.variables(frame) {
			if len(names) > 0 && !slices.Contains(names, v.Name) {
				continue
			}
			if !headed && len(b.frames()) > 1 {
				b.t.AddGroup(locale.Textf("%s (%d)", "%s (%d)", frame.Label, frame.Len()))
			}
			headed = true
			if err := b.describe(frame, v); err != nil {
				return nil, err
			}
		}
	}
	b.notes()
	return b.t, nil
}

// A codebook is a codebook in the making.
type codebook struct {
	*survey.Survey
	t        *table.Table
	frame    *dataset.Frame    // whose variable is being described
	variable *dataset.Variable // which one
	several  bool              // some question takes several answers
	closed   bool              // some question has answers that are only counted
}

func newCodebookTable(s *survey.Survey) *table.Table {
	t := &table.Table{ID: "codebook", Title: locale.Textf("Dictionnaire des variables\u00a0: %s", "Codebook: %s", s.Study.Title.Text)}
	t.Columns = []table.Column{
		{Key: "element", Label: locale.Text{FR: "Élément", EN: "Element"}},
		{Key: "side", Machine: true, Role: table.Side}, {Key: "variable", Machine: true, Role: table.Term}, {Key: "kind", Machine: true, Role: table.Level}, {Key: "key", Machine: true, Role: table.Level},
		{Key: "detail", Label: locale.Text{FR: "Détail", EN: "Detail"}},
		{Key: "count", Label: locale.Same("n"), Kind: table.Count, Role: table.N},
		{Key: "percent", Label: locale.Same("%"), Kind: table.Percent, Decimals: 1, Role: table.Estimate},
		{Key: "value", Kind: table.Number, Machine: true}, {Key: "statistic", Kind: table.Number, Decimals: 2, Machine: true, Role: table.Estimate},
	}
	return t
}

// frames returns the frames of the sides, then that of the regions where it has derived variables.
func (b *codebook) frames() []*dataset.Frame {
	frames := slices.Clone(b.Sides)
	if b.Regions != nil && len(b.Study.DerivedOf(study.RegionUnit)) > 0 {
		frames = append(frames, b.Regions)
	}
	return frames
}

// variables returns the variables of a frame that have an entry of their own: ticks stand with their question, what counts
// the items of a score with the score, and the regions have only what is derived for them.
func (b *codebook) variables(frame *dataset.Frame) []*dataset.Variable {
	var list []*dataset.Variable
	for _, v := range frame.Variables {
		isDerived := slices.ContainsFunc(b.Study.DerivedOf(frame.Name), func(d *study.Derived) bool { return d.Name == v.Name })
		switch {
		case isDerived:
		case frame == b.Regions, v.Code != "", v.Source != nil && v.Source.Name != v.Name, b.isBesideScore(v):
			continue
		}
		list = append(list, v)
	}
	return list
}

// isBesideScore reports whether a variable counts the items of a score.
func (b *codebook) isBesideScore(v *dataset.Variable) bool {
	return v.Source == nil && slices.ContainsFunc(b.Study.Scales.Names(), func(scale string) bool {
		return slices.Contains(besideScore(scale), v.Name)
	})
}

// besideScore returns the names of the variables that a scale has beside its score.
func besideScore(scale string) []string {
	return []string{scale + study.SuffixNotApplicable, scale + study.SuffixAnswered, scale + study.SuffixMaximum}
}

func checkCodebookNames(s *survey.Survey, names []string) error {
	b := &codebook{Survey: s}
	var all []string
	for _, frame := range b.frames() {
		for _, v := range b.variables(frame) {
			if !slices.Contains(all, v.Name) {
				all = append(all, v.Name)
			}
		}
	}
	for _, name := range names {
		if !slices.Contains(all, name) {
			return unknown(locale.Same("variable"), name, all)
		}
	}
	return nil
}

// describe adds the entry of one variable.
func (b *codebook) describe(frame *dataset.Frame, v *dataset.Variable) error {
	b.frame, b.variable = frame, v
	b.t.AddGroup(locale.Textf("%s\u00a0– %s", "%s – %s", v.Name, v.Label))
	switch {
	case v.Source != nil:
		b.question(v.Source)
	case b.Study.Scale(v.Name) != nil:
		b.scale(b.Study.Scale(v.Name))
	case b.Study.Table(v.Name) != nil:
		b.sideTable(b.Study.Table(v.Name))
	default:
		b.derived()
	}
	var err error
	switch {
	case v.Source != nil && v.Source.Type.HasCodes():
		err = b.answers(v.Source)
	case v.Kind == formula.Words:
		b.closed = true
		b.counted("answered", study.Answered.Label(), b.states()[study.Answered])
	case v.Kind == formula.Truth:
		err = b.truths()
	default:
		err = b.statistics()
	}
	b.reasons()
	return err
}

// add appends a row of the entry.
func (b *codebook) add(kind, key string, element, detail locale.Text, count, percent, value table.Cell) {
	b.t.Add(table.Words(element), table.Plain(b.frame.Name), table.Plain(b.variable.Name), table.Plain(kind), table.Plain(key),
		table.Words(detail), count, percent, value, table.Cell{})
}

// fact appends something that the study declares.
func (b *codebook) fact(key, fr, en string, detail locale.Text) {
	if !detail.IsZero() {
		b.add("fact", key, locale.Text{FR: fr, EN: en}, detail, table.Cell{}, table.Cell{}, table.Cell{})
	}
}

// counted appends a number of respondents.
func (b *codebook) counted(key string, element locale.Text, n int) {
	b.add("count", key, element, locale.Text{}, table.Int(n), table.Cell{}, table.Cell{})
}

// states counts the units by reason for having no value; Answered counts those that have one.
func (b *codebook) states() dataset.Reasons {
	var counts dataset.Reasons
	for _, state := range b.variable.States {
		counts[state]++
	}
	return counts
}

// reasons appends how many units have no value, by reason.
func (b *codebook) reasons() {
	counts := b.states()
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		if counts[reason] > 0 {
			b.add("reason", reason.String(), locale.Text{FR: "sans\u00a0valeur", EN: "no value"}, reason.Label(), table.Int(counts[reason]), table.Cell{}, table.Cell{})
		}
	}
}

// notes say what must be read with the counts.
func (b *codebook) notes() {
	b.t.Note("La colonne d'une question dans l'export a pour titre le nom de la variable, sauf si un autre est donné.", "The column of a question in the export is headed by the name of the variable unless another heading is given.")
	if words := contents(b.Study.Missing); len(words) > 0 {
		b.t.Note("Tient lieu de motif à toute question\u00a0: %s.", "Stands for a reason in every question: %s.", locale.Join(words))
	}
	b.t.Note("n\u00a0: répondants, sans pondération. %\u00a0: part de ceux qui ont répondu à la question.", "n: respondents, unweighted. %: share of those who answered the question.")
	var weighted []string
	for _, frame := range b.Sides {
		if b.Samplings[frame.Name] != nil {
			weighted = append(weighted, frame.Name)
		}
	}
	if len(weighted) > 0 {
		b.t.Note("Pondérés selon le plan déclaré\u00a0: pourcentages, moyenne et quantiles (%s).", "Weighted by the declared design: percents, mean and quantiles (%s).", diag.OneOf(weighted))
	}
	if b.several {
		b.t.Note("Question à plusieurs réponses\u00a0: n compte les répondants qui cochent la réponse\u00a0; les pourcentages peuvent dépasser 100 au total.",
			"Question with several answers: n counts the respondents who tick the answer; the percents can add to more than 100.")
	}
	if b.closed {
		b.t.Note("Textes, identifiants, dates et régions sont comptés, jamais énumérés.", "Texts, identifiers, dates and regions are counted, never listed.")
	}
}
