// Package draft writes the first study file from exports: what their profiles show, and what is left to decide.
//
// A draft declares what was seen and no more. Where the data could be read in two ways it takes the one that loses
// nothing, and says so in a comment that begins with "# ?": these lines are for a person to decide. Columns of the
// platform and, unless one asks for them, columns that identify people are left out, with a comment that names them.
//
//  1. New gathers the sides, each with the profile of its export.
//  2. Draft.Text is the study file.
//  3. Draft.Decisions counts the comments that ask for a decision.
package draft

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/transcript"
)

// A Side is one export of a study to be.
type Side struct {
	File    string           // as the study file names it
	Profile *profile.Profile // what the export holds
	Cells   Cells            // its different answers, for From; nil for those that the profile kept
}

// Options say how a draft is written.
type Options struct {
	ID   string      // short name of the study; "" to take it from the first file
	Lang locale.Lang // of titles and comments

	Personal bool // columns that identify people are questions too

	Regions string // built-in list whose names the profiles know as regions (profile.Options.Known); "" for none
}

// A Draft is a study file to be looked at.
type Draft struct {
	Text      string // the study file
	Decisions int    // comments that ask for a decision
}

// New drafts the study of the sides, in their order. It panics without a side.
func New(sides []Side, options Options) Draft {
	if len(sides) == 0 {
		panic("draft: sides: must be at least one")
	}
	w := &writer{lang: options.Lang}
	d := &drafter{writer: w, options: options, names: newNames()}
	for _, given := range sides {
		d.sides = append(d.sides, d.newSide(given))
	}
	d.head()
	d.writeMissing()
	d.writeSides()
	d.writeLink()
	d.share()
	d.questions()
	d.corpus()
	text := w.text.String()
	return Draft{Text: text, Decisions: decisions(text)}
}

// decisions counts the marks that ask for a decision; one more stands in the head of the draft, which says what it means.
func decisions(text string) int { return strings.Count(text, "# ?") - 1 }

// A drafter is a draft in the making.
type drafter struct {
	*writer
	options Options
	names   *names
	sides   []*side
	missing []token           // cells that stand for a reason, in any export
	shared  map[string]string // names of the lists of answers that several questions have, by their lines
}

// A side is one export with the questions that are made of it.
type side struct {
	Side
	name      string
	headings  map[string][]int // the columns of each heading
	questions []*question      // the first of its side that asks each
	left      []string         // columns that are left out, with why
	region    string           // question that holds the region, or ""
	most      int              // respondents of the region that has the most
	id        string           // question that identifies the respondent, or ""
	missing   []token          // cells that stand for a reason, in any question
}

// A token is a cell that stands for a reason.
type token struct{ text, reason string }

// newSide makes the questions of one export.
func (d *drafter) newSide(given Side) *side {
	base := given.File[strings.LastIndexByte(given.File, '/')+1:]
	if cut := strings.IndexByte(base, '.'); cut > 0 {
		base = base[:cut]
	}
	s := &side{Side: given, name: d.names.sideName(base), headings: headingsOf(given.Profile)}
	s.missing = tokensOf(given.Profile)
	d.missing = append(d.missing, s.missing...)
	s.build(d)
	return s
}

// head writes what the study is.
func (d *drafter) head() {
	d.line(0, "# yaml-language-server: $schema=study.schema.json")
	d.line(0, "#")
	d.comment(0, "Ébauche tirée des exports par arrimage init. Une ligne marquée « # ? » demande une décision.",
		"Drafted from the exports by arrimage init. A line marked \"# ?\" asks for a decision.")
	d.line(0, "version: 1")
	id := d.options.ID
	if id == "" {
		id = d.sides[0].name
	}
	d.line(0, "id: "+id)
	d.line(0, "title: "+quote(id)+d.ask("le titre du rapport", "the title of the report"))
	d.line(0, "language: "+string(d.lang))
	d.line(0, "base: asked"+d.ask("ou answered : les pourcentages de ceux qui ont répondu", "or answered: percentages of those who answered"))
}

// writeMissing writes the cells that stand for a reason in all the exports.
func (d *drafter) writeMissing() {
	var all []token
	for _, t := range d.missing {
		if !slices.ContainsFunc(all, func(known token) bool { return known.text == t.text }) {
			all = append(all, t)
		}
	}
	if len(all) == 0 {
		return
	}
	d.line(0, "missing:"+d.ask("cellules qui veulent dire qu'il n'y a pas de réponse, partout", "cells that mean that there is no answer, everywhere"))
	for _, t := range all {
		d.line(1, quote(t.text)+": "+t.reason)
	}
}

