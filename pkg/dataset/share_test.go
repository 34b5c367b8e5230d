package dataset_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/study"
)

// everyReason is a column with two answers and every reason for having none.
var everyReason = words("Oui", "Non", study.NoAnswer, study.NotAsked, study.NotApplicable, study.DontKnow, study.Refused, study.Invalid)

func TestShareOfEveryReason(t *testing.T) {
	f := frame(everyReason, everyReason, everyReason)
	without := dataset.Reasons{study.NoAnswer: 1, study.NotApplicable: 1, study.DontKnow: 1, study.Refused: 1, study.Invalid: 1}
	all := without
	all[study.NotAsked] = 1
	for base, want := range map[study.Base]dataset.Share{
		study.AskedBase: {Count: 1, Base: 7, BaseKind: study.AskedBase, Unanswered: without, LeftOut: dataset.Reasons{study.NotAsked: 1},
			Selected: 8, Members: []int{0}, InBase: []int{0, 1, 2, 4, 5, 6, 7}},
		study.AnsweredBase: {Count: 1, Base: 2, BaseKind: study.AnsweredBase, LeftOut: all, Selected: 8, Members: []int{0}, InBase: []int{0, 1}},
	} {
		got, err := f.Share(compile(t, `q == "Oui"`), nil, base)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("base %s:\n %+v, %v\nwant\n %+v", base, got, err, want)
		}
	}
}

func TestHolds(t *testing.T) {
	f := frame(
		words("Oui", "Oui", study.NoAnswer, study.NotAsked, study.Refused, study.Refused),
		words("Oui", study.DontKnow, study.NotAsked, "Oui", study.Invalid, "Oui"),
		numbers(1.0, 1.0, 1.0, 1.0, 1.0, study.NoAnswer))
	for text, want := range map[string][]study.Reason{
		`q == "Oui"`:               {0, 0, study.NoAnswer, study.NotAsked, study.Refused, study.Refused},
		`q == "Oui" && r == "Oui"`: {0, study.DontKnow, study.NotAsked, study.NotAsked, study.Refused, study.Refused},
		`r == "Oui" && q == "Oui"`: {0, study.DontKnow, study.NotAsked, study.NotAsked, study.Invalid, study.Refused},
		`missing(q)`:               {0, 0, 0, 0, 0, 0},
		`missing(q) || n > 5`:      {0, 0, 0, 0, 0, study.NoAnswer},
	} {
		for i := range want {
			holds, state, err := f.Holds(compile(t, text), i)
			if state != want[i] || err != nil || holds && state != study.Answered {
				t.Errorf("%s for unit %d: %t, %s, %v, want %s", text, i, holds, state, err, want[i])
			}
		}
	}
	if holds, _, _ := f.Holds(compile(t, `missing(q)`), 3); !holds {
		t.Error("a question that was not asked is not missing")
	}
}

func TestConditionThatCannotBeComputed(t *testing.T) {
	f := frame(words("Oui", "Oui"), words("Oui", "Oui"), numbers(1.0, 0.0))
	condition := compile(t, `1 / n > 0.5`)
	if _, state, err := f.Holds(condition, 1); err == nil || state != study.Invalid {
		t.Errorf("%s, %v", state, err)
	}
	if share, err := f.Share(condition, nil, study.AskedBase); err == nil || share.Selected != 0 {
		t.Errorf("%+v, %v", share, err)
	}
	if selection, err := f.Where(condition, nil); err == nil || selection.Mask != nil {
		t.Errorf("%+v, %v", selection, err)
	}
	if share, err := f.Share(condition, dataset.Mask{true, false}, study.AskedBase); err != nil || share.Count != 1 {
		t.Errorf("a unit outside of the mask is looked at: %+v, %v", share, err)
	}
}

func TestWhere(t *testing.T) {
	f := frame(everyReason, everyReason, everyReason)
	selection, err := f.Where(compile(t, `q == "Oui"`), nil)
	want := dataset.Reasons{study.NoAnswer: 1, study.NotAsked: 1, study.NotApplicable: 1, study.DontKnow: 1, study.Refused: 1, study.Invalid: 1}
	if err != nil || selection.Mask.Count(8) != 1 || !selection.Mask[0] || selection.LeftOut != want {
		t.Errorf("%+v, %v", selection, err)
	}
	within := dataset.Mask{false, true, true, false, false, false, false, false}
	if selection, _ = f.Where(compile(t, `q == "Oui"`), within); selection.Mask.Count(8) != 0 || selection.LeftOut.Total() != 1 {
		t.Errorf("within a mask: %+v", selection)
	}
	if selection, err = f.Where(nil, within); err != nil || !reflect.DeepEqual(selection.Mask, within) {
		t.Errorf("no condition: %+v, %v", selection, err)
	}
}

func TestPercent(t *testing.T) {
	if p, ok := (dataset.Share{Count: 17, Base: 21}).Percent(); !ok || p != 100*17.0/21 {
		t.Errorf("17 of 21 is %v", p)
	}
	if p, ok := (dataset.Share{}).Percent(); ok || p != 0 {
		t.Errorf("0 of 0 is %v", p)
	}
}

