package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type grimOptions struct {
	env     *Env
	output  output
	lang    string
	file    string // file of published figures, "-" for stdin, or "" for a figure given by flags
	flags   grimFlags
	explain bool // describe the test below the table that people read
}

// grimFlags are the numbers of the command line as they were typed: their decimals count. "" is not given.
type grimFlags struct {
	mean, percent, n, items, min, max, most string
	sum                                     []string
}

// The largest numbers that the flags take: beyond, whole totals would not fit.
const (
	grimMostN     = 1_000_000_000
	grimMostItems = 1000
)

func newGrimCmd(env *Env, run func(*grimOptions) error) *cobra.Command {
	opts := &grimOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "grim [FICHIER]", EN: "grim [FILE]"}.In(env.Lang),
		Short: locale.Text{
			FR: "Éprouver des chiffres imprimés sans aucune donnée",
			EN: "Test printed figures with no data at all",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `grim dit si des nombres entiers peuvent donner un chiffre imprimé : un pourcentage selon sa
base, une moyenne selon son effectif, un effectif selon son pourcentage. Pour un pourcentage
sans base, il donne toutes les bases possibles. Aucune étude n'est nécessaire : FICHIER a les
colonnes des chiffres publiés (id, section, group, statement, count, base, percent, value,
comparison, note) ; - lit l'entrée standard. Un seul chiffre s'écrit avec des options.

Les décimales imprimées comptent : 5.10 n'est pas 5.1. Une valeur du fichier qui a une base est
prise pour une moyenne de nombres entiers. Code de sortie 1 si un chiffre est impossible.`,
			EN: `grim says whether whole numbers can give a printed figure: a percent for its base, a mean for
its n, a count for its percent. For a percent without a base, it gives all the bases that are
possible. No study is needed: FILE has the columns of published figures (id, section, group,
statement, count, base, percent, value, comparison, note); - reads standard input. A single
figure is given by flags.

The printed decimals count: 5.10 is not 5.1. A value of the file that has a base is taken as a
mean of whole numbers. Exit code 1 if a figure is impossible.`,
		}.French().In(env.Lang),
		Example: "  arrimage grim published.csv\n  arrimage grim --mean 3.45 --n 20\n  arrimage grim --percent 81 --max-n 22",
		Args:    grimArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				opts.file = args[0]
			}
			return runs(opts, run, runGrim)
		},
	}
	opts.output.addTo(command, env)
	opts.flags.addTo(command, env)
	addExplainMethod(command, env, &opts.explain)
	command.Flags().StringVar(&opts.lang, "lang", "", locale.Text{FR: "langue : `fr|en` ; sinon celle du système", EN: "language: `fr|en`; else the system's"}.French().In(env.Lang))
	return command
}

func (f *grimFlags) addTo(command *cobra.Command, env *Env) {
	flags := command.Flags()
	for _, flag := range []struct {
		target *string
		name   string
		text   locale.Text
	}{
		{&f.mean, "mean", locale.Text{FR: "`moyenne` imprimée, avec --n", EN: "printed `mean`, with --n"}},
		{&f.percent, "percent", locale.Text{FR: "`pourcentage` imprimé, avec --n ou --max-n", EN: "printed `percent`, with --n or --max-n"}},
		{&f.n, "n", locale.Text{FR: "`effectif` de --mean, base de --percent", EN: "`number` of respondents of --mean, base of --percent"}},
		{&f.items, "items", locale.Text{FR: "`nombre` d'énoncés entiers dont chaque score est la moyenne\u00a0; 1 par défaut", EN: "`number` of whole-number items that each score is the mean of; 1 by default"}},
		{&f.min, "min", locale.Text{FR: "plus petite `moyenne` de l'échelle", EN: "lowest `mean` of the scale"}},
		{&f.max, "max", locale.Text{FR: "plus grande `moyenne` de l'échelle", EN: "highest `mean` of the scale"}},
		{&f.most, "max-n", locale.Text{FR: "plus grande `base` d'un pourcentage sans base\u00a0; sinon la plus grande de son groupe", EN: "largest `base` of a percent without one; else the largest of its group"}},
	} {
		flags.StringVar(flag.target, flag.name, "", flag.text.In(env.Lang))
	}
	flags.StringSliceVar(&f.sum, "sum", nil, locale.Text{FR: "`id,id` et plus : pourcentages qui doivent faire 100", EN: "`id,id` and more: percents that must add up to 100"}.French().In(env.Lang))
}

