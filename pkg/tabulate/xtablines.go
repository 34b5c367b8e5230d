package tabulate

import (
	"fmt"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// What the lines and the columns of a crosstab are.
const (
	xtabAnswer  = "answer"  // a value of the variable
	xtabNet     = "net"     // several answers taken together
	xtabMissing = "missing" // a reason for having no value
	xtabTotal   = "total"   // all the units that have a value
)

// An xtabLine is one row of a crosstab.
type xtabLine struct {
	label  locale.Text
	key    string // the code
	kind   string // xtabAnswer, xtabNet or xtabMissing
	reason study.Reason
	shown  bool // even where no unit is in it
}

// An xtabColumn is one column of a crosstab.
type xtabColumn struct {
	label  locale.Text
	key    string // the code
	kind   string // xtabAnswer, xtabTotal or xtabMissing
	reason study.Reason
	shown  bool // even where no unit is in it
}

// An xtabPart is some units of a side.
type xtabPart struct {
	frame *dataset.Frame
	mask  dataset.Mask
}

// A crossing says of each unit where it stands in a crosstab. Several parts follow one another.
type crossing struct {
	in       []bool         // the units of the group
	lines    []xtabLine     // answers, then nets
	gives    [][]bool       // by line: the units that are in it
	answered []study.Reason // why a unit has no value of the row variable, or Answered
	columns  []xtabColumn   // answers
	of       []int          // the column of each unit; -1 for none
	lacks    []study.Reason // why a unit has no column, or Answered
	several  bool           // a unit may give several answers
	ordered  bool           // rows and columns both have an order
	design   *design.Design // nil where the units are a simple random sample
}

// crossed places the units of the parts: in columns by the column variable, or each part in a column of its own.
func crossed(def *study.Definition, request XtabRequest, parts []xtabPart) (*crossing, error) {
	c := &crossing{}
	for _, part := range parts {
		row := part.frame.Variable(request.Row)
		lines, gives, err := xtabLines(def, request, part.frame, row)
		if err != nil {
			return nil, err
		}
		if c.lines == nil {
			c.lines, c.gives = lines, make([][]bool, len(lines))
		}
		for k := range gives {
			c.gives[k] = append(c.gives[k], gives[k]...)
		}
		c.answered, c.several = append(c.answered, row.States...), isMultiple(row)
		for i := range part.frame.Units {
			c.in = append(c.in, part.mask.Has(i))
		}
		if err := c.place(def, request, part, len(parts) > 1); err != nil {
			return nil, err
		}
		column := part.frame.Variable(request.Column)
		c.ordered = len(parts) == 1 && isOrdered(row) && isOrdered(column)
	}
	return c, nil
}

func isOrdered(v *dataset.Variable) bool {
	return v.Source != nil && v.Source.Type.IsCategory() && v.Source.IsOrdered()
}

// place finds the columns of the units of a part.
func (c *crossing) place(def *study.Definition, request XtabRequest, part xtabPart, sides bool) error {
	if sides {
		c.columns = append(c.columns, xtabColumn{label: part.frame.Label, key: part.frame.Name, kind: xtabAnswer, shown: true})
		c.of = append(c.of, slices.Repeat([]int{len(c.columns) - 1}, part.frame.Len())...)
		c.lacks = append(c.lacks, make([]study.Reason, part.frame.Len())...)
		return nil
	}
	column := part.frame.Variable(request.Column)
	switch {
	case isMultiple(column):
		return usage("%s\u00a0: une question à plusieurs réponses va dans les lignes\u00a0; en colonne, une seule de ses réponses, comme %s",
			"%s: a question with several answers goes in the rows; as a column, one of its answers, such as %s", column.Name, column.Source.TickNames()[0])
	case !isCrossable(def, column):
		return usage("%s\u00a0: en colonne, il faut une variable à codes, une région, une condition, une table à tranches (bands:) ou side",
			"%s: as a column, a variable with codes, a region, a condition, a table with bands (bands:) or side is needed", column.Name)
	}
	s, err := splitsOf(def, column)
	if err != nil {
		return err
	}
	for _, part := range s.parts {
		c.columns = append(c.columns, xtabColumn{label: partLabel(column, part), key: part.key, kind: xtabAnswer, shown: part.shown})
	}
	c.lacks = column.States
	c.of = make([]int, part.frame.Len())
	for i := range c.of {
		c.of[i] = slices.IndexFunc(s.parts, func(p split) bool { return column.States[i] == study.Answered && p.has(i) })
	}
	return nil
}

// partLabel names a category of a variable that the title names already.
func partLabel(v *dataset.Variable, part split) locale.Text {
	if v.Kind != formula.Truth {
		return part.label
	}
	if part.key == "yes" {
		return locale.Text{FR: "Oui", EN: "Yes"}
	}
	return locale.Text{FR: "Non", EN: "No"}
}

// xtabLines returns the answers and the nets of the row variable, with the units that are in each.
func xtabLines(def *study.Definition, request XtabRequest, frame *dataset.Frame, v *dataset.Variable) ([]xtabLine, [][]bool, error) {
	if !isCrossable(def, v) {
		if isNumeric(v) {
			return nil, nil, usage("%[1]s est un nombre\u00a0: arrimage means %[1]s --by %[2]s en donne la moyenne par groupe",
				"%[1]s is a number: arrimage means %[1]s --by %[2]s gives its mean by group", v.Name, request.Column)
		}
		return nil, nil, usage("%s\u00a0: en ligne, il faut une question à codes, une région, une condition ou une table à tranches (bands:)",
			"%s: in the rows, a question with codes, a region, a condition or a table with bands (bands:) is needed", v.Name)
	}
	var lines []xtabLine
	var gives [][]bool
	add := func(line xtabLine, has func(i int) bool) {
		in := make([]bool, frame.Len())
		for i := range in {
			in[i] = v.States[i] == study.Answered && has(i)
		}
		lines, gives = append(lines, line), append(gives, in)
	}
	if isMultiple(v) {
		for _, code := range v.Source.AnswerCodes() {
			add(xtabLine{label: v.Source.CodeLabel(code), key: code, kind: xtabAnswer, shown: true}, givesCode(frame, v.Source, code))
		}
	} else {
		s, err := splitsOf(def, v)
		if err != nil {
			return nil, nil, err
		}
		for _, part := range s.parts {
			add(xtabLine{label: partLabel(v, part), key: part.key, kind: xtabAnswer, shown: part.shown}, part.has)
		}
	}
	nets, err := netsOf(v, request)
	if err != nil {
		return nil, nil, err
	}
	for _, net := range nets {
		line := xtabLine{label: net.label, key: net.key, kind: xtabNet, shown: true}
		add(line, givesAny(frame, v.Source, net.codes))
	}
	return lines, gives, nil
}

// givesAny returns whether a unit gives one of several answers.
func givesAny(frame *dataset.Frame, q *study.Question, codes []string) func(i int) bool {
	var gives []func(i int) bool
	for _, code := range codes {
		gives = append(gives, givesCode(frame, q, code))
	}
	return func(i int) bool {
		return slices.ContainsFunc(gives, func(one func(i int) bool) bool { return one(i) })
	}
}

// A net is several answers taken together.
type net struct {
	label locale.Text
	key   string
	codes []string
}

// netsOf returns the nets that the study declares of a question, and that of the highest answers where it is asked for.
func netsOf(v *dataset.Variable, request XtabRequest) ([]net, error) {
	var nets []net
	if v.Source != nil && v.Code == "" {
		for _, entry := range v.Source.Nets {
			nets = append(nets, net{label: locale.Textf("Regroupement\u00a0: %s", "Net: %s", entry.Value.Label.Text), key: entry.Key.Value, codes: study.Values(entry.Value.Codes)})
		}
	}
	if request.Top == 0 {
		return nets, nil
	}
	top, err := topOf(v, request.Top)
	return append(nets, top), err
}

// topOf returns the net of the n answers with the highest values.
func topOf(v *dataset.Variable, n int) (net, error) {
	if !isOrdered(v) {
		return net{}, usage("--top\u00a0: les réponses à %s n'ont pas d'ordre\u00a0; une valeur à chaque code (value:) le donne",
			"--top: the answers to %s have no order; a value for each code (value:) gives it", v.Name)
	}
	codes := v.Source.AnswerCodes()
	if n < 1 || n >= len(codes) {
		return net{}, usage("--top %d\u00a0: attendu un nombre de 1 à %d, %s a %d réponses", "--top %d: expected a number from 1 to %d, %s has %d answers", n, len(codes)-1, v.Name, len(codes))
	}
	slices.SortStableFunc(codes, func(a, b string) int {
		x, _ := v.Source.Value(a)
		y, _ := v.Source.Value(b)
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	top := slices.DeleteFunc(v.Source.AnswerCodes(), func(code string) bool { return !slices.Contains(codes[:n], code) })
	return net{label: topLabel(v.Source, top), key: fmt.Sprintf("top_%d", n), codes: top}, nil
}

// topLabel names the highest answers.
func topLabel(q *study.Question, codes []string) locale.Text {
	list := q.CodeLabel(codes[0])
	for _, code := range codes[1:] {
		list = locale.Textf("%s, %s", "%s, %s", list, q.CodeLabel(code))
	}
	return locale.Textf("Les %d plus hautes\u00a0: %s", "Top %d: %s", len(codes), list)
}
