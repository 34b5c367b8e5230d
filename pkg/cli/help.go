package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
)

// newHelpCmd builds the command that describes another one; Cobra's own speaks English only, and does not fail for a
// command that there is not.
func newHelpCmd(env *Env) *cobra.Command {
	return &cobra.Command{
		Use:     locale.Text{FR: "help [COMMANDE]", EN: "help [COMMAND]"}.In(env.Lang),
		Short:   locale.Text{FR: "Décrire une commande", EN: "Describe a command"}.In(env.Lang),
		Example: "  arrimage help rates",
		Args:    cobra.ArbitraryArgs,
		RunE: func(command *cobra.Command, args []string) error {
			topic, rest, err := command.Root().Find(args)
			if err == nil && len(rest) > 0 {
				err = knownCommand(command.Root(), rest)
			}
			if err != nil {
				return err
			}
			return topic.Help()
		},
	}
}
