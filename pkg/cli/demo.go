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
	"github.com/arrimage/arrimage/pkg/table"
)

type demoOptions struct {
	env    *Env
	name   string
	list   bool
	dir    string
	output output // of the list
}

// folderWord stands for a folder in help.
var folderWord = locale.Text{FR: "DOSSIER", EN: "DIR"}

// schemaFile is the name under which a study file's first line finds its schema.
const schemaFile = "study.schema.json"

func newDemoCmd(env *Env, run func(*demoOptions) error) *cobra.Command {
	opts := &demoOptions{env: env}
	command := &cobra.Command{
		Use: "demo " + folderWord.In(env.Lang),
		Short: locale.Text{
			FR: "Écrire une étude livrée avec le programme, pour la modifier",
			EN: "Write a study that ships with the program, to change it",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `demo écrit une étude entière, celle que --name nomme ou l'étude fondatrice : le fichier d'étude, son
schéma, les exports ou les entretiens, les codages et les chiffres publiés. Ce qui y est inventé ou
reconstitué est dit par l'étude elle-même. Le dossier est créé ; s'il existe, il doit être vide de ces
fichiers : rien n'est remplacé. --list montre les études.`,
			EN: `demo writes a whole study, the one that --name names or the founding one: the study file, its schema,
the exports or the interviews, the codings and the published figures. What is invented or reconstructed
in it the study says itself. The folder is made; if it exists, it must not have these files: nothing is
replaced. --list shows the studies.`,
		}.French().In(env.Lang),
		Example: locale.Textf("  arrimage demo %[1]s\n  cd %[1]s && arrimage verify\n  arrimage demo --list", "  arrimage demo %[1]s\n  cd %[1]s && arrimage verify\n  arrimage demo --list", folderWord).In(env.Lang),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := opts.take(args); err != nil {
				return err
			}
			return runs(opts, run, runDemo)
		},
	}
	flags := command.Flags()
	flags.StringVar(&opts.name, "name", studies.Demo, locale.Text{FR: "`nom` de l'étude", EN: "`name` of the study"}.In(env.Lang))
	flags.BoolVar(&opts.list, "list", false, locale.Text{FR: "montrer les études", EN: "show the studies"}.In(env.Lang))
	hideDefault(flags, "name", "")
	opts.output.addTo(command, env)
	return command
}

// take takes the arguments: a folder, or none for a list.
func (opts *demoOptions) take(args []string) error {
	switch {
	case opts.list && len(args) > 0:
		return usage("--list ne prend pas de dossier", "--list takes no folder")
	case opts.list:
		return nil
	case len(args) != 1:
		return usage("demo prend un dossier\u00a0; reçu\u00a0: %d", "demo takes one folder; got %d", len(args))
	case opts.output.format+opts.output.file+opts.output.table != "":
		return usage("--format, --output et --table ne servent qu'avec --list", "--format, --output and --table are for --list only")
	}
	opts.dir = args[0]
	return within("--name", opts.name, studies.Names())
}

func runDemo(opts *demoOptions) error {
	if opts.list {
		return listStudies(opts)
	}
	dir := opts.env.path(opts.dir)
	files, err := demoFiles(opts.name)
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
	for _, file := range files {
		path := filepath.Join(dir, file.name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return cannotWrite(opts.dir, err)
		}
		if err := writeFile(path, file.content); err != nil {
			return cannotWrite(filepath.Join(opts.dir, file.name), err)
		}
	}
	def, err := study.Load(study.Folders{studies.Folder(opts.name)}, studies.StudyFile)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(opts.env.Out, locale.Textf(
		"%d fichiers écrits dans %s. %s\nPour continuer\u00a0: arrimage verify --study %s",
		"%d files written to %s. %s\nNext: arrimage verify --study %s",
		len(files), opts.dir, def.Notice.Text, opts.dir).In(opts.env.Lang))
	return err
}

// listStudies shows the studies that ship in the binary.
func listStudies(opts *demoOptions) error {
	t := &table.Table{ID: "studies", Title: locale.Text{FR: "Études livrées avec le programme", EN: "Studies that ship with the program"}}
	t.Columns = []table.Column{
		{Key: "name", Label: locale.Text{FR: "Nom", EN: "Name"}, Role: table.Term}, {Key: "title", Label: locale.Text{FR: "Titre", EN: "Title"}},
		{Key: "notice", Label: locale.Text{FR: "Avis", EN: "Notice"}},
	}
	for _, name := range studies.Names() {
		def, err := study.Load(study.Folders{studies.Folder(name)}, studies.StudyFile)
		if err != nil {
			return err
		}
		t.Add(table.Plain(name), table.Words(def.Title.Text), table.Words(def.Notice.Text))
	}
	return opts.output.withoutStudy(opts.env, nil, t)
}

type demoFile struct {
	name    string
	content []byte
}

// demoFiles returns the files of an embedded study, those of its folders included, and the schema.
func demoFiles(name string) ([]demoFile, error) {
	folder := studies.Folder(name).FS
	files := []demoFile{{name: schemaFile, content: study.Schema}}
	err := fs.WalkDir(folder, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(folder, path)
		files = append(files, demoFile{name: filepath.FromSlash(path), content: content})
		return err
	})
	return files, err
}
