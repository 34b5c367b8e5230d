package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type correlateOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	x, y    string
}

func newCorrelateCmd(env *Env, run func(*correlateOptions) error) *cobra.Command {
	opts := &correlateOptions{env: env}
	command := &cobra.Command{
		Use: "correlate [X Y]",
		Short: locale.Text{
			FR: "Corrélations, avec valeurs de p exactes ou par permutation",
			EN: "Correlations, with exact or permutation p values",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `correlate met en rapport deux variables numériques (Pearson, Spearman, Kendall), par région si les parties sont arrimées
(« ci.mesures » est la variable mesures de la partie ci), sinon par répondant. Sans argument,
il prend les paires que l'étude déclare (analyses: kind: correlate) et les tranches (kind: bands).`,
			EN: `correlate sets two numeric variables against each other (Pearson, Spearman, Kendall), by region if the sides are joined
("ci.mesures" is the variable mesures of the side ci), else by respondent. Without arguments it
takes the pairs that the study declares (analyses: kind: correlate) and the bands (kind: bands).`,
		}.French().In(env.Lang),
		Example: "  arrimage correlate budget regroupements.mesures --demo\n  arrimage correlate --demo",
		Args:    noneOrTwo,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 2 {
				opts.x, opts.y = args[0], args[1]
			}
			return runs(opts, run, runCorrelate)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	opts.choices.addLevel(command, env)
	opts.choices.addSeed(command, env)
	return command
}

func noneOrTwo(_ *cobra.Command, args []string) error {
	if len(args) != 0 && len(args) != 2 {
		return usage("correlate prend deux variables, ou aucune\u00a0; reçu\u00a0: %d", "correlate takes two variables, or none; got %d", len(args))
	}
	return nil
}

func runCorrelate(opts *correlateOptions) error {
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	if opts.x == "" {
		tables, err := tabulate.Associations(s, options)
		if err != nil {
			return err
		}
		return opts.output.tables(opts.env, s, tables)
	}
	c, err := tabulate.Correlate(s, opts.x, opts.y, options)
	if err != nil {
		return err
	}
	tables := []*table.Table{tabulate.CorrelationsTable(s, []tabulate.Correlation{c}, options)}
	if len(c.Xs) < plotFrom {
		return opts.output.tables(opts.env, s, tables)
	}
	return opts.output.tables(opts.env, s, tables, opts.scatter(c))
}

// plotFrom is how many pairs a plot needs, as a coefficient does.
const plotFrom = 3

// plotHeight is how many lines the plot of a terminal takes.
const plotHeight = 18

func (opts *correlateOptions) scatter(c tabulate.Correlation) string {
	plot := chart.ScatterChart{Title: locale.Textf("%s et %s", "%s and %s", c.X.Label, c.Y.Label)}
	plot.X, plot.Y = chart.Axis{Label: c.X.Label, Unit: unitOf(c.X.Unit)}, chart.Axis{Label: c.Y.Label, Unit: unitOf(c.Y.Unit)}
	for i, unit := range c.Units {
		plot.Points = append(plot.Points, chart.Point{X: c.Xs[i], Y: c.Ys[i], Label: locale.Same(unit.Name)})
	}
	return chart.TextScatter(plot, min(opts.output.width(opts.env), 100), plotHeight, opts.env.Lang)
}

// unitOf writes amounts with their sign, and other numbers plain.
func unitOf(sign string) chart.Unit {
	if sign == "" {
		return nil
	}
	return func(x float64, lang locale.Lang) string { return lang.Money(x, 0, sign) }
}
