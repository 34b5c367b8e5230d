package cli

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/codesheet"
	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

type themesMergeOptions struct {
	env    *Env
	source source
	output output
	files  []string // FILE or NAME=FILE
}

func newThemesMergeCmd(env *Env, run func(*themesMergeOptions) error) *cobra.Command {
	opts := &themesMergeOptions{env: env}
	command := &cobra.Command{
		Use:   "merge FILE…",
		Short: locale.Text{FR: "Réunir les feuilles de plusieurs personnes en un seul fichier", EN: "Bring the sheets of several coders together in one file of codings"}.In(env.Lang),
		Long: locale.Text{
			FR: `merge reprend les feuilles remplies (Excel, CSV) ou les codages de plusieurs personnes, les vérifie
comme le fait l'étude, et écrit un seul CSV dans l'ordre du corpus : qui a donné quel thème à quels
mots. L'étude dit à qui est un fichier qu'elle déclare ; pour un autre, NOM=FICHIER le dit. Le
résultat peut servir de fichier à chacune de ces personnes (coding: coders:).

Aucun fichier lu n'est réécrit. Les désaccords sont comptés ; themes conflicts les montre.`,
			EN: `merge takes the sheets (Excel, CSV) or the codings of several coders back, checks them as the study
does, and writes one CSV in the order of the corpus: who gave which theme to which words. The study
says whose a file is that it declares; of another, NAME=FILE says so. The result can be the file of
each of these coders (coding: coders:).

No file that is read is written to. Disagreements are counted; themes conflicts shows them.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes merge codage-anne.csv codage-luc.csv -o codings.csv\n  arrimage themes merge anne=anne.xlsx luc=luc.xlsx -o codings.csv",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.files = args
			return runs(opts, run, runThemesMerge)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addGrid(command, env)
	return command
}

func runThemesMerge(opts *themesMergeOptions) error {
	if len(opts.files) == 0 {
		return usage("merge attend au moins un fichier", "merge expects at least one file")
	}
	format, err := opts.output.gridFormat(opts.env)
	if err != nil {
		return err
	}
	s, err := opts.source.words(opts.env)
	if err != nil {
		return err
	}
	sources, err := opts.sources(s)
	if err != nil {
		return err
	}
	if err := opts.protect(sources); err != nil {
		return err
	}
	if err := readCodings(opts.env, s, opts.coders(s, sources), mergedFiles{opts.env}); err != nil {
		return err
	}
	widths := []float64{14, 28, 24, 8, 8, 60, 8, 36}
	if err := opts.output.grid(opts.env, s, codesheet.Merged(s.Study, s.Codings), format, widths); err != nil {
		return err
	}
	return opts.say(s)
}

// A mergeSource is a file that is merged, and whose it is.
type mergeSource struct {
	coder, path string
	info        fs.FileInfo
}

// sources finds the files and whose they are. No coder and no file may come twice.
func (o *themesMergeOptions) sources(s *survey.Survey) ([]mergeSource, error) {
	var list []mergeSource
	for _, arg := range o.files {
		next, err := o.sourceOf(s, arg)
		if err != nil {
			return nil, err
		}
		for _, earlier := range list {
			switch {
			case os.SameFile(earlier.info, next.info):
				return nil, usage("%s\u00a0: le fichier est donné deux fois (%s, %s)", "%s: the file is given twice (%s, %s)", next.path, earlier.coder, next.coder)
			case earlier.coder == next.coder:
				return nil, usage("%s\u00a0: deux fichiers de la même personne (%s, %s)", "%s: two files of the same coder (%s, %s)", next.coder, earlier.path, next.path)
			}
		}
		list = append(list, next)
	}
	return list, nil
}

// sourceOf reads one argument: NAME=FILE, or a file that the study declares.
func (o *themesMergeOptions) sourceOf(s *survey.Survey, arg string) (mergeSource, error) {
	name, path, named := cutName(s.Study.Coding.Coders.Names(), arg)
	if info, err := os.Stat(o.env.path(arg)); !named || err == nil {
		if err != nil || info.IsDir() {
			_, err = openPlain(o.env, arg)
			return mergeSource{}, err
		}
		return o.declared(s, arg, info)
	}
	if name == "" {
		return mergeSource{}, usage("%q\u00a0: il manque le nom devant =", "%q: the name before = is missing", arg)
	}
	file, err := openPlain(o.env, path)
	if err != nil {
		return mergeSource{}, err
	}
	defer file.Close()
	info, err := file.Stat()
	return mergeSource{name, path, info}, err
}

// cutName parts NAME=FILE, at the first = unless a coder of the study has one in his name; false where it is no more than a
// file.
func cutName(coders []string, arg string) (name, path string, named bool) {
	for _, coder := range coders {
		if path, found := strings.CutPrefix(arg, coder+"="); found {
			return coder, path, true
		}
	}
	return strings.Cut(arg, "=")
}

// declared finds the coder whose file the study declares to be this one.
func (o *themesMergeOptions) declared(s *survey.Survey, path string, info fs.FileInfo) (mergeSource, error) {
	for _, entry := range s.Study.Coding.Coders {
		if theirs, err := fs.Stat(s.Files, entry.Value.File.Value); err == nil && os.SameFile(info, theirs) {
			return mergeSource{entry.Key.Value, path, info}, nil
		}
	}
	return mergeSource{}, usage("%s\u00a0: l'étude ne dit pas à qui est ce fichier\u00a0; NOM=%s le dit", "%s: the study does not say whose file this is; NAME=%s does", path, path)
}

// protect refuses an output that is one of the files that are merged.
func (o *themesMergeOptions) protect(sources []mergeSource) error {
	if o.output.file == "" || o.output.file == "-" {
		return nil
	}
	there, err := os.Stat(o.env.path(o.output.file))
	if err != nil {
		return nil // There is nothing to replace.
	}
	for _, source := range sources {
		if os.SameFile(there, source.info) {
			return usage("--output %q\u00a0: c'est le fichier de %s, qui n'est jamais réécrit", "--output %q: this is the file of %s, which is never written to", o.output.file, source.coder)
		}
	}
	return nil
}

// coders returns who is merged, in the order of the study file, then by name: the order of the arguments changes nothing.
func (o *themesMergeOptions) coders(s *survey.Survey, sources []mergeSource) study.Coding {
	slices.SortFunc(sources, func(a, b mergeSource) int { return strings.Compare(a.coder, b.coder) })
	merged := study.Coding{}
	add := func(from mergeSource, coder study.Coder) {
		coder.Name, coder.File = from.coder, study.Located{Value: from.path}
		merged.Coders = append(merged.Coders, study.Entry[*study.Coder]{Key: study.Located{Value: from.coder}, Value: &coder})
	}
	for _, entry := range s.Study.Coding.Coders {
		for _, from := range sources {
			if from.coder == entry.Key.Value {
				add(from, *entry.Value)
			}
		}
	}
	for _, from := range sources {
		if s.Study.Coding.Coders.Index(from.coder) < 0 {
			add(from, study.Coder{})
		}
	}
	return merged
}

// say tells on stderr what was merged, who is not declared, and how often the coders differ.
func (o *themesMergeOptions) say(s *survey.Survey) error {
	declared := s.Study.Coding.Coders.Names()
	var list diag.List
	for _, coder := range s.Codings.Coders {
		if len(declared) > 0 && !slices.Contains(declared, coder.Name) {
			list.Warnf(diag.Pos{}, "unknown-coder", "l'étude ne déclare pas %s parmi ceux qui codent%s", "the study does not declare %s among its coders%s", coder.Name, diag.DidYouMean(coder.Name, declared))
		}
	}
	if err := warn(o.env, list); err != nil {
		return err
	}
	fmt.Fprintln(o.env.Err, locale.Textf("Codages réunis\u00a0: %s\u00a0; personnes qui codent\u00a0: %s. Désaccords sur un thème\u00a0: %s (themes conflicts les montre).",
		"Codings merged: %s; coders: %s. Disagreements on a theme: %s (themes conflicts shows them).",
		locale.Count(len(s.Codings.All)), locale.Count(len(s.Codings.Coders)), locale.Count(len(s.Codings.Conflicts))).In(o.env.Lang))
	return notice(o.env, s.Study)
}

// mergedFiles opens files that the user names.
type mergedFiles struct{ env *Env }

var _ coding.Files = mergedFiles{}

// OpenLocated implements coding.Files.
func (f mergedFiles) OpenLocated(name study.Located) (fs.File, error) {
	file, err := openPlain(f.env, name.Value)
	if err != nil {
		return nil, err
	}
	return file, nil
}

// LabelOf implements coding.Files.
func (f mergedFiles) LabelOf(name study.Located) string { return name.Value }
