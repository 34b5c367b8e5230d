package survey_test

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/survey"
)

func TestNothingOdd(t *testing.T) {
	changed{}.wants(t)
}

func TestBadExports(t *testing.T) {
	for _, c := range []struct {
		name, file, content string
		want                []string
	}{
		{"missing file", "a.csv", "", []string{"error t/study.yaml:7:11: file not found: t/a.csv"}},
		{"empty file", "a.csv", "\n", []string{"error t/a.csv: empty file: a header line was expected"}},
		{"header only", "a.csv", "id,name,region,q1,q2,q3,n\n", []string{"error t/a.csv:2: no respondent: the file has only its header line"}},
		{"missing columns", "a.csv", "\nid,name,region,q1,q3,nn\n1,A1,N,Oui,Oui,1\n", []string{
			`error t/a.csv:2: column "q2" is missing (question q2) (did you mean "q1"?)`, `error t/a.csv:2: column "n" is missing (question n) (did you mean "nn"?)`}},
		{"duplicate column", "a.csv", "id,name,region,q1,q2,q3,n,q1\n1,A1,N,Oui,Oui,Oui,1,Non\n",
			[]string{`error t/a.csv:1:27: column "q1" is there 2 times (already at line 1, column 16); "q1 #1" is the first of them, "q1 #2" the second`}},
		{"undeclared columns", "a.csv", "id,name,region,q1,q2,q3,n,x,y\n1,A1,N,Oui,Oui,Oui,1,a,b\n2,A2,N,Non,,Non,2,,\n3,A3,S,Non,,Oui,,,\n",
			[]string{"note t/a.csv:1:27: columns that the study does not declare, not read (2): x, y"}},
		{"ragged row", "a.csv", "id,name,region,q1,q2,q3,n\n1,A1,N,Oui,Oui,Oui\n2,A2,N,Non,,Non,2\n",
			[]string{"error t/a.csv:2: the row has 6 cells (expected 7, as the header)"}},
		{"all rows ragged", "a.csv", "id,name,region,q1,q2,q3,n\n1,A1,N,Oui,Oui,Oui\n",
			[]string{"error t/a.csv:2: the row has 6 cells (expected 7, as the header)"}},
		{"unclosed quote", "a.csv", "id,name,region,q1,q2,q3,n\n1,\"A1,N,Oui,Oui,Oui,1\n2,A2,N,Non,,Non,2\n",
			[]string{"error t/a.csv:2:3: this opening quote is never closed"}},
		{"windows-1252", "a.csv", "id,name,region,q1,q2,q3,n\n1,A\xe9,N,Oui,Oui,Oui,1\n", []string{
			`error t/a.csv:2:4: byte E9 is not UTF-8 (it would be 'é' in windows-1252, 'È' in macintosh): declare "encoding: windows-1252" or "encoding: macintosh" in the study file, or save the file as CSV UTF-8`}},
		{"workbook", "a.csv", "PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", []string{
			"error t/a.csv: damaged or cut archive or Excel workbook: zip: not a valid zip file"}},
		{"unknown code", "a.csv", "id,name,region,q1,q2,q3,n\n1,A1,N,oui,Oui,Oui,1\n", []string{
			`error t/a.csv:2:8: question q1: unknown code "oui" (expected: Oui, Non, NA) (did you mean "Oui"?)`}},
		{"not a number", "a.csv", "id,name,region,q1,q2,q3,n\n1,A1,N,Oui,Oui,Oui,\"1,5\"\n", []string{
			`error t/a.csv:2:20: question n: "1,5" is not a number (the decimal mark is "." here, and thousands are separated by a space)`}},
		{"too small", "a.csv", "id,name,region,q1,q2,q3,n\n1,A1,N,Oui,Oui,Oui,-1\n", []string{"error t/a.csv:2:20: question n: -1 is less than the minimum, 0"}},
		{"too large", "a.csv", "id,name,region,q1,q2,q3,n\n1,A1,N,Oui,Oui,Oui,1001\n", []string{"error t/a.csv:2:20: question n: 1001 is more than the maximum, 1,000"}},
		{"unknown region", "b.csv", "region,q1,q2,q3\nNordd,Oui,Non,Oui\n", []string{
			`error t/b.csv:2:1: question region: unknown region "Nordd" (near: Nord; regions: aliases: can say which one it is)`}},
		{"no such region", "b.csv", "region,q1,q2,q3\nAilleurs,Oui,Non,Oui\n", []string{`error t/b.csv:2:1: question region: unknown region "Ailleurs"`}},
		{"ambiguous region", "b.csv", "region,q1,q2,q3\nbas,Oui,Non,Oui\n", []string{`error t/b.csv:2:1: question region: ambiguous region "bas" (Est, Sud)`}},
		{"duplicate identifier", "a.csv", "id,name,region,q1,q2,q3,n\n1,A1,N,Oui,Oui,Oui,1\n1,A2,N,Non,,Non,2\n1,A3,S,Non,,Non,3\n", []string{
			`error t/a.csv:3:1: duplicate identifier "1" (already at t/a.csv:2:1)`, `error t/a.csv:4:1: duplicate identifier "1" (already at t/a.csv:2:1)`}},
		{"duplicate name", "a.csv", "id,name,region,q1,q2,q3,n\n1,A1,N,Oui,Oui,Oui,1\n2,a1,N,Non,,Non,2\n", []string{
			`error t/a.csv:3:3: duplicate respondent "a1" (already at t/a.csv:2:3)`}},
		{"second of a region", "b.csv", "region,q1,q2,q3\nN,Oui,Non,Oui\nNord,Non,,Non\n", []string{
			`error t/b.csv:3: Nord: second respondent of "b", where this side has one a region (already at t/b.csv:2)`}},
		{"negative budget", "t.csv", "region,v\nN,-5\nS,0\nE,1\n", []string{"error t/t.csv:2:3: table t: -5 is less than the minimum, 0"}},
		{"budget that is no number", "t.csv", "region,v\nN,n/d\nS,0\nE,1\n", []string{
			`error t/t.csv:2:3: table t: "n/d" is not a number (expected digits, decimal mark "."); missing: can say what "n/d" stands for`}},
		{"region twice in a table", "t.csv", "region,v\nN,1\nS,0\nNord,1\n", []string{`error t/t.csv:4:1: region "Nord" is there twice (already at t/t.csv:2:3)`}},
		{"unknown region in a table", "t.csv", "region,v\nX,1\n", []string{`error t/t.csv:2:1: unknown region "X"`}},
		{"column missing in a table", "t.csv", "region,montant\nN,1\n", []string{`error t/t.csv:1: column "v" is missing (columns there: region, montant)`}},
		{"table without rows", "t.csv", "region,v\n", []string{"error t/t.csv:2: no value: the file has only its header line"}},
		{"missing table", "t.csv", "", []string{"error t/study.yaml:41:24: file not found: t/t.csv"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed{files: map[string]string{c.file: c.content}}.wants(t, c.want...)
		})
	}
}

