package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type designOptions struct {
	env    *Env
	source source
	output output
}

func newDesignCmd(env *Env, run func(*designOptions) error) *cobra.Command {
	opts := &designOptions{env: env}
	command := &cobra.Command{
		Use: "design",
		Short: locale.Text{
			FR: "Plan de sondage : strates, grappes, poids, calage",
			EN: "Sampling design: strata, clusters, weights, calibration",
		}.French().In(env.Lang),
		Long: locale.Text{
			FR: `design montre comment arrimage a compris le plan que le fichier d'étude déclare pour chaque
partie : degrés, strates, unités, poids et leur effet, strates à une seule unité, degrés de
liberté, et les totaux avant et après calage.`,
			EN: `design shows how arrimage understood the design that the study file declares for each side:
stages, strata, units, weights and their effect, strata with a single unit, degrees of
freedom, and the totals before and after calibration.`,
		}.French().In(env.Lang),
		Example: "  arrimage design --demo\n  arrimage design --demo --format json",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runs(opts, run, runDesign) },
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	return command
}

func runDesign(opts *designOptions) error {
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, tabulate.DesignTables(s))
}
