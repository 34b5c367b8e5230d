package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const report = `table,row_group,row,row_label,column,value,value_hi,text,unit
rates,"A, b",1,North,side,,,north,
rates,"A, b",1,North,percent,33.333333333333336,,,%
rates,"A, b",1,North,wilson,10,60,,%
tests,,1,Rho,p,0.04,,,
claims,,1,One,count,7,,,
`

func TestSameNumbers(t *testing.T) {
	const all = "rates\t1\tside\tnorth\nrates\t1\tpercent\t33.3333333333\nrates\t1\twilson\t10\t60\ntests\t1\tp\t0.05\n"
	cases := map[string]struct {
		report, numbers, without string
		code                     int
		want                     string
	}{
		"the same":        {report, all, "claims", 0, "4 values of 2 tables are those of the report\n"},
		"a number":        {report, strings.Replace(all, "33.3", "33.4", 1), "claims", 1, `rates, row 1, percent: ["33.4333333333"], in the report ["33.333333333333336"]`},
		"a bound":         {report, strings.Replace(all, "\t60", "\t61", 1), "claims", 1, `wilson: ["10" "61"]`},
		"no upper bound":  {report, strings.Replace(all, "\t60", "", 1), "claims", 1, `wilson: ["10"]`},
		"a p value":       {report, strings.Replace(all, "0.05", "0.08", 1), "claims", 1, `tests, row 1, p: ["0.08"], in the report ["0.04"]`},
		"a text":          {report, strings.Replace(all, "north", "south", 1), "claims", 1, `side: ["south"], in the report ["north"]`},
		"no such row":     {report, all + "tests\t2\tp\t0.04\n", "claims", 1, "tests, row 2, p"},
		"a table missing": {report, all, "", 1, "claims: not computed"},
		"nothing":         {report, "", "claims", 1, "rates: not computed"},
		"not a line":      {report, "rates 1 percent 33\n", "claims", 1, "not a table, a row, a column and a value"},
		"not a report":    {"a,b\n1,2\n", all, "claims", 1, "the report is not tidy CSV"},
		"an empty report": {"", all, "claims", 1, "the report is not tidy CSV"},
	}
	for title, c := range cases {
		folder := t.TempDir()
		ours, theirs := filepath.Join(folder, "report.csv"), filepath.Join(folder, "numbers")
		for name, text := range map[string]string{ours: c.report, theirs: c.numbers} {
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		var out bytes.Buffer
		if code := run([]string{"-without", c.without, ours, theirs}, &out, &out); code != c.code || !strings.Contains(out.String(), c.want) {
			t.Errorf("%s: code %d, %s", title, code, &out)
		}
	}
}

func TestWrongUsage(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	for _, c := range []struct {
		args []string
		code int
	}{{nil, 2}, {[]string{"a"}, 2}, {[]string{"-x", "a", "b"}, 2}, {[]string{missing, missing}, 1}} {
		var out bytes.Buffer
		if code := run(c.args, &out, &out); code != c.code || out.Len() == 0 {
			t.Errorf("%q: code %d, %s", c.args, code, &out)
		}
	}
}
