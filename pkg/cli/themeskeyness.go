package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesKeynessOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	request tabulate.KeynessRequest
	explain bool // describe the methods below the tables that people read
}

func newThemesKeynessCmd(env *Env, run func(*themesKeynessOptions) error) *cobra.Command {
	opts := &themesKeynessOptions{env: env}
	command := &cobra.Command{
		Use:   "keyness [QUESTION…]",
		Short: locale.Text{FR: "Ce qui distingue les parties\u00a0: thèmes ou mots, G² et p exacte", EN: "What distinguishes the sides: themes or words, G² and exact p"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `keyness compare les répondants des parties, ou des groupes de --by, deux à deux : thème par thème,
ou mot par mot avec --words, combien en parlent de chaque côté, le log ratio, la log-vraisemblance
G², la valeur de p exacte de Fisher et ses ajustements pour toute la famille de tests du tableau.
Sans argument, un tableau par question du corpus posée à deux parties ; « themes » les prend toutes.

Quinze régions prouvent peu : seul un grand écart y ressort.`,
			EN: `keyness compares the respondents of the sides, or of the groups of --by, two by two: theme by theme,
or word by word with --words, how many speak of it on each side, the log ratio, the log-likelihood
G², Fisher's exact p value and its adjustments for the whole family of tests of the table. Without
arguments, a table for each question of the corpus that two sides were asked; "themes" takes all.

Fifteen regions prove little: only a large difference stands out.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes keyness themes --demo\n  arrimage themes keyness insatisfactions --demo --by satisfaction\n  arrimage themes keyness reussites --demo --words --top 20 --explain-method",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.request.Questions = args
			return runs(opts, run, runThemesKeyness)
		},
	}
	opts.addFlags(command)
	return command
}

// addFlags declares the flags.
func (o *themesKeynessOptions) addFlags(command *cobra.Command) {
	o.source.addTo(command, o.env)
	o.output.addTo(command, o.env)
	o.choices.addWhere(command, o.env)
	o.choices.addBy(command, o.env)
	o.choices.addBase(command, o.env)
	flags := command.Flags()
	flags.BoolVar(&o.request.Words, "words", false, locale.Text{FR: "comparer les mots, par leur radical, plutôt que les thèmes", EN: "compare words, by their stem, in place of themes"}.In(o.env.Lang))
	flags.IntVar(&o.request.Least, "least", 0, locale.Textf("avec --words\u00a0: mots d'au moins `n` répondants de la paire\u00a0; %d par défaut", "with --words: words of at least `n` respondents of the pair; %d by default", tabulate.DefaultLeast).French().In(o.env.Lang))
	addAdjust(command, o.env, &o.request.Adjust, locale.Text{FR: "holm et benjamini-hochberg par défaut", EN: "holm and benjamini-hochberg by default"})
	addTop(command, o.env, &o.request.Top, 0)
	addExplainMethod(command, o.env, &o.explain)
}

// addTop declares the flag that shows the first rows only.
func addTop(command *cobra.Command, env *Env, top *int, byDefault int) {
	text := locale.Text{FR: "ne montrer que les `n` premières lignes\u00a0; 0 pour toutes", EN: "show the first `n` rows only; 0 for all"}
	if byDefault > 0 {
		text = locale.Textf("%s, %d par défaut", "%s, %d by default", text, byDefault)
	}
	command.Flags().IntVar(top, "top", byDefault, text.French().In(env.Lang))
	hideDefault(command.Flags(), "top", "0")
}

// checkTop reports a number of rows that is none.
func checkTop(top int) error {
	if top < 0 {
		return usage("--top %d\u00a0: attendu 0 ou plus", "--top %d: expected 0 or more", top)
	}
	return nil
}

// check reports values of flags that do not exist or do not go together.
func (o *themesKeynessOptions) check() error {
	if o.request.Adjust != "" {
		if err := within("--adjust", o.request.Adjust, tabulate.Adjustments()); err != nil {
			return err
		}
	}
	switch {
	case o.request.Least < 0:
		return usage("--least %d\u00a0: attendu 1 ou plus", "--least %d: expected 1 or more", o.request.Least)
	case o.request.Least > 0 && !o.request.Words:
		return usage("--least va avec --words", "--least goes with --words")
	}
	return checkTop(o.request.Top)
}

func runThemesKeyness(opts *themesKeynessOptions) error {
	opts.choices.level = tabulate.DefaultLevel // No interval is shown.
	if err := opts.check(); err != nil {
		return err
	}
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	list, err := tabulate.CompareSpeakers(s, opts.request, options)
	if err != nil {
		return err
	}
	tables := tabulate.KeynessTables(s, list, opts.request, options)
	if opts.explain && opts.output.isForPeople() {
		tables = append(tables, tabulate.MethodsTable(tabulate.KeynessMethods(list, opts.request)...))
	}
	return opts.output.tables(opts.env, s, tables)
}
