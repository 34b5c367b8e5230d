package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// Main runs a command line (without the program's name) and returns its exit code.
func Main(args []string, env *Env) int {
	env.Lang = env.language()
	if lang, ok := langFlag(args); ok {
		env.Lang = lang
	}
	root := newRootCmd(env)
	root.SetArgs(args)
	err := wordUsage(root.Execute())
	printError(env.Err, env.Lang, err)
	return exitCode(err)
}

// langFlag finds --lang before Cobra does: help texts are made in the user's language.
func langFlag(args []string) (locale.Lang, bool) {
	for i, arg := range args {
		value, found := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, found = args[i+1], true
		}
		if found {
			return locale.Parse(value)
		}
	}
	return "", false
}

// wordUsage makes a usage error of what Cobra says about a command line: whatever is not an error of ours.
func wordUsage(err error) error {
	var failure *diag.Failure
	var unmet *tabulate.UsageError
	var mistake *usageError
	var ours *runError
	switch {
	case err == nil, errors.As(err, &failure), errors.As(err, &unmet), errors.As(err, &mistake):
		return err
	case errors.As(err, &ours):
		return ours.err
	}
	return usage("%s", "%s", strings.TrimSpace(err.Error()))
}

// A runError is an error of a command that ran, as against one of Cobra's own about its flags and arguments.
type runError struct{ err error }

// Error returns the message of the error inside.
func (e *runError) Error() string { return e.err.Error() }

// Unwrap returns the error inside.
func (e *runError) Unwrap() error { return e.err }

// newRootCmd builds the commands.
func newRootCmd(env *Env) *cobra.Command {
	version := false
	root := &cobra.Command{
		Use:           "arrimage",
		Short:         rootShort.In(env.Lang),
		Long:          rootLong.In(env.Lang),
		Example:       rootExample.In(env.Lang),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          knownCommand,
		RunE: func(command *cobra.Command, _ []string) error {
			if version {
				return runs(&versionOptions{env: env}, nil, runVersion)
			}
			return command.Help()
		},
	}
	root.Flags().BoolVar(&version, "version", false, locale.Text{FR: "version du programme et de Go", EN: "version of the program and of Go"}.In(env.Lang))
	root.SetIn(env.In)
	root.SetOut(env.Out)
	root.SetErr(env.Err)
	root.SetUsageTemplate(usageTemplate(env.Lang, env.width()))
	root.SetFlagErrorFunc(flagError)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(newHelpCmd(env))
	root.AddCommand(
		newCheckCmd(env, nil), newJoinCmd(env, nil), newRatesCmd(env, nil),
		newMeansCmd(env, nil), newTotalsCmd(env, nil), newRatiosCmd(env, nil), newQuantilesCmd(env, nil), newDesignCmd(env, nil),
		newScoresCmd(env, nil), newReliabilityCmd(env, nil), newCompareCmd(env, nil), newCorrelateCmd(env, nil), newAgreeCmd(env, nil), newXtabCmd(env, nil), newLikertCmd(env, nil), newWavesCmd(env, nil),
		newThemesCmd(env, nil), newTimelineCmd(env, nil), newDiffCmd(env, nil), newVerifyCmd(env, nil), addLang(newDoctorCmd(env, nil), env), addLang(newInitCmd(env, nil), env), newGrimCmd(env, nil), newExplainCmd(env, nil), newReportCmd(env, nil), newChartCmd(env, nil), newWatchCmd(env, nil), newFormCmd(env, nil), newCodebookCmd(env, nil), newIngestCmd(env, nil),
		addLang(newMethodsCmd(env, nil), env), addLang(newDemoCmd(env, nil), env), addLang(newSchemaCmd(env, nil), env), addLang(newVersionCmd(env, nil), env),
		newCompletionCmd(env, nil),
	)
	root.InitDefaultHelpCmd()
	finishAll(root, env)
	wrapHelp(root, env)
	return root
}

var (
	rootShort = locale.Text{
		FR: "Analyse d'enquêtes à deux parties, des exports bruts au rapport vérifié",
		EN: "Survey analysis, from raw exports to a checked report",
	}
	rootLong = locale.Text{
		FR: `arrimage lit les exports d'un questionnaire tels que la plateforme les écrit, joint par
région les deux parties d'une collaboration, calcule taux, scores et corrélations, et
vérifie que chaque chiffre publié tient encore. Tout ce qui décrit l'étude est dans un
seul fichier, study.yaml.

Sans --study, la commande cherche study.yaml dans le dossier courant, puis au-dessus.`,
		EN: `arrimage reads questionnaire exports as the survey platform writes them, joins the two
sides of a collaboration by region, computes rates, scores and correlations, and checks
that every published figure still holds. All that describes the study is in one file,
study.yaml.

Without --study, a command looks for study.yaml in this folder, then in those above.`,
	}
	rootExample = locale.Textf("%[1]s%[2]s", "%[1]s%[2]s", "  arrimage report --demo\n  arrimage verify --demo\n  arrimage demo ", folderWord)
)
