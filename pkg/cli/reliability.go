package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type reliabilityOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	scale   string
}

func newReliabilityCmd(env *Env, run func(*reliabilityOptions) error) *cobra.Command {
	opts := &reliabilityOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "reliability [ÉCHELLE]", EN: "reliability [SCALE]"}.In(env.Lang),
		Short: locale.Text{
			FR: "Fidélité d'une échelle : alpha de Cronbach, énoncé par énoncé",
			EN: "Reliability of a scale: Cronbach's alpha, item by item",
		}.French().In(env.Lang),
		Long: locale.Text{
			FR: `reliability calcule d'une échelle, pour chaque partie, l'alpha de Cronbach (pour des énoncés
qui comptent ou non, c'est le KR-20) et son intervalle de Feldt ; puis, pour chaque énoncé, sa
corrélation énoncé-total corrigée et l'alpha des autres énoncés.`,
			EN: `reliability computes of a scale, for each side, Cronbach's alpha (for items that count or do
not, it is KR-20) and its interval by Feldt; then, for each item, its corrected item-total
correlation and the alpha of the other items.`,
		}.French().In(env.Lang),
		Example: "  arrimage reliability --demo\n  arrimage reliability mesures --demo --table reliability-items --format csv",
		Args:    oneScale,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				opts.scale = args[0]
			}
			return runs(opts, run, runReliability)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	opts.choices.addLevel(command, env)
	return command
}

func runReliability(opts *reliabilityOptions) error {
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	scale, list, err := tabulate.Reliability(s, opts.scale, options)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, tabulate.ReliabilityTables(s, scale, list, options))
}
