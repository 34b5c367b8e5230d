package platform

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// samples are the first rows of exports of each platform, in both languages where the platform has them.
var samples = []struct {
	name, id string
	header   int
	rows     []string // cells parted by |
}{
	{"LimeSurvey, full text", "limesurvey", 1, []string{"ID de la réponse|Date de soumission|Dernière page|Langue de départ|Tête de série|Aimez-vous ? [Oui]"}},
	{"LimeSurvey, code and text", "limesurvey", 1, []string{"id. Response ID|submitdate. Date submitted|lastpage. Last page|Q1. Do you?"}},
	{"LimeSurvey, codes", "limesurvey", 1, []string{"id|submitdate|lastpage|startlanguage|Q3[SQ001]|Q3[other]"}},
	{"Kobo", "kobotoolbox", 1, []string{"start|end|q|q/a|q/b|_id|_uuid|_submission_time"}},
	{"Kobo, tags", "kobotoolbox", 2, []string{"q|_id|_uuid|_submission_time", "#respondee+x|||"}},
	{"ODK", "odk-central", 1, []string{"SubmissionDate|q|meta-instanceID|KEY|SubmitterID"}},
	{"SurveyMonkey, two rows", "surveymonkey", 2, []string{"Respondent ID|Collector ID|Q1|Q2|", "||Response|Radio|Other (please specify)"}},
	{"SurveyMonkey, one row", "surveymonkey", 1, []string{"RespondentID|Q1|Q2 - Other (please specify)", "1|a|b"}},
	{"SurveyMonkey, French, one row", "surveymonkey", 1, []string{"Identifiant du répondant|Q1|Q2 - Autre (précisez)", "1|a|b"}},
	{"SurveyMonkey, French", "surveymonkey", 2, []string{"ID du répondant|Q1|Q2", "|Réponse|Autre (veuillez préciser)"}},
	{"Qualtrics", "qualtrics", 3, []string{"StartDate|ResponseId|Q1", "Startdatum|Antwort-ID|Frage", `{"ImportId":"startDate"}|{"ImportId":"_recordId"}|{"ImportId":"QID1"}`}},
	{"Qualtrics, legacy", "qualtrics", 2, []string{"V1|V2|Q1", "ResponseID|ResponseSet|Frage"}},
	{"REDCap", "redcap", 1, []string{"record_id|q___1|q___2|visit_complete"}},
	{"REDCap, labels", "redcap", 1, []string{"Record ID|Survey Timestamp|How? (choice=Radio)|How? (choice=Web)|Complete?"}},
	{"REDCap, longitudinal", "redcap", 1, []string{"study|redcap_event_name|q"}},
	{"Google Forms", "google-forms", 1, []string{"Timestamp|Do you?|Rate [Coffee]"}},
	{"Google Forms, French", "google-forms", 1, []string{"Horodateur|Adresse e-mail|Aimez-vous ?"}},
	{"Google Forms, French of Canada", "google-forms", 1, []string{"Horodateur|Adresse courriel|Aimez-vous ?"}},
	{"ODK, older", "odk-central", 1, []string{"SubmissionDate|start|g1-q|meta-instanceID|KEY"}},
	{"ODK, repeats", "odk-central", 1, []string{"child_name|child_age|PARENT_KEY|KEY|SET-OF-child"}},
	{"Typeform, newer", "typeform", 1, []string{"#|Do you?|Response Type|Start Date (UTC)|Stage Date (UTC)|Submit Date (UTC)|Network ID|Tags"}},
	{"LimeSurvey, code and text, French", "limesurvey", 1, []string{"id. ID de la réponse|submitdate. Date de soumission|lastpage. Dernière page|startlanguage. Langue de départ|Q1. Aimez-vous ?"}},
	{"Qualtrics, French", "qualtrics", 3, []string{"StartDate|ResponseId|Q1", "Date de début|ID de réponse|Question", `{"ImportId":"startDate"}|{"ImportId":"_recordId"}|{"ImportId":"QID1"}`}},
	{"Microsoft Forms", "microsoft-forms", 1, []string{"ID|Start time|Completion time|Email|Name|Do you?"}},
	{"Microsoft Forms, French", "microsoft-forms", 1, []string{"ID|Heure de début|Heure de fin|Adresse de messagerie|Nom|Aimez-vous ?"}},
	{"Typeform", "typeform", 1, []string{"#|Do you?|Start Date (UTC)|Submit Date (UTC)|Network ID"}},
	{"Sphinx", "sphinx", 1, []string{"CLE|DATE_SAISIE|DATE_ENREG|LANG_SAISIE|PROGRESSION|q_1|q_2"}},
	{"REDCap dictionary", "redcap-dictionary", 1, []string{"Variable / Field Name|Form Name|Section Header|Field Type"}},
	{"XLSForm", "xlsform", 1, []string{"type|name|label::Français (fr)"}},
	{"nothing known", "generic", 1, []string{"id|sex|age", "1|f|20"}},
	{"one weak mark", "generic", 1, []string{"a|StartDate|b"}},
	{"no rows", "generic", 1, nil},
}

