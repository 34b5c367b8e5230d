package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type compareOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	request tabulate.ComparisonRequest
	test    string // one of tabulate.GroupTests
	rule    string // one of tabulate.UnitsRules
	explain bool   // describe the methods below the tables that people read
}

func newCompareCmd(env *Env, run func(*compareOptions) error) *cobra.Command {
	opts := &compareOptions{env: env}
	command := &cobra.Command{
		Use: "compare VARIABLE",
		Short: locale.Text{
			FR: "Différences entre groupes, ou entre les deux parties : tests",
			EN: "Differences between groups, or between the two sides: tests",
		}.French().In(env.Lang),
		Long: locale.Text{
			FR: `compare met en regard des groupes : une variable numérique, une question oui/non ou une réponse
(question=code), entre les groupes que --by forme (codes, régions, condition, tranches d'une table).

Deux groupes : test de permutation des moyennes, Wilcoxon. Davantage : Kruskal-Wallis et, pour des
tranches ou avec --ordered, Jonckheere-Terpstra. Des taux : test exact de Fisher, écart de Newcombe.
--pairs compare chaque groupe à chaque autre, les valeurs de p ajustées par --adjust.

D'une partie qui déclare un plan (design:), tout vient du plan : écarts avec covariance, test de Wald.

Sans --by, compare les deux parties arrimées : comme deux échantillons indépendants, puis région par
région (McNemar, échange des parties), et dit à quelle question répond chaque test.

--table n'écrit qu'un tableau : compare, compare-tests, compare-pairs.`,
			EN: `compare sets groups side by side: a numeric variable, a yes/no question or one answer
(question=code), between the groups that --by makes (codes, regions, a condition, bands of a table).

Two groups: permutation test of means, Wilcoxon. More: Kruskal-Wallis and, for bands or with
--ordered, Jonckheere-Terpstra. Rates: Fisher's exact test, Newcombe's difference. --pairs compares
every group with every other, the p values adjusted by --adjust.

Of a side that declares a design (design:), all comes from the design: differences with their
covariance, Wald test.

Without --by it compares the two joined sides: as two independent samples, then region by region
(McNemar, exchange of the sides), and says which test answers which question.

--table writes only one table: compare, compare-tests, compare-pairs.`,
		}.French().In(env.Lang),
		Example: "  arrimage compare satisfaction --demo\n  arrimage compare ci.mesures --by budget --demo\n  arrimage compare mesures --by satisfaction --demo --pairs --explain-method",
		Args:    oneVariable,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.request.Variable = args[0]
			return runs(opts, run, runCompare)
		},
	}
	opts.addFlags(command)
	return command
}

func oneVariable(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("compare prend une variable\u00a0; reçu\u00a0: %d", "compare takes one variable; got %d", len(args))
	}
	return nil
}

// addFlags declares the flags.
func (o *compareOptions) addFlags(command *cobra.Command) {
	o.source.addTo(command, o.env)
	o.output.addTo(command, o.env)
	o.choices.addWhere(command, o.env)
	o.choices.addBy(command, o.env)
	o.choices.addBase(command, o.env)
	o.choices.addLevel(command, o.env)
	o.choices.addSeed(command, o.env)
	flags := command.Flags()
	flags.StringVar(&o.test, "test", string(tabulate.AutoTest), locale.Textf("`test`\u00a0: %s\u00a0; auto par défaut", "`test`: %s; auto by default", strings.Join(groupTests(), ", ")).In(o.env.Lang))
	flags.BoolVar(&o.request.Pairs, "pairs", false, locale.Text{FR: "comparer chaque groupe à chaque autre", EN: "compare every group with every other"}.In(o.env.Lang))
	addAdjust(command, o.env, &o.request.Adjust, locale.Text{FR: "holm par défaut", EN: "holm by default"})
	flags.BoolVar(&o.request.Ordered, "ordered", false, locale.Text{FR: "les codes de --by sont en ordre : tester une tendance", EN: "the codes of --by stand in order: test for a trend"}.French().In(o.env.Lang))
	flags.StringVar(&o.rule, "rule", string(tabulate.Majority), locale.Text{
		FR: "sans --by, quand les unités d'une région disent oui : `majority|any|all` ; majority par défaut",
		EN: "without --by, when the units of a region say yes: `majority|any|all`; majority by default",
	}.French().In(o.env.Lang))
	hideDefault(flags, "test", "")
	hideDefault(flags, "rule", "")
	addExplainMethod(command, o.env, &o.explain)
}

// addAdjust declares the flag that adjusts the p values of a family.
func addAdjust(command *cobra.Command, env *Env, adjust *string, byDefault locale.Text) {
	command.Flags().StringVar(adjust, "adjust", "", locale.Textf("`ajustement` des valeurs de p d'une famille\u00a0: %s\u00a0; %s", "`adjustment` of the p values of a family: %s; %s",
		strings.Join(tabulate.Adjustments(), ", "), byDefault).In(env.Lang))
}

// groupTests names the values of --test.
func groupTests() []string {
	var names []string
	for _, test := range tabulate.GroupTests {
		names = append(names, string(test))
	}
	return names
}

func runCompare(opts *compareOptions) error {
	if err := opts.check(); err != nil {
		return err
	}
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	tables, err := opts.tables(s, options)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, tables)
}

// check reports values of flags that do not exist or do not go together.
func (o *compareOptions) check() error {
	if err := within("--test", o.test, groupTests()); err != nil {
		return err
	}
	if err := within("--rule", o.rule, unitsRules()); err != nil {
		return err
	}
	if o.request.Adjust != "" {
		if err := within("--adjust", o.request.Adjust, tabulate.Adjustments()); err != nil {
			return err
		}
	}
	switch by := len(o.choices.by) > 0; {
	case !by && (o.request.Pairs || o.request.Ordered):
		return usage("--pairs et --ordered vont avec --by", "--pairs and --ordered go with --by")
	case by && o.rule != string(tabulate.Majority):
		return usage("--rule va sans --by", "--rule goes without --by")
	case !o.request.Pairs && o.request.Adjust != "":
		return usage("--adjust va avec --pairs", "--adjust goes with --pairs")
	case o.request.Ordered && len(o.choices.by) > 1:
		return usage("--ordered\u00a0: pour une seule variable de --by", "--ordered: for a single variable of --by")
	}
	o.request.Test, o.request.Rule = tabulate.GroupTest(o.test), tabulate.UnitsRule(o.rule)
	return nil
}

// tables compares the groups of --by, else the two sides.
func (o *compareOptions) tables(s *survey.Survey, options tabulate.Options) ([]*table.Table, error) {
	var tables []*table.Table
	var list []tabulate.Comparison
	if len(options.By) > 0 {
		var err error
		if list, err = tabulate.Compare(s, o.request, options); err != nil {
			return nil, err
		}
		tables = tabulate.ComparisonTables(s, list, o.request, options)
	} else {
		c, err := tabulate.CompareSides(s, o.request, options)
		if err != nil {
			return nil, err
		}
		list, tables = []tabulate.Comparison{c.Comparison}, tabulate.SidesTables(s, c, options)
	}
	if o.explain && o.output.isForPeople() {
		tables = append(tables, tabulate.ComparisonMethods(list, o.request))
	}
	return tables, nil
}
