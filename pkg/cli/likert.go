package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type likertOptions struct {
	env       *Env
	source    source
	choices   choices
	output    output
	questions []string
	top       int  // how many of the highest answers are taken together
	explain   bool // describe the methods below the tables that people read
}

func newLikertCmd(env *Env, run func(*likertOptions) error) *cobra.Command {
	opts := &likertOptions{env: env}
	command := &cobra.Command{
		Use: "likert [QUESTION…]",
		Short: locale.Text{
			FR: "Questions aux mêmes réponses : répartition, plus hautes, moyenne",
			EN: "Questions with the same answers: distribution, top two, mean",
		}.French().In(env.Lang),
		Long: locale.Text{
			FR: `likert montre dans un même tableau les questions qui partagent une liste de réponses : base, part de
chaque réponse et, si chaque code a une valeur (value:), part des plus hautes, moyenne et écart type ;
le tout pondéré sous un plan déclaré, avec l'erreur type de la moyenne. Sans argument, il prend les
questions dont la liste sert à plusieurs : celles à valeurs, sinon toutes.`,
			EN: `likert shows in one table the questions that share a list of answers: base, share of each answer and,
where each code has a value (value:), share of the highest, mean and standard deviation; all of it
weighted under a declared design, with the standard error of the mean. Without arguments it takes the
questions whose list several of them have: those with values, else all.`,
		}.French().In(env.Lang),
		Example: "  arrimage likert --demo\n  arrimage likert satisfaction rythme_maintenu --demo --by region --format csv",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.questions = args
			return runs(opts, run, runLikert)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	opts.choices.addBy(command, env)
	opts.choices.addLevel(command, env)
	command.Flags().IntVar(&opts.top, "top", 2, locale.Text{
		FR: "prendre ensemble les `n` réponses les plus élevées ; 2 par défaut", EN: "take the `n` highest answers together; 2 by default",
	}.French().In(env.Lang))
	hideDefault(command.Flags(), "top", "0")
	addExplainMethod(command, env, &opts.explain)
	return command
}

func runLikert(opts *likertOptions) error {
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	list, err := tabulate.Likerts(s, opts.questions, opts.top, options)
	if err != nil {
		return err
	}
	tables := tabulate.LikertTables(s, list, opts.top, options)
	if opts.explain && opts.output.isForPeople() {
		tables = append(tables, tabulate.MethodsTable(tabulate.LikertMethods(s, list)...))
	}
	return opts.output.tables(opts.env, s, tables)
}
