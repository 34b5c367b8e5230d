package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesCoverageOptions struct {
	env       *Env
	source    source
	choices   choices
	output    output
	questions []string
	explain   bool // describe the methods below the tables that people read
}

func newThemesCoverageCmd(env *Env, run func(*themesCoverageOptions) error) *cobra.Command {
	opts := &themesCoverageOptions{env: env}
	command := &cobra.Command{
		Use:   "coverage [QUESTION…]",
		Short: locale.Text{FR: "Matrice de couverture\u00a0: qui parle de quoi, et combien de fois", EN: "Coverage matrix: who speaks of what, and how often"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `coverage compte les mentions de chaque thème du haut de l'arbre, source par source : un répondant ou
un document par ligne, ou un groupe avec --by (--by region). Une mention est une réponse ou un tour
de parole qui parle du thème ou d'une de ses parties. Sans argument, toutes les questions du corpus
ensemble.`,
			EN: `coverage counts the mentions of each theme at the top of the tree, source by source: a respondent or
a document a row, or a group with --by (--by region). A mention is an answer or a turn that speaks
of the theme or of a part of it. Without arguments, all questions of the corpus together.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes coverage --demo\n  arrimage themes coverage reussites --demo --by region\n  arrimage themes coverage --demo -o couverture.xlsx",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.questions = args
			return runs(opts, run, runThemesCoverage)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	opts.choices.addBy(command, env)
	addExplainMethod(command, env, &opts.explain)
	return command
}

func runThemesCoverage(opts *themesCoverageOptions) error {
	opts.choices.level = tabulate.DefaultLevel // No interval is shown.
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	list, err := tabulate.CoverThemes(s, opts.questions, options)
	if err != nil {
		return err
	}
	tables := tabulate.CoverageTables(s, list, options)
	if opts.explain && opts.output.isForPeople() {
		tables = append(tables, tabulate.MethodsTable(tabulate.CoverageMethods()...))
	}
	return opts.output.tables(opts.env, s, tables)
}
