package main

import "github.com/arrimage/arrimage/pkg/ingest"

// carried is a column of SurveyMonkey: the first row of the header has the question above its first column only.
func carried(l lang, asks both, first bool, part string) column {
	c := column{heads: []string{"", part}, name: asks.in(l) + " - " + part}
	if first {
		c.heads[0] = asks.in(l)
	}
	return c
}

// surveyMonkey is a SurveyMonkey export with two rows of headings: a column for each choice that holds its label, or its
// number in the questionnaire.
func surveyMonkey(l lang, coded bool) Export {
	open := both{"Réponse ouverte", "Open-Ended Response"}.in(l)
	s := formStyle(l)
	s.number, s.date = same, both{"d/m/y", "m/d/y"}.in(l)
	if coded {
		s.choice = func(options []option, code string) string { return position(options, code) }
	}
	s.head = func(variable string, asks both) []string {
		if variable == "satisfaction" || variable == "contact" {
			return []string{asks.in(l), both{"Réponse", "Response"}.in(l)}
		}
		return []string{asks.in(l), open}
	}
	var columns []column
	for _, known := range []struct {
		head both
		cell func(response) string
	}{
		{both{"ID du répondant", "Respondent ID"}, func(r response) string { return "1190000" + pad(r.row) }},
		{both{"ID du collecteur", "Collector ID"}, always("42")},
		{both{"Date de début", "Start Date"}, sent(both{"d/m/y 14:00:00", "m/d/y 02:00:00 PM"}.in(l))},
		{both{"Date de fin", "End Date"}, sent(both{"d/m/y 14:05:00", "m/d/y 02:05:00 PM"}.in(l))},
		{both{"Adresse IP", "IP Address"}, func(r response) string { return "192.0.2." + itoa(r.row) }},
		{both{"Adresse e-mail", "Email Address"}, always("")}, {both{"Prénom", "First Name"}, always("")},
		{both{"Nom de famille", "Last Name"}, always("")}, {both{"Données personnalisées 1", "Custom Data 1"}, always("")},
	} {
		columns = append(columns, column{heads: []string{known.head.in(l), ""}, cell: known.cell})
	}
	columns = append(columns, s.before()...)
	for k, channel := range channels {
		c := carried(l, asksChannels, k == 0, channel.label.in(l))
		c.reads = "channels/" + channel.code
		c.cell = func(r response) string {
			switch {
			case !r.has(channel.code):
				return ""
			case coded:
				return itoa(k + 1)
			}
			return channel.label.in(l)
		}
		columns = append(columns, c)
	}
	c := carried(l, asksChannels, false, pleaseSay.in(l))
	c.reads, c.cell = "channels/other", func(r response) string { return r.otherChannel }
	columns = append(columns, c)
	for k, c := range s.grid(func(k int) []string { return carried(l, asksQuality, k == 0, statements[k].label.in(l)).heads }) {
		c.name = asksQuality.in(l) + " - " + statements[k].label.in(l)
		columns = append(columns, c)
	}
	file := "surveymonkey-labels"
	if coded {
		file = "surveymonkey-codes"
	}
	return Export{File: file + l.suffix() + ".csv", Platform: "surveymonkey", Personal: true,
		options: ingest.WriteOptions{BOM: true, CRLF: true}, columns: append(columns, s.after()...)}
}

// position returns the number of the option of a code, from 1; empty for no code.
func position(options []option, code string) string {
	for k, o := range options {
		if o.code == code {
			return itoa(k + 1)
		}
	}
	return ""
}

// typeform is a Typeform export: the older ones have a column for each choice, headed by its label alone, the newer ones one
// column with the labels joined. A response that was not sent has no time of sending.
func typeform(l lang, old bool) Export {
	s := formStyle(l)
	s.number, s.money, s.date = same, same, "y-m-d"
	columns := []column{meta("#", func(r response) string { return "tok" + pad(r.row) + "xyz" })}
	columns = append(columns, s.before()...)
	if old {
		for _, channel := range channels {
			columns = append(columns, column{heads: []string{channel.label.in(l)}, reads: "channels/" + channel.code, cell: func(r response) string {
				if r.has(channel.code) {
					return channel.label.in(l)
				}
				return ""
			}})
		}
		columns = append(columns, column{heads: []string{other.label.in(l)}, reads: "channels/other", cell: func(r response) string { return r.otherChannel }})
	} else {
		columns = append(columns, s.labelsJoined(" / ", ""))
	}
	columns = append(columns, s.grid(func(k int) []string { return []string{statements[k].label.in(l)} })...)
	columns = append(columns, s.after()...)
	columns = append(columns, meta("Start Date (UTC)", sent("y-m-d 18:00:00")), meta("Submit Date (UTC)", func(r response) string {
		if r.complete {
			return sent("y-m-d 18:05:00")(r)
		}
		return ""
	}), meta("Network ID", func(r response) string { return "abcdef00" + pad(r.row) }))
	file := "typeform"
	if old {
		file = "typeform-old"
	}
	return Export{File: file + l.suffix() + ".csv", Platform: "typeform", Personal: true, Left: [2]int{1, 0}, columns: columns,
		extra: []response{{respondent: unfinished}}}
}
