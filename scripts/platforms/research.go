package main

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/ingest"
)

// A limeForm is a form of a LimeSurvey export.
type limeForm struct {
	file      string
	codes     bool // headings are codes, as against questions
	long      bool // answers are labels, as against codes
	delimiter rune
	resaved   bool // saved again by French Excel
}

// limeSurveys are the forms of LimeSurvey exports: headings by code, by question or by both, answers short or long.
func limeSurveys(l lang) []Export {
	return []Export{
		limeSurvey(l, limeForm{file: "limesurvey-codes", codes: true, delimiter: ';'}),
		limeSurvey(l, limeForm{file: "limesurvey-long", long: true, delimiter: ','}),
		limeSurvey(l, limeForm{file: "limesurvey-resaved", long: true, delimiter: ';', resaved: true}),
	}
}

// limeSurvey is one of them. A text that begins as a formula has an apostrophe before it.
func limeSurvey(l lang, form limeForm) Export {
	numbers := map[string]string{"code": "Q1", "region": "Q2", "satisfaction": "Q3", "contact": "Q4", "visits": "Q5", "hours": "Q8", "budget": "Q9", "since": "Q10", "comment": "Q11"}
	s := style{lang: l, number: same, money: same, date: "y-m-d 00:00:00", choice: limeCode}
	if form.long {
		s.choice = labelled(l)
	}
	if form.resaved {
		s.number, s.money = local(l), func(number string) string { return local(l)(number) }
		s.date = both{"d/m/y", "y-m-d"}.in(l)
	}
	s.head = func(variable string, asks both) []string {
		if form.codes {
			return []string{numbers[variable]}
		}
		return []string{asks.in(l)}
	}
	columns := limeMeta(l, form)
	columns = append(columns, s.before()...)
	for k, channel := range channels {
		columns = append(columns, column{heads: []string{limePart(l, form, "Q6", asksChannels, "SQ00"+itoa(k+1), channel.label)}, reads: "channels/" + channel.code,
			cell: func(r response) string { return limeTick(l, form, r, r.has(channel.code)) }})
	}
	columns = append(columns, column{heads: []string{limePart(l, form, "Q6", asksChannels, "other", other.label)}, reads: "channels/other",
		cell: func(r response) string { return r.otherChannel }})
	columns = append(columns, s.grid(func(k int) []string {
		return []string{limePart(l, form, "Q7", asksQuality, "SQ00"+itoa(k+1), statements[k].label)}
	})...)
	columns = append(columns, s.after()...)
	last := &columns[len(columns)-1]
	comment := last.cell
	last.cell = func(r response) string {
		if text := comment(r); strings.HasPrefix(text, "=") {
			return "'" + text
		}
		return comment(r)
	}
	e := Export{File: form.file + l.suffix() + ".csv", Platform: "limesurvey", Personal: true, Left: [2]int{1, 0}, columns: columns, blank: true,
		options: ingest.WriteOptions{Delimiter: form.delimiter, QuoteAll: true, CRLF: true, BOM: true}, extra: []response{{respondent: unfinished}}}
	if form.resaved {
		e.options.QuoteAll, e.options.BOM, e.encoding, e.blank = false, false, "windows-1252", false
	}
	return e
}

// limeMeta are the columns of LimeSurvey itself.
func limeMeta(l lang, form limeForm) []column {
	head := func(code string, text both) string {
		if form.codes {
			return code
		}
		return text.in(l)
	}
	return []column{
		meta(head("id", both{"ID de la réponse", "Response ID"}), func(r response) string { return itoa(r.row + 6) }),
		meta(head("submitdate", both{"Date de soumission", "Date submitted"}), func(r response) string {
			if r.complete {
				return sent("y-m-d 14:05:00")(r)
			}
			return ""
		}),
		meta(head("lastpage", both{"Dernière page", "Last page"}), func(r response) string {
			if r.complete {
				return "3"
			}
			return "1"
		}),
		meta(head("startlanguage", both{"Langue de départ", "Start language"}), always(both{"fr", "en"}.in(l))),
		meta(head("seed", both{"Tête de série", "Seed"}), func(r response) string { return "1835" + pad(r.row) + "772" }),
		meta(head("startdate", both{"Date de lancement", "Date started"}), sent("y-m-d 14:00:00")),
		meta(head("datestamp", both{"Date de la dernière action", "Date last action"}), sent("y-m-d 14:05:00")),
		meta(head("ipaddr", both{"Adresse IP", "IP address"}), func(r response) string { return "192.0.2." + itoa(r.row) }),
		meta(head("refurl", both{"URL référente", "Referrer URL"}), always("")),
	}
}

