package platform

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// researchPresets are platforms that researchers and statistical offices use.
var researchPresets = []Preset{koboPreset, limePreset, odkPreset, qualtricsPreset, redcapPreset, sphinxPreset}

// xlsParts are the columns of select_multiple questions in the exports of XLSForm platforms.
var xlsParts = []*pattern.Pattern{re(`^([^/]+(?:/[^/]+)*)/([^/]+)$`)}

var koboPreset = Preset{
	ID: "kobotoolbox", Name: locale.Same("KoboToolbox"),
	Marks: []Mark{
		{Pattern: names(`_uuid`), Weight: 2}, {Pattern: names(`_submission_time`), Weight: 2},
		{Pattern: names(`_validation_status`), Weight: 2}, {Pattern: names(`_submitted_by`), Weight: 1},
		{Pattern: names(`_id|_index`), Weight: 1}, {Pattern: names(`_parent_table_name|_parent_index`), Weight: 2},
		{Pattern: names(`__version__`), Weight: 1},
	},
	Headers: []Header{tagged, single[0]},
	Styles:  []Style{Joined, ZeroOne}, Separators: []string{" "}, Parts: xlsParts,
	Fields: []Field{
		{names(`_uuid|_id`), Identifier}, {names(`start`), Start}, {names(`_submission_time|end`), Submit},
		{names(`_validation_status|_status`), Progress}, {names(`deviceid|simserial|subscriberid`), Device},
		{names(`phonenumber`), Phone}, {names(`_submitted_by|username`), Person},
		{re(`^_.*_(?:latitude|longitude|altitude|precision)$|^_geolocation$`), Location},
		{names(`_index|_notes|_tags|__version__|_parent_table_name|_parent_index|_submission__.*|meta/.*|formhub/uuid|today|_attachments|_xform_id_string`), Internal},
	},
	Completion: Completion{Rule: locale.Text{FR: "l'export n'a que des réponses envoyées", EN: "the export has submitted responses only"}},
}

var limePreset = Preset{
	ID: "limesurvey", Name: locale.Same("LimeSurvey"),
	Marks: []Mark{
		{Pattern: re(`^(?:id\. )?(?:response id|id de (?:la )?réponse)$`), Weight: 3},
		{Pattern: re(`^(?:submitdate\. )?(?:date submitted|date de soumission)$|^submitdate$`), Weight: 2},
		{Pattern: re(`^(?:lastpage\. )?(?:last page|dernière page)$|^lastpage$`), Weight: 2},
		{Pattern: re(`^(?:startlanguage\. )?(?:start language|langue de départ)$|^startlanguage$`), Weight: 2},
		{Pattern: re(`^(?:seed\. )?tête de série$|^seed(?:\. seed)?$`), Weight: 1},
		{Pattern: re(`^(?:startdate\. )?(?:date started|date de lancement)$`), Weight: 1},
		{Pattern: re(`^(?:datestamp\. )?(?:date last action|date de la dernière action)$|^datestamp$`), Weight: 1},
		{Pattern: re(`^[a-z][a-z0-9_]*\[[a-z0-9_]+\](?:\[[a-z0-9_]+\])?(?:\. .*)?$`), Weight: 1},
	},
	Headers: single, Styles: []Style{YesEmpty}, Masked: true,
	Parts: []*pattern.Pattern{
		re(`^([A-Za-z][A-Za-z0-9_]*)\[([A-Za-z0-9_]+)\](?:\. (?s:.*))?$`), re(`^((?s:.*\S)) \[([^\[\]]+)\]$`),
	},
	Missing: []string{"N/A"},
	Fields: []Field{
		{re(`^(?:id\. )?(?:response id|id de (?:la )?réponse)$|^id$`), Identifier},
		{re(`^(?:submitdate\. )?(?:date submitted|date de soumission)$|^submitdate$`), Submit},
		{re(`^(?:lastpage\. )?(?:last page|dernière page)$|^lastpage$`), Progress},
		{re(`^(?:startlanguage\. )?(?:start language|langue de départ)$|^startlanguage$`), Language},
		{re(`^(?:seed\. )?tête de série$|^seed(?:\. seed)?$`), Seed},
		{re(`^(?:startdate\. )?(?:date started|date de lancement)$|^startdate$`), Start},
		{re(`^(?:datestamp\. )?(?:date last action|date de la dernière action)$|^datestamp$`), Modified},
		{re(`^(?:ipaddr\. )?(?:ip address|adresse ip)$|^ipaddr$`), Address},
		{re(`^(?:refurl\. )?(?:referrer url|url référente|url de référence|url de provenance)$|^refurl$`), Internal},
		{re(`^(?:token\. )?(?:access code|token|code d'accès|code d'invitation|jeton)$`), Identifier},
		{re(`^(?:interviewtime|grouptime\d+|.*time)\. |^interviewtime$`), Duration},
	},
	Completion: Completion{
		Column: re(`^(?:submitdate\. )?(?:date submitted|date de soumission)$|^submitdate$`),
		Rule:   locale.Text{FR: "une réponse est complète si elle a une date de soumission", EN: "a response is complete where it has a submission date"},
	},
}

