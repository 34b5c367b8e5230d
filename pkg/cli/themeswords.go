package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesWordsOptions struct {
	env     *Env
	reading reading
	top     int
	pairs   bool
}

func newThemesWordsCmd(env *Env, run func(*themesWordsOptions) error) *cobra.Command {
	const top = 20
	opts := &themesWordsOptions{env: env}
	command := &cobra.Command{
		Use:   "words [QUESTION…]",
		Short: locale.Text{FR: "Mots fréquents du corpus, ou paires de mots, partie par partie", EN: "Frequent words of the corpus, or pairs of words, side by side"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `words compte les mots des réponses ouvertes et des entretiens, partie par partie : combien de fois,
dans combien de textes, en pourcentage des textes. Les mots d'une même famille comptent ensemble ;
les mots vides (le, de, nous, être…) ne comptent pas.`,
			EN: `words counts the words of open answers and interviews, side by side: how many times, in how many
texts, as a share of the texts. Words of one family count together; stop words (the, of, we, be…) do
not count.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes words --demo\n  arrimage themes words insatisfactions --demo --pairs --top 10",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.reading.Questions = args
			return runs(opts, run, runThemesWords)
		},
	}
	opts.reading.addTo(command, env)
	opts.reading.addInterviewers(command, env)
	flags := command.Flags()
	flags.IntVar(&opts.top, "top", top, locale.Textf("`nombre` de mots de chaque partie\u00a0; %d par défaut", "`number` of words of each side; %d by default", top).In(env.Lang))
	flags.BoolVar(&opts.pairs, "pairs", false, locale.Text{FR: "compter les paires de mots qui se suivent", EN: "count pairs of neighbouring words"}.In(env.Lang))
	hideDefault(flags, "top", "0")
	return command
}

func runThemesWords(opts *themesWordsOptions) error {
	if opts.top < 1 {
		return usage("--top %d\u00a0: attendu 1 ou plus", "--top %d: expected 1 or more", opts.top)
	}
	return opts.reading.write(opts.env, func(s *survey.Survey, options tabulate.Options) ([]*table.Table, error) {
		return single(tabulate.WordsTable(s, opts.reading.Reading, opts.pairs, opts.top, options))
	})
}
