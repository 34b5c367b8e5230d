package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type xtabOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	request tabulate.XtabRequest
	columns []string // crossed with the row, one after the other
	percent string   // one of tabulate.Percentages
	explain bool     // describe the methods below the tables that people read
}

func newXtabCmd(env *Env, run func(*xtabOptions) error) *cobra.Command {
	opts := &xtabOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "xtab LIGNE COLONNE…", EN: "xtab ROW COLUMN…"}.In(env.Lang),
		Short: locale.Text{
			FR: "Tableau croisé de deux variables, test, lettres de signification",
			EN: "Crosstab of two variables, its test, significance letters",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `xtab croise une question (LIGNE) avec une autre variable (COLONNE), ou avec plusieurs tour à tour :
pourcentages de chaque colonne, base, regroupements (nets:), puis le test d'indépendance et la force
de l'association. Le test est le khi-carré de Pearson, ou celui de Fisher si les effectifs attendus
sont trop petits ; sous un plan déclaré, celui de Rao et Scott. Une question à plusieurs réponses
(multiple) va en ligne.

COLONNE peut être « side » : les parties de l'étude, côte à côte. --letters nomme dans chaque case les
colonnes dont la part est significativement plus faible.

En csv, tidy et json, le tableau xtab a une ligne par case.`,
			EN: `xtab crosses a question (ROW) with another variable (COLUMN), or with several in turn: percents of
each column, base, nets (nets:), then the test of independence and the strength of the association.
The test is the Pearson chi-square, or the Fisher test where the expected counts are too small; under
a declared design, that of Rao and Scott. A question with several answers (multiple) goes in the rows.

COLUMN can be "side": the sides of the study, next to one another. --letters names in each cell the
columns whose share is significantly lower.

In csv, tidy and json the table xtab has one row for each cell.`,
		}.French().In(env.Lang),
		Example: "  arrimage xtab satisfaction side --demo\n  arrimage xtab satisfaction region --demo --percent row --counts\n  arrimage xtab satisfaction side --demo --test exact --explain-method",
		Args:    rowAndColumn,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.request.Row, opts.columns = args[0], args[1:]
			return runs(opts, run, runXtab)
		},
	}
	opts.addFlags(command)
	return command
}

func rowAndColumn(_ *cobra.Command, args []string) error {
	if len(args) < 2 {
		return usage("xtab prend deux variables ou plus, LIGNE et COLONNE\u00a0; reçu\u00a0: %d", "xtab takes two variables or more, ROW and COLUMN; got %d", len(args))
	}
	return nil
}

// addFlags declares the flags.
func (o *xtabOptions) addFlags(command *cobra.Command) {
	o.source.addTo(command, o.env)
	o.output.addTo(command, o.env)
	o.choices.addWhere(command, o.env)
	o.choices.addBy(command, o.env)
	o.choices.addBase(command, o.env)
	o.choices.addLevel(command, o.env)
	o.choices.addSeed(command, o.env)
	flags, in := command.Flags(), func(fr, en string) string { return locale.Text{FR: fr, EN: en}.French().In(o.env.Lang) }
	o.oneOf(command, &o.percent, "percent", tabulate.Percentages(), "`pourcentages`\u00a0: %s", "`percents`: %s")
	o.oneOf(command, &o.request.Test, "test", tabulate.XtabTestNames(), "`test`\u00a0: %s", "`test`: %s")
	o.oneOf(command, &o.request.Correction, "letters-correction", tabulate.LetterCorrections(), "`correction` des lettres pour le nombre de paires\u00a0: %s", "`correction` of letters for the number of pairs: %s")
	flags.BoolVar(&o.request.Counts, "counts", false, in("effectifs à côté des pourcentages", "counts beside the percents"))
	flags.BoolVar(&o.request.Letters, "letters", false, in("lettres de signification, décrites sous le tableau", "significance letters, described below the table"))
	flags.IntVar(&o.request.MinBase, "min-base", 0, in("`base` minimale d'une colonne comparée par des lettres ; 30 par défaut", "minimum `base` of a column that letters compare; 30 by default"))
	flags.IntVar(&o.request.Top, "top", 0, in("regroupement des `n` réponses les plus élevées", "net of the `n` highest answers"))
	flags.BoolVar(&o.request.Missing, "missing", false, in("montrer les unités sans valeur, par motif", "show the units without a value, by reason"))
	flags.BoolVar(&o.request.Residuals, "residuals", false, in("tableau des résidus ajustés", "table of adjusted residuals"))
	addExplainMethod(command, o.env, &o.explain)
}

// oneOf declares a flag that takes one of several names, the first by default; %s stands for the names.
func (o *xtabOptions) oneOf(command *cobra.Command, value *string, name string, names []string, fr, en string) {
	help := locale.Textf(fr+"\u00a0; %s par défaut", en+"; %s by default", strings.Join(names, ", "), names[0])
	command.Flags().StringVar(value, name, names[0], help.In(o.env.Lang))
	hideDefault(command.Flags(), name, "")
	if err := command.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic("cli: " + name + ": " + err.Error())
	}
}

// check reports values of flags that do not exist.
func (o *xtabOptions) check() error {
	for _, flag := range []struct {
		name, value string
		allowed     []string
	}{
		{"--percent", o.percent, tabulate.Percentages()},
		{"--test", o.request.Test, tabulate.XtabTestNames()},
		{"--letters-correction", o.request.Correction, tabulate.LetterCorrections()},
	} {
		if err := within(flag.name, flag.value, flag.allowed); err != nil {
			return err
		}
	}
	if o.request.MinBase < 0 {
		return usage("--min-base %d\u00a0: attendu un nombre à partir de 1", "--min-base %d: expected a number from 1 on", o.request.MinBase)
	}
	if !o.request.Letters && (o.request.MinBase > 0 || o.request.Correction != tabulate.NoCorrection) {
		return usage("--min-base et --letters-correction vont avec --letters", "--min-base and --letters-correction go with --letters")
	}
	return nil
}

func runXtab(opts *xtabOptions) error {
	if err := opts.check(); err != nil {
		return err
	}
	opts.request.Percent = tabulate.Percentage(opts.percent)
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	var list []tabulate.Xtab
	for _, column := range opts.columns {
		opts.request.Column = column
		more, err := tabulate.Xtabs(s, opts.request, options)
		if err != nil {
			return err
		}
		list = append(list, more...)
	}
	people := opts.output.isForPeople()
	tables := tabulate.XtabTables(s, list, opts.request, options, people)
	if opts.explain && people {
		tables = append(tables, tabulate.MethodsTable(tabulate.XtabMethods(s, list, opts.request)...))
	}
	return opts.output.tables(opts.env, s, tables)
}
