package cli

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/formats"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// meta is what machine formats say of the study.
type meta struct {
	Study  string       `json:"study"`
	Title  locale.Text  `json:"title"`
	Wave   string       `json:"wave,omitempty"` // of a study with waves
	Notice *locale.Text `json:"notice,omitempty"`
}

func metaOf(def *study.Definition) meta {
	m := meta{Study: def.ID, Title: def.Title.Text, Wave: def.Wave}
	if !def.Notice.IsZero() {
		m.Notice = &def.Notice.Text
	}
	return m
}

// tables writes tables, then what the study says must be read with every result; after is text that only terminals get.
func (o *output) tables(env *Env, s *survey.Survey, tables []*table.Table, after ...string) error {
	target, err := o.target(s.Study)
	if err != nil {
		return err
	}
	tables, err = o.choose(env, target, tables)
	if err != nil {
		return err
	}
	tabulate.WaveNotes(s.Study, tables)
	return o.write(env, s, func(w io.Writer) error {
		options := render.Options{Lang: env.Lang, Width: o.width(env), Meta: metaOf(s.Study)}
		if err := target.Write(w, tables, options); err != nil {
			return err
		}
		return o.writeAfter(w, env, s.Study, target, after)
	})
}

// withoutStudy writes tables that belong to no study; meta is what machine formats say of them.
func (o *output) withoutStudy(env *Env, meta any, tables ...*table.Table) error {
	target, err := o.target(nil)
	if err != nil {
		return err
	}
	if tables, err = o.choose(env, target, tables); err != nil {
		return err
	}
	return o.write(env, nil, func(w io.Writer) error {
		return target.Write(w, tables, render.Options{Lang: env.Lang, Width: o.width(env), Meta: meta})
	})
}

// width is that of the terminal; a file is written for 80 columns, so that the same data give the same bytes.
func (o *output) width(env *Env) int {
	if o.file != "" && o.file != "-" {
		return defaultWidth
	}
	return env.width()
}

// writeAfter writes the notice below tables that people read; beside tables that programs read, it goes to stderr.
func (o *output) writeAfter(w io.Writer, env *Env, def *study.Definition, target render.Target, after []string) error {
	switch target.Name {
	case "table":
		for _, text := range after {
			fmt.Fprintf(w, "\n%s", text)
		}
		if !def.Notice.IsZero() {
			fmt.Fprintln(w)
			return render.Paragraph(w, "* "+def.Notice.In(env.Lang), o.width(env))
		}
	case "md":
		if !def.Notice.IsZero() {
			fmt.Fprintf(w, "\n> %s\n", def.Notice.In(env.Lang))
		}
	case "csv", "tidy", "broom":
		if !def.Notice.IsZero() {
			fmt.Fprintln(env.Err, def.Notice.In(env.Lang))
		}
	}
	return nil
}

// target returns the format: the one asked for, else the one that the file's name tells, else a table. def is the study that
// the tables are of, or nil.
func (o *output) target(def *study.Definition) (render.Target, error) {
	targets := append(slices.Clone(render.Formats), formats.OfTables(frameOf(def))...)
	name := o.format
	if name == "" && o.file != "" && o.file != "-" {
		target, ok := render.ForFile(targets, o.file)
		if !ok {
			return target, usage("format inconnu pour %q\u00a0; --format dit lequel\u00a0: %s", "no format known for %q; --format says which: %s", o.file, diag.OneOf(o.names()))
		}
		return target, nil
	}
	if name == "" {
		name = "table"
	}
	target, ok := render.Named(targets, name)
	if !ok {
		return target, oneOf("--format", name, o.names())
	}
	return target, nil
}

// frameOf returns the document that single tables of a study stand in; def may be nil.
func frameOf(def *study.Definition) document.Document {
	if def == nil {
		return document.Document{Title: locale.Same("arrimage")}
	}
	return document.Document{Title: def.Title.Text, Notice: def.Notice.Text, Source: def.Source.Text}
}

// choose picks the tables to write. A format that holds one table gets the first, and stderr names the others.
func (o *output) choose(env *Env, target render.Target, tables []*table.Table) ([]*table.Table, error) {
	ids := make([]string, len(tables))
	for i, t := range tables {
		ids[i] = t.ID
		if t.ID == o.table {
			return tables[i : i+1], nil
		}
	}
	if o.table != "" {
		return nil, oneOf("--table", o.table, ids)
	}
	if target.Single && len(tables) > 1 {
		more := locale.Textf("tableau %s\u00a0; aussi (--table)\u00a0: %s", "table %s; also (--table): %s", ids[0], diag.OneOf(ids[1:]))
		fmt.Fprintln(env.Err, more.In(env.Lang))
		return tables[:1], nil
	}
	return tables, nil
}

// write writes to stdout, or to a file that appears whole or not at all. What is written is made first: an error on the
// way leaves nothing half-written.
func (o *output) write(env *Env, s *survey.Survey, make func(io.Writer) error) error {
	if err := o.protect(env, s); err != nil {
		return err
	}
	var buffer bytes.Buffer
	if err := make(&buffer); err != nil {
		return err
	}
	if o.file == "" || o.file == "-" {
		_, err := env.Out.Write(buffer.Bytes())
		return err
	}
	if err := writeFile(env.path(o.file), buffer.Bytes()); err != nil {
		return cannotWrite(o.file, err)
	}
	return nil
}

// protect refuses an output that would replace a file of the study: the exports are never written to.
func (o *output) protect(env *Env, s *survey.Survey) error {
	if o.file == "" || o.file == "-" {
		return nil
	}
	return protect(env, s, "--output", o.file)
}

// protect refuses a file, named by a flag, that is one of the study's.
func protect(env *Env, s *survey.Survey, flag, file string) error {
	if s == nil {
		return nil
	}
	if isDocument(env, s, file) {
		return usage("%s %q\u00a0: ce serait un document du dossier d'une partie, où rien n'est jamais écrit", "%s %q: this would be a document in the folder of a side, where nothing is ever written", flag, file)
	}
	there, err := os.Stat(env.path(file))
	if err != nil {
		return nil // There is nothing to replace.
	}
	for _, name := range s.Study.Files() {
		if info, err := fs.Stat(s.Files, name); err == nil && os.SameFile(there, info) {
			return usage("%s %q\u00a0: c'est un fichier de l'étude, qui n'est jamais réécrit", "%s %q: this is a file of the study, which is never written to", flag, file)
		}
	}
	return nil
}
