package form

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/document/docx"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// sections are those of a workbook of the study with a question of each kind; d, which comes late there, comes first.
const sections = `workbook:
  - title: { fr: Début, en: Beginning }
    text: { fr: "Un.\n\nDeux.", en: "One ${a}.\n \n\nTwo,\nstill two.\n" }
    quotes: [{ text: { fr: Oui., en: Indeed. }, by: { fr: Elle, en: She } }, { text: Hm }]
    questions: [d, t, a, b]
  - { title: { fr: Fin, en: End }, text: { fr: "Un.\n\nDeux.", en: One alone. }, questions: [last] }
`

// workbookOf returns the form of a side of the study in sections.
func workbookOf(t *testing.T, side string) *Form {
	t.Helper()
	text := strings.Replace(gated, "GATE", `'a == "2"'`, 1)
	def, err := study.Parse(fstest.MapFS{}, "study.yaml", []byte(text+sections))
	if err != nil {
		t.Fatal(err)
	}
	return New(def, side)
}

func namesOf(blocks []Block) []string {
	var names []string
	for _, block := range blocks {
		for _, q := range block.Questions {
			names = append(names, q.Name)
		}
	}
	return names
}

// Questions stand in their sections, numbered through, then those in none; a section without a question for the side is
// left out. The export keeps the order of the study file.
func TestSections(t *testing.T) {
	f := workbookOf(t, "people")
	got := [][]string{namesOf(f.Sections[0].Blocks), namesOf(f.Sections[1].Blocks), namesOf(f.Blocks)}
	want := [][]string{{"d", "t", "a", "b"}, {"last"}, {"id", "region", "w", "n", "k", "m", "s", "z"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	if !f.Sections[0].Blocks[2].IsGrid() {
		t.Error("a and b make no grid in their section")
	}
	last := f.Sections[1].Blocks[0].Questions[0]
	if last.Number != 5 || last.Lines != sectionLines || last.If.EN != "Answer only if the answer to question 3 (“The noise”) is “Yes”." {
		t.Errorf("the question last is %+v", last)
	}
	if n := f.Blocks[0].Questions[0]; n.Number != 6 || n.Lines != 1 {
		t.Errorf("the first question in no section is %+v", n)
	}
	sectioned, _ := f.Headings()
	plain, _ := people(t, `a == "2"`).Headings()
	if diff := cmp.Diff(plain, sectioned); diff != "" {
		t.Errorf("headings of the export (-without sections +with):\n%s", diff)
	}
	if firms := workbookOf(t, "firms"); len(firms.Sections) != 1 || slices.Contains(namesOf(firms.Sections[0].Blocks), "t") {
		t.Errorf("the firms have the sections %+v", firms.Sections)
	}
}

func TestParagraphs(t *testing.T) {
	f := workbookOf(t, "people")
	if diff := cmp.Diff([]string{"One ${a}.", "Two, still two."}, f.Sections[0].Paragraphs(locale.English)); diff != "" {
		t.Errorf("paragraphs (-want +got):\n%s", diff)
	}
}

// In XLSForm a section is a group with notes; what a note says names no question.
func TestSectionsAreGroups(t *testing.T) {
	sheets, _ := workbookOf(t, "people").sheets(locale.English)
	var got [][]string
	for _, row := range sheets[0].rows[1:] {
		switch row[0] {
		case "begin_group", "note", "end_group":
			got = append(got, row[:4])
		default:
			got = append(got, []string{row[1], row[11]})
		}
		if len(row) != len(surveyColumns) {
			t.Errorf("the row %q has %d cells", row, len(row))
		}
	}
	want := [][]string{
		{"begin_group", "section_1", "Début", "Beginning"},
		{"note", "section_1_note_1", "Un.", "One $ {a}."},
		{"note", "section_1_note_2", "Deux.", "Two, still two."},
		{"note", "section_1_note_3", "«\u00a0Oui.\u00a0» – Elle", "“Indeed.” – She"},
		{"note", "section_1_note_4", "«\u00a0Hm\u00a0»", "“Hm”"},
		{"d", ""}, {"t", "multiline"}, {"a", ""}, {"Q2", ""},
		{"end_group", "section_1", "", ""},
		{"begin_group", "section_2", "Fin", "End"},
		{"note", "section_2_note_1", "Un.  Deux.", "One alone."},
		{"last", "multiline"},
		{"end_group", "section_2", "", ""},
	}
	if diff := cmp.Diff(want, got[:len(want)]); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// The document has a heading for each section and each question, room for each open answer, and Word takes it.
func TestDocument(t *testing.T) {
	d := workbookOf(t, "people").Document()
	var titles []string
	headings, rooms := 0, 0
	for _, section := range d.Sections {
		titles = append(titles, section.Title.EN)
		for _, block := range section.Blocks {
			if block.Room > 0 {
				rooms++
			}
			if block.Prose != nil && len(block.Prose.EN) > 0 && block.Prose.EN[0].Kind == document.Heading {
				headings++
			}
		}
	}
	if diff := cmp.Diff([]string{"How to answer", "Beginning", "End", "Other questions"}, titles); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	if headings != 13 || rooms != 6 {
		t.Errorf("%d questions have a heading, %d have room to write", headings, rooms)
	}
	for _, lang := range locale.Langs {
		if err := docx.Write(&bytes.Buffer{}, d, lang); err != nil {
			t.Error(err)
		}
	}
	plain := people(t, `a == "2"`).Document()
	if len(plain.Sections) != 2 || plain.Sections[1].Title.EN != "Questions" {
		t.Errorf("a questionnaire without sections has %d", len(plain.Sections))
	}
}

// A page of a workbook is as sound as one of a questionnaire.
func TestSectionsOnAPage(t *testing.T) {
	f := workbookOf(t, "people")
	f.Sections[0].Title.EN = "<script>"
	text := page(t, f, locale.English)
	checkTags(t, text)
	if strings.Contains(text, "<script") || strings.Count(text, "<textarea") != 2 || strings.Count(text, "<section>") != 2 {
		t.Error("the page lacks a section or a place to write, or has a script")
	}
}
