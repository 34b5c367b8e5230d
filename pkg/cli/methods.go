package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type methodsOptions struct {
	env    *Env
	output output
	ids    []string
}

func newMethodsCmd(env *Env, run func(*methodsOptions) error) *cobra.Command {
	opts := &methodsOptions{env: env}
	command := &cobra.Command{
		Use: locale.Text{FR: "methods [IDENTIFIANT…]", EN: "methods [IDENTIFIER…]"}.In(env.Lang),
		Short: locale.Text{
			FR: "Méthodes statistiques : nom, formule, source imprimée",
			EN: "Statistical methods: name, formula, printed source",
		}.French().In(env.Lang),
		Long: locale.Text{
			FR: `methods nomme toutes les méthodes du programme et leur source imprimée ; avec des
identifiants, il donne aussi la formule de chacune et une phrase pour une section de méthodes.`,
			EN: `methods names every method of the program with its printed source; given identifiers, it also
gives the formula of each and a sentence for a methods section.`,
		}.French().In(env.Lang),
		Example: "  arrimage methods\n  arrimage methods wilson korn-graubard",
		RunE: func(_ *cobra.Command, args []string) error {
			opts.ids = args
			return runs(opts, run, runMethods)
		},
	}
	opts.output.addTo(command, env)
	return command
}

func runMethods(opts *methodsOptions) error {
	known := tabulate.MethodIDs()
	for _, id := range opts.ids {
		if err := within("methods", id, known); err != nil {
			return err
		}
	}
	t := tabulate.MethodsList()
	if len(opts.ids) > 0 {
		t = tabulate.MethodsTable(opts.ids...)
	}
	return opts.output.withoutStudy(opts.env, methodsMeta{Program: "arrimage"}, t)
}

// methodsMeta is what machine formats say of a list that belongs to no study.
type methodsMeta struct {
	Program string `json:"program"`
}
