// Package data writes the numbers of a document for programs: every table and every figure, in full, in no language.
package data

import (
	"io"
	"math"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
)

// A figure is what JSON says of one figure of a document; what does not exist is null.
type figure struct {
	ID      string      `json:"id"`
	Label   locale.Text `json:"label"`
	Value   *float64    `json:"value"` // in full; a share is a percentage
	Unit    string      `json:"unit"`
	Count   *int        `json:"count"`
	Base    *int        `json:"base"`
	Lo      *float64    `json:"lo"`
	Hi      *float64    `json:"hi"`
	Level   *float64    `json:"level"`
	Method  string      `json:"method"`
	Display locale.Text `json:"display"`
}

// A section is what JSON says of one section of a document: its tables by name.
type section struct {
	ID     string      `json:"id"`
	Title  locale.Text `json:"title"`
	Tables []string    `json:"tables"`
}

// JSON writes what render.JSON writes of the tables of a document, each under a name of its own, and beside them the figures
// and the sections:
//
//	{"meta": …, "figures": [{"id", "label", "value", "unit", "count", "base", "lo", "hi", "level", "method", "display"}],
//	 "sections": [{"id", "title", "tables": [name…]}], "tables": […]}
//
// The error is the writer's, or that of encoding meta.
func JSON(w io.Writer, d *document.Document, meta any) error {
	figures, sections := []figure{}, []section{}
	for _, f := range d.Figures {
		figures = append(figures, figureOf(f))
	}
	tables := d.Tables()
	next := 0
	for _, s := range d.Sections {
		listed := section{ID: s.ID, Title: s.Title, Tables: []string{}}
		for _, block := range s.Blocks {
			if block.Table != nil {
				listed.Tables = append(listed.Tables, tables[next].ID)
				next++
			}
		}
		sections = append(sections, listed)
	}
	return render.JSON(w, tables, meta, render.Member{Key: "figures", Value: figures}, render.Member{Key: "sections", Value: sections})
}

func figureOf(f document.Figure) figure {
	return figure{
		ID: f.ID, Label: f.Label, Value: finite(f.Value), Unit: f.Unit, Count: given(f.Count, f.IsShare), Base: given(f.Base, f.Base > 0),
		Lo: finite(f.Lo), Hi: finite(f.Hi), Level: given(f.Level, f.Level > 0), Method: f.Method, Display: f.Text,
	}
}

// given returns a value that exists, or nil.
func given[T any](x T, exists bool) *T {
	if !exists {
		return nil
	}
	return &x
}

func finite(x float64) *float64 { return given(x, !math.IsNaN(x) && !math.IsInf(x, 0)) }

// Tidy writes the tables of a document as render.Tidy does, each under a name of its own. The error is the writer's.
func Tidy(w io.Writer, d *document.Document, lang locale.Lang) error {
	return render.Tidy(w, d.Tables(), lang)
}

// Broom writes the estimates of a document's tables as render.Broom does, each table under a name of its own. The error is the
// writer's.
func Broom(w io.Writer, d *document.Document, _ locale.Lang) error {
	return render.Broom(w, d.Tables())
}
