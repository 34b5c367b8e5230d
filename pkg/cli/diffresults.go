package cli

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/diff"
	"github.com/arrimage/arrimage/pkg/document/data"
	"github.com/arrimage/arrimage/pkg/report"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// stdinName is what results from standard input are called.
const stdinName = "stdin"

// A diffSide is one of the two results that are compared: a file, or a study.
type diffSide struct {
	env     *Env          // of its own, so that both can be computed at once
	said    bytes.Buffer  // what it says on stderr
	source  source        // of a study
	study   *loadedStudy  // nil for a file
	stdin   bool          // the file is standard input
	results *diff.Results // what comes out
	err     error
}

// A loadedStudy is a study whose file was read, and whose answers were not.
type loadedStudy struct {
	definition *study.Definition
	files      study.Folders
}

// results returns what is compared. What is wrong with either is told at once.
func (o *diffOptions) results() (old, new *diff.Results, err error) {
	options, err := o.choices.options()
	if err != nil {
		return nil, nil, err
	}
	var sides [2]*diffSide
	for place, wave := range []string{o.from, o.to} {
		sides[place] = o.side(place, wave)
	}
	if sides[0].readsStdin() && sides[1].readsStdin() {
		return nil, nil, usage("l'entrée standard ne se lit qu'une fois, et AVANT et APRÈS la lisent", "standard input can be read only once, and OLD and NEW both read it")
	}
	var both sync.WaitGroup
	for _, side := range sides {
		both.Go(func() { side.compute(o, options) })
	}
	both.Wait()
	return sides[0].results, sides[1].results, o.tell(sides)
}

// tell prints what both sides have to say, and returns what is wrong with either.
func (o *diffOptions) tell(sides [2]*diffSide) error {
	var list diag.List
	for _, side := range sides {
		if _, err := side.said.WriteTo(o.env.Err); err != nil {
			return err
		}
		if side.study != nil {
			o.env.Lang = side.env.Lang
		}
		var failure *diag.Failure
		switch {
		case errors.As(side.err, &failure) && failure.Kind == diag.Data:
			list = append(list, failure.List...)
		case side.err != nil:
			return side.err
		}
	}
	return list.Err(diag.Data)
}

// side reads the argument of the given place, a study without its answers; where there is none, the study that every
// command takes.
func (o *diffOptions) side(place int, wave string) *diffSide {
	env := *o.env
	side := &diffSide{env: &env, source: o.source}
	env.Err, env.Progress = &side.said, false
	side.source.wave, side.source.flag = wave, []string{"--from", "--to"}[place]
	if place < len(o.sides) {
		path := o.sides[place]
		switch {
		case isStudy(o.env, path):
			side.source.study, side.source.demo = path, ""
		case wave != "":
			side.err = usage("%s %s\u00a0: %s est un fichier de résultats, pas une étude", "%s %s: %s is a file of results, not a study", side.source.flag, wave, path)
			return side
		default:
			side.stdin = path == "-"
			side.results, side.err = o.read(path)
			return side
		}
	}
	definition, files, err := side.source.definition(&env)
	side.study, side.err = &loadedStudy{definition, files}, err
	return side
}

// readsStdin reports whether a side takes its numbers from standard input.
func (side *diffSide) readsStdin() bool {
	return side.stdin || side.study != nil && side.err == nil && side.study.definition.ReadsStdin()
}

// compute computes the tables of the report of a study.
func (side *diffSide) compute(o *diffOptions, options tabulate.Options) {
	if side.err != nil || side.study == nil {
		return
	}
	s, err := side.source.read(side.env, side.study.definition, side.study.files)
	if err == nil {
		err = warn(side.env, s.Diagnostics)
	}
	if err == nil {
		err = o.output.protect(side.env, s)
	}
	if err == nil {
		side.results, err = reportResults(side.env, s, options)
	}
	if err == nil {
		side.results.Source.Name = side.name(s.Study)
	}
	side.err = err
}

// name says what the results of a study are called.
func (side *diffSide) name(def *study.Definition) string {
	name := side.source.study
	if name == "" {
		name = def.ID
	}
	if side.source.wave != "" {
		name += " (" + side.source.wave + ")"
	}
	return name
}

// isStudy reports whether a path is that of a study: a folder, or a YAML file.
func isStudy(env *Env, path string) bool {
	info, err := os.Stat(env.path(path))
	return err == nil && info.IsDir() || hasSuffix(path, ".yaml") || hasSuffix(path, ".yml")
}

// reportResults computes the report of a study and reads it as the file that report --format json would have written.
func reportResults(env *Env, s *survey.Survey, options tabulate.Options) (*diff.Results, error) {
	made, err := report.Build(s, claims(env, s), options)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	if err := data.JSON(&text, made, metaOf(s.Study)); err != nil {
		return nil, err
	}
	return diff.Read(s.Study.ID, text.Bytes())
}

// read reads a file of results, or standard input. It refuses an output that would replace the file.
func (o *diffOptions) read(path string) (*diff.Results, error) {
	if path == "-" {
		if o.env.onTerminal() {
			return nil, usage("- lit l'entrée standard, qui est un terminal\u00a0: donnez-lui un fichier (< avant.json) ou un tube", "- reads standard input, which is a terminal: give it a file (< old.json) or a pipe")
		}
		text, err := io.ReadAll(o.env.In)
		if err != nil {
			return nil, diag.Fail(diag.Data, diag.Pos{}, "unreadable", "lecture impossible\u00a0: %s\u00a0: %s", "cannot be read: %s: %s", stdinName, causeOf(err))
		}
		return diff.Read(stdinName, text)
	}
	text, err := os.ReadFile(o.env.path(path))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, diag.Fail(diag.Data, diag.Pos{}, "missing-file", "fichier introuvable\u00a0: %s", "file not found: %s", path)
	case err != nil:
		return nil, diag.Fail(diag.Data, diag.Pos{}, "unreadable", "lecture impossible\u00a0: %s\u00a0: %s", "cannot be read: %s: %s", path, causeOf(err))
	case o.replaces(path):
		return nil, usage("--output %q\u00a0: c'est un des fichiers comparés, qui n'est jamais réécrit", "--output %q: this is one of the files compared, which is never written to", o.output.file)
	}
	return diff.Read(path, text)
}

// replaces reports whether the output is a file that is compared.
func (o *diffOptions) replaces(path string) bool {
	if o.output.file == "" || o.output.file == "-" {
		return false
	}
	from, err := os.Stat(o.env.path(path))
	to, errTo := os.Stat(o.env.path(o.output.file))
	return err == nil && errTo == nil && os.SameFile(from, to)
}
