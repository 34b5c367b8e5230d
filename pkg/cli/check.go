package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type checkOptions struct {
	env    *Env
	source source
	output output
	strict bool
}

func newCheckCmd(env *Env, run func(*checkOptions) error) *cobra.Command {
	opts := &checkOptions{env: env}
	command := &cobra.Command{
		Use: "check",
		Short: locale.Text{
			FR: "Montrer tout ce qui est faux ou étrange dans les données",
			EN: "Show everything that is wrong or odd in the data",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `check lit les exports et montre, avec fichier, ligne et colonne : codes inconnus, doublons,
régions introuvables ou ambiguës, réponses à des questions qui n'étaient pas à poser, règles
de l'étude non respectées, unités de la population sans réponse.

Code de sortie 4 si des données sont invalides ; avec --strict, 1 s'il y a des avertissements.`,
			EN: `check reads the exports and shows, with file, line and column: unknown codes, duplicates,
regions not found or ambiguous, answers to questions that were not to be asked, rules of the
study that are broken, units of the population without an answer.

Exit code 4 if data are invalid; with --strict, 1 if there are warnings.`,
		}.French().In(env.Lang),
		Example: "  arrimage check --demo\n  arrimage check --study study.yaml --format json",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runs(opts, run, runCheck) },
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	command.Flags().BoolVar(&opts.strict, "strict", false, locale.Text{FR: "sortir avec le code 1 s'il y a des avertissements", EN: "exit with code 1 if there are warnings"}.In(env.Lang))
	return command
}

// runs calls a test's function where there is one, else the command's own, and marks what comes back as an error of a
// command that ran.
func runs[T any](opts *T, test, own func(*T) error) error {
	if test == nil {
		test = own
	}
	if err := test(opts); err != nil {
		return &runError{err: err}
	}
	return nil
}

func runCheck(opts *checkOptions) error {
	s, err := opts.source.load(opts.env)
	if s == nil {
		return err
	}
	list := s.Diagnostics
	if err == nil {
		list = s.Check()
	}
	if err := opts.output.tables(opts.env, s, []*table.Table{tabulate.Check(s, list)}); err != nil {
		return err
	}
	switch {
	case err != nil:
		return errInvalidData
	case opts.strict && list.Count(diag.Warning) > 0:
		return errDiffers
	}
	return nil
}