var odkPreset = Preset{
	ID: "odk-central", Name: locale.Same("ODK Central"),
	Marks: []Mark{
		{Pattern: names(`submissiondate`), First: true, Weight: 3}, {Pattern: names(`key`), Weight: 2},
		{Pattern: names(`parent_key`), Weight: 3}, {Pattern: re(`^(?:meta[-/])?instanceid$`), Weight: 2},
		{Pattern: names(`submitterid|submittername`), Weight: 2}, {Pattern: names(`attachmentspresent|attachmentsexpected`), Weight: 2},
		{Pattern: names(`reviewstate|formversion|deviceid|edits`), Weight: 1},
	},
	Headers: single, Styles: []Style{Joined, ZeroOne}, Separators: []string{" "}, Parts: xlsParts,
	Fields: []Field{
		{names(`key`), Identifier}, {names(`submissiondate|end`), Submit}, {names(`start`), Start}, {names(`reviewstate|status`), Progress},
		{names(`deviceid`), Device}, {names(`submittername`), Person}, {re(`-(?:latitude|longitude|altitude|accuracy)$`), Location},
		{re(`^(?:meta[-/])?instance(?:id|name)$|^(?:parent_key|submitterid|attachments(?:present|expected)|edits|formversion|today)$`), Internal},
	},
	Completion: Completion{
		Status: names(`reviewstate`), Tests: []string{"rejected"},
		Rule: locale.Text{FR: "l'export n'a que des réponses envoyées ; ReviewState dit celles qui sont rejetées", EN: "the export has submitted responses only; ReviewState tells those that are rejected"}.French(),
	},
}

var qualtricsPreset = Preset{
	ID: "qualtrics", Name: locale.Same("Qualtrics"),
	Marks: []Mark{
		{Pattern: re(`^\{"importid":`), Row: 2, Weight: 5}, {Pattern: re(`^\{"importid":`), Row: 1, Weight: 5},
		{Pattern: names(`responseset`), Row: 1, Weight: 4},
		{Pattern: names(`responseid`), Weight: 2}, {Pattern: names(`recordeddate`), Weight: 2},
		{Pattern: names(`duration \(in seconds\)`), Weight: 2}, {Pattern: names(`distributionchannel`), Weight: 2},
		{Pattern: names(`startdate|enddate|finished|userlanguage`), Weight: 1},
	},
	Headers: []Header{
		{Rows: 3, Sign: Mark{Pattern: re(`^\{"importid":`), Row: 2, Weight: 5}, Merge: Second},
		{Rows: 2, Sign: Mark{Pattern: re(`^\{"importid":|^responseset$`), Row: 1, Weight: 5}, Merge: Second},
		single[0],
	},
	Styles: []Style{Joined, Label, ZeroOne}, Separators: []string{","},
	Parts:   []*pattern.Pattern{re(`^([A-Za-z]\w*?)_(\d+|x\d+)(?:_\d+)?$`)},
	Missing: []string{"-99"},
	Fields: []Field{
		{names(`responseid`), Identifier}, {names(`startdate`), Start}, {names(`enddate|recordeddate`), Submit},
		{names(`finished|progress|status`), Progress}, {names(`duration \(in seconds\)`), Duration}, {names(`userlanguage`), Language},
		{names(`distributionchannel|responseset`), Collector}, {names(`ipaddress`), Address}, {names(`recipientemail`), Email},
		{names(`recipient(?:first|last)name`), Person}, {names(`location(?:latitude|longitude|accuracy)`), Location},
		{re(`_do(?:_\d+)?$|^externaldata(?:reference)?$|^externalreference$|^q_(?:recaptchascore|relevantid\w*|duplicate\w*|ballotboxstuffing|totalduration|url|chl|language)$`), Internal},
	},
	Completion: Completion{
		Column: names(`finished`), Complete: []string{"1", "TRUE", "True", "VRAI", "Vrai"}, Status: names(`status`),
		Tests: []string{
			"1", "2", "8", "9", "12", "17", "40", "Survey Preview", "Survey Test", "Spam", "Preview Spam", "Imported Spam", "Offline Survey Preview", "Offline Spam",
			"Aperçu de l'enquête", "Aperçu du sondage", "Test de l'enquête", "Test du sondage", "Pourriel",
		},
		Rule: locale.Text{
			FR: "une réponse est complète si Finished vaut 1 ou True ; Status dit les aperçus et les essais",
			EN: "a response is complete where Finished is 1 or True; Status tells previews and tests",
		}.French(),
	},
}

