package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type joinOptions struct {
	env    *Env
	source source
	output output
}

func newJoinCmd(env *Env, run func(*joinOptions) error) *cobra.Command {
	opts := &joinOptions{env: env}
	command := &cobra.Command{
		Use: "join",
		Short: locale.Text{
			FR: "Montrer l'arrimage : régions, unités des deux parties, qui manque",
			EN: "Show the join: regions, units of both sides, who is missing",
		}.French().In(env.Lang),
		Example: "  arrimage join --demo\n  arrimage join --demo --format csv -o join.csv",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runs(opts, run, runJoin) },
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	return command
}

func runJoin(opts *joinOptions) error {
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	joined, err := tabulate.Join(s)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, []*table.Table{joined})
}
