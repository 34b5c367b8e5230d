package draft

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/questionnaire"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// libraryFile returns the bytes of a questionnaire of the tests.
func libraryFile(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "questionnaire", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// draftedFrom drafts the study of a questionnaire and of exports, a.csv, b.csv and so on.
func draftedFrom(t testing.TB, name string, content []byte, exports ...string) Draft {
	t.Helper()
	q, err := questionnaire.Read(name, bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	var sides []Side
	for i, text := range exports {
		file := string(rune('a'+i)) + ".csv"
		p, err := profile.Read(file, strings.NewReader(text), profile.Options{})
		if err != nil {
			t.Fatal(err)
		}
		sides = append(sides, Side{File: file, Profile: p})
	}
	d, err := From(q, sides, Options{Lang: locale.English})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// An export of another questionnaire is refused, and so is a questionnaire of which nothing may be kept.
func TestFromNothing(t *testing.T) {
	q, err := questionnaire.Read("library-redcap.csv", bytes.NewReader(libraryFile(t, "library-redcap.csv")))
	if err != nil {
		t.Fatal(err)
	}
	p, err := profile.Read("a.csv", strings.NewReader("x,y\n1,2\n"), profile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = From(q, []Side{{File: "a.csv", Profile: p}}, Options{})
	if want := "a.csv:1: no column is a question of library-redcap.csv (expected: record_id, visits, novels, borrow, minutes, ease_a, ease_b, born… (11 in all))"; err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
	for _, question := range q.Questions {
		question.Personal = true
	}
	if _, err = From(q, nil, Options{}); err == nil || err.Error() != "library-redcap.csv: all questions are personal data (--personal keeps them)" {
		t.Errorf("%v", err)
	}
}

// wants fails unless a draft has some lines.
func wants(t *testing.T, d Draft, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains(d.Text, line) {
			t.Errorf("%q is not in\n%s", line, d.Text)
			return
		}
	}
}

func TestFromAQuestionnaireAlone(t *testing.T) {
	for _, name := range []string{"library-old.lss", "library-new.lss", "library-lime.txt", "library-redcap.csv", "library.qsf", "library-ddi.xml"} {
		d := draftedFrom(t, name, libraryFile(t, name))
		def := parsed(t, d)
		if got := def.Question("visits").AnswerCodes(); strings.Join(got, "") != "12" {
			t.Errorf("%s: answers %v", name, got)
		}
		if got := def.Question("novels").YesCode(); got != "1" {
			t.Errorf("%s: yes is %q", name, got)
		}
		if d.Decisions != strings.Count(d.Text, "# ?")-1 || d.Decisions < 3 {
			t.Errorf("%s: %d decisions", name, d.Decisions)
		}
	}
}

func TestFromWithAnExportOfCodes(t *testing.T) {
	d := draftedFrom(t, "library-old.lss", libraryFile(t, "library-old.lss"),
		"id,submitdate,visits,novels,borrow[b],borrow[f],borrow[m],minutes,ease[a],ease[b],born,why,late,extra\n"+
			"1,2026-01-02 10:00:00,1,1,Y,,,12,3,2,2019-05-01 00:00:00,,,x\n2,2026-01-02 11:00:00,2,0,,,,40,1,1,,Far,,y\n3,,9,1,,Y,Y,5,2,2,2020-01-01 00:00:00,,,z\n")
	def := parsed(t, d)
	if q := def.Question("borrow"); q.HeadingOf("f", "a") != "borrow[f]" || q.AskedIf.Value != `visits == "1"` {
		t.Errorf("%+v", q)
	}
	if got := def.Side("a").ID.Value; got != "id" {
		t.Errorf("identifier %q", got)
	}
	wants(t, d, `# ? "extra": not in the questionnaire`, `column: "ease[a]"`, `asked_if: 'visits == "2" and minutes > 10'`,
		`# ? asked_if: count(that.borrow.NAOK) > 1 (`)
}

func TestFromWithAnExportOfLabels(t *testing.T) {
	d := draftedFrom(t, "library-new.lss", libraryFile(t, "library-new.lss"),
		"\"visits. How often do you come?\",novels,\"minutes. Minutes\"\nOften,Yes,3\nNever,No,4\nOften,Yes,30\nSometimes,No,2\n")
	def := parsed(t, d)
	if got := strings.Join(def.Question("visits").AnswerCodes(), " "); got != "Often Never Sometimes" {
		t.Errorf("answers %s\n%s", got, d.Text)
	}
	if got := def.Question("minutes").AskedIf; !got.IsZero() {
		t.Errorf("minutes rests on borrow, which has no column: %s", got.Value)
	}
	wants(t, d, "# the export has labels, not codes", `- "Sometimes" # ? not in the questionnaire`, `{ code: "Refused", label: { fr: "Refus", en: "Refused" }, reason: refused }`,
		`# "why": no column in the export`, "# ? asked_if: ((novels.NAOK")
}

// Headings may be labels: of the question, after those of its groups, with the line of a grid in brackets.
func TestFromHeadingsOfLabels(t *testing.T) {
	d := draftedFrom(t, "library-new.lss", libraryFile(t, "library-new.lss"),
		"How often do you come?,The library/Do you read novels?,What do you borrow? [Books],What do you borrow? [Films],What do you borrow? [Music],Ease [To find a seat]\n"+
			"Often,Yes,Yes,No,No,Hard\nNever,No,,,,Easy\n")
	def := parsed(t, d)
	for name, want := range map[string]string{"visits": "How often do you come?", "novels": "The library/Do you read novels?", "ease_b": "Ease [To find a seat]"} {
		if q := def.Question(name); q == nil || q.Heading("a") != want {
			t.Errorf("%s: %+v\n%s", name, q, d.Text)
		}
	}
	if q := def.Question("borrow"); q == nil || q.HeadingOf("m", "a") != "What do you borrow? [Music]" {
		t.Errorf("%+v", q)
	}
}

// Two exports are two sides: what both ask, under different headings, is one question.
func TestFromWithTwoExports(t *testing.T) {
	d := draftedFrom(t, "library-redcap.csv", libraryFile(t, "library-redcap.csv"),
		"record_id,visits,minutes,borrow___b,borrow___f,borrow___m\n1,1,5,1,0,0\n2,2,,0,0,0\n", "record_id,demo/visits,why\nA,2,Far away\nB,1,\n")
	def := parsed(t, d)
	q := def.Question("visits")
	if q.Heading("a") != "visits" || q.Heading("b") != "demo/visits" || len(q.AskedOf) != 0 {
		t.Errorf("%+v", q)
	}
	if got := def.Question("why"); len(got.AskedOf) != 1 || !got.AskedIf.IsZero() { // It rests on minutes, which side b is not asked.
		t.Errorf("%+v", got)
	}
	wants(t, d, `ticked: ["1", "Checked"]`, `# "mail": personal data`)
}

// A bound that the answers do not keep is a decision.
func TestFromBoundsThatAreNotKept(t *testing.T) {
	d := draftedFrom(t, "library-redcap.csv", libraryFile(t, "library-redcap.csv"), "record_id,minutes\n1,5\n2,400\n3,7\n")
	wants(t, d, "max: 300 # ? the export goes as far as 400")
	parsed(t, d)
}

// Names of questions and of ticks never fall together.
func TestFromNamesThatFallTogether(t *testing.T) {
	d := draftedFrom(t, "d.csv", []byte("field_name,field_type,field_label,select_choices_or_calculations\nid,text,ID,\nm,checkbox,M,\"a, A|b, B\"\nm_a,text,A,\nregion,text,R,\nand,text,X,\né,text,E,\né,text,E,\n1,text,One,\n"))
	def := parsed(t, d)
	for _, name := range []string{"m", "m_a_2", "region_2", "and_2"} {
		if def.Question(name) == nil {
			t.Errorf("no question %s\n%s", name, d.Text)
		}
	}
}

// A circle of conditions is cut, and told.
func TestFromCircles(t *testing.T) {
	d := draftedFrom(t, "d.csv", []byte("field_name,field_type,field_label,branching_logic\nid,text,ID,\na,text,A,[b] = 'x'\nb,text,B,[c] = 'x'\nc,text,C,[a] = 'x'\nd,text,D,[d] = 'x'\n"))
	parsed(t, d)
	if n := strings.Count(d.Text, "goes in a circle"); n != 2 {
		t.Errorf("%d circles\n%s", n, d.Text)
	}
}

// A question whose cells are regions is the region of its side; a condition on the codes of the questionnaire then says
// nothing that the study knows.
func TestFromRegions(t *testing.T) {
	q, err := questionnaire.Read("d.csv", strings.NewReader("field_name,field_type,field_label,select_choices_or_calculations,branching_logic\nid,text,ID,,\nregion,radio,Where?,\"13, Laval | 5, Estrie\",\nwhy,text,Why?,,[region] = '13'\n"))
	if err != nil {
		t.Fatal(err)
	}
	export := "id,region,why\n1,Laval,x\n2,Estrie,\n3,Laval,y\n4,Estrie,z\n5,Laval,v\n"
	p, err := profile.Read("a.csv", strings.NewReader(export), profile.Options{Known: func(text string) bool { return text == "Laval" || text == "Estrie" }})
	if err != nil {
		t.Fatal(err)
	}
	d, err := From(q, []Side{{File: "a.csv", Profile: p}}, Options{Lang: locale.English, Regions: "quebec-health"})
	if err != nil {
		t.Fatal(err)
	}
	if def := parsed(t, d); def.Side("a").Region.Value != "region" || !def.Question("why").AskedIf.IsZero() {
		t.Errorf("%s", d.Text)
	}
	wants(t, d, "# ? asked_if: [region] = '13' (unknown variable \"region\")")
}

// FuzzFrom: whatever can be read as a questionnaire makes a valid study file.
func FuzzFrom(f *testing.F) {
	for _, name := range []string{"library-new.lss", "library-lime.txt", "library-redcap.csv", "library.qsf", "library-ddi.xml"} {
		f.Add(libraryFile(f, name), "visits,novels,borrow[b],why\n1,Yes,Y,\n2,No,,x\n")
		f.Add(libraryFile(f, name), "")
	}
	f.Add([]byte("field_name,field_type,field_label,select_choices_or_calculations,branching_logic\nid,text,ID,\nm,checkbox,\"# ? \"\"x\",\"a, A|a b, '|a_b, \",\nq,radio,x,\"1, Yes|1, No\",[m(a)] = '1'"), "q,m___a\n1,1\n")
	f.Add([]byte("field_name,field_type,field_label,select_choices_or_calculations\nid,text,ID,\nm,checkbox,M,\"a b, A|a_b, B\"\n"), "")
	f.Fuzz(func(t *testing.T, content []byte, export string) {
		q, err := questionnaire.Read("fuzz.txt", bytes.NewReader(content))
		if err != nil {
			return
		}
		var sides []Side
		if p, err := profile.Read("a.csv", strings.NewReader(export), profile.Options{}); err == nil {
			sides = append(sides, Side{File: "a.csv", Profile: p})
		}
		if d, err := From(q, sides, Options{Lang: locale.French}); err == nil {
			parsed(t, d)
		}
	})
}

// Whatever a form has in its cells, its draft is a valid study file.
func TestFromAnyForm(t *testing.T) {
	words := []string{"", "q", "q", "a b", "é", "1", "region", "m", "m_x", "x", "X", "\"", "# ? '", "true", "9", "Oui", "Refus", "a\nb", "y_", "q_other"}
	types := []string{"text", "integer", "date", "select_one l", "select_multiple l", "select_one l or_other", "select_multiple k or_other", "begin_group", "end_group", "note", "range", "begin_repeat"}
	conditions := []string{"", "", "${q} = 'x'", "selected(${m}, 'x')", "${q} != ''", "not(${m} = '')", "${q} > 3", "${x} = '1' or ${q} = 'X'", "count-selected(${m}) > 1", "${region} = 'é'"}
	constraints := []string{"", ". >= 0", ". <= 9 or . = 99 or . = 99", "(. >= 5 and . <= 1) or . = -1"}
	rapid.Check(t, func(r *rapid.T) {
		pick := func(of []string) any { return rapid.SampledFrom(of).Draw(r, "cell") }
		survey := [][]any{{"type", "name", "label::Français (fr)", "label::English (en)", "relevant", "constraint"}, {"text", "first", "First"}}
		choices := [][]any{{"list_name", "name", "label::fr", "label::en"}}
		for range rapid.IntRange(1, 12).Draw(r, "questions") {
			survey = append(survey, []any{pick(types), pick(words), pick(words), pick(words), pick(conditions), pick(constraints)})
			choices = append(choices, []any{pick([]string{"l", "l", "k"}), pick(words), pick(words), pick(words)})
		}
		var book bytes.Buffer
		if err := workbook.Write(&book, []workbook.Sheet{{Name: "survey", Rows: survey}, {Name: "choices", Rows: choices}}); err != nil {
			r.Fatal(err)
		}
		q, err := questionnaire.Read("form.xlsx", &book)
		if err != nil {
			r.Fatal(err)
		}
		d, err := From(q, nil, Options{Lang: locale.French})
		if err != nil {
			r.Fatal(err)
		}
		parsed(t, d)
	})
}
