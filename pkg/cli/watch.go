package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/formats"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/watch"
)

type watchOptions struct {
	env         *Env
	source      source
	choices     choices
	port        int  // 0 for any that is free
	interactive bool // as of report
}

func newWatchCmd(env *Env, run func(*watchOptions) error) *cobra.Command {
	opts := &watchOptions{env: env}
	command := &cobra.Command{
		Use: "watch",
		Short: locale.Text{
			FR: "Montrer le rapport pendant qu'on l'écrit",
			EN: "Show the report while it is being written",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `watch affiche l'adresse d'une page, sur cet ordinateur seulement : le rapport en HTML. La page
se refait et se recharge quand le fichier d'étude, un export ou un autre fichier de l'étude
change. Une étude à moitié enregistrée laisse la dernière bonne page, les erreurs au-dessus.
Ctrl-C arrête.`,
			EN: `watch prints the address of a page, on this computer only: the report as HTML. The page is
made again and reloads when the study file, an export or another file of the study changes.
A study that is half saved leaves the last good page, with the errors above it. Ctrl-C stops.`,
		}.French().In(env.Lang),
		Example: "  arrimage watch\n  arrimage watch --interactive --lang en",
		Args:    noArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			return runs(opts, run, func(opts *watchOptions) error { return runWatch(command.Context(), opts) })
		},
	}
	opts.source.addFilesTo(command, env)
	opts.choices.addLevel(command, env)
	opts.choices.addSeed(command, env)
	flags := command.Flags()
	flags.IntVar(&opts.port, "port", 0, locale.Text{FR: "`port` de la page ; sinon un port libre", EN: "`port` of the page; else one that is free"}.French().In(env.Lang))
	addInteractive(flags, env, &opts.interactive)
	return command
}

func runWatch(ctx context.Context, opts *watchOptions) error {
	if opts.port < 0 || opts.port > 65535 {
		return usage("--port %d\u00a0: attendu un nombre de 0 à 65535", "--port %d: expected a number from 0 to 65535", opts.port)
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(opts.port)))
	if err != nil {
		return usage("--port %d\u00a0: ce port n'est pas libre", "--port %d: this port is not free", opts.port)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	w := &watched{opts: opts, env: *opts.env, address: "http://" + listener.Addr().String() + "/", stop: stop}
	w.env.Err, w.env.Progress = &w.said, false
	err = watch.Run(ctx, listener, watch.Options{Build: w.build, Explain: w.explain, Title: "arrimage watch", Lang: string(opts.env.Lang)})
	return errors.Join(w.misused, err)
}

// A watched report is built again and again.
type watched struct {
	opts    *watchOptions
	env     Env          // of the builds: what they say is kept, and the language of the study stays
	said    bytes.Buffer // what the build says
	last    string       // what the last build said on standard error
	address string       // of the page; empty once it is printed
	stop    func()       // ends the run
	misused error        // why the run cannot begin; nil where it can
}

// build makes the page. Wrong usage ends the run before it begins; later, anything may be put right.
func (w *watched) build(context.Context) ([]byte, []string, error) {
	w.said.Reset()
	var opened openedFiles
	page, err := w.page(&opened)
	var mistake *usageError
	if w.address != "" && errors.As(err, &mistake) {
		w.misused = err
		w.stop()
		return nil, nil, err
	}
	if w.address != "" {
		fmt.Fprintln(w.opts.env.Out, w.address)
		w.address = ""
	}
	w.tell(w.said.String() + w.explain(err))
	return page, opened.names(), err
}

// page writes the report as a page.
func (w *watched) page(opened *openedFiles) ([]byte, error) {
	report := reportOptions{env: &w.env, source: w.opts.source, choices: w.opts.choices}
	report.source.opened = opened
	s, made, err := report.build()
	if err != nil {
		return nil, err
	}
	format, _ := formats.Named("html")
	var page bytes.Buffer
	options := formats.Options{Lang: w.env.Lang, Meta: metaOf(s.Study), Interactive: w.opts.interactive, Served: watch.Script}
	err = format.Write(&page, made, options)
	return page.Bytes(), err
}

// explain returns what standard error says of an error.
func (w *watched) explain(err error) string {
	var text strings.Builder
	printError(&text, w.env.Lang, err)
	return text.String()
}

// tell prints what a build says where the one before said something else.
func (w *watched) tell(text string) {
	switch {
	case text == w.last:
	case text == "":
		fmt.Fprintln(w.opts.env.Err, locale.Text{FR: "arrimage\u00a0: la page est à jour", EN: "arrimage: the page is up to date"}.In(w.env.Lang))
	default:
		fmt.Fprint(w.opts.env.Err, text)
	}
	w.last = text
}
