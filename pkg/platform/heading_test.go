package platform

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestHeadings(t *testing.T) {
	rows := [][]string{{"ID", "Heard?", "", "", "Why?"}, {"", "Radio", " Web ", "Other (please specify)", "Open-Ended Response", "extra"}}
	for _, test := range []struct {
		merge Merge
		want  []Heading
	}{
		{First, []Heading{{"ID", "ID"}, {"Heard?", "Heard?"}, {"", ""}, {"", ""}, {"Why?", "Why?"}, {"", ""}}},
		{Second, []Heading{{"ID", "ID"}, {"Heard?", "Radio"}, {"", " Web "}, {"", "Other (please specify)"}, {"Why?", "Open-Ended Response"}, {"", "extra"}}},
		{Carry, []Heading{
			{"ID", "ID"}, {"Heard? - Radio", "Heard? - Radio"}, {"Heard? - Web", "Heard? - Web"},
			{"Heard? - Other (please specify)", "Heard? - Other (please specify)"}, {"Why?", "Why?"}, {"Why? - extra", "Why? - extra"},
		}},
	} {
		if diff := cmp.Diff(test.want, Header{Rows: 2, Merge: test.merge}.Headings(rows)); diff != "" {
			t.Errorf("%s: %s", test.merge, diff)
		}
	}
	if got := (Header{}).Headings(nil); len(got) != 0 {
		t.Errorf("headings of nothing: %v", got)
	}
}

func TestField(t *testing.T) {
	for _, test := range []struct {
		platform, heading string
		want              Role
	}{
		{"limesurvey", "Tête de série", Seed}, {"limesurvey", "id. Response ID", Identifier}, {"limesurvey", "ipaddr", Address},
		{"qualtrics", "RecipientFirstName", Person}, {"kobotoolbox", "_gps_latitude", Location}, {"sphinx", "TEMPS_SAISIE", Duration},
		{"redcap", "visit_complete", Progress}, {"microsoft-forms", "Nom", Person}, {"google-forms", "Horodateur", Submit},
		{"redcap", "Complete?", Progress}, {"redcap", "Survey Identifier", Person}, {"google-forms", "Adresse courriel", Email}, {"microsoft-forms", "Langue", Language},
		{"surveymonkey", "Adresse électronique", Email}, {"surveymonkey", "DateModified", Modified}, {"qualtrics", "Q_RecaptchaScore", Internal}, {"limesurvey", "URL de référence", Internal},
		{"generic", "Courriel", Email}, {"generic", "Date de naissance", Birth}, {"generic", "Numéro de téléphone", Phone},
		{"generic", "Code postal", Location}, {"generic", "id", Identifier},
		{"generic", "Nombre de repas", ""}, {"generic", "Le nom de votre ville", ""}, {"redcap", "incomplete", ""}, {"surveymonkey", "id", ""},
	} {
		preset, _ := Lookup(test.platform)
		got, found := preset.Field(test.heading)
		if got != test.want || found != (test.want != "") {
			t.Errorf("%s: %q is %q", test.platform, test.heading, got)
		}
	}
}

func TestIsOther(t *testing.T) {
	for part, want := range map[string]bool{
		"other": true, "Other": true, "Other (please specify)": true, "Autre": true, "Autre (veuillez préciser)": true, "Autre\u00a0: précisez": true, "-oth-": true,
		"Autres": true, "Un autre": true, "Another": true, "other_text": true, "AUTRE": true,
		"Others' opinions": false, "Otherwise": false, "mother": false, "Autrement": false, "Autriche": false, "": false, "brother, other": false, "SQ001": false,
	} {
		if got := IsOther(part); got != want {
			t.Errorf("%q: %t", part, got)
		}
	}
}

func TestSplit(t *testing.T) {
	for _, test := range []struct{ platform, heading, question, part string }{
		{"limesurvey", "Q3[SQ001]", "Q3", "SQ001"}, {"limesurvey", "Q3[other]. Heard? [Other]", "Q3", "other"},
		{"limesurvey", "Par où ? [Radio]", "Par où ?", "Radio"}, {"kobotoolbox", "g1/heard/radio", "g1/heard", "radio"},
		{"redcap", "check_one___1", "check_one", "1"}, {"redcap", "race___minus_9", "race", "minus_9"},
		{"surveymonkey", "Which - of these? - Radio", "Which - of these?", "Radio"}, {"qualtrics", "Q5_1", "Q5", "1"},
		{"qualtrics", "Q5_6_TEXT", "Q5_6_TEXT", ""}, {"google-forms", "Rate [Coffee]", "Rate", "Coffee"}, {"sphinx", "canal_2", "canal", "2"},
		{"generic", "bs_12", "bs", "12"}, {"generic", "Q5a", "Q5", "a"}, {"generic", "Heard - Radio", "Heard", "Radio"},
		{"generic", "age", "age", ""}, {"generic", "oui / non", "oui / non", ""}, {"generic", "2031_1", "2031_1", ""},
	} {
		preset, _ := Lookup(test.platform)
		if question, part := preset.Split(test.heading); question != test.question || part != test.part {
			t.Errorf("%s: %q is %q of %q", test.platform, test.heading, part, question)
		}
	}
}

func TestNormal(t *testing.T) {
	for heading, want := range map[string]string{
		"\ufeff\ufeffID  de\u00a0la\nRÉPONSE ": "id de la réponse", "Re\u0301ponse": "réponse", "d’accord": "d'accord", " \u00a0": "",
	} {
		if got := Normal(heading); got != want {
			t.Errorf("Normal(%q) = %q, want %q", heading, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		once := Normal(rapid.String().Draw(t, "heading"))
		if twice := Normal(once); once != twice {
			t.Fatalf("twice: %q, once: %q", twice, once)
		}
	})
}
