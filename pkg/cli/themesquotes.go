package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesQuotesOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	choice  tabulate.Choice
}

func newThemesQuotesCmd(env *Env, run func(*themesQuotesOptions) error) *cobra.Command {
	opts := &themesQuotesOptions{env: env, choices: choices{level: tabulate.DefaultLevel}}
	command := &cobra.Command{
		Use:   "quotes [THEME…]",
		Short: locale.Text{FR: "Citations par thème, attribuées et expurgées comme l'étude le dit", EN: "Quotations by theme, attributed and scrubbed as the study says"}.In(env.Lang),
		Long: locale.Text{
			FR: `quotes choisit ce que des répondants ont dit d'un thème : par défaut ce qu'une personne qui code a
marqué (colonne quote) ; --pick longest ou first, sinon. --each en garde un par région, par partie, par
répondant ou par thème ; --length coupe les plus longues. Une réponse que l'étude édite (corpus: edits)
se lit éditée, coupures et ajouts entre crochets. Qui n'a pas consenti (corpus: consent) n'est jamais cité ; l'attribution est celle
de l'étude ; noms, lieux, courriels et téléphones sont retirés selon corpus: scrub, et un second
tableau dit où.`,
			EN: `quotes chooses what respondents said of a theme: by default what a coder marked (column quote); with
--pick the longest or the first instead. --each keeps one for each region, side, respondent or theme;
--length cuts longer ones. An answer that the study edits (corpus: edits) reads as edited, its cuts and
what was put in in brackets.
Who has not agreed to it (corpus: consent) is never quoted; the attribution is the study's; names,
places, e-mail addresses and telephone numbers are taken out as corpus: scrub says, and a second
table says where.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes quotes --demo\n  arrimage themes quotes liens --demo --pick longest --each region --format md",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.choice.Themes = args
			return runs(opts, run, runThemesQuotes)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	flags := command.Flags()
	flags.StringSliceVar(&opts.choice.Questions, "of", nil, locale.Text{FR: "`questions` du corpus ; toutes par défaut", EN: "`questions` of the corpus; all by default"}.French().In(env.Lang))
	flags.StringVar(&opts.choice.Each, "each", "", locale.Text{FR: "une citation pour chaque `region|side|respondent|theme`", EN: "one quotation for each `region|side|respondent|theme`"}.In(env.Lang))
	flags.StringVar(&opts.choice.Pick, "pick", "", locale.Text{FR: "lesquelles : `marked|longest|first` ; marked par défaut", EN: "which: `marked|longest|first`; marked by default"}.French().In(env.Lang))
	flags.IntVar(&opts.choice.Most, "most", 0, locale.Text{FR: "`n` citations au plus", EN: "`n` quotations at most"}.In(env.Lang))
	flags.IntVar(&opts.choice.Length, "length", 0, locale.Text{FR: "`n` mots au plus par citation ; les plus longues sont coupées", EN: "`n` words at most in a quotation; longer ones are cut"}.French().In(env.Lang))
	return command
}

func runThemesQuotes(opts *themesQuotesOptions) error {
	if opts.choice.Each != "" {
		if err := within("--each", opts.choice.Each, study.Eaches); err != nil {
			return err
		}
	}
	if opts.choice.Pick != "" {
		if err := within("--pick", opts.choice.Pick, study.Picks); err != nil {
			return err
		}
	}
	if opts.choice.Length < 0 {
		return usage("--length %d\u00a0: il faut un nombre de mots", "--length %d: a number of words is needed", opts.choice.Length)
	}
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	list, err := tabulate.Quotations(s, opts.choice, options)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, tabulate.QuotationsTables(s, list))
}