// All problems of all files are shown at once, in the order of the files.
func TestAllProblemsAtOnce(t *testing.T) {
	changed{files: map[string]string{
		"a.csv": "id,name,region,q1,q2,q3,n\n1,A1,N,oui,Oui,Oui,1\n2,A2,X,Non,,Non\n3,A3,Y,Non,,Peut-être,-3\n",
		"b.csv": "region,q1,q2,q3\n",
		"t.csv": "region,v\nN,x\nS,-1\n",
	}}.wants(t,
		`error t/a.csv:2:8: question q1: unknown code "oui" (expected: Oui, Non, NA) (did you mean "Oui"?)`,
		"error t/a.csv:3: the row has 6 cells (expected 7, as the header)",
		`error t/a.csv:4:6: question region: unknown region "Y"`,
		`error t/a.csv:4:13: question q3: unknown code "Peut-être" (expected: Oui, Non, NA)`,
		"error t/a.csv:4:24: question n: -3 is less than the minimum, 0",
		"error t/b.csv:2: no respondent: the file has only its header line",
		`error t/t.csv:2:3: table t: "x" is not a number (expected digits, decimal mark "."); missing: can say what "x" stands for`,
		"error t/t.csv:3:3: table t: -1 is less than the minimum, 0")
}

// Answers that are not valid are warnings where the user takes them as missing. Their reason is never another one.
func TestInvalidAsMissing(t *testing.T) {
	s := changed{options: survey.Options{InvalidAsMissing: true}, files: map[string]string{
		"a.csv": "id,name,region,q1,q2,q3,n\n1,A1,N,oui,,Oui,1\n2,A2,X,Oui,Oui,Non,abc\n",
	}}.wants(t,
		`warning t/a.csv:2:8: question q1: unknown code "oui" (expected: Oui, Non, NA) (did you mean "Oui"?)`,
		`warning t/a.csv:3:6: question region: unknown region "X"`,
		`warning t/a.csv:3:20: question n: "abc" is not a number (expected digits, decimal mark ".")`)
	a := s.Frame("a")
	wantValues(t, a, "q1", invalid, "Oui")
	wantValues(t, a, "q2", notAsked, "Oui")
	wantValues(t, a, "region", "Nord", invalid)
	wantValues(t, a, "n", 1.0, invalid)
	if a.Units[1].Region != "" || a.Units[1].Name != "A2" {
		t.Errorf("unit %+v", a.Units[1])
	}
}
