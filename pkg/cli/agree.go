package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type agreeOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	rule    string
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

--table n'écrit qu'un tableau : agreement-answers, agreement, agreement-difference, agreement-pooled.`,
			EN: `agree compares, region by region, the yes/no answers of the two sides: who says yes, observed agreement,
Cohen kappa, Gwet AC1, Brennan-Prediger, Krippendorff alpha, McNemar test and paired difference.
Without arguments it takes the items of the first scale of both sides, else all the yes/no questions
asked of both.

A side with several units in a region says yes there by --rule: majority (at least half of those that
answer), any (at least one), all (all of them).

--table writes only one table: agreement-answers, agreement, agreement-difference, agreement-pooled.`,
		}.French().In(env.Lang),
		Example: "  arrimage agree --demo\n  arrimage agree satisfaction --demo --rule all\n  arrimage agree mesures --demo --table agreement --format csv",
		Args:    cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.names = args
			return runs(opts, run, runAgree)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addLevel(command, env)
	command.Flags().StringVar(&opts.rule, "rule", string(tabulate.Majority), locale.Text{
		FR: "quand les unités d'une région disent oui : `majority|any|all` ; majority par défaut",
		EN: "when the units of a region say yes: `majority|any|all`; majority by default",
	}.French().In(env.Lang))
	hideDefault(command.Flags(), "rule", "")
	return command
}

func runAgree(opts *agreeOptions) error {
	options, err := opts.choices.options()
	if err != nil {
		return err
	}
	if err := within("--rule", opts.rule, unitsRules()); err != nil {
		return err
	}
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	rule := tabulate.UnitsRule(opts.rule)
	agreements, err := tabulate.Agreements(s, opts.names, rule, options)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, tabulate.AgreementTables(s, agreements, rule, options))
}

// unitsRules names the values of --rule.
func unitsRules() []string {
	var names []string
	for _, rule := range tabulate.UnitsRules {
		names = append(names, string(rule))
	}
	return names
}
