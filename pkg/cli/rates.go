package cli

import (
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
seul pour une question oui/non), sur une base déclarée, avec l'intervalle de Wilson et
l'intervalle exact pour population finie ; puis la différence entre les deux parties.`,
			EN: `rates counts, for each question with codes, the units that give each answer (only the yes
for a yes/no question), over a stated base, with the Wilson interval and the exact interval
for a finite population; then the difference between the two sides.`,
		}.French().In(env.Lang),
		Example: "  arrimage rates satisfaction --demo\n  arrimage rates --demo --base answered --format csv\n  arrimage rates satisfaction --demo --where 'mesures >= 12'",
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
	return command
}

func runRates(opts *ratesOptions) error {
	options, err := opts.choices.options()
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
	return opts.output.tables(opts.env, s, tabulate.RatesTables(s, rates, options))
}
