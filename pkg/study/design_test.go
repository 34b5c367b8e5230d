package study_test

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/study"
)

// designed adds a design to the side of groups of the valid study.
func designed(t *testing.T, lines string) []string {
	t.Helper()
	return []string{"    file: b.csv\n", "    file: b.csv\n    design:\n" + lines}
}

func TestDesignMistakes(t *testing.T) {
	checkAll(t, []mistake{
		{"unknown key", designed(t, "      ‸wieght: w\n"),
			[]string{`unknown key "wieght" (did you mean "weight"?); expected: calibrate, decimal, lonely, nest, replicates, stages, trim, weight`}},
		{"lonely", designed(t, "      lonely: ‸center\n"),
			[]string{`lonely: unknown value "center" (did you mean "centred"?); expected: error, centred, average, certainty`}},
		{"stage without cluster", []string{"  b:\n", "  ‸b:\n", "    file: b.csv\n", "    file: b.csv\n    design:\n      stages: [{ strata: h }, { cluster: c }]\n"},
			[]string{`side "b": stage 1 of its design has no cluster column; only the last stage can do without`}},
		{"fpc that does not count", designed(t, "      stages: [{ cluster: c }, { fpc: ‸m }]\n"),
			[]string{"stage 2 gives fpc but stage 1 does not: without it the earlier one counts as drawn with replacement and the later ones do not matter"}},
		{"other replicates to make", designed(t, "      replicates: { kind: ‸other }\n"),
			[]string{`side "b": replicates of kind other cannot be made from the design: columns is needed`}},
		{"scale of replicates to make", designed(t, "      replicates: { kind: ‸jk1, scale: 0.5 }\n"),
			[]string{`side "b": scale and scales are for replicates that columns gives`}},
		{"scale of nothing", designed(t, "      replicates: { kind: jk1, columns: bs_*, scale: ‸0 }\n"),
			[]string{"scale: 0 is not more than 0"}},
		{"too many replicates", designed(t, "      replicates: { kind: bootstrap, number: ‸1000000 }\n"),
			[]string{"number: 1e+06 is more than the maximum, 100000"}},
		{"calibrated columns", designed(t, "      replicates: { kind: ‸jk1, columns: bs_* }\n      calibrate: { method: poststratify, margins: [{ by: q1, totals: { Oui: 3, Non: 4 } }] }\n"),
			[]string{`side "b": replicates in columns carry their calibration already: calibrate does not apply to them`}},
		{"trimmed columns", designed(t, "      replicates: { kind: ‸jk1, columns: bs_* }\n      trim: { upper: 3 }\n"),
			[]string{`side "b": trim does not apply to replicates in columns`}},
		{"rho", designed(t, "      replicates: { kind: ‸fay, rho: 1 }\n"),
			[]string{`side "b": rho must be from 0 to less than 1`}},
		{"two margins", designed(t, "      calibrate: { method: ‸poststratify, margins: [{ by: q1, totals: { Oui: 3, Non: 4 } }, { by: q3, totals: { Oui: 3, Non: 4 } }] }\n"),
			[]string{"poststratify takes one margin (here: 2); rake takes several"}},
		{"no margin", designed(t, "      calibrate: { method: ‸rake }\n"),
			[]string{"rake needs at least one margin (margins)"}},
		{"bounds of raking", designed(t, "      calibrate: { method: ‸rake, bounds: [0.5, 2], margins: [{ by: q1, totals: { Oui: 3, Non: 4 } }] }\n"),
			[]string{"totals, size and bounds go with method: linear"}},
		{"bounds", designed(t, "      calibrate: { method: ‸linear, size: 7, bounds: [1.5, 2] }\n"),
			[]string{"bounds must hold 1 between them (such as [0.5, 2])"}},
		{"margin of a number", designed(t, "      calibrate: { method: rake, margins: [{ by: ‸n, totals: { Oui: 3 } }] }\n"),
			[]string{`unknown question "n"; expected: q1, q2, q3`}},
		{"margin without a code", designed(t, "      calibrate: { method: rake, margins: [{ by: ‸q1, totals: { Oui: 3 } }] }\n"),
			[]string{`margin q1: the size of "Non" is missing`}},
		{"margin with another code", designed(t, "      calibrate: { method: rake, margins: [{ by: q1, totals: { Oui: 3, Non: 4, ‸Nan: 1 } }] }\n"),
			[]string{`unknown answer "Nan" (did you mean "Non"?); expected: Oui, Non`}},
		{"empty category", designed(t, "      calibrate: { method: rake, margins: [{ by: q1, totals: { ‸Oui: 0, Non: 4 } }] }\n"),
			[]string{`margin q1, "Oui": the size must be above 0`}},
		{"total of a category", designed(t, "      calibrate: { method: linear, totals: { ‸q1: 3 } }\n"),
			[]string{`unknown question "q1"; expected: n, only`}},
		{"trim to nothing", []string{"  b:\n", "  ‸b:\n", "    file: b.csv\n", "    file: b.csv\n    design:\n      trim: { lower: 3, upper: 2 }\n"},
			[]string{`side "b": trim needs a bound lower or upper, and lower below upper`}},
	})
}

func TestDesignColumns(t *testing.T) {
	text := edit(t, designed(t, `      weight: w
      stages: [{ strata: h, cluster: c, fpc: f }, { fpc: f2 }]
      nest: true
      replicates: { kind: fay, rho: 0.3, columns: [r1, r2] }
`)...)
	definition, err := study.Parse(nil, "t/study.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	design := definition.Side("b").Design
	var columns []string
	for _, column := range design.Columns() {
		columns = append(columns, column.Value)
	}
	if got, want := len(columns), 7; got != want || columns[0] != "w" || columns[6] != "r2" {
		t.Errorf("columns %v", columns)
	}
	if *design.Replicates.Rho != 0.3 || !design.Nest || len(design.Stages) != 2 {
		t.Errorf("%+v", design)
	}
	if definition.Side("a").Design != nil {
		t.Error("the other side has a design")
	}
}
