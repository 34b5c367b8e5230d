package questionnaire

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
)

// A ddiReader reads the variables of a codebook.
type ddiReader struct {
	*Questionnaire
	x     *xmlReader
	langs []string // in the order in which they come up, that of the codebook first
	title wording
	vars  []*ddiVar
	left  leftOut
}

// A ddiVar is one variable as the file describes it.
type ddiVar struct {
	name, interval, format, category, schema string
	weight, derived                          bool
	pos                                      diag.Pos
	label, literal                           wording
	universe                                 string
	universePos                              diag.Pos
	min, max                                 string
	categories                               []ddiCategory
}

// A ddiCategory is one value of a variable.
type ddiCategory struct {
	value   string
	missing bool
	label   wording
}

// readDDI reads a codebook whose root has been read.
func (q *Questionnaire) readDDI(x *xmlReader, root xml.StartElement) error {
	r := &ddiReader{Questionnaire: q, x: x, title: wording{}}
	r.langs = []string{attribute(root, "lang")}
	for {
		read, err := x.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if element, ok := read.(xml.StartElement); ok {
			if err := r.element(element); err != nil {
				return err
			}
		}
	}
	for _, lang := range r.langs {
		if lang != "" {
			r.Languages = append(r.Languages, lang)
		}
	}
	q.Title = r.title.in(r.langs)
	for _, v := range r.vars {
		r.variable(v)
	}
	r.left.tell(q)
	return nil
}

// element reads a part of the codebook: the title of the study, and its variables.
func (r *ddiReader) element(element xml.StartElement) error {
	switch element.Name.Local {
	case "docDscr", "otherMat", "dataAccs":
		return r.x.skip()
	case "titl", "parTitl":
		return r.add(r.title, element)
	case "IDNo":
		text, err := r.x.text()
		if r.ID == "" {
			r.ID = text
		}
		return err
	case "var":
		return r.readVariable(element)
	}
	return nil
}

// add reads the text of an element in its language.
func (r *ddiReader) add(w wording, element xml.StartElement) error {
	lang := attribute(element, "lang")
	if lang == "" {
		lang = r.langs[0]
	}
	if !slices.Contains(r.langs, lang) {
		r.langs = append(r.langs, lang)
	}
	text, err := r.x.text()
	w.add(lang, text)
	return err
}

// readVariable reads one variable.
func (r *ddiReader) readVariable(element xml.StartElement) error {
	v := &ddiVar{
		name: attribute(element, "name"), interval: attribute(element, "intrvl"), weight: attribute(element, "wgt") == "wgt",
		pos: r.x.pos, label: wording{}, literal: wording{},
	}
	if v.name == "" {
		v.name = attribute(element, "ID")
	}
	r.vars = append(r.vars, v)
	for end := r.x.depth - 1; r.x.depth > end; {
		read, err := r.x.next()
		if err != nil {
			return err
		}
		if part, ok := read.(xml.StartElement); ok {
			if err := r.part(v, part); err != nil {
				return err
			}
		}
	}
	return nil
}

// part reads one element of a variable.
func (r *ddiReader) part(v *ddiVar, element xml.StartElement) (err error) {
	switch element.Name.Local {
	case "labl":
		return r.add(v.label, element)
	case "qstnLit":
		return r.add(v.literal, element)
	case "universe":
		pos := r.x.pos
		text, err := r.x.text()
		if v.universe == "" {
			v.universe, v.universePos = plain(text), pos
		}
		return err
	case "valrng":
		return r.valid(v)
	case "catgry":
		return r.category(v, attribute(element, "missing") == "Y")
	case "varFormat":
		v.format, v.category, v.schema = attribute(element, "type"), attribute(element, "category"), attribute(element, "formatname")
		return r.x.skip()
	case "derivation":
		v.derived = true
		return r.x.skip()
	case "qstn": // What is in it is read like the rest.
		return nil
	}
	return r.x.skip()
}

// valid reads the range of valid values.
func (r *ddiReader) valid(v *ddiVar) error {
	for end := r.x.depth - 1; r.x.depth > end; {
		read, err := r.x.next()
		if err != nil {
			return err
		}
		if element, ok := read.(xml.StartElement); ok && element.Name.Local == "range" {
			v.min, v.max = attribute(element, "min"), attribute(element, "max")
		}
	}
	return nil
}

