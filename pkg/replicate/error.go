package replicate

import (
	"fmt"
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// An Error says why there are no replicates or no scale for them: a need that the data or the options do not meet.
type Error struct {
	Message locale.Text // one phrase without a full stop, in both languages
	Stratum int         // the number of the stratum that is at fault; -1 for none
}

// Error returns the message in English.
func (e *Error) Error() string { return e.Message.EN }

// problem returns an error that names no stratum.
func problem(fr, en string, args ...any) error {
	return &Error{Message: locale.Textf(fr, en, args...), Stratum: -1}
}

// unknown returns the error for a kind that is not in Kinds.
func unknown(kind Kind) error {
	return problem(
		"genre de répliques inconnu\u00a0: %q (attendu\u00a0: %s)", "unknown kind of replicates %q (expected: %s)",
		string(kind), named(Kinds),
	)
}

func named(kinds []Kind) locale.Text {
	texts := make([]locale.Text, len(kinds))
	for i, kind := range kinds {
		texts[i] = locale.Same(string(kind))
	}
	return locale.Join(texts)
}

// number writes a number of a message in the language of the message, with as many decimals as it needs up to six.
func number(x float64) func(locale.Lang) string {
	return func(lang locale.Lang) string {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return fmt.Sprint(x)
		}
		return lang.Trimmed(x, 6)
	}
}
