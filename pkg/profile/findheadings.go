package profile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
)

// findHeadings says which headings are blank, stand twice or are damaged.
func (s *reading) findHeadings() {
	first := map[string]*Column{}
	var blank, void, twice []*Column
	for i := range s.Columns {
		c := &s.Columns[i]
		name := strings.TrimSpace(c.Heading.Name)
		switch earlier := first[name]; {
		case name == "" && c.Filled == 0:
			void = append(void, c)
		case name == "":
			blank = append(blank, c)
		case earlier != nil:
			twice = append(twice, c)
		default:
			first[name] = c
		}
	}
	s.aboutHeadings(blank, "blank-headings", locale.Text{FR: "titres vides", EN: "blank headings"})
	s.aboutHeadings(void, "blank-columns", locale.Text{FR: "colonnes sans titre ni réponse", EN: "columns without heading and without answer"})
	s.aboutHeadings(twice, "duplicate-headings", locale.Text{FR: "titres déjà portés par une autre colonne", EN: "headings that another column has already"})
	for _, damage := range damages {
		var touched []*Column
		for i := range s.Columns {
			c := &s.Columns[i]
			if slices.ContainsFunc(c.Headings, func(h Place) bool { return damageOf(h.Text)&damage.trait != 0 }) {
				touched = append(touched, c)
			}
		}
		s.aboutHeadings(touched, "heading-"+damage.rule, locale.Textf("%s dans des titres", "%s in headings", damage.what))
	}
}

// harmless are the rules on headings that change no number.
var harmless = map[string]bool{"blank-columns": true, "heading-markup": true, "heading-no-break-spaces": true, "heading-invisible": true}

// aboutHeadings adds a finding on headings, where there are any.
func (s *reading) aboutHeadings(columns []*Column, rule string, what locale.Text) {
	if len(columns) == 0 {
		return
	}
	severity := diag.Warning
	if harmless[rule] {
		severity = diag.Note
	}
	found := crossing{columns: columns}
	f := Finding{Pos: columns[0].pos(), Severity: severity, Rule: rule, Column: -1, Count: len(columns),
		Message: locale.Textf("%s\u00a0; %s", "%s; %s", what, found.named())}
	if len(columns) == 1 {
		f.Column = columns[0].Index
	}
	if rule == "blank-headings" || rule == "duplicate-headings" {
		f.Write = fmt.Sprintf("column: \"#%d\"", columns[0].Index+1)
	}
	s.Findings = append(s.Findings, f)
}

// findPersonal says which columns identify people.
func (s *reading) findPersonal() {
	for _, role := range []platform.Role{platform.Address, platform.Email, platform.Person, platform.Location, platform.Phone, platform.Birth} {
		found := s.cross(func(c *Column, t *tally) (int, diag.Pos) {
			if !c.Personal || c.Role != role && (c.Role.IsPersonal() || role != lookOf(t)) {
				return 0, diag.Pos{}
			}
			return c.Filled, c.pos()
		})
		s.add(found, diag.Warning, "personal-data", "", locale.Textf(
			"renseignements personnels (%s), à ne pas déclarer ou à effacer de l'export",
			"personal data (%s), to be left undeclared or erased from the export", role.Label()))
	}
	found := s.cross(func(c *Column, t *tally) (int, diag.Pos) {
		if c.Personal {
			return 0, diag.Pos{}
		}
		if t.of(email) > 0 {
			return t.of(email), t.where(email)
		}
		return t.of(ipv4), t.where(ipv4)
	})
	s.add(found, diag.Warning, "personal-data", "", locale.Text{
		FR: "adresses de courriel ou adresses IP parmi d'autres réponses", EN: "e-mail or IP addresses among other answers"})
}

// lookOf says what the cells of a column that identifies people look like.
func lookOf(t *tally) platform.Role {
	if t.of(email) >= t.of(ipv4) {
		return platform.Email
	}
	return platform.Address
}
