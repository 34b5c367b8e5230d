package profile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/date"
	"github.com/arrimage/arrimage/pkg/pattern"
)

// formatOf returns the format that reads most of the dates of a column that are written in the given order, as a study file
// says it; empty where none reads half of them. Parts without a zero in front are allowed where some have none. Where every time is midnight,
// the time is no part of the dates: it stands in the format as it is. Of dates that a workbook stores, the format is the one
// that tells most: there a day is its midnight.
func formatOf(entries []*entry, order trait, stored bool) string {
	var texts []string
	for _, e := range entries {
		if e.traits&order != 0 {
			texts = append(texts, strings.TrimSpace(e.text))
		}
	}
	if len(texts) == 0 || order == clock {
		return ""
	}
	if stored {
		longest := slices.MaxFunc(texts, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
		return formatFrom(longest, order)
	}
	exact := formatFrom(texts[0], order)
	best, most := "", (len(texts)-1)/2
	for _, candidate := range []string{midnight(exact), midnight(looseDay(exact)), exact, looseHour(exact), looseDay(exact), looseHour(looseDay(exact))} {
		if n := countRead(candidate, texts); n > most {
			best, most = candidate, n
		}
	}
	return best
}

// countRead counts the texts that a format reads.
func countRead(format string, texts []string) int {
	parsed, problem := date.Parse(format)
	if !problem.IsZero() {
		return 0
	}
	n := 0
	for _, text := range texts {
		if _, ok := parsed.Read(text); ok {
			n++
		}
	}
	return n
}

// looseDay allows days and months without a zero in front.
func looseDay(format string) string {
	if !strings.Contains(format, "MMM") {
		format = strings.Replace(format, "MM", "M", 1)
	}
	return strings.Replace(format, "DD", "D", 1)
}

// looseHour allows hours without a zero in front.
func looseHour(format string) string { return strings.Replace(format, "hh", "h", 1) }

// midnight writes the time of a format as midnight; empty where there is none, or where it has a zone or a half.
func midnight(format string) string {
	day, clock, found := strings.Cut(format, "h")
	if !found || strings.ContainsAny(clock, "AZ") {
		return ""
	}
	return day + strings.NewReplacer("h", "0", "m", "0", "s", "0", "S", "0").Replace("h"+clock)
}

var (
	zonePattern  = pattern.New(`^(?:Z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})$`)
	halfPattern  = pattern.New(`^(?i:[ap]\.m\.|[ap]m)`)
	digitPattern = pattern.New(`^\d+`)
	wordPattern  = pattern.New(`^\pL+\.?`)
)

// formatFrom returns the format of one text whose date is in the given order; what is no part of a date or time stands for
// itself.
func formatFrom(text string, order trait) string {
	units := map[trait][]string{
		yearFirst: {"YYYY", "MM", "DD"}, dayFirst: {"DD", "MM", "YYYY"}, monthFirst: {"MM", "DD", "YYYY"}, monthName: {"D", "YYYY"},
	}[order]
	units = append(slices.Clone(units), "hh", "mm", "ss", "SSS")
	format := ""
	for rest := text; rest != ""; {
		timed := strings.Contains(format, "hh")
		part, word := rest[:1], ""
		switch digits, letters, half := digitPattern.FindString(rest), wordPattern.FindString(rest), halfPattern.FindString(rest); {
		case timed && zonePattern.MatchString(rest):
			part, word = rest, "Z"
		case digits != "" && len(units) > 0:
			part, word, units = digits, units[0], units[1:]
			if word == "YYYY" && len(part) == 2 {
				word = "YY"
			}
		case timed && half != "":
			part, word = half, "AM"
		case order == monthName && len(letters) > 2 && !strings.Contains(format, "MMM"):
			part, word = letters, "MMM"
		case letters != "":
			part, word = letters, letters
		default:
			word = part
		}
		format, rest = format+word, rest[len(part):]
	}
	return format
}
