package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type wavesOptions struct {
	env      *Env
	source   source
	choices  choices
	output   output
	request  tabulate.WavesRequest
	interval string // one of tabulate.Intervals; "" for the first
	explain  bool   // describe the methods below the tables that people read
}

func newWavesCmd(env *Env, run func(*wavesOptions) error) *cobra.Command {
	opts := &wavesOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "waves [QUESTION|ÉCHELLE…]", EN: "waves [QUESTION|SCALE…]"}.In(env.Lang),
		Short: locale.Text{
			FR: "D'une vague à l'autre : questionnaire, taux, scores, écarts",
			EN: "From wave to wave: questionnaire, rates, scores, paired changes",
		}.French().In(env.Lang),
		Long: locale.Text{
			FR: `waves suit les questions, les échelles et les variables d'une étude à vagues (waves:) : ce qui a
changé dans le questionnaire, qui a répondu à quelles vagues, taux et moyennes de chaque vague, et
leur changement d'une vague à la suivante, ou de --from à --to. QUESTION_themes suit les thèmes codés
d'une question ouverte, « themes » ceux de toutes ; sans argument, ils sont suivis s'il n'y a rien
d'autre.

Où les répondants d'une partie se reconnaissent (match, id ou name), le changement des mêmes
répondants est apparié (Newcombe et McNemar ; Student et rangs signés) ; à côté, celui des deux
ensembles, pris pour indépendants. Sous un plan déclaré (design:), les deux vagues sont toujours
prises pour indépendantes.

Les scores de deux vagues dont les énoncés diffèrent ne se comparent pas ; --common-items les calcule
sur les énoncés communs.

--table n'écrit qu'un tableau : questionnaire, matching, wave-rates, rate-changes, wave-means,
mean-changes.`,
			EN: `waves follows the questions, scales and variables of a study with waves (waves:): what changed in the
questionnaire, who answered in which waves, the rates and means of each wave, and their change from
one wave to the next, or from --from to --to. QUESTION_themes follows the coded themes of an open
question, "themes" those of all; without arguments they are followed where there is nothing else.

Where the respondents of a side can be told (match, id or name), the change of the same respondents
is paired (Newcombe and McNemar; Student and signed ranks); beside it, that of the two sets, taken as
independent. Under a declared design (design:) the two waves are always taken as independent.

The scores of two waves whose items differ cannot be compared; --common-items computes them from the
items in common.

--table writes only one table: questionnaire, matching, wave-rates, rate-changes, wave-means,
mean-changes.`,
		}.French().In(env.Lang),
		Example: "  arrimage waves\n  arrimage waves satisfaction --from 2018 --to 2022\n  arrimage waves satisfaction --table rate-changes --format csv",
		Args:    cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			opts.request.Names = args
			return runs(opts, run, runWaves)
		},
	}
	opts.addFlags(command)
	return command
}

func (o *wavesOptions) addFlags(command *cobra.Command) {
	o.source.addTo(command, o.env)
	command.Flags().Lookup("wave").Hidden = true // The command is about all of them.
	o.output.addTo(command, o.env)
	o.choices.addWhere(command, o.env)
	o.choices.addBase(command, o.env)
	o.choices.addLevel(command, o.env)
	o.choices.addSeed(command, o.env)
	flags := command.Flags()
	flags.StringVar(&o.request.From, "from", "", locale.Text{FR: "première `vague` des changements ; sinon chacune et la suivante", EN: "first `wave` of the changes; else each and the next"}.French().In(o.env.Lang))
	flags.StringVar(&o.request.To, "to", "", locale.Text{FR: "seconde `vague` des changements ; sinon la dernière", EN: "second `wave` of the changes; else the last"}.French().In(o.env.Lang))
	flags.BoolVar(&o.request.CommonItems, "common-items", false, locale.Text{FR: "calculer les scores sur les énoncés communs aux vagues comparées", EN: "compute scores from the items common to the waves compared"}.In(o.env.Lang))
	names := tabulate.Intervals()
	flags.StringVar(&o.interval, "interval", "", locale.Textf("`intervalle` des taux\u00a0: %s", "the `interval` of rates: %s", strings.Join(names, ", ")).In(o.env.Lang))
	addExplainMethod(command, o.env, &o.explain)
}

func runWaves(opts *wavesOptions) error {
	options, err := opts.choices.options()
	if err != nil {
		return err
	}
	if opts.interval != "" {
		if err := within("--interval", opts.interval, tabulate.Intervals()); err != nil {
			return err
		}
	}
	options.Interval = opts.interval
	surveys, err := opts.surveys()
	if err != nil {
		return err
	}
	report, err := tabulate.Waves(surveys, opts.request, options)
	if err != nil {
		return err
	}
	tables := tabulate.WavesTables(report)
	if opts.explain && opts.output.isForPeople() {
		tables = append(tables, tabulate.WavesMethods(report))
	}
	whole := &survey.Survey{Study: surveys[0].Study.Whole(), Files: surveys[0].Files}
	return opts.output.tables(opts.env, whole, tables)
}

// surveys reads every wave; their warnings go to stderr.
func (o *wavesOptions) surveys() ([]*survey.Survey, error) {
	if o.source.wave != "" {
		return nil, usage("waves parle de toutes les vagues\u00a0; --from et --to disent lesquelles comparer", "waves is about all waves; --from and --to say which to compare")
	}
	def, files, err := o.source.definition(o.env)
	if err != nil {
		return nil, err
	}
	if len(def.Waves) == 0 {
		return nil, usage("l'étude ne déclare pas de vagues (waves:)", "the study declares no waves (waves:)")
	}
	var surveys []*survey.Survey
	var warnings, errors diag.List
	for _, name := range def.Waves.Names() {
		s, err := o.source.read(o.env, o.itemsOf(def.InWave(name)), files)
		if s == nil {
			return nil, err
		}
		surveys = append(surveys, s)
		warnings = append(warnings, s.Diagnostics...)
		errors = append(errors, s.Diagnostics.Errors()...)
	}
	if len(errors) > 0 {
		return nil, errors.Err(diag.Data)
	}
	return surveys, warn(o.env, warnings)
}

// itemsOf returns a wave with scales of the items common to the waves compared, where they are asked for.
func (o *wavesOptions) itemsOf(def *study.Definition) *study.Definition {
	if !o.request.CommonItems {
		return def
	}
	waves := def.Waves.Names()
	if from, to := o.request.From, o.request.To; from != "" || to != "" {
		if from == "" {
			from = waves[0]
		}
		if to == "" {
			to = def.LastWave()
		}
		if def.Waves.Index(from) >= 0 && def.Waves.Index(to) >= 0 { // Else it is an error that is told later.
			waves = []string{from, to}
		}
	}
	return def.OnlyItems(func(q *study.Question) bool { return def.InWaves(q.Name, waves) })
}
