package qda_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A rule says what the schema of REFI-QDA 1.5 wants of an element: attributes with the type of their values (! if
// required), and the children in their order, as a regular expression over their names.
type rule struct{ attributes, children string }

// stamp are the attributes of what is made by someone.
const stampRule = " creatingUser:guid creationDateTime:time modifyingUser:guid modifiedDateTime:time"

// ref is the rule of all references.
var ref = rule{"targetGUID!:guid", ""}

// projectRules are those of a project (section 5.3 of the standard), of the elements that this package writes.
var projectRules = map[string]rule{
	"Project": {"name! origin creatingUserGUID:guid creationDateTime:time modifyingUserGUID:guid modifiedDateTime:time basePath",
		"Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*"},
	"Users": {"", "User+"}, "User": {"guid!:guid name id", ""},
	"CodeBook": {"", "Codes"}, "Codes": {"", "Code+"}, "Code": {"guid!:guid name! isCodable!:boolean color:color", "Description? NoteRef* Code*"},
	"Variables": {"", "Variable+"}, "Variable": {"guid!:guid name! typeOfVariable!:type", "Description?"},
	"Cases": {"", "Case+"}, "Case": {"guid!:guid name", "Description? CodeRef* VariableValue* SourceRef* SelectionRef*"},
	"VariableValue": {"", "VariableRef (TextValue|BooleanValue|IntegerValue|FloatValue|DateValue|DateTimeValue)?"},
	"Sources":       {"", "(TextSource|PictureSource|PDFSource|AudioSource|VideoSource)+"},
	"TextSource":    {"guid!:guid name richTextPath plainTextPath" + stampRule, "Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*"},
	"Notes":         {"", "Note+"}, "Note": {"guid!:guid name richTextPath plainTextPath" + stampRule, "Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*"},
	"PlainTextSelection": {"guid!:guid name startPosition!:integer endPosition!:integer" + stampRule, "Description? Coding* NoteRef*"},
	"Coding":             {"guid!:guid creatingUser:guid creationDateTime:time", "CodeRef NoteRef*"},
	"Sets":               {"", "Set+"}, "Set": {"guid!:guid name!", "Description? MemberCode* MemberSource* MemberNote*"},
	"NoteRef": ref, "CodeRef": ref, "SourceRef": ref, "SelectionRef": ref, "VariableRef": ref, "MemberCode": ref, "MemberSource": ref, "MemberNote": ref,
	"Description": {}, "PlainTextContent": {}, "TextValue": {}, "BooleanValue": {}, "IntegerValue": {}, "FloatValue": {}, "DateValue": {}, "DateTimeValue": {},
}

// codebookRules are those of a codebook (section 5.2).
var codebookRules = map[string]rule{
	"CodeBook": {"origin", "Codes Sets?"}, "Codes": {"", "Code+"}, "Code": {"guid!:guid name! isCodable!:boolean color:color", "Description? Code*"},
	"Sets": {"", "Set+"}, "Set": {"guid!:guid name!", "Description? MemberCode*"}, "MemberCode": {"guid!:guid", ""}, "Description": {},
}

// hex is n hexadecimal digits.
func hex(n string) string { return "[0-9a-fA-F]{" + n + "}" }

var guidRule = hex("8") + "-" + hex("4") + "-" + hex("4") + "-" + hex("4") + "-" + hex("12")

// typeRules are the simple types of the schema.
var typeRules = map[string]string{
	"": "(?s).*", "guid": guidRule + `|\{` + guidRule + `\}`, "color": "#(" + hex("6") + "|" + hex("3") + ")", "boolean": "true|false|1|0", "integer": "[+-]?[0-9]+",
	"type": "Text|Boolean|Integer|Float|Date|DateTime", "time": `-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?`,
}

// valid says where XML breaks the rules.
func valid(text string, rules map[string]rule, space string) error {
	type level struct {
		name     string
		children string
		text     bool
	}
	var open []level
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if len(open) > 0 {
				open[len(open)-1].children += token.Name.Local + " "
			}
			if err := validAttributes(token, rules, space); err != nil {
				return err
			}
			open = append(open, level{name: token.Name.Local})
		case xml.CharData:
			if len(open) > 0 && strings.TrimSpace(string(token)) != "" {
				open[len(open)-1].text = true
			}
		case xml.EndElement:
			last := open[len(open)-1]
			open = open[:len(open)-1]
			pattern := regexp.MustCompile(`[A-Za-z]+`).ReplaceAllString(rules[last.name].children, "(?:$0 )")
			if !regexp.MustCompile("^" + strings.ReplaceAll(strings.ReplaceAll(pattern, " )", "_)"), " ", "") + "$").MatchString(strings.ReplaceAll(last.children, " ", "_")) {
				return fmt.Errorf("<%s> has %s, not %s", last.name, last.children, rules[last.name].children)
			}
			if leaf := rules[last.name] == (rule{}); last.text && !leaf {
				return fmt.Errorf("<%s> has text", last.name)
			}
		}
	}
}

func validAttributes(start xml.StartElement, rules map[string]rule, space string) error {
	r, ok := rules[start.Name.Local]
	if !ok || start.Name.Space != space {
		return fmt.Errorf("element %v is not in the schema", start.Name)
	}
	allowed := map[string]string{}
	for _, a := range strings.Fields(r.attributes) {
		name, kind, _ := strings.Cut(a, ":")
		bare, required := strings.CutSuffix(name, "!")
		allowed[bare] = kind
		if required && !slices.ContainsFunc(start.Attr, func(x xml.Attr) bool { return x.Name.Local == bare }) {
			return fmt.Errorf("<%s> lacks %s", start.Name.Local, bare)
		}
	}
	for _, a := range start.Attr {
		kind, ok := allowed[a.Name.Local]
		switch {
		case a.Name.Space == "xmlns" || a.Name.Local == "xmlns" || a.Name.Local == "schemaLocation":
		case !ok:
			return fmt.Errorf("<%s> has the attribute %s", start.Name.Local, a.Name.Local)
		case !regexp.MustCompile(`^(` + typeRules[kind] + `)$`).MatchString(a.Value):
			return fmt.Errorf("<%s %s=%q> is no %s", start.Name.Local, a.Name.Local, a.Value, kind)
		}
	}
	return nil
}

// The rules find what is against the schema.
func TestRulesFind(t *testing.T) {
	good := `<Project name="p"><Users><User guid="` + guid("1") + `"/></Users><Description>d</Description></Project>`
	if err := valid(good, projectRules, ""); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{
		strings.Replace(good, ` name="p"`, "", 1), strings.Replace(good, guid("1"), "1", 1), strings.Replace(good, "<Users>", "<Users>a", 1),
		strings.Replace(good, "</Users>", "</Users><Users/>", 1), strings.Replace(good, "<User ", "<User x='' ", 1), strings.Replace(good, "<Users>", "<Description/><Users>", 1),
		strings.ReplaceAll(good, "Description", "Thing"), `<Project name="p"><Users/></Project>`,
	} {
		if valid(bad, projectRules, "") == nil {
			t.Errorf("nothing is said of %s", bad)
		}
	}
}
