package questionnaire

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// columnsOf writes what was read of each question: the heading of its column, its type, its codes, what separates them.
func columnsOf(q *Questionnaire) []string {
	var list []string
	for _, question := range q.Questions {
		parts := []string{question.Name, string(question.Type)}
		for _, c := range question.Codes {
			parts = append(parts, strings.Trim(c.Code+"@"+c.Column, "@"))
		}
		if question.Format != "" {
			parts = append(parts, question.Format)
		}
		if question.Min != nil || question.Max != nil {
			parts = append(parts, shown(question.Min)+".."+shown(question.Max))
		}
		for mark, is := range map[string]bool{"personal": question.Personal, "comma": question.Comma, "required": question.Required} {
			if is {
				parts = append(parts, mark)
			}
		}
		if question.Skip != nil {
			parts = append(parts, "if "+question.Skip.Text)
		}
		list = append(list, strings.Join(parts, " "))
	}
	for _, note := range q.Notes {
		list = append(list, "- "+note.Message.In(locale.English))
	}
	return list
}

func TestLimeSurveyTypes(t *testing.T) {
	lines := []string{"SQ\t0\ta\tLine a", "SQ\t0\tb\tLine b", "A\t0\t1\tOne", "A\t0\t2\tTwo"}
	dual := append(append([]string(nil), lines...), "A\t1\tx\tX", "A\t1\ty\tY")
	table := []string{"SQ\t0\ta\tLine a", "SQ\t1\tu\tColumn u", "SQ\t1\tv\tColumn v"}
	for _, c := range []struct {
		kind  string
		other bool
		below []string
		want  []string
	}{
		{"L", true, lines[2:], []string{"q choice 1 2 -oth-", `q[other] text if q == "-oth-"`}},
		{"!", false, lines[2:], []string{"q choice 1 2"}},
		{"O", false, lines[2:], []string{"q choice 1 2", "q[comment] text"}},
		{"5", false, nil, []string{"q choice 1 2 3 4 5"}},
		{"Y", false, nil, []string{"q yesno Y N"}},
		{"G", false, nil, []string{"q choice F M"}},
		{"M", true, lines[:2], []string{"q multiple a@q[a] b@q[b]", "q[other] text"}},
		{"P", false, lines[:2], []string{"q multiple a@q[a] b@q[b]", "q[acomment] text", "q[bcomment] text"}},
		{"N", false, nil, []string{"q number 1..9"}},
		{"S", false, nil, []string{"q text"}}, {"T", false, nil, []string{"q text"}}, {"U", false, nil, []string{"q text"}},
		{"D", false, nil, []string{"q date YYYY-MM-DD hh:mm:ss"}},
		{"A", false, lines[:2], []string{"q[a] choice 1 2 3 4 5", "q[b] choice 1 2 3 4 5"}},
		{"B", false, lines[:1], []string{"q[a] choice 1 2 3 4 5 6 7 8 9 10"}},
		{"C", false, lines[:1], []string{"q[a] choice Y U N"}},
		{"E", false, lines[:1], []string{"q[a] choice I S D"}},
		{"F", false, lines, []string{"q[a] choice 1 2", "q[b] choice 1 2"}},
		{"H", false, lines, []string{"q[a] choice 1 2", "q[b] choice 1 2"}},
		{"K", false, lines[:2], []string{"q[a] number 1..9", "q[b] number 1..9"}},
		{"Q", false, lines[:1], []string{"q[a] text"}},
		{"1", false, dual[:1:1], []string{"- q[a][0]: no answer to choose in the file", "- q[a][1]: no answer to choose in the file"}},
		{"1", false, dual, []string{"q[a][0] choice 1 2", "q[a][1] choice x y", "q[b][0] choice 1 2", "q[b][1] choice x y"}},
		{":", false, table, []string{"q[a_u] number", "q[a_v] number"}},
		{";", false, table, []string{"q[a_u] text", "q[a_v] text"}},
		{"X", false, nil, []string{"- left out: texts without an answer (1): q"}}, {"*", false, nil, []string{"- left out: equations (1): q"}},
		{"|", false, nil, []string{"- left out: files (1): q"}}, {"R", false, lines[2:], []string{"- left out: rankings (1): q"}},
		{"I", false, nil, []string{"- left out: choice of the language (1): q"}}, {"?", false, nil, []string{"- left out: type “?” (1): q"}},
	} {
		text := "class\ttype/scale\tname\ttext\tother\tmin_num_value_n\tmax_num_value_n\nG\t\tgroup\t\nQ\tS\tz\tLast\n"
		other, bounds := "N", "\t"
		if c.other {
			other = "Y"
		}
		if c.kind == "N" || c.kind == "K" {
			bounds = "1\t9"
		}
		text += "Q\t" + c.kind + "\tq\tQuestion\t" + other + "\t" + bounds + "\n" + strings.Join(c.below, "\n") + "\n"
		var got []string
		for _, line := range columnsOf(reading(t, "s.txt", []byte(text))) {
			if line != "z text" && (len(c.want) == 0 || !strings.HasPrefix(c.want[0], "- q[a]") || strings.HasPrefix(line, "- ")) {
				got = append(got, line)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("type %s\n%s", c.kind, diff)
		}
	}
}

func TestREDCapTypes(t *testing.T) {
	head := "field_name,field_type,field_label,select_choices_or_calculations,text_validation_type_or_show_slider_number,text_validation_min,text_validation_max,identifier\nid,text,ID,,,,,\n"
	for row, want := range map[string]string{
		`q,text,Q,,,,,`:                              "q text",
		`q,text,NA,NA,NA,NA,NA,NA`:                   "q text",
		`q,text,Q,,integer,1,9,`:                     "q number 1..9",
		`q,text,Q,,number_2dp_comma_decimal,"1,5",,`: "q number 1.5.. comma",
		`q,text,Q,,date_mdy,2020-01-01,,`:            "q date YYYY-MM-DD",
		`q,text,Q,,datetime_dmy,,,`:                  "q date YYYY-MM-DD hh:mm",
		`q,text,Q,,datetime_seconds_ymd,,,`:          "q date YYYY-MM-DD hh:mm:ss",
		`q,text,Q,,email,,,`:                         "q text personal",
		`q,text,Q,,phone,,,`:                         "q text personal",
		`q,text,Q,,time,,,`:                          "q text",
		`q,notes,Q,,,,,y`:                            "q text personal",
		`q,dropdown,Q,"-1, a, b | X2, c",,,,`:        "q choice -1 X2",
		`q,radio,Q,"1, One | 1, Again | 2",,,,`:      "q choice 1 2|- q: answer without a comma \"2\": the code is the label, too|- q: code \"1\" is there twice; the second is left out",
		`q,radio,Q,"1, One | , None",,,,`:            "q choice 1|- q: answer without a code, left out: None",
		`q,yesno,Q,,,,,`:                             "q yesno 1 0",
		`q,truefalse,Q,,,,,`:                         "q yesno 1 0",
		`q,checkbox,Q,"-1, a | X2, c",,,,`:           "q multiple -1@q____1 X2@q___x2",
		`q,slider,Q,low | high,,,,`:                  "q number 0..100",
		`q,slider,Q,low | high,,5,50,`:               "q number 5..50",
		`q,calc,Q,[a] + 1,,,,`:                       "q number",
		`q,descriptive,Q,,,,,`:                       "- left out: texts without an answer (1): q",
		`q,file,Q,,signature,,,`:                     "- left out: files (1): q",
		`q,radio,Q,,,,,`:                             "q text|- q: no answer to choose in the file",
		`q,text,Q,,number,low,9,`:                    "q number ..9|- q: bound not taken over: low",
		`id,text,Q,,,,,`:                             "- id is there twice: the second is left out",
		`q,magic,Q,,,,,`:                             "- left out: type “magic” (1): q",
	} {
		got := strings.Join(columnsOf(reading(t, "d.csv", []byte(head+row+"\n")))[1:], "|")
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", row, got, want)
		}
	}
}

