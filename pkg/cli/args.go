package cli

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// noArgs refuses arguments.
func noArgs(command *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("%s ne prend pas d'argument\u00a0; reçu\u00a0: %q", "%s takes no argument; got %q", command.Name(), args[0])
	}
	return nil
}

// knownCommand refuses a first word that is not a command.
func knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, command := range root.Commands() {
		names = append(names, command.Name())
	}
	return usage("commande inconnue %q%s\u00a0; «\u00a0arrimage --help\u00a0» les montre toutes", "unknown command %q%s; \"arrimage --help\" shows them all",
		args[0], diag.DidYouMean(args[0], names))
}

// flagError words what Cobra says about a flag.
func flagError(command *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return usage("option inconnue\u00a0: -%s", "unknown flag: -%s", unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		return usage("option inconnue\u00a0: %s%s", "unknown flag: %s%s", name, diag.DidYouMean(name, flagNames(command)))
	case errors.As(err, &empty):
		return usage("--%s\u00a0: il manque sa valeur", "--%s: its value is missing", empty.GetFlag().Name)
	case errors.As(err, &invalid):
		flag := invalid.GetFlag()
		return usage("--%s %q\u00a0: attendu %s", "--%s %q: expected %s", flag.Name, invalid.GetValue(), valueWord(flag.Value.Type()))
	}
	return err
}

func flagNames(command *cobra.Command) []string {
	var names []string
	command.Flags().VisitAll(func(flag *pflag.Flag) { names = append(names, "--"+flag.Name) })
	return names
}

// valueWord says what a flag takes, by pflag's name of its type.
func valueWord(kind string) locale.Text {
	switch kind {
	case "float64":
		return locale.Text{FR: "un nombre", EN: "a number"}
	case "int":
		return locale.Text{FR: "un nombre entier", EN: "a whole number"}
	case "uint64":
		return locale.Text{FR: "un nombre entier, 0 ou plus", EN: "a whole number, 0 or more"}
	}
	return locale.Text{FR: "true ou false", EN: "true or false"}
}
