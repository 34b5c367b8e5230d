package export

import (
	"fmt"
	"testing"

	"github.com/arrimage/arrimage/pkg/studies"
)

// Codes have their own numbers, else their values, else those of yes and no, else their places.
func TestCoding(t *testing.T) {
	s := written(t, map[string]string{
		studies.StudyFile: `version: 1
id: coding
title: Coding
sides: { p: { label: P, file: p.csv } }
questions:
  own: { type: choice, label: A, codes: [{ code: "3", value: 30 }, { code: "-1", value: 10 }] }
  same: { type: choice, label: B, codes: [{ code: "1", value: 7 }, { code: "01", value: 8 }] }
  values: { type: choice, label: C, codes: [{ code: a, value: 5 }, { code: b, value: 2 }, { code: x, reason: refused }] }
  halves: { type: choice, label: D, codes: [{ code: a, value: 0.5 }, { code: b, value: 2 }] }
  yes: { type: yesno, label: E, codes: [{ code: N, means: "no" }, { code: "Y", means: "yes" }] }
  places: { type: choice, label: F, codes: [u, v, w] }
  huge: { type: choice, label: G, codes: ["99999999999", "2"] }
  text: { type: text, label: H }
`,
		"p.csv": "own,same,values,halves,yes,places,huge,text\n3,1,a,a,Y,u,2,t\n",
	})
	want := map[string]string{
		"own": "3=3 -1=-1 ", "same": "1=7 01=8 ", "values": "a=5 b=2 ", "halves": "a=1 b=2 ", "yes": "N=0 Y=1 ", "places": "u=1 v=2 w=3 ",
		"huge": "99999999999=1 2=2 ", "text": "",
	}
	for _, c := range New(s, "p").Columns {
		got := ""
		for _, answer := range c.coding() {
			got += fmt.Sprintf("%s=%d ", answer.cell, answer.number)
		}
		if got != want[c.Name] {
			t.Errorf("%s: %q, want %q", c.Name, got, want[c.Name])
		}
	}
}

func TestDecimals(t *testing.T) {
	for _, c := range New(awkward(t), "p").Columns {
		want := map[string]int{"a_name_of_a_variable_that_is_too_long": 2, "a_name_of_a_variable_that_is_too_long_as_well": 6}[c.Name]
		if got := c.decimals(); got != want {
			t.Errorf("%s: %d decimals, want %d", c.Name, got, want)
		}
	}
}
