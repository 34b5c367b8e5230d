package main

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// Inputs is all that the program reads. Nothing in it is changed afterwards.
type Inputs struct {
	Regions   []Region   // in the order of centres.csv
	Questions []Question // in the order of the questionnaire
	Sentences []Sentence // the bank of invented answers to open questions
	Published *Published // the figures to agree with
}

// A Region is a health region with its one regional group and its integrated centres.
type Region struct {
	Code     string   // two digits, as the ministry numbers regions
	Name     string   // as budgets.csv spells it
	Budget   int      // yearly budget of its group in 2018-2019, in dollars; 0 is a group without any
	Centres  []string // names of its centres, at least one
	Variants []string // other spellings of the region that real exports carry; may be empty
}

// A Question is one column of an export.
type Question struct {
	Code    string // column heading
	AskedOf string // "ci", "groups" or "both"
	AskedIf string // "code = answer", or empty for a question that everyone is asked
	Type    string // "id", "date", "text", "region", "yesno", "yesnona" or "open"
}

// A Sentence is one invented answer to an open question.
type Sentence struct {
	Question string // code of the question
	AskedOf  string // "ci" or "groups"
	When     string // "code = answer": only a respondent who answered so gives it; empty: anyone
	Text     string // the answer
}

// Load reads centres.csv, questions.csv, variants.csv and sentences.csv from inputs, budgets.csv and published.csv from
// study. The error names the file and the line.
func Load(inputs, study fs.FS) (*Inputs, error) {
	in := &Inputs{}
	for _, step := range []struct {
		from fs.FS
		name string
		head string
		take func(row []string) error
	}{
		{inputs, "centres.csv", "code_region,region,centre", in.takeCentre},
		{inputs, "variants.csv", "region,variant", in.takeVariant},
		{inputs, "questions.csv", "code,asked_of,asked_if,type", in.takeQuestion},
		{inputs, "sentences.csv", "question,asked_of,when,text", in.takeSentence},
		{study, "budgets.csv", "region,budget_2018_2019", in.takeBudget},
		{study, "published.csv", "id,section,group,statement,count,base,percent,value,comparison,note", in.takeClaim},
	} {
		if err := eachRow(step.from, step.name, step.head, step.take); err != nil {
			return nil, err
		}
	}
	for _, region := range in.Regions {
		if region.Budget < 0 {
			return nil, fmt.Errorf("budgets.csv: no line for region %q", region.Name)
		}
	}
	return in, nil
}

// eachRow calls take with every row of a CSV file below its heading, which must be head.
func eachRow(from fs.FS, name, head string, take func(row []string) error) error {
	file, err := from.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	reader := csv.NewReader(file)
	rows, err := reader.ReadAll()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != head {
		return fmt.Errorf("%s: first line is not %q", name, head)
	}
	for i, row := range rows[1:] {
		if err := take(row); err != nil {
			return fmt.Errorf("%s: record %d: %w", name, i+2, err)
		}
	}
	return nil
}

func (in *Inputs) takeCentre(row []string) error {
	i := slices.IndexFunc(in.Regions, func(r Region) bool { return r.Name == row[1] })
	if i < 0 {
		i = len(in.Regions)
		in.Regions = append(in.Regions, Region{Code: row[0], Name: row[1], Budget: -1})
	}
	in.Regions[i].Centres = append(in.Regions[i].Centres, row[2])
	return nil
}

func (in *Inputs) takeVariant(row []string) error {
	i, err := in.region(row[0])
	if err != nil {
		return err
	}
	if other, err := in.region(row[1]); err == nil && other != i {
		return fmt.Errorf("variant %q is also %q", row[1], in.Regions[other].Name)
	}
	in.Regions[i].Variants = append(in.Regions[i].Variants, row[1])
	return nil
}

func (in *Inputs) takeQuestion(row []string) error {
	in.Questions = append(in.Questions, Question{Code: row[0], AskedOf: row[1], AskedIf: row[2], Type: row[3]})
	return nil
}

func (in *Inputs) takeSentence(row []string) error {
	in.Sentences = append(in.Sentences, Sentence{Question: row[0], AskedOf: row[1], When: row[2], Text: row[3]})
	return nil
}

func (in *Inputs) takeBudget(row []string) error {
	i, err := in.region(row[0])
	if err != nil {
		return err
	}
	amount, err := strconv.Atoi(row[1])
	if err != nil || amount < 0 {
		return fmt.Errorf("budget %q (expected whole dollars)", row[1])
	}
	in.Regions[i].Budget = amount
	return nil
}

func (in *Inputs) takeClaim(row []string) error {
	if in.Published == nil {
		in.Published = &Published{}
	}
	return in.Published.take(row)
}

// region returns the index of the region that a cell names, by its name or by one of its variants.
func (in *Inputs) region(cell string) (int, error) {
	for i, r := range in.Regions {
		if cell == r.Name || slices.Contains(r.Variants, cell) {
			return i, nil
		}
	}
	return 0, fmt.Errorf("region %q is not in centres.csv", cell)
}

// columns returns the questions that a side is asked, in the order of the questionnaire.
func (in *Inputs) columns(s side) []Question {
	var asked []Question
	for _, q := range in.Questions {
		if q.AskedOf == s.asked || q.AskedOf == "both" {
			asked = append(asked, q)
		}
	}
	return asked
}

// items returns the codes of the measures, the only questions that offer "does not apply".
func (in *Inputs) items() []string {
	var codes []string
	for _, q := range in.Questions {
		if q.Type == "yesnona" {
			codes = append(codes, q.Code)
		}
	}
	return codes
}

// population returns how many centres there are, whether they answered or not.
func (in *Inputs) population() int {
	n := 0
	for _, r := range in.Regions {
		n += len(r.Centres)
	}
	return n
}
