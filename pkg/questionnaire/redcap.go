package questionnaire

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// redcapHeadings are the headings of the dictionary as the project designer writes them, by those of the programming
// interface.
var redcapHeadings = map[string]string{
	"variable / field name": "field_name", "form name": "form_name", "section header": "section_header", "field type": "field_type",
	"field label": "field_label", "choices, calculations, or slider labels": "select_choices_or_calculations", "field note": "field_note",
	"choices or calculations":                     "select_choices_or_calculations",
	"text validation type or show slider number":  "text_validation_type_or_show_slider_number",
	"text validation min":                         "text_validation_min",
	"text validation max":                         "text_validation_max",
	"identifier?":                                 "identifier",
	"branching logic (show field only if...)":     "branching_logic",
	"required field?":                             "required_field",
	"matrix group name":                           "matrix_group_name",
	"variable name":                               "field_name",
	"branching logic (show field only if …)":      "branching_logic",
	"text validation type or show slider numbers": "text_validation_type_or_show_slider_number",
}

// normalHeadings files the headings of a table in small letters, those of REDCap by their short names; the first of several
// counts.
func normalHeadings(header []ingest.Cell) map[string]int {
	columns := map[string]int{}
	for i, cell := range header {
		name := strings.ToLower(strings.Join(strings.Fields(strings.Trim(cell.Text, `"`)), " "))
		if short, ok := redcapHeadings[name]; ok {
			name = short
		}
		if _, twice := columns[name]; !twice {
			columns[name] = i
		}
	}
	return columns
}

// A redcapReader reads a dictionary.
type redcapReader struct {
	*Questionnaire
	names   map[string]*Question
	section locale.Text
	left    leftOut
}

// readREDCap reads the rows of a dictionary, one field each. The first field names the record.
func (q *Questionnaire) readREDCap(rows [][]ingest.Cell) error {
	r := &redcapReader{Questionnaire: q, names: map[string]*Question{}}
	columns := normalHeadings(rows[0])
	var skips []record
	for i, cells := range rows[1:] {
		row := record{columns, cells, q.File}
		row.blankNA()
		name := row.text("field_name")
		if name == "" {
			continue
		}
		if r.names[name] != nil {
			r.note(row.at("field_name"), "left-out", "%s figure deux fois\u00a0: la deuxième est laissée de côté", "%s is there twice: the second is left out", name)
			continue
		}
		if r.field(row, i == 0) && row.text("branching_logic") != "" {
			skips = append(skips, row)
		}
	}
	for _, row := range skips {
		text := plain(row.text("branching_logic"))
		tree, why := branching.read(text, r.lookup)
		r.names[row.text("field_name")].skip(" and ", Skip{Pos: row.at("branching_logic"), Text: text, If: tree, Why: why})
	}
	r.left.tell(q)
	return nil
}

// blankNA empties the cells that R fills with NA where it saves a dictionary; a name and a label stay as they are.
func (r record) blankNA() {
	for heading, column := range r.columns {
		if column < len(r.cells) && r.cells[column].Text == "NA" && heading != "field_name" && heading != "field_label" {
			r.cells[column].Text = ""
		}
	}
}

// box is how a condition names one box of a field: race(2).
var box = pattern.New(`^(\w+)\(([^()]*)\)$`)

func (r *redcapReader) lookup(name string) (target, bool) {
	if found := box.FindStringSubmatch(name); found != nil {
		q := r.names[found[1]]
		return target{q, found[2]}, q != nil && q.Type == Multiple && q.code(found[2]) != nil
	}
	q, ok := r.names[name]
	return target{question: q}, ok
}

// field reads one field; false where it is no question for a study.
func (r *redcapReader) field(row record, first bool) bool {
	name, kind := row.text("field_name"), strings.ToLower(row.text("field_type"))
	if text := plain(row.text("section_header")); text != "" {
		r.section = locale.Same(text)
	}
	q := &Question{
		Name: name, Pos: row.at("field_name"), Label: locale.Same(plain(row.text("field_label"))), Section: r.section, Grid: row.text("matrix_group_name"),
		Required: isYes(row.text("required_field")), Personal: isYes(row.text("identifier")),
	}
	if !r.setType(q, row, kind) {
		return false
	}
	if first {
		q.Type, q.Codes, q.Min, q.Max, q.Format, q.Personal = ID, nil, nil, nil, "", false
	}
	r.names[name] = q
	r.Questions = append(r.Questions, q)
	return true
}

func isYes(text string) bool { return strings.EqualFold(text, "y") || strings.EqualFold(text, "yes") }

