package study

import (
	"io/fs"
	"slices"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// NoMatch is the match of a side whose respondents are not followed: other people answer each wave.
const NoMatch = "none"

// A Wave is one time at which the questionnaire was put.
type Wave struct {
	Label Label `yaml:"label"` // what people read; the name where the file gives none
}

// UnmarshalYAML takes nothing, a label, or a mapping.
func (w *Wave) UnmarshalYAML(node ast.Node) error {
	switch {
	case len(pairs(node)) > 0:
		type plain Wave
		return yaml.NodeToValue(node, (*plain)(w))
	case node.Type() == ast.StringType:
		return w.Label.UnmarshalYAML(node)
	}
	return nil
}

// A WaveFile is the export of a side in one wave, with what is read otherwise than the side says.
type WaveFile struct {
	File      Located // the export, relative to the study file
	Folder    Located // in place of File: a folder of documents; zero for none
	overrides ast.Node
}

// UnmarshalYAML takes the name of a file, or a mapping with keys of a side.
func (w *WaveFile) UnmarshalYAML(node ast.Node) error {
	if len(pairs(node)) == 0 {
		return w.File.UnmarshalYAML(node)
	}
	w.overrides = node
	var side Side
	err := yaml.NodeToValue(node, &side)
	w.File, w.Folder = side.File, side.Folder
	return err
}

// A QuestionWave is what differed in a question in one wave.
type QuestionWave struct {
	Label    Label            `yaml:"label"`   // the question as it was put then, or empty
	Column   Columns          `yaml:"column"`  // heading in the export then, or empty
	Headings Ordered[Columns] `yaml:"columns"` // Multiple: headings of codes then
	Codes    Ordered[Located] `yaml:"codes"`   // every code of the export then → the code that it is now; nil where they are the same
	Absent   bool             `yaml:"absent"`  // the question was not put then
}

// InWave returns the study as it was in one of its waves: the exports, wordings, headings and recodes of that wave, its
// populations and designs, and scales of the items that were put then. "" is the wave that the definition is of already,
// else the last one, and the definition itself in a study without waves. It returns nil where there is no such wave.
func (d *Definition) InWave(name string) *Definition {
	switch {
	case name == d.Wave:
		if name == "" && len(d.Waves) > 0 {
			return d.whole.byWave[d.LastWave()]
		}
		return d
	case name == "":
		return d
	case d.whole == nil:
		return nil
	}
	return d.whole.byWave[name]
}

// Whole returns the study with all of its waves.
func (d *Definition) Whole() *Definition {
	if d.whole == nil {
		return d
	}
	return d.whole
}

// LastWave returns the name of the last wave, or "" where the study has none.
func (d *Definition) LastWave() string {
	if len(d.Waves) == 0 {
		return ""
	}
	return d.Waves[len(d.Waves)-1].Key.Value
}

// WaveLabel returns what people read for a wave: the name of a wave that has no label.
func (d *Definition) WaveLabel(name string) locale.Text {
	if i := d.Waves.Index(name); i >= 0 && d.Waves[i].Value != nil && !d.Waves[i].Value.Label.IsZero() {
		return d.Waves[i].Value.Label.Text
	}
	return locale.Same(name)
}

// HasExport reports whether a side was surveyed: in the wave of the definition, where it is of one.
func (d *Definition) HasExport(side string) bool { return !d.Side(side).Source().IsZero() }

// OnlyItems returns the study with scales of the items that the function keeps; a scale that would have none keeps none of
// its scores.
func (d *Definition) OnlyItems(keeps func(q *Question) bool) *Definition {
	only := *d
	only.Scales = slices.Clone(d.Scales)
	for i, entry := range d.Scales {
		scale := *entry.Value
		scale.limit(keeps)
		only.Scales[i].Value = &scale
	}
	return &only
}

// InWaves reports whether a question was put in each of some waves.
func (d *Definition) InWaves(question string, waves []string) bool {
	return !slices.ContainsFunc(waves, func(wave string) bool { return d.InWave(wave).Question(question).Absent })
}

// limit leaves a scale the items that the function keeps.
func (s *Scale) limit(keeps func(q *Question) bool) {
	kept := slices.DeleteFunc(slices.Clone(s.Questions), func(q *Question) bool { return !keeps(q) })
	if len(kept) == 0 {
		s.Absent = true
		return
	}
	s.Questions = kept
}

// addWaves makes the study of each wave, from the whole one that has been resolved.
func (l *loader) addWaves(fsys fs.FS, root ast.Node, whole *Definition) {
	whole.whole, whole.byWave = whole, map[string]*Definition{}
	for _, name := range whole.Waves.Names() {
		of := &Definition{File: whole.File, Wave: name, whole: whole}
		if err := yaml.NodeToValue(root, of); err != nil {
			panic("study: wave: " + err.Error()) // It was decoded once already.
		}
		r := &resolver{loader: l, Definition: of}
		r.takeWave()
		r.resolve(fsys)
		whole.byWave[name] = of
	}
	said := map[diag.Diagnostic]bool{}
	l.list = slices.DeleteFunc(l.list, func(d diag.Diagnostic) bool { // What is wrong in several waves is said once.
		again := said[d]
		said[d] = true
		return again
	})
}

// takeWave puts what differed in the wave in the place of what the study says otherwise.
func (r *resolver) takeWave() {
	for _, entry := range r.Sides {
		r.takeSideWave(entry.Value)
	}
	for _, entry := range r.Tables {
		if i := entry.Value.Files.Index(r.Wave); i >= 0 {
			entry.Value.File = entry.Value.Files[i].Value
		}
	}
	for _, entry := range r.Questions {
		if i := entry.Value.Waves.Index(r.Wave); i >= 0 {
			entry.Value.take(entry.Value.Waves[i].Value)
		}
	}
}

// takeSideWave takes the export of the wave. A side without one was not surveyed: it has neither population nor design.
func (r *resolver) takeSideWave(side *Side) {
	i := side.Files.Index(r.Wave)
	if i < 0 {
		side.Population, side.Design = nil, nil
		return
	}
	file := side.Files[i].Value
	side.File, side.Folder = file.File, file.Folder
	if file.overrides == nil {
		return
	}
	if pairOf(file.overrides, "population") != nil {
		side.Population = nil
	}
	if pairOf(file.overrides, "complete") != nil {
		side.Complete = nil
	}
	if pairOf(file.overrides, "tests") != nil {
		side.Tests = nil
	}
	if pairOf(file.overrides, "design") != nil {
		side.Design = nil
	}
	if err := yaml.NodeToValue(file.overrides, side); err != nil {
		panic("study: files: " + err.Error()) // It was decoded once already.
	}
}

// take takes what differed in a question.
func (q *Question) take(wave *QuestionWave) {
	if !wave.Label.IsZero() {
		q.Label = wave.Label
	}
	q.Column = q.Column.with(wave.Column)
	for _, entry := range wave.Headings {
		if i := q.Headings.Index(entry.Key.Value); i >= 0 {
			q.Headings[i].Value = q.Headings[i].Value.with(entry.Value)
		}
	}
	if len(wave.Codes) > 0 {
		q.Recodes = map[string]string{}
		for _, entry := range wave.Codes {
			q.Recodes[entry.Key.Value] = entry.Value.Value
		}
	}
	q.Absent = wave.Absent
}

// with returns the headings, with others in the place of those that differ.
func (c Columns) with(other Columns) Columns {
	if other.All != "" {
		return other
	}
	bySide := map[string]string{}
	for _, headings := range []map[string]string{c.BySide, other.BySide} {
		for side, heading := range headings {
			bySide[side] = heading
		}
	}
	return Columns{All: c.All, BySide: bySide}
}
