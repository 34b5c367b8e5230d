package diff

import (
	"bytes"
	"encoding/json"
	"io"
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// The forms that JSON writes. The order of the fields is that of the keys.
type (
	jsonReport struct {
		Old     jsonSource   `json:"old"`
		New     jsonSource   `json:"new"`
		Summary jsonSummary  `json:"summary"`
		Changes []jsonChange `json:"changes"`
		Moved   []jsonMoved  `json:"moved"`
	}
	jsonSource struct {
		Name  string `json:"name"`
		Study string `json:"study,omitempty"`
		Wave  string `json:"wave,omitempty"`
	}
	jsonSummary struct {
		Changed bool        `json:"changed"`
		Figures jsonFigures `json:"figures"`
		Words   int         `json:"words"`
		Notes   int         `json:"notes"`
		Rows    jsonRows    `json:"rows"`
		Columns jsonCame    `json:"columns"`
		Tables  jsonCame    `json:"tables"`
	}
	jsonFigures struct {
		Compared int `json:"compared"`
		Changed  int `json:"changed"`
		Outside  int `json:"outside_interval"`
		Added    int `json:"added"`
		Removed  int `json:"removed"`
	}
	jsonRows struct {
		jsonCame
		Moved int `json:"moved"`
	}
	jsonCame struct {
		Added   int `json:"added"`
		Removed int `json:"removed"`
	}
	jsonChange struct {
		What       string        `json:"what"`
		How        string        `json:"how"`
		Table      string        `json:"table,omitempty"`
		Title      *locale.Text  `json:"title,omitempty"`
		Row        *locale.Text  `json:"row,omitempty"`
		Column     string        `json:"column,omitempty"`
		Label      *locale.Text  `json:"label,omitempty"`
		Old        any           `json:"old,omitempty"`
		New        any           `json:"new,omitempty"`
		Difference *float64      `json:"difference,omitempty"`
		Relative   *float64      `json:"relative,omitempty"`
		Interval   *jsonInterval `json:"interval,omitempty"`
		Figures    *int          `json:"figures,omitempty"`
	}
	jsonInterval struct {
		Column string  `json:"column"`
		Lo     float64 `json:"lo"`
		Hi     float64 `json:"hi"`
		Within bool    `json:"within"`
	}
	jsonBounds struct {
		Lo *float64 `json:"lo"`
		Hi *float64 `json:"hi"`
	}
	jsonMoved struct {
		Table string      `json:"table"`
		Title locale.Text `json:"title"`
		Rows  int         `json:"rows"`
	}
)

// JSON writes a report for programs, in the form that the package comment describes: whole, in both languages. The error
// is the writer's.
func (r *Report) JSON(w io.Writer) error {
	document := jsonReport{Old: sourceObject(r.Old), New: sourceObject(r.New), Summary: r.summaryObject(), Changes: []jsonChange{}, Moved: []jsonMoved{}}
	for _, c := range r.Changes {
		document.Changes = append(document.Changes, changeObject(c))
	}
	for _, m := range r.Moved {
		document.Moved = append(document.Moved, jsonMoved(m))
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return err
	}
	_, err := w.Write(text.Bytes())
	return err
}

func sourceObject(s Source) jsonSource { return jsonSource{Name: s.Name, Study: s.Study, Wave: s.Wave} }

func (r *Report) summaryObject() jsonSummary {
	came := func(what What) jsonCame { return jsonCame{r.Count(what, Added), r.Count(what, Removed)} }
	moved := 0
	for _, m := range r.Moved {
		moved += m.Rows
	}
	return jsonSummary{
		Changed: r.Differs(),
		Figures: jsonFigures{r.Compared, r.Count(Figure), r.Outside(), r.Figures(Added), r.Figures(Removed)},
		Words:   r.Count(Words) + r.Count(Title) + r.Count(Heading), Notes: r.Count(Note),
		Rows: jsonRows{came(Row), moved}, Columns: came(Column), Tables: came(Table),
	}
}

func changeObject(c Change) jsonChange {
	o := jsonChange{What: c.What.String(), How: c.How.String(), Table: c.Table, Column: c.Column.Key,
		Title: textOrNone(c.Title), Row: textOrNone(c.Row), Label: textOrNone(c.Column.Label), Old: cellObject(c.Old), New: cellObject(c.New)}
	if d, ok := c.Difference(); ok && finite(d) {
		o.Difference = &d
	}
	if ratio, ok := c.Relative(); ok {
		o.Relative = &ratio
	}
	if c.Interval != nil {
		o.Interval = &jsonInterval{c.Interval.Column.Key, c.Interval.Lo, c.Interval.Hi, c.Interval.Within}
	}
	if c.What == Row || c.What == Column || c.What == Table {
		o.Figures = &c.Figures
	}
	return o
}

func textOrNone(t locale.Text) *locale.Text {
	if t.IsZero() {
		return nil
	}
	return &t
}

// cellObject returns a cell as results hold it; nil where it is empty.
func cellObject(c table.Cell) any {
	switch {
	case c.Set && c.Range:
		return jsonBounds{numberOrNull(c.Number), numberOrNull(c.Hi)}
	case c.Set:
		return c.Number
	case c.Text.IsZero():
		return nil
	}
	return c.Text
}

func numberOrNull(x float64) *float64 {
	if math.IsNaN(x) {
		return nil
	}
	return &x
}
