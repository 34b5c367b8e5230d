package render

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// JSON writes tables with both languages side by side, keys in the order of the columns:
//
//	{"meta": …, "tables": [{
//	  "id": …, "title": {"fr", "en"}, "term": …,
//	  "columns": [{"key", "label": {"fr", "en"}, "kind", "unit", "decimals",
//	    "role", "of", "side", "category", "method", "confidence", "machine": true}],
//	  "rows": [{"row_group": {"fr", "en"}, "cells": {key: …}, "marks": {key: note}, "total": true}],
//	  "notes": [{"fr", "en"}]}]}
//
// A cell is a number in full, {"lo", "hi"}, {"fr", "en"} for words or for the reason why there is no number, or null
// where it is empty or not finite. "row_group" (the heading that the row stands under), "marks" (footnotes, from 1) and
// "total" stand only where they apply; "unit" is an empty string where there is none.
//
// "decimals" is how many of them people see. "role" is what the column does for the estimates of a row (table.Role), and
// "term", "of", "side", "category", "method" and "confidence" are as in table.Column; each of these stands
// only where there is something to say. A column speaks of those estimates of its row that its "of", "side" and
// "category" do not exclude, as Broom reads them. "machine" says that people do not see the column.
//
// The members given stand between "meta" and "tables". The error is the writer's, or that of encoding meta or a member.
func JSON(w io.Writer, tables []*table.Table, meta any, members ...Member) error {
	encodedMeta, err := encode(meta)
	if err != nil {
		return err
	}
	list := []any{}
	for _, t := range tables {
		list = append(list, tableObject(t))
	}
	whole := object{{"meta", json.RawMessage(encodedMeta)}}
	for _, m := range members {
		whole = append(whole, member{m.Key, m.Value})
	}
	document, err := encode(append(whole, member{"tables", list}))
	if err != nil {
		return err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, document, "", "  "); err != nil {
		return err
	}
	indented.WriteByte('\n')
	_, err = w.Write(indented.Bytes())
	return err
}

// A Member is one more key of what JSON writes.
type Member struct {
	Key   string // in snake case
	Value any    // what encoding/json can write
}

// An object is a JSON object that keeps its keys in order.
type object []member

// A member is one key of an object.
type member struct {
	key   string
	value any
}

// MarshalJSON implements json.Marshaler.
func (o object) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	text.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			text.WriteByte(',')
		}
		for j, part := range []any{m.key, m.value} {
			encoded, err := encode(part)
			if err != nil {
				return nil, err
			}
			if j > 0 {
				text.WriteByte(':')
			}
			text.Write(encoded)
		}
	}
	text.WriteByte('}')
	return text.Bytes(), nil
}

// encode is json.Marshal without the escapes that only HTML needs.
func encode(v any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), err
}

func tableObject(t *table.Table) object {
	columns, rowObjects, noteObjects := []any{}, []any{}, []any{}
	for _, c := range t.Columns {
		columns = append(columns, columnObject(c))
	}
	for _, row := range rows(t) {
		rowObjects = append(rowObjects, rowObject(t, row))
	}
	for _, note := range t.Notes {
		noteObjects = append(noteObjects, both(note))
	}
	fields := object{{"id", t.ID}, {"title", both(t.Title)}}.with("term", t.Term)
	return append(fields, object{{"columns", columns}, {"rows", rowObjects}, {"notes", noteObjects}}...)
}

func columnObject(c table.Column) object {
	fields := object{{"key", c.Key}, {"label", both(c.Label)}, {"kind", kindName(c.Kind)}, {"unit", unit(c)}, {"decimals", c.Decimals}}
	fields = fields.with("role", string(c.Role)).with("of", c.Of).with("side", c.Side).with("category", c.Category).with("method", c.Method)
	if c.Confidence > 0 {
		fields = append(fields, member{"confidence", jsonNumber(c.Confidence)})
	}
	if c.Machine {
		fields = append(fields, member{"machine", true})
	}
	return fields
}

// with adds a member where there is something to say.
func (o object) with(key, value string) object {
	if value == "" {
		return o
	}
	return append(o, member{key, value})
}

func rowObject(t *table.Table, row record) object {
	var fields, cells, marks object
	for i, cell := range row.cells {
		cells = append(cells, member{t.Columns[i].Key, cellValue(cell, t.Columns[i].Kind)})
		if cell.Mark > 0 {
			marks = append(marks, member{t.Columns[i].Key, cell.Mark})
		}
	}
	if !row.group.IsZero() {
		fields = append(fields, member{GroupKey, both(row.group)})
	}
	fields = append(fields, member{"cells", cells})
	if len(marks) > 0 {
		fields = append(fields, member{"marks", marks})
	}
	if row.total {
		fields = append(fields, member{"total", true})
	}
	return fields
}

func cellValue(cell table.Cell, kind table.Kind) any {
	switch {
	case !cell.Text.IsZero() && (kind == table.Text || !cell.Set):
		return both(cell.Text)
	case !cell.Set:
		return nil
	case cell.Range:
		return object{{"lo", jsonNumber(cell.Number)}, {"hi", jsonNumber(cell.Hi)}}
	}
	return jsonNumber(cell.Number)
}

func jsonNumber(x float64) any {
	if !finite(x) {
		return nil
	}
	return json.RawMessage(exact(x, true))
}

func both(text locale.Text) object {
	return object{{"fr", text.FR}, {"en", text.EN}}
}

// KindNames are the names of the kinds of column in machine formats, in the order of the kinds.
var KindNames = []string{"text", "count", "number", "percent", "money", "p"}

// kindName returns the name of a kind of column in machine formats.
func kindName(kind table.Kind) string { return KindNames[kind] }
