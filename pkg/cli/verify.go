package cli

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type verifyOptions struct {
	env    *Env
	source source
	output output
}

// claimFormats are the formats that only verify writes, with how; json replaces the one that tables have.
var claimFormats = map[string]func(w io.Writer, s *survey.Survey, results []claim.Result) error{
	"json": func(w io.Writer, _ *survey.Survey, results []claim.Result) error { return claim.JSON(w, results) },
	"junit": func(w io.Writer, s *survey.Survey, results []claim.Result) error {
		return claim.JUnit(w, results, s.Study.ID)
	},
	"github": func(w io.Writer, _ *survey.Survey, results []claim.Result) error { return claim.GitHub(w, results) },
}

func newVerifyCmd(env *Env, run func(*verifyOptions) error) *cobra.Command {
	opts := &verifyOptions{env: env}
	command := &cobra.Command{
		Use: "verify",
		Short: locale.Text{
			FR: "Recalculer chaque chiffre publié et le comparer",
			EN: "Compute every published figure again and compare",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `verify recalcule chaque ligne du fichier des chiffres publiés (claims: file) et dit : concorde,
diffère, incohérent (le chiffre imprimé ne peut pas venir de sa base, ou deux chiffres se
contredisent), non vérifiable (et pourquoi). Pour un pourcentage imprimé sans base, il donne
toutes les bases possibles et celle qui a servi. Un chiffre qui nomme sa vague (wave:) est vérifié
sur ses réponses, tout autre sur la vague de --wave, sinon la dernière.

Code de sortie 1 dès qu'un chiffre diffère. --format junit et --format github servent aux
chaînes d'intégration.`,
			EN: `verify computes every line of the file of published figures again (claims: file) and says:
match, mismatch, inconsistent (the printed figure cannot come from its base, or two figures
contradict each other), not checkable (and why). For a percent printed without its base, it
gives all the bases that are possible and the one that was used. A figure that names its wave
(wave:) is checked on its answers, any other on the wave of --wave, else the last one.

Exit code 1 as soon as a figure differs. --format junit and --format github are for CI.`,
		}.French().In(env.Lang),
		Example: "  arrimage verify --demo\n  arrimage verify --demo --format json\n  arrimage verify --demo --format junit -o verify.xml",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runs(opts, run, runVerify) },
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env, "junit", "github")
	return command
}

func runVerify(opts *verifyOptions) error {
	s, results, err := verified(&opts.source, opts.env)
	if err != nil {
		return err
	}
	if err := opts.write(s, results); err != nil {
		return err
	}
	if summary := claim.Summarize(results); summary.Failed() {
		fmt.Fprintln(opts.env.Err, "arrimage:", tabulate.SummaryText(summary).In(opts.env.Lang))
		return errDiffers
	}
	return nil
}

// verified loads a study and checks its published figures.
func verified(source *source, env *Env) (*survey.Survey, []claim.Result, error) {
	s, err := source.survey(env)
	if err != nil {
		return nil, nil, err
	}
	if s.Study.Claims == nil {
		return nil, nil, usage("l'étude ne déclare aucun chiffre publié (claims:)", "the study declares no published figures (claims:)")
	}
	results, err := verifyFigures(env, s)
	return s, results, err
}

// verifyFigures checks the published figures; the warnings of the other waves that they are about go to stderr.
func verifyFigures(env *Env, s *survey.Survey) ([]claim.Result, error) {
	results, err := claim.Verify(s)
	if err != nil {
		return nil, err
	}
	warned := []string{s.Study.Wave}
	for _, r := range results {
		if slices.Contains(warned, r.Wave) {
			continue
		}
		warned = append(warned, r.Wave)
		other, err := s.InWave(r.Wave)
		if err != nil {
			return nil, err
		}
		if err := warn(env, other.Diagnostics); err != nil {
			return nil, err
		}
	}
	return results, nil
}

func (opts *verifyOptions) write(s *survey.Survey, results []claim.Result) error {
	format := opts.output.format
	if format == "" && opts.output.file != "" && opts.output.file != "-" {
		format = formatOf(opts.output.file)
	}
	if write, ok := claimFormats[format]; ok {
		return opts.output.write(opts.env, s, func(w io.Writer) error { return write(w, s, results) })
	}
	return opts.output.tables(opts.env, s, tabulate.Claims(s.Study, results))
}

// formatOf tells verify's own formats from a file's name.
func formatOf(file string) string {
	switch {
	case hasSuffix(file, ".json"):
		return "json"
	case hasSuffix(file, ".xml"):
		return "junit"
	}
	return ""
}
