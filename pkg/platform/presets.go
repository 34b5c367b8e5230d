package platform

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// Presets are the platforms that are recognised, in alphabetical order of their names; files that describe a
// questionnaire come last. What each writes was read in the source of the platform or in real exports, where there are
// any; nothing else tells how Microsoft Forms and Sphinx write theirs.
var Presets = slices.Concat(formPresets, researchPresets, codebookPresets)

// Headings of these platforms, in the languages of their interfaces that are known.
const (
	googleEmail      = `email address|adresse (?:e-mail|courriel|électronique)|username|nom d'utilisateur`
	microsoftEmail   = `email|e-mail|courriel|courrier électronique|adresse (?:de messagerie|e-mail|courriel)`
	monkeyRespondent = `respondent ?id|(?:id|identifiant|numéro|n°) (?:du|de) répondant`
	monkeyCollector  = `collector ?id|(?:id|identifiant|numéro|n°) (?:du|de) collecteur`
	monkeyResponse   = `response|open-ended response|réponse|réponse ouverte|réponse libre`
	monkeyOther      = `other \(please specify\)|autre \((?:veuillez )?préciser\)|autre \(précisez\)`
)

// formPresets are platforms of commercial forms.
var formPresets = []Preset{
	{
		ID: "google-forms", Name: locale.Same("Google Forms"),
		Marks: []Mark{
			{Pattern: names(`timestamp|horodateur`), First: true, Weight: 3},
			{Pattern: names(googleEmail), Weight: 1},
			{Pattern: names(`score|note|résultat`), Weight: 1},
			{Pattern: re(`^.*\S \[.+\]$`), Weight: 1},
		},
		Headers: single, Styles: []Style{Joined}, Separators: []string{";", ", "},
		Parts: []*pattern.Pattern{re(`^((?s:.*\S)) \[([^\[\]]+)\]$`)},
		Fields: []Field{
			{names(`timestamp|horodateur`), Submit}, {names(`score|note|résultat`), Points}, {names(googleEmail), Email},
		},
		Completion: Completion{Rule: locale.Text{FR: "l'export n'a que des réponses envoyées", EN: "the export has submitted responses only"}},
	},
	{
		ID: "microsoft-forms", Name: locale.Same("Microsoft Forms"),
		Marks: []Mark{
			{Pattern: names(`id`), First: true, Weight: 1},
			{Pattern: names(`start time|heure de début`), Weight: 2},
			{Pattern: names(`completion time|heure de fin`), Weight: 2},
			{Pattern: names(microsoftEmail), Weight: 1},
			{Pattern: names(`last modified time|heure de la dernière modification`), Weight: 2},
			{Pattern: re(`^(?:points|feedback|commentaires) [-–] `), Weight: 1},
		},
		Headers: single, Styles: []Style{Joined}, Separators: []string{";"},
		Fields: []Field{
			{names(`id`), Identifier}, {names(`start time|heure de début`), Start}, {names(`completion time|heure de fin`), Submit},
			{names(`last modified time|heure de la dernière modification`), Modified},
			{names(microsoftEmail), Email}, {names(`name|nom`), Person}, {names(`language|langue`), Language},
			{re(`^(?:points|feedback|commentaires) [-–] |^(?:total points|quiz feedback|nombre total de points|total des points|commentaires (?:sur le|du) questionnaire)$`), Points},
		},
		Completion: Completion{Rule: locale.Text{FR: "l'export n'a que des réponses envoyées", EN: "the export has submitted responses only"}},
	},
	{
		ID: "surveymonkey", Name: locale.Same("SurveyMonkey"),
		Marks: []Mark{
			{Pattern: names(monkeyRespondent), Weight: 3},
			{Pattern: names(monkeyCollector), Weight: 2},
			{Pattern: names(monkeyResponse), Row: 1, Weight: 3},
			{Pattern: names(monkeyOther), Row: 1, Weight: 2},
			{Pattern: re(` - (?:` + monkeyOther + `)$`), Weight: 1},
			{Pattern: names(`custom data 1|données personnalisées 1`), Weight: 2},
		},
		Headers: []Header{
			{Rows: 2, Sign: Mark{Pattern: names(monkeyResponse + `|` + monkeyOther), Row: 1, Weight: 3}, Merge: Carry},
			single[0],
		},
		Styles: []Style{Label, ZeroOne}, Parts: []*pattern.Pattern{re(`^((?s:.*\S)) +- (\S.*)$`)},
		Fields: []Field{
			{names(monkeyRespondent), Identifier},
			{names(monkeyCollector), Collector},
			{names(`start ?date|date de début`), Start}, {names(`end ?date|date de fin`), Submit},
			{names(`date ?(?:created|modified)|date de (?:création|modification)`), Modified},
			{names(`ip ?address|adresse ip`), Address}, {names(`email ?address|adresse (?:e-?mail|électronique|courriel|de courriel)`), Email},
			{names(`(?:first|last) ?name|prénom|nom(?: de famille)?`), Person},
			{re(`^(?:custom ?(?:data|value)|données personnalisées)`), Internal},
		},
		Completion: Completion{Rule: locale.Text{FR: "l'export ne dit pas qui est allé jusqu'au bout", EN: "the export does not say who went to the end"}},
	},
	{
		ID: "typeform", Name: locale.Same("Typeform"),
		Marks: []Mark{
			{Pattern: names(`#`), First: true, Weight: 2},
			{Pattern: names(`start date \(utc\)`), Weight: 2}, {Pattern: names(`submit date \(utc\)`), Weight: 2},
			{Pattern: names(`network id`), Weight: 2}, {Pattern: re(`\{\{(?:answer|field|hidden)[_:]`), Weight: 1},
		},
		Headers: single, Styles: []Style{Label, Joined}, Separators: []string{" / ", ", "},
		Fields: []Field{
			{names(`#`), Identifier}, {names(`start date \(utc\)`), Start}, {names(`submit date \(utc\)|stage date \(utc\)`), Submit},
			{names(`network id`), Address}, {names(`response type|tags|ending|winning outcome`), Internal}, {names(`score`), Points},
		},
		Completion: Completion{Column: names(`submit date \(utc\)`), Rule: locale.Text{FR: "une réponse est complète si elle a une date d'envoi", EN: "a response is complete where it has a submit date"}},
	},
}