// category reads one value with its label.
func (r *ddiReader) category(v *ddiVar, missing bool) error {
	c := ddiCategory{missing: missing, label: wording{}}
	for end := r.x.depth - 1; r.x.depth > end; {
		read, err := r.x.next()
		if err != nil {
			return err
		}
		element, ok := read.(xml.StartElement)
		switch {
		case !ok:
		case element.Name.Local == "catValu":
			c.value, err = r.x.text()
		case element.Name.Local == "labl":
			err = r.add(c.label, element)
		default:
			err = r.x.skip()
		}
		if err != nil {
			return err
		}
	}
	if c.value != "" {
		v.categories = append(v.categories, c)
	}
	return nil
}

// variable makes a question of a variable. Weights and computed variables are none.
func (r *ddiReader) variable(v *ddiVar) {
	switch {
	case v.name == "":
		r.note(v.pos, "left-out", "variable sans nom\u00a0: laissée de côté", "variable without a name: left out")
		return
	case v.weight:
		r.left.add(locale.Text{FR: "pondérations (sides: design: weight)", EN: "weights (sides: design: weight)"}, v.pos, v.name)
		return
	case v.derived:
		r.left.add(locale.Text{FR: "variables calculées", EN: "computed variables"}, v.pos, v.name)
		return
	}
	q := &Question{Name: v.name, Pos: v.pos, Type: Text, Label: v.literal.in(r.langs), Short: v.label.in(r.langs)}
	if q.Label.IsZero() || q.Label == q.Short {
		q.Label, q.Short = v.label.in(r.langs), locale.Text{}
	}
	codes, absent := r.codes(v)
	switch {
	case len(codes) > 0 && !v.isMeasured(codes):
		q.Type, q.Codes = Choice, append(codes, absent...)
	case v.format == "numeric":
		q.Type, q.Special = Number, absent
		q.Min, q.Max = bound(v.min), bound(v.max)
	case v.category == "date" || strings.EqualFold(v.category, "time"):
		q.Type, q.Format = Date, "YYYY-MM-DD"
		q.Special = absent
	default:
		q.Special = absent
	}
	if v.universe != "" {
		q.Skip = &Skip{Pos: v.universePos, Text: v.universe, Why: locale.Text{FR: "l'univers de la variable est dit en mots", EN: "the universe of the variable is told in words"}}
	}
	r.Questions = append(r.Questions, q)
}

// isMeasured reports whether labels name only some values of a scale of numbers.
func (v *ddiVar) isMeasured(codes []Code) bool {
	low, high := bound(v.min), bound(v.max)
	if v.interval != "contin" || v.format != "numeric" {
		return false
	}
	return len(codes) < 3 || low != nil && high != nil && *high-*low >= float64(len(codes))
}

// codes returns the answers, and the values that stand for none.
func (r *ddiReader) codes(v *ddiVar) (codes, absent []Code) {
	for _, c := range v.categories {
		code := Code{Code: c.value, Label: c.label.in(r.langs)}
		if !c.missing {
			codes = append(codes, code)
			continue
		}
		code.Reason, code.Doubt = absenceOf(code)
		absent = append(absent, code)
	}
	return codes, absent
}

// absenceOf returns the reason that a value stands for of which the file says that it is no answer; doubt is true where
// neither its label nor the value itself tells which.
func absenceOf(c Code) (reason string, doubt bool) {
	for _, text := range []string{c.Label.FR, c.Label.EN, c.Code} {
		if reason, _, ok := profile.Absence(text); ok {
			return reason, false
		}
	}
	for _, text := range []string{c.Label.FR, c.Label.EN} {
		if reason, ok := stated[strings.ToLower(text)]; ok {
			return reason, false
		}
	}
	return "no_answer", true
}

// stated are the reasons as a study calls them, beside what people write.
var stated = map[string]string{
	"non posée": "not_asked", "not asked": "not_asked", "valid skip": "not_asked",
	"not stated": "no_answer", "non déclaré": "no_answer", "don't know": "dont_know", "refusal": "refused", "refus": "refused",
}

func bound(text string) *float64 {
	if x, ok := number(strings.TrimSpace(text)); ok {
		return &x
	}
	return nil
}
