package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type correlateOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	request tabulate.CorrelationRequest
	bounds  string // one of tabulate.CorrelationIntervals
	explain bool   // describe the methods below the tables that people read
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
(« ci.mesures » est la variable mesures de la partie ci), sinon par répondant. Une question oui/non
ou une réponse (question=code) vaut 1 ou 0 : la corrélation est alors point-bisériale. Un second
tableau donne la droite de Theil-Sen et l'intervalle de Sen.

Sans argument, il prend les paires que l'étude déclare (analyses: kind: correlate) et les tranches
(kind: bands) ; --lines y ajoute les droites, --adjust corrige p pour le nombre de paires.

--interval percentile ou bca donne des intervalles par bootstrap, slope celui de la pente des moindres
carrés par permutation.`,
			EN: `correlate sets two numeric variables against each other (Pearson, Spearman, Kendall), by region if the sides are joined
("ci.mesures" is the variable mesures of the side ci), else by respondent. A yes/no question or an
answer (question=code) is 1 or 0: the correlation is then point-biserial. A second table gives the
Theil-Sen line with Sen's interval.

Without arguments it takes the pairs that the study declares (analyses: kind: correlate) and the
bands (kind: bands); --lines adds the lines, --adjust corrects p for the number of pairs.

--interval percentile or bca gives bootstrap intervals, slope that of the least-squares slope by
permutation.`,
		}.French().In(env.Lang),
		Example: "  arrimage correlate budget regroupements.mesures --demo\n  arrimage correlate --demo\n  arrimage correlate --demo --adjust holm --interval bca",
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
	opts.addRefinements(command)
	return command
}

// addRefinements declares the flags of what is shown beyond the coefficients.
func (opts *correlateOptions) addRefinements(command *cobra.Command) {
	flags, env := command.Flags(), opts.env
	flags.StringVar(&opts.bounds, "interval", string(tabulate.UsualInterval), locale.Textf("`intervalle`\u00a0: %s\u00a0; usual par défaut", "`interval`: %s; usual by default",
		strings.Join(correlationIntervals(), ", ")).In(env.Lang))
	hideDefault(flags, "interval", "")
	addAdjust(command, env, &opts.request.Adjust, locale.Text{FR: "none par défaut", EN: "none by default"})
	flags.BoolVar(&opts.request.Lines, "lines", false, locale.Text{FR: "droites et point-bisériale des paires déclarées aussi", EN: "lines and point-biserial correlations of declared pairs, too"}.In(env.Lang))
	addExplainMethod(command, env, &opts.explain)
}

// correlationIntervals names the values of --interval.
func correlationIntervals() []string {
	var names []string
	for _, interval := range tabulate.CorrelationIntervals {
		names = append(names, string(interval))
	}
	return names
}

// check reports values of flags that do not exist or do not go together, and makes the request.
func (opts *correlateOptions) check() error {
	if err := within("--interval", opts.bounds, correlationIntervals()); err != nil {
		return err
	}
	if opts.request.Adjust != "" {
		if err := within("--adjust", opts.request.Adjust, tabulate.Adjustments()); err != nil {
			return err
		}
		if opts.x != "" {
			return usage("--adjust\u00a0: pour les paires que l'étude déclare, sans X ni Y", "--adjust: for the pairs that the study declares, without X and Y")
		}
	}
	opts.request.Interval = tabulate.CorrelationInterval(opts.bounds)
	opts.request.Explain = opts.explain && opts.output.isForPeople()
	opts.request.Lines = opts.request.Lines || opts.x != ""
	return nil
}

func noneOrTwo(_ *cobra.Command, args []string) error {
	if len(args) != 0 && len(args) != 2 {
		return usage("correlate prend deux variables, ou aucune\u00a0; reçu\u00a0: %d", "correlate takes two variables, or none; got %d", len(args))
	}
	return nil
}

func runCorrelate(opts *correlateOptions) error {
	if err := opts.check(); err != nil {
		return err
	}
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	if opts.x == "" {
		tables, err := tabulate.Associations(s, opts.request, options)
		if err != nil {
			return err
		}
		return opts.output.tables(opts.env, s, tables)
	}
	c, err := tabulate.Correlate(s, opts.x, opts.y, options)
	if err != nil {
		return err
	}
	list := []tabulate.Correlation{c}
	tabulate.Refine(list, opts.request, options)
	tables := tabulate.CorrelationTables(s, list, opts.request, options)
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
