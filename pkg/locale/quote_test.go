package locale

import "testing"

func TestQuote(t *testing.T) {
	if fr, en := French.Quote("oui"), English.Quote("yes"); fr != "«\u00a0oui\u00a0»" || en != "“yes”" {
		t.Errorf("Quote gives %q and %q", fr, en)
	}
}
