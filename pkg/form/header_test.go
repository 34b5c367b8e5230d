package form

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

func header(t *testing.T, f *Form) string {
	t.Helper()
	var text bytes.Buffer
	if _, err := f.Header(&text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestHeader(t *testing.T) {
	const want = "id,region,a,Q2,w,n,k,m,s:1,s:2,z,t,d,last,poids\n"
	if got := header(t, people(t, `a == "2"`)); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The header of the study that ships is that of its exports.
func TestHeaderOfTheDemo(t *testing.T) {
	for _, side := range []string{"ci", "regroupements"} {
		f := demo(t, side)
		export, err := fs.ReadFile(demoFolder(), f.side.File.Value)
		if err != nil {
			t.Fatal(err)
		}
		reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(export, []byte("\ufeff"))))
		reader.Comma = ';'
		want, err := reader.Read()
		if err != nil {
			t.Fatal(err)
		}
		got, _ := f.Headings()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", side, diff)
		}
	}
}

// An empty export has every column that the study reads, and no respondent.
func TestEmptyExport(t *testing.T) {
	f := people(t, `a == "2"`)
	files := fstest.MapFS{"people.csv": {Data: []byte(header(t, f))}, "firms.csv": {Data: []byte(header(t, New(f.study, "firms")))}}
	_, err := survey.Load(f.study, study.Folders{{Name: ".", FS: files}}, survey.Options{})
	var failure *diag.Failure
	if !errors.As(err, &failure) || len(failure.List) != 2 {
		t.Fatalf("got %v", err)
	}
	for _, problem := range failure.List {
		if problem.Rule != "no-rows" {
			t.Errorf("got %s", problem.Text("en"))
		}
	}
}

// A row under the header reads back as it was entered, however the study declares the export.
func TestFilledExport(t *testing.T) {
	tests := map[string]string{
		"plain": "", "semicolon": `delimiter: ";"`, "tab": `delimiter: "\t"`, "encoding": "encoding: windows-1252", "macintosh": "encoding: macintosh",
		"utf-16": "encoding: utf-16", "title": "title_rows: 2", "first": "header_rows: 2", "second": "header_rows: 3, headings: second",
		"carry": "title_rows: 1, header_rows: 2, headings: carry, delimiter: \";\"",
	}
	answers := map[string]string{"id": "P1", "region": "Montréal", "a": "2", "Q2": "9", "n": "10.5", "m": "TV set;radio", "s:2": "1", "z": "y", "d": "02/01/2026", "last": "fin", "poids": "2"}
	for name, declared := range tests {
		t.Run(name, func(t *testing.T) {
			f := declaring(t, declared)
			headings, _ := f.Headings()
			row := make([]string, len(headings))
			for heading, answer := range answers {
				row[slices.Index(headings, heading)] = answer
			}
			frame := readBack(t, f.study, withRow(t, f, row)).Frame("people")
			for variable, want := range map[string]any{"id": "P1", "region": "Montréal", "a": "2", "n": 10.5, "m": 2.0, "s_run": true, "z_y": true, "last": "fin"} {
				if got, ok := frame.Variable(variable).Value(0); !ok || got != want {
					t.Errorf("%s: got %v, want %v", variable, got, want)
				}
			}
			if got := frame.Variable("b").States[0]; got != study.Refused {
				t.Errorf("b: got %v, want refused", got)
			}
		})
	}
}

// declaring returns the form of a study whose side declares its export so.
func declaring(t *testing.T, declared string) *Form {
	t.Helper()
	source := strings.Replace(gated, "GATE", `a == "2"`, 1)
	if declared != "" {
		source = strings.Replace(source, "    file: people.csv\n", "    file: people.csv\n    "+strings.ReplaceAll(declared, ", ", "\n    ")+"\n", 1)
	}
	def, err := study.Parse(fstest.MapFS{}, "study.yaml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return New(def, "people")
}

// withRow returns the empty export with one more row, in its encoding.
func withRow(t *testing.T, f *Form, row []string) []byte {
	t.Helper()
	export := []byte(header(t, f))
	var text bytes.Buffer
	writer := csv.NewWriter(&text)
	if f.side.Delimiter != "" {
		writer.Comma = rune(f.side.Delimiter[0])
	}
	if err := writer.Write(row); err != nil {
		t.Fatal(err)
	}
	writer.Flush()
	encoded, err := encoderOf(f.side.Encoding).Bytes(text.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return append(export, bytes.TrimPrefix(encoded, []byte("\xff\xfe"))...)
}

// A pattern of replicate weights leaves open how many there are: two are written, and a warning says so.
func TestReplicateColumns(t *testing.T) {
	f := declaring(t, "")
	f.side.Design.Replicates = &study.Replicates{Columns: study.Headings{Pattern: study.Located{Value: "bs_*", Line: 3, Column: 1}}}
	headings, warnings := f.Headings()
	if got := headings[len(headings)-2:]; !slices.Equal(got, []string{"bs_1", "bs_2"}) || len(warnings) != 1 || warnings[0].Pos.Line != 3 {
		t.Errorf("got %v and %v", got, warnings)
	}
}

func TestHeadingThatTheEncodingLacks(t *testing.T) {
	f := declaring(t, "encoding: windows-1252")
	f.study.Question("a").Column.All = "Ω→"
	_, err := f.Header(&bytes.Buffer{})
	var failure *diag.Failure
	if !errors.As(err, &failure) || failure.List[0].Rule != "not-encodable" {
		t.Errorf("got %v", err)
	}
}
