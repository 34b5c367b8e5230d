package locale

import "testing"

func TestParse(t *testing.T) {
	for name, want := range map[string]Lang{
		"fr": French, "FR": French, "fr_CA.UTF-8": French, "fr-CA": French, "fr.UTF-8": French,
		"en": English, "en_US": English, "C": "", "POSIX": "", "": "", "de_DE": "", "french": "",
	} {
		if got, ok := Parse(name); got != want || ok != (want != "") {
			t.Errorf("Parse(%q) = %q, %v, want %q", name, got, ok, want)
		}
	}
}

func TestIn(t *testing.T) {
	both, fr, en := Text{FR: "oui", EN: "yes"}, Text{FR: "oui"}, Text{EN: "yes"}
	for _, c := range []struct {
		text Text
		lang Lang
		want string
	}{
		{both, French, "oui"}, {both, English, "yes"}, {fr, English, "oui"}, {en, French, "yes"}, {Text{}, French, ""},
	} {
		if got := c.text.In(c.lang); got != c.want {
			t.Errorf("%+v in %q = %q, want %q", c.text, c.lang, got, c.want)
		}
	}
	if both.IsZero() || fr.IsZero() || !(Text{}).IsZero() {
		t.Error("IsZero is true of a text with words, or false of an empty one")
	}
}

func TestTextf(t *testing.T) {
	mean := func(lang Lang) string { return lang.Number(12.95, 1) }
	got := Textf("%s de %s, %d fois", "%s of %s, %d times", Text{FR: "moyenne", EN: "mean"}, mean, 3)
	if want := (Text{FR: "moyenne de 13,0, 3 fois", EN: "mean of 13.0, 3 times"}); got != want {
		t.Errorf("Textf = %+v, want %+v", got, want)
	}
	if got := Textf("100 %", "100%"); got != (Text{FR: "100 %", EN: "100%"}) {
		t.Errorf("Textf without arguments changes its formats: %+v", got)
	}
}

func TestJoin(t *testing.T) {
	a, b, c := Same("a"), Text{FR: "b", EN: "B"}, Same("c")
	for _, x := range []struct {
		items []Text
		want  Text
	}{
		{nil, Text{}}, {[]Text{b}, b}, {[]Text{a, b}, Text{FR: "a et b", EN: "a and B"}},
		{[]Text{a, b, c}, Text{FR: "a, b et c", EN: "a, B and c"}},
	} {
		if got := Join(x.items); got != x.want {
			t.Errorf("Join(%v) = %+v, want %+v", x.items, got, x.want)
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		words  []string
		fr, en string
	}{{nil, "", ""}, {[]string{"a"}, "a", "a"}, {[]string{"a", "b"}, "a et b", "a and b"}, {[]string{"a", "b", "c"}, "a, b et c", "a, b and c"}} {
		if fr, en := French.List(c.words), English.List(c.words); fr != c.fr || en != c.en {
			t.Errorf("%q is %q, %q, want %q, %q", c.words, fr, en, c.fr, c.en)
		}
	}
}

func TestQuote(t *testing.T) {
	if fr, en := French.Quote("oui, 2"), English.Quote("yes, 2"); fr != "«\u00a0oui, 2\u00a0»" || en != "“yes, 2”" {
		t.Errorf("%q, %q", fr, en)
	}
}
