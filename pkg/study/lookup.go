package study

import (
	"path"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// Pos returns the place of a located string in the study file.
func (d *Definition) Pos(l Located) diag.Pos {
	return diag.Pos{File: d.File, Line: l.Line, Column: l.Column}
}

// Side returns a side by name, or nil.
func (d *Definition) Side(name string) *Side {
	if i := d.Sides.Index(name); i >= 0 {
		return d.Sides[i].Value
	}
	return nil
}

// Question returns a question by name, or nil; also one whose answers are coded themes.
func (d *Definition) Question(name string) *Question {
	if i := d.Questions.Index(name); i >= 0 {
		return d.Questions[i].Value
	}
	if i := slices.IndexFunc(d.Coded, func(q *Question) bool { return q.Name == name }); i >= 0 {
		return d.Coded[i]
	}
	return nil
}

// Scale returns a scale by name, or nil.
func (d *Definition) Scale(name string) *Scale {
	if i := d.Scales.Index(name); i >= 0 {
		return d.Scales[i].Value
	}
	return nil
}

// Table returns a side table by name, or nil.
func (d *Definition) Table(name string) *SideTable {
	if i := d.Tables.Index(name); i >= 0 {
		return d.Tables[i].Value
	}
	return nil
}

// Asks reports whether a question was put to a side.
func (d *Definition) Asks(side string, q *Question) bool {
	for _, asked := range q.AskedOf {
		if asked.Value == side {
			return true
		}
	}
	return len(q.AskedOf) == 0
}

// QuestionsOf returns the questions put to a side, in order.
func (d *Definition) QuestionsOf(side string) []*Question {
	var questions []*Question
	for _, entry := range d.Questions {
		if d.Asks(side, entry.Value) {
			questions = append(questions, entry.Value)
		}
	}
	return questions
}

// Units returns the names of the units of analysis: the sides, and the region where there is a link.
func (d *Definition) Units() []string {
	names := d.Sides.Names()
	if d.Link != nil {
		names = append(names, RegionUnit)
	}
	return names
}

// UnitLabel returns the label of a side, or that of the regions.
func (d *Definition) UnitLabel(unit string) locale.Text {
	if side := d.Side(unit); side != nil {
		return side.Label.Text
	}
	return locale.Text{FR: "Régions", EN: "Regions"}
}

// DefaultLanguage returns the language of the output where the user names none.
func (d *Definition) DefaultLanguage() locale.Lang {
	if d.Language == "" {
		return locale.French
	}
	return d.Language
}

// DefaultBase returns the denominator of percentages where the user names none.
func (d *Definition) DefaultBase() Base {
	if d.Base == "" {
		return AskedBase
	}
	return d.Base
}

// Files returns the names of the files that the study reads, the study file first: those of every wave, where it has waves. Of
// the documents in a folder it does not know; see Folders.
func (d *Definition) Files() []string {
	names := []string{path.Base(d.File)}
	add := func(file Located) {
		if !file.IsZero() && !slices.Contains(names, file.Value) {
			names = append(names, file.Value)
		}
	}
	for _, entry := range d.Sides {
		add(entry.Value.File)
		for _, of := range entry.Value.Files {
			add(of.Value.File)
		}
	}
	for _, entry := range d.Tables {
		add(entry.Value.File)
		for _, of := range entry.Value.Files {
			add(of.Value)
		}
	}
	for _, entry := range d.Coding.Coders {
		add(entry.Value.File)
	}
	add(d.Coding.Decisions)
	if d.Claims != nil {
		add(d.Claims.File)
	}
	if d.Regions != nil {
		add(d.Regions.File)
	}
	for _, name := range d.Included {
		add(Located{Value: name})
	}
	return names
}

// Folders returns the names of the folders of documents that the study reads, of every wave.
func (d *Definition) Folders() []string {
	var names []string
	for _, entry := range d.Sides {
		folders := []Located{entry.Value.Folder}
		for _, of := range entry.Value.Files {
			folders = append(folders, of.Value.Folder)
		}
		for _, folder := range folders {
			if !folder.IsZero() && !slices.Contains(names, folder.Value) {
				names = append(names, folder.Value)
			}
		}
	}
	return names
}
