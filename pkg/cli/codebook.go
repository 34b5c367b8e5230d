package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type codebookOptions struct {
	env       *Env
	source    source
	output    output
	variables []string // to describe; none for all
}

func newCodebookCmd(env *Env, run func(*codebookOptions) error) *cobra.Command {
	opts := &codebookOptions{env: env}
	command := &cobra.Command{
		Use: "codebook [VARIABLE…]",
		Short: locale.Text{
			FR: "Dictionnaire des variables, avec les effectifs",
			EN: "Codebook of the study's variables, with counts",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `codebook décrit les variables de chaque partie dans l'ordre du questionnaire : question, type,
colonne de l'export, condition, codes et étiquettes avec leurs effectifs, motifs d'absence de
réponse, quartiles et moyenne des nombres ; puis les tableaux à part, les échelles et les variables
dérivées. Les pourcentages suivent le plan déclaré. Les textes, identifiants, dates et régions sont
comptés, jamais énumérés.`,
			EN: `codebook describes the variables of each side in the order of the questionnaire: question, type,
column of the export, condition, codes and labels with their counts, reasons for having no answer,
quartiles and mean of numbers; then side tables, scales and derived variables. Percents follow the
declared design. Texts, identifiers, dates and regions are counted, never listed.`,
		}.French().In(env.Lang),
		Example: "  arrimage codebook --demo\n  arrimage codebook satisfaction mesures --demo\n  arrimage codebook --demo -o codebook.md",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.variables = args
			return runs(opts, run, runCodebook)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	return command
}

func runCodebook(opts *codebookOptions) error {
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	book, err := tabulate.Codebook(s, opts.variables)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, []*table.Table{book})
}
