package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/export"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/survey"
)

type ingestOptions struct {
	env     *Env
	source  source
	side    string   // whose answers; "" for every side
	formats []string // names of formats; nil to tell the one from the file's name, or for those of a folder
	file    string   // file or folder to write; "" or "-" for stdout
	labels  bool     // labels in place of codes
	oneLine bool     // a space for each line end inside a text
	reasons string   // how a cell without a value tells why
}

// folderFormats are what a folder gets where no format is asked for: the answers, and what tells other programs of them.
var folderFormats = []string{"csv", "sps", "do", "ddi", "schema"}

func newIngestCmd(env *Env, run func(*ingestOptions) error) *cobra.Command {
	opts := &ingestOptions{env: env}
	command := &cobra.Command{
		Use: "ingest",
		Short: locale.Text{
			FR: "Écrire les données nettes : CSV, Excel, SPSS, Stata, DDI",
			EN: "Write the clean dataset: CSV, Excel, SPSS, Stata, DDI",
		}.French().In(env.Lang),
		Long: locale.Text{
			FR: `ingest écrit les réponses d'une partie telles que l'étude les lit : une ligne par répondant, une
colonne par variable (questions, cases cochées, région, scores, variables dérivées, poids). À côté
du CSV : la syntaxe SPSS et Stata qui le lit, et sa description (DDI-Codebook 2.5, Table Schema).
Un classeur Excel (xlsx) apporte son dictionnaire.

Une cellule sans valeur dit pourquoi : .n sans réponse, .s non posée, .a ne s'applique pas, .k ne
sait pas, .r refus, .i invalide. Un texte qu'un tableur exécuterait (=, +, -, @) est précédé d'une
apostrophe. Avec -o, un nom sans extension ou un dossier qui existe reçoit plusieurs fichiers par
partie ; les exports bruts ne sont jamais réécrits.`,
			EN: `ingest writes the answers of a side as the study reads them: one row a respondent, one column a
variable (questions, ticks, region, scores, derived variables, weight). Beside the CSV: the SPSS and
Stata syntax that reads it, and its description (DDI-Codebook 2.5, Table Schema). An Excel workbook
(xlsx) brings its codebook along.

A cell without a value says why: .n no answer, .s not asked, .a not applicable, .k don't know,
.r refused, .i invalid. A text that a spreadsheet would run (=, +, -, @) has an apostrophe before
it. With -o, a name without an ending or a folder that exists gets several files a side; the raw
exports are never written to.`,
		}.French().In(env.Lang),
		Example: "  arrimage ingest --demo --side ci\n  arrimage ingest --demo -o clean\n  arrimage ingest --demo --side ci --labels -o ci-labels.csv",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runs(opts, run, runIngest) },
	}
	opts.source.addTo(command, env)
	opts.addFlags(command, env)
	return command
}

func (o *ingestOptions) addFlags(command *cobra.Command, env *Env) {
	flags := command.Flags()
	flags.StringVar(&o.side, "side", "", locale.Text{FR: "`partie` dont écrire les réponses ; toutes dans un dossier", EN: "`side` whose answers to write; all of them in a folder"}.French().In(env.Lang))
	flags.StringSliceVar(&o.formats, "format", nil, locale.Textf("`formats`\u00a0: %s", "`formats`: %s", strings.Join(export.Names(), ", ")).In(env.Lang))
	flags.StringVarP(&o.file, "output", "o", "", locale.Text{FR: "`fichier` (en entier ou pas du tout) ou dossier à écrire", EN: "`file` (whole or not at all) or folder to write"}.In(env.Lang))
	flags.BoolVar(&o.labels, "labels", false, locale.Text{FR: "étiquettes au lieu des codes (csv, tidy, xlsx)", EN: "labels in place of codes (csv, tidy, xlsx)"}.In(env.Lang))
	flags.BoolVar(&o.oneLine, "one-line", false, locale.Text{FR: "une espace pour chaque fin de ligne dans un texte (csv, tidy, xlsx)", EN: "a space for each line end inside a text (csv, tidy, xlsx)"}.In(env.Lang))
	flags.StringVar(&o.reasons, "reasons", string(export.Tokens), locale.Text{
		FR: "motifs en csv et xlsx : `tokens|columns|blank` (dans la cellule, par défaut ; en colonnes ; nulle part)",
		EN: "reasons in csv and xlsx: `tokens|columns|blank` (in the cell, the default; in columns; nowhere)",
	}.French().In(env.Lang))
	hideDefault(flags, "reasons", "")
}

