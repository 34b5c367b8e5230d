package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
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
de l'étude non respectées, unités de la population sans réponse, citations de mots que personne
n'a dits ou qui ne peuvent pas l'être. Toutes les vagues d'une étude à
vagues sont vérifiées, ou celle que --wave nomme.

Code de sortie 4 si des données sont invalides, 3 si des citations le sont ; avec --strict, 1 s'il y a des avertissements.`,
			EN: `check reads the exports and shows, with file, line and column: unknown codes, duplicates,
regions not found or ambiguous, answers to questions that were not to be asked, rules of the
study that are broken, units of the population without an answer, quotations of words that nobody
said or that may not be quoted. Every wave of a study with waves
is checked, or the one that --wave names.

Exit code 4 if data are invalid, 3 if quotations are; with --strict, 1 if there are warnings.`,
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
	waves, err := opts.waves()
	if len(waves) == 0 {
		return err
	}
	shown, warnings, wrong := waves[0].Survey, 0, 0
	if len(waves) > 1 {
		shown = &survey.Survey{Study: shown.Study.Whole(), Files: shown.Files}
	}
	for _, wave := range waves {
		warnings += wave.Found.Count(diag.Warning)
		wrong += wave.Found.Count(diag.Error)
	}
	if err := opts.output.tables(opts.env, shown, []*table.Table{tabulate.Check(waves...)}); err != nil {
		return err
	}
	switch {
	case err != nil:
		return errInvalidData
	case wrong > 0:
		return errInvalidStudy
	case opts.strict && warnings > 0:
		return errDiffers
	}
	return nil
}

// waves reads the wave asked for, else every wave, or a study without any. The error says that some answers are invalid;
// there is nothing to show where they could not be looked for.
func (opts *checkOptions) waves() (checked []tabulate.Checked, invalid error) {
	def, files, err := opts.source.definition(opts.env)
	if err != nil {
		return nil, err
	}
	names := []string{def.Wave}
	if opts.source.wave == "" && len(def.Waves) > 0 {
		names = def.Waves.Names()
	}
	for _, name := range names {
		s, err := opts.source.read(opts.env, def.InWave(name), files)
		if s == nil {
			return nil, err
		}
		found := s.Diagnostics
		if err != nil {
			invalid = err
		} else {
			found = append(s.Check(), tabulate.CheckQuotations(s)...)
			found.Sort()
		}
		checked = append(checked, tabulate.Checked{Survey: s, Found: found})
	}
	return checked, invalid
}
