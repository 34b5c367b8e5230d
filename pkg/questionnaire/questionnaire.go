// Package questionnaire reads the file that a survey platform keeps of a questionnaire, and makes of each format the same
// model: questions in order with labels, codes, types, ranges and skip logic.
//
// It reads XLSForm workbooks, LimeSurvey structures (.lss and tab-separated text), REDCap data dictionaries, Qualtrics
// surveys (.qsf) and DDI-Codebook 2.5. The content of a file says which it is, never its name.
//
// What a study cannot say is left out and told: every part of a questionnaire that becomes no question is a note with its
// place and the reason. Nothing is guessed: a skip condition that cannot be carried over keeps its own words (Skip.Text)
// and says why (Skip.Why).
//
//  1. Read tells the format and reads the file into a Questionnaire.
//  2. Each question has a Skip where it is not put to everyone: a Condition on the answers to other questions.
//  3. Condition.Formula writes it in the language of asked_if, and names the questions whose lack of an answer the platform
//     and the study take differently.
package questionnaire

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Format is a kind of file that describes a questionnaire.
type Format string

// The formats that are read.
const (
	XLSForm        Format = "xlsform"
	LimeSurvey     Format = "limesurvey"
	LimeSurveyText Format = "limesurvey-text"
	REDCap         Format = "redcap"
	Qualtrics      Format = "qualtrics"
	DDI            Format = "ddi-codebook"
)

// formats are the formats in the order in which errors name them.
var formats = []Format{XLSForm, LimeSurvey, LimeSurveyText, REDCap, Qualtrics, DDI}

// Label returns the name that people read.
func (f Format) Label() locale.Text {
	return map[Format]locale.Text{
		XLSForm:        locale.Same("XLSForm"),
		LimeSurvey:     {FR: "structure LimeSurvey (.lss)", EN: "LimeSurvey structure (.lss)"},
		LimeSurveyText: {FR: "structure LimeSurvey en texte (.txt)", EN: "LimeSurvey structure as text (.txt)"},
		REDCap:         {FR: "dictionnaire REDCap", EN: "REDCap data dictionary"},
		Qualtrics:      {FR: "questionnaire Qualtrics (.qsf)", EN: "Qualtrics survey (.qsf)"},
		DDI:            locale.Same("DDI-Codebook 2.5"),
	}[f]
}

// A Questionnaire is what a file says of a questionnaire.
type Questionnaire struct {
	File      string      // the name as it was given
	Format    Format      // what the file is
	ID        string      // what the platform calls the questionnaire, or ""
	Title     locale.Text // what people call it, or empty
	Languages []string    // of its texts, as the file names them, the default first; empty where it does not say
	Questions []*Question // in order, at least one
	Left      []string    // names of what becomes no question: notes, computed values, files, weights
	Notes     diag.List   // what is left out or read in part, each with its place, in the order of the file
}

// A Type is what the answers to a question are, by the names of a study file.
type Type string

// The types of question.
const (
	YesNo    Type = "yesno"
	Choice   Type = "choice"
	Multiple Type = "multiple"
	Number   Type = "number"
	Date     Type = "date"
	Text     Type = "text"
	ID       Type = "id"
)

// HasCodes reports whether the answers are codes.
func (t Type) HasCodes() bool { return t == YesNo || t == Choice || t == Multiple }

// A Question is one question.
type Question struct {
	Name     string      // what the platform calls it: the heading of its column in exports
	Also     []string    // other headings that exports may have for it
	Pos      diag.Pos    // where it stands
	Type     Type        // what its answers are
	Label    locale.Text // the question as it was put; empty where the file has none
	Short    locale.Text // a few words, where the file has some beside the question
	Section  locale.Text // heading of the part that it stands in, or empty
	Grid     string      // what the questions of one grid have in common, or ""
	List     string      // name of the list of answers, where several questions share it, or ""
	Codes    []Code      // answers in order; reasons for not answering among them
	Special  []Code      // cells of a number or a text that stand for a reason
	Joined   string      // of several answers: what separates them in one column; "" where each has a column
	Ticked   []string    // of several answers with a column each: cells that mean ticked
	Unticked []string    // of several answers with a column each: cells that mean not ticked
	Min, Max *float64    // bounds of a number, or nil
	Format   string      // of a date: how exports write it, with YYYY, MM, DD, hh, mm, ss; "" where it cannot be said
	Comma    bool        // numbers have a decimal comma
	Required bool        // the platform takes no blank
	Personal bool        // the answers identify people
	Skip     *Skip       // nil where it is put to everyone
}

// A Code is one answer to choose.
type Code struct {
	Code   string      // as exports of codes hold it
	Label  locale.Text // what people read; empty where the file has none
	Value  *float64    // the number that it stands for, where the file gives one apart from the code
	Reason string      // "refused" and the like, where it is no answer but a reason for having none; else ""
	Column string      // of several answers that have a column each: its heading
	ID     string      // what the platform calls the answer, where that is not the code; exports may have it in headings
	Means  string      // in a yes/no question: "yes" or "no"
	Doubt  bool        // the file says that it is no answer, and not why
}

// A Skip is the condition under which a question is put.
type Skip struct {
	Pos  diag.Pos    // where it stands
	Text string      // as the file writes it
	If   Condition   // the same as a tree; nil where it cannot be carried over
	Why  locale.Text // why it cannot, as a phrase
}

// code returns a code of a question, or nil.
func (q *Question) code(code string) *Code {
	i := slices.IndexFunc(q.Codes, func(c Code) bool { return c.Code == code })
	if i < 0 {
		return nil
	}
	return &q.Codes[i]
}

// Answers returns the codes that are answers, without the reasons for not answering.
func (q *Question) Answers() []Code {
	return slices.DeleteFunc(slices.Clone(q.Codes), func(c Code) bool { return c.Reason != "" })
}

// note records something that is left out or read in part.
func (q *Questionnaire) note(pos diag.Pos, rule, fr, en string, args ...any) {
	q.Notes.Add(pos, diag.Note, rule, locale.Textf(fr, en, args...))
}
