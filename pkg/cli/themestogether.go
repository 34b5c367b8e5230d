package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesTogetherOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	within  string // one of tabulate.Withins
	request tabulate.TogetherRequest
	explain bool // describe the methods below the tables that people read
}

func newThemesTogetherCmd(env *Env, run func(*themesTogetherOptions) error) *cobra.Command {
	opts := &themesTogetherOptions{env: env}
	command := &cobra.Command{
		Use:   "together [QUESTION…]",
		Short: locale.Text{FR: "Thèmes qui vont ensemble\u00a0: Jaccard, lift, p exacte", EN: "Themes that stand together: Jaccard, lift, exact p"}.In(env.Lang),
		Long: locale.Text{
			FR: `together met les thèmes en paires : combien de réponses ou de tours de parole (--within segment), ou
de répondants, parlent des deux, de l'un ou de l'autre ; l'indice de Jaccard, le lift, et la valeur
de p exacte de l'indépendance, ajustée pour toutes les paires. Un thème n'est pas mis en paire avec
ceux qui en font partie. Sans argument, un tableau par question du corpus ; « themes » les prend
toutes ensemble.`,
			EN: `together pairs themes: how many answers or turns (--within segment), or respondents, speak of both
and of either; the Jaccard index, the lift, and the exact p value of independence, adjusted over all
pairs. A theme is not paired with those that are part of it. Without arguments, a table for each
question of the corpus; "themes" takes all of them together.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes together reussites --demo\n  arrimage themes together themes --demo --within respondent --top 10 --explain-method",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.request.Questions = args
			return runs(opts, run, runThemesTogether)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	command.Flags().StringVar(&opts.within, "within", string(tabulate.WithinSegment), locale.Textf("`unité` où deux thèmes vont ensemble\u00a0: %s\u00a0; %s par défaut", "`unit` in which two themes stand together: %s; %s by default",
		strings.Join(withins(), "|"), tabulate.WithinSegment).French().In(env.Lang))
	hideDefault(command.Flags(), "within", "")
	addTop(command, env, &opts.request.Top, tabulate.DefaultTop)
	addExplainMethod(command, env, &opts.explain)
	return command
}

// withins names the values of --within.
func withins() []string {
	var names []string
	for _, within := range tabulate.Withins {
		names = append(names, string(within))
	}
	return names
}

func runThemesTogether(opts *themesTogetherOptions) error {
	if err := within("--within", opts.within, withins()); err != nil {
		return err
	}
	if err := checkTop(opts.request.Top); err != nil {
		return err
	}
	opts.request.Within = tabulate.Within(opts.within)
	opts.choices.level = tabulate.DefaultLevel // No interval is shown.
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	list, err := tabulate.TogetherThemes(s, opts.request, options)
	if err != nil {
		return err
	}
	tables := tabulate.TogetherTables(s, list, opts.request, options)
	if opts.explain && opts.output.isForPeople() {
		tables = append(tables, tabulate.MethodsTable(tabulate.TogetherMethods(list)...))
	}
	return opts.output.tables(opts.env, s, tables)
}