func grimArgs(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage("grim prend un fichier\u00a0; reçu\u00a0: %d", "grim takes one file; got %d", len(args))
	}
	return nil
}

func runGrim(opts *grimOptions) error {
	if err := (&source{lang: opts.lang, invalid: "error"}).check(); err != nil {
		return err
	}
	if err := opts.flags.check(opts.file); err != nil {
		return err
	}
	options, err := opts.flags.options()
	if err != nil {
		return err
	}
	figures, places, err := opts.figures()
	if err != nil {
		return err
	}
	findings, err := tabulate.Grim(figures, places, options)
	if err != nil {
		return err
	}
	if err := opts.write(findings, options); err != nil {
		return err
	}
	if tabulate.GrimFailed(findings) {
		fmt.Fprintln(opts.env.Err, "arrimage:", tabulate.GrimSummary(findings).In(opts.env.Lang))
		return errDiffers
	}
	return nil
}

// check reports flags that do not go together.
func (f *grimFlags) check(file string) error {
	given := map[string]bool{
		"FILE": file != "", "--mean": f.mean != "", "--percent": f.percent != "", "--n": f.n != "", "--items": f.items != "",
		"--min": f.min != "", "--max": f.max != "", "--max-n": f.most != "", "--sum": len(f.sum) > 0,
	}
	if !given["FILE"] && !given["--mean"] && !given["--percent"] {
		return usage("grim prend un fichier, --mean ou --percent", "grim takes a file, --mean or --percent")
	}
	for _, pair := range [][2]string{
		{"FILE", "--mean"}, {"FILE", "--percent"}, {"FILE", "--n"}, {"--mean", "--percent"}, {"--mean", "--max-n"}, {"--mean", "--sum"},
		{"--percent", "--items"}, {"--percent", "--min"}, {"--percent", "--max"}, {"--percent", "--sum"}, {"--n", "--max-n"},
	} {
		if given[pair[0]] && given[pair[1]] {
			return usage("%s et %s\u00a0: l'un ou l'autre", "%s and %s: either one or the other", argument(pair[0]), argument(pair[1]))
		}
	}
	switch {
	case given["--mean"] && !given["--n"]:
		return usage("--mean\u00a0: il faut --n", "--mean: --n is needed")
	case given["--percent"] && !given["--n"] && !given["--max-n"]:
		return usage("--percent\u00a0: il faut --n ou --max-n", "--percent: --n or --max-n is needed")
	case len(f.sum) == 1:
		return usage("--sum\u00a0: il faut deux chiffres ou plus", "--sum: two figures or more are needed")
	}
	return nil
}

// argument names a flag, or the argument in the user's language.
func argument(name string) locale.Text {
	if name == "FILE" {
		return locale.Text{FR: "FICHIER", EN: "FILE"}
	}
	return locale.Same(name)
}

// options reads the flags that say how to test.
func (f *grimFlags) options() (tabulate.GrimOptions, error) {
	options := tabulate.GrimOptions{Sum: f.sum}
	err := errors.Join( // A flag that is not given reads as not set; the first error is shown.
		wholeFlag("--items", f.items, grimMostItems, &options.Items),
		wholeFlag("--max-n", f.most, grimMostN, &options.MaxBase),
		numberFlag("--min", f.min, &options.Min),
		numberFlag("--max", f.max, &options.Max),
	)
	if err == nil && options.Min.Set && options.Max.Set && options.Min.Value > options.Max.Value {
		return options, usage("--min %s dépasse --max %s", "--min %s is above --max %s", f.min, f.max)
	}
	return options, err
}

