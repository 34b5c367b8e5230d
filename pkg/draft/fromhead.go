package draft

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
	"github.com/arrimage/arrimage/pkg/questionnaire"
)

// head writes what the study is.
func (d *planner) head() {
	d.line(0, "# yaml-language-server: $schema=study.schema.json")
	d.line(0, "#")
	made := locale.Textf("Ébauche faite par arrimage init à partir de %s\u00a0: %s.", "Drafted by arrimage init from %s: %s.", baseName(d.from.File), d.from.Format.Label())
	d.comment(0, made.FR, made.EN)
	d.comment(0, "Une ligne marquée « # ? » demande une décision.", "A line marked \"# ?\" asks for a decision.")
	d.line(0, "version: 1")
	id := d.options.ID
	if id == "" {
		id = d.names.slugOnly(d.from)
	}
	d.line(0, "id: "+id)
	if d.from.Title.IsZero() {
		d.line(0, "title: "+quote(id)+d.ask("le titre du rapport", "the title of the report"))
	} else {
		d.line(0, "title: "+d.text(d.from.Title))
	}
	d.line(0, "language: "+string(d.lang))
	d.line(0, "base: asked"+d.ask("ou answered : les pourcentages de ceux qui ont répondu", "or answered: percentages of those who answered"))
}

// baseName returns the name of a file without its folder.
func baseName(file string) string { return file[strings.LastIndexByte(file, '/')+1:] }

// slugOnly makes an identifier of what the questionnaire is called.
func (n *names) slugOnly(q *questionnaire.Questionnaire) string {
	return slug(baseOf(q.File), most, "study")
}

// text writes a text in its languages: once where it is the same in both, or in one alone.
func (d *planner) text(t locale.Text) string {
	if t.FR == t.EN || t.FR == "" || t.EN == "" {
		return quote(t.In(d.lang))
	}
	return "{ fr: " + quote(t.FR) + ", en: " + quote(t.EN) + " }"
}

// writeSideToBe writes the side whose export is still to come.
func (d *planner) writeSideToBe() {
	s := d.sides[0]
	d.line(0, "")
	d.line(0, "sides:")
	d.line(1, s.name+":")
	d.line(2, "label: "+quote(s.name)+d.ask("au pluriel, pour les tableaux", "in the plural, for tables"))
	d.line(2, "file: "+quote(fileToBe(d.from))+d.ask("l'export, tel que la plateforme le nomme", "the export, as the platform names it"))
	if header := headerToBe(d.from); header.Rows > 1 {
		d.linef(2, "header_rows: %d", header.Rows)
		d.line(2, "headings: "+string(header.Merge))
	}
	if s.id != "" {
		d.line(2, "id: "+s.id)
	}
}

// headerToBe returns the rows of headings that exports of a platform have.
func headerToBe(q *questionnaire.Questionnaire) platform.Header {
	if q.Format != questionnaire.Qualtrics {
		return platform.Header{Rows: 1}
	}
	preset, _ := platform.Lookup("qualtrics")
	return preset.Headers[0]
}

// fileToBe returns the name that a platform gives to an export.
func fileToBe(q *questionnaire.Questionnaire) string {
	switch {
	case (q.Format == questionnaire.LimeSurvey || q.Format == questionnaire.LimeSurveyText) && q.ID != "":
		return "results-survey" + strings.TrimPrefix(slug(q.ID, most, ""), "q") + ".csv"
	case q.Format == questionnaire.REDCap:
		return slug(baseOf(q.File), most, "answers") + "_DATA.csv"
	case q.ID != "" && q.Format == questionnaire.XLSForm:
		return slug(q.ID, 2*most, "answers") + ".csv"
	}
	return slug(baseOf(q.File), most, "answers") + ".csv"
}
