package calibrate

import (
	"fmt"
	"math"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// An Error says why there are no calibrated weights: a need that the data, the totals or the options do not meet.
type Error struct {
	Message locale.Text // one phrase without a full stop, in both languages
}

// Error returns the message in English.
func (e *Error) Error() string { return e.Message.EN }

func problem(fr, en string, args ...any) error { return &Error{Message: locale.Textf(fr, en, args...)} }

// number writes a number of a message in the language of the message, with as many decimals as it needs up to six.
func number(x float64) func(locale.Lang) string {
	return func(lang locale.Lang) string {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return strings.ReplaceAll(fmt.Sprint(x), "+Inf", "∞")
		}
		return lang.Trimmed(x, 6)
	}
}
