package report

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// graded gives the invented study a graded question, its neighbour on the same grades, and a number.
var graded = []string{
	"  yn:\n", "  grades: [{ code: \"1\", value: 1 }, { code: \"2\", value: 2 }, { code: \"3\", value: 3 }]\n  yn:\n",
	"  tool: {", "  grade: { type: choice, asked_of: [schools], codes: grades, column: g, label: { fr: Note, en: Grade } }\n  size: { type: number, asked_of: [schools], column: s, label: { fr: Taille, en: Size } }\n  tool: {",
}

// withGrades returns the files of the invented study with answers to graded questions.
func withGrades(changes ...string) study.Folders {
	folders := files(append(graded, changes...)...)
	folders[0].FS.(fstest.MapFS)["schools.csv"].Data = []byte("name,region,happy,a,b,g,s\nNorth,01,y,y,y,1,10\nSouth,01,n,y,n,3,20\nEast,02,y,n,n,3,30\nWest,03,,y,y,2,\n")
	return folders
}

func TestGradesAndNumbersOfADefaultReport(t *testing.T) {
	s, results := open(t, withGrades())
	s.Study.Report = study.Report{}
	d := built(t, s, results)
	want := "summary: ¶\nresponse: response\nrates: [chart] rates differences\nlikert: [chart] likert\nmeans: means\ncare:"
	if got := outline(d); !strings.HasPrefix(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	text := written(t, d, "text", locale.English)
	for _, want := range []string{"20.0", "2.25"} { // The mean of 10, 20 and 30, and that of 1, 3, 3 and 2.
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %s", want)
		}
	}
}

func TestSummaryOfAnswers(t *testing.T) {
	s, results := open(t, files())
	s.Study.Report = study.Report{}
	var got []string
	for _, passage := range built(t, s, results).Sections[0].Blocks[0].Prose.EN {
		got = append(got, passage.Words())
	}
	want := []string{"Answers came from: schools, 4 of 5 (80%); gardens, 3.", "Happy? – Yes: schools, 50% (2 of 4); gardens, 67% (2 of 3)"}
	if diff := cmp.Diff(want, got); diff != "" { // Of the tools two are equally frequent: nothing is said of them.
		t.Error(diff)
	}
}

// TestLongTitle has a title of 300 characters, without a space.
func TestLongTitle(t *testing.T) {
	long := strings.Repeat("é", 300)
	d := invented(t, "report:\n", "report:\n  title: "+long+"\n")
	for format := range writers {
		text := written(t, d, format, locale.French)
		if !strings.Contains(strings.ReplaceAll(text, "\n", ""), long) {
			t.Errorf("%s does not have the whole title", format)
		}
	}
}
