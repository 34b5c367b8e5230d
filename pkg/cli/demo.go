package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

type demoOptions struct {
	env *Env
	dir string
}

// folderWord stands for a folder in help.
var folderWord = locale.Text{FR: "DOSSIER", EN: "DIR"}

// schemaFile is the name under which a study file's first line finds its schema.
const schemaFile = "study.schema.json"

func newDemoCmd(env *Env, run func(*demoOptions) error) *cobra.Command {
	opts := &demoOptions{env: env}
	return &cobra.Command{
		Use: "demo " + folderWord.In(env.Lang),
		Short: locale.Text{
			FR: "Écrire l'étude livrée avec le programme, pour la modifier",
			EN: "Write the study that ships with the program, to change it",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `demo écrit le fichier d'étude, son schéma, les exports, les budgets et les chiffres publiés de
l'étude fondatrice. Les réponses y sont reconstituées à partir des chiffres publiés. Le dossier
est créé ; s'il existe, il doit être vide de ces fichiers : rien n'est remplacé.`,
			EN: `demo writes the study file, its schema, the exports, the budgets and the published figures of
the founding study. The answers are reconstructed from the published figures. The folder is
made; if it exists, it must not have these files: nothing is replaced.`,
		}.French().In(env.Lang),
		Example: locale.Textf("  arrimage demo %[1]s\n  cd %[1]s && arrimage verify", "  arrimage demo %[1]s\n  cd %[1]s && arrimage verify", folderWord).In(env.Lang),
		Args:    demoArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.dir = args[0]
			return runs(opts, run, runDemo)
		},
	}
}

func demoArgs(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("demo prend un dossier\u00a0; reçu\u00a0: %d", "demo takes one folder; got %d", len(args))
	}
	return nil
}

func runDemo(opts *demoOptions) error {
	dir := opts.env.path(opts.dir)
	files, err := demoFiles()
	if err != nil {
		return err
	}
	for _, file := range files {
		_, err := os.Lstat(filepath.Join(dir, file.name))
		switch {
		case err == nil:
			return usage("%s existe déjà\u00a0; rien n'est remplacé", "%s exists already; nothing is replaced", filepath.Join(opts.dir, file.name))
		case !errors.Is(err, fs.ErrNotExist):
			return cannotWrite(opts.dir, err)
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return cannotWrite(opts.dir, err)
	}
	for _, file := range files {
		if err := writeFile(filepath.Join(dir, file.name), file.content); err != nil {
			return cannotWrite(filepath.Join(opts.dir, file.name), err)
		}
	}
	_, err = fmt.Fprintln(opts.env.Out, locale.Textf(
		"%d fichiers écrits dans %s. Les réponses sont reconstituées à partir des chiffres publiés.\nPour continuer\u00a0: arrimage verify --study %s",
		"%d files written to %s. The answers are reconstructed from the published figures.\nNext: arrimage verify --study %s",
		len(files), opts.dir, opts.dir).In(opts.env.Lang))
	return err
}

type demoFile struct {
	name    string
	content []byte
}

// demoFiles returns the files of the embedded study, and the schema.
func demoFiles() ([]demoFile, error) {
	folder := studies.Folder(studies.Demo).FS
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, err
	}
	files := []demoFile{{name: schemaFile, content: study.Schema}}
	for _, entry := range entries {
		content, err := fs.ReadFile(folder, entry.Name())
		if err != nil {
			return nil, err
		}
		files = append(files, demoFile{name: entry.Name(), content: content})
	}
	return files, nil
}
