package tabulate

import (
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

// Every segment that is not context is collated once, under its question; who answered is who has a segment.
func TestAnswersAreAllThere(t *testing.T) {
	for _, name := range studies.Names() {
		s := load(t, study.Folders{studies.Folder(name)})
		if s.Codings == nil {
			continue
		}
		list, err := AnswersTo(s, nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		seen := map[int]bool{}
		for _, answers := range list {
			for _, of := range answers.Sides {
				var units []int
				for _, answer := range of.Given {
					segment := s.Codings.Corpus.Segments[answer.Segment]
					if seen[answer.Segment] || segment.Question != answers.Question || segment.Side != of.Side.Name || segment.Context {
						t.Errorf("%s: %s is collated under %s of %s", name, segment.Name, answers.Question.Name, of.Side.Name)
					}
					seen[answer.Segment] = true
					units = append(units, segment.Unit)
				}
				if units = slices.Compact(units); !slices.Equal(units, of.Share.Members) {
					t.Errorf("%s, %s of %s: units %v have words, units %v answered", name, answers.Question.Name, of.Side.Name, units, of.Share.Members)
				}
			}
		}
		for i, segment := range s.Codings.Corpus.Segments {
			if !segment.Context && !seen[i] {
				t.Errorf("%s: %s is not collated", name, segment.Name)
			}
		}
	}
}

// Words of who has not agreed are never made ready to be published.
func TestAnswersAndConsent(t *testing.T) {
	const text = `version: 1
id: c
title: C
sides: { people: { label: People, file: people.csv, id: id } }
questions: { id: { type: id, label: Id }, ok: { type: choice, codes: ["yes", "no"], label: Ok }, said: { type: text, label: Said } }
corpus: { questions: [said], consent: { question: ok, is: ["yes"] }, scrub: { names: [Zoe] } }
`
	s := written(t, map[string]string{"study.yaml": text, "people.csv": "id,ok,said\n1,yes,Zoe sang.\n2,no,Zoe left.\n3,,Zoe?\n4,no,\n"})
	list, err := AnswersTo(s, []string{"said"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	of := list[0].Sides[0]
	var published []string
	for _, answer := range of.Given {
		published = append(published, answer.Published.EN)
	}
	if want := []string{"[name] sang.", "", ""}; !slices.Equal(published, want) {
		t.Errorf("published %q, want %q", published, want)
	}
	if of.Withheld(s) != 2 || !strings.HasPrefix(of.Counts().EN, "People: 3 of 4 answered (no answer: 1)") {
		t.Errorf("%d withheld; %s", of.Withheld(s), of.Counts().EN)
	}
}

// Groups share out the answers of a side, and together they are the side again.
func TestAnswersByGroup(t *testing.T) {
	s := load(t, study.Folders{studies.Folder("position2002")})
	options := Options{By: []string{"position"}}
	split, err := AnswersTo(s, []string{"raison"}, options)
	if err != nil {
		t.Fatal(err)
	}
	all, err := AnswersTo(s, []string{"raison"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	sides := split[0].BySide()
	if len(split[0].Sides) != 9 || len(sides) != 1 {
		t.Fatalf("%d groups of %d sides", len(split[0].Sides), len(sides))
	}
	whole, want := sides[0].Whole(), all[0].Sides[0]
	if whole.Share.Count != want.Share.Count || whole.Share.Base != want.Share.Base || len(whole.Given) != len(want.Given) || whole.Counts() != want.Counts() {
		t.Errorf("the groups are %d of %d, the side is %d of %d", whole.Share.Count, whole.Share.Base, want.Share.Count, want.Share.Base)
	}
	for i, answer := range whole.Given { // The file lists them by position.
		if answer.Segment != want.Given[i].Segment || len(answer.Themes) == 0 {
			t.Errorf("answer %d is %d, with %d themes", i, answer.Segment, len(answer.Themes))
		}
		for _, theme := range answer.Themes {
			if !s.Codings.Has(answer.Segment, theme) || slices.ContainsFunc(theme.Children, func(part *study.Theme) bool { return s.Codings.Has(answer.Segment, part) }) {
				t.Errorf("answer %d: theme %s", i, theme.Name)
			}
		}
	}
	for _, tab := range AnswersTables(s, split, options) {
		checkShape(t, "answers", tab)
	}
}
