package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type reliabilityOptions struct {
	env       *Env
	source    source
	choices   choices
	output    output
	scale     string
	resamples int  // of the bootstrap interval of omega; 0 for none
	explain   bool // describe the methods below the tables that people read
}

func newReliabilityCmd(env *Env, run func(*reliabilityOptions) error) *cobra.Command {
	opts := &reliabilityOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "reliability [ÉCHELLE]", EN: "reliability [SCALE]"}.In(env.Lang),
		Short: locale.Text{
			FR: "Fidélité d'une échelle : alpha et oméga, énoncé par énoncé",
			EN: "Reliability of a scale: alpha and omega, item by item",
		}.French().In(env.Lang),
		Long: locale.Text{
			FR: `reliability calcule d'une échelle, pour chaque partie, l'alpha de Cronbach (pour des énoncés
qui comptent ou non, c'est le KR-20) et son intervalle de Feldt, et l'oméga de McDonald ; puis,
pour chaque énoncé, sa corrélation énoncé-total corrigée, l'alpha des autres énoncés et sa
saturation dans le facteur commun. Avec --resamples, l'oméga a un intervalle par bootstrap.`,
			EN: `reliability computes of a scale, for each side, Cronbach's alpha (for items that count or do
not, it is KR-20) and its interval by Feldt, and McDonald's omega; then, for each item, its
corrected item-total correlation, the alpha of the other items and its loading on the common
factor. With --resamples, omega has an interval by the bootstrap.`,
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
	opts.addBootstrap(command)
	addExplainMethod(command, env, &opts.explain)
	return command
}

// addBootstrap declares the flags of the interval of omega.
func (o *reliabilityOptions) addBootstrap(command *cobra.Command) {
	command.Flags().IntVar(&o.resamples, "resamples", 0, locale.Text{
		FR: "`nombre` de rééchantillons pour un intervalle de l'oméga ; sans intervalle par défaut",
		EN: "`number` of resamples for an interval of omega; without one by default",
	}.French().In(o.env.Lang))
	command.Flags().Uint64Var(&o.choices.seed, "seed", 0, locale.Text{
		FR: "`graine` des rééchantillons, un entier ; 0 par défaut",
		EN: "`seed` of the resamples, a whole number; 0 by default",
	}.French().In(o.env.Lang))
}

func runReliability(opts *reliabilityOptions) error {
	if opts.resamples < 0 {
		return usage("--resamples %d\u00a0: attendu un nombre de 0 ou plus", "--resamples %d: expected a number of 0 or more", opts.resamples)
	}
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	scale, list, err := tabulate.Reliability(s, opts.scale, options)
	if err != nil {
		return err
	}
	if opts.resamples > 0 {
		tabulate.BootstrapOmega(list, opts.resamples, options)
	}
	tables := tabulate.ReliabilityTables(s, scale, list, options)
	if opts.explain && opts.output.isForPeople() {
		tables = append(tables, tabulate.MethodsTable(tabulate.ReliabilityMethods(scale)...))
	}
	return opts.output.tables(opts.env, s, tables)
}