// setType sets the type of a field; false where it holds no answer.
func (r *redcapReader) setType(q *Question, row record, kind string) bool {
	choices := row.text("select_choices_or_calculations")
	switch kind {
	case "text":
		r.validate(q, row)
	case "notes", "textarea", "sql":
		q.Type = Text
	case "radio", "dropdown", "select":
		q.Type, q.Codes = Choice, r.choices(row, choices)
	case "yesno":
		q.Type, q.Codes = YesNo, []Code{{Code: "1", Label: locale.Text{FR: "Oui", EN: "Yes"}}, {Code: "0", Label: locale.Text{FR: "Non", EN: "No"}}}
	case "truefalse":
		q.Type, q.Codes = YesNo, []Code{{Code: "1", Label: locale.Text{FR: "Vrai", EN: "True"}}, {Code: "0", Label: locale.Text{FR: "Faux", EN: "False"}}}
	case "checkbox":
		q.Type, q.Codes = Multiple, r.choices(row, choices)
		q.Ticked, q.Unticked = []string{"1", "Checked"}, []string{"0", "Unchecked"}
		for i, code := range q.Codes {
			q.Codes[i].Column = q.Name + "___" + boxName(code.Code)
		}
	case "slider":
		low, high := 0.0, 100.0
		q.Type, q.Min, q.Max = Number, &low, &high
		r.bound(q, row)
	case "calc":
		q.Type = Number
	case "descriptive":
		r.left.add(locale.Text{FR: "textes sans réponse", EN: "texts without an answer"}, q.Pos, q.Name)
		return false
	case "file", "signature":
		r.left.add(locale.Text{FR: "fichiers", EN: "files"}, q.Pos, q.Name)
		return false
	default:
		r.left.add(locale.Textf("type «\u00a0%s\u00a0»", "type “%s”", kind), q.Pos, q.Name)
		return false
	}
	return true
}

// boxName writes a code as the headings of boxes do: in small letters, with an underscore for each sign.
func boxName(code string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' {
			return r
		}
		return '_'
	}, strings.ToLower(code))
}

// choices reads "1, one | 2, two".
func (r *redcapReader) choices(row record, text string) []Code {
	var codes []Code
	for part := range strings.SplitSeq(text, "|") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		code, label, ok := strings.Cut(part, ",")
		if !ok {
			r.note(row.at("select_choices_or_calculations"), "choice", "%s\u00a0: réponse sans virgule %q\u00a0: le code est aussi le libellé", "%s: answer without a comma %q: the code is the label, too", row.text("field_name"), strings.TrimSpace(part))
			label = code
		}
		codes = append(codes, Code{Code: strings.TrimSpace(code), Label: locale.Same(plain(label))})
	}
	return codes
}

// validate sets the type of a text field by what it takes.
func (r *redcapReader) validate(q *Question, row record) {
	validation := strings.ToLower(row.text("text_validation_type_or_show_slider_number"))
	q.Type = Text
	switch {
	case strings.HasPrefix(validation, "number"), strings.HasPrefix(validation, "integer"), validation == "int", validation == "float":
		q.Type, q.Comma = Number, strings.Contains(validation, "comma")
		r.bound(q, row)
	case strings.HasPrefix(validation, "datetime_seconds"):
		q.Type, q.Format = Date, "YYYY-MM-DD hh:mm:ss"
	case strings.HasPrefix(validation, "datetime"):
		q.Type, q.Format = Date, "YYYY-MM-DD hh:mm"
	case strings.HasPrefix(validation, "date"):
		q.Type, q.Format = Date, "YYYY-MM-DD"
	case validation == "email", strings.HasPrefix(validation, "phone"), strings.HasPrefix(validation, "zipcode"), strings.HasPrefix(validation, "postalcode"), validation == "ssn":
		q.Personal = true
	}
}

// bound reads the least and the greatest number that a field takes.
func (r *redcapReader) bound(q *Question, row record) {
	for heading, bound := range map[string]**float64{"text_validation_min": &q.Min, "text_validation_max": &q.Max} {
		text := strings.ReplaceAll(row.text(heading), ",", ".")
		if x, ok := number(text); ok {
			*bound = &x
		}
	}
	for _, heading := range []string{"text_validation_min", "text_validation_max"} {
		if text := row.text(heading); text != "" {
			if _, ok := number(strings.ReplaceAll(text, ",", ".")); !ok {
				r.Notes.Add(row.at(heading), diag.Note, "bound", locale.Textf("%s\u00a0: borne non reprise\u00a0: %s", "%s: bound not taken over: %s", q.Name, text))
			}
		}
	}
}
