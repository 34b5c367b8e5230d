package questionnaire

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// libraryFiles are one invented questionnaire in each format.
var libraryFiles = []string{"library.xlsx", "library-old.lss", "library-new.lss", "library-lime.txt", "library-redcap.csv", "library.qsf", "library-ddi.xml"}

// libraryForm is the workbook of the questionnaire: its bytes are made where they are needed.
var libraryForm = []workbook.Sheet{
	{Name: "survey", Rows: [][]any{
		{"type", "name", "label::Français (fr)", "label::English (en)", "required", "relevant", "constraint"},
		{"start", "start"},
		{"begin_group", "library", "La bibliothèque", "The library"},
		{"select_one visits", "visits", "Combien de fois venez-vous ?", "How often do you come?", "yes"},
		{"select_one yesno", "novels", "Lisez-vous des romans ?", "Do you read novels?"},
		{"begin group", "inner", nil, nil, nil, "${visits} = '1'"},
		{"select_multiple borrow", "borrow", "Qu'empruntez-vous ?", "What do you borrow?"},
		{"end group"},
		{"integer", "minutes", "Minutes pour venir", "Minutes to get here", nil, "${novels} = '1' and (selected(${borrow}, 'b') or selected(${borrow}, 'f'))", ". >= 0 and . <= 300"},
		{"select_one ease", "ease_a", "Facilité – Trouver un livre", "Ease – To find a book"},
		{"select_one ease", "ease_b", "Facilité – Trouver une place", "Ease – To find a seat"},
		{"date", "born", "Depuis quand ?", "Since when?"},
		{"text", "why", "**Pourquoi** jamais ?", "<b>Why</b> never?", nil, "${visits} = '2' and ${minutes} > 10"},
		{"text", "late", "Un mot de plus", "A word more", nil, "today() > ${born}"},
		{"note", "intro", "Bienvenue", "Welcome"},
		{"begin_repeat", "books"},
		{"text", "book", "Livre", "Book"},
		{"end_repeat"},
		{"end_group"},
	}},
	{Name: "choices", Rows: [][]any{
		{"list_name", "name", "label::Français (fr)", "label::English (en)"},
		{"visits", 1.0, "Souvent", "Often"}, {"visits", "2", "Jamais", "Never"}, {"visits", "9", "Refus", "Refused"},
		{"yesno", "1", "Oui", "Yes"}, {"yesno", "0", "Non", "No"},
		{"borrow", "b", "Livres", "Books"}, {"borrow", "f", "Films", "Films"}, {"borrow", "m", "Musique", "Music"},
		{"ease", "1", "Difficile", "Hard"}, {"ease", "2", "Moyen", "So so"}, {"ease", "3", "Facile", "Easy"},
	}},
	{Name: "settings", Rows: [][]any{{"form_title", "form_id", "default_language"}, {"The library", "library", "English (en)"}}},
}

// library returns the bytes of a file of the questionnaire.
func library(t testing.TB, name string) []byte {
	t.Helper()
	if name == "library.xlsx" {
		var book bytes.Buffer
		if err := workbook.Write(&book, libraryForm); err != nil {
			t.Fatal(err)
		}
		return book.Bytes()
	}
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// reading reads a questionnaire that can be read.
func reading(t testing.TB, name string, content []byte) *Questionnaire {
	t.Helper()
	q, err := Read(name, bytes.NewReader(content))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return q
}

// byName is the naming under which questions and codes keep their names, without signs.
var byName = Naming{
	Name: func(q *Question) string { return bare(q.Name) },
	Code: func(_ *Question, code string) string { return code },
	Tick: func(q *Question, code string) string { return bare(q.Name) + "_" + code },
}

// bare writes a name without signs.
func bare(name string) string {
	return strings.Trim(strings.NewReplacer("[", "_", "]", "").Replace(name), "_")
}

// told writes what was read of a question, for comparison.
func told(q *Question) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %s %q", bare(q.Name), q.Type, q.Label.EN)
	if q.Min != nil && q.Max != nil {
		fmt.Fprintf(&s, " %v..%v", *q.Min, *q.Max)
	}
	for _, c := range q.Codes {
		fmt.Fprintf(&s, " %s=%s", c.Code, c.Label.EN)
		for _, more := range []string{c.Reason, c.Means} {
			if more != "" {
				s.WriteString("/" + more)
			}
		}
	}
	if q.Skip != nil && q.Skip.If != nil {
		f, why, ok := Write(q.Skip.If, byName)
		fmt.Fprintf(&s, " if %s%s", f.Text, why.EN)
		if !ok || len(f.Open) > 0 {
			fmt.Fprintf(&s, " (%d open)", len(f.Open))
		}
	} else if q.Skip != nil {
		s.WriteString(" if? " + q.Skip.Text)
	}
	return s.String()
}

