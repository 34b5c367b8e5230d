package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/memory"
	"github.com/arrimage/arrimage/pkg/onepass"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// onePassChoices are the values of --one-pass.
var onePassChoices = []string{"auto", "always", "never"}

// largeExports is from how many bytes of exports on they are read in one pass where the user leaves it open.
const largeExports = 32 << 20

// addOnePass declares the flag that says whether rows are held.
func (s *source) addOnePass(command *cobra.Command, env *Env) {
	command.Flags().StringVar(&s.passes, "one-pass", "auto", locale.Text{
		FR: "lire les exports en une passe, sans garder les lignes : `auto|always|never` (à partir de 32 Mio par défaut)",
		EN: "read exports in one pass without holding rows: `auto|always|never` (from 32 MiB on by default)",
	}.French().In(env.Lang))
	hideDefault(command.Flags(), "one-pass", "")
}

// computed computes a request: in one pass over the exports, or else of rows that are held.
func (s *source) computed(env *Env, choices *choices, request tabulate.PassRequest, interval string) (*survey.Survey, *tabulate.Pass, error) {
	options, err := choices.options()
	if err != nil {
		return nil, nil, err
	}
	options.Interval = interval
	def, files, err := s.definition(env)
	if err != nil {
		return nil, nil, err
	}
	if outline, pass, err := s.onePass(env, def, files, request, options); err != nil || pass != nil {
		return outline, pass, err
	}
	loaded, err := s.read(env, def, files)
	if err == nil {
		err = warn(env, loaded.Diagnostics)
	}
	if err != nil {
		return nil, nil, err
	}
	pass, err := tabulate.Held(loaded, request, options)
	return loaded, pass, err
}

// onePass computes a request in one pass over the exports, where the user says so or they are large. The result is nil
// where the rows are to be held.
func (s *source) onePass(env *Env, def *study.Definition, files study.Folders, request tabulate.PassRequest, options tabulate.Options) (*survey.Survey, *tabulate.Pass, error) {
	if s.holds || s.passes == "" || s.passes == "never" {
		return nil, nil, nil
	}
	if err := s.checkData(def, files); err != nil || s.passes == "auto" && !large(def, files) {
		return nil, nil, err
	}
	if def.ReadsStdin() { // The header is read beforehand, and standard input can be read once.
		if s.passes == "auto" {
			return nil, nil, nil
		}
		return nil, nil, usage("--one-pass always\u00a0: impossible ici\u00a0: l'étude lit l'entrée standard", "--one-pass always: not possible here: the study reads standard input")
	}
	defer memory.CollectOften()()
	outline, err := survey.Outline(def, files, s.reading(env))
	if err != nil {
		return nil, nil, err
	}
	pass, err := tabulate.OnePass(outline, request, options, onepass.Options{})
	var needs *tabulate.ErrNeedsRows
	switch {
	case errors.As(err, &needs) && s.passes == "auto":
		return nil, nil, nil
	case errors.As(err, &needs):
		return nil, nil, usage("--one-pass always\u00a0: impossible ici\u00a0: %s", "--one-pass always: not possible here: %s", needs.Why)
	case err != nil:
		return nil, nil, err
	}
	if tabulate.PassSkipsDuplicates(outline) {
		skipped := locale.Text{
			FR: "lu en une passe\u00a0: les doublons n'ont pas été cherchés (--one-pass never les cherche)",
			EN: "read in one pass: duplicate respondents were not looked for (--one-pass never does)",
		}
		fmt.Fprintln(env.Err, skipped.In(env.Lang))
	}
	return outline, pass, warn(env, outline.Diagnostics)
}

// large reports whether the exports of a study are too large for their rows to be held lightly.
func large(def *study.Definition, files study.Folders) bool {
	size := int64(0)
	for _, entry := range def.Sides {
		size += sizeOf(files, entry.Value.File.Value)
	}
	return size >= largeExports
}

// sizeOf returns how many bytes of text an export has; of a compressed one it counts up to largeExports, and of one that
// cannot be read none: reading it says why.
func sizeOf(files fs.FS, name string) int64 {
	file, err := files.Open(name)
	if err != nil {
		return 0
	}
	defer file.Close()
	if opened, err := ingest.Open(name, file); err == nil && opened.IsPacked() && !opened.IsWorkbook() {
		if text, err := opened.Text(); err == nil {
			n, _ := io.CopyN(io.Discard, text, largeExports)
			return n
		}
	}
	info, err := file.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}
