package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"

	"github.com/arrimage/arrimage/pkg/study"
)

// writeCSV writes one row a respondent and one column a variable: UTF-8 without a byte-order mark, commas, LF, a decimal
// point. A cell without a value is what Options.Reasons says.
func writeCSV(w *bytes.Buffer, d *Dataset, o Options) error {
	records := newRecords(w)
	records.add(header(d, o))
	for i := range d.Frame.Units {
		var record []string
		for _, c := range d.Columns {
			record = append(record, cells(c, i, o)...)
		}
		records.add(record)
	}
	return records.flush()
}

// header returns the names of the columns, with those of their reasons where these have columns of their own.
func header(d *Dataset, o Options) []string {
	var names []string
	for _, c := range d.Columns {
		names = append(names, c.Name)
		if o.Reasons == Beside {
			names = append(names, c.Name+besideSuffix)
		}
	}
	return names
}

// cells returns the cell of a respondent, and the one beside it where reasons have columns of their own.
func cells(c Column, i int, o Options) []string {
	reason, text := c.state(i), ""
	switch {
	case reason == study.Answered:
		text = valueOf(c, i, o)
	case o.Reasons == Tokens:
		text = Token(reason)
	}
	switch {
	case o.Reasons != Beside:
		return []string{text}
	case reason == study.Answered:
		return []string{text, ""}
	}
	return []string{text, reason.String()}
}

// valueOf returns a value as a cell holds it, as a code or as a label.
func valueOf(c Column, i int, o Options) string {
	text := c.value(i)
	if o.Labels {
		text = c.label(i, o.Lang)
	}
	if o.OneLine {
		text = oneLine(text)
	}
	return Guard(text)
}

// records write CSV. encoding/csv writes a record of one empty field as an empty line, which readers skip; here it is
// written as "".
type records struct {
	text   *bytes.Buffer
	writer *csv.Writer
}

func newRecords(w *bytes.Buffer) *records { return &records{text: w, writer: csv.NewWriter(w)} }

// add writes a record; flush says what went wrong.
func (r *records) add(record []string) {
	if len(record) != 1 || record[0] != "" {
		_ = r.writer.Write(record)
		return
	}
	r.writer.Flush()
	r.text.WriteString("\"\"\n")
}

func (r *records) flush() error {
	r.writer.Flush()
	return r.writer.Error()
}

// writeTidy writes one row an answer: respondent, variable, value, reason. Either the value or the reason is empty. Of a
// study with waves the wave comes first.
func writeTidy(w *bytes.Buffer, d *Dataset, o Options) error {
	records := newRecords(w)
	var heading, wave []string
	columns := d.Columns
	if d.Study.Wave != "" {
		heading, wave, columns = []string{"wave"}, []string{Guard(d.Study.Wave)}, d.Columns[1:]
	}
	records.add(append(heading, "respondent", "variable", "value", "reason"))
	for i := range d.Frame.Units {
		for _, c := range columns {
			value, reason := "", ""
			if state := c.state(i); state == study.Answered {
				value = valueOf(c, i, o)
			} else {
				reason = state.String()
			}
			records.add(append(slices.Clone(wave), Guard(d.respondent(i)), c.Name, value, reason))
		}
	}
	return records.flush()
}

// reasonsKey is the key of a line of JSON that holds the reasons: no variable begins with an underscore.
const reasonsKey = "_reasons"

// writeJSONLines writes one object a respondent: texts as they are, numbers, true and false, null without a value; the
// object "_reasons" then says why, by variable.
func writeJSONLines(w *bytes.Buffer, d *Dataset, _ Options) error {
	for i := range d.Frame.Units {
		w.WriteByte('{')
		reasons := []byte{}
		for _, c := range d.Columns {
			value := []byte("null")
			if reason := c.state(i); reason == study.Answered {
				value = jsonValue(c, i)
			} else {
				reasons = append(append(append(append(reasons, ','), quoted(c.Name)...), ':'), quoted(reason.String())...)
			}
			w.Write(quoted(c.Name))
			w.WriteByte(':')
			w.Write(value)
			w.WriteByte(',')
		}
		w.Write(quoted(reasonsKey))
		w.WriteString(":{")
		w.Write(bytes.TrimPrefix(reasons, []byte(",")))
		w.WriteString("}}\n")
	}
	return nil
}

// jsonValue returns the value of a respondent as JSON.
func jsonValue(c Column, i int) []byte {
	switch c.Kind() {
	case Numeric:
		return []byte(number(c.Variable.Numbers[i]))
	case Flag:
		if c.Variable.Numbers[i] != 0 {
			return []byte("true")
		}
		return []byte("false")
	}
	return quoted(c.Variable.Words[i])
}

// quoted returns a text as JSON, without the escapes that only HTML needs.
func quoted(s string) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // A string always has a form in JSON.
	return bytes.TrimSuffix(text.Bytes(), []byte("\n"))
}
