package draft

import (
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/questionnaire"
)

// plainNumber writes a number as YAML reads it.
func plainNumber(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// oneLine writes a text on one line.
func oneLine(text string) string { return strings.Join(strings.Fields(locale.Line(text)), " ") }

// write writes the questions, what is left out, and which questions may make a scale.
func (d *planner) write() {
	d.line(0, "")
	d.line(0, "questions:")
	section := locale.Text{}
	for _, p := range d.plans {
		if p.why != "" {
			continue
		}
		if p.formed != nil {
			d.question(*p.formed)
			continue
		}
		if p.from.Section != section {
			section = p.from.Section
			if !section.IsZero() {
				d.comment(1, section.FR, section.EN)
			}
		}
		d.fromQuestionnaire(p)
	}
	d.writeLeft()
	d.writeGrids()
}

// fromQuestionnaire writes one question of the questionnaire.
func (d *planner) fromQuestionnaire(p *plan) {
	d.line(1, p.name+":"+d.doubtOf(p))
	typ, format := d.typeOf(p)
	d.line(2, "type: "+typ)
	d.headings(p)
	label := p.from.Label
	if label.IsZero() {
		label = locale.Same(p.name)
	}
	d.line(2, "label: "+d.text(label))
	if !p.from.Short.IsZero() {
		d.line(2, "short: "+d.text(p.from.Short))
	}
	if len(p.places) < len(d.sides) && d.sides[0].Profile != nil {
		var names []string
		for _, at := range p.places {
			names = append(names, at.side.name)
		}
		d.line(2, "asked_of: ["+strings.Join(names, ", ")+"]")
	}
	d.gate(p)
	switch typ {
	case "yesno", "choice":
		d.writeCodes(p)
	case "multiple":
		d.writeSeveral(p)
	case "number":
		d.writeNumber(p)
	case "date":
		d.line(2, "format: "+quote(format))
	}
	d.writeSpecial(p)
}

// doubtOf returns what is to be looked at in a question, as the end of a line.
func (d *planner) doubtOf(p *plan) string {
	if typ, _ := d.typeOf(p); p.from.Type == questionnaire.Date && typ == "text" {
		return d.ask("des dates, dans une forme que l'étude ne peut pas dire", "dates, in a form that the study cannot say")
	}
	if p.from.Type == questionnaire.Multiple && p.typ == string(questionnaire.Text) {
		return d.ask("plusieurs réponses, dont des codes que les formules ne distinguent pas", "several answers, with codes that formulas cannot tell apart")
	}
	if p.labels {
		return " # " + d.say("l'export a les libellés, pas les codes", "the export has labels, not codes")
	}
	return ""
}

// typeOf returns the type of a question and, of a date, how it is written.
func (d *planner) typeOf(p *plan) (typ, format string) {
	if p.typ != string(questionnaire.Date) {
		return p.typ, ""
	}
	format = p.from.Format
	for _, at := range p.places {
		if at.column != nil && at.column.Kind == profile.Date {
			format = at.column.Format
		}
	}
	if format == "" {
		return "text", ""
	}
	return p.typ, format
}

// headings writes the column of a question where that is not its name.
func (d *planner) headings(p *plan) {
	if p.typ == "multiple" && len(p.partHeadings()) > 0 {
		return
	}
	texts := map[string]string{}
	for _, at := range p.places {
		texts[at.side.name] = at.heading
	}
	if d.sides[0].Profile == nil {
		texts[d.sides[0].name] = p.from.Name
	}
	if heading := d.bySide(p, texts); heading != quote(p.name) {
		d.line(2, "column: "+heading)
	}
}

// bySide writes a heading: once where the sides have the same, else by side.
func (d *planner) bySide(p *plan, texts map[string]string) string {
	var parts []string
	first, same := "", true
	for i, s := range d.sides {
		text, ok := texts[s.name]
		if !ok {
			continue
		}
		if len(parts) == 0 {
			first = text
		}
		same = same && text == first
		parts = append(parts, d.sides[i].name+": "+quote(text))
	}
	if same {
		return quote(first)
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// writeCodes writes the answers of a question, or the name of the list that it shares with others.
func (d *planner) writeCodes(p *plan) {
	lines := d.codeLines(p)
	if name := d.lists[strings.Join(lines, "\n")]; name != "" && p.sharesCodes() {
		d.line(2, "codes: "+name)
		return
	}
	d.line(2, "codes:")
	for _, line := range lines {
		d.line(3, line)
	}
}

// writeNumber writes how numbers are written, and their bounds.
func (d *planner) writeNumber(p *plan) {
	comma := p.from.Comma
	for _, at := range p.places {
		if at.column != nil && at.column.Decimal != 0 {
			comma = at.column.Decimal == ','
		}
	}
	if comma {
		d.line(2, `decimal: ","`)
	}
	if p.from.Min != nil {
		d.line(2, "min: "+plainNumber(*p.from.Min)+d.beyond(p, func(c *profile.Column) (float64, bool) { return c.Low, c.Low < *p.from.Min }))
	}
	if p.from.Max != nil {
		d.line(2, "max: "+plainNumber(*p.from.Max)+d.beyond(p, func(c *profile.Column) (float64, bool) { return c.High, c.High > *p.from.Max }))
	}
}

// beyond says that an export has numbers beyond a bound, as the end of a line.
func (d *planner) beyond(p *plan, extreme func(c *profile.Column) (float64, bool)) string {
	for _, at := range p.places {
		if at.column == nil || !at.column.Ranged {
			continue
		}
		x, isBeyond := extreme(at.column)
		if isBeyond && !slices.ContainsFunc(p.from.Special, func(c questionnaire.Code) bool { return c.Code == plainNumber(x) }) {
			said := locale.Textf("l'export va jusqu'à %s", "the export goes as far as %s", locale.Trimmed(x, 6))
			return d.ask(said.FR, said.EN)
		}
	}
	return ""
}

// writeSpecial writes the cells of an open question that stand for a reason.
func (d *planner) writeSpecial(p *plan) {
	if len(p.from.Special) == 0 {
		return
	}
	d.line(2, "missing:")
	for _, c := range p.from.Special {
		reason, end := c.Reason, ""
		if reason == "" {
			reason = "no_answer"
		}
		if c.Doubt {
			end = d.ask("le motif", "the reason")
		}
		d.line(3, quote(c.Code)+": "+reason+end)
	}
}

// writeLeft writes what has no place in the study: questions, columns, and parts of the questionnaire.
func (d *planner) writeLeft() {
	for _, p := range d.plans {
		if p.why != "" {
			d.line(1, "# "+quote(p.from.Name)+d.say("\u00a0: "+p.why, ": "+p.why))
		}
	}
	for _, s := range d.sides {
		for _, left := range s.left {
			d.line(1, "# "+left)
		}
	}
	for _, note := range d.from.Notes {
		note.Pos.File = baseName(note.Pos.File)
		d.line(1, "# "+oneLine(note.Text(d.lang)))
	}
}

// writeGrids proposes a scale for the questions of each grid.
func (d *planner) writeGrids() {
	grids := map[string][]string{}
	var order []string
	for _, p := range d.plans {
		if p.why == "" && p.formed == nil && p.from.Grid != "" && p.typ == "choice" {
			if grids[p.from.Grid] == nil {
				order = append(order, p.from.Grid)
			}
			grids[p.from.Grid] = append(grids[p.from.Grid], p.name)
		}
	}
	for _, grid := range order {
		if len(grids[grid]) > 2 {
			items := strings.Join(grids[grid], ", ")
			d.comment(0, "? scales: la grille "+oneLine(grid)+" est peut-être une échelle : items: ["+items+"]", "? scales: the grid "+oneLine(grid)+" may be a scale: items: ["+items+"]")
		}
	}
}
