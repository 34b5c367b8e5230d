package cli

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
)

// usageTemplate is Cobra's usage text with headings in the user's language, examples first, for a terminal of the given
// width.
func usageTemplate(lang locale.Lang, width int) string {
	words := strings.NewReplacer(
		"{usage}", locale.Text{FR: "Utilisation :", EN: "Usage:"}.French().In(lang),
		"{examples}", locale.Text{FR: "Exemples :", EN: "Examples:"}.French().In(lang),
		"{commands}", locale.Text{FR: "Commandes :", EN: "Commands:"}.French().In(lang),
		"{flags}", locale.Text{FR: "Options :", EN: "Flags:"}.French().In(lang),
		"{more}", locale.Text{
			FR: `« {{.CommandPath}} COMMANDE --help » décrit une commande.`,
			EN: `"{{.CommandPath}} COMMAND --help" describes a command.`,
		}.French().In(lang),
		"{options}", "[options]",
		"{width}", strconv.Itoa(width),
		"{command}", locale.Text{FR: "COMMANDE", EN: "COMMAND"}.In(lang),
	)
	return words.Replace(`{usage}
  {{if .HasAvailableSubCommands}}{{if .HasParent}}{{.UseLine}}{{if .HasAvailableLocalFlags}} {options}{{end}}
  {{end}}{{.CommandPath}} {command}{{else}}{{.UseLine}}{{if .HasAvailableLocalFlags}} {options}{{end}}{{end}}
{{if .HasExample}}
{examples}
{{.Example}}
{{end}}{{if .HasAvailableSubCommands}}
{commands}
{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}  {{rpad .Name .NamePadding}} {{.Short}}
{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}
{flags}
{{.LocalFlags.FlagUsagesWrapped {width} | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableSubCommands}}
{more}
{{end}}`)
}

// finishAll finishes a command and those below it.
func finishAll(command *cobra.Command, env *Env) {
	for _, below := range command.Commands() {
		finishAll(below, env)
	}
	finish(command, env)
}

// finish puts into the user's language what Cobra words itself.
func finish(command *cobra.Command, env *Env) {
	command.DisableFlagsInUseLine = true
	command.InitDefaultHelpFlag()
	command.Flags().Lookup("help").Usage = locale.Text{FR: "cette aide", EN: "this help"}.In(env.Lang)
}

// wrapHelp has the descriptions wrapped to the user's terminal where help is shown.
func wrapHelp(root *cobra.Command, env *Env) {
	show := root.HelpFunc()
	root.SetHelpFunc(func(command *cobra.Command, args []string) {
		command.Long = reflow(command.Long, env.width())
		show(command, args)
	})
}

// reflow wraps paragraphs, which blank lines part, to a width.
func reflow(text string, width int) string {
	if text == "" {
		return ""
	}
	var wrapped strings.Builder
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			wrapped.WriteByte('\n')
		}
		_ = render.Paragraph(&wrapped, strings.ReplaceAll(paragraph, "\n", " "), width) // A strings.Builder never fails.
	}
	return wrapped.String()
}
