package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// codebook is what a person decides once for the questionnaire, whatever platform asks it: the codes with all that stands for
// them, and which question rests on which. It answers the "# ?" of every draft.
const codebook = `codes:
  satisfaction:
    - { code: "1", value: 1, label: { fr: Très insatisfait, en: Very dissatisfied }, spellings: [Très insatisfait, Very dissatisfied, A1] }
    - { code: "2", value: 2, label: { fr: Plutôt insatisfait, en: Rather dissatisfied }, spellings: [Plutôt insatisfait, Rather dissatisfied, A2] }
    - { code: "3", value: 3, label: { fr: Plutôt satisfait, en: Rather satisfied }, spellings: [Plutôt satisfait, Rather satisfied, A3] }
    - { code: "4", value: 4, label: { fr: Très satisfait, en: Very satisfied }, spellings: [Très satisfait, Very satisfied, A4] }
  yes_no:
    - { code: oui, means: "yes", spellings: [Oui, "Yes", "yes", Y, "1"] }
    - { code: non, means: "no", spellings: [Non, "No", "no", N, "0", "2"] }
  channels:
    - { code: radio, spellings: ["Radio, télévision", "Radio, television", "1"] }
    - { code: web, spellings: [Site web, Website, "2"] }
    - { code: friends, spellings: [Amis ou famille, Friends or family, "3"] }
    - { code: flyer, spellings: [Dépliant, Flyer, "4"] }
    - { code: other, spellings: [Autre, Other, "5"] }
  agreement:
    - { code: "1", value: 1, spellings: [En désaccord, Disagree, A1] }
    - { code: "2", value: 2, spellings: [Neutre, Neutral, A2] }
    - { code: "3", value: 3, spellings: [D'accord, Agree, A3] }
    - { code: na, reason: not_applicable, spellings: [Ne s'applique pas, Not applicable, "9", A4, "4"] }
`

// A variable is a question of the questionnaire with what a person decides of it.
type variable struct {
	name    string
	types   []string // that a draft may give it; the first is what it becomes
	decided string   // codes, and the condition for being asked
}

var variables = []variable{
	{"code", []string{"id", "text"}, ""}, {"region", []string{"region"}, ""},
	{"satisfaction", []string{"choice", "number"}, "codes: satisfaction"}, {"contact", []string{"yesno", "choice"}, "codes: yes_no"},
	{"visits", []string{"number"}, `asked_if: contact == "oui"`}, {"channels", []string{"multiple"}, "codes: channels"}, {"channels_words", []string{"text"}, ""},
	{"quality_access", []string{"choice", "number"}, "codes: agreement"}, {"quality_delay", []string{"choice", "number"}, "codes: agreement"}, {"quality_staff", []string{"choice", "number"}, "codes: agreement"},
	{"hours", []string{"number"}, ""}, {"budget", []string{"money", "number"}, ""}, {"since", []string{"date", "number"}, ""}, {"comment", []string{"text"}, ""},
}

// reading are the keys by which a draft says how a question is read: they stay as they were drafted.
var reading = []string{"column", "columns", "slots", "separator", "other", "decimal", "thousands", "format", "unit"}

// A block is a question of a draft: its key, and its lines by their keys.
type block struct {
	key   string
	lines map[string][]string
}

var (
	blockKey = regexp.MustCompile(`^  (\w+):`)
	lineKey  = regexp.MustCompile(`^    (\w+):(?: (.*))?$`)
	partLine = regexp.MustCompile(`^      ("(?:[^"\\]|\\.)*"): ("(?:[^"\\]|\\.)*")$`)
	quoted   = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
)

// blocks parts the questions of a draft.
func blocks(questions string) []block {
	var all []block
	key := ""
	for line := range strings.SplitSeq(questions, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "#") || line == "" {
			continue
		}
		if found := blockKey.FindStringSubmatch(line); found != nil {
			all = append(all, block{found[1], map[string][]string{}})
			continue
		}
		if found := lineKey.FindStringSubmatch(line); found != nil {
			key = found[1]
		}
		last := all[len(all)-1].lines
		last[key] = append(last[key], line)
	}
	return all
}

