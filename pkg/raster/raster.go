// Package raster draws pictures as PNG images, for formats that hold no vector drawings.
//
// Ink is black and the page is white: an image does not follow a dark page. Edges are smooth, text is set in Liberation
// Sans (package font), and the same picture gives the same bytes.
package raster

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"golang.org/x/image/vector"

	"github.com/arrimage/arrimage/pkg/chart"
)

// The limits of an image.
const (
	largestSide = 20_000     // pixels
	mostPixels  = 50_000_000 // 200 MB while it is drawn
)

// PNG draws a picture, scale pixels to the CSS pixel: 2 suits a screen, 3 print. The image says how large it is on paper:
// 96 × scale pixels to the inch. It is an error when the scale is not above 0 and when the image would have no pixel, more
// than 20,000 on a side or more than 50 million in all.
func PNG(p *chart.Picture, scale float64) ([]byte, error) {
	width, height := math.Ceil(p.Width*scale), math.Ceil(p.Height*scale)
	if !(scale > 0 && width >= 1 && height >= 1 && width <= largestSide && height <= largestSide && width*height <= mostPixels) {
		return nil, fmt.Errorf("raster: a picture of %v × %v pixels, scale %v: expected 1 to %d pixels a side and at most %d in all",
			p.Width, p.Height, scale, largestSide, mostPixels)
	}
	page := image.NewRGBA(image.Rect(0, 0, int(width), int(height)))
	draw.Draw(page, page.Bounds(), image.White, image.Point{}, draw.Src)
	c := &canvas{page: page, scale: scale, filler: &vector.Rasterizer{}, overlay: &vector.Rasterizer{}}
	for _, shape := range p.Shapes {
		c.shape(shape)
	}
	return encode(fewColours(page), scale)
}

// fewColours returns an image with its colours in a palette where there are at most 256, in the order in which they are
// met, or else the image itself.
func fewColours(page *image.RGBA) image.Image {
	small := image.NewPaletted(page.Rect, nil)
	places := map[[3]byte]byte{}
	var last [3]byte // the colour of the pixel before, mostly that of the next
	var place byte
	for i := range small.Pix { // Both images are as wide as their rows.
		colour := [3]byte(page.Pix[4*i:])
		if i == 0 || colour != last {
			known := false
			if place, known = places[colour]; !known {
				if len(small.Palette) == 256 {
					return page
				}
				place = byte(len(small.Palette))
				places[colour] = place
				small.Palette = append(small.Palette, color.RGBA{R: colour[0], G: colour[1], B: colour[2], A: 255})
			}
			last = colour
		}
		small.Pix[i] = place
	}
	return small
}

// encode writes an image with its size on paper.
func encode(page image.Image, scale float64) ([]byte, error) {
	var out bytes.Buffer
	if err := png.Encode(&out, page); err != nil {
		return nil, err
	}
	const head = 8 + 25 // the signature and the first chunk, which must stay the first
	const inch = 0.0254 // metres
	return bytes.Join([][]byte{out.Bytes()[:head], physical(uint32(math.Round(96 * scale / inch))), out.Bytes()[head:]}, nil), nil
}

// physical returns the chunk of a PNG file that says how many pixels there are to the metre.
func physical(perMetre uint32) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, 9) // bytes of data
	chunk = append(chunk, "pHYs"...)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1) // The unit is the metre.
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
}
