package cli

import (
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/codesheet"
	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// words loads a study whose words are to be coded, without what coders have given them: their files may not be there yet, and
// what is wrong with one must not keep another from his work. Its Codings hold the corpus alone.
func (s *source) words(env *Env) (*survey.Survey, error) {
	def, files, err := s.definition(env)
	if err != nil {
		return nil, err
	}
	uncoded := *def
	uncoded.Coding = study.Coding{}
	loaded, err := s.read(env, &uncoded, files)
	if err != nil {
		return nil, err
	}
	if loaded.Codings == nil {
		return nil, usage("l'étude n'a pas de corpus (corpus:)", "the study has no corpus (corpus:)")
	}
	loaded.Study = def
	return loaded, warn(env, loaded.Diagnostics)
}

// readCodings gives a survey the codings of some coders, and prints what is odd about their files.
func readCodings(env *Env, s *survey.Survey, coders study.Coding, files coding.Files) error {
	def := *s.Study
	def.Coding = coders
	codings, problems := coding.Load(&def, s.Codings.Corpus, files)
	if err := problems.Err(diag.Data); err != nil {
		return err
	}
	s.Codings = codings
	return warn(env, problems)
}

// present returns those coders of a study whose file is there, and its decisions if they are.
func present(s *survey.Survey) study.Coding {
	there := func(file study.Located) bool {
		_, err := fs.Stat(s.Files, file.Value)
		return err == nil
	}
	var coders study.Coding
	for _, entry := range s.Study.Coding.Coders {
		if there(entry.Value.File) {
			coders.Coders = append(coders.Coders, entry)
		}
	}
	if file := s.Study.Coding.Decisions; !file.IsZero() && there(file) {
		coders.Decisions = file
	}
	return coders
}

// checkCorpusQuestions refuses names that are no questions of the corpus.
func checkCorpusQuestions(def *study.Definition, names []string) error {
	all := study.Values(def.Corpus.Questions)
	for _, name := range names {
		if !slices.Contains(all, name) {
			return usage("question du corpus %q\u00a0: elle n'y est pas%s\u00a0; attendu\u00a0: %s", "question of the corpus %q: not in the study%s; expected: %s", name, diag.DidYouMean(name, all), diag.OneOf(all))
		}
	}
	return nil
}

// gridFormats are the formats of what coders fill in.
var gridFormats = []string{"csv", "xlsx"}

// gridFormat returns the format asked for, else the one that the file's name tells, else CSV. A workbook does not go to a
// terminal.
func (o *output) gridFormat(env *Env) (string, error) {
	format := o.format
	switch {
	case format != "":
		if err := within("--format", format, gridFormats); err != nil {
			return "", err
		}
	case o.file == "" || o.file == "-" || hasSuffix(o.file, ".csv"):
		format = "csv"
	case hasSuffix(o.file, ".xlsx"):
		format = "xlsx"
	default:
		return "", usage("format inconnu pour %q\u00a0; --format dit lequel\u00a0: %s", "no format known for %q; --format says which: %s", o.file, strings.Join(gridFormats, ", "))
	}
	return format, noTerminal(env, format == "xlsx", o.file)
}

// grid writes what coders fill in.
func (o *output) grid(env *Env, s *survey.Survey, grid codesheet.Grid, format string, widths []float64) error {
	return o.write(env, s, func(w io.Writer) error {
		if format == "xlsx" {
			return tooLarge(grid.Workbook(w, widths))
		}
		return grid.CSV(w)
	})
}

// notice prints on stderr what the study says must be read with every result.
func notice(env *Env, def *study.Definition) error {
	if def.Notice.IsZero() {
		return nil
	}
	return render.Paragraph(env.Err, def.Notice.In(env.Lang), env.width())
}
