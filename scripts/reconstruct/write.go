package main

import (
	"bytes"
	"os"
	"path/filepath"

	"github.com/arrimage/arrimage/pkg/ingest"
)

// encode writes rows as a survey platform exports them. A line break inside an answer stays the LF that the web form
// sent.
func encode(columns []Question, rows []*respondent) []byte {
	var out bytes.Buffer
	writer := ingest.NewWriter(&out, ingest.PlatformExport())
	line := func(field func(Question) string) {
		cells := make([]string, len(columns))
		for i, q := range columns {
			cells[i] = field(q)
		}
		_ = writer.Write(cells) // A buffer takes everything.
	}
	line(func(q Question) string { return q.Code })
	for _, r := range rows {
		line(func(q Question) string { return r.answers[q.Code] })
	}
	writer.Flush()
	return out.Bytes()
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
