package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type ratesOptions struct {
	env       *Env
	source    source
	choices   choices
	output    output
	questions []string
	interval  string   // one of tabulate.Intervals; "" for the first
	means     []string // numeric variables whose means are shown beside the rates
	explain   bool     // describe the methods below the tables that people read
}

func newRatesCmd(env *Env, run func(*ratesOptions) error) *cobra.Command {
	opts := &ratesOptions{env: env}
	command := &cobra.Command{
		Use: "rates [QUESTION…]",
		Short: locale.Text{
			FR: "Taux de chaque réponse, par partie : base, exclus, intervalles",
			EN: "Rates of each answer, by side: base, left out, intervals",
		}.French().In(env.Lang),
		Long: locale.Text{
			FR: `rates compte, pour chaque question à codes, les unités qui donnent chaque réponse (le oui
seul pour une question oui/non), sur une base déclarée, avec l'intervalle de Wilson, ou
celui que --interval nomme, et l'intervalle exact pour population finie ; puis la différence
entre les deux parties. D'une partie qui déclare un plan (design:), les taux sont pondérés,
et l'intervalle est celui de Korn et Graubard (ou logit, wilson, student).`,
			EN: `rates counts, for each question with codes, the units that give each answer (only the yes
for a yes/no question), over a stated base, with the Wilson interval, or the one that
--interval names, and the exact interval for a finite population; then the difference
between the two sides. Of a side that declares a design (design:), rates are weighted and the
interval is that of Korn and Graubard (or logit, wilson, student).`,
		}.French().In(env.Lang),
		Example: "  arrimage rates satisfaction --demo\n  arrimage rates --demo --base answered --format csv\n  arrimage rates satisfaction --demo --where 'mesures >= 12'\n  arrimage rates satisfaction --demo --interval clopper-pearson --explain-method",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.questions = args
			return runs(opts, run, runRates)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	opts.choices.addBy(command, env)
	opts.choices.addBase(command, env)
	opts.choices.addLevel(command, env)
	opts.addInterval(command)
	opts.source.addOnePass(command, env)
	command.Flags().StringSliceVar(&opts.means, "means", nil, locale.Text{
		FR: "ajouter la moyenne de `variables` numériques (a,b), dans la même lecture", EN: "add the means of numeric `variables` (a,b), in the same reading",
	}.In(env.Lang))
	return command
}

// addInterval declares the flags on the methods; their help, completion and errors are made from the list of intervals.
func (o *ratesOptions) addInterval(command *cobra.Command) {
	names := tabulate.Intervals()
	command.Flags().StringVar(&o.interval, "interval", "", locale.Textf(
		"`intervalle`\u00a0: %s", "the `interval`: %s", strings.Join(names, ", ")).In(o.env.Lang))
	addExplainMethod(command, o.env, &o.explain)
	if err := command.RegisterFlagCompletionFunc("interval", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic("cli: interval: " + err.Error())
	}
}

func runRates(opts *ratesOptions) error {
	if opts.interval != "" {
		if err := within("--interval", opts.interval, tabulate.Intervals()); err != nil {
			return err
		}
	}
	s, pass, err := opts.compute()
	if err != nil {
		return err
	}
	rates := pass.Rates
	tables := tabulate.RatesTables(s, rates, pass.Options)
	if len(opts.means) > 0 {
		tables = append(tables, tabulate.EstimatesTable(s, opts.meansOf(), pass.Estimates[0], pass.Options))
	}
	if opts.explain && opts.output.isForPeople() {
		methods := tabulate.RatesMethods(s, rates, tables)
		if len(opts.means) > 0 {
			methods = append(methods, tabulate.EstimatesMethods(s, pass.Estimates[0])...)
		}
		tables = append(tables, tabulate.MethodsTable(methods...))
	}
	return opts.output.tables(opts.env, s, tables)
}

// compute computes the rates, and the means beside them.
func (o *ratesOptions) compute() (*survey.Survey, *tabulate.Pass, error) {
	request := tabulate.PassRequest{Rates: true, Questions: o.questions}
	if len(o.means) > 0 {
		request.Estimates = []tabulate.Request{o.meansOf()}
	}
	return o.source.computed(o.env, &o.choices, request, o.interval)
}

// meansOf is the request of the means beside the rates.
func (o *ratesOptions) meansOf() tabulate.Request {
	return tabulate.Request{Statistic: tabulate.MeanOf, Variables: o.means}
}

// isForPeople reports whether the format is one that people read as it is.
func (o *output) isForPeople() bool {
	target, err := o.target(nil)
	return err == nil && (target.Name == "table" || target.Name == "md")
}
