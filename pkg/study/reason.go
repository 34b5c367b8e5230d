package study

import "github.com/arrimage/arrimage/pkg/locale"

// A Reason is why an answer has no value. Answered, the zero Reason, is the absence of one.
type Reason uint8

// The reasons, in the order in which tables print them.
const (
	Answered      Reason = iota // there is a value
	NoAnswer                    // asked, left blank
	NotAsked                    // skip logic, or a question of the other side
	NotApplicable               // the respondent says that it does not apply
	DontKnow                    // the respondent says that he does not know
	Refused                     // the respondent refuses
	Invalid                     // the cell holds something that is no valid answer
	NotCoded                    // there are words, to which no coder has given a theme or none yet
	Reasons                     // how many there are, Answered included
)

// String returns the name used in study files and machine formats.
func (r Reason) String() string {
	return [...]string{"answered", "no_answer", "not_asked", "not_applicable", "dont_know", "refused", "invalid", "not_coded"}[r]
}

// Label returns the name that people read.
func (r Reason) Label() locale.Text {
	return [...]locale.Text{
		{FR: "répondu", EN: "answered"},
		{FR: "sans réponse", EN: "no answer"},
		{FR: "non posée", EN: "not asked"},
		{FR: "ne s'applique pas", EN: "not applicable"},
		{FR: "ne sait pas", EN: "don't know"},
		{FR: "refus", EN: "refused"},
		{FR: "réponse invalide", EN: "invalid answer"},
		{FR: "non codée", EN: "not coded"},
	}[r]
}