// limePart heads the column of a part of a question.
func limePart(l lang, form limeForm, code string, asks both, part string, label both) string {
	if form.codes {
		return code + "[" + part + "]"
	}
	return asks.in(l) + " [" + label.in(l) + "]"
}

// limeTick is the cell of an answer among several: Y or nothing, Oui or Non; nothing where the question was not reached.
func limeTick(l lang, form limeForm, r response, ticked bool) string {
	switch {
	case !form.long && ticked:
		return "Y"
	case !form.long || !r.answered():
		return ""
	case ticked:
		return yesNo[0].label.in(l)
	}
	return yesNo[1].label.in(l)
}

// limeCode is the code that LimeSurvey gives to an option: Y and N, or A1 and on.
func limeCode(options []option, code string) string {
	if code == "yes" || code == "no" {
		return strings.ToUpper(code[:1])
	}
	if n := position(options, code); n != "" {
		return "A" + n
	}
	return ""
}

// qualtrics are the forms of Qualtrics exports: labels or recoded values, several answers in one column or in several, three
// rows of headings or, in older ones, two; and the same separated by tabs in UTF-16.
func qualtrics(l lang) []Export {
	labels := qualtricsExport(l, "qualtrics-labels", true, false, 3)
	codes := qualtricsExport(l, "qualtrics-codes", false, true, 3)
	legacy := qualtricsExport(l, "qualtrics-legacy", true, true, 2)
	tabs := qualtricsExport(l, "qualtrics-tabs", false, false, 3)
	tabs.File = strings.TrimSuffix(tabs.File, ".csv") + ".tsv"
	tabs.encoding, tabs.options.Delimiter, tabs.options.BOM = "utf-16", '\t', false
	return []Export{labels, codes, legacy, tabs}
}

func qualtricsExport(l lang, file string, labels, split bool, rows int) Export {
	tags := map[string]string{"code": "Q1", "region": "Q2", "satisfaction": "Q3", "contact": "Q4", "visits": "Q5", "channels": "Q6", "hours": "Q8", "budget": "Q9", "since": "Q10", "comment": "Q11"}
	heads := func(tag, text, id string) []string {
		if rows == 2 {
			return []string{tag, text}
		}
		return []string{tag, text, `{"ImportId":"` + id + `"}`}
	}
	s := style{lang: l, number: same, money: same, date: "m/d/y", choice: position}
	if labels {
		s.choice = labelled(l)
	}
	s.head = func(variable string, asks both) []string {
		return heads(tags[variable], asks.in(l), strings.Replace(tags[variable], "Q", "QID", 1)+"_TEXT")
	}
	columns := append(qualtricsMeta(l, labels, rows, heads), s.before()...)
	mark := func(k int, label both) string {
		if labels {
			return label.in(l)
		}
		return itoa(k + 1)
	}
	if split {
		for k, channel := range append(channels[:len(channels):len(channels)], other) {
			tag := "Q6_" + itoa(k+1)
			columns = append(columns, column{heads: heads(tag, asksChannels.in(l)+" - "+channel.label.in(l), "QID6_"+itoa(k+1)), reads: "channels/" + channel.code,
				cell: func(r response) string {
					if r.has(channel.code) {
						return mark(k, channel.label)
					}
					return ""
				}})
		}
	} else {
		columns = append(columns, s.column("channels", asksChannels, func(r response) string {
			return r.joined(",", func(o option) string { k := indexOf(o); return mark(k, o.label) }, mark(len(channels), other.label))
		}))
	}
	columns = append(columns, column{heads: heads("Q6_5_TEXT", asksChannels.in(l)+" - "+pleaseSay.in(l), "QID6_5_TEXT"), reads: "channels_words",
		cell: func(r response) string { return r.otherChannel }})
	columns = append(columns, s.grid(func(k int) []string {
		return heads("Q7_"+itoa(k+1), asksQuality.in(l)+" - "+statements[k].label.in(l), "QID7_"+itoa(k+1))
	})...)
	e := Export{File: file + l.suffix() + ".csv", Platform: "qualtrics", Personal: true, Left: [2]int{1, 1}, options: ingest.WriteOptions{BOM: true},
		columns: append(columns, s.after()...), extra: []response{{respondent: unfinished}, {respondent: tried, complete: true, test: true}}}
	if !labels {
		return seenButNotAnswered(e)
	}
	return e
}

