package cli

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

type schemaOptions struct {
	env    *Env
	output output
}

func newSchemaCmd(env *Env, run func(*schemaOptions) error) *cobra.Command {
	opts := &schemaOptions{env: env}
	command := &cobra.Command{
		Use: "schema",
		Short: locale.Text{
			FR: "Écrire le schéma JSON du fichier d'étude, pour les éditeurs",
			EN: "Write the JSON Schema of the study file, for editors",
		}.In(env.Lang),
		Long: locale.Text{
			FR: `schema écrit le schéma JSON qui vérifie study.yaml. Un éditeur s'en sert si la première ligne
du fichier est :

# yaml-language-server: $schema=study.schema.json`,
			EN: `schema writes the JSON Schema that checks study.yaml. An editor uses it if the first line of the
file is:

# yaml-language-server: $schema=study.schema.json`,
		}.French().In(env.Lang),
		Example: "  arrimage schema -o study.schema.json",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runs(opts, run, runSchema) },
	}
	command.Flags().StringVarP(&opts.output.file, "output", "o", "", locale.Text{FR: "`fichier` à écrire", EN: "`file` to write"}.In(env.Lang))
	return command
}

func runSchema(opts *schemaOptions) error {
	return opts.output.write(opts.env, nil, func(w io.Writer) error {
		_, err := w.Write(study.Schema)
		return err
	})
}
