package cli

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/exchange"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/naming"
	"github.com/arrimage/arrimage/pkg/qda"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

type themesImportOptions struct {
	env      *Env
	source   source
	file     string // project or codebook
	folder   string // where coding files are written; "" for nowhere
	coder    string // who gave the codings of which the project does not say it, or ""
	codebook bool   // the themes, for a study file, in place of the codings
}

func newThemesImportCmd(env *Env, run func(*themesImportOptions) error) *cobra.Command {
	opts := &themesImportOptions{env: env}
	command := &cobra.Command{
		Use:   locale.Text{FR: "import FICHIER", EN: "import FILE"}.In(env.Lang),
		Short: locale.Text{FR: "Codages de NVivo, MAXQDA, ATLAS.ti, QualCoder (REFI-QDA)", EN: "Codings of NVivo, MAXQDA, ATLAS.ti, QualCoder (REFI-QDA)"}.In(env.Lang),
		Long: locale.Text{
			FR: `import retrouve dans un projet REFI-QDA (.qdpx) les textes de l'étude, et montre ce que chaque
personne y a codé ; -o DOSSIER en écrit un fichier de codages par personne, à déclarer sous coding:.
Rien n'est jamais remplacé. Un texte est reconnu à son identifiant, à son nom, à celui du document ou
à ses mots ; un code, à son identifiant, au nom du thème ou à son libellé. Si un texte a changé, les
mots codés sont replacés là où c'est certain ; sinon, c'est une erreur. Ce qui est laissé de côté est
compté.

D'un codebook (.qdc), ou d'un projet avec --codebook, import écrit les thèmes pour study.yaml.`,
			EN: `import finds the study's texts in a REFI-QDA project (.qdpx), and shows what each coder gave them;
-o FOLDER writes a coding file for each, to be declared under coding:. Nothing is ever replaced. A
text is known by its identifier, its name, that of the document or its words; a code by its
identifier, the name of the theme or its label. Where a text has changed, the coded words are placed
again if that is certain; else it is an error. What is left aside is counted.

Of a codebook (.qdc), or of a project with --codebook, import writes the themes for study.yaml.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes export --demo -o project.qdpx\n  arrimage themes import project.qdpx --demo\n  arrimage themes import project.qdpx --demo -o codings\n  arrimage themes import project.qdpx --codebook",
		Args:    themesImportArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.file = args[0]
			return runs(opts, run, runThemesImport)
		},
	}
	opts.source.addTo(command, env)
	flags := command.Flags()
	flags.StringVarP(&opts.folder, "output", "o", "", locale.Text{FR: "`dossier` où écrire un fichier par personne ; rien n'y est remplacé", EN: "`folder` to write a file for each coder to; nothing there is replaced"}.French().In(env.Lang))
	flags.StringVar(&opts.coder, "coder", "", locale.Text{FR: "`nom` de qui a codé, là où le projet ne le dit pas", EN: "`name` of the coder, where the project does not say it"}.In(env.Lang))
	flags.BoolVar(&opts.codebook, "codebook", false, locale.Text{FR: "écrire les thèmes du projet pour study.yaml", EN: "write the project's themes for study.yaml"}.In(env.Lang))
	return command
}

func themesImportArgs(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("themes import prend un fichier .qdpx ou .qdc\u00a0; reçu\u00a0: %d", "themes import takes one .qdpx or .qdc file; got %d", len(args))
	}
	return nil
}

func runThemesImport(opts *themesImportOptions) error {
	if opts.codebook || hasSuffix(opts.file, codebookEnding) {
		return opts.printThemes()
	}
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	if s.Codings == nil {
		return noCorpus()
	}
	reading, err := opts.read()
	if err != nil {
		return err
	}
	found, err := exchange.Read(s, reading, opts.coder)
	if err != nil {
		return err
	}
	if err := warn(opts.env, append(reading.Found, found.Warnings...)); err != nil {
		return err
	}
	files := opts.files(found)
	if err := opts.write(s, found, files); err != nil {
		return err
	}
	return (&output{}).tables(opts.env, s, []*table.Table{exchange.Table(found, files)})
}

// printThemes prints the codes of the file as the themes of a study file. It needs no study.
func (opts *themesImportOptions) printThemes() error {
	if opts.folder != "" || opts.coder != "" {
		return usage("-o et --coder vont avec des codages\u00a0; les thèmes s'écrivent sur la sortie standard", "-o and --coder go with codings; themes are written to standard output")
	}
	if err := opts.source.check(); err != nil {
		return err
	}
	reading, err := opts.read()
	if err != nil {
		return err
	}
	if err := warn(opts.env, reading.Found); err != nil {
		return err
	}
	_, err = opts.env.Out.Write(exchange.Fragment(reading.Project.Codes))
	return err
}

// read reads the project or the codebook.
func (opts *themesImportOptions) read() (*qda.Reading, error) {
	label, file, err := openExport(opts.env, opts.file)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	label = filepath.ToSlash(label)
	if hasSuffix(opts.file, codebookEnding) {
		return qda.ReadCodebook(label, file)
	}
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	return qda.Read(label, file, info.Size())
}

// files returns the file of each coder; "" where none is asked for.
func (opts *themesImportOptions) files(found *exchange.Found) []string {
	files, taken := make([]string, len(found.Coders)), naming.Taken{}
	for i, coder := range found.Coders {
		if opts.folder != "" {
			files[i] = filepath.ToSlash(filepath.Join(opts.folder, taken.Free(fileName("codings", coder.Name))+".csv"))
		}
	}
	return files
}

// write writes the coding files, none where one is there already.
func (opts *themesImportOptions) write(s *survey.Survey, found *exchange.Found, files []string) error {
	if opts.folder == "" {
		return nil
	}
	for _, file := range files {
		if _, err := os.Lstat(opts.env.path(file)); err == nil {
			return usage("%s existe déjà\u00a0; rien n'est remplacé", "%s exists already; nothing is replaced", file)
		}
		if err := protect(opts.env, s, "--output", file); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(opts.env.path(opts.folder), 0o777); err != nil {
		return cannotWrite(opts.folder, err)
	}
	for i, file := range files {
		if err := writeFile(opts.env.path(file), found.Coders[i].File); err != nil {
			return cannotWrite(file, err)
		}
	}
	return nil
}
