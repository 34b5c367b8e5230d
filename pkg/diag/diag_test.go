package diag_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

func Example() {
	var list diag.List
	list.Errorf(diag.Pos{File: "ci.csv", Line: 3, Column: 14}, "unknown-code", "code inconnu %q%s", "unknown code %q%s",
		"oui", diag.DidYouMean("oui", []string{"Oui", "Non"}))
	fmt.Println(list.Err(diag.Data))
	fmt.Println(list[0].Text(locale.French))
	// Output:
	// ci.csv:3:14: unknown code "oui" (did you mean "Oui"?)
	// ci.csv:3:14: code inconnu "oui" (vouliez-vous dire "Oui" ?)
}

func TestPosString(t *testing.T) {
	for want, pos := range map[string]diag.Pos{
		"":          {},
		"a.csv":     {File: "a.csv"},
		"a.csv:3":   {File: "a.csv", Line: 3},
		"a.csv:3:4": {File: "a.csv", Line: 3, Column: 4},
	} {
		if got := pos.String(); got != want || pos.IsZero() != (want == "") {
			t.Errorf("%#v is %q, want %q", pos, got, want)
		}
	}
}

// A diagnostic of an unknown place is its message alone.
func TestTextWithoutAPlace(t *testing.T) {
	d := diag.Diagnostic{Message: locale.Text{FR: "vide", EN: "empty"}}
	if d.Text(locale.French) != "vide" || d.Text(locale.English) != "empty" {
		t.Errorf("%q", d.Text(locale.French))
	}
}

func TestSortKeepsOrderAtOnePlace(t *testing.T) {
	at := func(file string, line, column int) diag.Pos { return diag.Pos{File: file, Line: line, Column: column} }
	var list diag.List
	for i, pos := range []diag.Pos{at("b", 1, 1), at("a", 10, 1), at("a", 2, 9), at("a", 2, 10), at("a", 2, 9), at("a", 2, 0)} {
		list.Add(pos, diag.Note, "", locale.Same(fmt.Sprint(i)))
	}
	list.Sort()
	var order []string
	for _, d := range list {
		order = append(order, d.Message.EN)
	}
	if want := []string{"5", "2", "4", "3", "1", "0"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
}

func TestErrHoldsErrorsOnly(t *testing.T) {
	var list diag.List
	list.Warnf(diag.Pos{}, "w", "avis", "warning")
	list.Add(diag.Pos{}, diag.Note, "n", locale.Same("note"))
	if err := list.Err(diag.Data); err != nil {
		t.Errorf("a list without errors gives %v", err)
	}
	list.Errorf(diag.Pos{File: "f"}, "e", "%d erreur", "%d error", 1)
	var failure *diag.Failure
	if err := list.Err(diag.Data); !errors.As(err, &failure) || failure.Kind != diag.Data || len(failure.List) != 1 || err.Error() != "f: 1 error" {
		t.Errorf("failure %+v", failure)
	}
	for severity, want := range map[diag.Severity]int{diag.Error: 1, diag.Warning: 1, diag.Note: 1} {
		if got := list.Count(severity); got != want {
			t.Errorf("%d of severity %s", got, severity)
		}
		if severity.String() != severity.Label().EN || severity.Label().FR == "" {
			t.Errorf("severity %s is called %v", severity, severity.Label())
		}
	}
	if err := diag.Fail(diag.Study, diag.Pos{File: "s", Line: 2}, "r", "non", "no"); err.Error() != "s:2: no" {
		t.Errorf("%v", err)
	}
}

func TestWriteCountsWhatItDoesNotShow(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 1, diag.Shown: diag.Shown, diag.Shown + 1: diag.Shown + 1, 100: diag.Shown + 1} {
		var list diag.List
		for i := range n {
			list.Errorf(diag.Pos{File: "f", Line: i + 1}, "e", "erreur", "error")
		}
		var out bytes.Buffer
		if err := list.Write(&out, locale.English); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(out.String(), "\n"); got != want {
			t.Errorf("%d errors take %d lines, want %d", n, got, want)
		}
		if n > diag.Shown && !strings.HasSuffix(out.String(), fmt.Sprintf("\n… and %d more\n", n-diag.Shown)) {
			t.Errorf("%d errors end with %q", n, out.String()[out.Len()-20:])
		}
	}
}

// failing is a writer that is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestWriteTellsOfAFullDisk(t *testing.T) {
	var list diag.List
	list.Errorf(diag.Pos{}, "e", "erreur", "error")
	if err := list.Write(failing{}, locale.English); err == nil {
		t.Error("no error")
	}
}

func TestPosInASheet(t *testing.T) {
	for want, pos := range map[string]diag.Pos{
		"a.xlsx!Réponses":      {File: "a.xlsx", Sheet: "Réponses"},
		"a.xlsx!Réponses:12":   {File: "a.xlsx", Sheet: "Réponses", Line: 12},
		"a.xlsx!Réponses:C12":  {File: "a.xlsx", Sheet: "Réponses", Line: 12, Column: 3},
		"a.xlsx!Réponses:XFD1": {File: "a.xlsx", Sheet: "Réponses", Line: 1, Column: 16384},
		"a.xlsx!Réponses:AA1":  {File: "a.xlsx", Sheet: "Réponses", Line: 1, Column: 27},
		"a.xlsx!Réponses:Z1":   {File: "a.xlsx", Sheet: "Réponses", Line: 1, Column: 26},
		"a.xlsx!Réponses:ZZ1":  {File: "a.xlsx", Sheet: "Réponses", Line: 1, Column: 702},
		"a.xlsx!Réponses:AAA1": {File: "a.xlsx", Sheet: "Réponses", Line: 1, Column: 703},
	} {
		if got := pos.String(); got != want || pos.IsZero() {
			t.Errorf("%#v is %q, want %q", pos, got, want)
		}
	}
	a, b := diag.Pos{File: "a", Sheet: "s", Line: 9}, diag.Pos{File: "a", Sheet: "t", Line: 1}
	if a.Compare(b) >= 0 || b.Compare(a) <= 0 || a.Compare(a) != 0 {
		t.Error("sheets are not in order")
	}
	if got := a.At(2, 3); got != (diag.Pos{File: "a", Sheet: "s", Line: 2, Column: 3}) {
		t.Errorf("another place in the sheet is %v", got)
	}
}
