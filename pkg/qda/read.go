package qda

import (
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Reading is what Read found in a file.
type Reading struct {
	Project Project   // what is read; of a codebook, only Origin, Codes and Sets
	Aside   []Aside   // what is not
	Found   diag.List // warnings and notes, in the order of the file; the last note says what was left aside

	places map[string]diag.Pos // by GUID
}

// Pos returns the place of what has a GUID: a user, a code, a variable, a case, a source, a note, a selection, a coding or
// a set; zero where nothing has it. That of "" is the file.
func (r *Reading) Pos(guid string) diag.Pos { return r.places[own(guid)] }

// Read reads a project (.qdpx) of the given size in bytes. The name is that of errors; those in the XML have its line
// and column in bytes. All errors of the XML are found at once.
func Read(name string, src io.ReaderAt, size int64) (*Reading, error) {
	at := diag.Pos{File: name}
	a, err := open(at, src, size)
	if err != nil {
		return nil, err
	}
	file, err := a.project()
	if err != nil {
		return nil, err
	}
	raw, err := a.unpack(file, at, MaxProject)
	if err != nil {
		return nil, err
	}
	r := newReader(diag.Pos{File: name + "!" + locale.Line(file.Name)})
	r.archive = a
	if !strings.EqualFold(file.Name, "project.qde") {
		r.list.Add(at, diag.Note, "project-name", locale.Textf("le projet est dans %q, que la norme appelle project.qde",
			"the project is in %q, which the standard names project.qde", locale.Line(file.Name)))
	}
	return r.read(raw, "Project", r.project)
}

// ReadCodebook reads a codebook (.qdc). The name is that of errors, as of Read.
func ReadCodebook(name string, src io.Reader) (*Reading, error) {
	r := newReader(diag.Pos{File: name})
	raw, err := io.ReadAll(io.LimitReader(src, MaxProject+1))
	switch {
	case err != nil:
		return nil, diag.Fail(diag.Data, r.at, "damaged", "le fichier ne se lit pas\u00a0: %s", "the file cannot be read: %s", locale.Line(err.Error()))
	case len(raw) > MaxProject:
		return nil, diag.Fail(diag.Data, r.at, "too-large", "le fichier a plus de %s octets", "the file has more than %s bytes", locale.Count(MaxProject))
	}
	return r.read(raw, "CodeBook", r.codebook)
}

// A reader turns XML into a project.
type reader struct {
	at      diag.Pos
	archive *opened // nil for a codebook
	list    diag.List
	aside   map[string]int
	index   index
	result  Project
}

func newReader(at diag.Pos) *reader {
	return &reader{at: at, aside: map[string]int{}, index: index{}}
}

// read reads XML whose first element has the given name.
func (r *reader) read(raw []byte, root string, visit func(*node)) (*Reading, error) {
	n, err := parseXML(r.at, raw)
	if err != nil {
		return nil, err
	}
	if n.name != root || !ours(n) {
		return nil, diag.Fail(diag.Data, r.pos(n), "not-qda", "le premier élément est <%s> (attendu\u00a0: <%s> de REFI-QDA)",
			"the first element is <%s> (expected <%s> of REFI-QDA)", locale.Line(n.name), root)
	}
	if version := spaceVersion(n); version != "" && version != "1" && !strings.HasPrefix(version, "1.") {
		return nil, diag.Fail(diag.Data, r.pos(n), "unknown-version", "REFI-QDA de version %q\u00a0: seules les versions 1.0 à 1.5 sont connues",
			"REFI-QDA of version %q: only versions 1.0 to 1.5 are known", locale.Line(version))
	}
	r.fill(n)
	visit(n)
	r.list.Sort()
	if err := r.list.Err(diag.Data); err != nil {
		return nil, err
	}
	reading := &Reading{Project: r.result, Aside: r.asideList(), Found: r.list, places: r.places()}
	if len(reading.Aside) > 0 {
		reading.Found.Add(r.at, diag.Note, "left-aside", locale.Textf("laissé de côté\u00a0: %s", "left aside: %s", asideText(reading.Aside)))
	}
	return reading, nil
}

// ours reports whether an element is of REFI-QDA. Programs write its namespaces in several ways, or none.
func ours(n *node) bool { return n.space == "" || strings.HasPrefix(n.space, "urn:QDA-XML:") }

// spaceVersion returns the version that a namespace such as urn:QDA-XML:project:1.0 names, or "" where it names none.
func spaceVersion(n *node) string {
	parts := strings.Split(n.space, ":")
	if len(parts) < 4 {
		return ""
	}
	return parts[3]
}

func (r *reader) pos(n *node) diag.Pos { return r.at.At(n.line, n.column) }

// A visits says what is done with the children of an element, by their name.
type visits map[string]func(*node)

// each visits the children of an element; those that nothing is said of are left aside.
func (r *reader) each(n *node, visit visits) {
	for _, c := range n.children {
		if do := visit[c.name]; do != nil && ours(c) {
			do(c)
		} else {
			r.leaveAside(c)
		}
	}
}

// need returns an attribute that the standard requires.
func (r *reader) need(n *node, name string) string {
	if !n.has(name) {
		r.list.Errorf(r.pos(n), "attribute-missing", "<%s> n'a pas d'attribut %q", "<%s> has no attribute %q", n.name, name)
	}
	return n.attr(name)
}

// guid returns the GUID of an element.
func (r *reader) guid(n *node) string {
	guid, ok := canonical(n.attr("guid"))
	if !ok {
		r.list.Errorf(r.pos(n), "bad-guid", "<%s> a le GUID %q (attendu\u00a0: 32 chiffres hexadécimaux, comme 876dca5e-0703-4e92-952c-3dcff3e8461f)",
			"<%s> has the GUID %q (expected 32 hexadecimal digits, as in 876dca5e-0703-4e92-952c-3dcff3e8461f)", n.name, locale.Line(n.attr("guid")))
	}
	return guid
}

// time returns a time that an attribute gives; one that is none is left out, with a warning.
func (r *reader) time(n *node, name string) string {
	text := strings.TrimSpace(n.attr(name))
	if text == "" || timeForm.MatchString(text) {
		return text
	}
	r.list.Warnf(r.pos(n), "bad-time", "l'heure %q de %q est laissée de côté (attendu\u00a0: 2026-11-22T18:00:00Z)",
		"time %q of %q is left aside (expected 2026-11-22T18:00:00Z)", locale.Line(text), name)
	return ""
}

// stamp returns who made an element and who changed it.
func (r *reader) stamp(n *node) Stamp {
	creator, modifier := "creatingUser", "modifyingUser"
	if n.name == "Project" {
		creator, modifier = "creatingUserGUID", "modifyingUserGUID"
	}
	return Stamp{Creator: r.user(n, creator), Created: r.time(n, "creationDateTime"), Modifier: r.user(n, modifier), Modified: r.time(n, "modifiedDateTime")}
}

// described returns a function that keeps the text of an element.
func described(text *string) func(*node) {
	return func(n *node) { *text = string(n.text) }
}
