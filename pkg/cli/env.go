// Package cli is the command line: it finds the study, calls one function of package tabulate, claim or report, and
// writes the result. It is the only package that knows Cobra, and it computes nothing.
//
// The life of a command: Main builds the commands in the user's language; Cobra parses the flags into the command's
// options struct; its run function loads the study (load.go), makes tables, and hands them to an output (output.go),
// which writes to stdout or, whole or not at all, to a file. What goes wrong becomes one message on stderr and an exit
// code (errors.go).
package cli

import (
	"io"
	"os"
	"strconv"
	"time"

	"golang.org/x/term"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/memory"
)

// An Env is what a command sees of the world.
type Env struct {
	In     io.Reader           // standard input
	Out    io.Writer           // results
	Err    io.Writer           // everything else
	Dir    string              // working directory
	Getenv func(string) string // environment variables
	Width  int                 // columns of the terminal; 0 where Out is not a terminal
	Lang   locale.Lang         // language of help and of errors until the study says its own

	Progress bool // Err is a terminal: what lasts shows how far it has come
}

// SystemEnv returns the environment of the process, and puts the first collection of its memory off.
func SystemEnv() *Env {
	memory.CollectLate()
	env := &Env{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv}
	env.Dir, _ = os.Getwd()
	env.Progress = term.IsTerminal(int(os.Stderr.Fd()))
	if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		env.Width = width
	}
	return env
}

// onTerminal reports whether standard input is a terminal, which nobody types an export into.
func (env *Env) onTerminal() bool {
	file, ok := env.In.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// defaultWidth is how wide tables are where the output is no terminal.
const defaultWidth = 80

// width returns the columns that tables may take: of the terminal, else of COLUMNS, else 80.
func (env *Env) width() int {
	if env.Width > 0 {
		return env.Width
	}
	if columns, err := strconv.Atoi(env.Getenv("COLUMNS")); err == nil && columns > 0 {
		return columns
	}
	return defaultWidth
}

// made returns when documents are made, as SOURCE_DATE_EPOCH says (seconds since 1970; see reproducible-builds.org); it is
// zero where nothing says, since a clock would change the bytes.
func (env *Env) made() (time.Time, error) {
	const last = 253402300799 // the end of the year 9999
	text := env.Getenv("SOURCE_DATE_EPOCH")
	if text == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 || seconds > last {
		return time.Time{}, usage("SOURCE_DATE_EPOCH %q\u00a0: il faut un nombre de secondes depuis 1970", "SOURCE_DATE_EPOCH %q: a number of seconds since 1970 is needed", text)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

// language returns the language that the environment asks for, English where it asks for none that is known.
func (env *Env) language() locale.Lang {
	for _, name := range []string{"ARRIMAGE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := env.Getenv(name); value != "" {
			if lang, ok := locale.Parse(value); ok {
				return lang
			}
			return locale.English
		}
	}
	return locale.English
}