func cells(rows []string) [][]string {
	var split [][]string
	for _, row := range rows {
		split = append(split, strings.Split(row, "|"))
	}
	return split
}

func TestRecognise(t *testing.T) {
	for _, sample := range samples {
		got := Recognise(cells(sample.rows))
		if got.Preset.ID != sample.id || got.Header.Rows != sample.header {
			t.Errorf("%s: %s with %d header rows, want %s with %d (%+v)", sample.name, got.Preset.ID, got.Header.Rows, sample.id, sample.header, got)
		}
		sum := 0
		for _, evidence := range got.Evidence {
			sum += evidence.Weight
			if found := cells(sample.rows)[evidence.Row][evidence.Column]; found != evidence.Heading || evidence.Count < 1 {
				t.Errorf("%s: the evidence %+v stands at a cell that says %q", sample.name, evidence, found)
			}
		}
		if sum != got.Score || sample.id != "generic" && (got.Score < Enough || got.Score <= got.RunnerUp.Score) {
			t.Errorf("%s: score %d from evidence of %d, runner-up %d", sample.name, got.Score, sum, got.RunnerUp.Score)
		}
	}
}

func TestTiedPlatforms(t *testing.T) {
	got := Recognise([][]string{{"RespondentID", "date_saisie"}})
	if !got.Tied || got.Preset != &Generic || got.RunnerUp.Preset == nil || len(got.Evidence) > 0 {
		t.Errorf("two platforms that are level: %+v", got)
	}
}

func TestSure(t *testing.T) {
	if Recognise([][]string{{"RespondentID", "q"}}).Sure() {
		t.Error("one heading that others could write is sure")
	}
	if !Recognise([][]string{{"RespondentID", "CollectorID"}}).Sure() {
		t.Error("two headings are not sure")
	}
}

// TestOtherNoise checks that headings are recognised whatever their letter case, spaces and byte-order marks.
func TestOtherNoise(t *testing.T) {
	got := Recognise([][]string{{"\ufeffHORODATEUR\u00a0 ", "Adresse\u00a0e-mail"}})
	if got.Preset.ID != "google-forms" || len(got.Evidence) != 2 {
		t.Errorf("got %s with %+v", got.Preset.ID, got.Evidence)
	}
}

// TestColumnOrder checks that the order of the columns tells nothing, save for what must come first.
func TestColumnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sample := rapid.SampledFrom(samples).Draw(t, "sample")
		rows := cells(sample.rows)
		if len(rows) == 0 {
			return
		}
		order := rapid.Permutation(indices(len(rows[0]))).Draw(t, "order")
		first := slices.Index(order, 0) // The first column stays.
		order[0], order[first] = order[first], order[0]
		want, got := Recognise(rows), Recognise(permuted(rows, order))
		if want.Preset != got.Preset || want.Score != got.Score || want.Header.Rows != got.Header.Rows || want.RunnerUp.Score != got.RunnerUp.Score {
			t.Fatalf("%s in the order %v: %s (%d), not %s (%d)", sample.name, order, got.Preset.ID, got.Score, want.Preset.ID, want.Score)
		}
	})
}

func indices(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func permuted(rows [][]string, order []int) [][]string {
	out := make([][]string, len(rows))
	for r, row := range rows {
		for _, i := range order {
			out[r] = append(out[r], cell([][]string{row}, 0, i))
		}
	}
	return out
}

func TestLookup(t *testing.T) {
	for _, id := range []string{"generic", "limesurvey", "xlsform"} {
		if p, ok := Lookup(id); !ok || p.ID != id {
			t.Errorf("Lookup(%q) = %v, %v", id, p, ok)
		}
	}
	if _, ok := Lookup("lime"); ok {
		t.Error("a platform that there is not was found")
	}
}