func runIngest(opts *ingestOptions) error {
	if err := opts.check(); err != nil {
		return err
	}
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	products, err := opts.products(s)
	if err != nil {
		return err
	}
	if err := opts.checkBeside(s, products); err != nil {
		return err
	}
	if opts.folder() {
		return opts.writeFolder(s, products)
	}
	out := output{file: opts.file}
	if err := out.write(opts.env, s, func(w io.Writer) error { return opts.writeProduct(w, products[0]) }); err != nil {
		return err
	}
	return opts.say(s, products)
}

// check reports flags that are wrong whatever the study.
func (o *ingestOptions) check() error {
	for _, name := range o.formats {
		if err := within("--format", name, export.Names()); err != nil {
			return err
		}
	}
	if err := within("--reasons", o.reasons, export.ReasonsNames); err != nil {
		return err
	}
	formats, err := o.chosenFormats()
	if err != nil {
		return err
	}
	for _, format := range formats {
		if format.Describes && (o.labels || o.reasons != string(export.Tokens)) {
			return usage("--format %s parle du CSV des codes, motifs en jetons\u00a0: ni --labels, ni --reasons %s",
				"--format %s speaks of the CSV of codes with reasons as tokens: no --labels and no --reasons other than %s", format.Name, locale.Text{FR: "autre que tokens", EN: "tokens"})
		}
		if !format.IsBuilt() {
			return usage("--format parquet\u00a0: ce programme a été construit sans Parquet\u00a0; go build -tags parquet ./cmd/arrimage en construit un qui l'a",
				"--format parquet: this program was built without Parquet; go build -tags parquet ./cmd/arrimage builds one with it")
		}
		if err := noTerminal(o.env, format.Binary, o.file); err != nil {
			return err
		}
		if (format.Name == "jsonl" || format.Name == "parquet") && o.labels {
			return usage("--labels ne sert qu'à csv, tidy et xlsx", "--labels is for csv, tidy and xlsx only")
		}
	}
	if len(formats) > 1 && !o.folder() {
		return usage("plusieurs formats\u00a0: -o doit nommer un dossier", "several formats: -o must name a folder")
	}
	return nil
}

// folder reports whether the output is a folder: one that exists, or a name without an ending.
func (o *ingestOptions) folder() bool {
	if o.file == "" || o.file == "-" {
		return false
	}
	info, err := os.Stat(o.env.path(o.file))
	if err == nil {
		return info.IsDir()
	}
	return strings.HasSuffix(o.file, "/") || filepath.Ext(o.file) == ""
}

// chosenFormats returns the formats asked for, else the one that the file's name tells, else those of a folder, else CSV.
func (o *ingestOptions) chosenFormats() ([]export.Format, error) {
	names := o.formats
	switch {
	case len(names) > 0:
	case o.folder():
		names = folderFormats
	case o.file == "" || o.file == "-":
		names = []string{"csv"}
	default:
		format, ok := export.ForFile(o.file)
		if !ok {
			return nil, usage("format inconnu pour %q\u00a0; --format dit lequel\u00a0: %s", "no format known for %q; --format says which: %s", o.file, strings.Join(export.Names(), ", "))
		}
		return []export.Format{format}, nil
	}
	formats := make([]export.Format, len(names))
	for i, name := range names {
		formats[i], _ = export.Lookup(name)
	}
	return formats, nil
}

// A product is one thing to write: a side in a format.
type product struct {
	data   *export.Dataset
	format export.Format
	name   string // of the file in a folder
	csv    string // of the CSV beside it
}

