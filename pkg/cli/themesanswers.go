package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesAnswersOptions struct {
	env       *Env
	source    source
	choices   choices
	output    output
	questions []string
}

func newThemesAnswersCmd(env *Env, run func(*themesAnswersOptions) error) *cobra.Command {
	opts := &themesAnswersOptions{env: env, choices: choices{level: tabulate.DefaultLevel}}
	command := &cobra.Command{
		Use:   "answers [QUESTION…]",
		Short: locale.Text{FR: "Réponses ouvertes, question par question, avec qui a répondu", EN: "Open answers, question by question, with who answered"}.In(env.Lang),
		Long: locale.Text{
			FR: `answers rassemble les réponses aux questions ouvertes du corpus : un tableau par question, avec qui
répond (l'attribution de l'étude), ses mots en entier, et combien ont répondu de combien à qui la
question a été posée. C'est une lecture pour qui fait l'étude : rien n'est retiré des mots, et une
colonne dit qui n'a pas consenti à être cité (corpus: consent). L'analyse « answers » du rapport ne
montre que les mots de qui y a consenti, expurgés.`,
			EN: `answers collates the answers to the open questions of the corpus: a table for each question, with who
answers (the attribution of the study), all of their words, and how many answered of how many were
asked. It is for whoever does the study to read: nothing is taken out of the words, and a column says
who has not agreed to be quoted (corpus: consent). The analysis "answers" of the report shows only
the words of those who agreed, scrubbed.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes answers reussites --demo\n  arrimage themes answers --demo=rencontre2009 -o reponses.xlsx",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.questions = args
			return runs(opts, run, runThemesAnswers)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	opts.choices.addBy(command, env)
	return command
}

func runThemesAnswers(opts *themesAnswersOptions) error {
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	list, err := tabulate.AnswersTo(s, opts.questions, options)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, tabulate.AnswersTables(s, list, options))
}
