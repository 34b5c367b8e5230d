package locale

import "testing"

func TestFrench(t *testing.T) {
	for text, want := range map[string]string{
		"Est-ce vrai ?":           "Est-ce vrai\u00a0?",
		"a : b ; c ! d":           "a\u00a0: b\u00a0; c\u00a0! d",
		"« Oui », 20 000 $":       "«\u00a0Oui\u00a0», 20\u00a0000\u00a0$",
		"de 12 à 18 ans, 9 1234":  "de 12 à 18 ans, 9 1234",
		"53 % des groupes":        "53\u00a0% des groupes",
		"marquée « # ? » ici":     "marquée «\u00a0# ?\u00a0» ici",
		"schema: $schema=x, le %": "schema: $schema=x, le %",
		"Utilisation:\n  : x":     "Utilisation:\n  : x",
		"":                        "",
	} {
		if got := (Text{FR: text, EN: "a : b"}).French(); got.FR != want || got.EN != "a : b" {
			t.Errorf("French(%q) = %q, want %q", text, got.FR, want)
		}
	}
}
