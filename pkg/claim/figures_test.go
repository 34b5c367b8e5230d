package claim

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/studies"
)

// TestFiguresAreComputedLikePublishedOnes declares a published figure once more under another name.
func TestFiguresAreComputedLikePublishedOnes(t *testing.T) {
	text := replaceOnce(t, demoFile(t, studies.StudyFile), "\nfigures:\n",
		"\nfigures:\n  again: { unit: ci, share: satisfaction == \"Oui\" }\n  mean-again: { unit: ci, statistic: mean, of: mesures }\n")
	s := load(t, demoWith(map[string]string{studies.StudyFile: text}))
	figures, err := Figures(s)
	if err != nil {
		t.Fatal(err)
	}
	published, err := Verify(s)
	if err != nil {
		t.Fatal(err)
	}
	for own, claimed := range map[string]string{"again": "satisfied-ci", "mean-again": "score-mean-ci"} {
		got, want := Find(figures, own), Find(published, claimed)
		if got == nil || got.Computed.Percent != want.Computed.Percent || got.Computed.Count != want.Computed.Count || got.Computed.Base != want.Computed.Base {
			t.Errorf("%s is %+v, want %+v", own, got, want.Computed)
		}
		if got.Status != "" || got.Statement.EN != own {
			t.Errorf("%s has status %q and says %q", own, got.Status, got.Statement.EN)
		}
	}
	if got := Find(figures, "budget-highest"); got == nil || got.Computed.Value != 146981 || got.Unit != "$" {
		t.Errorf("budget-highest: %+v", got)
	}
}

func TestFigureWithoutValues(t *testing.T) {
	files := small{
		figures:   "    x: { share: a == \"Y\" }\nfigures:\n  none: { share: a == \"Y\", where: a == \"N\" }\n  size: { units: population }\n",
		published: "x,1,,x,1,2,,,eq,\n", answers: people(0, 2, "Y,N,Y"),
	}.files()
	s := load(t, files)
	figures, err := Figures(s)
	if err != nil {
		t.Fatal(err)
	}
	if none := figures[0]; none.Computed.Percent.Set || none.Computed.Base.Value != 0 {
		t.Errorf("a share of nobody: %+v", none.Computed)
	}
	if size := figures[1]; size.Computed.Measure != "" || len(size.Notes) != 1 {
		t.Errorf("a population that is not known: %+v", size)
	}
}
