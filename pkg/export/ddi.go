package export

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// The elements of DDI-Codebook 2.5 that describe a data file, in the order in which its schema wants them.
type (
	ddiCodebook struct {
		XMLName xml.Name `xml:"ddi:codebook:2_5 codeBook"`
		Version string   `xml:"version,attr"`
		Lang    string   `xml:"xml:lang,attr"`
		Study   ddiStudy `xml:"stdyDscr"`
		File    ddiFile  `xml:"fileDscr"`
		Vars    []ddiVar `xml:"dataDscr>var"`
	}
	ddiStudy struct {
		Title    ddiText   `xml:"citation>titlStmt>titl"`
		Parallel []ddiText `xml:"citation>titlStmt>parTitl"`
		ID       string    `xml:"citation>titlStmt>IDNo"`
		Sources  []ddiText `xml:"method>dataColl>sources>dataSrc"`
		Notes    []ddiText `xml:"notes"`
	}
	ddiFile struct {
		ID    string `xml:"ID,attr"`
		Name  string `xml:"fileTxt>fileName"`
		Cases int    `xml:"fileTxt>dimensns>caseQnty"`
		Vars  int    `xml:"fileTxt>dimensns>varQnty"`
		Type  string `xml:"fileTxt>fileType"`
	}
	ddiVar struct {
		ID         string         `xml:"ID,attr"`
		Name       string         `xml:"name,attr"`
		Files      string         `xml:"files,attr"`
		Interval   string         `xml:"intrvl,attr"`
		Decimals   string         `xml:"dcml,attr,omitempty"`
		Weight     string         `xml:"wgt,attr,omitempty"`
		Labels     []ddiText      `xml:"labl"`
		Question   *ddiQuestion   `xml:"qstn"`
		Valid      *ddiRange      `xml:"valrng>range"`
		Invalid    *ddiItems      `xml:"invalrng"`
		Universe   []ddiText      `xml:"universe"`
		Sums       []ddiStatistic `xml:"sumStat"`
		Categories []ddiCategory  `xml:"catgry"`
		Derivation *ddiDerivation `xml:"derivation"`
		Format     ddiFormat      `xml:"varFormat"`
	}
	ddiText struct {
		Lang string `xml:"xml:lang,attr,omitempty"`
		Text string `xml:",chardata"`
	}
	ddiQuestion struct {
		Literal []ddiText `xml:"qstnLit"`
	}
	ddiRange struct {
		Min string `xml:"min,attr,omitempty"`
		Max string `xml:"max,attr,omitempty"`
	}
	ddiItems struct {
		Items []ddiItem `xml:"item"`
	}
	ddiItem struct {
		Value string `xml:"VALUE,attr"`
	}
	ddiStatistic struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
	ddiCategory struct {
		Missing    string       `xml:"missing,attr,omitempty"`
		Value      string       `xml:"catValu"`
		Labels     []ddiText    `xml:"labl"`
		Statistics ddiStatistic `xml:"catStat"`
	}
	ddiDerivation struct {
		Command string `xml:"drvcmd"`
	}
	ddiFormat struct {
		Type   string `xml:"type,attr"`
		Schema string `xml:"schema,attr"`
	}
)

// writeDDI writes the DDI-Codebook 2.5 of the CSV of codes and tokens, in both languages. Counts are without weights; only
// answers with codes are counted one by one.
//
// Source: DDI Alliance, DDI-Codebook 2.5 (2012).
func writeDDI(w *bytes.Buffer, d *Dataset, o Options) error {
	book := ddiCodebook{Version: "2.5", Lang: string(o.Lang), Study: d.ddiStudy(o.Lang)}
	book.File = ddiFile{ID: "F1", Name: o.CSV, Cases: d.Frame.Len(), Vars: len(d.Columns), Type: "text/csv; charset=UTF-8"}
	for k, c := range d.Columns {
		book.Vars = append(book.Vars, d.ddiVar(k, c))
	}
	w.WriteString(xml.Header)
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(book); err != nil {
		return err
	}
	return w.WriteByte('\n')
}

