package docx

import (
	"cmp"
	"errors"
	"math"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/raster"
)

// Sizes of drawings. Lengths on paper are in English metric units, of which an inch has 914,400.
const (
	emuTwip   = 635
	emuPixel  = 8165 // 112 pixels to the inch, so that words of a drawing are as large as those of a table
	emuWidth  = textWidth * emuTwip
	emuHeight = (textHeight - 1400) * emuTwip // under a caption of several lines
	sharpness = 2.0                           // pixels of an image to the pixel of a drawing
	squeeze   = 0.75                          // a drawing that is only a little too tall is made smaller, by this at most
)

// chart writes the caption and the drawing of a chart. One that is far too tall for a page takes several.
func (b *builder) chart(block document.Block) {
	b.wide = false
	picture := block.Chart.Drawing.Picture(b.lang)
	tallest := math.Inf(1)
	if shrink := math.Min(1, emuWidth/(picture.Width*emuPixel)); picture.Height*shrink*squeeze > emuHeight/emuPixel {
		tallest = math.Floor(emuHeight / emuPixel / shrink)
	}
	for i, part := range sheets(picture, tallest) {
		b.caption(block, i > 0)
		b.drawings = append(b.drawings, part)
		b.add(paragraph{style: "Figure", runs: drawing(len(b.drawings), block.Label().In(b.lang), part)})
	}
}

// paint draws the pictures as images, on all cores: most of the time that a document takes goes into them.
func paint(pictures []*chart.Picture) ([][]byte, error) {
	images, problems := make([][]byte, len(pictures)), make([]error, len(pictures))
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i, picture := range pictures {
		room <- struct{}{}
		all.Go(func() {
			images[i], problems[i] = raster.PNG(picture, sharpness)
			<-room
		})
	}
	all.Wait()
	return images, errors.Join(problems...)
}

// drawing writes an image that stands in a line of text, with its title and its data in words for who cannot see it.
func drawing(n int, name string, p *chart.Picture) string {
	width, height := p.Width*emuPixel, p.Height*emuPixel
	shrink := math.Min(1, math.Min(emuWidth/width, emuHeight/height))
	size := ` cx="` + strconv.Itoa(int(width*shrink)) + `" cy="` + strconv.Itoa(int(height*shrink)) + `"/>`
	described := ` id="` + strconv.Itoa(n) + `" name="` + escape(name) + `" descr="` + escape(cmp.Or(p.Desc, p.Title)) + `" title="` + escape(p.Title) + `"/>`
	return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent` + size +
		`<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr` + described +
		`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="` + nsPicture +
		`"><pic:pic><pic:nvPicPr><pic:cNvPr` + described + `<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="` + idOf("image", n-1) +
		`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext` + size +
		`</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}

var continuedWords = locale.Text{FR: " (suite)", EN: " (continued)"}

// caption writes the number and the title above a table or a chart. The number is a field, so that Word counts on where
// someone adds a table; that of a second part is not.
func (b *builder) caption(block document.Block, continued bool) {
	label := look{style: "CaptionLabel"}
	words, _ := strings.CutSuffix(block.Label().In(b.lang), strconv.Itoa(block.Number))
	number := run(strconv.Itoa(block.Number)+continuedWords.In(b.lang), label)
	if !continued {
		number = b.count(block, label)
	}
	runs := run(words, label) + number + run(".", label)
	if title := document.Visible(block.Title(), b.lang); title != "" {
		runs += run(" "+title, look{lang: b.spoken(block.Title())})
	}
	b.add(paragraph{style: "Caption", keep: true, runs: runs})
}

// count writes the number of a table or a chart as a field. Word numbers them as they come: where the document does
// not, the field says its number.
func (b *builder) count(block document.Block, l look) string {
	kind, name := 0, locale.Text{FR: "Tableau", EN: "Table"}
	if block.Chart != nil {
		kind, name = 1, locale.Same("Figure")
	}
	code := "SEQ " + name.In(b.lang) + ` \* ARABIC`
	if block.Number != b.sequence[kind]+1 {
		code += ` \r ` + strconv.Itoa(block.Number)
	}
	b.sequence[kind] = block.Number
	return field(code, strconv.Itoa(block.Number), l)
}
