package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type ratesOptions struct {
	env       *Env
	source    source
	choices   choices
	output    output
	questions []string
	interval  string // one of tabulate.Intervals; "" for the first
	explain   bool   // describe the methods below the tables that people read
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
entre les deux parties.`,
			EN: `rates counts, for each question with codes, the units that give each answer (only the yes
for a yes/no question), over a stated base, with the Wilson interval, or the one that
--interval names, and the exact interval for a finite population; then the difference
between the two sides.`,
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
	return command
}

// addInterval declares the flags on the methods; their help, completion and errors are made from the list of intervals.
func (o *ratesOptions) addInterval(command *cobra.Command) {
	names := tabulate.Intervals()
	command.Flags().StringVar(&o.interval, "interval", "", locale.Textf(
		"`nom` de la méthode d'intervalle\u00a0: %s\u00a0; %s par défaut",
		"`name` of the interval method: %s; %s by default", strings.Join(names, ", "), names[0]).In(o.env.Lang))
	command.Flags().BoolVar(&o.explain, "explain-method", false, locale.Text{
		FR: "décrire chaque méthode sous les tableaux (formats table et md)",
		EN: "describe each method below the tables (formats table and md)",
	}.In(o.env.Lang))
	if err := command.RegisterFlagCompletionFunc("interval", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic("cli: interval: " + err.Error())
	}
}

// method returns the interval that was asked for, or an error of usage.
func (o *ratesOptions) method() (string, error) {
	names := tabulate.Intervals()
	if o.interval == "" {
		return names[0], nil
	}
	return o.interval, within("--interval", o.interval, names)
}

func runRates(opts *ratesOptions) error {
	options, err := opts.choices.options()
	if err != nil {
		return err
	}
	interval, err := opts.method()
	if err != nil {
		return err
	}
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	rates, err := tabulate.Rates(s, opts.questions, options)
	if err != nil {
		return err
	}
	tables := tabulate.RatesTablesBy(s, rates, interval, options)
	if opts.explain && opts.output.isForPeople() {
		tables = append(tables, tabulate.MethodsTable(tabulate.RatesMethods(s, tables, interval)...))
	}
	return opts.output.tables(opts.env, s, tables)
}

// isForPeople reports whether the format is one that people read as it is.
func (o *output) isForPeople() bool {
	target, err := o.target()
	return err == nil && (target.Name == "table" || target.Name == "md")
}
