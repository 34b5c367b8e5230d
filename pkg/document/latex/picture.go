package latex

import (
	"math"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/chart"
)

// The room that a picture has on a page, in big points (72 to the inch).
const (
	roomWide = 468.0
	roomHigh = 570.0
)

// A sketch writes a picture as TikZ.
type sketch struct {
	text  *strings.Builder
	pixel float64 // how many big points a pixel of the picture is
}

// picture writes a picture a little smaller than it is at 96 pixels to the inch, or as the page has room.
func picture(text *strings.Builder, p *chart.Picture) {
	sk := sketch{text: text, pixel: min(0.7, roomWide/p.Width, roomHigh/p.Height)}
	text.WriteString("% " + comment(p.Title) + "\n")
	scale := strconv.FormatFloat(sk.pixel, 'f', 4, 64)
	text.WriteString("\\begin{tikzpicture}[x=" + scale + "bp,y=-" + scale + "bp,every node/.style={inner sep=0pt,outer sep=0pt}]\n")
	text.WriteString("\\path (0,0) rectangle " + at(p.Width, p.Height) + ";\n")
	for _, shape := range p.Shapes {
		sk.draw(shape)
	}
	text.WriteString("\\end{tikzpicture}\n")
}

func (sk sketch) draw(shape chart.Shape) {
	switch s := shape.(type) {
	case chart.Rect:
		corners := ""
		if s.Radius > 0 {
			corners = "rounded corners=" + number(s.Radius*sk.pixel) + "bp"
		}
		sk.outline(at(s.X, s.Y)+" rectangle "+at(s.X+s.Width, s.Y+s.Height), s.Fill, s.Stroke, corners)
	case chart.Circle:
		sk.outline(at(s.X, s.Y)+" circle[radius="+number(s.R*sk.pixel)+"bp]", s.Fill, s.Stroke, "")
	case chart.Area:
		var points []string
		for _, p := range s.Points {
			points = append(points, at(p[0], p[1]))
		}
		sk.outline(strings.Join(points, " -- ")+" -- cycle", s.Fill, s.Stroke, "")
	case chart.Line:
		sk.outline(at(s.X1, s.Y1)+" -- "+at(s.X2, s.Y2), chart.Paint{}, s.Stroke, "")
	case chart.Words:
		sk.words(s)
	}
}

// outline writes a path: its inside, the pattern over it, then its line.
func (sk sketch) outline(path string, fill chart.Paint, stroke chart.Stroke, option string) {
	with := func(command string, options ...string) {
		if option != "" {
			options = append(options, option)
		}
		sk.text.WriteString("\\" + command + "[" + strings.Join(options, ",") + "] " + path + ";\n")
	}
	if fill.Colour != "" {
		with("fill", "fill="+colour(fill), "fill opacity="+number(fill.Alpha()))
	}
	if fill.Pattern != chart.Solid {
		with("fill", "pattern=north west lines", "pattern color="+colour(chart.Paint{Colour: fill.Over}))
	}
	if stroke.Paint.Colour != "" {
		options := []string{"draw=" + colour(stroke.Paint), "draw opacity=" + number(stroke.Paint.Alpha()), "line width=" + number(stroke.Width()*sk.pixel) + "bp"}
		if stroke.Dash {
			options = append(options, "dash pattern=on "+number(4*sk.pixel)+"bp off "+number(3*sk.pixel)+"bp")
		}
		with("draw", options...)
	}
}

// words writes lines of text on their baselines.
func (sk sketch) words(s chart.Words) {
	anchor := map[chart.Anchor]string{chart.Start: "base west", chart.Middle: "base", chart.End: "base east"}[s.Anchor]
	fill := s.Fill
	if fill.Colour == "" {
		fill.Colour = chart.Ink
	}
	size := number(s.FontSize() * sk.pixel)
	font := "\\fontsize{" + size + "bp}{" + size + "bp}\\selectfont\\sffamily"
	if s.Bold {
		font += "\\bfseries"
	}
	for i, line := range s.Lines {
		sk.text.WriteString("\\node[anchor=" + anchor + ",text=" + colour(fill) + "] at " + at(s.X, s.Baseline(i)) + " {" + font + " " + escape(line) + "};\n")
	}
}

// at writes a place.
func at(x, y float64) string { return "(" + number(x) + "," + number(y) + ")" }

// number writes a length to a hundredth.
func number(x float64) string {
	rounded := math.Round(x*100) / 100
	if rounded == 0 {
		rounded = 0 // A negative zero is written as zero.
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// colour writes a colour; the ink of a page is black.
func colour(paint chart.Paint) string {
	if len(paint.Colour) != len("#rrggbb") {
		return "black"
	}
	var parts []string
	for i := 1; i < len(paint.Colour); i += 2 {
		part, err := strconv.ParseUint(paint.Colour[i:i+2], 16, 8)
		if err != nil {
			return "black"
		}
		parts = append(parts, strconv.FormatUint(part, 10))
	}
	return "{rgb,255:red," + parts[0] + ";green," + parts[1] + ";blue," + parts[2] + "}"
}
