package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesProposedOptions struct {
	env       *Env
	source    source
	output    output
	questions []string
}

func newThemesProposedCmd(env *Env, run func(*themesProposedOptions) error) *cobra.Command {
	opts := &themesProposedOptions{env: env}
	command := &cobra.Command{
		Use:   "proposed [QUESTION…]",
		Short: locale.Text{FR: "Ce que les règles proposent, à côté de ce qui est codé", EN: "What rules propose, beside what coders gave"}.In(env.Lang),
		Long: locale.Text{
			FR: `proposed compte, pour chaque thème, les réponses et tours de parole où ses règles de dictionnaire
trouvent quelque chose, et ceux où le thème compte selon les personnes qui codent : les deux, l'un
sans l'autre. Une règle propose et ne code jamais : aucun autre tableau ne compte ses propositions.`,
			EN: `proposed counts, for each theme, the answers and turns in which its dictionary rules find something,
and those for which the theme counts by the coders: both, and one without the other. A rule proposes
and never codes: no other table counts what it proposes.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes proposed --demo\n  arrimage themes proposed insatisfactions --demo",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.questions = args
			return runs(opts, run, runThemesProposed)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	return command
}

func runThemesProposed(opts *themesProposedOptions) error {
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	t, err := tabulate.ThemesProposed(s, opts.questions)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, []*table.Table{t})
}
