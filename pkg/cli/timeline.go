package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/report"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type timelineOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
	request tabulate.TimelineRequest
}

func newTimelineCmd(env *Env, run func(*timelineOptions) error) *cobra.Command {
	opts := &timelineOptions{env: env, choices: choices{level: tabulate.DefaultLevel}}
	command := &cobra.Command{
		Use:   "timeline QUESTION…",
		Short: locale.Text{FR: "Réponses le long du temps : positions par année", EN: "Answers along time: positions by year"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `timeline fait un événement de chaque réponse à une question à codes, et le date selon ses unités : la
question que nomme --date, de type date, ou un nombre qui est une année ; sinon celle qui ordonne le
corpus (corpus: order:). Où les unités d'une réponse diffèrent, l'événement va de la première date à
la dernière. Les unités sans date sont comptées, et un événement sans date vient en dernier.

--by dit ce qui est affirmé de chaque événement : la réponse de toutes ses unités, ou chacune avec son
nombre. Au terminal, un graphique suit le tableau ; la forme des marques y dit la première variable.`,
			EN: `timeline makes an event of each answer to a question with codes, and dates it by its units: by the
question that --date names, of type date, or a number that is a year; else by that which orders the
corpus (corpus: order:). Where the units of an answer differ, the event goes from the first date to
the last. Units without a date are counted, and an event without a date comes last.

--by tells what is said of each event: the answer of all its units, or each with its number. On a
terminal, a chart follows the table, where the shape of the marks tells the first variable.`,
		}.French().In(env.Lang),
		Example: "  arrimage timeline position --date annee --by sens,instance --demo=position2002\n  arrimage chart timeline position annee --demo=position2002 -o chronologie.svg",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.request.Questions = args
			return runs(opts, run, runTimeline)
		},
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	opts.choices.addWhere(command, env)
	flags := command.Flags()
	flags.StringVar(&opts.request.Date, "date", "", locale.Text{FR: "`question` qui date les unités, une date ou une année", EN: "`question` that dates the units, a date or a year"}.In(env.Lang))
	flags.StringSliceVar(&opts.choices.by, "by", nil, locale.Text{FR: "`variables` qui disent ce qui est affirmé de chaque événement (a,b)", EN: "`variables` that tell what is said of each event (a,b)"}.In(env.Lang))
	return command
}

func runTimeline(opts *timelineOptions) error {
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	list, err := tabulate.Follow(s, opts.request, options)
	if err != nil {
		return err
	}
	var charts []string
	for _, all := range list {
		drawn := report.TimelineChart(all)
		if drawn == nil {
			continue
		}
		text := drawn.Text(opts.output.width(opts.env), opts.env.Lang)
		if len(list) > 1 {
			text = locale.Line(drawn.Title.In(opts.env.Lang)) + "\n\n" + text
		}
		charts = append(charts, text)
	}
	return opts.output.tables(opts.env, s, tabulate.TimelineTables(s, list, options), charts...)
}
