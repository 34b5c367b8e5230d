package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
)

// byteOrderMark opens a file that survey platforms export for spreadsheets.
const byteOrderMark = "\ufeff"

// encode writes rows as a survey platform exports them: a byte-order mark, semicolons, every field in quotes, lines that
// end in CR LF. A line break inside an answer stays the LF that the web form sent.
func encode(columns []Question, rows []*respondent) []byte {
	var out bytes.Buffer
	out.WriteString(byteOrderMark)
	writeLine(&out, columns, func(q Question) string { return q.Code })
	for _, r := range rows {
		writeLine(&out, columns, func(q Question) string { return r.answers[q.Code] })
	}
	return out.Bytes()
}

func writeLine(out *bytes.Buffer, columns []Question, field func(Question) string) {
	for i, q := range columns {
		if i > 0 {
			out.WriteByte(';')
		}
		out.WriteString(`"` + strings.ReplaceAll(field(q), `"`, `""`) + `"`)
	}
	out.WriteString("\r\n")
}

// writeWhole writes a file so that it appears whole or not at all.
func writeWhole(path string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".reconstruct-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // It is gone already once the file has its name.
	_, err = file.Write(data)
	if err == nil {
		err = file.Chmod(0o644)
	}
	if err == nil {
		err = file.Sync()
	}
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
