package survey_test

import (
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// Two waves on two platforms: each tells complete responses in a way of its own, had codes of its own, and may lack the question
// whose other answer in words is read.
func TestWavesOfTwoPlatforms(t *testing.T) {
	const text = `version: 1
id: w
title: W
waves: { then: Then, now: Now }
sides:
  a:
    label: A
    id: id
    complete: { column: done, is: ["1"] }
    files: { then: { file: then.csv, complete: { column: submitdate } }, now: now.csv }
questions:
  id: { type: id, label: ID }
  m: { type: multiple, label: M, separator: ", ", codes: [{ code: x, spellings: ["Ex, why"] }, o], other: o, waves: { then: { codes: { "1, 1": x } } } }
  w: { type: text, label: W, other_of: m }
  n: { type: choice, label: N, codes: [p, o], other: o, waves: { then: { absent: true } } }
  v: { type: text, label: V, other_of: n }
`
	files := study.Folders{{Name: "t", FS: fstest.MapFS{
		"study.yaml": {Data: []byte(text)},
		"then.csv":   {Data: []byte("id,m,submitdate\n1,\"1, 1, my own\",2025\n2,\"1, 1\",\n")},
		"now.csv":    {Data: []byte("id,m,n,done\n1,\"Ex, why, mine, too\",p,1\n2,x,mine,1\n3,x,p,0\n")},
	}}}
	def, err := study.Load(files, "study.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for wave, want := range map[string]map[string][]any{
		"then": {"m": {2.0}, "w": {"my own"}, "n": {notAsked}, "v": {notAsked}},
		"now":  {"m": {2.0, 1.0}, "w": {"mine, too", noAnswer}, "n": {"p", "o"}, "v": {noAnswer, "mine"}},
	} {
		s, err := survey.Load(def, files, survey.Options{Wave: wave})
		if err != nil {
			t.Fatalf("%s: %v", wave, err)
		}
		if s.LeftOut["a"] != (survey.LeftOut{Incomplete: 1}) {
			t.Errorf("%s: %+v", wave, s.LeftOut["a"])
		}
		for name, values := range want {
			wantValues(t, s.Frame("a"), name, values...)
		}
	}
}
