package main

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/ingest"
)

// names heads a column with the variable.
func names(prefix string) func(string, both) []string {
	return func(variable string, _ both) []string { return []string{prefix + variable} }
}

// redcap is a REDCap export: raw codes under the names of the fields, or labels under theirs. A box that is not ticked is 0,
// whether it was shown or not.
func redcap(l lang, labels bool) Export {
	s := style{lang: l, number: commas, money: same, date: "y-m-d", head: names(""), choice: redcapCode}
	head := func(field string, label both) string { return field }
	if labels {
		s.head, s.choice = asked(l), labelled(l)
		head = func(_ string, label both) string { return label.in(l) }
	}
	columns := []column{
		meta(head("record_id", both{"Record ID", "Record ID"}), func(r response) string { return itoa(r.row) }),
		meta(head("redcap_survey_identifier", both{"Survey Identifier", "Survey Identifier"}), always("")),
		meta(head("questionnaire_timestamp", both{"Survey Timestamp", "Survey Timestamp"}), func(r response) string {
			if r.complete {
				return sent("y-m-d 14:05:00")(r)
			}
			return "[not completed]"
		}),
	}
	columns = append(columns, s.before()...)
	for k, channel := range append(channels[:len(channels):len(channels)], other) {
		heading := "channels___" + itoa(k+1)
		if labels {
			heading = asksChannels.in(l) + " (choice=" + channel.label.in(l) + ")"
		}
		columns = append(columns, column{heads: []string{heading}, reads: "channels/" + channel.code, cell: func(r response) string {
			return map[bool]map[bool]string{false: {false: "0", true: "1"}, true: {false: "Unchecked", true: "Checked"}}[labels][r.has(channel.code)]
		}})
	}
	words := s.column("channels_other", pleaseSay, func(r response) string { return r.otherChannel })
	words.reads = "channels_words"
	columns = append(columns, words)
	columns = append(columns, s.grid(func(k int) []string { return s.head("quality_"+statements[k].code, statements[k].label) })...)
	columns = append(columns, s.after()...)
	columns = append(columns, meta(head("questionnaire_complete", both{"Complete?", "Complete?"}), func(r response) string {
		switch {
		case labels && r.complete:
			return "Complete"
		case labels:
			return "Incomplete"
		case r.complete:
			return "2"
		}
		return "0"
	}))
	file := "redcap-raw"
	if labels {
		file = "redcap-labels"
	}
	return Export{File: file + l.suffix() + ".csv", Platform: "redcap", Left: [2]int{1, 0}, columns: columns, extra: []response{{respondent: unfinished}}}
}

// redcapCode is the raw code of an option: 1 and 0 for yes and no.
func redcapCode(_ []option, code string) string {
	switch code {
	case "yes":
		return "1"
	case "no":
		return "0"
	}
	return code
}

// sphinx is a Sphinx export of the desktop: a title above the header, the code page of Windows, decimal commas, and the
// answers of a question that takes several in the order of ticking.
func sphinx(l lang) Export {
	s := style{lang: l, number: commas, money: func(n string) string { return grouped(n, " ", ",") }, date: "d/m/y", choice: labelled(l),
		head: func(variable string, _ both) []string { return []string{strings.ToUpper(variable)} }}
	columns := []column{
		meta("CLE", func(r response) string { return "K" + pad(r.row) + "Z" }), meta("DATE_SAISIE", sent("d/m/y 14:00:00")),
		meta("DATE_ENREG", sent("d/m/y 14:05:00")), meta("DATE_MODIF", sent("d/m/y 14:05:00")), meta("TEMPS_SAISIE", func(r response) string { return itoa(200 + r.row) }),
		meta("ORIGINE_SAISIE", always("Internet")), meta("LANG_SAISIE", always(both{"FR", "ANG"}.in(l))), meta("APPAREIL_SAISIE", always("Ordinateur")),
		meta("PROGRESSION", func(r response) string {
			if r.complete {
				return both{"Terminé", "Completed"}.in(l)
			}
			return both{"En cours", "In progress"}.in(l)
		}),
		meta("DERNIERE_QUESTION_SAISIE", always("COMMENT")),
	}
	columns = append(columns, s.before()...)
	for k := range 3 {
		columns = append(columns, column{heads: []string{"CHANNELS_" + itoa(k+1)}, reads: "channels", cell: func(r response) string {
			ticked := strings.Split(r.joined("|", func(o option) string { return o.label.in(l) }, other.label.in(l)), "|")
			if k < len(ticked) {
				return ticked[k]
			}
			return ""
		}})
	}
	columns = append(columns, column{heads: []string{"CHANNELS_AUTRE"}, reads: "channels_words", cell: func(r response) string { return r.otherChannel }})
	columns = append(columns, s.grid(func(k int) []string { return []string{strings.ToUpper("quality_" + statements[k].code)} })...)
	columns = append(columns, s.after()...)
	title := make([]string, len(columns))
	title[0] = both{"Questionnaire fictif", "Synthetic questionnaire"}.in(l)
	return Export{File: "sphinx" + l.suffix() + ".csv", Platform: "sphinx", Left: [2]int{1, 0}, encoding: "windows-1252", titles: [][]string{title},
		options: ingest.WriteOptions{Delimiter: ';', CRLF: true}, columns: columns, extra: []response{{respondent: unfinished}}}
}

