package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/memory"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesAgreeOptions struct {
	env       *Env
	source    source
	choices   choices
	output    output
	exclusive string // theme whose parts exclude each other, or ""
	metric    string // one of tabulate.AgreementMetrics; "" for nominal
	pairs     bool   // each pair of coders too
	disputes  bool   // what they differ on too
	explain   bool   // describe the methods below the tables that people read
	questions []string
}

func newThemesAgreeCmd(env *Env, run func(*themesAgreeOptions) error) *cobra.Command {
	opts := &themesAgreeOptions{env: env}
	command := &cobra.Command{
		Use:   "agree [QUESTION…]",
		Short: locale.Text{FR: "Accord des personnes qui codent : kappa, AC1, alpha, par thème", EN: "Agreement of the coders: kappa, AC1, alpha, by theme"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `agree dit dans quelle mesure les personnes qui codent donnent les mêmes thèmes aux mêmes réponses, thème
par thème et sur l'ensemble : accord observé, kappa (de Cohen pour deux personnes, de Conger pour plus),
AC1 de Gwet, alpha de Krippendorff, avec leurs intervalles. Chacune peut n'avoir codé qu'une partie des
réponses. Un thème est donné si on l'a donné, ou un thème qui en fait partie ; les décisions n'y
changent rien. Sans argument, toutes les questions du corpus.

--pairs compare les personnes deux à deux, celles qui s'accordent le moins d'abord. --disputes dit sur
quels thèmes et sur quelles réponses elles diffèrent. --exclusive prend les parties d'un thème pour des
codes dont une réponse a un seul, comme dans un codage nominal ; --metric en fait des degrés, dans leur
ordre, pour l'alpha.

Les intervalles sont analytiques (variance linéarisée) ; sur l'ensemble, la réponse est la grappe.

--table n'écrit qu'un tableau : themes-agreement, themes-agreement-all, themes-agreement-set,
themes-agreement-pairs, themes-disputes, themes-disputed-words.`,
			EN: `agree says how far the coders give the same themes to the same answers, theme by theme and overall:
observed agreement, kappa (Cohen's for two coders, Conger's for more), Gwet's AC1, Krippendorff's
alpha, with their intervals. Each may have coded some of the answers only. A theme is given where it
was given, or one that is part of it; decisions change nothing here. Without arguments, all questions
of the corpus.

--pairs compares two coders at a time, those who agree least first. --disputes says on which themes and
which answers they differ. --exclusive takes the parts of a theme for codes of which an answer has one,
as in nominal coding; --metric makes them degrees, in their order, for alpha.

Intervals are analytic (linearised variance); over all themes, the answer is the cluster.

--table writes only one table: themes-agreement, themes-agreement-all, themes-agreement-set,
themes-agreement-pairs, themes-disputes, themes-disputed-words.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes agree --demo\n  arrimage themes agree --demo --pairs --disputes\n  arrimage themes agree --demo --format csv --table themes-agreement",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.questions = args
			return runs(opts, run, runThemesAgree)
		},
	}
	opts.addFlags(command)
	return command
}

// addFlags declares the flags.
func (o *themesAgreeOptions) addFlags(command *cobra.Command) {
	o.source.addTo(command, o.env)
	o.output.addTo(command, o.env)
	o.choices.addLevel(command, o.env)
	command.Flags().StringVar(&o.exclusive, "exclusive", "", locale.Text{
		FR: "`thème` dont les parties s'excluent : laquelle des parties une réponse a",
		EN: "`theme` whose parts exclude each other: which of them an answer has",
	}.French().In(o.env.Lang))
	command.Flags().StringVar(&o.metric, "metric", "", locale.Textf(
		"`métrique` de l'alpha, avec --exclusive\u00a0: %s", "`metric` of alpha, with --exclusive: %s",
		strings.Join(tabulate.AgreementMetrics(), ", ")).In(o.env.Lang))
	command.Flags().BoolVar(&o.pairs, "pairs", false, locale.Text{FR: "aussi deux personnes à la fois", EN: "also two coders at a time"}.In(o.env.Lang))
	command.Flags().BoolVar(&o.disputes, "disputes", false, locale.Text{FR: "aussi les thèmes et les réponses en désaccord", EN: "also the themes and answers in dispute"}.In(o.env.Lang))
	addExplainMethod(command, o.env, &o.explain)
}

func runThemesAgree(opts *themesAgreeOptions) error {
	defer memory.CollectOften()() // Words and their codings stay, and little else does.
	options, err := opts.choices.options()
	if err != nil {
		return err
	}
	if opts.metric != "" {
		if err := within("--metric", opts.metric, tabulate.AgreementMetrics()); err != nil {
			return err
		}
	}
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	tables, err := opts.tables(s, tabulate.CodersOptions{Questions: opts.questions, Exclusive: opts.exclusive, Metric: opts.metric, Level: options.Level})
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, tables)
}

// tables compares the coders as the flags say.
func (o *themesAgreeOptions) tables(s *survey.Survey, options tabulate.CodersOptions) ([]*table.Table, error) {
	list, err := tabulate.CodersAgreements(s, options)
	if err != nil {
		return nil, err
	}
	tables := tabulate.CodersTables(list, options)
	var pairs []tabulate.CodersAgreement
	if o.pairs {
		if pairs, err = tabulate.CoderPairs(s, options); err != nil {
			return nil, err
		}
		tables = append(tables, tabulate.CoderPairsTable(s, pairs, options))
	}
	if o.disputes {
		disputes, err := tabulate.Disputes(s, options)
		if err != nil {
			return nil, err
		}
		words, err := tabulate.DisputedWords(s, options)
		if err != nil {
			return nil, err
		}
		tables = append(tables, tabulate.DisputesTable(s, disputes), words)
	}
	if o.explain && o.output.isForPeople() {
		tables = append(tables, tabulate.MethodsTable(tabulate.CodersMethods(list, pairs)...))
	}
	return tables, nil
}
