package survey_test

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/survey"
)

const header = "id,name,region,q1,q2,q3,n\n"

func TestAnswers(t *testing.T) {
	s := changed{files: map[string]string{"a.csv": header + "1, A1 ,N, Oui ,Non,NA,\" 1 000 \"\n2,A2,Haut,,,,0.5\n"}}.must(t)
	a := s.Frame("a")
	wantValues(t, a, "name", "A1", "A2")
	wantValues(t, a, "region", "Nord", "Nord")
	wantValues(t, a, "q1", "Oui", noAnswer)
	wantValues(t, a, "q3", notApplicable, noAnswer)
	wantValues(t, a, "n", 1000.0, 0.5)
	if pos := a.Variable("q1").Pos(0); pos != (diag.Pos{File: "t/a.csv", Line: 2, Column: 10}) {
		t.Errorf("place %v", pos)
	}
	if unit := a.Units[1]; unit.ID != "2" || unit.Name != "A2" || unit.Region != "Nord" || unit.Pos.String() != "t/a.csv:3" {
		t.Errorf("unit %+v", unit)
	}
}

// What stands for a reason is declared for a question first, then for the study; then a code may be a reason.
func TestMissingTokens(t *testing.T) {
	c := changed{
		study: []string{"title: Essai\n", "title: Essai\nmissing: { n/d: dont_know, x: refused }\n", "max: 1000,", "max: 1000, missing: { n/d: not_applicable, -99: refused },",
			"type: money, side: b", "type: money, side: b, missing: { s.o.: not_applicable }"},
		files: map[string]string{
			"a.csv": header + "1,n/d,N,n/d,x,Oui,n/d\n2,A2,N,Oui,x,NA,-99\n3,A3,S,Non,,Non,x\n",
			"t.csv": "region,v\nN,n/d\nS,s.o.\nE,\n",
		},
	}
	s := c.must(t)
	a, b := s.Frame("a"), s.Frame("b")
	wantValues(t, a, "name", dontKnow, "A2", "A3")
	wantValues(t, a, "q1", dontKnow, "Oui", "Non")
	wantValues(t, a, "q2", refused, refused, notAsked)
	wantValues(t, a, "q3", "Oui", notApplicable, "Non")
	wantValues(t, a, "n", notApplicable, refused, refused)
	wantValues(t, b, "t", dontKnow, notApplicable, noAnswer)
	wantValues(t, s.Regions, "t", noAnswer, dontKnow, notApplicable)
}

func TestNumbers(t *testing.T) {
	c := changed{
		study: []string{"min: 0, max: 1000", `decimal: ",", min: -2.5, max: 1000.5`, "type: money, side: b", `type: money, side: b, decimal: ",", min: -10`},
		files: map[string]string{
			"a.csv": header + "1,A1,N,Oui,Oui,Oui,\"2,5\"\n2,A2,N,Oui,Oui,Oui,\"-2,5\"\n3,A3,S,Oui,Oui,Oui,\"1\u202f000,5 $\"\n",
			"t.csv": "region;v\nN;-10\nS;1 000,25 $\nE;0\n",
		},
	}
	s := c.must(t)
	wantValues(t, s.Frame("a"), "n", 2.5, -2.5, 1000.5)
	wantValues(t, s.Frame("b"), "t", -10.0, 1000.25, 0.0)
	c.files["a.csv"] = header + "1,A1,N,Oui,Oui,Oui,2.5\n2,A2,N,Oui,Oui,Oui,\"-2,6\"\n3,A3,S,Oui,Oui,Oui,\"1000,6\"\n"
	s = c.wants(t,
		`error t/a.csv:2:20: question n: "2.5" is not a number (the decimal mark is "," here, and thousands are separated by a space)`,
		`error t/a.csv:3:20: question n: -2,6 is less than the minimum, -2.5`,
		`error t/a.csv:4:20: question n: 1000,6 is more than the maximum, 1,000.5`)
	if fr := s.Diagnostics[2].Message.FR; fr != "question n\u00a0: 1000,6 dépasse le maximum, 1\u00a0000,5" {
		t.Errorf("%q", fr)
	}
}

func TestDates(t *testing.T) {
	c := changed{study: []string{"n: { type: number, label: N, min: 0, max: 1000, ", "n: { type: date, label: N, "},
		files: map[string]string{"a.csv": header + "1,A1,N,Oui,Oui,Oui,2018-10-30\n2,A2,N,Oui,Oui,Oui,2018-02-29\n3,A3,S,Oui,Oui,Oui,30/10/2018\n"}}
	c.wants(t, `error t/a.csv:3:20: question n: "2018-02-29" is not a date (expected: YYYY-MM-DD)`,
		`error t/a.csv:4:20: question n: "30/10/2018" is not a date (expected: YYYY-MM-DD)`)
	c.study[1] = "n: { type: date, format: DD/MM/YYYY hh:mm:ss, label: N, "
	c.files["a.csv"] = header + "1,A1,N,Oui,Oui,Oui,30/10/2018 14:26:30\n2,A2,N,Oui,Oui,Oui,\n3,A3,S,Oui,Oui,Oui,2018-10-30\n"
	c.wants(t, `error t/a.csv:4:20: question n: "2018-10-30" is not a date (expected: DD/MM/YYYY hh:mm:ss)`)
	c.files["a.csv"] = header + "1,A1,N,Oui,Oui,Oui,30/10/2018 14:26:30\n2,A2,N,Oui,Oui,Oui,\n"
	wantValues(t, c.must(t).Frame("a"), "n", "2018-10-30T14:26:30", noAnswer)
}

