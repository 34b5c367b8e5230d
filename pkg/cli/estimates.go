package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// estimateOptions are what means, totals, ratios and quantiles take.
type estimateOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	request tabulate.Request
	rule    string // of quantiles
	digits  int    // decimals that people see; below 0 for what the standard errors ask for
	explain bool
	apart   bool // of means: the first variable less the second
}

// newEstimateCmd declares a command that estimates a statistic of numeric variables.
func newEstimateCmd(env *Env, statistic tabulate.Statistic, command *cobra.Command, run func(*estimateOptions) error) (*cobra.Command, *estimateOptions) {
	opts := &estimateOptions{env: env, request: tabulate.Request{Statistic: statistic}}
	command.RunE = func(_ *cobra.Command, args []string) error {
		opts.request.Variables = args
		return runs(opts, run, runEstimate)
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	opts.choices.addBy(command, env)
	opts.choices.addLevel(command, env)
	if statistic != tabulate.QuantileOf {
		opts.source.addOnePass(command, env)
	}
	command.Flags().IntVar(&opts.digits, "digits", -1, locale.Text{
		FR: "`décimales` affichées ; sinon trois chiffres de la plus petite erreur type", EN: "`decimals` shown; else three digits of the smallest standard error",
	}.French().In(env.Lang))
	hideDefault(command.Flags(), "digits", "0")
	addExplainMethod(command, env, &opts.explain)
	return command, opts
}

// addExplainMethod declares the flag that describes the methods below the tables.
func addExplainMethod(command *cobra.Command, env *Env, explain *bool) {
	command.Flags().BoolVar(explain, "explain-method", false, locale.Text{
		FR: "décrire chaque méthode sous les tableaux (formats table et md)",
		EN: "describe each method below the tables (formats table and md)",
	}.In(env.Lang))
}

func runEstimate(opts *estimateOptions) error {
	if err := opts.checkQuantiles(); err != nil {
		return err
	}
	if opts.digits > 12 {
		return usage("--digits %d\u00a0: 12 au plus", "--digits %d: 12 at most", opts.digits)
	}
	if opts.digits >= 0 {
		opts.request.Decimals = &opts.digits
	}
	opts.source.holds = opts.apart
	s, pass, err := opts.source.computed(opts.env, &opts.choices, tabulate.PassRequest{Estimates: []tabulate.Request{opts.request}}, "")
	if err != nil {
		return err
	}
	list, options := pass.Estimates[0], pass.Options
	tables := []*table.Table{tabulate.EstimatesTable(s, opts.request, list, options)}
	if opts.apart {
		differences, err := tabulate.MeanDifferences(s, opts.request, options)
		if err != nil {
			return err
		}
		tables = append(tables, tabulate.MeanDifferencesTable(s, opts.request, differences, options))
	}
	if opts.explain && opts.output.isForPeople() {
		tables = append(tables, tabulate.MethodsTable(tabulate.EstimatesMethods(s, list)...))
	}
	return opts.output.tables(opts.env, s, tables)
}

func newMeansCmd(env *Env, run func(*estimateOptions) error) *cobra.Command {
	command, opts := newEstimateCmd(env, tabulate.MeanOf, &cobra.Command{
		Use: "means [VARIABLE…]",
		Short: locale.Text{
			FR: "Moyennes, avec erreur type, intervalle, effet de plan",
			EN: "Means, with standard error, interval, design effect",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `means estime la moyenne de variables numériques, par partie et par groupe, selon le plan que
le fichier d'étude déclare (poids, strates, grappes, calage, répliques), sinon comme d'un
échantillon aléatoire simple. Sans argument, il prend tous les nombres et tous les scores.`,
			EN: `means estimates the mean of numeric variables, by side and by group, under the design that
the study file declares (weights, strata, clusters, calibration, replicates), else as of a
simple random sample. Without arguments it takes every number and every score.`,
		}.In(env.Lang),
		Example: "  arrimage means mesures --demo\n  arrimage means mesures --demo --by satisfaction --format csv\n  arrimage means mesures mesures_answered --demo --difference",
	}, run)
	command.Flags().BoolVar(&opts.apart, "difference", false, locale.Text{
		FR: "de deux variables, ajouter la moyenne de la première moins celle de la deuxième",
		EN: "of two variables, add the mean of the first less that of the second",
	}.In(env.Lang))
	return command
}

func newTotalsCmd(env *Env, run func(*estimateOptions) error) *cobra.Command {
	command, _ := newEstimateCmd(env, tabulate.TotalOf, &cobra.Command{
		Use: "totals [VARIABLE…]",
		Short: locale.Text{
			FR: "Totaux de la population, avec erreur type et intervalle",
			EN: "Totals of the population, with standard error and interval",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `totals estime le total de variables numériques dans la population, par partie et par groupe,
selon le plan que le fichier d'étude déclare. Sans poids ni population connue, il additionne
les réponses, et le dit.`,
			EN: `totals estimates the total of numeric variables in the population, by side and by group, under
the design that the study file declares. Without weights or a known population it adds up the
answers, and says so.`,
		}.In(env.Lang),
		Example: "  arrimage totals mesures --demo\n  arrimage totals mesures --demo --where 'mesures >= 12'",
	}, run)
	return command
}

func newRatiosCmd(env *Env, run func(*estimateOptions) error) *cobra.Command {
	command, _ := newEstimateCmd(env, tabulate.RatioOf, &cobra.Command{
		Use: "ratios X Y",
		Short: locale.Text{
			FR: "Rapport des totaux de deux variables, avec erreur type",
			EN: "Ratio of the totals of two variables, with standard error",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `ratios estime le total de X divisé par celui de Y, sur les unités qui ont les deux valeurs, par
partie et par groupe, selon le plan que le fichier d'étude déclare.`,
			EN: `ratios estimates the total of X over that of Y, of the units that have both values, by side and
by group, under the design that the study file declares.`,
		}.In(env.Lang),
		Example: "  arrimage ratios mesures mesures_maximum --demo",
	}, run)
	return command
}

func newQuantilesCmd(env *Env, run func(*estimateOptions) error) *cobra.Command {
	command, opts := newEstimateCmd(env, tabulate.QuantileOf, &cobra.Command{
		Use: "quantiles [VARIABLE…]",
		Short: locale.Text{
			FR: "Médiane et autres quantiles, avec leurs intervalles",
			EN: "Median and other quantiles, with their intervals",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `quantiles estime la médiane et les quartiles, ou les quantiles que --at nomme, de variables
numériques, par partie et par groupe : selon le plan que le fichier d'étude déclare, avec
l'intervalle de Woodruff ; sinon avec l'intervalle exact entre deux valeurs observées.`,
			EN: `quantiles estimates the median and the quartiles, or the quantiles that --at names, of numeric
variables, by side and by group: under the design that the study file declares, with
Woodruff's interval; else with the exact interval between two observed values.`,
		}.French().In(env.Lang),
		Example: "  arrimage quantiles mesures --demo\n  arrimage quantiles mesures --demo --at 0.1,0.5,0.9",
	}, run)
	command.Flags().Float64SliceVar(&opts.request.At, "at", []float64{0.25, 0.5, 0.75}, locale.Text{
		FR: "`probabilités`, entre 0 et 1 ; les quartiles par défaut", EN: "`probabilities` between 0 and 1; the quartiles by default",
	}.French().In(env.Lang))
	hideDefault(command.Flags(), "at", "")
	command.Flags().StringVar(&opts.rule, "rule", "", locale.Textf(
		"`règle` de lecture entre les valeurs\u00a0: %s\u00a0; hf7 (type 7) par défaut, math si un plan est déclaré",
		"`rule` of reading between values: %s; hf7 (type 7) by default, math if a design is declared", strings.Join(tabulate.QuantileRules(), ", ")).In(env.Lang))
	return command
}

// checkQuantiles checks the flags of quantiles.
func (opts *estimateOptions) checkQuantiles() error {
	for _, p := range opts.request.At {
		if !(p > 0 && p < 1) {
			return usage("--at %v\u00a0: attendu des nombres entre 0 et 1, comme 0.25,0.5,0.75", "--at %v: expected numbers between 0 and 1, such as 0.25,0.5,0.75", p)
		}
	}
	opts.request.Rule = tabulate.QuantileRule(opts.rule)
	if opts.rule == "" {
		return nil
	}
	return within("--rule", opts.rule, tabulate.QuantileRules())
}
