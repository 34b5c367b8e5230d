package qda_test

import (
	"archive/zip"
	"bytes"
	"strings"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/qda"
)

// sample is a small project with everything in it.
func sample() *qda.Project {
	anne, luc := qda.GUID("user", "anne"), qda.GUID("user", "luc")
	money, cuts := qda.GUID("code", "financement"), qda.GUID("code", "coupures")
	side, age, text, memo := qda.GUID("variable", "side"), qda.GUID("variable", "age"), qda.GUID("source", "P07"), qda.GUID("note", "1")
	sel := qda.GUID("selection", "P07", "0")
	return &qda.Project{
		Name: "Étude « réseaux »", Origin: "arrimage", Description: "Une ligne\net une autre\t& <une> \"troisième\"",
		Stamp: qda.Stamp{Creator: anne, Created: "2026-11-22T18:00:00Z", Modifier: luc, Modified: "2026-11-22T18:00:00.5-05:00"},
		Users: []qda.User{{GUID: anne, Name: "Anne", ID: "A"}, {GUID: luc}},
		Codes: []qda.Code{
			{GUID: money, Name: "Financement", Description: "Argent", Color: "#a0B1c2", Codable: true, Notes: []string{memo}, Children: []qda.Code{{GUID: cuts, Name: "Coupures"}}},
		},
		Variables: []qda.Variable{{GUID: side, Name: "Partie", Type: "Text", Description: "centre ou groupe"}, {GUID: age, Name: "Âge", Type: "Integer"}},
		Cases: []qda.Case{{GUID: qda.GUID("case", "P07"), Name: "P07", Description: "Une personne", Codes: []string{cuts},
			Values: []qda.Value{{Variable: side, Text: " groupe "}, {Variable: age, Text: "41"}}, Sources: []string{text}, Selections: []string{sel}}},
		Sources: []qda.TextSource{{GUID: text, Name: "P07", Description: "Entretien", Text: "On manque d'argent 💰.\r\nOui, vraiment.\n",
			Stamp: qda.Stamp{Creator: luc}, Notes: []string{memo}, Values: []qda.Value{{Variable: age}},
			Codings: []qda.Coding{{GUID: qda.GUID("coding", "1"), Code: cuts, Creator: anne}},
			Selections: []qda.Selection{{GUID: sel, Name: "On manque d'argent", Description: "fort", Start: 0, End: 18, Notes: []string{memo}, Stamp: qda.Stamp{Creator: anne, Created: "2026-11-22T18:00:00Z"},
				Codings: []qda.Coding{{GUID: qda.GUID("coding", "2"), Code: money, Creator: anne, Created: "2026-11-22T18:00:00Z", Notes: []string{memo}}}}}}},
		Notes:    []qda.TextSource{{GUID: memo, Name: "Mémo", Text: "\ufeffÀ revoir"}},
		Sets:     []qda.Set{{GUID: qda.GUID("set", "1"), Name: "Argent", Description: "?", Codes: []string{money}, Sources: []string{text}, Notes: []string{memo}}},
		NoteRefs: []string{memo},
	}
}

// written returns the archive of a project.
func written(t rapid.TB, p *qda.Project) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := qda.Write(&out, p); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// archived makes an archive of files: name, content, name, content…
func archived(t rapid.TB, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = f.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// read reads an archive from memory.
func read(raw []byte) (*qda.Reading, error) {
	return qda.Read("p.qdpx", bytes.NewReader(raw), int64(len(raw)))
}

// guid returns a GUID that ends with a number of one digit.
func guid(n string) string { return "00000000-0000-4000-8000-00000000000" + n }

// project is the XML of a project with the given inside; @1 stands for the GUID that ends with 1.
func project(inside string) string {
	xml := `<Project xmlns="urn:QDA-XML:project:1.0" name="p">` + "\n" + inside + "\n</Project>"
	for _, n := range strings.Split("0123456789abcdef", "") {
		xml = strings.ReplaceAll(xml, "@"+n, guid(n))
	}
	return xml
}
