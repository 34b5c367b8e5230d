package tabulate

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// platformStudy reads what platforms write in ways of their own; %s is more of its side.
const platformStudy = `version: 1
id: platforms
title: Platforms
sides: { p: { label: P, file: p.csv, complete: { column: done, is: ["1", "True"] }, tests: { column: kind, is: [test] }%s } }
questions:
  happy: { type: yesno, label: Happy, codes: [{ code: Y, means: "yes", spellings: [Oui, "1"] }, { code: N, means: "no", spellings: [Non, "0"] }] }
  colour: { type: choice, label: Colour, codes: [{ code: red, spellings: [Rouge] }, blue, else], other: else }
  money: { type: money, label: Money, decimal: ",", thousands: "." }
`

// What platforms write in ways of their own is read in one pass as where rows are held.
func TestOnePassReadsPlatforms(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("happy,colour,money,done,kind\n")
	for i := range 200 {
		pick := func(texts ...string) string { return texts[i*7919%97%len(texts)] }
		fmt.Fprintf(&rows, "%s,%s,%s,%s,%s\n", pick("Y", "Oui", "0", "N", ""), pick("Rouge", "red", "a mix", "blue"), pick(`"1.250,5"`, "12", `"3,25"`, ""), pick("1", "True", "0", ""), pick("live", "test", ""))
	}
	rows.WriteString("?,,?,0,live\n?,,?,1,test\n")
	files := func(more string) study.Folders {
		return study.Folders{{Name: "p", FS: fstest.MapFS{studies.StudyFile: {Data: fmt.Appendf(nil, platformStudy, more)}, "p.csv": {Data: []byte(rows.String())}}}}
	}
	held := load(t, files(""))
	request := PassRequest{Rates: true, Questions: []string{"happy", "colour"}, Estimates: []Request{{Statistic: MeanOf, Variables: []string{"money"}}}}
	rates, err := Rates(held, request.Questions, Options{})
	if err != nil {
		t.Fatal(err)
	}
	means, err := Estimates(held, request.Estimates[0], Options{})
	if err != nil {
		t.Fatal(err)
	}
	for workers := range 3 {
		outline, pass, err := passed(t, files(""), request, Options{}, workers+1)
		if err != nil {
			t.Fatal(err)
		}
		if left := held.LeftOut["p"]; left.Tests < 10 || left.Incomplete < 10 || outline.LeftOut["p"] != left {
			t.Errorf("left out: %+v, in one pass %+v", left, outline.LeftOut["p"])
		}
		if diff := gocmp.Diff(rates, pass.Rates, alike); diff != "" {
			t.Error("rates, held and in one pass: ", diff)
		}
		if diff := gocmp.Diff(means, pass.Estimates[0], alike); diff != "" {
			t.Error("means, held and in one pass: ", diff)
		}
		if diff := gocmp.Diff(notes(held), notes(outline)); diff != "" {
			t.Error("notes: ", diff)
		}
	}
	_, _, err = passed(t, files(", masked: true"), request, Options{}, 1)
	var needs *ErrNeedsRows
	if !errors.As(err, &needs) || !strings.Contains(needs.Why.EN, "masked") {
		t.Errorf("masked: %v", err)
	}
}

// notes are what is said of the rows that are left out.
func notes(s *survey.Survey) []string {
	var said []string
	for _, d := range s.Diagnostics {
		if d.Rule == "test-rows" || d.Rule == "incomplete-rows" {
			said = append(said, d.Text("en"))
		}
	}
	return said
}
