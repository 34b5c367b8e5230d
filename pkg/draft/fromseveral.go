package draft

import (
	"strings"
)

// partHeadings returns the headings of the answers of a question with several, by code and side; nil where they stand in
// one column.
func (p *plan) partHeadings() []map[string]string {
	var list []map[string]string
	for i, a := range p.codes {
		texts := map[string]string{}
		for _, at := range p.places {
			if i < len(at.parts) && at.parts[i] != "" {
				texts[at.side.name] = at.parts[i]
			}
		}
		if len(p.places) == 0 && a.Column != "" {
			texts[""] = a.Column
		}
		if len(texts) == 0 && len(list) == 0 && i == len(p.codes)-1 {
			return nil
		}
		list = append(list, texts)
	}
	for _, texts := range list {
		if len(texts) > 0 {
			return list
		}
	}
	return nil
}

// writeSeveral writes the answers of a question with several, and where they stand.
func (d *planner) writeSeveral(p *plan) {
	headings := p.partHeadings()
	if headings == nil {
		separator := p.from.Joined
		if separator == "" {
			separator = ","
		}
		if len(p.places) > 0 {
			separator = separatorOf(p, p.places[0])
		}
		d.line(2, "separator: "+quote(separator))
		d.writeCodes(p)
		return
	}
	d.line(2, "columns:")
	for i, a := range p.codes {
		texts := headings[i]
		if heading, ok := texts[""]; ok {
			texts = map[string]string{d.sides[0].name: heading}
		}
		d.line(3, quote(a.Code.Code)+": "+d.bySide(p, texts))
	}
	for _, code := range p.dropped {
		d.line(3, "# "+quote(code)+d.ask("aucune colonne dans l'export", "no column in the export"))
	}
	d.writeCells("ticked", p.from.Ticked)
	d.writeCells("unticked", p.from.Unticked)
	d.line(2, "codes:")
	for _, a := range p.codes {
		d.line(3, d.codeLine(p, a))
	}
}

// writeCells writes a list of cells; nothing where there are none.
func (d *planner) writeCells(key string, cells []string) {
	if cells == nil {
		return
	}
	quoted := make([]string, len(cells))
	for i, text := range cells {
		quoted[i] = quote(text)
	}
	d.line(2, key+": ["+strings.Join(quoted, ", ")+"]")
}
