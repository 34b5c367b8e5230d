package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type agreeOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	rule    string
	metric  string // one of tabulate.AgreementMetrics; "" for the question's own
	explain bool   // describe the methods below the tables that people read
	names   []string
}

func newAgreeCmd(env *Env, run func(*agreeOptions) error) *cobra.Command {
	opts := &agreeOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "agree [ÉCHELLE|QUESTION…]", EN: "agree [SCALE|QUESTION…]"}.In(env.Lang),
		Short: locale.Text{
			FR: "Accord des deux parties d'une région : kappa, AC1, McNemar",
			EN: "Agreement of the two sides of a region: kappa, AC1, McNemar",
		}.French().In(env.Lang),
		Long: locale.Text{
			FR: `agree compare, région par région, les réponses oui/non des deux parties : qui dit oui, accord observé,
kappa de Cohen, AC1 de Gwet, Brennan-Prediger, alpha de Krippendorff, test de McNemar et écart apparié.
Sans argument, il prend les énoncés de la première échelle des deux parties, sinon toutes les questions oui/non
posées aux deux.

Une partie qui a plusieurs unités dans une région y dit oui selon --rule : majority (au moins la moitié de celles
qui répondent), any (au moins une), all (toutes).

Les questions à codes et les nombres posés aux deux parties se comparent si on les nomme : kappa pondéré, AC2,
alpha de Krippendorff. --metric dit pour quoi leurs réponses sont prises : nominal (des noms), ordinal (des rangs),
interval (des nombres), ratio (des quantités) ; nominal pour des codes, interval pour des nombres, par défaut.

--table n'écrit qu'un tableau : agreement-answers, agreement, agreement-difference, agreement-pooled,
agreement-values.`,
			EN: `agree compares, region by region, the yes/no answers of the two sides: who says yes, observed agreement,
Cohen kappa, Gwet AC1, Brennan-Prediger, Krippendorff alpha, McNemar test and paired difference.
Without arguments it takes the items of the first scale of both sides, else all the yes/no questions
asked of both.

A side with several units in a region says yes there by --rule: majority (at least half of those that
answer), any (at least one), all (all of them).

Questions with codes and numbers that both sides were asked are compared where they are named: weighted
kappa, AC2, Krippendorff alpha. --metric says what their answers are taken for: nominal (names), ordinal
(ranks), interval (numbers), ratio (amounts); nominal for codes, interval for numbers, by default.

--table writes only one table: agreement-answers, agreement, agreement-difference, agreement-pooled,
agreement-values.`,
		}.French().In(env.Lang),
		Example: "  arrimage agree --demo\n  arrimage agree satisfaction --demo --rule all --explain-method\n  arrimage agree mesures --demo --table agreement --format csv",
		Args:    cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.names = args
			return runs(opts, run, runAgree)
		},
	}
	opts.addFlags(command)
	return command
}

// addFlags declares the flags.
func (o *agreeOptions) addFlags(command *cobra.Command) {
	o.source.addTo(command, o.env)
	o.output.addTo(command, o.env)
	o.choices.addLevel(command, o.env)
	command.Flags().StringVar(&o.rule, "rule", string(tabulate.Majority), locale.Text{
		FR: "quand les unités d'une région disent oui : `majority|any|all` ; majority par défaut",
		EN: "when the units of a region say yes: `majority|any|all`; majority by default",
	}.French().In(o.env.Lang))
	hideDefault(command.Flags(), "rule", "")
	command.Flags().StringVar(&o.metric, "metric", "", locale.Textf(
		"`métrique` des codes et des nombres\u00a0: %s", "`metric` of codes and numbers: %s",
		strings.Join(tabulate.AgreementMetrics(), ", ")).In(o.env.Lang))
	addExplainMethod(command, o.env, &o.explain)
}

func runAgree(opts *agreeOptions) error {
	options, err := opts.choices.options()
	if err != nil {
		return err
	}
	if err := opts.check(); err != nil {
		return err
	}
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	tables, err := opts.tables(s, options)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, tables)
}

// tables compares what the names ask for: what is yes or no, then codes and numbers.
func (o *agreeOptions) tables(s *survey.Survey, options tabulate.Options) ([]*table.Table, error) {
	yes, named, err := tabulate.AgreementNames(s, o.names)
	if err != nil {
		return nil, err
	}
	if o.metric != "" && len(named) == 0 {
		return nil, usage("--metric %s\u00a0: il faut nommer une question à codes ou un nombre", "--metric %s: name a question with codes or numbers", o.metric)
	}
	var tables []*table.Table
	var agreements []tabulate.Agreement
	if len(yes) > 0 || len(named) == 0 {
		rule := tabulate.UnitsRule(o.rule)
		if agreements, err = tabulate.Agreements(s, yes, rule, options); err != nil {
			return nil, err
		}
		tables = tabulate.AgreementTables(s, agreements, rule, options)
	}
	values, err := tabulate.ValueAgreements(s, named, o.metric, options)
	if err != nil {
		return nil, err
	}
	if len(values) > 0 {
		tables = append(tables, tabulate.ValueAgreementTable(s, values, options))
	}
	if o.explain && o.output.isForPeople() {
		tables = append(tables, tabulate.MethodsTable(tabulate.AgreementMethods(agreements, values)...))
	}
	return tables, nil
}

// check reports a rule or a metric that does not exist.
func (o *agreeOptions) check() error {
	if err := within("--rule", o.rule, unitsRules()); err != nil || o.metric == "" {
		return err
	}
	return within("--metric", o.metric, tabulate.AgreementMetrics())
}

// unitsRules names the values of --rule.
func unitsRules() []string {
	var names []string
	for _, rule := range tabulate.UnitsRules {
		names = append(names, string(rule))
	}
	return names
}
