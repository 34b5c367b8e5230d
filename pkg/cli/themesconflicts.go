package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/codesheet"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesConflictsOptions struct {
	env       *Env
	source    source
	output    output
	questions []string
	decisions bool
}

func newThemesConflictsCmd(env *Env, run func(*themesConflictsOptions) error) *cobra.Command {
	opts := &themesConflictsOptions{env: env}
	command := &cobra.Command{
		Use:   "conflicts [QUESTION…]",
		Short: locale.Text{FR: "Désaccords entre les personnes qui codent, et ce qui les règle", EN: "Where coders differ, and what settles it"}.In(env.Lang),
		Long: locale.Text{
			FR: `conflicts montre, réponse par réponse, les thèmes que certains ont donnés et d'autres pas : qui est
pour, qui est contre, les mots, la décision s'il y en a une, et si le thème compte. À voix égales et
sans décision, il ne compte pas.

--decisions écrit un fichier de décisions à remplir (keep : yes ou no, by, why) ; ce qui est décidé
y est déjà. Une ligne sans keep ne décide rien. Pour écarter un thème dont une partie compte, décider
aussi de la partie. L'étude lit ce fichier sous coding: decisions:.`,
			EN: `conflicts shows, answer by answer, the themes that some coders gave and others did not: who is for,
who is against, the words, the decision if there is one, and whether the theme counts. Evenly split
and without a decision, it does not.

--decisions writes a file of decisions to fill in (keep: yes or no, by, why); what is decided is
there already. A row without keep decides nothing. To drop a theme a part of which counts, decide on
the part too. The study reads the file as coding: decisions:.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes conflicts --demo\n  arrimage themes conflicts insatisfactions --demo\n  arrimage themes conflicts --demo --decisions -o decisions.csv",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.questions = args
			return runs(opts, run, runThemesConflicts)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	command.Flags().BoolVar(&opts.decisions, "decisions", false, locale.Text{FR: "écrire un fichier de décisions à remplir (csv ou xlsx)", EN: "write a file of decisions to fill in (csv or xlsx)"}.In(env.Lang))
	return command
}

func runThemesConflicts(opts *themesConflictsOptions) error {
	if opts.decisions {
		return opts.writeDecisions()
	}
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	t, err := tabulate.ThemesConflicts(s, opts.questions)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, []*table.Table{t})
}

// writeDecisions writes what coders differ over as a file to fill in.
func (o *themesConflictsOptions) writeDecisions() error {
	if o.output.table != "" {
		return usage("--decisions n'est pas un tableau\u00a0: --table n'y sert pas", "--decisions is no table: --table has no use there")
	}
	format, err := o.output.gridFormat(o.env)
	if err != nil {
		return err
	}
	s, err := o.source.survey(o.env)
	if err != nil {
		return err
	}
	if err := tabulate.CheckCoded(s, o.questions); err != nil {
		return err
	}
	widths := []float64{28, 24, 8, 16, 36, 16, 16, 60}
	if err := o.output.grid(o.env, s, codesheet.Decisions(s.Codings, o.questions), format, widths); err != nil {
		return err
	}
	return notice(o.env, s.Study)
}