// products lists what to write: every format of every side.
func (o *ingestOptions) products(s *survey.Survey) ([]product, error) {
	sides := s.Study.Sides.Names()
	if o.side != "" {
		if err := within("--side", o.side, sides); err != nil {
			return nil, err
		}
		sides = []string{o.side}
	}
	sides = slices.DeleteFunc(sides, func(side string) bool { return !s.Study.HasExport(side) })
	if len(sides) == 0 {
		return nil, usage("--side %s\u00a0: pas d'export dans la vague %s", "--side %s: no export in wave %s", o.side, s.Study.Wave)
	}
	if len(sides) > 1 && !o.folder() {
		return nil, usage("l'étude a plusieurs parties\u00a0: --side dit laquelle (%s), ou -o nomme un dossier", "the study has several sides: --side says which (%s), or -o names a folder", strings.Join(sides, ", "))
	}
	formats, err := o.chosenFormats()
	if err != nil {
		return nil, err
	}
	var products []product
	for _, side := range sides {
		data := export.New(s, side)
		for _, format := range formats {
			base := side + ofWave(s.Study.Wave)
			p := product{data: data, format: format, name: base + format.Ending, csv: base + ".csv"}
			if !o.folder() && o.file != "" && o.file != "-" {
				p.csv = strings.TrimSuffix(strings.TrimSuffix(filepath.Base(o.file), filepath.Ext(o.file)), ".schema") + ".csv"
			}
			products = append(products, p)
		}
	}
	return products, nil
}

// ofWave ends the name of the files of a wave, so that several waves can be in one folder; nothing in a study without waves.
func ofWave(wave string) string {
	if wave == "" {
		return ""
	}
	return "-" + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' {
			return r
		}
		return '_'
	}, wave)
}

// checkBeside refuses syntax and descriptions that would speak of a raw export: the CSV that they name is one of the study's.
func (o *ingestOptions) checkBeside(s *survey.Survey, products []product) error {
	folder := o.file
	switch {
	case o.file == "" || o.file == "-":
		return nil
	case !o.folder():
		folder = filepath.Dir(o.file)
	}
	for _, p := range products {
		csv := filepath.Join(folder, p.csv)
		beside := output{file: csv}
		if p.format.Describes && beside.protect(o.env, s) != nil {
			return usage("--format %s parlerait de %s, un fichier de l'étude\u00a0; -o prend un autre nom ou un autre dossier",
				"--format %s would speak of %s, a file of the study; -o takes another name or another folder", p.format.Name, filepath.ToSlash(csv))
		}
	}
	return nil
}

func (o *ingestOptions) writeProduct(w io.Writer, p product) error {
	options := export.Options{Lang: o.env.Lang, Labels: o.labels, OneLine: o.oneLine, Reasons: export.Reasons(o.reasons), CSV: p.csv}
	return tooLarge(p.format.Write(w, p.data, options))
}

// writeFolder writes every product to a folder. All are made, and none may replace a file of the study, before the first is
// written; each appears whole or not at all.
func (o *ingestOptions) writeFolder(s *survey.Survey, products []product) error {
	contents := make([]bytes.Buffer, len(products))
	for i, p := range products {
		out := output{file: filepath.Join(o.file, p.name)}
		if err := out.protect(o.env, s); err != nil {
			return err
		}
		if err := o.writeProduct(&contents[i], p); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(o.env.path(o.file), 0o777); err != nil {
		return cannotWrite(o.file, err)
	}
	for i, p := range products {
		path := filepath.Join(o.file, p.name)
		if err := writeFile(o.env.path(path), contents[i].Bytes()); err != nil {
			return cannotWrite(path, err)
		}
		fmt.Fprintln(o.env.Out, filepath.ToSlash(path))
	}
	return o.say(s, products)
}

// say tells on stderr what must be read with the answers: the notice of the study, variables with another name, texts that
// SPSS cannot read.
func (o *ingestOptions) say(s *survey.Survey, products []product) error {
	if !s.Study.Notice.IsZero() {
		if err := render.Paragraph(o.env.Err, s.Study.Notice.In(o.env.Lang), o.env.width()); err != nil {
			return err
		}
	}
	for _, p := range products {
		for _, r := range p.data.Renamed() {
			if r.Program == p.format.Program {
				o.note("%s, partie %s\u00a0: la variable %s s'y nomme %s", "%s, side %s: the variable %s is named %s there", r.Program, p.data.Frame.Name, r.Heading, r.Name)
			}
		}
		if broken := p.data.BrokenLines(); p.format.Name == "sps" && broken > 0 && !o.oneLine {
			o.note("SPSS, partie %s\u00a0: il lit une ligne par répondant, et des textes en ont plusieurs (%d)\u00a0; --one-line les met sur une seule",
				"SPSS, side %s: it reads one line a respondent, and there are texts of several lines (%d); --one-line puts them on one", p.data.Frame.Name, broken)
		}
	}
	return nil
}

func (o *ingestOptions) note(fr, en string, args ...any) {
	fmt.Fprintln(o.env.Err, locale.Textf(fr, en, args...).In(o.env.Lang))
}