func TestTallyStopsAtAnError(t *testing.T) {
	f := frame(everyReason, everyReason, everyReason)
	full := errors.New("full")
	share, err := f.Tally(nil, study.AskedBase, func(i int) (bool, study.Reason, error) {
		if i == 3 {
			return false, 0, full
		}
		return true, 0, nil
	})
	if !errors.Is(err, full) || share.Selected != 0 || share.Count != 0 {
		t.Errorf("%+v, %v", share, err)
	}
}

var bases = []study.Base{study.AskedBase, study.AnsweredBase}

var conditions = []string{`q == "Oui"`, `q == "Oui" && r != "Oui"`, `n >= 0`, `missing(n) || r == "Non"`, `q in ["Oui", "Non"] || n > 1`, `missing(q)`}

func share(t *rapid.T, f *dataset.Frame, text string, within dataset.Mask, base study.Base) dataset.Share {
	s, err := f.Share(compile(t, text), within, base)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The counts of a share agree with each other and with its lists of units.
func TestShareCountsEveryUnitOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, text := anyFrame(t), rapid.SampledFrom(conditions).Draw(t, "condition")
		within := rapid.SliceOfN(rapid.Bool(), f.Len(), f.Len()).Draw(t, "mask")
		var bySelf [2]dataset.Share
		for i, base := range bases {
			s := share(t, f, text, within, base)
			if s.Count > s.Base || s.Base+s.LeftOut.Total() != s.Selected || s.Selected != dataset.Mask(within).Count(f.Len()) ||
				len(s.Members) != s.Count || len(s.InBase) != s.Base || s.Unanswered.Total() > s.Base-s.Count ||
				s.Unanswered[study.NotAsked] != 0 || base == study.AskedBase && s.LeftOut.Total() != s.LeftOut[study.NotAsked] {
				t.Fatalf("base %s: %+v", base, s)
			}
			bySelf[i] = s
		}
		asked, answered := bySelf[0], bySelf[1]
		if asked.Count != answered.Count || asked.Base != answered.Base+asked.Unanswered.Total() || !reflect.DeepEqual(asked.Members, answered.Members) {
			t.Fatalf("asked %+v\nanswered %+v", asked, answered)
		}
	})
}

// What a filter keeps and what groups keep is the same: the groups of a partition add up to the whole, and so do counts
// over a smaller frame and over a mask.
func TestFilterIsGroup(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, text := anyFrame(t), rapid.SampledFrom(conditions).Draw(t, "condition")
		base := rapid.SampledFrom(bases).Draw(t, "base")
		whole := share(t, f, text, nil, base)
		group := rapid.SliceOfN(rapid.IntRange(0, 2), f.Len(), f.Len()).Draw(t, "group")
		var sum dataset.Share
		for g := range 3 {
			mask := make(dataset.Mask, f.Len())
			for i := range mask {
				mask[i] = group[i] == g
			}
			part, filtered := share(t, f, text, mask, base), share(t, f.Only(mask), text, nil, base)
			if part.Count != filtered.Count || part.Base != filtered.Base || part.LeftOut != filtered.LeftOut || part.Unanswered != filtered.Unanswered {
				t.Fatalf("group %+v\nfilter %+v", part, filtered)
			}
			sum.Count, sum.Base, sum.Selected = sum.Count+part.Count, sum.Base+part.Base, sum.Selected+part.Selected
			for r := range part.LeftOut {
				sum.LeftOut[r] += part.LeftOut[r]
				sum.Unanswered[r] += part.Unanswered[r]
			}
		}
		if sum.Count != whole.Count || sum.Base != whole.Base || sum.Selected != whole.Selected || sum.LeftOut != whole.LeftOut || sum.Unanswered != whole.Unanswered {
			t.Fatalf("sum %+v\nwhole %+v", sum, whole)
		}
	})
}

// A condition and Where agree on who meets it and on who cannot be told.
func TestWhereAgreesWithShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, text := anyFrame(t), rapid.SampledFrom(conditions).Draw(t, "condition")
		selection, err := f.Where(compile(t, text), nil)
		s := share(t, f, text, nil, study.AnsweredBase)
		if err != nil || selection.Mask.Count(f.Len()) != s.Count || selection.LeftOut != s.LeftOut {
			t.Fatalf("%+v, %v\n%+v", selection, err, s)
		}
	})
}

// The order of the rows changes no count.
func TestRowOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "n")
		q, r, x := anyWords(n).Draw(t, "q"), anyWords(n).Draw(t, "r"), anyNumbers(n).Draw(t, "x")
		text, base := rapid.SampledFrom(conditions).Draw(t, "condition"), rapid.SampledFrom(bases).Draw(t, "base")
		before := share(t, frame(q, r, x), text, nil, base)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Shuffle(n, func(i, j int) {
			q[i], q[j], r[i], r[j], x[i], x[j] = q[j], q[i], r[j], r[i], x[j], x[i]
		})
		after := share(t, frame(q, r, x), text, nil, base)
		if before.Count != after.Count || before.Base != after.Base || before.LeftOut != after.LeftOut || before.Unanswered != after.Unanswered {
			t.Fatalf("before %+v\nafter %+v", before, after)
		}
	})
}
