package survey

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/arrimage/arrimage/pkg/date"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// An answer is what a cell says: words or a number, or a reason for having neither.
type answer struct {
	pos    diag.Pos
	state  study.Reason
	words  string
	number float64
	other  string // the words of an answer that is none of the codes, where the study has a code for such
}

// kindOf returns the kind of value that a type of question has.
func kindOf(t study.Type) formula.Kind {
	if t.IsNumeric() || t == study.Multiple {
		return formula.Number
	}
	return formula.Words
}

// answer reads one cell. White space around an answer is not part of it; an empty cell is the reason NoAnswer until the
// skip logic has been looked at.
func (r *sideReader) answer(q *study.Question, cell ingest.Cell) answer {
	a := answer{pos: r.posOf(cell)}
	text := strings.TrimSpace(cell.Text)
	if reason, ok := r.reasonOf(q, text); ok {
		a.state = reason
		return a
	}
	if text == "" {
		a.state = study.NoAnswer
		return a
	}
	switch {
	case q.Type.IsCategory():
		r.category(q, text, &a)
	case q.Type.IsNumeric():
		r.number(q, cell, &a)
	case q.Type == study.RegionName:
		r.region(q, text, &a)
	case q.Type == study.Date:
		r.date(q, cell, &a)
	default:
		a.words = text
	}
	return a
}

// reasonOf returns the reason that the content of a cell stands for.
func (r *sideReader) reasonOf(q *study.Question, text string) (study.Reason, bool) {
	if reason, ok := q.Missing[text]; ok {
		return reason, true
	}
	reason, ok := r.Study.Missing[text]
	return reason, ok
}

// invalid records an answer that is not valid: an error, or a warning where the user takes such answers as missing.
func (r *sideReader) invalid(a *answer, q *study.Question, rule string, message locale.Text) {
	a.state = study.Invalid
	severity := diag.Error
	if r.options.InvalidAsMissing {
		severity = diag.Warning
	}
	r.Diagnostics.Add(a.pos, severity, rule, locale.Textf("question %s\u00a0: %s", "question %s: %s", q.Name, message))
}

// notPut is the answer to a question that was not put in the wave, at its row.
func (r *sideReader) notPut(row ingest.Row) answer {
	return answer{pos: r.place.At(row.Line, 0), state: study.NotAsked}
}

func (r *sideReader) category(q *study.Question, text string, a *answer) {
	if q.Recodes != nil {
		now, known := q.Recodes[text]
		if !known && q.Other.IsZero() {
			then := slices.Sorted(maps.Keys(q.Recodes))
			r.invalid(a, q, "unknown-code", locale.Textf("code inconnu %q dans la vague %s (attendu\u00a0: %s)%s", "unknown code %q in wave %s (expected: %s)%s",
				text, r.Study.Wave, diag.OneOf(then), diag.DidYouMean(text, then)))
			return
		}
		if known {
			text = now
		}
	}
	if code, found := q.CodeOf(text); found {
		a.state, a.words = code.Reason, code.Code
		return
	}
	if !q.Other.IsZero() {
		a.words, a.other = q.Other.Value, text
		return
	}
	codes := make([]string, len(q.Codes.List))
	for i, code := range q.Codes.List {
		codes[i] = code.Code
	}
	r.invalid(a, q, "unknown-code", locale.Textf("code inconnu %q (attendu\u00a0: %s)%s", "unknown code %q (expected: %s)%s",
		text, diag.OneOf(codes), diag.DidYouMean(text, codes)))
}

