package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesUncodedOptions struct {
	env     *Env
	reading reading
}

func newThemesUncodedCmd(env *Env, run func(*themesUncodedOptions) error) *cobra.Command {
	opts := &themesUncodedOptions{env: env}
	command := &cobra.Command{
		Use:   "uncoded [QUESTION…]",
		Short: locale.Text{FR: "Réponses et tours de parole qui restent à coder", EN: "Answers and turns that are left to code"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `uncoded compte, par partie et par question, les réponses et les tours de parole que personne n'a codés,
et ceux qui restent à chaque personne qui code ; puis il montre ceux que personne n'a codés, ou, avec
--coder, ceux qui restent à une personne.`,
			EN: `uncoded counts, by side and question, the answers and turns that nobody has coded and those that are
left to each coder; then it shows those that nobody has coded or, with --coder, those that are left to
one coder.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes uncoded --demo\n  arrimage themes uncoded --demo --coder anne",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.reading.Questions = args
			return runs(opts, run, runThemesUncoded)
		},
	}
	opts.reading.addTo(command, env)
	command.Flags().StringVar(&opts.reading.Coder, "coder", "", locale.Text{FR: "`personne` dont montrer ce qui lui reste à coder", EN: "`coder` whose remaining words to show"}.In(env.Lang))
	return command
}

func runThemesUncoded(opts *themesUncodedOptions) error {
	return opts.reading.write(opts.env, func(s *survey.Survey, options tabulate.Options) ([]*table.Table, error) {
		return tabulate.UncodedTables(s, opts.reading.Reading, options)
	})
}
