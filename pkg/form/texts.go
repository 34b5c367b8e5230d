package form

import "github.com/arrimage/arrimage/pkg/locale"

// What the forms to print say beside what the study does.
var (
	askedWord     = locale.Text{FR: "Questionnaire\u00a0: %s", EN: "Questionnaire: %s"}
	sourceWord    = locale.Text{FR: "Source\u00a0: %s", EN: "Source: %s"}
	howToWord     = locale.Text{FR: "Cocher une seule case par question, sauf avis contraire. Les petits caractères servent à la saisie\u00a0: nom de la colonne, code de la réponse.", EN: "Tick one box per question, unless the question says otherwise. The small type is for data entry: name of the column, code of the answer."}
	severalWord   = locale.Text{FR: "Cocher tout ce qui convient.", EN: "Tick all that apply."}
	gridWord      = locale.Text{FR: "Questions %d à %d", EN: "Questions %d to %d"}
	madeWord      = locale.Text{FR: "Questionnaire produit par arrimage à partir du fichier d'étude.", EN: "Questionnaire made by arrimage from the study file."}
	howToTitle    = locale.Text{FR: "Comment répondre", EN: "How to answer"}
	questionsWord = locale.Same("Questions")
	othersWord    = locale.Text{FR: "Autres questions", EN: "Other questions"}
	noQuestions   = locale.Text{FR: "L'étude n'a aucune question pour cette partie.", EN: "The study has no question for this side."}
)

// hint says how an open answer is written: its unit, its bounds, the format of a date.
func (q Question) hint(lang locale.Lang) string {
	hint := q.Range.In(lang)
	if !q.Format.IsZero() {
		hint = q.Format.In(lang)
	}
	return hint
}

// variable is the name of a question for whoever enters the answers, with its column where that is another.
func (q Question) variable() string {
	if q.Heading != "" {
		return q.Name + " → " + q.Heading
	}
	return q.Name
}

// entry returns the column of an option for whoever enters the answers, or its code, or "" where the label says it.
func (o Option) entry(lang locale.Lang) string {
	if o.Column != "" {
		return o.Column
	}
	if o.Code == o.Label.In(lang) {
		return ""
	}
	return o.Code
}