// headings are those that a question of a draft reads.
func (b block) headings(t *testing.T) []string {
	t.Helper()
	var texts []string
	switch {
	case b.lines["columns"] != nil:
		for _, line := range b.lines["columns"][1:] {
			texts = append(texts, partLine.FindStringSubmatch(line)[2])
		}
	case b.lines["slots"] != nil:
		texts = quoted.FindAllString(b.lines["slots"][0], -1)
	case b.lines["column"] != nil:
		texts = quoted.FindAllString(b.lines["column"][0], 1)
	default:
		return []string{b.key}
	}
	for i, text := range texts {
		if err := json.Unmarshal([]byte(text), &texts[i]); err != nil {
			t.Fatal(err)
		}
	}
	return texts
}

// edited applies the decisions to a draft. What it says of the export, and of how each column is read, stays.
func edited(t *testing.T, e Export, draft string) string {
	t.Helper()
	above, questions, found := strings.Cut(draft, "\nquestions:\n")
	if !found {
		t.Fatalf("no questions in\n%s", draft)
	}
	if at := strings.Index(above, "\ncodes:"); at >= 0 {
		above = above[:at]
	}
	above = regexp.MustCompile(`(?m)^    id: .*\n?`).ReplaceAllString(above, "")
	above = strings.Replace(above, "\n    file:", "\n    id: code\n    file:", 1)
	above = regexp.MustCompile(`(?m)^  "na": .*\n`).ReplaceAllString(above, "") // A code of the codebook, not a token.
	above = regexp.MustCompile(`(?m)^missing:.*\n(\n|sides)`).ReplaceAllString(above, "$1")
	reads, byVariable := e.Reads(), map[string]block{}
	for _, b := range blocks(questions) {
		name, _, _ := strings.Cut(reads[b.headings(t)[0]], "/")
		if b.lines["other_of"] != nil {
			name, b.lines["other_of"] = "channels_words", []string{"    other_of: channels"}
		}
		if name == "" {
			continue // The identifier of the platform.
		}
		if _, twice := byVariable[name]; twice {
			t.Fatalf("the draft has %s twice:\n%s", name, draft)
		}
		byVariable[name] = renamed(t, b, reads)
	}
	return above + "\n" + codebook + "questions:\n" + rewritten(t, byVariable, draft)
}

// renamed gives the parts of a question over several columns the codes of the codebook.
func renamed(t *testing.T, b block, reads map[string]string) block {
	t.Helper()
	for i, heading := range b.headings(t) {
		if _, code, several := strings.Cut(reads[heading], "/"); several {
			found := partLine.FindStringSubmatch(b.lines["columns"][i+1])
			b.lines["columns"][i+1] = fmt.Sprintf("      %q: %s", code, found[2])
		}
	}
	if b.lines["other"] != nil {
		b.lines["other"] = []string{"    other: other"}
	}
	return b
}

// rewritten writes the questions in the order of the questionnaire.
func rewritten(t *testing.T, byVariable map[string]block, draft string) string {
	t.Helper()
	out := ""
	if channels := byVariable["channels"]; byVariable["channels_words"].lines == nil { // The words stand in the cell of the codes.
		channels.lines["other"] = []string{"    other: other"}
		byVariable["channels_words"] = block{lines: map[string][]string{"type": {"    type: text"}, "other_of": {"    other_of: channels"}}}
	}
	for _, v := range variables {
		b, found := byVariable[v.name]
		if !found {
			t.Fatalf("the draft lacks %s:\n%s", v.name, draft)
		}
		if drafted := strings.TrimPrefix(b.lines["type"][0], "    type: "); !slices.Contains(v.types, drafted) {
			t.Errorf("the draft has %s as %s, want %v:\n%s", v.name, drafted, v.types, draft)
		}
		if v.name == "since" && strings.Contains(b.lines["type"][0], "number") { // Nothing tells that the numbers are days.
			b.lines["format"] = []string{"    format: excel"}
		}
		out += fmt.Sprintf("  %s:\n    type: %s\n    label: %s\n", v.name, v.types[0], v.name)
		if b.lines["other_of"] == nil && len(b.headings(t)) == 1 && b.lines["column"] == nil && b.lines["columns"] == nil && b.lines["slots"] == nil {
			out += fmt.Sprintf("    column: %q\n", b.key)
		}
		for _, key := range append(reading, "other_of") {
			if lines := b.lines[key]; lines != nil {
				out += strings.Join(lines, "\n") + "\n"
			}
		}
		if v.decided != "" {
			out += "    " + v.decided + "\n"
		}
	}
	return out
}
