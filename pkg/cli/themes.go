package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/memory"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesOptions struct {
	env       *Env
	source    source
	choices   choices
	output    output
	questions []string
}

func newThemesCmd(env *Env, run func(*themesOptions) error) *cobra.Command {
	opts := &themesOptions{env: env}
	command := &cobra.Command{
		Use:   "themes [QUESTION…]",
		Short: locale.Text{FR: "Thèmes des réponses ouvertes : qui en parle, partie par partie", EN: "Themes of open answers: who speaks of them, side by side"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `themes compte les thèmes que des personnes ont donnés aux réponses ouvertes et aux entretiens
(themes:, coding:) : répondants et mentions, base, pourcentage et intervalle, pour chaque partie.
Sans argument, un tableau par question du corpus ; « themes » les prend toutes ensemble. Un thème
compte si plus de la moitié des personnes qui ont codé la réponse l'ont donné, ou par décision.

Les thèmes codés se croisent et se comparent comme toute question : arrimage xtab
QUESTION_themes AUTRE ; par vague : arrimage waves QUESTION_themes. « arrimage explain THÈME » mène à
chaque réponse.`,
			EN: `themes counts the themes that coders gave to open answers and interviews (themes:, coding:):
respondents and mentions, base, percentage and interval, for each side. Without arguments, a table
for each question of the corpus; "themes" takes all of them together. A theme counts where more
than half of the coders of the answer gave it, or by decision.

Coded themes are crossed and compared like any question: arrimage xtab QUESTION_themes OTHER; by
wave: arrimage waves QUESTION_themes. "arrimage explain THEME" leads to every answer.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes --demo\n  arrimage themes insatisfactions --demo --by satisfaction\n  arrimage explain concertation --demo",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.questions = args
			return runs(opts, run, runThemes)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	opts.choices.addBy(command, env)
	opts.choices.addBase(command, env)
	opts.choices.addLevel(command, env)
	command.AddCommand(
		newThemesAgreeCmd(env, nil),
		newThemesAnswersCmd(env, nil),
		newThemesCodebookCmd(env, nil),
		newThemesConflictsCmd(env, nil),
		newThemesCoverageCmd(env, nil),
		newThemesDuplicatesCmd(env, nil),
		newThemesExportCmd(env, nil),
		newThemesFindCmd(env, nil),
		newThemesImportCmd(env, nil),
		newThemesKeynessCmd(env, nil),
		newThemesMergeCmd(env, nil),
		newThemesProposedCmd(env, nil),
		newThemesQuotesCmd(env, nil),
		newThemesSaturationCmd(env, nil),
		newThemesSheetCmd(env, nil),
		newThemesTogetherCmd(env, nil),
		newThemesUncodedCmd(env, nil),
		newThemesWordsCmd(env, nil),
	)
	return command
}

func runThemes(opts *themesOptions) error {
	defer memory.CollectOften()() // Words and their codings stay, and many rates leave much behind.
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	list, err := tabulate.ThemeRates(s, opts.questions, options)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, tabulate.ThemesTables(s, list, options))
}
