package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A Chart is a chart of Excel over cells of its page. Its first row of cells is the names of the series, its first column
// the names of the rows.
type Chart struct {
	Kind          ChartKind
	Column, Row   int // where its top left corner is, from 1
	Width, Height int // in pixels
	Title         string
	Alt           string   // what it shows, for who cannot see it
	Data          [4]int   // range of its data, the names among them: first column, first row, last column, last row, from 1
	Colours       []string // of the series, RRGGBB
	Max           float64  // end of the scale; 0 where the numbers say it
	XTitle        string   // of ChartPoints
	YTitle        string
}

// A ChartKind is one of the charts of Excel.
type ChartKind uint8

// The kinds of chart.
const (
	ChartBars    ChartKind = iota // bars side by side
	ChartStacked                  // parts of one bar
	ChartPoints                   // a cloud of points: the second column across, the third up
)

// An Image is a picture on a page.
type Image struct {
	Column, Row int     // where its top left corner is, from 1
	PNG         []byte  // as a file
	Scale       float64 // how much of its size is shown
	Alt         string  // what it shows
}

// axisFont is that of the words of an axis: those of the library are hardly seen on paper.
var axisFont = excelize.Font{Color: "333333", Size: 9}

func (b *binder) chart(page string, c Chart) error {
	drawn := &excelize.Chart{
		Type: excelize.Bar, Title: []excelize.RichTextRun{{Text: c.Title, Font: &excelize.Font{Size: 12, Bold: true}}},
		Format:    excelize.GraphicOptions{AltText: c.Alt},
		Dimension: excelize.ChartDimension{Width: uint(c.Width), Height: uint(c.Height)},
		Legend:    excelize.ChartLegend{Position: "top"},
		YAxis:     excelize.ChartAxis{MajorGridLines: true}, XAxis: excelize.ChartAxis{ReverseOrder: true},
	}
	if c.Data[2]-c.Data[0] == 1 || c.Kind == ChartPoints {
		drawn.Legend.Position = "none"
	}
	if c.Max > 0 {
		drawn.YAxis.Maximum = &c.Max
		zero := 0.0
		drawn.YAxis.Minimum = &zero
	}
	switch c.Kind {
	case ChartStacked:
		drawn.Type = excelize.BarStacked
	case ChartPoints:
		drawn.Type = excelize.Scatter
		drawn.XAxis = excelize.ChartAxis{MajorGridLines: true, Title: []excelize.RichTextRun{{Text: c.XTitle}}}
		drawn.YAxis.Title = []excelize.RichTextRun{{Text: c.YTitle}}
	default:
		gap, overlap := uint(60), 0
		drawn.GapWidth, drawn.Overlap = &gap, &overlap
	}
	drawn.XAxis.Font, drawn.YAxis.Font = axisFont, axisFont
	drawn.Series = c.series(page)
	return b.book.AddChart(page, place(c.Column, c.Row), drawn)
}

// series returns the columns of the data as series over the names of the rows; of a cloud, one.
func (c Chart) series(page string) []excelize.ChartSeries {
	within := func(column, first, last int) string {
		from, to := strings.TrimRight(place(column, 1), "0123456789"), strconv.Itoa
		sheet := "'" + strings.ReplaceAll(page, "'", "''") + "'!"
		if first == last {
			return sheet + "$" + from + "$" + to(first)
		}
		return sheet + "$" + from + "$" + to(first) + ":$" + from + "$" + to(last)
	}
	left, top, right, bottom := c.Data[0], c.Data[1], c.Data[2], c.Data[3]
	if c.Kind == ChartPoints {
		return []excelize.ChartSeries{{
			Name: within(left+2, top, top), Categories: within(left+1, top+1, bottom), Values: within(left+2, top+1, bottom),
			Line:   excelize.ChartLine{Type: excelize.ChartLineNone},
			Marker: excelize.ChartMarker{Symbol: "circle", Size: 8, Fill: solid(c.colour(0))},
		}}
	}
	var list []excelize.ChartSeries
	for column := left + 1; column <= right; column++ {
		list = append(list, excelize.ChartSeries{
			Name: within(column, top, top), Categories: within(left, top+1, bottom), Values: within(column, top+1, bottom),
			Fill: solid(c.colour(column - left - 1)),
		})
	}
	return list
}

func (c Chart) colour(i int) string {
	if len(c.Colours) == 0 {
		return "2F6EA5"
	}
	return c.Colours[i%len(c.Colours)]
}

func solid(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func (b *binder) image(page string, image Image) error {
	return b.book.AddPictureFromBytes(page, place(image.Column, image.Row), &excelize.Picture{
		Extension: ".png", File: image.PNG,
		Format: &excelize.GraphicOptions{AltText: image.Alt, ScaleX: image.Scale, ScaleY: image.Scale, Positioning: "oneCell"},
	})
}
