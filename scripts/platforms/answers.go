package main

import (
	"strconv"
	"strings"
)

// A respondent is an invented person with the answers.
type respondent struct {
	code         string
	region       string // as it was typed
	regionName   string // the region that it stands for
	satisfaction string
	contact      string
	visits       string // asked only of those who met the centre; with a decimal point
	channels     []string
	otherChannel string // in words
	quality      [3]string
	hours        string // with a decimal point
	budget       string // with a decimal point
	since        string // YYYY-MM-DD
	comment      string
}

// respondents answered to the end.
var respondents = []respondent{
	{"R-01", "Montreal (06)", "Montréal", "4", "yes", "2", []string{"radio", "web"}, "", [3]string{"3", "2", "9"}, "12.5", "1250.5", "2026-03-25",
		"Données fictives : \"très bien\", merci; à bientôt"},
	{"R-02", "Québec / Capitale nationale", "Capitale-Nationale", "3", "no", "", []string{"friends"}, "", [3]string{"2", "2", "9"}, "8", "15000", "2026-01-09", ""},
	{"R-03", "Saguenay–Lac-St-Jean", "Saguenay–Lac-Saint-Jean", "2", "yes", "5", []string{"web", "friends", "flyer"}, "", [3]string{"1", "3", "3"}, "0.5", "146981", "2025-12-31",
		"Deux lignes :\nla seconde"},
	{"R-04", "MTL", "Montréal", "4", "yes", "2", []string{"radio"}, "ma voisine, Mme X", [3]string{"3", "3", "9"}, "40", "0", "2026-02-14", "=1+1"},
	{"R-05", "Montérégie", "Montérégie", "1", "no", "", []string{"web"}, "", [3]string{"1", "1", "2"}, "7.25", "980.75", "2024-11-30", ""},
	{"R-06", "03", "Capitale-Nationale", "3", "yes", "3", []string{"radio", "flyer"}, "", [3]string{"2", "3", "9"}, "12.5", "23400", "2026-05-05", "Rien à dire, sinon merci"},
	{"R-07", "Laval", "Laval", "4", "yes", "2", []string{"friends", "flyer"}, "", [3]string{"3", "2", "1"}, "16", "1250000", "2026-06-17", ""},
	{"R-08", "estrie", "Estrie", "", "no", "", nil, "", [3]string{"", "", ""}, "", "", "", ""},
}

// unfinished stopped after the second question, and tried is a preview that someone made before the survey began.
var (
	unfinished = respondent{code: "R-90", region: "Outaouais"}
	tried      = respondent{"R-91", "Outaouais", "Outaouais", "4", "yes", "1", []string{"radio"}, "", [3]string{"1", "1", "1"}, "1", "1", "2026-01-01", "essai"}
)

// has reports whether a channel is ticked.
func (r respondent) has(channel string) bool {
	for _, c := range r.channels {
		if c == channel {
			return true
		}
	}
	return channel == other.code && r.otherChannel != ""
}

// answered reports whether anything was answered beside the first questions: platforms that write 0 for what was not ticked
// write nothing for what was not reached.
func (r respondent) answered() bool { return r.satisfaction != "" || r.contact != "" }

// joined joins texts of the channels that are ticked, and then that of the other channel where there is one.
func (r respondent) joined(separator string, text func(option) string, otherText string) string {
	var texts []string
	for _, channel := range channels {
		if r.has(channel.code) {
			texts = append(texts, text(channel))
		}
	}
	if r.otherChannel != "" && otherText != "" {
		texts = append(texts, otherText)
	}
	return strings.Join(texts, separator)
}

// commas writes a number with a decimal comma.
func commas(number string) string { return strings.Replace(number, ".", ",", 1) }

// grouped writes a number with a sign between groups of three digits and a decimal mark.
func grouped(number, thousands, decimal string) string {
	whole, fraction, marked := strings.Cut(number, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + thousands + whole[at:]
	}
	if marked {
		whole += decimal + fraction
	}
	return whole
}

// dated writes a date in another order: y, m and d stand for the parts with two digits, M and D for those without a zero.
func dated(date, order string) string {
	if date == "" {
		return ""
	}
	year, month, day := date[:4], date[5:7], date[8:]
	short := func(s string) string { return strings.TrimPrefix(s, "0") }
	return strings.NewReplacer("y", year, "m", month, "d", day, "M", short(month), "D", short(day)).Replace(order)
}

func itoa(n int) string { return strconv.Itoa(n) }
