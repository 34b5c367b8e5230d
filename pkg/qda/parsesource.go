package qda

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/locale"
)

// source returns a function that adds a text or a note to a list.
func (r *reader) source(list *[]TextSource) func(*node) {
	return func(n *node) {
		s := TextSource{GUID: r.guid(n), Name: n.attr("name"), Stamp: r.stamp(n)}
		var at []*node
		r.each(n, visits{
			"Description":      described(&s.Description),
			"PlainTextContent": func(*node) {},
			"PlainTextSelection": func(c *node) {
				s.Selections = append(s.Selections, r.selection(c))
				at = append(at, c)
			},
			"Coding":        r.codings(&s.Codings),
			"NoteRef":       r.may(&s.Notes, "Note"),
			"VariableValue": r.values(&s.Values),
		})
		if n.attr("richTextPath") != "" {
			r.aside["richTextPath"]++
		}
		text, mark, ok := r.text(n, len(s.Selections) > 0)
		s.Text = text
		switch {
		case ok && n.name == "Note":
			r.placeNote(&s, at)
		case ok:
			r.place(&s, at, mark)
		}
		*list = append(*list, s)
	}
}

// text returns the plain text of a source, and whether it had a byte-order mark; false where there is an error. A
// source may do without a text where it has no selections.
func (r *reader) text(n *node, needed bool) (text string, mark, ok bool) {
	path, inline := n.attr("plainTextPath"), n.child("PlainTextContent")
	switch {
	case path != "" && inline != nil:
		r.list.Errorf(r.pos(n), "two-texts", "la source %q a un texte dans le XML et un autre dans un fichier", "source %q has a text in the XML and another in a file", locale.Line(n.attr("name")))
		return "", false, false
	case inline != nil:
		return string(inline.text), false, true
	case path == "" && needed:
		r.list.Errorf(r.pos(n), "no-text", "la source %q a des sélections et pas de texte", "source %q has selections and no text", locale.Line(n.attr("name")))
		return "", false, false
	case path == "":
		return "", false, true
	}
	raw, ok := r.file(n, path)
	if !ok {
		return "", false, false
	}
	content, mark, why := decode(raw)
	if !why.IsZero() {
		r.list.Errorf(r.pos(n), "encoding", "%q\u00a0: %s", "%q: %s", locale.Line(path), why)
		return "", false, false
	}
	return string(content), mark, true
}

// file unpacks the file of a text.
func (r *reader) file(n *node, path string) ([]byte, bool) {
	name, ok := strings.CutPrefix(path, "internal://")
	switch {
	case !ok && (strings.HasPrefix(path, "relative://") || strings.HasPrefix(path, "absolute://")):
		r.list.Errorf(r.pos(n), "text-elsewhere", "le texte %q n'est pas dans l'archive", "text %q is not in the archive", locale.Line(path))
		return nil, false
	case leadsOut(strings.TrimPrefix(name, "/")):
		r.list.Errorf(r.pos(n), "path-outside", "le chemin %q mène hors de l'archive", "path %q leads out of the archive", locale.Line(path))
		return nil, false
	}
	file := r.archive.source(name)
	if file == nil {
		r.list.Errorf(r.pos(n), "no-text", "l'archive n'a pas le texte %q de la source %q", "the archive does not have the text %q of source %q", locale.Line(path), locale.Line(n.attr("name")))
		return nil, false
	}
	raw, err := r.archive.unpack(file, r.pos(n), MaxText)
	if err != nil {
		r.list = append(r.list, listOf(err)...)
	}
	return raw, err == nil
}

// selection reads a selection; its positions are as the file counts them.
func (r *reader) selection(n *node) Selection {
	s := Selection{GUID: r.guid(n), Name: n.attr("name"), Stamp: r.stamp(n), Start: r.position(n, "startPosition"), End: r.position(n, "endPosition")}
	r.each(n, visits{"Description": described(&s.Description), "Coding": r.codings(&s.Codings), "NoteRef": r.may(&s.Notes, "Note")})
	return s
}

// position returns a position; -1 for one that is none.
func (r *reader) position(n *node, name string) int {
	text := strings.TrimSpace(r.need(n, name))
	position, err := strconv.Atoi(text)
	if n.has(name) && (err != nil || position < 0) {
		r.list.Errorf(r.pos(n), "bad-position", "%q est %q (attendu\u00a0: un nombre entier à partir de 0)", "%q is %q (expected a whole number from 0)", name, locale.Line(text))
	}
	if err != nil || position < 0 || !n.has(name) {
		return -1
	}
	return position
}

// codings returns a function that adds a coding to a list.
func (r *reader) codings(list *[]Coding) func(*node) {
	return func(n *node) {
		c := Coding{GUID: r.guid(n), Creator: r.user(n, "creatingUser"), Created: r.time(n, "creationDateTime")}
		found := 0
		r.each(n, visits{
			"CodeRef": func(m *node) {
				c.Code = r.must(m, "targetGUID", "Code")
				found++
			},
			"NoteRef": r.may(&c.Notes, "Note"),
		})
		if found != 1 {
			r.list.Errorf(r.pos(n), "one-code", "le codage a %d codes (attendu\u00a0: 1)", "the coding has %d codes (expected 1)", found)
		}
		*list = append(*list, c)
	}
}

// place checks the selections of a text and counts their positions in code points.
func (r *reader) place(s *TextSource, at []*node, mark bool) {
	length := utf8.RuneCountInString(s.Text)
	r.recount(s, at, mark)
	for i, sel := range s.Selections {
		switch {
		case sel.Start < 0 || sel.End < 0: // That is told already.
		case sel.Start > sel.End:
			r.list.Errorf(r.pos(at[i]), "bad-position", "la sélection va de %d à %d", "the selection goes from %d to %d", sel.Start, sel.End)
		case sel.End > length:
			r.list.Errorf(r.pos(at[i]), "bad-position", "la sélection va de %d à %d, mais le texte de %q a %d caractères", "the selection goes from %d to %d, but the text of %q has %d characters",
				sel.Start, sel.End, locale.Line(s.Name), length)
		case sel.Start == sel.End:
			r.list.Warnf(r.pos(at[i]), "empty-selection", "la sélection est vide (à la position %d)", "the selection is empty (at position %d)", sel.Start)
		}
	}
}

// placeNote leaves aside the selections of a note that are not in its text: QualCoder writes there where an annotation
// stands in the text that it is about.
func (r *reader) placeNote(s *TextSource, at []*node) {
	length := utf8.RuneCountInString(s.Text)
	var kept []Selection
	for i, sel := range s.Selections {
		if sel.Start < 0 || sel.End < sel.Start || sel.End > length {
			r.list.Warnf(r.pos(at[i]), "note-position", "la sélection de %d à %d n'est pas dans le texte de la note\u00a0: elle est laissée de côté", "the selection from %d to %d is not in the text of the note: it is left aside", sel.Start, sel.End)
			continue
		}
		kept = append(kept, sel)
	}
	s.Selections = kept
}
