package cli

import (
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

type themesCodebookOptions struct {
	env    *Env
	source source
	output output
}

func newThemesCodebookCmd(env *Env, run func(*themesCodebookOptions) error) *cobra.Command {
	opts := &themesCodebookOptions{env: env}
	command := &cobra.Command{
		Use:   "codebook",
		Short: locale.Text{FR: "Codebook des thèmes : définition, ce qui y entre, exemple, codages", EN: "Codebook of themes: definition, what is in, example, codings"}.French().In(env.Lang),
		Long: locale.Text{
			FR: `codebook montre les thèmes dans l'ordre de l'arbre : définition, ce qui y entre et ce qui n'y entre
pas, exemple, règles qui le proposent, et combien de réponses chaque personne qui code lui a données.`,
			EN: `codebook shows the themes in the order of the tree: definition, what is in and what is out, example,
rules that propose it, and to how many answers each coder gave it.`,
		}.French().In(env.Lang),
		Example: "  arrimage themes codebook --demo\n  arrimage themes codebook --demo --format md",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runs(opts, run, runThemesCodebook) },
	}
	opts.source.addTo(command, env)
	opts.output.addTo(command, env)
	return command
}

func runThemesCodebook(opts *themesCodebookOptions) error {
	s, err := opts.source.survey(opts.env)
	if err != nil {
		return err
	}
	t, err := tabulate.ThemesCodebook(s)
	if err != nil {
		return err
	}
	return opts.output.tables(opts.env, s, []*table.Table{t})
}
