package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// The exit codes.
const (
	ExitDone     = 0 // done
	ExitDiffers  = 1 // checked, and found differences
	ExitUsage    = 2 // wrong usage
	ExitStudy    = 3 // the study file is invalid
	ExitData     = 4 // data unreadable or invalid
	ExitInternal = 5 // internal error, or an output that cannot be written
)

// errDiffers is how a check says that it found differences: the output has said all there is to say.
var errDiffers = errors.New("differences found")

// errInvalidData is how check says that it found errors: the output has said all there is to say.
var errInvalidData = errors.New("invalid data")

// errInvalidStudy is how check says that the study quotes what it cannot: the output has said all there is to say.
var errInvalidStudy = errors.New("invalid study")

// An outputError is an output that cannot be written.
type outputError struct {
	file  string // as the user gave it
	cause error
}

// Error returns the message in English.
func (e *outputError) Error() string { return e.message().EN }

// Unwrap returns the cause.
func (e *outputError) Unwrap() error { return e.cause }

func (e *outputError) message() locale.Text {
	return locale.Textf("%s\u00a0: écriture impossible\u00a0: %s", "%s: cannot be written: %s", e.file, causeOf(e.cause))
}

func cannotWrite(file string, cause error) error { return &outputError{file: file, cause: cause} }

// causeOf says why a file cannot be written, without the name under which it was tried.
func causeOf(err error) locale.Text {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return locale.Text{FR: "son dossier n'existe pas", EN: "its folder does not exist"}
	case errors.Is(err, fs.ErrPermission):
		return locale.Text{FR: "accès refusé", EN: "permission denied"}
	case errors.Is(err, syscall.EISDIR):
		return locale.Text{FR: "c'est un dossier", EN: "it is a folder"}
	case errors.Is(err, syscall.ENOTDIR):
		return locale.Text{FR: "ce n'est pas un dossier", EN: "it is not a folder"}
	case errors.Is(err, syscall.ENOSPC):
		return locale.Text{FR: "le disque est plein", EN: "the disk is full"}
	case errors.Is(err, syscall.EROFS):
		return locale.Text{FR: "le disque est en lecture seule", EN: "the disk is read-only"}
	case errors.Is(err, syscall.EFBIG):
		return locale.Text{FR: "le fichier dépasse la taille permise", EN: "the file exceeds the size that is allowed"}
	case errors.Is(err, syscall.ENAMETOOLONG):
		return locale.Text{FR: "le nom est trop long", EN: "the name is too long"}
	}
	var number syscall.Errno
	if errors.As(err, &number) {
		err = number
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return locale.Same(err.Error())
}

// A usageError is a mistake on the command line.
type usageError struct {
	message locale.Text
}

// Error returns the message in English.
func (e *usageError) Error() string { return e.message.EN }

func usage(fr, en string, args ...any) error {
	return &usageError{message: locale.Textf(fr, en, args...)}
}

// exitCode returns the exit code of an error.
func exitCode(err error) int {
	var failure *diag.Failure
	var unmet *tabulate.UsageError
	var mistake *usageError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return ExitDone
	case errors.Is(err, errDiffers):
		return ExitDiffers
	case errors.Is(err, errInvalidData):
		return ExitData
	case errors.Is(err, errInvalidStudy):
		return ExitStudy
	case errors.As(err, &mistake), errors.As(err, &unmet):
		return ExitUsage
	case errors.As(err, &failure) && failure.Kind == diag.Study:
		return ExitStudy
	case errors.As(err, &failure):
		return ExitData
	}
	return ExitInternal
}

// printError writes an error in the user's language, once.
func printError(w io.Writer, lang locale.Lang, err error) {
	var failure *diag.Failure
	var unmet *tabulate.UsageError
	var mistake *usageError
	var unwritten *outputError
	var unprinted *fs.PathError
	switch {
	case err == nil, errors.Is(err, errDiffers), errors.Is(err, errInvalidData), errors.Is(err, errInvalidStudy), errors.Is(err, syscall.EPIPE):
	case errors.As(err, &failure):
		failure.List.Sort()
		_ = failure.List.Write(w, lang)
	case errors.As(err, &mistake):
		fmt.Fprintln(w, "arrimage:", mistake.message.In(lang))
	case errors.As(err, &unmet):
		fmt.Fprintln(w, "arrimage:", unmet.Message.In(lang))
	case errors.As(err, &unwritten):
		fmt.Fprintln(w, "arrimage:", unwritten.message().In(lang))
	case errors.As(err, &unprinted) && unprinted.Op == "write": // Of standard output.
		fmt.Fprintln(w, "arrimage:", (&outputError{file: unprinted.Path, cause: err}).message().In(lang))
	default:
		fmt.Fprintln(w, "arrimage:", strings.TrimPrefix(err.Error(), "arrimage: "))
	}
}