func (r *sideReader) number(q *study.Question, cell ingest.Cell, a *answer) {
	text := strings.TrimSpace(cell.Text)
	x, err := parseNumber(text, marksOf(cell.Number, q.Decimal, q.Thousands.Value))
	if err != nil {
		r.invalid(a, q, "not-a-number", numberProblem(err))
		return
	}
	switch {
	case q.Min != nil && x < *q.Min:
		r.invalid(a, q, "out-of-range", locale.Textf("%s est inférieur au minimum, %s", "%s is less than the minimum, %s", text, locale.Trimmed(*q.Min, 6)))
	case q.Max != nil && x > *q.Max:
		r.invalid(a, q, "out-of-range", locale.Textf("%s dépasse le maximum, %s", "%s is more than the maximum, %s", text, locale.Trimmed(*q.Max, 6)))
	default:
		a.number = x
	}
}

// marks are the decimal mark of numbers ("" for a point) and the mark of thousands ("" for none).
type marks struct{ decimal, thousands string }

// marksOf returns the marks of a cell: the declared ones, or those of a number which a workbook stores.
func marksOf(stored bool, decimal, thousands string) marks {
	if stored {
		return marks{}
	}
	return marks{decimal, thousands}
}

// parseNumber reads a number written with the given marks.
func parseNumber(text string, m marks) (float64, error) {
	format := ingest.NumberFormat{Decimal: '.', Units: true}
	if m.decimal == "," {
		format.Decimal = ','
	}
	if m.thousands != "" {
		format.Thousands = rune(m.thousands[0])
	}
	return format.Parse(text)
}

func numberProblem(err error) locale.Text {
	var problem *ingest.NumberError
	if errors.As(err, &problem) {
		return problem.Text()
	}
	return locale.Same(err.Error())
}

// date takes a date as ISO 8601 writes it, whatever the export does. One that a workbook stores is a date whatever its form; the
// format of the question must be able to tell all of it.
func (r *sideReader) date(q *study.Question, cell ingest.Cell, a *answer) {
	format, text := cmp.Or(q.Format.Value, date.ISO), strings.TrimSpace(cell.Text)
	if stored, ok := storedDate(cell); ok {
		iso, ok := q.Dates.Write(stored)
		if !ok {
			r.invalid(a, q, "not-a-date", locale.Textf("%q a une heure que le format %s ne peut pas dire (format: \"YYYY-MM-DD hh:mm:ss\")",
				"%q has a time of day that the format %s cannot say (format: \"YYYY-MM-DD hh:mm:ss\")", text, format))
			return
		}
		a.words = iso
		return
	}
	iso, ok := q.Dates.Read(text)
	if !ok {
		r.invalid(a, q, "not-a-date", locale.Textf("%q n'est pas une date (attendu\u00a0: %s)", "%q is not a date (expected: %s)", text, format))
		return
	}
	a.words = iso
}

// storedDate returns the date that a workbook stores in a cell.
func storedDate(cell ingest.Cell) (time.Time, bool) {
	if !cell.Date {
		return time.Time{}, false
	}
	for _, layout := range []string{time.DateOnly, time.DateTime} {
		if t, err := time.Parse(layout, cell.Text); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func (r *sideReader) region(q *study.Question, text string, a *answer) {
	name, problem := matchRegion(r.Study, text)
	if !problem.IsZero() {
		r.invalid(a, q, "region", problem)
		return
	}
	a.words = name
}

// matchRegion returns the name of the region that a text stands for, or what is wrong.
func matchRegion(def *study.Definition, text string) (name string, problem locale.Text) {
	match := def.Regions.Known.Match(text)
	switch {
	case match.Ambiguous():
		return "", locale.Textf("région ambiguë %q (%s)", "ambiguous region %q (%s)", text, regionNames(match.Candidates))
	case match.Found():
		return match.Region.Name, locale.Text{}
	case len(match.Suggestions) > 0:
		return "", locale.Textf("région inconnue %q (proches\u00a0: %s\u00a0; regions: aliases: permet de dire laquelle c'est)",
			"unknown region %q (near: %s; regions: aliases: can say which one it is)", text, regionNames(match.Suggestions))
	}
	return "", locale.Textf("région inconnue %q", "unknown region %q", text)
}
