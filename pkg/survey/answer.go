package survey

import (
	"cmp"
	"errors"
	"strings"
	"time"

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
	a := answer{pos: diag.Pos{File: r.file, Line: cell.Line, Column: cell.Column}}
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
		r.number(q, text, &a)
	case q.Type == study.RegionName:
		r.region(q, text, &a)
	case q.Type == study.Date:
		r.date(q, text, &a)
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

func (r *sideReader) category(q *study.Question, text string, a *answer) {
	for _, code := range q.Codes.List {
		if code.Code == text {
			a.state, a.words = code.Reason, text
			return
		}
	}
	codes := make([]string, len(q.Codes.List))
	for i, code := range q.Codes.List {
		codes[i] = code.Code
	}
	r.invalid(a, q, "unknown-code", locale.Textf("code inconnu %q (attendu\u00a0: %s)%s", "unknown code %q (expected: %s)%s",
		text, diag.OneOf(codes), diag.DidYouMean(text, codes)))
}

func (r *sideReader) number(q *study.Question, text string, a *answer) {
	x, err := parseNumber(text, q.Decimal)
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

// parseNumber reads a number written with the given decimal mark ("" for a point).
func parseNumber(text, decimal string) (float64, error) {
	format := ingest.NumberFormat{Decimal: '.', Units: true}
	if decimal == "," {
		format.Decimal = ','
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

// dateLayout turns YYYY-MM-DD hh:mm:ss into the layout of package time.
var dateLayout = strings.NewReplacer("YYYY", "2006", "MM", "01", "DD", "02", "hh", "15", "mm", "04", "ss", "05")

// isoDate is the form of dates whose question declares none.
const isoDate = "YYYY-MM-DD"

// DateLayout returns how the dates of a question are written, as a layout of package time.
func DateLayout(q *study.Question) string { return dateLayout.Replace(cmp.Or(q.Format.Value, isoDate)) }

func (r *sideReader) date(q *study.Question, text string, a *answer) {
	if _, err := time.Parse(DateLayout(q), text); err != nil {
		format := cmp.Or(q.Format.Value, isoDate)
		r.invalid(a, q, "not-a-date", locale.Textf("%q n'est pas une date (attendu\u00a0: %s)", "%q is not a date (expected: %s)", text, format))
		return
	}
	a.words = text
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