func (d *Dataset) ddiStudy(lang locale.Lang) ddiStudy {
	s := ddiStudy{ID: d.Study.ID, Title: ddiText{string(lang), oneLine(locale.Textf("%s – %s", "%s – %s", d.Study.Title.Text, d.side().Label.Text).In(lang))}}
	for _, other := range locale.Langs {
		if other != lang {
			s.Parallel = append(s.Parallel, ddiText{string(other), oneLine(locale.Textf("%s – %s", "%s – %s", d.Study.Title.Text, d.side().Label.Text).In(other))})
		}
	}
	s.Sources, s.Notes = ddiTexts(d.Study.Source.Text), ddiTexts(d.Study.Notice.Text)
	return s
}

// ddiTexts returns a text in each language; nil for an empty one.
func ddiTexts(text locale.Text) []ddiText {
	if text.IsZero() {
		return nil
	}
	var texts []ddiText
	for _, lang := range locale.Langs {
		texts = append(texts, ddiText{string(lang), oneLine(text.In(lang))})
	}
	return texts
}

// ddiVar describes one column.
func (d *Dataset) ddiVar(k int, c Column) ddiVar {
	v := ddiVar{ID: fmt.Sprintf("V%d", k+1), Name: c.Name, Files: "F1", Interval: "discrete", Labels: ddiTexts(c.Variable.Label)}
	v.Format = ddiFormat{Type: "character", Schema: "other"}
	if c.Kind() == Numeric {
		v.Interval, v.Decimals, v.Format.Type = "contin", fmt.Sprint(c.decimals()), "numeric"
	}
	if q := c.Variable.Source; q != nil {
		v.Question = &ddiQuestion{Literal: ddiTexts(q.Label.Text)}
		if c.Kind() == Numeric && (q.Min != nil || q.Max != nil) {
			v.Valid = &ddiRange{Min: bound(q.Min), Max: bound(q.Max)}
		}
		if !q.AskedIf.IsZero() {
			v.Universe = []ddiText{{Text: oneLine(q.AskedIf.Value)}}
		}
	} else if k == len(d.Columns)-1 && c.isWeight(d) {
		v.Weight = "wgt"
	}
	v.Derivation = d.derivation(c)
	d.count(c, &v)
	return v
}

// isWeight reports whether a column is the weight that New added.
func (c Column) isWeight(d *Dataset) bool { return d.Frame.Variable(c.Name) == nil }

// derivation returns the formula of a derived variable; nil for any other.
func (d *Dataset) derivation(c Column) *ddiDerivation {
	for _, derived := range d.Study.DerivedOf(d.Frame.Name) {
		switch {
		case derived.Name != c.Name:
		case derived.Expr.IsZero():
			return &ddiDerivation{Command: "rank(" + derived.Rank.Value + ")"}
		default:
			return &ddiDerivation{Command: derived.Expr.Value}
		}
	}
	return nil
}

// count adds how many respondents have a value, and how often each code and each reason occurs.
func (d *Dataset) count(c Column, v *ddiVar) {
	answers, coding := map[string]int{}, c.coding()
	var reasons [study.Reasons]int
	for i := range d.Frame.Units {
		reasons[c.state(i)]++
		if c.state(i) == study.Answered && len(coding) > 0 {
			answers[Guard(c.value(i))]++
		}
	}
	valid := reasons[study.Answered]
	v.Sums = []ddiStatistic{{"vald", fmt.Sprint(valid)}, {"invd", fmt.Sprint(d.Frame.Len() - valid)}}
	for _, answer := range coding {
		v.Categories = append(v.Categories, ddiCategory{Value: answer.cell, Labels: ddiTexts(answer.label), Statistics: ddiStatistic{"freq", fmt.Sprint(answers[answer.cell])}})
	}
	for _, reason := range c.reasons() {
		if v.Invalid == nil {
			v.Invalid = &ddiItems{}
		}
		v.Invalid.Items = append(v.Invalid.Items, ddiItem{Token(reason)})
		v.Categories = append(v.Categories, ddiCategory{Missing: "Y", Value: Token(reason), Labels: ddiTexts(reason.Label()), Statistics: ddiStatistic{"freq", fmt.Sprint(reasons[reason])}})
	}
}

// bound writes a bound of a range; nothing where there is none.
func bound(x *float64) string {
	if x == nil {
		return ""
	}
	return number(*x)
}
