package export

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/study"
)

func TestSPSS(t *testing.T) {
	text := write(t, New(awkward(t), "p"), "sps", english)
	for _, want := range []string{
		"SET DECIMAL=DOT.\n", "/FILE='p.csv'\n", "    @c1 A1\n",
		"STRING said (A", "IF (SUBSTR(said,1,1)=\"'\" AND SUBSTR(said,2,1)<>\".\") said=SUBSTR(said,2).\n",
		"VARIABLE LABELS said 'What <they> said: it''s \"free\" & `costs'' $price'.\n",
		"RECODE @c3\n  ('''+'=1)\n  ('''=x'=2)\n  ('''.n'=3)\n  ('.n'=-991)\n  ('.r'=-995)\n  INTO ALL_2.\n", // the names and numbers of awkward
		"('a'=10)\n  ('b'=-20)\n  ('.k'=-994)\n",
		"VALUE LABELS ALL_2\n  1 'Plus'\n  2 'Is x'\n  3 'Not'\n  -991 'no answer'\n  -995 'refused'.\nMISSING VALUES ALL_2 (LO THRU -991).\n",
		"IF (@c7='.s') a_name_of_a_variable_that_is_too_long_as_well=-992.\n",
		"MISSING VALUES seen ('.n','.a','.r').\n", "FORMATS a_name_of_a_variable_that_is_too_long (F16.2).\n", "DELETE VARIABLES @c1 TO @c11.\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// FuzzSPSSText checks that a literal is one: pieces on lines of their own, each between apostrophes, no apostrophe alone, and
// together the text.
func FuzzSPSSText(f *testing.F) {
	for _, text := range []string{"", "it's", "''", strings.Repeat("é'", 200), "a\nb.", "\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := spssText(text)
		var whole string
		for _, line := range strings.Split(got, " +\n    ") {
			if len(line) < 2 || line[0] != '\'' || line[len(line)-1] != '\'' || len(line) > 410 || !utf8.ValidString(line) {
				t.Fatalf("%q is written %q", text, got)
			}
			inner := strings.ReplaceAll(line[1:len(line)-1], "''", "\x00")
			if strings.ContainsAny(inner, "'\n\r") {
				t.Fatalf("%q is written %q", text, got)
			}
			whole += strings.ReplaceAll(inner, "\x00", "'")
		}
		if whole != oneLine(text) {
			t.Errorf("%q is written %q, which is %q", text, got, whole)
		}
	})
}

// PSPP, where it is installed, reads the CSV by the syntax to the same values: its own copy of the data is compared, reasons
// as the numbers that stand for them.
func TestPSPPReadsTheSame(t *testing.T) {
	program, err := exec.LookPath("pspp")
	if err != nil {
		t.Skip("pspp is not installed")
	}
	for name, d := range map[string]*Dataset{"awkward": New(awkward(t), "p"), "likert": New(invented(t, "likert"), "visitors"), "demo": New(demo(t), "ci")} {
		t.Run(name, func(t *testing.T) {
			o := english
			o.OneLine = true
			syntax := write(t, d, "sps", o) + "SAVE TRANSLATE /OUTFILE='back.csv' /TYPE=CSV /FIELDNAMES /CELLS=VALUES.\n"
			dir := t.TempDir()
			for file, content := range map[string]string{"p.csv": write(t, d, "csv", o), "p.sps": syntax} {
				if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			command := exec.Command(program, "p.sps")
			command.Dir = dir
			if output, err := command.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, output)
			}
			file, err := os.Open(filepath.Join(dir, "back.csv"))
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			records, err := csv.NewReader(file).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			samePSPP(t, d, records)
		})
	}
}

// samePSPP compares what PSPP wrote with the data set.
func samePSPP(t *testing.T, d *Dataset, records [][]string) {
	t.Helper()
	p := spss{d: d}
	p.base = p.missingBase()
	if len(records) != d.Frame.Len()+1 {
		t.Fatalf("%d records", len(records))
	}
	for k, c := range d.Columns {
		for i := range d.Frame.Units {
			reason, want := c.state(i), ""
			switch {
			case reason != study.Answered && c.Kind() == Words:
				want = Token(reason)
			case reason != study.Answered:
				want = number(float64(p.missing(reason)))
			case c.Kind() == Coded:
				for _, answer := range c.coding() {
					if answer.cell == Guard(c.value(i)) {
						want = number(float64(answer.number))
					}
				}
			default:
				want = oneLine(c.value(i))
			}
			if got := records[i+1][k]; got != want && !(isToken(want) && got == "'"+want) && !sameNumber(got, want) {
				t.Errorf("%s of respondent %d: %q, want %q", c.Name, i, got, want)
			}
		}
	}
}

// sameNumber reports whether two texts are the same number; PSPP writes some with an exponent.
func sameNumber(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}
