package fold

import (
	"testing"

	"pgregory.net/rapid"
)

func TestLetters(t *testing.T) {
	for in, want := range map[string]string{
		"L’Île, SŒUR": "l’ile, soeur", "I\u0302le": "ile", "Straße": "strasse", "ﬁn": "fin", "deja-vu": "deja-vu",
		"Æ": "ae", "№ 5": "no 5", "": "",
	} {
		if got := Letters(in); got != want {
			t.Errorf("Letters(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLettersAreFoldedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Letters(rapid.String().Draw(t, "text"))
		if twice := Letters(once); twice != once {
			t.Fatalf("%q folds to %q", once, twice)
		}
	})
}
