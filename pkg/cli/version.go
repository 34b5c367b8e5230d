package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/locale"
)

type versionOptions struct {
	env *Env
}

func newVersionCmd(env *Env, run func(*versionOptions) error) *cobra.Command {
	opts := &versionOptions{env: env}
	return &cobra.Command{
		Use:     "version",
		Short:   locale.Text{FR: "Écrire la version du programme et de Go", EN: "Write the version of the program and of Go"}.In(env.Lang),
		Example: "  arrimage version",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return runs(opts, run, runVersion) },
	}
}

func runVersion(opts *versionOptions) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{GoVersion: runtime.Version()} // a build system that keeps none
	}
	_, err := fmt.Fprintln(opts.env.Out, versionText(info))
	return err
}

// versionText writes the module's version, the commit where it is known, and the version of Go.
func versionText(info *debug.BuildInfo) string {
	version, revision := info.Main.Version, ""
	if version == "" {
		version = "(devel)"
	}
	for _, setting := range info.Settings {
		switch {
		case setting.Key == "vcs.revision":
			revision = " " + setting.Value + revision
		case setting.Key == "vcs.modified" && setting.Value == "true":
			revision += "+"
		}
	}
	return "arrimage " + version + revision + " " + info.GoVersion
}
