package questionnaire

import (
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Answers that LimeSurvey has of its own.
var (
	limeYesNo   = []Code{{Code: "Y", Label: locale.Text{FR: "Oui", EN: "Yes"}}, {Code: "N", Label: locale.Text{FR: "Non", EN: "No"}}}
	limeGender  = []Code{{Code: "F", Label: locale.Text{FR: "Femme", EN: "Female"}}, {Code: "M", Label: locale.Text{FR: "Homme", EN: "Male"}}}
	limeMaybe   = []Code{{Code: "Y", Label: locale.Text{FR: "Oui", EN: "Yes"}}, {Code: "U", Label: locale.Text{FR: "Incertain", EN: "Uncertain"}}, {Code: "N", Label: locale.Text{FR: "Non", EN: "No"}}}
	limeChanges = []Code{{Code: "I", Label: locale.Text{FR: "Augmente", EN: "Increase"}}, {Code: "S", Label: locale.Text{FR: "Sans changement", EN: "Same"}}, {Code: "D", Label: locale.Text{FR: "Diminue", EN: "Decrease"}}}
)

// points are the answers 1 to n.
func points(n int) []Code {
	codes := make([]Code, n)
	for i := range codes {
		x := float64(i + 1)
		codes[i] = Code{Code: strconv.Itoa(i + 1), Value: &x}
	}
	return codes
}

// limeLeft are the types that hold no answer for a study.
var limeLeft = map[string]locale.Text{
	"X": {FR: "textes sans réponse", EN: "texts without an answer"}, "*": {FR: "équations", EN: "equations"},
	"|": {FR: "fichiers", EN: "files"}, "R": {FR: "classements", EN: "rankings"}, "I": {FR: "choix de la langue", EN: "choice of the language"},
}

// question makes the questions of one, by its type.
func (r *limeReader) question(from *limeQuestion) {
	if kind, ok := limeLeft[from.kind]; ok {
		r.left.add(kind, from.pos, from.code)
		return
	}
	switch from.kind {
	case "L", "!", "O", "5", "Y", "G":
		r.single(from)
	case "M", "P":
		r.multiple(from)
	case "N":
		r.add(r.bounded(from, r.newQuestion(from, "", Number)), r.namesOf(from, "")...)
	case "S", "T", "U":
		r.add(r.newQuestion(from, "", Text), r.namesOf(from, "")...)
	case "D":
		q := r.newQuestion(from, "", Date)
		q.Format = "YYYY-MM-DD hh:mm:ss"
		r.add(q, r.namesOf(from, "")...)
	case "A", "B", "C", "E", "F", "H", "K", "Q":
		r.array(from)
	case "1":
		r.dual(from)
	case ":", ";":
		r.cells(from)
	default:
		r.left.add(locale.Textf("type «\u00a0%s\u00a0»", "type “%s”", from.kind), from.pos, from.code)
	}
}

// single makes a question with one answer of several.
func (r *limeReader) single(from *limeQuestion) {
	q := r.newQuestion(from, "", Choice)
	switch from.kind {
	case "Y":
		q.Codes = slices.Clone(limeYesNo)
	case "G":
		q.Codes = slices.Clone(limeGender)
	case "5":
		q.Codes = points(5)
	default:
		q.Codes = r.codes(from, "0")
	}
	other := from.other && (from.kind == "L" || from.kind == "!")
	if other {
		q.Codes = append(q.Codes, Code{Code: "-oth-", Label: r.otherText(from)})
	}
	r.add(q, r.namesOf(from, "")...)
	if other {
		words := r.words(from, "other", otherLabel(q.Label))
		words.Skip = &Skip{Pos: from.pos, Text: from.code + ` == "-oth-"`, If: Is{Question: q, Codes: []string{"-oth-"}}}
	}
	if from.kind == "O" {
		r.words(from, "comment", locale.Textf("%s – commentaire", "%s – comment", q.Label))
	}
}

// otherText is what an answer in one's own words is called.
func (r *limeReader) otherText(from *limeQuestion) locale.Text {
	if text := plain(from.attributes["other_replace_text"]); text != "" {
		return locale.Same(text)
	}
	return otherWord
}

// words makes the question that takes an answer in one's own words.
func (r *limeReader) words(from *limeQuestion, part string, label locale.Text) *Question {
	q := r.newQuestion(from, part, Text)
	q.Label, q.Required = label, false
	r.add(q, r.namesOf(from, part)...)
	return q
}

// multiple makes a question with several answers, a column each.
func (r *limeReader) multiple(from *limeQuestion) {
	q := r.newQuestion(from, "", Multiple)
	q.Ticked, q.Unticked = []string{"Y", "Yes", "Oui", "1"}, []string{"N", "No", "Non", "0"}
	for _, line := range from.linesOf("0") {
		q.Codes = append(q.Codes, Code{Code: line.code, Label: r.text(line.label), Column: from.code + "[" + line.code + "]"})
	}
	r.add(q, r.namesOf(from, "")...)
	for _, line := range from.linesOf("0") {
		r.file(target{q, line.code}, r.namesOf(from, line.code)...)
		if from.kind == "P" {
			r.words(from, line.code+"comment", locale.Textf("%s – commentaire", "%s – comment", under(q.Label, r.text(line.label))))
		}
	}
	if from.other {
		r.words(from, "other", otherLabel(q.Label))
	}
}

// bounded reads the bounds of a number.
func (r *limeReader) bounded(from *limeQuestion, q *Question) *Question {
	for bound, names := range map[**float64][]string{
		&q.Min: {"min_num_value_n", "multiflexible_min", "slider_min"}, &q.Max: {"max_num_value_n", "multiflexible_max", "slider_max"},
	} {
		for _, name := range names {
			if x, ok := number(strings.TrimSpace(from.attributes[name])); ok && *bound == nil && (from.kind != "N" || name != "slider_min" && name != "slider_max") {
				*bound = &x
			}
		}
	}
	return q
}

// array makes one question of each line; all have the same answers.
func (r *limeReader) array(from *limeQuestion) {
	typ, codes := Choice, []Code(nil)
	switch from.kind {
	case "A":
		codes = points(5)
	case "B":
		codes = points(10)
	case "C":
		codes = slices.Clone(limeMaybe)
	case "E":
		codes = slices.Clone(limeChanges)
	case "K":
		typ = Number
	case "Q":
		typ = Text
	default:
		codes = r.codes(from, "0")
	}
	for _, line := range from.linesOf("0") {
		q := r.lined(from, line, typ)
		q.Codes = codes
		if typ == Choice {
			q.List = from.code
		}
		if typ == Number {
			q.Grid = ""
			r.bounded(from, q)
		}
		r.add(q, r.namesOf(from, line.code)...)
	}
}

// dual makes two questions of each line, one for each scale.
func (r *limeReader) dual(from *limeQuestion) {
	codes := map[string][]Code{"0": r.codes(from, "0"), "1": r.codes(from, "1")}
	for _, line := range from.linesOf("0") {
		for _, scale := range []string{"0", "1"} {
			q := r.lined(from, line, Choice)
			q.Name += "[" + scale + "]"
			q.Also = nil // Both scales would have it.
			q.Grid, q.List = from.code+" "+scale, from.code+"_"+scale
			q.Codes = codes[scale]
			if header := plain(from.attributes["dualscale_header"+map[string]string{"0": "A", "1": "B"}[scale]]); header != "" {
				q.Label = under(q.Label, locale.Same(header))
			}
			r.add(q, r.namesOf(from, line.code+"_"+scale)[0], r.namesOf(from, line.code+"#"+scale)[1])
		}
	}
}

// cells makes a question of each cell of a table.
func (r *limeReader) cells(from *limeQuestion) {
	typ := Text
	if from.kind == ":" {
		typ = Number
	}
	for _, line := range from.linesOf("0") {
		for _, column := range from.linesOf("1") {
			q := r.lined(from, line, typ)
			q.Name = from.code + "[" + line.code + "_" + column.code + "]"
			q.Grid, q.Also, q.Label = "", nil, under(q.Label, r.text(column.label))
			if typ == Number {
				r.bounded(from, q)
			}
			r.add(q, r.namesOf(from, line.code+"_"+column.code)...)
		}
	}
}
