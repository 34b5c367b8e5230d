package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesSaturationOptions struct {
	env       *Env
	source    source
	choices   choices
	output    output
	request   tabulate.SaturationRequest
	threshold float64 // in percent
	explain   bool    // describe the methods below the tables that people read
}

func newThemesSaturationCmd(env *Env, run func(*themesSaturationOptions) error) *cobra.Command {
	opts := &themesSaturationOptions{env: env}
	command := &cobra.Command{
		Use:   "saturation [QUESTION…]",
		Short: locale.Text{FR: "Saturation\u00a0: nouveaux thèmes, entretien par entretien", EN: "Saturation: new themes, interview by interview"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `saturation suit les thèmes de chaque partie, répondant par répondant, dans l'ordre des entretiens :
nouveaux thèmes, cumul, combien de suite n'en apportent aucun. L'ordre est celui de la question que
nomme l'étude (corpus: order:, une date ou un nombre), sinon celui du fichier.

La saturation est atteinte quand les nouveaux thèmes d'une suite de --run entretiens sont, en part
des thèmes des --first premiers, au plus --threshold pour cent.`,
			EN: `saturation follows the themes of each side, respondent by respondent, in the order of the interviews:
new themes, themes so far, how many in a row bring none. The order is that of the question that the
study names (corpus: order:, a date or a number), else that of the file.

Saturation is reached where the new themes of a run of --run interviews are, as a share of the
themes of the --first ones, at most --threshold percent.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes saturation --demo\n  arrimage themes saturation reussites --demo --first 6 --run 3 --threshold 5",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.request.Questions = args
			return runs(opts, run, runThemesSaturation)
		},
	}
	opts.addFlags(command)
	return command
}

// addFlags declares the flags.
func (o *themesSaturationOptions) addFlags(command *cobra.Command) {
	o.source.addTo(command, o.env)
	o.output.addTo(command, o.env)
	o.choices.addWhere(command, o.env)
	flags := command.Flags()
	flags.IntVar(&o.request.Rule.Base, "first", tabulate.SaturationBase, locale.Textf("`n` premiers entretiens, ceux de la base\u00a0; %d par défaut", "`n` first interviews, those of the base; %d by default", tabulate.SaturationBase).French().In(o.env.Lang))
	flags.IntVar(&o.request.Rule.Run, "run", tabulate.SaturationRun, locale.Textf("`n` entretiens d'une suite\u00a0; %d par défaut", "`n` interviews of a run; %d by default", tabulate.SaturationRun).French().In(o.env.Lang))
	flags.Float64Var(&o.threshold, "threshold", 0, locale.Text{FR: "nouveaux thèmes d'une suite, en `pourcentage` de la base, jusqu'auquel elle est saturée\u00a0; 0 par défaut", EN: "new themes of a run, as a `percent` of the base, up to which it is saturated; 0 by default"}.French().In(o.env.Lang))
	hideDefault(flags, "first", "0")
	hideDefault(flags, "run", "0")
	addExplainMethod(command, o.env, &o.explain)
}

// check reports values of flags that have no meaning.
func (o *themesSaturationOptions) check() error {
	switch {
	case o.request.Rule.Base < 1:
		return usage("--first %d\u00a0: attendu 1 ou plus", "--first %d: expected 1 or more", o.request.Rule.Base)
	case o.request.Rule.Run < 1:
		return usage("--run %d\u00a0: attendu 1 ou plus", "--run %d: expected 1 or more", o.request.Rule.Run)
	case !(o.threshold >= 0 && o.threshold <= 100):
		return usage("--threshold %v\u00a0: attendu de 0 à 100, un pourcentage", "--threshold %v: expected 0 to 100, a percentage", o.threshold)
	}
	return nil
}

func runThemesSaturation(opts *themesSaturationOptions) error {
	if err := opts.check(); err != nil {
		return err
	}
	opts.request.Rule.Threshold = opts.threshold / 100
	opts.choices.level = tabulate.DefaultLevel // No interval is shown.
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	list, err := tabulate.SaturateThemes(s, opts.request, options)
	if err != nil {
		return err
	}
	tables := tabulate.SaturationTables(s, list, options)
	if opts.explain && opts.output.isForPeople() {
		tables = append(tables, tabulate.MethodsTable(tabulate.SaturationMethods()...))
	}
	return opts.output.tables(opts.env, s, tables)
}
