package cli

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/draft"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/questionnaire"
	"github.com/arrimage/arrimage/pkg/region"
)

type initOptions struct {
	env   *Env
	files []string
	file  string // to write; "" or "-" for stdout
	id    string // short name of the study; "" to take it from the first file
	from  string // questionnaire of the platform; "" for none
	sheet string // of the workbooks; "" for the one that holds a table

	personal bool // columns that identify people are questions too
}

func newInitCmd(env *Env, run func(*initOptions) error) *cobra.Command {
	opts := &initOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "init [--from QUESTIONNAIRE] [FICHIER…]", EN: "init [--from QUESTIONNAIRE] [FILE…]"}.In(env.Lang),
		Short: locale.Text{
			FR: "Ébaucher le fichier d'étude à partir des exports",
			EN: "Draft the study file from exports",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `init écrit une première version commentée de study.yaml, une partie par fichier : types de
questions, codes, motifs, questions à plusieurs réponses, colonnes laissées de côté. Une ligne
marquée « # ? » demande une décision ; « arrimage check » dit ensuite ce qui ne va pas. Un dossier
de documents (entretiens, notes) est une partie aussi : les clés de leurs en-têtes sont ses questions.

--from lit le questionnaire que garde la plateforme : XLSForm (.xlsx), LimeSurvey (.lss, .txt),
dictionnaire REDCap (.csv), Qualtrics (.qsf), DDI-Codebook 2.5 (.xml). Les libellés, les codes, les
types, les bornes et les conditions (asked_if) viennent alors de lui ; les exports, s'il y en a,
disent quelles colonnes sont là et comment elles sont écrites. Ce qui ne se traduit pas reste en
commentaire, avec sa place et la raison.`,
			EN: `init writes a first, commented study.yaml, one side a file: types of questions, codes, reasons,
questions with several answers, columns left out. A line marked "# ?" asks for a decision;
"arrimage check" then says what is wrong. A folder of documents (interviews, notes) is a side too:
the keys of their headers are its questions.

--from reads the questionnaire that the platform keeps: XLSForm (.xlsx), LimeSurvey (.lss, .txt),
REDCap data dictionary (.csv), Qualtrics (.qsf), DDI-Codebook 2.5 (.xml). Labels, codes, types,
ranges and conditions (asked_if) then come from it; the exports, where there are some, say which
columns are there and how they are written. What cannot be translated stays as a comment, with its
place and the reason.`,
		}.French().In(env.Lang),
		Example: "  arrimage init ci.csv -o draft.yaml\n  arrimage init ci.csv regroupements.csv\n  arrimage form --side ci -o form.xlsx\n  arrimage init --from form.xlsx\n  arrimage init --from form.xlsx ci.csv -o from.yaml",
		Args:    func(_ *cobra.Command, args []string) error { return opts.check(args) },
		RunE: func(_ *cobra.Command, args []string) error {
			opts.files = args
			return runs(opts, run, runInit)
		},
	}
	command.Flags().StringVarP(&opts.file, "output", "o", "", locale.Text{FR: "`fichier` à écrire ; jamais par-dessus un autre", EN: "`file` to write; never over another"}.French().In(env.Lang))
	addSheet(command, env, &opts.sheet)
	command.Flags().StringVar(&opts.id, "id", "", locale.Text{FR: "nom court de l'étude (`identifiant`)", EN: "short name of the study (`identifier`)"}.In(env.Lang))
	command.Flags().StringVar(&opts.from, "from", "", locale.Text{FR: "`questionnaire` de la plateforme, reconnu à son contenu", EN: "`questionnaire` of the platform, told by its content"}.In(env.Lang))
	command.Flags().BoolVar(&opts.personal, "personal", false, locale.Text{
		FR: "garder les colonnes qui désignent des personnes (courriel, nom, adresse IP, lieu)", EN: "keep columns that identify people (e-mail, name, IP address, place)",
	}.In(env.Lang))
	return command
}

// builtinRegions is the list whose names are known as regions.
const builtinRegions = "quebec-health"

func (opts *initOptions) check(args []string) error {
	if len(args) == 0 && opts.from == "" {
		return usage("init prend au moins un export, ou --from avec un questionnaire", "init takes at least one export, or --from with a questionnaire")
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
	made, err := opts.draft()
	if err != nil {
		return err
	}
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

// draft reads the exports, and the questionnaire where there is one.
func (opts *initOptions) draft() (draft.Draft, error) {
	var none draft.Draft
	regions, err := region.Builtin(builtinRegions)
	if err != nil {
		return none, err
	}
	options := draft.Options{ID: opts.id, Lang: opts.env.Lang, Personal: opts.personal, Regions: builtinRegions}
	var asked *questionnaire.Questionnaire
	if opts.from != "" {
		if asked, err = opts.readQuestionnaire(); err != nil {
			return none, err
		}
	}
	var sides []draft.Side
	for _, name := range opts.files {
		side, err := opts.read(name, regions)
		if err != nil {
			return none, err
		}
		sides = append(sides, side)
	}
	if asked != nil {
		return draft.From(asked, sides, options)
	}
	return draft.New(sides, options), nil
}

// readQuestionnaire reads the file of --from; "-" is standard input.
func (opts *initOptions) readQuestionnaire() (*questionnaire.Questionnaire, error) {
	if opts.from == "-" {
		return questionnaire.Read("stdin", opts.env.In)
	}
	file, err := openPlain(opts.env, opts.from)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return questionnaire.Read(filepath.ToSlash(opts.from), file)
}

// read profiles one export, and keeps its answers where a questionnaire says which are codes.
func (opts *initOptions) read(name string, regions *region.List) (draft.Side, error) {
	side := draft.Side{File: opts.nameFrom(name)}
	known := func(text string) bool {
		return strings.ContainsFunc(text, unicode.IsLetter) && regions.Match(text).Found() // Numbers alone are rarely codes of regions.
	}
	if info, err := os.Stat(opts.env.path(name)); opts.from == "" && name != "-" && err == nil && info.IsDir() {
		side.Profile, err = profile.ReadFolder(filepath.ToSlash(name), os.DirFS(opts.env.path(name)), profile.Options{Known: known})
		return side, err
	}
	label, file, err := openExport(opts.env, name)
	if err != nil {
		return side, err
	}
	defer file.Close()
	dialect := ingest.Dialect{Sheet: opts.sheet}
	side.Profile, err = profile.Read(filepath.ToSlash(label), file, profile.Options{Dialect: dialect, Known: known})
	if err != nil || opts.from == "" {
		return side, err
	}
	if _, err = file.Seek(0, io.SeekStart); err == nil {
		side.Cells, err = draft.ReadCells(file, side.Profile)
	}
	return side, err
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
