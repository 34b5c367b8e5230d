package qda

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// A printer writes XML, an element a line.
type printer struct {
	out  bytes.Buffer
	open []string
}

// element writes an element with its attributes (name, value, name, value…) and what a function writes in it. An
// attribute without a value is left out, unless its name ends with !. A nil function makes an element without content.
func (p *printer) element(name string, attributes []string, inside func()) {
	p.start(name, attributes)
	before := p.out.Len()
	p.out.WriteString(">\n")
	after := p.out.Len()
	if inside != nil {
		p.open = append(p.open, name)
		inside()
		p.open = p.open[:len(p.open)-1]
	}
	if p.out.Len() == after {
		p.out.Truncate(before)
		p.out.WriteString("/>\n")
		return
	}
	p.indent()
	p.out.WriteString("</" + name + ">\n")
}

// group writes an element around others, where there is any.
func (p *printer) group(name string, count int, inside func()) {
	if count > 0 {
		p.element(name, nil, inside)
	}
}

// text writes an element that holds a text, where there is one.
func (p *printer) text(name, text string) {
	if text == "" {
		return
	}
	p.start(name, nil)
	p.out.WriteByte('>')
	p.escape(text)
	p.out.WriteString("</" + name + ">\n")
}

// start writes how an element begins, but its last mark.
func (p *printer) start(name string, attributes []string) {
	p.indent()
	p.out.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		attribute, always := strings.CutSuffix(attributes[i], "!")
		if attributes[i+1] == "" && !always {
			continue
		}
		p.out.WriteString(" " + attribute + `="`)
		p.escape(attributes[i+1])
		p.out.WriteByte('"')
	}
}

func (p *printer) indent() { p.out.WriteString(strings.Repeat(" ", len(p.open))) }

// escape writes a text with what XML needs escaped; line ends and tabs too, which readers would change.
func (p *printer) escape(text string) {
	_ = xml.EscapeText(&p.out, []byte(text)) // A buffer takes all.
}