// wholeFlag reads a whole number from 1 to most.
func wholeFlag(name, text string, most int, target *int) error {
	if text == "" {
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		return usage("%s %q\u00a0: attendu un nombre entier de 1 à %d", "%s %q: expected a whole number from 1 to %d", name, text, most)
	}
	*target = n
	return nil
}

// numberFlag reads a number with the decimals that were typed.
func numberFlag(name, text string, target *claim.Printed) error {
	if text == "" {
		return nil
	}
	if err := target.UnmarshalCSV(text); err != nil {
		return usage("%s %q\u00a0: attendu un nombre, comme 5.19", "%s %q: expected a number, such as 5.19", name, text)
	}
	return nil
}

// figures returns the figures to test: those of the file, or the one that the flags give.
func (opts *grimOptions) figures() ([]claim.Published, []diag.Pos, error) {
	if opts.file != "" {
		return opts.read()
	}
	p := claim.Published{ID: "mean", Comparison: "eq"}
	if opts.flags.percent != "" {
		p.ID = "percent"
	}
	err := errors.Join(
		numberFlag("--mean", opts.flags.mean, &p.Value),
		numberFlag("--percent", opts.flags.percent, &p.Percent),
		wholeFlag("--n", opts.flags.n, grimMostN, &p.Base.Value),
	)
	if err == nil && p.Percent.Value < 0 {
		err = usage("--percent ne peut pas être négatif", "--percent cannot be negative")
	}
	p.Base.Set = p.Base.Value > 0
	return []claim.Published{p}, nil, err
}

// read reads the file of published figures, or standard input.
func (opts *grimOptions) read() ([]claim.Published, []diag.Pos, error) {
	if opts.file == "-" {
		return claim.ReadPublished("stdin", opts.env.In)
	}
	path := opts.env.path(opts.file)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, diag.Fail(diag.Data, diag.Pos{}, "missing-file", "fichier introuvable\u00a0: %s", "file not found: %s", opts.file)
	case err == nil && info.IsDir():
		return nil, nil, diag.Fail(diag.Data, diag.Pos{}, "missing-file", "c'est un dossier\u00a0: %s", "it is a folder: %s", opts.file)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, diag.Fail(diag.Data, diag.Pos{}, "unreadable", "lecture impossible\u00a0: %s\u00a0: %s", "cannot be read: %s: %s", opts.file, causeOf(err))
	}
	defer file.Close()
	return claim.ReadPublished(opts.file, file)
}

// grimMeta is what machine formats say of the figures.
type grimMeta struct {
	File string `json:"file"`
}

// write writes the findings, never over the file that they are about.
func (opts *grimOptions) write(findings []tabulate.GrimFinding, options tabulate.GrimOptions) error {
	if opts.replaces() {
		return usage("--output %q\u00a0: c'est le fichier des chiffres, qui n'est jamais réécrit", "--output %q: this is the file of the figures, which is never written to", opts.output.file)
	}
	tables := []*table.Table{tabulate.GrimTable(findings, options)}
	if opts.explain && opts.output.isForPeople() {
		tables = append(tables, tabulate.MethodsTable(tabulate.GrimMethod))
	}
	return opts.output.withoutStudy(opts.env, grimMeta{File: opts.file}, tables...)
}

// replaces reports whether the output is the file of the figures.
func (opts *grimOptions) replaces() bool {
	if opts.file == "" || opts.file == "-" || opts.output.file == "" || opts.output.file == "-" {
		return false
	}
	from, err := os.Stat(opts.env.path(opts.file))
	to, errTo := os.Stat(opts.env.path(opts.output.file))
	return err == nil && errTo == nil && os.SameFile(from, to)
}
