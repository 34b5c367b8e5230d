package cli

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
)

type completionOptions struct {
	env   *Env
	root  *cobra.Command
	shell string
}

// shells are the shells for which there is a completion script, in the order in which help and errors name them.
var shells = []string{"bash", "zsh", "fish", "powershell"}

// newCompletionCmd builds the command that writes completion scripts; Cobra's own speaks English only, and does not fail
// for a shell that it does not know.
func newCompletionCmd(env *Env, run func(*completionOptions) error) *cobra.Command {
	opts := &completionOptions{env: env}
	return &cobra.Command{
		Use:   locale.Text{FR: "completion INTERPRÉTEUR", EN: "completion SHELL"}.In(env.Lang),
		Short: locale.Text{FR: "Écrire le script de complétion d'un interpréteur de commandes", EN: "Write the completion script of a shell"}.In(env.Lang),
		Long: locale.Text{
			FR: `completion écrit le script avec lequel bash, zsh, fish ou powershell complètent les commandes et
les options d'arrimage. Pour bash : source <(arrimage completion bash)`,
			EN: `completion writes the script with which bash, zsh, fish or powershell complete the commands and
the flags of arrimage. For bash: source <(arrimage completion bash)`,
		}.French().In(env.Lang),
		Example:   "  arrimage completion bash",
		ValidArgs: shells,
		Args:      oneShell,
		RunE: func(command *cobra.Command, args []string) error {
			opts.root, opts.shell = command.Root(), args[0]
			return runs(opts, run, runCompletion)
		},
	}
}

func oneShell(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("completion prend un interpréteur\u00a0; reçu\u00a0: %d", "completion takes one shell; got %d", len(args))
	}
	return within("completion", args[0], shells)
}

func runCompletion(opts *completionOptions) error {
	write := map[string]func(io.Writer) error{
		"bash":       func(w io.Writer) error { return opts.root.GenBashCompletionV2(w, true) },
		"zsh":        opts.root.GenZshCompletion,
		"fish":       func(w io.Writer) error { return opts.root.GenFishCompletion(w, true) },
		"powershell": opts.root.GenPowerShellCompletionWithDesc,
	}
	return write[opts.shell](opts.env.Out)
}
