package profile

import (
	"strconv"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
)

// top is where the header is: its first row, or that of the titles above it in a text.
func (s *reading) top() diag.Pos {
	if s.Sheet != "" && len(s.Columns) > 0 && len(s.Columns[0].Headings) > 0 {
		return s.pos().At(s.Columns[0].Headings[0].Pos.Line, 0)
	}
	return s.pos().At(1, 0)
}

// findLayout says what stands above the rows, and how they end.
func (s *reading) findLayout() {
	top := s.top()
	if n := len(s.Titles); n > 0 {
		s.find(top, diag.Error, "title-rows", n, "title_rows: "+strconv.Itoa(n),
			locale.Textf("lignes au-dessus de l'en-tête\u00a0: %d", "rows above the header: %d", n))
	}
	if n := s.Dialect.HeaderRows; n > 1 {
		write := "header_rows: " + strconv.Itoa(n)
		if merge := s.Platform.Header.Merge; merge != platform.First {
			write += ", headings: " + string(merge)
		}
		s.find(top, diag.Error, "header-rows", n, write,
			locale.Textf("l'en-tête a %d lignes (%s)", "the header has %d rows (%s)", n, s.HeaderWhy))
	}
	kinds := 0
	for _, n := range []int{s.LineEnds.LF, s.LineEnds.CRLF, s.LineEnds.CR} {
		if n > 0 {
			kinds++
		}
	}
	if kinds > 1 {
		s.find(top, diag.Note, "line-ends", s.LineEnds.LF+s.LineEnds.CRLF+s.LineEnds.CR, "",
			locale.Textf("les lignes finissent de plusieurs façons\u00a0: LF %d, CRLF %d, CR %d", "rows end in several ways: LF %d, CRLF %d, CR %d",
				s.LineEnds.LF, s.LineEnds.CRLF, s.LineEnds.CR))
	}
	if s.BlankLines > 0 {
		s.find(s.pos(), diag.Note, "blank-lines", s.BlankLines, "",
			locale.Textf("lignes vides sautées\u00a0: %d", "blank lines skipped: %d", s.BlankLines))
	}
	if s.Rows == 0 {
		s.find(top, diag.Error, "no-rows", 1, "", locale.Text{
			FR: "aucun répondant\u00a0: le fichier n'a que son en-tête", EN: "no respondent: the file has only its header"})
	}
}

// findPlatform says where the platform is not told beyond doubt, and where the file holds no answers.
func (s *reading) findPlatform() {
	r, top := s.Platform, s.top()
	switch {
	case r.Preset.Codebook:
		s.find(top, diag.Error, "codebook", 1, "", locale.Textf(
			"ce fichier décrit un questionnaire (%s)\u00a0; il ne contient aucune réponse", "this file describes a questionnaire (%s); it holds no answers", r.Preset.Name))
	case r.Tied:
		s.find(top, diag.Warning, "platform", 1, "", locale.Textf(
			"les titres parlent autant pour %s que pour une autre plateforme\u00a0: aucune n'est retenue",
			"the headings speak for %s as much as for another platform: none is taken", r.RunnerUp.Preset.Name))
	case len(r.Evidence) > 0 && !r.Sure():
		s.find(top, diag.Note, "platform", 1, "", locale.Textf(
			"%s d'après un seul titre, «\u00a0%s\u00a0»", "%s from one heading alone, “%s”", r.Preset.Name, r.Evidence[0].Heading))
	}
}

// findRows says what is wrong with rows as a whole.
func (s *reading) findRows() {
	for _, odd := range s.odd {
		s.find(odd.first.Pos, diag.Error, odd.first.Rule, odd.count, "", locale.Textf(
			"%s (lignes touchées\u00a0: %d)", "%s (rows concerned: %d)", odd.first.Message, odd.count))
	}
	for _, warning := range s.list {
		switch {
		case warning.Rule == "trailing-cells":
			s.find(warning.Pos, diag.Note, warning.Rule, 1, "", warning.Message)
		case warning.Rule == "several-sheets":
			s.find(warning.Pos, diag.Warning, warning.Rule, len(s.Dialect.OtherSheets), "sheet: "+strconv.Quote(s.Sheet), warning.Message)
		case s.Sheet != "":
			s.find(warning.Pos, warning.Severity, warning.Rule, 1, "", warning.Message)
		}
	}
	if c := s.rows.empty; c.count > 0 {
		s.find(c.first, diag.Warning, "empty-rows", c.count, "", locale.Textf(
			"lignes sans aucune cellule remplie\u00a0: %s", "rows without any filled cell: %s", locale.Count(c.count)))
	}
	if c := s.rows.silent; c.count > 0 {
		s.find(c.first, diag.Warning, "silent-rows", c.count, "", locale.Textf(
			"réponses sans aucune réponse à une question\u00a0: %s", "responses without an answer to any question: %s", locale.Count(c.count)))
	}
	if c := s.rows.stopped; c.count > 0 {
		s.find(c.first, diag.Warning, "stopped-rows", c.count, "", locale.Textf(
			"lignes vides après la première question\u00a0: %s", "rows that are blank after the first question: %s", locale.Count(c.count)))
	}
}

// findResponses says which responses come twice, and which are not complete or are tests.
func (s *reading) findResponses() {
	if again := s.rows.rows.again; again.count > 0 {
		s.find(again.first, diag.Warning, "duplicate-rows", again.count, "", locale.Textf(
			"lignes en double, cellule par cellule\u00a0: %d (celle-ci répète la ligne %d)", "rows that repeat another, cell by cell: %d (this one repeats line %d)",
			again.count, s.rows.rows.earlier))
	} else if twin := s.rows.twin.again; twin.count > 0 && len(s.rows.ids) > 0 {
		s.find(twin.first, diag.Note, "twin-rows", twin.count, "", locale.Textf(
			"réponses pareilles à une autre à toutes les questions\u00a0: %d (celle-ci, à la ligne %d)", "responses that are like another in every answer: %d (this one, like line %d)",
			twin.count, s.rows.twin.earlier))
	}
	for i, column := range s.rows.ids {
		if again := s.rows.named[i].again; again.count > 0 {
			s.find(again.first, diag.Warning, "duplicate-ids", again.count, "", locale.Textf(
				"identifiants en double dans %s\u00a0: %d (celui-ci est déjà à la ligne %d)", "identifiers that come again in %s: %d (this one is at line %d already)",
				s.Columns[column].shown(), again.count, s.rows.named[i].earlier))
			s.Findings[len(s.Findings)-1].Column = column
		}
	}
	s.findIncomplete()
}
