package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// A reading is the flags of commands that read the words of the corpus.
type reading struct {
	tabulate.Reading
	source  source
	choices choices
	output  output
}

// addTo declares the flags.
func (r *reading) addTo(command *cobra.Command, env *Env) {
	r.source.addTo(command, env)
	r.output.addTo(command, env)
	r.choices.addWhere(command, env)
	command.Flags().StringVar(&r.Side, "side", "", locale.Text{FR: "`partie` dont lire les mots ; sinon toutes", EN: "`side` whose words to read; else all of them"}.French().In(env.Lang))
	r.choices.level = tabulate.DefaultLevel // No table of theirs has intervals.
}

// addInterviewers declares the flag of the interviewers.
func (r *reading) addInterviewers(command *cobra.Command, env *Env) {
	command.Flags().BoolVar(&r.Interviewers, "interviewers", false, locale.Text{FR: "lire aussi les mots de qui mène l'entretien", EN: "read the words of interviewers too"}.In(env.Lang))
}

// write loads the study and writes the tables that are made of its words.
func (r *reading) write(env *Env, tables func(s *survey.Survey, options tabulate.Options) ([]*table.Table, error)) error {
	s, options, err := r.source.chosen(env, &r.choices)
	if err != nil {
		return err
	}
	list, err := tables(s, options)
	if err != nil {
		return err
	}
	return r.output.tables(env, s, list)
}

// single makes a list of one table.
func single(t *table.Table, err error) ([]*table.Table, error) { return []*table.Table{t}, err }