// writeSides writes how each export is read.
func (d *drafter) writeSides() {
	d.line(0, "")
	d.line(0, "sides:")
	for _, s := range d.sides {
		p := s.Profile
		d.line(1, s.name+":")
		d.line(2, "label: "+quote(s.name)+d.ask("au pluriel, pour les tableaux", "in the plural, for tables"))
		d.source(s)
		if p.Dialect.TitleRows > 0 {
			d.linef(2, "title_rows: %d", p.Dialect.TitleRows)
		}
		if p.Dialect.HeaderRows > 1 {
			d.linef(2, "header_rows: %d", p.Dialect.HeaderRows)
			d.line(2, "headings: "+string(p.Platform.Header.Merge))
		}
		if s.id != "" {
			d.line(2, "id: "+s.id)
		}
		if s.region != "" {
			d.line(2, "region: "+s.region)
		}
		d.responses(s)
		d.keep(s)
	}
}

// source writes where the answers of a side are, and how a file of them is written.
func (d *drafter) source(s *side) {
	if s.Profile.Folder != nil {
		d.line(2, "folder: "+quote(s.File))
		return
	}
	d.line(2, "file: "+quote(s.File))
	d.written(s.Profile)
}

// written writes how a table is written in its file, where that is not the default.
func (d *drafter) written(p *profile.Profile) {
	if p.Sheet != "" {
		if len(p.Dialect.OtherSheets) > 0 || len(p.Dialect.HiddenSheets) > 0 {
			d.line(2, "sheet: "+quote(p.Sheet))
		}
		return
	}
	if encoding := encodingOf(p); encoding != "utf-8" {
		d.line(2, "encoding: "+encoding)
	}
	if delimiter := p.Dialect.Delimiter; delimiter != ',' {
		d.line(2, "delimiter: "+quote(string(delimiter)))
	}
}

// writeLink writes the list of regions, and proposes to join two sides by region: the one with one respondent a region is
// that of the groups.
func (d *drafter) writeLink() {
	var with []*side
	for _, s := range d.sides {
		if s.region != "" {
			with = append(with, s)
		}
	}
	if len(with) == 0 {
		return
	}
	d.line(0, "")
	d.line(0, "regions: { list: "+d.options.Regions+" }")
	if len(with) != 2 {
		return
	}
	many, one := with[0], with[1]
	if many.most < one.most {
		many, one = one, many
	}
	if one.most > 1 {
		d.comment(0, "? link: les deux parties ont des régions à plusieurs répondants", "? link: both sides have regions with several respondents")
		return
	}
	d.line(0, "link: { one: "+one.name+", many: "+many.name+", combine: mean }"+d.ask("les parties se font face par région", "the sides face each other by region"))
}

// encodingOf returns the encoding in which a file was read.
func encodingOf(p *profile.Profile) string {
	if p.Guess.Encoding != "" {
		return p.Guess.Encoding
	}
	return p.Dialect.Encoding
}

// questions writes the questions of all sides; one that several sides ask under one heading is written once.
func (d *drafter) questions() {
	d.line(0, "")
	d.line(0, "questions:")
	for _, s := range d.sides {
		if len(d.sides) > 1 {
			d.comment(1, s.name, s.name)
		}
		for _, q := range s.questions {
			d.question(*q)
		}
		for _, left := range s.left {
			d.line(1, "# "+left)
		}
	}
}

// corpus writes that the texts of documents are read.
func (d *drafter) corpus() {
	var texts []string
	for _, s := range d.sides {
		for _, q := range s.questions {
			if s.Profile.Folder != nil && q.column != nil && q.heading == transcript.TextHeading {
				texts = append(texts, q.name)
			}
		}
	}
	if len(texts) == 0 {
		return
	}
	d.line(0, "")
	d.line(0, "corpus:")
	d.line(1, "questions: ["+strings.Join(texts, ", ")+"]")
	d.comment(1, "? interviewers: [NOM] : qui mène les entretiens, comme les documents le nomment ; ces tours ne se codent pas",
		"? interviewers: [NAME]: who asks the questions, as the documents name them; their turns are not coded")
}

// asked returns the question of an earlier side that has the same heading and can have the same answers, or nil.
func (d *drafter) asked(q question) *question {
	for _, s := range d.sides {
		for _, known := range s.questions {
			if known.column != nil && known.heading == q.heading && !strings.HasPrefix(q.heading, "#") && known.goesWith(q) {
				return known
			}
		}
	}
	return nil
}
