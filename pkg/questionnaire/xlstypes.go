package questionnaire

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// xlsTypes are the types of question that need no list.
var xlsTypes = map[string]Type{
	"text": Text, "string": Text, "barcode": Text, "time": Text, "datetime": Text, "integer": Number, "int": Number,
	"decimal": Number, "range": Number, "date": Date,
}

// setType sets the type of a question and its answers; other is true where an answer in one's own words belongs to it.
// False where such a row is no question for a study.
func (r *xlsReader) setType(q *Question, row int, kind string) (other, known bool) {
	words := strings.Fields(kind)
	first := strings.ToLower(words[0])
	switch {
	case strings.HasPrefix(first, "select_one_from_file") || strings.HasPrefix(first, "select_multiple_from_file"):
		q.Type = Text
		r.note(q.Pos, "choices-elsewhere", "%s\u00a0: ses réponses sont dans un autre fichier (%s)\u00a0; reprise en texte", "%s: its answers are in another file (%s); taken over as text", q.Name, words[len(words)-1])
		return false, true
	case strings.HasPrefix(first, "select"):
		return r.selects(q, words)
	}
	q.Type = xlsTypes[strings.ReplaceAll(first, "_", "")]
	if q.Type == Date {
		q.Format = "YYYY-MM-DD"
	}
	if first == "range" {
		r.setRange(q, r.survey.text(row, "parameters"))
	}
	return false, q.Type != ""
}

// selects reads "select_one LIST", "select one from LIST", "select_multiple LIST or_other" and the like.
func (r *xlsReader) selects(q *Question, words []string) (other, known bool) {
	isWord := func(word string) bool {
		return slices.Contains([]string{"select", "one", "multiple", "all", "that", "apply", "from", "select1", "select_one", "select_multiple", "select_all_that_apply", "external", "select_one_external"}, strings.ToLower(word))
	}
	i := 0
	for i < len(words)-1 && isWord(words[i]) {
		i++
	}
	kind := strings.ToLower(strings.Join(words[:max(i, 1)], " "))
	q.List = words[i]
	other = slices.ContainsFunc(words[i+1:], func(word string) bool { return strings.EqualFold(word, "or_other") || strings.EqualFold(word, "other") })
	q.Codes = r.lists[q.List]
	if q.Type = Choice; strings.Contains(kind, "multiple") || strings.Contains(kind, "all") {
		q.Type, q.Joined = Multiple, " "
		q.Ticked, q.Unticked = []string{"1", "True", "TRUE"}, []string{"0", "False", "FALSE"}
	}
	if other {
		q.List = ""
	}
	return other, true
}

// setRange reads the bounds of a range: "start=0 end=10 step=1".
func (r *xlsReader) setRange(q *Question, parameters string) {
	low, high := 0.0, 10.0 // What a range has where the form does not say.
	for _, part := range strings.FieldsFunc(parameters, func(r rune) bool { return r == ' ' || r == ';' || r == ',' }) {
		name, value, _ := strings.Cut(part, "=")
		if x, ok := number(value); ok {
			switch strings.ToLower(name) {
			case "start":
				low = x
			case "end":
				high = x
			}
		}
	}
	low, high = min(low, high), max(low, high)
	q.Min, q.Max = &low, &high
}

// leftKind says what a row is that is no question for a study.
func leftKind(kind string) locale.Text {
	first := strings.ToLower(strings.Fields(kind)[0])
	switch {
	case first == "calculate" || first == "hidden":
		return locale.Text{FR: "valeurs calculées", EN: "computed values"}
	case first == "note" || first == "acknowledge" || first == "trigger":
		return locale.Text{FR: "textes sans réponse", EN: "texts without an answer"}
	case first == "rank":
		return locale.Text{FR: "classements", EN: "rankings"}
	case slices.Contains([]string{"geopoint", "geotrace", "geoshape", "start-geopoint", "location"}, first):
		return locale.Text{FR: "lieux (donnée personnelle)", EN: "places (personal data)"}
	case slices.Contains([]string{"image", "photo", "audio", "video", "file", "background-audio"}, first):
		return locale.Text{FR: "fichiers", EN: "files"}
	case slices.Contains([]string{"start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "audit", "imei", "uuid"}, first):
		return locale.Text{FR: "données de la plateforme", EN: "data of the platform"}
	}
	return locale.Textf("type «\u00a0%s\u00a0»", "type “%s”", kind)
}
