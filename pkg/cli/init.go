package cli

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/draft"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/region"
)

type initOptions struct {
	env   *Env
	files []string
	file  string // to write; "" or "-" for stdout
	id    string // short name of the study; "" to take it from the first file

	personal bool // columns that identify people are questions too
}

func newInitCmd(env *Env, run func(*initOptions) error) *cobra.Command {
	opts := &initOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "init FICHIER…", EN: "init FILE…"}.In(env.Lang),
		Short: locale.Text{
			FR: "Ébaucher le fichier d'étude à partir des exports",
			EN: "Draft the study file from exports",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `init écrit une première version commentée de study.yaml, une partie par fichier : types de
questions, codes, motifs, questions à plusieurs réponses, colonnes laissées de côté. Une ligne
marquée « # ? » demande une décision ; « arrimage check » dit ensuite ce qui ne va pas.`,
			EN: `init writes a first, commented study.yaml, one side a file: types of questions, codes, reasons,
questions with several answers, columns left out. A line marked "# ?" asks for a decision;
"arrimage check" then says what is wrong.`,
		}.French().In(env.Lang),
		Example: "  arrimage init ci.csv -o draft.yaml\n  arrimage init ci.csv regroupements.csv",
		Args:    oneExport,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.files = args
			return runs(opts, run, runInit)
		},
	}
	command.Flags().StringVarP(&opts.file, "output", "o", "", locale.Text{FR: "`fichier` à écrire ; jamais par-dessus un autre", EN: "`file` to write; never over another"}.French().In(env.Lang))
	command.Flags().StringVar(&opts.id, "id", "", locale.Text{FR: "nom court de l'étude (`identifiant`)", EN: "short name of the study (`identifier`)"}.In(env.Lang))
	command.Flags().BoolVar(&opts.personal, "personal", false, locale.Text{
		FR: "garder les colonnes qui désignent des personnes (courriel, nom, adresse IP, lieu)", EN: "keep columns that identify people (e-mail, name, IP address, place)",
	}.In(env.Lang))
	return command
}

// builtinRegions is the list whose names are known as regions.
const builtinRegions = "quebec-health"

func oneExport(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage("init prend au moins un export", "init takes at least one export")
	}
	return nil
}

func runInit(opts *initOptions) error {
	toFile := opts.file != "" && opts.file != "-"
	if toFile {
		if _, err := os.Lstat(opts.env.path(opts.file)); err == nil {
			return usage("%s existe déjà\u00a0; rien n'est remplacé", "%s exists already; nothing is replaced", opts.file)
		}
	}
	regions, err := region.Builtin(builtinRegions)
	if err != nil {
		return err
	}
	var sides []draft.Side
	for _, name := range opts.files {
		p, err := opts.read(name, regions)
		if err != nil {
			return err
		}
		sides = append(sides, draft.Side{File: opts.nameFrom(name), Profile: p})
	}
	made := draft.New(sides, draft.Options{ID: opts.id, Lang: opts.env.Lang, Personal: opts.personal, Regions: builtinRegions})
	if !toFile {
		_, err := io.WriteString(opts.env.Out, made.Text)
		return err
	}
	if err := writeFile(opts.env.path(opts.file), []byte(made.Text)); err != nil {
		return cannotWrite(opts.file, err)
	}
	said := locale.Textf("%s\u00a0: décisions à prendre (# ?)\u00a0: %d\n", "%s: decisions to take (# ?): %d\n", opts.file, made.Decisions)
	_, err = io.WriteString(opts.env.Err, said.In(opts.env.Lang))
	return err
}

// read profiles one export.
func (opts *initOptions) read(name string, regions *region.List) (*profile.Profile, error) {
	label, file, err := openExport(opts.env, name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return profile.Read(filepath.ToSlash(label), file, profile.Options{Known: func(text string) bool {
		return strings.ContainsFunc(text, unicode.IsLetter) && regions.Match(text).Found() // Numbers alone are rarely codes of regions.
	}})
}

// nameFrom returns how the study file names an export: relative to itself where the export is in its folder or below, else
// by its name alone, to be found with --data.
func (opts *initOptions) nameFrom(name string) string {
	folder := opts.env.Dir
	if opts.file != "" && opts.file != "-" {
		folder = filepath.Dir(opts.env.path(opts.file))
	}
	short, err := filepath.Rel(folder, opts.env.path(name))
	if err != nil || strings.HasPrefix(short, "..") {
		return filepath.Base(name)
	}
	return filepath.ToSlash(short)
}
