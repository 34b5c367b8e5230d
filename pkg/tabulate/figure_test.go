package tabulate

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
)

// sampleWith returns the invented sample with a design, its study file followed by more.
func sampleWith(t *testing.T, more string) *survey.Survey {
	t.Helper()
	texts := map[string]string{}
	for _, name := range []string{"study.yaml", "households.csv", "published.csv"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "script", "_studies", "sample", name))
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	texts["study.yaml"] += more
	return written(t, texts)
}

// TestWeightedFigureIsTheRate compares a figure of a side with a design with the rate of the same answer.
func TestWeightedFigureIsTheRate(t *testing.T) {
	s := sampleWith(t, "figures:\n  drinkers: { share: water == \"yes\" }\n")
	figures, err := claim.Figures(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, options := range []Options{{}, {Level: 0.9}, {Interval: "logit"}} {
		rates, err := Rates(s, []string{"water"}, options)
		if err != nil {
			t.Fatal(err)
		}
		interval, level, ok := FigureInterval(figures[0], options)
		if like := rates[0].Like; !ok || level != options.level() || interval.Method.ID != like.Method.ID ||
			math.Abs(interval.Lo-like.Lo) > 1e-12 || math.Abs(interval.Hi-like.Hi) > 1e-12 {
			t.Errorf("interval %+v, want %+v", interval, like)
		}
	}
	if got := FigureText(figures[0], AutoDigits); got != (locale.Text{FR: "67\u00a0% (n = 25)", EN: "67% (n = 25)"}) {
		t.Errorf("the figure reads %+v", got)
	}
}

func TestFiguresAsTheyAreRead(t *testing.T) {
	for _, c := range []struct {
		value  float64
		unit   string
		digits int
		want   locale.Text
	}{
		{12.857, "", AutoDigits, locale.Text{FR: "12,9", EN: "12.9"}}, {12, "", AutoDigits, locale.Same("12")},
		{0.0432, "", AutoDigits, locale.Text{FR: "0,04", EN: "0.04"}}, {3.5, "$", AutoDigits, locale.Text{FR: "3,50\u00a0$", EN: "$3.50"}},
		{52891.6, "$", AutoDigits, locale.Text{FR: "52\u00a0892\u00a0$", EN: "$52,892"}}, {2.345, "h", 2, locale.Text{FR: "2,35\u00a0h", EN: "2.35\u00a0h"}},
	} {
		r := claim.Result{Unit: c.unit}
		r.Computed.Measure, r.Computed.Value = "mean", c.value
		if got := FigureText(r, c.digits); c.unit != "h" && got != c.want || c.unit == "h" && got.FR != c.want.FR {
			t.Errorf("%v %s reads %+v, want %+v", c.value, c.unit, got, c.want)
		}
	}
	if got := FigureText(claim.Result{}, AutoDigits); got != NoFigure {
		t.Errorf("a figure without a value reads %+v", got)
	}
}

// TestExplainFigure wants the interval and every unit of a figure that nobody published.
func TestExplainFigure(t *testing.T) {
	s := sampleWith(t, "figures:\n  drinkers: { share: water == \"yes\" }\n")
	figures, err := claim.Figures(s)
	if err != nil {
		t.Fatal(err)
	}
	tables := ExplainFigure(s, figures[0], Options{})
	if len(tables) != 2 || len(tables[1].Rows) != 25 {
		t.Fatalf("%d tables", len(tables))
	}
	said := false
	for _, row := range tables[0].Rows {
		said = said || row.Cells[1].Text.EN == "45.6% to 84.4% (Korn-Graubard, 95%)"
	}
	if !said {
		t.Error("the interval is not there")
	}
}
