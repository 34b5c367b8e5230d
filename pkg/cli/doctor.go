package cli

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type doctorOptions struct {
	env        *Env
	output     output
	files      []string
	encoding   string
	delimiter  string
	titleRows  int
	headerRows int
	sheet      string
}

func newDoctorCmd(env *Env, run func(*doctorOptions) error) *cobra.Command {
	opts := &doctorOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "doctor FICHIER|DOSSIER…", EN: "doctor FILE|FOLDER…"}.In(env.Lang),
		Short: locale.Text{
			FR: "Examiner des exports avant toute étude",
			EN: "Examine exports before any study exists",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `doctor montre ce qu'il lit dans des exports qu'aucune étude ne décrit encore : encodage,
délimiteur (ou feuille d'un classeur Excel), lignes d'en-tête, plateforme, et pourquoi ; ce que
contient chaque colonne ; ce qui est faux, étrange ou à décider, avec le premier cas et ce qu'il
faut écrire dans study.yaml. Rien n'est corrigé. - lit l'entrée standard.

Un dossier est un dossier de documents (entretiens, notes : .docx, .md, .srt, .txt, .vtt) : les clés
de leurs en-têtes sont les colonnes ; les constats disent ce qui ne se lit pas, ce qui manque (en-tête,
texte, identifiant), ce qui est en double, et qui parle.

Aucune valeur des colonnes qui désignent des personnes n'est montrée. Code de sortie 4 si un
fichier, ou tout un dossier, ne se lit pas ; les constats ne changent pas le code.`,
			EN: `doctor shows what it reads in exports that no study describes yet: encoding, delimiter (or sheet
of an Excel workbook), header rows, platform, and why; what each column holds; what is wrong, odd
or to be decided, with the first case and what to write in study.yaml. Nothing is corrected. -
reads standard input.

A folder is one of documents (interviews, notes: .docx, .md, .srt, .txt, .vtt): the keys of their
headers are the columns; findings say what cannot be read, what is missing (header, text,
identifier), what comes twice, and who speaks.

No value of a column that identifies people is shown. Exit code 4 if a file, or all of a
folder, cannot be read; findings do not change the code.`,
		}.French().In(env.Lang),
		Example: "  arrimage doctor ci.csv\n  arrimage doctor ci.csv regroupements.csv --format json\n  arrimage doctor entretiens/",
		Args:    someFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.files = args
			return runs(opts, run, runDoctor)
		},
	}
	opts.output.addTo(command, env)
	opts.addTo(command)
	return command
}

// addTo declares the flags that say how the files are written.
func (opts *doctorOptions) addTo(command *cobra.Command) {
	flags, lang := command.Flags(), opts.env.Lang
	flags.StringVar(&opts.encoding, "encoding", "", locale.Textf("`encodage` des fichiers\u00a0: %s", "`encoding` of the files: %s", diag.OneOf(ingest.Encodings())).In(lang))
	flags.StringVar(&opts.delimiter, "delimiter", "", locale.Text{FR: "`caractère` entre les cellules, ou tab", EN: "`character` between cells, or tab"}.In(lang))
	addSheet(command, opts.env, &opts.sheet)
	flags.IntVar(&opts.titleRows, "title-rows", 0, locale.Text{FR: "`nombre` de lignes au-dessus de l'en-tête", EN: "`number` of rows above the header"}.In(lang))
	flags.IntVar(&opts.headerRows, "header-rows", 0, locale.Text{FR: "`nombre` de lignes de l'en-tête", EN: "`number` of header rows"}.In(lang))
}

// addSheet declares the flag that says which sheet of a workbook is read.
func addSheet(command *cobra.Command, env *Env, sheet *string) {
	command.Flags().StringVar(sheet, "sheet", "", locale.Text{FR: "`feuille` à lire dans un classeur Excel", EN: "`sheet` to read in an Excel workbook"}.In(env.Lang))
}

func someFiles(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage("doctor prend un fichier ou plusieurs", "doctor takes one file or more")
	}
	stdin := 0
	for _, arg := range args {
		if arg == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		return usage("doctor\u00a0: l'entrée standard ne se lit qu'une fois", "doctor: standard input can be read only once")
	}
	return nil
}

// doctorMeta is what machine formats say of the files.
type doctorMeta struct {
	Program string   `json:"program"`
	Files   []string `json:"files"`
}

func runDoctor(opts *doctorOptions) error {
	dialect, err := opts.dialect()
	if err != nil {
		return err
	}
	var profiles []*profile.Profile
	for _, file := range opts.files {
		if opts.replaces(file) {
			return usage("--output %q\u00a0: c'est un des exports, qui ne sont jamais réécrits", "--output %q: this is one of the exports, which are never written to", opts.output.file)
		}
		p, err := opts.profile(file, dialect)
		if err != nil {
			return err
		}
		profiles = append(profiles, p)
	}
	tables := tabulate.Doctor(profiles, !opts.output.isForPeople())
	return opts.output.withoutStudy(opts.env, doctorMeta{Program: "arrimage", Files: opts.files}, tables...)
}

// dialect checks the flags that say how the files are written.
func (opts *doctorOptions) dialect() (ingest.Dialect, error) {
	dialect := ingest.Dialect{Encoding: opts.encoding, TitleRows: opts.titleRows, HeaderRows: opts.headerRows, Sheet: opts.sheet}
	switch characters := []rune(opts.delimiter); {
	case opts.delimiter == "tab" || opts.delimiter == `\t`:
		dialect.Delimiter = '\t'
	case len(characters) == 1:
		dialect.Delimiter = characters[0]
	case len(characters) > 1:
		return dialect, usage("--delimiter %q\u00a0: attendu un seul caractère, ou tab", "--delimiter %q: expected one character, or tab", opts.delimiter)
	}
	if problem := dialect.Problem(); !problem.IsZero() {
		return dialect, usage("%s", "%s", problem)
	}
	return dialect, nil
}

// profile reads one file, a folder of documents, or standard input.
func (opts *doctorOptions) profile(name string, dialect ingest.Dialect) (*profile.Profile, error) {
	if info, err := os.Stat(opts.env.path(name)); name != "-" && err == nil && info.IsDir() {
		return profile.ReadFolder(filepath.ToSlash(name), os.DirFS(opts.env.path(name)), profile.Options{})
	}
	label, file, err := openExport(opts.env, name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return profile.Read(label, file, profile.Options{Dialect: dialect})
}

// replaces reports whether the output is one of the exports.
func (opts *doctorOptions) replaces(name string) bool {
	if name == "-" || opts.output.file == "" || opts.output.file == "-" {
		return false
	}
	from, err := os.Stat(opts.env.path(name))
	to, errTo := os.Stat(opts.env.path(opts.output.file))
	return err == nil && errTo == nil && os.SameFile(from, to)
}
