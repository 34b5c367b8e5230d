package workbook

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// The limits of a workbook that is read. They bound the memory that a damaged file, or one made to harm, can take.
const (
	MaxRows     = 1 << 20   // rows of a sheet, as in Excel
	MaxColumns  = 1 << 14   // columns of a sheet, as in Excel
	MaxTabs     = 1 << 12   // sheets; those beyond are not seen
	MaxCell     = 1 << 20   // bytes of the text of one cell; Excel writes at most 32,767 characters
	MaxRow      = 1 << 24   // bytes of the texts of one row that are not shared with other cells
	MaxStrings  = 256 << 20 // bytes of the texts that cells share, as they are held in memory
	MaxStyles   = 1 << 16   // styles of cells, as in Excel
	MaxPart     = 32 << 20  // bytes of a part that is neither a sheet nor the texts that cells share
	MaxUnpacked = 1 << 30   // bytes that any part may unpack to
	MaxGrowth   = 200       // bytes for each byte of the packed part, beyond MaxUnpacked
)

// maxToken bounds what stands between two marks of XML: the text of a cell with its escapes.
const maxToken = 8 * MaxCell

// A part is one of the XML files in a workbook, while it is read. It holds one token.
type part struct {
	at    diag.Pos // of its errors
	xml   *xml.Decoder
	bytes *measured
	close io.Closer
	held  []byte // by text, used again
}

// open opens a part; it returns nil where the workbook has no such part.
func (b *Book) open(path string, at diag.Pos) (*part, error) {
	file := b.parts[partKey(path)]
	if file == nil {
		return nil, nil
	}
	if err := checkGrowth(file, at); err != nil {
		return nil, err
	}
	content, err := file.Open()
	if err != nil {
		return nil, damaged(at, locale.Same(err.Error()))
	}
	p := &part{at: at, bytes: &measured{from: content}, close: content}
	p.xml = xml.NewDecoder(p.bytes)
	return p, nil
}

// checkGrowth refuses a part that is made to fill the memory. A part cannot unpack to more than it says: reading it fails.
func checkGrowth(file *zip.File, at diag.Pos) error {
	if n := file.UncompressedSize64; n > MaxUnpacked && n/MaxGrowth > file.CompressedSize64 {
		return diag.Fail(diag.Data, at, "expands", "le classeur se développe au-delà de %d Mo (%s)\u00a0: il est refusé",
			"the workbook expands beyond %d MB (%s): it is refused", MaxUnpacked>>20, locale.Line(file.Name))
	}
	return nil
}

// token returns the next mark or text, and io.EOF at the end. Its bytes are valid until the next call.
func (p *part) token() (xml.Token, error) {
	p.bytes.left = maxToken
	token, err := p.xml.RawToken()
	switch {
	case err == nil || errors.Is(err, io.EOF):
	case errors.Is(err, errLong):
		err = p.tooLong("cellule", "cell", MaxCell)
	default:
		err = damaged(p.at, locale.Same(locale.Line(err.Error())))
	}
	if _, declares := token.(xml.Directive); declares && err == nil {
		err = damaged(p.at, locale.Text{FR: "déclaration de type de document", EN: "document type declaration"})
	}
	return token, err
}

// tooLong is the error of what is beyond a limit in bytes.
func (p *part) tooLong(fr, en string, limit int) error {
	return diag.Fail(diag.Data, p.at, "too-long", "%s de plus de %s octets", "%s of more than %s bytes", locale.Text{FR: fr, EN: en}, locale.Count(limit))
}

// text returns the text up to the end of the element that was begun.
func (p *part) text() (string, error) {
	text := p.held[:0]
	for depth := 1; depth > 0; {
		token, err := p.token()
		if err != nil {
			return "", p.cut(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			text = append(text, t...)
		}
		if len(text) > MaxCell {
			return "", p.tooLong("cellule", "cell", MaxCell)
		}
	}
	p.held = text
	return string(text), nil
}

// cut turns the end of a part, where more had to come, into an error.
func (p *part) cut(err error) error {
	if errors.Is(err, io.EOF) {
		return damaged(p.at, locale.Text{FR: "une partie est coupée", EN: "a part is cut off"})
	}
	return err
}

// each calls a function for each element that begins in a part; a part that is not there has none.
func (b *Book) each(path string, visit func(*part, xml.StartElement) error) error {
	if file := b.parts[partKey(path)]; file != nil && file.UncompressedSize64 > MaxPart {
		return diag.Fail(diag.Data, b.pos(), "too-long", "partie %q de plus de %s octets", "part %q of more than %s bytes", locale.Line(file.Name), locale.Count(MaxPart))
	}
	p, err := b.open(path, b.pos())
	if p == nil || err != nil {
		return err
	}
	defer p.close.Close()
	for {
		token, err := p.token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := visit(p, start); err != nil {
				return err
			}
		}
	}
}

// errLong says that a token is longer than maxToken.
var errLong = errors.New("token too long")

// A measured reader reads until left is used up.
type measured struct {
	from io.Reader
	left int
}

// Read reads, and fails where nothing is left to be read.
func (m *measured) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, errLong
	}
	n, err := m.from.Read(p[:min(len(p), m.left)])
	m.left -= n
	return n, err
}