// Identifiers are compared as they stand: platforms write some in which letter case and signs count.
func TestIdentifiersAreExact(t *testing.T) {
	changed{files: map[string]string{"a.csv": header + "R_1ab,A1,N,Oui,Oui,Oui,1\nR_1aB,A2,N,Non,,Non,2\nR-1ab,A3,S,Non,,Non,2\n"}}.wants(t)
}

// A name stands for one respondent only where the study file lists the names.
func TestNamesMayRepeat(t *testing.T) {
	changed{study: []string{"      units: [{ name: A1, region: N }, { name: A2, region: N }, { name: A3, region: S }, { name: A4, region: E }]\n", ""},
		files: map[string]string{"a.csv": header + "1,Anonyme,N,Oui,Oui,Oui,1\n2,Anonyme,N,Non,,Non,2\n"}}.wants(t)
}

// A question may be the name and the region at once, and the region's may have a name of its own.
func TestRegionQuestions(t *testing.T) {
	both := changed{study: []string{"    file: b.csv\n    region: region\n", "    file: b.csv\n    name: region\n    region: region\n"}}.must(t)
	if unit := both.Frame("b").Units[1]; unit.Name != "Sud" || unit.Region != "Sud" || len(both.Links[1].Units["b"]) != 1 {
		t.Errorf("unit %+v", unit)
	}
	own := changed{
		study: []string{"    name: name\n    region: region\n", "    name: name\n    region: where\n    keep: q1 == \"Oui\" || q1 == \"Non\"\n", "  region: { type: region, label: Région }",
			"  where: { type: region, label: Région, asked_of: [a] }\n  region: { type: region, label: Région, asked_of: [b] }", "tables:", "derived:\n  nord: { unit: a, label: Nord, expr: region == \"Nord\" }\ntables:"},
		files: map[string]string{"a.csv": "id,name,where,q1,q2,q3,n\n1,A1,N,Oui,Oui,Oui,10\n2,A3,S,Non,,Non,20\n"},
	}.must(t)
	wantValues(t, own.Frame("a"), "nord", true, false)
	wantValues(t, own.Frame("a"), "region", "Nord", "Sud")
}

func TestEncodingAndDelimiter(t *testing.T) {
	c := changed{
		study: []string{"    file: a.csv\n", "    file: a.csv\n    encoding: windows-1252\n    delimiter: \"\\t\"\n"},
		files: map[string]string{"a.csv": "id\tname\tregion\tq1\tq2\tq3\tn\n1\tA\xe9, \x93x\x94\tN\tOui\tOui\tOui\t1\n"},
	}
	wantValues(t, c.must(t).Frame("a"), "name", "Aé, “x”")
	bom := changed{files: map[string]string{"a.csv": "\ufeff\"id\";\"name\";\"region\";\"q1\";\"q2\";\"q3\";\"n\"\r\n\"1\";\"A\r\n1\";\"N\";\"Oui\";\"Oui\";\"oui\";\"1\"\r\n"}}
	bom.wants(t, `error t/a.csv:3:20: question q3: unknown code "oui" (expected: Oui, Non, NA) (did you mean "Oui"?)`)
}

func TestColumnHeadings(t *testing.T) {
	s := changed{study: []string{"label: Q3 }", "label: Q3, column: { a: \"Q3. La troisième\" } }", "  n: {", "  n: { column: Combien,"},
		files: map[string]string{"a.csv": "id,name,region,q1,q2, Q3. La troisième ,Combien\n1,A1,N,Oui,Oui,Oui,7\n"}}.must(t)
	wantValues(t, s.Frame("a"), "q3", "Oui")
	wantValues(t, s.Frame("a"), "n", 7.0)
}

func TestInvalidAsMissingKeepsOtherErrors(t *testing.T) {
	changed{options: survey.Options{InvalidAsMissing: true}, files: map[string]string{"a.csv": header + "1,A1,N,Oui,Oui,Oui\n", "t.csv": "region,v\nN,x\n"}}.wants(t,
		"error t/a.csv:2: the row has 6 cells (expected 7, as the header)",
		`error t/t.csv:2:3: table t: "x" is not a number (expected digits, decimal mark "."); missing: can say what "x" stands for`)
}
