package export

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/arrimage/arrimage/pkg/date"
	"github.com/arrimage/arrimage/pkg/study"
)

// The properties of a Table Schema of Frictionless, version 2.
type (
	tableSchema struct {
		Schema     string        `json:"$schema"`
		Fields     []schemaField `json:"fields"`
		Missing    []schemaLabel `json:"missingValues"`
		PrimaryKey []string      `json:"primaryKey,omitempty"`
	}
	schemaField struct {
		Name        string            `json:"name"`
		Type        string            `json:"type"`
		Format      string            `json:"format,omitempty"`
		Title       string            `json:"title,omitempty"`
		Description string            `json:"description,omitempty"`
		TrueValues  []string          `json:"trueValues,omitempty"`
		FalseValues []string          `json:"falseValues,omitempty"`
		Categories  []schemaLabel     `json:"categories,omitempty"`
		Ordered     bool              `json:"categoriesOrdered,omitempty"`
		Constraints schemaConstraints `json:"constraints"`
		Missing     []schemaLabel     `json:"missingValues"`
	}
	schemaConstraints struct {
		Unique  bool         `json:"unique,omitempty"`
		Enum    []string     `json:"enum,omitempty"`
		Minimum *json.Number `json:"minimum,omitempty"`
		Maximum *json.Number `json:"maximum,omitempty"`
	}
	schemaLabel struct {
		Value string `json:"value"`
		Label string `json:"label"`
	}
)

// writeSchema writes the Table Schema of the CSV of codes and tokens. Texts in it are as the CSV holds them.
//
// Source: Frictionless Data, Table Schema, version 2.0 (2024).
func writeSchema(w *bytes.Buffer, d *Dataset, o Options) error {
	schema := tableSchema{Schema: "https://datapackage.org/profiles/2.0/tableschema.json"}
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		schema.Missing = append(schema.Missing, schemaLabel{Token(reason), reason.Label().In(o.Lang)})
	}
	id := d.side().ID.Value
	for _, c := range d.Columns {
		field := schemaFieldOf(c, o)
		field.Constraints.Unique = c.Name == id
		schema.Fields = append(schema.Fields, field)
	}
	if id != "" {
		schema.PrimaryKey = []string{id}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(schema)
}

func schemaFieldOf(c Column, o Options) schemaField {
	field := schemaField{Name: c.Name, Type: "string", Title: c.Variable.Label.In(o.Lang), Missing: []schemaLabel{}}
	if description := c.title().In(o.Lang); description != field.Title {
		field.Description = description
	}
	for _, reason := range c.reasons() {
		field.Missing = append(field.Missing, schemaLabel{Token(reason), reason.Label().In(o.Lang)})
	}
	q := c.Variable.Source
	switch c.Kind() {
	case Numeric:
		field.Type = "number"
		if q != nil && q.Type.IsNumeric() {
			field.Constraints.Minimum, field.Constraints.Maximum = schemaBound(q.Min), schemaBound(q.Max)
		}
	case Flag:
		field.Type, field.TrueValues, field.FalseValues = "boolean", []string{"1"}, []string{"0"}
	case Coded:
		field.Ordered = q.IsOrdered()
		for _, answer := range c.coding() {
			field.Constraints.Enum = append(field.Constraints.Enum, answer.cell)
			field.Categories = append(field.Categories, schemaLabel{answer.cell, answer.label.In(o.Lang)})
		}
	default:
		schemaWords(&field, c, q)
	}
	return field
}

// schemaWords describes a column of text: a date, or a region, which is one of those of the study.
func schemaWords(field *schemaField, c Column, q *study.Question) {
	if q != nil && q.Type == study.Date {
		field.Type, field.Format = schemaDate(q.Dates)
	}
	for _, code := range c.Variable.Codes {
		field.Constraints.Enum = append(field.Constraints.Enum, Guard(code))
	}
}

// schemaDate returns the type of a date and how it is written, as Table Schema says it.
func schemaDate(f date.Format) (kind, format string) {
	written := f.Written()
	format = strings.NewReplacer("YYYY", "%Y", "MM", "%m", "DD", "%d", "hh", "%H", "mm", "%M", "ss", "%S", "SSS", "%f", "Z", "%z").Replace(written)
	switch {
	case f.HasTime() && f.HasDay():
		return "datetime", format
	case f.HasTime():
		return "time", format
	case f.HasDay():
		return "date", format
	case written == "YYYY":
		return "year", ""
	}
	return "yearmonth", ""
}

func schemaBound(x *float64) *json.Number {
	if x == nil {
		return nil
	}
	n := json.Number(number(*x))
	return &n
}
