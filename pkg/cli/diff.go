package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/diff"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
)

type diffOptions struct {
	env      *Env
	source   source
	choices  choices
	output   output
	sides    []string // OLD and NEW as they were typed; NEW may be missing, and both
	from, to string   // waves
	compare  diff.Options
	only     string // "numbers", or "" for words as well
	limit    int    // rows of a table shown; -1 for the format's own
}

// diffFormats are the formats of a comparison, in the order in which help names them.
var diffFormats = []string{"table", "md", "json"}

// markdownLimit is how many rows of a table Markdown shows unless --limit says otherwise: a job's summary holds 1 MiB.
const markdownLimit = 200

func newDiffCmd(env *Env, run func(*diffOptions) error) *cobra.Command {
	opts := &diffOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "diff [AVANT] [APRÈS]", EN: "diff [OLD] [NEW]"}.In(env.Lang),
		Short: locale.Text{
			FR: "Comparer deux résultats chiffre par chiffre",
			EN: "Compare two results, figure by figure",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `diff dit ce qui a changé entre deux résultats : chaque chiffre avec son écart, et s'il reste dans
l'intervalle que donnait l'ancien ; les lignes, colonnes et tableaux ajoutés ou retirés ; les mots
et les notes. Une ligne qui n'a fait que changer de place n'est pas un changement.

AVANT et APRÈS sont des fichiers qu'une commande a écrits avec --format json (- lit l'entrée
standard), ou des études : un dossier avec study.yaml, ou un fichier .yaml ; tous les tableaux de
leur rapport sont alors calculés. Sans APRÈS, c'est l'étude de ce dossier ou de --study. Sans
l'un ni l'autre, --from et --to disent quelles vagues de l'étude comparer.

Code de sortie 1 dès que quelque chose a changé. Le Markdown se lit dans une demande de fusion ou
dans le résumé d'un job de GitHub Actions.`,
			EN: `diff says what changed between two results: each figure with its difference, and whether it lies
within the interval that the old one had; rows, columns and tables that were added or removed; words
and notes. A row that only moved is no change.

OLD and NEW are files that a command wrote with --format json (- reads standard input), or studies:
a folder with study.yaml, or a .yaml file; all tables of their report are then computed. Without
NEW, it is the study of this folder or of --study. Without either, --from and --to say which waves
of the study to compare.

Exit code 1 as soon as anything changed. The Markdown is fit for a pull request or the summary of a
job of GitHub Actions.`,
		}.French().In(env.Lang),
		Example: "  arrimage diff old.json new.json\n  arrimage diff ../base . --format md\n  arrimage diff --from 2018 --to 2022",
		Args:    cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.sides = args
			return runs(opts, run, runDiff)
		},
	}
	opts.addFlags(command)
	return command
}

func (o *diffOptions) addFlags(command *cobra.Command) {
	env := o.env
	o.source.addTo(command, env)
	command.Flags().Lookup("wave").Hidden = true // --from and --to say which.
	flags := command.Flags()
	flags.StringVar(&o.from, "from", "", locale.Text{FR: "`vague` de l'ancienne étude ; sinon la dernière", EN: "`wave` of the old study; else the last one"}.French().In(env.Lang))
	flags.StringVar(&o.to, "to", "", locale.Text{FR: "`vague` de la nouvelle étude ; sinon la dernière", EN: "`wave` of the new study; else the last one"}.French().In(env.Lang))
	flags.Float64Var(&o.compare.Tolerance, "tolerance", 0, locale.Text{FR: "tenir pour égaux deux nombres dont l'`écart` ne dépasse pas celui-ci ; 0 par défaut", EN: "take two numbers as equal that differ by no more than this `amount`; 0 by default"}.French().In(env.Lang))
	flags.BoolVar(&o.compare.AsPrinted, "as-printed", false, locale.Text{FR: "comparer ce qui se lit : nombres arrondis, colonnes visibles", EN: "compare what people read: rounded numbers, visible columns"}.French().In(env.Lang))
	flags.StringVar(&o.only, "only", "", locale.Text{FR: "`numbers` : ni mots, ni notes, ni titres", EN: "`numbers`: no words, notes or titles"}.French().In(env.Lang))
	flags.IntVar(&o.limit, "limit", -1, locale.Textf("`nombre` de lignes par tableau, 0 pour toutes\u00a0; par défaut %d en Markdown, toutes au terminal", "`number` of rows a table, 0 for all; by default %d in Markdown, all on a terminal", markdownLimit).In(env.Lang))
	hideDefault(flags, "limit", "0")
	flags.StringVar(&o.output.format, "format", "", locale.Textf("`format`\u00a0: %s", "`format`: %s", strings.Join(diffFormats, ", ")).In(env.Lang))
	flags.StringVarP(&o.output.file, "output", "o", "", locale.Text{FR: "`fichier` à écrire (en entier ou pas du tout), le format selon son nom", EN: "`file` to write (whole or not at all), the format by its name"}.In(env.Lang))
	o.choices.addLevel(command, env)
	o.choices.addSeed(command, env)
}