// redcapChoice heads a box of a checkbox in an export with labels.
var redcapChoice = re(`^((?s:.*\S)) \((?:choice|choix)=(.+)\)$`)

var redcapPreset = Preset{
	ID: "redcap", Name: locale.Same("REDCap"),
	Marks: []Mark{
		{Pattern: names(`record_id`), First: true, Weight: 2}, {Pattern: re(`^[a-z][a-z0-9_]*_complete$`), Weight: 2},
		{Pattern: re(`^[a-z][a-z0-9_]*___[a-z0-9_]+$`), Weight: 3},
		{Pattern: names(`redcap_(?:event_name|repeat_instrument|repeat_instance|survey_identifier|data_access_group)`), Weight: 3},
		{Pattern: re(`^[a-z][a-z0-9_]*_timestamp$`), Weight: 1},
		{Pattern: names(`record id`), First: true, Weight: 1}, {Pattern: names(`complete\?`), Weight: 2}, {Pattern: redcapChoice, Weight: 3},
		{Pattern: names(`event name|repeat instrument|repeat instance|survey identifier|survey timestamp|data access group`), Weight: 1},
	},
	Headers: single, Styles: []Style{ZeroOne}, UnseenZero: true,
	Parts:   []*pattern.Pattern{re(`^([a-z][a-z0-9_]*?)___([a-z0-9_]+)$`), redcapChoice},
	Missing: []string{"[not completed]"},
	Fields: []Field{
		{names(`record[_ ]id`), Identifier}, {re(`^[a-z][a-z0-9_]*_complete$|^complete\?$`), Progress},
		{re(`^[a-z][a-z0-9_]*_timestamp$|^survey timestamp$`), Submit},
		{names(`redcap_(?:event_name|repeat_instrument|repeat_instance|data_access_group)|event name|repeat (?:instrument|instance)|data access group`), Internal},
		{names(`redcap_survey_identifier|survey identifier`), Person},
	},
	Completion: Completion{
		Column: re(`^[a-z][a-z0-9_]*_complete$|^complete\?$`), Complete: []string{"2", "Complete"},
		Rule: locale.Text{FR: "un formulaire est complet si sa colonne _complete vaut 2", EN: "a form is complete where its column _complete is 2"},
	},
}

var sphinxPreset = Preset{
	ID: "sphinx", Name: locale.Same("Sphinx"),
	Marks: []Mark{
		{Pattern: names(`cle`), First: true, Weight: 1}, {Pattern: names(`date_saisie`), Weight: 3},
		{Pattern: names(`date_enreg|date_modif`), Weight: 2}, {Pattern: names(`temps_saisie|origine_saisie|lang_saisie|appareil_saisie`), Weight: 2},
		{Pattern: names(`progression`), Weight: 1}, {Pattern: names(`derniere_question_saisie`), Weight: 3},
	},
	Headers: single, Styles: []Style{Slots}, Parts: []*pattern.Pattern{re(`^(.*\pL.*)_(\d+)$`)},
	Fields: []Field{
		{names(`cle`), Identifier}, {names(`date_saisie`), Start}, {names(`date_enreg`), Submit}, {names(`date_modif`), Modified},
		{names(`temps_saisie`), Duration}, {names(`lang_saisie`), Language}, {names(`appareil_saisie`), Device},
		{names(`origine_saisie`), Collector}, {names(`progression|derniere_question_saisie`), Progress},
	},
	Completion: Completion{
		Column: names(`progression`), Complete: []string{"Terminé", "Completed", "abgeschlossen"},
		Rule: locale.Text{FR: "une réponse est complète si PROGRESSION dit Terminé", EN: "a response is complete where PROGRESSION says Completed"},
	},
}
