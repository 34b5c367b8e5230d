package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type explainOptions struct {
	env    *Env
	source source
	output output
	name   string
}

func newExplainCmd(env *Env, run func(*explainOptions) error) *cobra.Command {
	opts := &explainOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "explain CHIFFRE", EN: "explain FIGURE"}.In(env.Lang),
		Short: locale.Text{
			FR: "Dire d'où vient un chiffre, jusqu'aux lignes des exports",
			EN: "Say where a number comes from, down to the rows of the exports",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `explain prend l'identifiant d'un chiffre, publié (claims:) ou non (figures:), ou le nom d'une
question, d'une échelle, d'une table ou d'une variable dérivée (« ci:mesures » pour une seule
partie). Il montre la définition, la formule, la base, qui en est exclu et pourquoi, et chaque
répondant qui compte, avec le fichier et la ligne. Le nom d'une réponse ou d'un tour de parole
(« ci/9/reussites », « entretiens/MTZ/paroles#5 ») mène à ses mots, et à ce que chaque citation
éditée en garde, en laisse et y ajoute.`,
			EN: `explain takes the id of a figure, published (claims:) or not (figures:), or the name of a
question, a scale, a table or a derived variable ("ci:mesures" for one side only). It shows the definition, the formula, the
base, who is left out and why, and each respondent that counts, with file and line. The name of an
answer or of a turn ("ci/9/reussites", "entretiens/MTZ/paroles#5") leads to its words, and to what
each edited quotation keeps of them, leaves out and puts in.`,
		}.French().In(env.Lang),
		Example: "  arrimage explain satisfied-ci --demo\n  arrimage explain ci:mesures --demo\n  arrimage explain entretiens/MTZ/paroles#5 --demo=territoires2021",
		Args:    one,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.name = args[0]
			return runs(opts, run, runExplain)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	return command
}

func one(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("explain prend un chiffre ou une variable\u00a0; reçu\u00a0: %d", "explain takes one figure or variable; got %d", len(args))
	}
	return nil
}

func runExplain(opts *explainOptions) error {
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	s, tables, err := explain(opts.env, s, opts.name)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, tables)
}

// explain explains a figure of that name, published or not, or else a variable. It returns the survey that the explanation is of:
// that of the figure's wave.
func explain(env *Env, s *survey.Survey, name string) (*survey.Survey, []*table.Table, error) {
	if s.Study.Claims != nil {
		results, err := verifyFigures(env, s)
		if err != nil {
			return nil, nil, err
		}
		if result := claim.Find(results, name); result != nil {
			if s, err = s.InWave(result.Wave); err != nil {
				return nil, nil, err
			}
			return s, tabulate.ExplainClaim(s, *result), nil
		}
	}
	if s.Study.Figures.Index(name) >= 0 {
		return explainFigure(s, name)
	}
	if tabulate.IsSegment(name) {
		return explainSegment(s, name)
	}
	tables, err := tabulate.ExplainVariable(s, name)
	return s, tables, err
}

// explainFigure explains a figure that nobody published.
func explainFigure(s *survey.Survey, name string) (*survey.Survey, []*table.Table, error) {
	figures, err := claim.Figures(s)
	if err != nil {
		return nil, nil, err
	}
	figure := claim.Find(figures, name)
	if s, err = s.InWave(figure.Wave); err != nil {
		return nil, nil, err
	}
	return s, tabulate.ExplainFigure(s, *figure, tabulate.Options{}), nil
}

// explainSegment explains an answer or a turn, of the wave with which its name begins.
func explainSegment(s *survey.Survey, name string) (*survey.Survey, []*table.Table, error) {
	if wave, _, _ := strings.Cut(name, "/"); s.Study.Waves.Index(wave) >= 0 {
		var err error
		if s, err = s.InWave(wave); err != nil {
			return nil, nil, err
		}
	}
	tables, err := tabulate.ExplainSegment(s, name)
	return s, tables, err
}
