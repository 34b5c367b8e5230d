package ingest

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/diag"
)

type budget struct {
	Region string `csv:"region"`
	Amount Num    `csv:"budget_2018_2019"`
	Groups Whole  `csv:"groups,omitempty"`
	Colour colour `csv:"colour,omitempty"`
	Other  string `csv:"-"`
}

// colour has an UnmarshalCSV whose error is in one language only.
type colour string

func (c *colour) UnmarshalCSV(cell string) error {
	if cell == "mauve" {
		return errors.New("not a colour of ours")
	}
	*c = colour(cell)
	return nil
}

func TestReadFixed(t *testing.T) {
	const in = "\ufeffx_note;budget_2018_2019; region ;groups\r\n\"a\r\nb\";146 981;Montréal;5\r\n\r\n;;Nunavik;\r\n"
	rows, places, err := ReadFixed[budget]("budgets.csv", strings.NewReader(in), Dialect{})
	if err != nil {
		t.Fatal(err)
	}
	want := []budget{{Region: "Montréal", Amount: Num{146981, true}, Groups: Whole{5, true}}, {Region: "Nunavik"}}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	for _, c := range []struct {
		row          int
		column, want string
	}{
		{0, "region", "budgets.csv:3:12"}, {0, "x_note", "budgets.csv:2:1"}, {1, "budget_2018_2019", "budgets.csv:5:2"},
		{1, "colour", "budgets.csv:5"},
	} {
		if got := places[c.row].At(c.column).String(); got != c.want {
			t.Errorf("row %d, %s: %s, want %s", c.row, c.column, got, c.want)
		}
	}
}

func TestReadFixedErrors(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"missing", "region,budget\nLaval,0\n", []string{
			`f.csv:1: column "budget_2018_2019" is missing (columns there: region, budget)`,
			`f.csv:1:8: unknown column "budget" (expected region, budget_2018_2019, groups, colour, or a name in x_…)`}},
		{"misspelt", "regoin,budget_2018_2019\n", []string{
			`f.csv:1: column "region" is missing (columns there: regoin, budget_2018_2019; is it "regoin"?)`,
			`f.csv:1:1: unknown column "regoin" (did you mean "region"?)`}},
		{"twice", "region,budget_2018_2019,region\n", []string{`f.csv:1:25: column "region" is already at f.csv:1:1`}},
		{"no name", "region,budget_2018_2019,\n", []string{`f.csv:1:25: unknown column ""`}},
		{"cells", "region,budget_2018_2019,groups,colour\nA,n/d,1.5,\nB,1,2,\nC,\"1,5\",3,mauve\nD,1,2.5,\nE,1,2,mauve\n", []string{
			`f.csv:2:3: column "budget_2018_2019": "n/d" is not a number (expected digits, decimal mark ".")`,
			`f.csv:4:3: column "budget_2018_2019": "1,5" is not a number (the decimal mark is "." here`,
			`f.csv:5:5: column "groups": "2.5" is not a whole number`,
			`f.csv:6:7: column "colour": value "mauve": not a colour of ours`}},
		{"all at once", "region,budget_2018_2019\nA\nB,x\nC,1\"\n", []string{
			`f.csv:2: the row has 1 cells`, `f.csv:3:3: column "budget_2018_2019": "x"`, `f.csv:4:4: quote inside`}},
		{"unreadable", "region,budget_2018_2019\nA\n\"B,1\n", []string{`f.csv:2: the row has 1 cells`, `f.csv:3:1: this opening quote`}},
		{"empty", "", []string{"f.csv: empty file"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, _, err := ReadFixed[budget]("f.csv", strings.NewReader(c.in), Dialect{})
			checkFailure(t, err, c.want)
			if rows != nil {
				t.Error("rows are returned with the error")
			}
		})
	}
}

func TestReadFixedOnlyHeader(t *testing.T) {
	rows, places, err := ReadFixed[budget]("f.csv", strings.NewReader("region,budget_2018_2019\n"), Dialect{})
	if err != nil || len(rows) != 0 || len(places) != 0 {
		t.Errorf("%v %v %v", rows, places, err)
	}
}

func TestReadFixedPanics(t *testing.T) {
	for name, read := range map[string]func(){
		"number": func() {
			readOne[struct {
				A float64 `csv:"a"`
			}]()
		},
		"pointer": func() {
			readOne[struct {
				A *string `csv:"a"`
			}]()
		},
		"no tag": func() { readOne[struct{ A string }]() },
		"two tags": func() {
			readOne[struct {
				A string `csv:"a,b"`
			}]()
		},
		"no field": func() { readOne[struct{}]() },
		"string":   func() { readOne[string]() },
	} {
		func() {
			defer func() {
				if message, _ := recover().(string); !strings.HasPrefix(message, "ingest: T: ") {
					t.Errorf("%s: panics with %q", name, message)
				}
			}()
			read()
		}()
	}
}

func readOne[T any]() { _, _, _ = ReadFixed[T]("f.csv", strings.NewReader("a\n1\n"), Dialect{}) }

func FuzzReadFixed(f *testing.F) {
	f.Add([]byte("region;budget_2018_2019\nA;1\n"))
	f.Add([]byte("region,budget_2018_2019,region\n\"A\n"))
	f.Add([]byte("groups,region,budget_2018_2019\n010,A,\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		rows, places, err := ReadFixed[budget]("f.csv", bytes.NewReader(in), Dialect{})
		if err != nil {
			var failure *diag.Failure
			if !errors.As(err, &failure) || len(failure.List) == 0 {
				t.Fatalf("%v is not a failure", err)
			}
		}
		if len(rows) != len(places) {
			t.Fatalf("%d rows, %d places", len(rows), len(places))
		}
	})
}
