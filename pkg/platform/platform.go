// Package platform recognises which survey platform wrote an export, by the platform's own marks, and knows how each
// writes its answers.
//
// It never guesses in silence: a Recognition names the headings that speak for a platform and the platform that comes
// second, and where nothing speaks for one, or two are level, the platform is Generic. What a platform does is data: a
// Preset says how many rows of headings there are and how they become one, how a question with several answers is
// written, which cells mean that there is no answer, which columns are not questions, which hold personal data, and
// which responses are complete. No code asks which platform it is.
//
//  1. Recognise looks at the first rows of a file.
//  2. Header.Headings makes one name and one label a column from the rows of headings.
//  3. Preset.Field says what a column that is not a question holds, by its heading.
//  4. Preset.Split says which columns are parts of one question.
package platform

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// A Preset is what is known of the exports of one platform.
type Preset struct {
	// ID is the name in machine formats, kebab case: "limesurvey".
	ID string
	// Name is the name that people read.
	Name locale.Text
	// Codebook is true where such a file describes a questionnaire and holds no answers.
	Codebook bool
	// Marks are the signs by which the platform is recognised. They are what the platform writes in every export, or in
	// no other's.
	Marks []Mark
	// Headers are the forms that the rows of headings have, the first whose sign is found; the last has no sign.
	Headers []Header
	// Styles are the ways in which the platform writes a question with several answers, the usual one first.
	Styles []Style
	// UnseenZero is true where an answer that is not ticked is 0 although the question was never shown.
	UnseenZero bool
	// Separators part the answers of a question that has several in one column; empty where there is no such style.
	Separators []string
	// Parts find the columns that belong to one question: each has a group for the question and one for the part. Empty
	// where only the rules of all platforms hold.
	Parts []*pattern.Pattern
	// Masked is true where the platform puts an apostrophe before a text that a spreadsheet would compute.
	Masked bool
	// Missing are cells that mean the absence of an answer, as the platform writes them.
	Missing []string
	// Fields are the columns that are not questions.
	Fields []Field
	// Completion tells complete responses from others.
	Completion Completion
}

// A Mark is a sign of a platform in the rows of headings.
type Mark struct {
	// Pattern is sought in each cell of the row, as Normal writes it.
	Pattern *pattern.Pattern
	// Row is the row of headings in which the mark stands, from 0.
	Row int
	// First is true where the mark counts in the first column alone.
	First bool
	// Weight is what the mark counts for, 1 or more: 1 for what others could write too, Enough for what nobody else does.
	Weight int
}

// Enough is the weight of marks from which a platform is recognised.
const Enough = 3

// A Style is a way of writing a question with several answers.
type Style string

// The styles of questions with several answers.
const (
	ZeroOne  Style = "zero-one"    // a column an answer: 1 ticked, 0 not ticked or never asked
	YesEmpty Style = "yes-empty"   // a column an answer: Y, Oui or X where ticked, else empty
	Label    Style = "label-empty" // a column an answer: its label where ticked, else empty
	Joined   Style = "joined"      // one column: the answers with a separator between them
	Slots    Style = "slots"       // several columns: the first answer, the second, … in the order of ticking
)

// A Completion is the rule that tells complete responses, and those that are no responses at all. The zero value has no
// rule: the export does not say.
type Completion struct {
	// Column is the heading of the column that tells, as Normal writes it; nil where there is none.
	Column *pattern.Pattern
	// Complete are the cells of a complete response, in every language of the platform that is known; empty where any cell that
	// is not blank tells one.
	Complete []string
	// Status is the heading of the column that tells responses which are none; nil where there is none.
	Status *pattern.Pattern
	// Tests are the cells of Status that tell previews and tests.
	Tests []string
	// Rule says it in words.
	Rule locale.Text
}

// A Field is a column that is not a question.
type Field struct {
	// Pattern is the heading, as Normal writes it.
	Pattern *pattern.Pattern
	// Role is what the column holds.
	Role Role
}