// common are the questions as every format that can say so tells them.
var common = []string{
	`visits choice "How often do you come?" 1=Often 2=Never 9=Refused/refused`,
	`novels yesno "Do you read novels?" 1=Yes/yes 0=No/no`,
	`borrow multiple "What do you borrow?" b=Books f=Films m=Music if visits == "1"`,
	`minutes number "Minutes to get here" 0..300 if novels == "1" and (borrow_b or borrow_f)`,
	`ease_a choice "Ease – To find a book" 1=Hard 2=So so 3=Easy`,
	`ease_b choice "Ease – To find a seat" 1=Hard 2=So so 3=Easy`,
	`born date "Since when?"`,
	`why text "Why never?" if visits == "2" and minutes > 10`,
}

// wanted are the questions of each file: the common ones, and what is its own.
func wanted(name string) []string {
	late := map[string]string{
		"library.xlsx": `today() > ${born}`, "library-redcap.csv": `datediff([born], "today", "y") > 3`, "library.qsf": "If wave is 2",
	}[name]
	if late == "" {
		late = "count(that.borrow.NAOK) > 1"
	}
	questions := append(append([]string(nil), common...), `late text "A word more" if? `+late)
	switch name {
	case "library.xlsx": // A label of a form may be of Markdown, which is not HTML.
	case "library-redcap.csv":
		questions = append([]string{`record_id id "Record"`}, questions...)
		questions = append(questions, `mail text "Your address"`)
	case "library.qsf":
		questions[6] = `born text "Since when?"`
	case "library-ddi.xml":
		return []string{
			common[0], common[1] + " .=/no_answer", `minutes number "Minutes to get here" 0..300 if? novels == "1"`, common[6],
			`why text "Why never?" if? People who never come`,
		}
	}
	return questions
}

func TestLibrary(t *testing.T) {
	for _, name := range libraryFiles {
		t.Run(name, func(t *testing.T) {
			q := reading(t, name, library(t, name))
			var got []string
			for _, question := range q.Questions {
				got = append(got, told(question))
				if question.Pos.File == "" || !strings.HasPrefix(question.Pos.File, name) {
					t.Errorf("%s stands nowhere: %v", question.Name, question.Pos)
				}
			}
			if diff := cmp.Diff(wanted(name), got); diff != "" {
				t.Error(diff)
			}
			if q.Title.EN != "The library" && name != "library-redcap.csv" {
				t.Errorf("title %+v", q.Title)
			}
		})
	}
}

// TestLibraryInFrench holds for the formats that keep several languages.
func TestLibraryInFrench(t *testing.T) {
	for _, name := range libraryFiles {
		if name == "library-redcap.csv" {
			continue
		}
		q := reading(t, name, library(t, name))
		label := locale.Text{FR: "Combien de fois venez-vous ?", EN: "How often do you come?"}
		for _, question := range q.Questions {
			if question.Name == "visits" && (question.Label != label || question.Codes[1].Label != (locale.Text{FR: "Jamais", EN: "Never"})) {
				t.Errorf("%s: %+v", name, question)
			}
		}
	}
}

// TestLibraryColumns: exports have a column for each answer, or one for all.
func TestLibraryColumns(t *testing.T) {
	for name, want := range map[string]string{
		"library.xlsx": " ", "library.qsf": ",", "library-redcap.csv": "borrow___b borrow___f borrow___m",
		"library-old.lss": "borrow[b] borrow[f] borrow[m]", "library-lime.txt": "borrow[b] borrow[f] borrow[m]",
	} {
		for _, q := range reading(t, name, library(t, name)).Questions {
			if q.Type != Multiple {
				continue
			}
			got := q.Joined
			if got == "" {
				var columns []string
				for _, c := range q.Codes {
					columns = append(columns, c.Column)
				}
				got = strings.Join(columns, " ")
			}
			if got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	}
}

// TestLibraryNotes: what becomes no question is told, with its place.
func TestLibraryNotes(t *testing.T) {
	for name, want := range map[string][]string{
		"library.xlsx": {
			"library.xlsx!survey:A16: repeated group books: its answers go to a table of their own, which a study does not read; left out",
			"library.xlsx!survey:B2: left out: data of the platform (1): start",
			"library.xlsx!survey:B15: left out: texts without an answer (1): intro",
		},
		"library-redcap.csv": {"library-redcap.csv:3:1: left out: texts without an answer (1): intro", "library-redcap.csv:14:1: left out: files (1): plan"},
		"library.qsf":        {"library.qsf: trash of the survey (1): left out", "library.qsf:LINE: left out: texts without an answer (1): intro"},
		"library-lime.txt":   {"library-lime.txt:29:9: left out: texts without an answer (1): intro"},
		"library-ddi.xml":    {"library-ddi.xml:11:3: left out: weights (sides: design: weight) (1): poids"},
	} {
		var got []string
		for _, note := range reading(t, name, library(t, name)).Notes {
			text := note.Text(locale.English)
			if name == "library.qsf" && note.Pos.Line > 0 {
				text = strings.Replace(text, strconv.Itoa(note.Pos.Line)+":"+strconv.Itoa(note.Pos.Column), "LINE", 1)
			}
			got = append(got, text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n%s", name, diff)
		}
	}
}
