package form

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// xmlName is what XLSForm takes as the name of a question. Kobo and ODK write it as the heading of their exports.
var xmlName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)

// reserved are names that XLSForm keeps for itself.
var reserved = []string{"meta", "instanceid", "instancename"}

// A namer gives out names, each once, letter case aside.
type namer map[string]bool

func newNamer() namer {
	n := namer{}
	for _, name := range reserved {
		n[name] = true
	}
	return n
}

// free reports whether a name is still to be had.
func (n namer) free(name string) bool { return !n[strings.ToLower(name)] }

// take returns the name, or the first of name_2, name_3 … that is free.
func (n namer) take(name string) string {
	taken := name
	for i := 2; !n.free(taken); i++ {
		taken = name + "_" + strconv.Itoa(i)
	}
	n[strings.ToLower(taken)] = true
	return taken
}

// A choiceList is one list of the sheet choices.
type choiceList struct {
	name    string
	choices []choice
}

// A choice is one answer of a list.
type choice struct {
	code  string // as the study has it
	name  string // as XLSForm has it
	label locale.Text
}

// nameOf returns the XLSForm name of a code.
func (l *choiceList) nameOf(code string) string {
	for _, choice := range l.choices {
		if choice.code == code {
			return choice.name
		}
	}
	return ""
}

// newChoices names the answers of a question for XLSForm. The code is the name wherever it can be, so that exports hold
// the same codes; where it cannot, what is in the way becomes an underscore, and a number tells apart what falls together.
func newChoices(options []Option, several bool) []choice {
	taken := map[string]bool{}
	for _, option := range options {
		if choiceName(option.Code, several) == option.Code {
			taken[option.Code] = true
		}
	}
	choices := make([]choice, len(options))
	for i, option := range options {
		name := choiceName(option.Code, several)
		if name != option.Code {
			base := name
			for n := 2; taken[name]; n++ {
				name = base + "_" + strconv.Itoa(n)
			}
			taken[name] = true
		}
		choices[i] = choice{code: option.Code, name: name, label: option.Label}
	}
	return choices
}

// straight turns the quotes that the converter of XLSForm turns, and the quotes that a condition could not hold beside
// others.
var straight = strings.NewReplacer("‘", "_", "’", "_", "“", "_", "”", "_", "${", "_")

// choiceName returns the nearest name to a code that survives the conversion of an XLSForm unchanged. Answers to a
// question with several are kept separated by spaces, so none may have one.
func choiceName(code string, several bool) string {
	name := straight.Replace(strings.Join(strings.FieldsFunc(code, isUnusual), "_"))
	if several {
		name = strings.Join(strings.Fields(name), "_")
	} else if name != strings.Join(strings.Fields(name), " ") {
		name = strings.Join(strings.Fields(name), " ")
	}
	if strings.Contains(name, `"`) && strings.Contains(name, "'") {
		name = strings.ReplaceAll(name, `"`, "_")
	}
	if name == "" {
		return "_"
	}
	return name
}

// isUnusual reports whether a character has no place in a choice: controls, and spaces other than the common one.
func isUnusual(r rune) bool { return r != ' ' && (unicode.IsControl(r) || unicode.IsSpace(r)) }

// nameQuestions names the questions for XLSForm: by their heading where it can be a name, so that the new export has the
// headings of the old one; by their variable where it cannot.
func (f *Form) nameQuestions(questions []*study.Question) map[string]string {
	names, given := newNamer(), map[string]string{}
	for _, q := range questions {
		if heading := q.Heading(f.side.Name); len(q.Headings) == 0 && xmlName.MatchString(heading) && names.free(heading) {
			given[q.Name] = names.take(heading)
		}
	}
	for _, q := range questions {
		if given[q.Name] == "" {
			given[q.Name] = names.take(q.Name)
		}
	}
	return given
}

// listFor returns the list of a question's answers, made where no question before it has it; nil for an open question.
func (x *xlsForm) listFor(q *study.Question) *choiceList {
	options, several := x.options(q), q.Type == study.Multiple
	if len(options) == 0 {
		return nil
	}
	key := "question " + q.Name
	name := q.Name + "_choices"
	switch {
	case q.Type == study.RegionName:
		key, name = "regions", "regions"
	case !q.Codes.Name.IsZero():
		key, name = "codes "+q.Codes.Name.Value, q.Codes.Name.Value
		if several {
			key, name = key+" several", name+"_several"
		}
	}
	if list := x.byKey[key]; list != nil {
		return list
	}
	list := &choiceList{name: x.listNames.take(name), choices: newChoices(options, several)}
	x.byKey[key] = list
	x.lists = append(x.lists, list)
	return list
}
