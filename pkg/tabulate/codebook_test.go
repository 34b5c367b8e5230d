package tabulate

import (
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// codebookOf is the codebook of some variables of a study.
func codebookOf(t *testing.T, s *survey.Survey, names ...string) *table.Table {
	t.Helper()
	book, err := Codebook(s, names)
	if err != nil {
		t.Fatal(err)
	}
	checkShape(t, "codebook", book)
	return book
}

// codebookCell returns a cell of the codebook by side, variable, kind and key.
func codebookCell(t *testing.T, book *table.Table, side, variable, kind, key, column string) table.Cell {
	t.Helper()
	at := slices.IndexFunc(book.Columns, func(c table.Column) bool { return c.Key == column })
	for _, row := range book.Rows {
		if !row.Group && row.Cells[1].Text.EN == side && row.Cells[2].Text.EN == variable && row.Cells[3].Text.EN == kind && row.Cells[4].Text.EN == key {
			return row.Cells[at]
		}
	}
	t.Errorf("no row %s %s %s %s", side, variable, kind, key)
	return table.Cell{}
}

// Every respondent is counted once for each variable with one answer: by an answer, as answered, or by a reason.
func TestCodebookCountsEveryone(t *testing.T) {
	s := demo(t)
	book := codebookOf(t, s)
	counts := map[string]float64{}
	for _, row := range book.Rows {
		if !row.Group && row.Cells[6].Set {
			counts[row.Cells[1].Text.EN+" "+row.Cells[2].Text.EN] += row.Cells[6].Number
		}
	}
	if len(counts) < 80 {
		t.Errorf("only %d variables are counted", len(counts))
	}
	for name, n := range counts {
		side, variable, _ := strings.Cut(name, " ")
		if q := s.Study.QuestionOf(variable); q != nil && q.Type == study.Multiple {
			continue // A respondent gives several answers.
		}
		if n != float64(s.Frame(side).Len()) {
			t.Errorf("%s: %v of %d respondents", name, n, s.Frame(side).Len())
		}
	}
}

// Percents and statistics are those of the commands that compute them, under a design and without one.
func TestCodebookAgreesWithTheCommands(t *testing.T) {
	for _, name := range []string{"likert", "sample", "ratings"} {
		s := load(t, study.Folders{{Name: name, FS: os.DirFS("../../testdata/script/_studies/" + name)}})
		book := codebookOf(t, s)
		rates, err := Rates(s, nil, Options{Base: study.AnsweredBase})
		if err != nil {
			t.Fatal(err)
		}
		for _, rate := range rates {
			want, _ := rate.Percent()
			got := codebookCell(t, book, rate.Side.Name, rate.Question.Name, "answer", rate.Code, "percent").Number
			if math.Abs(got-want) > 1e-9 {
				t.Errorf("%s %s: %v %%, want %v", rate.Question.Name, rate.Code, got, want)
			}
		}
		means, err := Estimates(s, Request{Statistic: MeanOf}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, mean := range means {
			if q := mean.Variable.Source; q != nil && q.Type.IsNumeric() {
				got := codebookCell(t, book, mean.Side.Name, q.Name, "statistic", "mean", "value").Number
				if got != mean.Estimate.Value {
					t.Errorf("mean of %s: %v, want %v", q.Name, got, mean.Estimate.Value)
				}
			}
		}
	}
}

// Nothing that people wrote stands in a codebook, nor who they are, nor where.
func TestCodebookListsNobody(t *testing.T) {
	s := demo(t)
	book := codebookOf(t, s)
	var text strings.Builder
	for _, row := range book.Rows {
		for _, cell := range row.Cells {
			fmt.Fprintln(&text, cell.Text.FR, cell.Text.EN)
		}
	}
	for _, frame := range s.Sides {
		for _, unit := range frame.Units {
			for _, personal := range []string{unit.Name, unit.Region} {
				if strings.Contains(text.String(), personal+" ") || strings.Contains(text.String(), personal+"\n") {
					t.Errorf("the codebook holds %q", personal)
				}
			}
		}
	}
}

func TestCodebookOfSomeVariables(t *testing.T) {
	s := demo(t)
	book := codebookOf(t, s, "satisfaction", "meilleur_centre")
	var groups []string
	for _, row := range book.Rows {
		if row.Group {
			groups = append(groups, row.Cells[0].Text.EN)
		}
	}
	want := []string{"Integrated centres (21)", "satisfaction – Collaboration is satisfactory", "Regional groups (15)",
		"satisfaction – Collaboration is satisfactory", "Regions (15)", "meilleur_centre – Highest score of a centre in the region"}
	if !slices.Equal(groups, want) {
		t.Errorf("%q, want %q", groups, want)
	}
	var unmet *UsageError
	if _, err := Codebook(s, []string{"satisfactoin"}); !errors.As(err, &unmet) || !strings.Contains(unmet.Message.In(locale.English), `did you mean "satisfaction"?`) {
		t.Errorf("error %v", err)
	}
}
