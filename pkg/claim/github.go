package claim

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/locale"
)

// GitHub writes results as workflow commands of GitHub Actions, which show them beside the line of the file of published
// figures: an error for each mismatch, a warning for each figure that is inconsistent or not checkable, and a notice with
// the summary at the end. Texts are in English. The errors are those of the writer.
func GitHub(w io.Writer, results []Result) error {
	var text strings.Builder
	for _, r := range results {
		switch r.Status {
		case Mismatch:
			annotate(&text, "error", r)
		case Inconsistent, NotCheckable:
			annotate(&text, "warning", r)
		}
	}
	fmt.Fprintf(&text, "::notice::%s\n", commandData(summaryLine(Summarize(results))))
	_, err := io.WriteString(w, text.String())
	return err
}

// annotate writes one annotation: ::error file=…,line=…,title=…::statement: notes.
func annotate(text *strings.Builder, command string, r Result) {
	var properties []string
	for _, property := range []struct{ name, value string }{
		{"file", r.Pos.File}, {"line", lineText(r.Pos.Line)}, {"title", r.Published.ID + ": " + string(r.Status)},
	} {
		if property.value != "" {
			properties = append(properties, property.name+"="+commandProperty(property.value))
		}
	}
	message := r.Statement.In(locale.English)
	if note := r.noteIn(locale.English); note != "" {
		message += ": " + note
	}
	fmt.Fprintf(text, "::%s %s::%s\n", command, strings.Join(properties, ","), commandData(message))
}

func lineText(line int) string {
	if line == 0 {
		return ""
	}
	return strconv.Itoa(line)
}

// summaryLine counts the outcomes in English.
func summaryLine(summary Summary) string {
	parts := make([]string, len(Statuses))
	for i, status := range Statuses {
		parts[i] = fmt.Sprintf("%d %s", summary.Counts[status], status)
	}
	return fmt.Sprintf("%d figures: %s", summary.Figures, strings.Join(parts, ", "))
}

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// commandData escapes the message of a workflow command, commandProperty a property, as the runner reads them back.
func commandData(s string) string { return dataEscapes.Replace(printable(s)) }

func commandProperty(s string) string { return propertyEscapes.Replace(printable(s)) }

// printable replaces control characters, line ends and tabs aside: a log is read at a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !strings.ContainsRune("\r\n\t", r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