// kobo are the forms of KoboToolbox exports: names or labels, several answers in one column, in several or in both.
func kobo(l lang) []Export {
	return []Export{
		koboExport(l, "kobotoolbox-both", false, true, true), koboExport(l, "kobotoolbox-summary", false, true, false),
		koboExport(l, "kobotoolbox-details", false, false, true), koboExport(l, "kobotoolbox-labels", true, true, true),
	}
}

func koboExport(l lang, file string, labels, summary, details bool) Export {
	s := xlsStyle(l, "g1/")
	if labels {
		s.head, s.choice = asked(l), labelled(l)
	}
	columns := []column{meta("start", sent("y-m-dT14:00:00.000-04:00")), meta("end", sent("y-m-dT14:05:00.000-04:00"))}
	columns = append(columns, s.before()...)
	columns = append(columns, s.selectMultiple(labels, summary, details)...)
	columns = append(columns, s.grid(func(k int) []string { return s.head("quality_"+statements[k].code, statements[k].label) })...)
	columns = append(columns, s.after()...)
	columns = append(columns, meta("_id", func(r response) string { return "1000" + pad(r.row) }),
		meta("_uuid", func(r response) string { return "00000000-0000-4000-8000-0000000000" + pad(r.row) }),
		meta("_submission_time", sent("y-m-dT18:05:01")), meta("_validation_status", always("")), meta("_notes", always("")), meta("_status", always("submitted_via_web")),
		meta("_submitted_by", always("personne_fictive")), meta("__version__", always("vSynthetic")), meta("_tags", always("")),
		meta("_index", func(r response) string { return itoa(r.row) }))
	return Export{File: file + l.suffix() + ".csv", Platform: "kobotoolbox", Personal: true, options: ingest.WriteOptions{Delimiter: ';', QuoteAll: true}, columns: columns}
}

// xlsStyle is how forms written in XLSForm are exported by name.
func xlsStyle(l lang, group string) style {
	return style{lang: l, head: names(group), number: same, money: same, date: "y-m-d", choice: func(_ []option, code string) string {
		if code == "9" {
			return "na"
		}
		return code
	}}
}

// selectMultiple are the columns of the channels: all codes in one, a column for each, or both. The words of another answer
// have a column of their own.
func (s style) selectMultiple(labels, summary, details bool) []column {
	text := func(o option) string {
		if labels {
			return o.label.in(s.lang)
		}
		return o.code
	}
	var columns []column
	if summary {
		c := s.column("channels", asksChannels, func(r response) string { return r.joined(" ", text, text(other)) })
		if details {
			c.reads = ""
		}
		columns = append(columns, c)
	}
	for _, channel := range append(channels[:len(channels):len(channels)], other) {
		if details {
			heading := s.head("channels", asksChannels)[0] + "/" + text(channel)
			columns = append(columns, column{heads: []string{heading}, reads: "channels/" + channel.code, cell: func(r response) string {
				switch {
				case r.channels == nil && r.otherChannel == "":
					return ""
				case r.has(channel.code):
					return "1"
				}
				return "0"
			}})
		}
	}
	c := s.column("channels_other", pleaseSay, func(r response) string { return r.otherChannel })
	c.reads = "channels_words"
	return append(columns, c)
}

// odk is an export of ODK Central, with select multiples split or not.
func odk(l lang, split bool) Export {
	s := xlsStyle(l, "g1-")
	columns := append([]column{meta("SubmissionDate", sent("y-m-dT18:05:01.123Z"))}, s.before()...)
	columns = append(columns, s.selectMultiple(false, true, split)...)
	columns = append(columns, s.grid(func(k int) []string { return s.head("quality_"+statements[k].code, statements[k].label) })...)
	columns = append(columns, s.after()...)
	id := func(r response) string { return "uuid:00000000-0000-4000-8000-0000000000" + pad(r.row) }
	columns = append(columns, meta("meta-instanceID", id), meta("KEY", id), meta("SubmitterID", always("7")), meta("SubmitterName", always("Personne fictive")),
		meta("AttachmentsPresent", always("0")), meta("AttachmentsExpected", always("0")), meta("Status", always("")),
		meta("ReviewState", func(r response) string {
			if r.test {
				return "rejected"
			}
			return ""
		}), meta("DeviceID", always("")), meta("Edits", always("0")), meta("FormVersion", always("1")))
	file := "odk-central"
	if split {
		file = "odk-central-split"
	}
	return Export{File: file + l.suffix() + ".csv", Platform: "odk-central", Personal: true, Left: [2]int{0, 1}, columns: columns,
		extra: []response{{respondent: tried, complete: true, test: true}}}
}
