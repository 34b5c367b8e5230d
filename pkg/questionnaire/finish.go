package questionnaire

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
)

// at returns the place of the file as a whole.
func (q *Questionnaire) at() diag.Pos { return diag.Pos{File: q.File} }

// MaxCodes is how many answers the questions may have together, those of a list that several share counted each time.
const MaxCodes = 1_000_000

// finish does what is the same in all formats: reasons among the answers, questions of yes and no, languages; and it
// refuses a questionnaire without a question.
func (q *Questionnaire) finish() error {
	if len(q.Questions) == 0 {
		return diag.Fail(diag.Data, q.at(), "no-questions", "%s sans question à reprendre", "%s without a question to take over", q.Format.Label())
	}
	codes := 0
	for _, question := range q.Questions {
		if codes += len(question.Codes); codes > MaxCodes {
			return diag.Fail(diag.Data, question.Pos, "too-large", "plus de %s réponses à choisir, toutes questions confondues", "more than %s answers to choose, over all questions", locale.Count(MaxCodes))
		}
		for i := range question.Codes {
			recogniseReason(&question.Codes[i])
		}
		question.Codes, question.Special = q.once(question, question.Codes), q.once(question, question.Special)
		question.tellYesNo()
		if question.Type.HasCodes() && len(question.Answers()) == 0 {
			q.note(question.Pos, "no-codes", "%s\u00a0: aucune réponse à choisir dans le fichier", "%s: no answer to choose in the file", question.Name)
			question.Type, question.Joined = Text, ""
			question.Special, question.Codes = append(question.Special, question.Codes...), nil
		}
	}
	q.tellLanguages()
	return nil
}

// recogniseReason says that a code is a reason for not answering where its label does. "None" may be an answer.
func recogniseReason(c *Code) {
	if c.Reason != "" {
		return
	}
	for _, text := range []string{c.Label.FR, c.Label.EN} {
		if reason, _, ok := profile.Absence(text); ok && reason != "no_answer" {
			c.Reason = reason
			return
		}
	}
}

// once keeps the first of several codes that are the same, and tells of those that are left out.
func (q *Questionnaire) once(question *Question, codes []Code) []Code {
	var kept []Code
	seen := make(map[string]bool, len(codes))
	for _, c := range codes {
		switch {
		case c.Code == "":
			q.note(question.Pos, "code", "%s\u00a0: réponse sans code, laissée de côté\u00a0: %s", "%s: answer without a code, left out: %s", question.Name, c.Label)
		case seen[c.Code]:
			q.note(question.Pos, "code", "%s\u00a0: le code %q figure deux fois\u00a0; le deuxième est laissé de côté", "%s: code %q is there twice; the second is left out", question.Name, c.Code)
		default:
			seen[c.Code] = true
			kept = append(kept, c)
		}
	}
	return kept
}

// What people read where an answer is yes or no.
var (
	yesWords = []string{"yes", "oui", "true", "vrai"}
	noWords  = []string{"no", "non", "false", "faux"}
)

// tellYesNo makes a question of yes and no of a choice between the two.
func (q *Question) tellYesNo() {
	if q.Type != Choice && q.Type != YesNo {
		return
	}
	yes, no, answers := -1, -1, 0
	for i, c := range q.Codes {
		switch {
		case c.Reason != "":
			continue
		case says(c, yesWords):
			yes = i
		case says(c, noWords):
			no = i
		}
		answers++
	}
	q.Type = Choice
	if answers == 2 && yes >= 0 && no >= 0 {
		q.Type = YesNo
		q.Codes[yes].Means, q.Codes[no].Means = "yes", "no"
	}
}

// says reports whether the label of a code, or the code where it has none, is one of some words.
func says(c Code, words []string) bool {
	texts := []string{c.Label.FR, c.Label.EN}
	if c.Label.IsZero() {
		texts = []string{c.Code}
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		return slices.Contains(words, strings.ToLower(strings.TrimRight(strings.TrimSpace(text), ".! ")))
	})
}

// A list of left counts parts of one kind that become no questions.
type left struct {
	kind  locale.Text
	first diag.Pos
	names []string
}

// leftOut collects what is left out, by kind, so that each kind is one note.
type leftOut struct{ kinds []left }

// add counts one part.
func (l *leftOut) add(kind locale.Text, pos diag.Pos, name string) {
	for i := range l.kinds {
		if l.kinds[i].kind == kind {
			l.kinds[i].names = append(l.kinds[i].names, name)
			return
		}
	}
	l.kinds = append(l.kinds, left{kind, pos, []string{name}})
}

// tell makes the notes.
func (l *leftOut) tell(q *Questionnaire) {
	for _, kind := range l.kinds {
		q.Left = append(q.Left, kind.names...)
		q.note(kind.first, "left-out", "laissé de côté\u00a0: %s (%s)\u00a0: %s", "left out: %s (%s): %s",
			kind.kind, locale.Count(len(kind.names)), diag.OneOf(kind.names))
	}
}