func runDiff(opts *diffOptions) error {
	format, err := opts.check()
	if err != nil {
		return err
	}
	old, new, err := opts.results()
	if err != nil {
		return err
	}
	report := diff.Compare(old, new, opts.compare)
	if err := opts.output.write(opts.env, nil, func(w io.Writer) error { return opts.show(w, format, report) }); err != nil {
		return err
	}
	if report.Differs() {
		fmt.Fprintln(opts.env.Err, "arrimage:", report.Summary().In(opts.env.Lang))
		return errDiffers
	}
	return nil
}

// show writes a report in a format.
func (o *diffOptions) show(w io.Writer, format string, report *diff.Report) error {
	switch format {
	case "json":
		return report.JSON(w)
	case "md":
		limit := o.limit
		if limit < 0 {
			limit = markdownLimit
		}
		return report.Markdown(w, o.env.Lang, limit)
	}
	target, _ := render.Named(render.Formats, "table")
	return target.Write(w, report.Tables(max(o.limit, 0)), render.Options{Lang: o.env.Lang, Width: o.output.width(o.env)})
}

// check reports what does not go together, and returns the format.
func (o *diffOptions) check() (string, error) {
	if len(o.sides) > 2 {
		return "", usage("diff compare deux résultats\u00a0; reçu\u00a0: %d", "diff compares two results; got %d", len(o.sides))
	}
	for _, given := range []struct {
		wrong  bool
		fr, en string
	}{
		{o.source.wave != "", "diff compare des vagues par --from et --to", "diff compares waves by --from and --to"},
		{len(o.sides) == 2 && o.sides[0] == "-" && o.sides[1] == "-", "l'entrée standard ne se lit qu'une fois\u00a0: donnez un fichier pour AVANT ou APRÈS", "standard input can be read only once: give a file for OLD or NEW"},
		{len(o.sides) == 2 && (o.source.demo != "" || o.source.study != ""), "AVANT et APRÈS sont donnés\u00a0: ni --study ni --demo", "OLD and NEW are given: neither --study nor --demo"},
		{len(o.sides) == 0 && o.from == "" && o.to == "", "il manque ce qu'il faut comparer\u00a0: AVANT et APRÈS, ou --from et --to pour deux vagues", "what to compare is missing: OLD and NEW, or --from and --to for two waves"},
		{!(o.compare.Tolerance >= 0), "--tolerance\u00a0: attendu un nombre, 0 ou plus", "--tolerance: expected a number, 0 or more"},
		{o.limit < -1, "--limit\u00a0: attendu un nombre entier, 0 ou plus", "--limit: expected a whole number, 0 or more"},
	} {
		if given.wrong {
			return "", usage(given.fr, given.en)
		}
	}
	if o.only != "" {
		if err := within("--only", o.only, []string{"numbers"}); err != nil {
			return "", err
		}
	}
	o.compare.NumbersOnly = o.only != ""
	return o.format()
}

// format returns the format asked for, else the one that the file's name tells, else the terminal's.
func (o *diffOptions) format() (string, error) {
	if o.output.format != "" {
		return o.output.format, within("--format", o.output.format, diffFormats)
	}
	file := o.output.file
	switch {
	case file == "" || file == "-" || hasSuffix(file, ".txt"):
		return "table", nil
	case hasSuffix(file, ".json"):
		return "json", nil
	case hasSuffix(file, ".md") || hasSuffix(file, ".markdown"):
		return "md", nil
	}
	return "", usage("format inconnu pour %q\u00a0; --format dit lequel\u00a0: %s", "no format known for %q; --format says which: %s", file, strings.Join(diffFormats, ", "))
}
