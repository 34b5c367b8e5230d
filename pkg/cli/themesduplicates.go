package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesDuplicatesOptions struct {
	env     *Env
	reading reading
}

func newThemesDuplicatesCmd(env *Env, run func(*themesDuplicatesOptions) error) *cobra.Command {
	opts := &themesDuplicatesOptions{env: env}
	command := &cobra.Command{
		Use:   "duplicates [QUESTION…]",
		Short: locale.Text{FR: "Réponses qui disent la même chose, ou presque", EN: "Answers that say the same, or nearly"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `duplicates groupe les réponses et les tours de parole qui ont les mêmes mots, ou presque : une lettre
type, une réponse recopiée. Le premier de chaque groupe est celui auquel les autres ressemblent.`,
			EN: `duplicates groups the answers and turns that have the same words, or nearly: a form letter, a copied
answer. The first of each group is the one that the others are like.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes duplicates --demo",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.reading.Questions = args
			return runs(opts, run, runThemesDuplicates)
		},
	}
	opts.reading.addTo(command, env)
	opts.reading.addInterviewers(command, env)
	return command
}

func runThemesDuplicates(opts *themesDuplicatesOptions) error {
	return opts.reading.write(opts.env, func(s *survey.Survey, options tabulate.Options) ([]*table.Table, error) {
		return single(tabulate.DuplicatesTable(s, opts.reading.Reading, options))
	})
}
