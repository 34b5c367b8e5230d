package region

import (
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Saguenay–Lac-Saint-Jean": "saguenay lac saint jean", "  SAGUENAY / LAC-ST-JEAN ": "saguenay lac saint jean",
		"Île-du-Prince-Édouard": "ile du prince edouard", "I\u0302le": "ile", "Sacré-Cœur": "sacre coeur", "ŒUVRE Æ": "oeuvre ae",
		"St-Jérôme, Ste-Foy": "saint jerome sainte foy", "Stoneham": "stoneham", "L’Île\u00a0d'Orléans": "l ile d orleans",
		"06 - Montréal": "06 montreal", "Straße": "strasse", "½": "1 2", "—?!": "", "": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldIsIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := Fold(rapid.String().Draw(t, "name"))
		if twice := Fold(once); twice != once {
			t.Fatalf("%q folds to %q", once, twice)
		}
	})
	for r := rune(0); r < 0x1F000; r++ { // Every letter that Unicode folds in some odd way is in there.
		if unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hangul, r) {
			continue
		}
		once := Fold(string(r))
		if twice := Fold(once); twice != once {
			t.Errorf("%U: %q folds to %q", r, once, twice)
		}
	}
}
