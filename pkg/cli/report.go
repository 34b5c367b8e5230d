package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/document/html"
	"github.com/arrimage/arrimage/pkg/document/markdown"
	"github.com/arrimage/arrimage/pkg/document/plain"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/report"
	"github.com/arrimage/arrimage/pkg/survey"
)

type reportOptions struct {
	env     *Env
	source  source
	choices choices
	output  output
}

// reportFormats are the formats of a report, in the order in which help names them.
var reportFormats = []string{"table", "md", "html"}

func newReportCmd(env *Env, run func(*reportOptions) error) *cobra.Command {
	opts := &reportOptions{env: env}
	command := &cobra.Command{
		Use: "report",
		Short: locale.Text{
			FR: "Écrire toute l'étude en un document (terminal, Markdown, HTML)",
			EN: "Write the whole study as one document (terminal, Markdown, HTML)",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `report écrit les sections que l'étude déclare (report: sections), ou tout ce qu'elle permet :
participation, taux, scores, classement, budgets, corrélations, chiffres publiés et méthodes.
Le HTML tient en un seul fichier, se lit sans script et s'imprime.`,
			EN: `report writes the sections that the study declares (report: sections), or all that it allows:
response, rates, scores, ranking, budgets, correlations, published figures and methods.
The HTML is one file, readable without scripts, and prints.`,
		}.French().In(env.Lang),
		Example: "  arrimage report --demo\n  arrimage report --demo -o report.html\n  arrimage report --demo --lang en --format md",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runs(opts, run, runReport) },
	}
	opts.source.addTo(command, env)
	flags := command.Flags()
	flags.StringVar(&opts.output.format, "format", "", locale.Textf("`format`\u00a0: %s", "`format`: %s", strings.Join(reportFormats, ", ")).In(env.Lang))
	flags.StringVarP(&opts.output.file, "output", "o", "", locale.Text{FR: "`fichier` à écrire (en entier ou pas du tout), le format selon son nom", EN: "`file` to write (whole or not at all), the format by its name"}.In(env.Lang))
	opts.choices.addLevel(command, env)
	opts.choices.addSeed(command, env)
	return command
}

func runReport(opts *reportOptions) error {
	format, err := opts.chooseFormat()
	if err != nil {
		return err
	}
	at, err := opts.env.made()
	if err != nil {
		return err
	}
	s, options, err := opts.source.chosen(opts.env, &opts.choices)
	if err != nil {
		return err
	}
	results, err := claims(opts.env, s)
	if err != nil {
		return err
	}
	made, err := report.Build(s, results, options)
	if err != nil {
		return err
	}
	made.Made = at
	return opts.output.write(opts.env, s, func(w io.Writer) error {
		switch format {
		case "html":
			return html.Write(w, made, opts.env.Lang)
		case "md":
			return markdown.Write(w, made, opts.env.Lang)
		}
		return plain.Write(w, made, opts.env.Lang, opts.output.width(opts.env))
	})
}

// claims checks the published figures of a study that has some.
func claims(env *Env, s *survey.Survey) ([]claim.Result, error) {
	if s.Study.Claims == nil {
		return nil, nil
	}
	return verifyFigures(env, s)
}

// chooseFormat returns the format asked for, else the one that the file's name tells, else the terminal's.
func (opts *reportOptions) chooseFormat() (string, error) {
	format, file := opts.output.format, opts.output.file
	if format != "" {
		return format, within("--format", format, reportFormats)
	}
	switch {
	case file == "" || file == "-" || hasSuffix(file, ".txt"):
		return "table", nil
	case hasSuffix(file, ".html") || hasSuffix(file, ".htm"):
		return "html", nil
	case hasSuffix(file, ".md") || hasSuffix(file, ".markdown"):
		return "md", nil
	}
	return "", usage("format inconnu pour %q\u00a0; --format dit lequel\u00a0: %s", "no format known for %q; --format says which: %s", file, strings.Join(reportFormats, ", "))
}

func hasSuffix(file, suffix string) bool { return strings.HasSuffix(strings.ToLower(file), suffix) }