// seenButNotAnswered writes -99 where a question was seen and not answered, as recoded values can have it.
func seenButNotAnswered(e Export) Export {
	for i, c := range e.columns {
		if c.reads == "satisfaction" {
			e.columns[i].cell = func(r response) string {
				if text := c.cell(r); text != "" || !r.answered() {
					return text
				}
				return "-99"
			}
		}
	}
	return e
}

func indexOf(o option) int {
	for k, channel := range channels {
		if channel.code == o.code {
			return k
		}
	}
	return len(channels)
}

// qualtricsMeta are the seventeen columns of Qualtrics itself; their second row is translated.
func qualtricsMeta(l lang, labels bool, rows int, heads func(tag, text, id string) []string) []column {
	status := func(r response) string {
		switch {
		case labels && r.test:
			return both{"Aperçu de l'enquête", "Survey Preview"}.in(l)
		case labels:
			return both{"Adresse IP", "IP Address"}.in(l)
		case r.test:
			return "1"
		}
		return "0"
	}
	finished := func(r response) string {
		switch {
		case labels && r.complete:
			return both{"Vrai", "True"}.in(l)
		case labels:
			return both{"Faux", "False"}.in(l)
		case r.complete:
			return "1"
		}
		return "0"
	}
	var columns []column
	for _, known := range []struct {
		tag  string
		text both
		cell func(response) string
	}{
		{"StartDate", both{"Date de début", "Start Date"}, sent("y-m-d 14:00:00")}, {"EndDate", both{"Date de fin", "End Date"}, sent("y-m-d 14:05:00")},
		{"Status", both{"Type de réponse", "Response Type"}, status},
		{"IPAddress", both{"Adresse IP", "IP Address"}, func(r response) string { return "192.0.2." + itoa(r.row) }},
		{"Progress", both{"Avancement", "Progress"}, func(r response) string {
			if r.complete {
				return "100"
			}
			return "20"
		}},
		{"Duration (in seconds)", both{"Durée (en secondes)", "Duration (in seconds)"}, func(r response) string { return itoa(200 + r.row) }},
		{"Finished", both{"Terminé", "Finished"}, finished}, {"RecordedDate", both{"Date d'enregistrement", "Recorded Date"}, sent("y-m-d 14:05:02")},
		{"ResponseId", both{"ID de réponse", "Response ID"}, func(r response) string { return "R_3synthetic" + pad(r.row) }},
		{"RecipientLastName", both{"Nom de famille du destinataire", "Recipient Last Name"}, always("")},
		{"RecipientFirstName", both{"Prénom du destinataire", "Recipient First Name"}, always("")},
		{"RecipientEmail", both{"Adresse e-mail du destinataire", "Recipient Email"}, always("")},
		{"ExternalReference", both{"Référence de données externe", "External Data Reference"}, always("")},
		{"LocationLatitude", both{"Latitude de l'emplacement", "Location Latitude"}, func(r response) string { return "45.5" + itoa(r.row) }},
		{"LocationLongitude", both{"Longitude de l'emplacement", "Location Longitude"}, func(r response) string { return "-73.5" + itoa(r.row) }},
		{"DistributionChannel", both{"Canal de distribution", "Distribution Channel"}, always("anonymous")},
		{"UserLanguage", both{"Langue de l'utilisateur", "User Language"}, always(both{"FR", "EN"}.in(l))},
	} {
		id := strings.ToLower(known.tag[:1]) + known.tag[1:]
		columns = append(columns, column{heads: heads(known.tag, known.text.in(l), id), cell: known.cell})
	}
	if rows == 2 { // Older exports have the identifier and the set of responses first.
		set := column{heads: []string{"ResponseSet", "ResponseSet"}, cell: always("Default Response Set")}
		columns = append([]column{columns[8], set}, append(columns[:8:8], columns[9:]...)...)
	}
	return columns
}
