package markdown

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
)

// chart writes a chart: as a picture beside the document, or as text.
func (p *page) chart(block document.Block) error {
	if p.Beside == nil {
		p.textChart(block)
		return nil
	}
	picture := block.Chart.Drawing.Picture(p.lang)
	name := "figure-" + strconv.Itoa(block.Number) + ".svg"
	if err := p.Beside(p.Folder+"/"+name, []byte(chart.File(picture))); err != nil {
		return err
	}
	source := "](" + url.PathEscape(p.Folder) + "/" + name + ")"
	if p.quarto {
		caption := p.escape(block.Title().In(p.lang))
		p.line("", "!["+caption+source+"{#"+p.reference("fig", block.Name)+" fig-alt=\""+quoted(picture.Desc)+"\"}")
		return nil
	}
	p.line("**", p.escape(block.Caption().In(p.lang))+"**")
	p.line("", "!["+p.escape(picture.Desc)+source)
	return nil
}

// textChart writes a chart as text where it reads well.
func (p *page) textChart(block document.Block) {
	drawn := block.Chart.Drawing.Text(fence, p.lang)
	if drawn == "" {
		return
	}
	if p.quarto {
		drawn = strings.ReplaceAll(drawn, "{{<", "{{ <") // Quarto looks for shortcodes in code too.
	}
	p.line("**", p.escape(block.Caption().In(p.lang))+"**")
	p.text.WriteString("```text\n" + drawn + "```\n\n")
}

// quoted makes a text safe in the quotation marks of an attribute.
func quoted(s string) string { return strings.ReplaceAll(escapeQuarto(s), `"`, `\"`) }
