package draft

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/profile"
)

// responses writes how complete responses and tests are told, and what the platform does to texts.
func (d *drafter) responses(s *side) {
	d.telling(s, "complete", s.Profile.Complete)
	d.telling(s, "tests", s.Profile.Tests)
	if s.Profile.Platform.Preset.Masked {
		d.line(2, "masked: true")
	}
}

// telling writes how responses of a kind are told, by a column of the platform.
func (d *drafter) telling(s *side, key string, t *profile.Telling) {
	if t == nil {
		return
	}
	line := key + ": { column: " + quote(s.headingOf(&s.Profile.Columns[t.Column]))
	if t.Is != nil {
		line += ", is: " + list(t.Is)
	}
	d.line(2, line+" }")
}

// list writes texts as a list on one line.
func list(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = quote(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// keep writes what the findings say of rows that may not count, where the platform has no single column that tells them.
func (d *drafter) keep(s *side) {
	for _, finding := range s.Profile.Findings {
		if finding.Rule == "incomplete" && s.Profile.Complete == nil || finding.Rule == "stopped-rows" {
			d.comment(2, "? "+finding.Message.FR+" (keep:)", "? "+finding.Message.EN+" (keep:)")
		}
	}
}
