package profile

import "testing"

func TestNumberForms(t *testing.T) {
	for text, want := range map[string]trait{
		"12": whole, "-3": whole | negative, "\u22123": whole | negative, "+4": whole, "007": whole | leadingZero, "0": whole,
		"1.5": dotDecimal, ".5": dotDecimal, "1,5": commaDecimal, "1,234": commaEither, "1.234": dotEither, "0,234": commaDecimal,
		"0.125": dotDecimal, "1234,567": commaDecimal, "1,234,567": commaGroups, "1.234.567": dotGroups, "1,234.5": commaGroups | dotDecimal,
		"1.234,5": dotGroups | commaDecimal, "1 234": spaceGroups, "1\u00a0234,5": spaceGroups | commaDecimal, "1\u202f234": spaceGroups,
		"1'234": quoteGroups, "1’234.5": quoteGroups | dotDecimal, "1.5E+07": exponent, "1e5": exponent,
		"81 %": whole | percentSign, "81,5\u00a0%": commaDecimal | percentSign, "$4.50": dotDecimal | moneySign, "4,50 $": commaDecimal | moneySign,
		"-$5": whole | negative | moneySign, "20 000 $": spaceGroups | moneySign, "12 €": whole | moneySign,
		"": 0, "-": 0, "1-2": 0, "1,2,3": 0, "12 34": 0, "1 23": 0, "a1": 0, "6'3\"": 0, "1.2.3": 0, "1e": 0, "E5": 0, "$": 0, "NaN": 0,
		"1,": 0, "0x10": 0, "1_000": 0, "18-29": 0, "٣": 0,
	} {
		if got := numberOf(text); got != want {
			t.Errorf("%q has the traits %b, want %b", text, got, want)
		}
	}
}

func TestDateForms(t *testing.T) {
	for text, want := range map[string]trait{
		"2031-03-01": yearFirst, "2031/3/1": yearFirst, "2031-03-01 10:00:00": yearFirst | clock, "2031-03-01T10:00:00.000-05:00": yearFirst | clock,
		"2031-03-01T10:00:00Z": yearFirst | clock, "31/12/2030": dayFirst, "12/31/2030": monthFirst, "01/02/2031": dayFirst | monthFirst,
		"1/2/31": dayFirst | monthFirst, "31.12.2030 14:05": dayFirst | clock, "3/13/2031 2:05 PM": monthFirst | clock,
		"12 mars 2031": monthName, "1er mars 2031": monthName, "March 12, 2031": monthName, "12-Mar-31": monthName, "3 août 2031 à 10:05": monthName | clock,
		"10:05": clock, "10h05": clock, "10:05:30 PM": clock,
		"2031-13-01": 0, "32/12/2030": 0, "13/13/2031": 0, "2031-03": 0, "1/2-31": 0, "1-2": 0, "9 lives": 0, "": 0, "mars": 0, "120/80": 0,
	} {
		if got := dateOf(text); got != want {
			t.Errorf("%q has the traits %b, want %b", text, got, want)
		}
	}
}

func TestDateFormat(t *testing.T) {
	for _, test := range []struct {
		text  string
		order trait
		want  string
	}{
		{"2031-03-01", yearFirst, "YYYY-MM-DD"}, {"2031/03/01 10:00:00", yearFirst, "YYYY/MM/DD hh:mm:ss"},
		{"01/02/2031 10:05", dayFirst, "DD/MM/YYYY hh:mm"}, {"01/02/2031", monthFirst, "MM/DD/YYYY"}, {"2031-03-01T10:00:00", yearFirst, "YYYY-MM-DDThh:mm:ss"},
		{"1/2/2031", dayFirst, "D/M/YYYY"}, {"01/02/31", dayFirst, "DD/MM/YY"}, {"2031-03-01 2:05 PM", yearFirst, "YYYY-MM-DD h:mm AM"},
		{"2031-03-01T10:00:00Z", yearFirst, "YYYY-MM-DDThh:mm:ssZ"}, {"2031-03-01T10:00:00.000-05:00", yearFirst, "YYYY-MM-DDThh:mm:ss.SSSZ"},
		{"2031-03-01 00:00:00", yearFirst, "YYYY-MM-DD 00:00:00"}, {"1/2/2031 0:00", dayFirst, "D/M/YYYY h:mm"}, {"3/13/2031 2:05:09 p.m.", monthFirst, "M/D/YYYY h:mm:ss AM"},
		{"12 mars 2031", monthName, "D MMM YYYY"}, {"March 12, 2031", monthName, "MMM D, YYYY"}, {"12-Mar-31", monthName, "D-MMM-YY"}, {"1er mars 2031", monthName, "Der MMM YYYY"},
		{"3 août 2031 à 10:05", monthName, "D MMM YYYY à hh:mm"}, {"01/02/2031 14h05", dayFirst, "DD/MM/YYYY hhhmm"}, {"10:05", clock, ""},
	} {
		if got := formatOf([]*entry{{text: test.text, traits: test.order}}, test.order, false); got != test.want {
			t.Errorf("%q is written %q, want %q", test.text, got, test.want)
		}
	}
}

func TestTraits(t *testing.T) {
	for text, want := range map[string]trait{
		"Oui": yesOrNo, "NON": yesOrNo, "y": yesOrNo, "0": zeroOrOne | whole, "N/A": absent, "Sans réponse": absent, "ne s’applique pas": absent,
		"-": absent, ".": absent, "#DIV/0!": absent, "none": absent, "Nonexistent": 0, "ann@example.org": email, "192.0.2.1": ipv4, "1.2.3.4.5": 0,
		"300.1.1.1": 0, "souffl\ufffd": replacement, "dÃ©jÃ\u00a0": mojibake | hardSpace | outerSpace, "l’Ã©cole": mojibake, "donâ€™t": mojibake,
		"dÕaccord": mojibake, "SÃO PAULO": 0, "l?école": questioned, "Pourquoi ?": 0, "why?": 0, "http://a.org?b=c": 0, "a\u0001b": control,
		"a\u200bb": invisible, "12\u00a0h": hardSpace, " a": outerSpace, "a\u00a0": hardSpace | outerSpace, "  ": onlySpace, "a\nb": lineEnds,
		"<b>x</b>": markup, "a &amp; b": markup, "1 < 2": 0, "R&D": 0, "=HYPERLINK(\"x\")": formula, "@SUM(1)": formula, "+cmd(1)": formula, "-5": whole | negative,
		"- oui": 0, "=": 0, "@home": formula,
	} {
		if got := traitsOf(text); got != want {
			t.Errorf("%q has the traits %b, want %b", text, got, want)
		}
	}
}

func TestTraitsAreCounted(t *testing.T) {
	if long != 1<<(traits-1) {
		t.Errorf("the last trait is %b, but there are %d", long, traits)
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Montréal ": "montreal", "MONTREAL": "montreal", "l’Île": "l'ile", "cœur": "coeur", "a\u00a0 b": "a b", "«a»": `"a"`, "1-2": "1-2", "1\u20112": "1-2", "": "",
	} {
		if got := fold(text); got != want {
			t.Errorf("fold(%q) = %q, want %q", text, got, want)
		}
	}
}
