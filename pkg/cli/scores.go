package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type scoresOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	scale   string
	explain bool // describe the methods below the tables that people read
}

func newScoresCmd(env *Env, run func(*scoresOptions) error) *cobra.Command {
	opts := &scoresOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "scores [ÉCHELLE]", EN: "scores [SCALE]"}.In(env.Lang),
		Short: locale.Text{
			FR: "Scores d'une échelle par répondant, partie, région et énoncé",
			EN: "Scores of a scale by respondent, side, region and item",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `scores montre d'une échelle : moyenne et étendue par partie et par région, distribution,
classement des régions avec les ex æquo, réponses à chaque énoncé des deux côtés, effet de la
règle pour ce qui ne s'applique pas, et score de chaque répondant. Une échelle compte des
réponses, ou fait la somme ou la moyenne de valeurs ; moyennes et pourcentages suivent le plan
que le fichier d'étude déclare.

--table n'en écrit qu'un : scores, distribution, ranking, items, sensitivity, respondents.`,
			EN: `scores shows of a scale: mean and range by side and region, distribution, ranking of the
regions with ties, answers to each item on both sides, effect of the rule for what does not
apply, and score of each respondent. A scale counts answers, or takes the sum or the mean of
values; means and percents follow the design that the study file declares.

--table writes only one: scores, distribution, ranking, items, sensitivity, respondents.`,
		}.French().In(env.Lang),
		Example: "  arrimage scores --demo\n  arrimage scores --demo --table ranking\n  arrimage scores mesures --demo --table respondents --format csv",
		Args:    oneScale,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				opts.scale = args[0]
			}
			return runs(opts, run, runScores)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	opts.choices.addBy(command, env)
	opts.choices.addLevel(command, env)
	addExplainMethod(command, env, &opts.explain)
	return command
}

// oneScale is the argument check of the commands that take the name of a scale.
func oneScale(command *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage("%s prend une échelle, ou aucune\u00a0; reçu\u00a0: %d", "%s takes one scale, or none; got %d", command.Name(), len(args))
	}
	return nil
}

func runScores(opts *scoresOptions) error {
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	tables, err := scoreTables(s, opts.scale, options)
	if err != nil {
		return err
	}
	if opts.explain && opts.output.isForPeople() {
		methods, err := tabulate.ScoresMethods(s, opts.scale, options)
		if err != nil {
			return err
		}
		tables = append(tables, tabulate.MethodsTable(methods...))
	}
	return opts.output.tables(opts.env, s, tables)
}

// scoreTables makes the tables of a scale; those of whole sides and of regions only where no condition narrows them.
func scoreTables(s *survey.Survey, scale string, options tabulate.Options) ([]*table.Table, error) {
	var tables []*table.Table
	add := func(t *table.Table, err error) error {
		if t != nil {
			tables = append(tables, t)
		}
		return err
	}
	if err := add(tabulate.Scores(s, scale, options)); err != nil {
		return nil, err
	}
	if options.Where == "" && len(options.By) == 0 {
		if err := wholeScoreTables(s, scale, add); err != nil {
			return nil, err
		}
	}
	err := add(tabulate.Respondents(s, scale, options)) // Last: it has a line for each respondent.
	return tables, err
}

// wholeScoreTables adds the tables that speak of all the units.
func wholeScoreTables(s *survey.Survey, scale string, add func(*table.Table, error) error) error {
	if err := add(tabulate.Distribution(s, scale)); err != nil {
		return err
	}
	if tabulate.HasRanking(s, scale) {
		if err := add(tabulate.Ranking(s, scale)); err != nil {
			return err
		}
	}
	if err := add(tabulate.ItemsTable(s, scale)); err != nil {
		return err
	}
	return add(tabulate.Sensitivity(s, scale))
}