func TestXLSFormTypes(t *testing.T) {
	for kind, want := range map[string]string{
		"text": "q text", "string": "q text", "integer": "q number", "decimal": "q number", "int": "q number", "date": "q date YYYY-MM-DD",
		"time": "q text", "dateTime": "q text", "barcode": "q text", "range": "q number 1..7", "select_one l": "q choice a b", "select one from l": "q choice a b",
		"select one l": "q choice a b", "select_multiple l": "q multiple a b", "select all that apply from l": "q multiple a b", "select_one l or_other": "q choice a b other|q_other text if selected(${q}, 'other')",
		"select_multiple l or_other": "q multiple a b other|q_other text if selected(${q}, 'other')", "select_one none": "q text|- q: no answer to choose in the file",
		"select_one_from_file v.csv": "q text|- q: its answers are in another file (v.csv); taken over as text", "calculate": "- left out: computed values (1): q",
		"geopoint": "- left out: places (personal data) (1): q", "image": "- left out: files (1): q", "rank l": "- left out: rankings (1): q",
		"deviceid": "- left out: data of the platform (1): q", "note": "- left out: texts without an answer (1): q", "osm": "- left out: type “osm” (1): q",
	} {
		var book bytes.Buffer
		err := workbook.Write(&book, []workbook.Sheet{
			{Name: "Survey", Rows: [][]any{{"type", "name", "label", "parameters"}, {"text", "z", "Z"}, {kind, "q", "Q", "start=1 end=7"}}},
			{Name: "choices", Rows: [][]any{{"list name", "value", "label"}, {"l", "a", "A"}, {"l", "b", "B"}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(columnsOf(reading(t, "f.xlsx", book.Bytes()))[1:], "|"); got != want {
			t.Errorf("%s\n got %s\nwant %s", kind, got, want)
		}
	}
}

func TestQualtricsTypes(t *testing.T) {
	choices := `"Choices":{"1":{"Display":"One"},"2":{"Display":"Two","TextEntry":"true"}},"ChoiceOrder":["2","1"]`
	answers := `,"Answers":[{"Display":"No"},{"Display":"Yes"}],"AnswerOrder":[0,1]`
	for payload, want := range map[string]string{
		`"QuestionType":"MC","Selector":"DL",` + choices:                                                               "q choice 2 1|q_2_TEXT text",
		`"QuestionType":"MC","Selector":"MAHR",` + choices:                                                             "q multiple 2 1|q_2_TEXT text",
		`"QuestionType":"MC","Selector":"NPS","Choices":[{"Display":"0"},{"Display":"1"}]`:                             "q choice 0 1",
		`"QuestionType":"Matrix","Selector":"Likert","SubSelector":"SingleAnswer",` + choices + answers:                "q_2 yesno 0 1|q_1 yesno 0 1|q_2_TEXT text",
		`"QuestionType":"Matrix","Selector":"Likert","SubSelector":"MultipleAnswer",` + choices + answers:              "q_2 multiple 0 1|q_1 multiple 0 1|q_2_TEXT text",
		`"QuestionType":"Matrix","Selector":"TE",` + choices + answers:                                                 "q_2_0 text|q_2_1 text|q_1_0 text|q_1_1 text|q_2_TEXT text",
		`"QuestionType":"Matrix","Selector":"MaxDiff",` + choices:                                                      "- left out: grid “MaxDiff” (1): q",
		`"QuestionType":"TE","Selector":"SL","Validation":{"Settings":{"ForceResponse":"ON"}}`:                         "q text required",
		`"QuestionType":"TE","Selector":"SL","Validation":{"Settings":{"ContentType":"ValidEmail"}}`:                   "q text personal",
		`"QuestionType":"TE","Selector":"FORM",` + choices:                                                             "q_2 text|q_1 text",
		`"QuestionType":"Slider","Selector":"HSLIDER","Configuration":{"CSSliderMin":0,"CSSliderMax":"10"},` + choices: "q_2 number 0..10|q_1 number 0..10|q_2_TEXT text",
		`"QuestionType":"CS","Selector":"VRTL",` + choices:                                                             "q_2 number|q_1 number|q_2_TEXT text",
		`"QuestionType":"DB","Selector":"TB"`:                                                                          "- left out: texts without an answer (1): q",
		`"QuestionType":"Captcha","Selector":"V2"`:                                                                     "- left out: type “Captcha V2” (1): q",
		`"QuestionType":3`: "- question QID2 cannot be read: json: cannot unmarshal number into Go struct field qsfQuestion.QuestionType of type string",
	} {
		text := `{"SurveyElements":[{"Element":"BL","Payload":[{"ID":"B","BlockElements":[{"Type":"Question","QuestionID":"QID1"},{"Type":"Question","QuestionID":"QID2"}]}]},
			{"Element":"SQ","PrimaryAttribute":"QID1","Payload":{"DataExportTag":"z","QuestionType":"TE","Selector":"SL"}},
			{"Element":"SQ","PrimaryAttribute":"QID2","Payload":{"DataExportTag":"q",` + payload + `}}]}`
		if got := strings.Join(columnsOf(reading(t, "s.qsf", []byte(text)))[1:], "|"); got != want {
			t.Errorf("%s\n got %s\nwant %s", payload, got, want)
		}
	}
}
