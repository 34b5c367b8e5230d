package regional

import (
	"strconv"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

// most is how many units of a side have a column each; the answers of more are counted.
const most = 5

// Answers shows what the units of a region answered to some questions, side by side: a column for each unit of a side whose
// units have names and are at most five, else how many give each answer. Where all is set, a last pair of columns has the
// percentage of all respondents of each side that say yes.
func (r *Regions) Answers(i int, id string, title locale.Text, questions []*study.Question, all bool) *table.Table {
	t := &table.Table{ID: id, Title: locale.Textf("%s\u00a0: %s", "%s: %s", locale.Same(r.Name(i)), title)}
	t.Columns = []table.Column{{Key: "item", Label: locale.Same("Question")}, {Key: "question", Machine: true}}
	sides := r.survey.Study.LinkedSides()
	for _, side := range sides {
		t.Columns = append(t.Columns, r.unitColumns(i, side)...)
	}
	for _, side := range sides {
		if all {
			label := locale.Textf("%s, toutes régions", "%s, all regions", r.survey.Study.UnitLabel(side))
			t.Columns = append(t.Columns, table.Column{Key: side + "_percent", Label: label, Kind: table.Percent},
				table.Column{Key: side + "_base", Label: locale.Same("Base"), Kind: table.Count, Machine: true})
		}
	}
	for _, q := range questions {
		cells := []table.Cell{table.Words(q.Title()), table.Plain(q.Name)}
		for _, side := range sides {
			cells = append(cells, r.answerCells(i, side, q)...)
		}
		for k := range sides {
			if all {
				cells = append(cells, shareCells(r.rates[q.Name][k])...)
			}
		}
		t.Add(cells...)
	}
	r.answerNotes(t, all)
	return t
}

func (r *Regions) answerNotes(t *table.Table, all bool) {
	if !all {
		return
	}
	if r.survey.Study.DefaultBase() == study.AskedBase {
		t.Note("Toutes régions\u00a0: pourcentage de oui parmi les unités à qui la question a été posée, répondue ou non.",
			"All regions: percentage of yes among the units that were asked the question, answered or not.")
	} else {
		t.Note("Toutes régions\u00a0: pourcentage de oui parmi les unités qui ont répondu.", "All regions: percentage of yes among the units that answered.")
	}
	for _, side := range r.survey.Study.LinkedSides() {
		if r.survey.Samplings[side] != nil {
			t.Note("%s\u00a0: sans pondération.", "%s: unweighted.", r.survey.Study.UnitLabel(side))
		}
	}
}

// listed reports whether each unit of a side in a region has a column.
func (r *Regions) listed(i int, side string) bool {
	return r.isNamed(side) && len(r.survey.Links[i].Units[side]) <= most
}

func (r *Regions) unitColumns(i int, side string) []table.Column {
	units := r.survey.Links[i].Units[side]
	if !r.listed(i, side) || len(units) == 0 {
		return []table.Column{{Key: side, Label: r.survey.Study.UnitLabel(side)}}
	}
	columns := make([]table.Column, len(units))
	for k, u := range units {
		columns[k] = table.Column{Key: side, Label: locale.Same(r.survey.Frame(side).Units[u].Name)}
		if len(units) > 1 {
			columns[k].Key += "_" + strconv.Itoa(k+1)
		}
	}
	return columns
}

// answerCells returns the answers of the units of a region on a side to one question.
func (r *Regions) answerCells(i int, side string, q *study.Question) []table.Cell {
	units, v := r.survey.Links[i].Units[side], r.survey.Frame(side).Variable(q.Name)
	switch {
	case len(units) == 0 || v == nil:
		cells := make([]table.Cell, max(1, len(r.unitColumns(i, side))))
		for k := range cells {
			cells[k] = table.Absent(study.NotAsked.Label())
			if len(units) == 0 {
				cells[k] = table.Absent(locale.Same("–"))
			}
		}
		return cells
	case !r.listed(i, side):
		return []table.Cell{table.Words(counts(v, q, units))}
	}
	cells := make([]table.Cell, len(units))
	for k, u := range units {
		cells[k] = table.Words(answerOf(v, q, u))
	}
	return cells
}

// answerOf returns an answer as people read it, or why there is none.
func answerOf(v *dataset.Variable, q *study.Question, u int) locale.Text {
	if v.States[u] != study.Answered {
		return v.States[u].Label()
	}
	return q.CodeLabel(v.Words[u])
}

// counts writes how many units give each answer, in the order of the codes, then how many give none, by reason.
func counts(v *dataset.Variable, q *study.Question, units []int) locale.Text {
	given, none := map[string]int{}, map[study.Reason]int{}
	for _, u := range units {
		if v.States[u] == study.Answered {
			given[v.Words[u]]++
		} else {
			none[v.States[u]]++
		}
	}
	var joined locale.Text
	add := func(label locale.Text, n int) {
		switch part := locale.Textf("%s\u00a0: %s", "%s: %s", label, locale.Count(n)); {
		case n == 0:
		case joined.IsZero():
			joined = part
		default:
			joined = locale.Textf("%s\u00a0; %s", "%s; %s", joined, part)
		}
	}
	for _, code := range q.AnswerCodes() {
		add(q.CodeLabel(code), given[code])
	}
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		add(reason.Label(), none[reason])
	}
	return joined
}

func shareCells(share dataset.Share) []table.Cell {
	if p, ok := share.Percent(); ok {
		return []table.Cell{table.Value(p), table.Int(share.Base)}
	}
	return []table.Cell{table.Absent(locale.Same("–")), {}}
}
