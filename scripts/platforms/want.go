package main

import (
	"bytes"

	"github.com/arrimage/arrimage/pkg/ingest"
)

// Answers returns the data set that must be read from every export, one row an answer, as arrimage ingest --format tidy writes
// it.
func Answers() []byte {
	var text bytes.Buffer
	w := ingest.NewWriter(&text, ingest.WriteOptions{})
	_ = w.Write([]string{"respondent", "variable", "value", "reason"})
	for _, r := range respondents {
		for _, answer := range r.answers() {
			_ = w.Write(append([]string{r.code}, answer...)) // Writing to a buffer does not fail.
		}
	}
	w.Flush()
	return text.Bytes()
}

// answers returns the variables of a respondent, each with its value or the reason for having none.
func (r respondent) answers() [][]string {
	given := func(name, value string) []string {
		if value == "" {
			return []string{name, "", "no_answer"}
		}
		return []string{name, value, ""}
	}
	all := [][]string{
		given("code", r.code), given("region", r.regionName), given("satisfaction", r.satisfaction),
		given("contact", map[string]string{"yes": "oui", "no": "non"}[r.contact]), given("visits", r.visits),
	}
	if r.contact == "no" {
		all[4] = []string{"visits", "", "not_asked"}
	}
	all = append(all, r.ticks()...)
	all = append(all, given("channels_words", r.otherChannel))
	for k, statement := range statements {
		answer := given("quality_"+statement.code, r.quality[k])
		if r.quality[k] == "9" {
			answer = []string{"quality_" + statement.code, "", "not_applicable"}
		}
		all = append(all, answer)
	}
	comment := r.comment
	if comment != "" && comment[0] == '=' {
		comment = "'" + comment // A spreadsheet would compute it.
	}
	return append(all, given("hours", r.hours), given("budget", r.budget), given("since", r.since), given("comment", comment))
}

// ticks returns how many channels are ticked, and whether each one is.
func (r respondent) ticks() [][]string {
	var each [][]string
	n := 0
	for _, channel := range append(channels[:len(channels):len(channels)], other) {
		value := "0"
		if r.has(channel.code) {
			value = "1"
			n++
		}
		each = append(each, []string{"channels_" + channel.code, value, ""})
	}
	if n > 0 {
		return append([][]string{{"channels", itoa(n), ""}}, each...)
	}
	for _, tick := range each {
		tick[1], tick[2] = "", "no_answer"
	}
	return append([][]string{{"channels", "", "no_answer"}}, each...)
}
