package diff

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// Read reads results that the program wrote with --format json: tables as render.JSON writes them, figures as verify
// writes them, or both. Members that it does not know are passed over. The error is a *diag.Failure of kind diag.Data with
// all that is wrong, each with its line and column.
func Read(name string, text []byte) (*Results, error) {
	root, err := parse(name, bytes.TrimPrefix(text, []byte("\uFEFF")))
	if err != nil {
		return nil, err
	}
	r := &reader{name: name, text: bytes.TrimPrefix(text, []byte("\uFEFF"))}
	tables, hasTables := root.get("tables")
	figures, hasFigures := root.get("figures")
	if !hasTables && !hasFigures {
		return nil, diag.Fail(diag.Data, diag.Pos{File: name}, "not-a-result", "ce n'est pas un résultat du programme\u00a0; "+expectedFR, "this is no result of the program; "+expectedEN)
	}
	results := &Results{Source: r.source(root)}
	if hasTables {
		for _, item := range r.list(tables, "tables") {
			results.Tables = append(results.Tables, r.table(item))
		}
	}
	if hasFigures {
		results.Figures = r.figures(figures)
	}
	return results, r.problems.Err(diag.Data)
}

// A reader makes tables of nodes, and collects what is wrong with them.
type reader struct {
	name     string
	text     []byte
	problems diag.List
}

// errorf reports what is wrong with a node.
func (r *reader) errorf(at int, rule, fr, en string, args ...any) {
	r.problems.Errorf(placeIn(r.name, r.text, at), rule, fr, en, args...)
}

// expect reports a member that is not of the kind that it must be.
func (r *reader) expect(n node, what string, fr, en string) {
	r.errorf(n.at, "result", "%s\u00a0: attendu %s", "%s: expected %s", what, locale.Text{FR: fr, EN: en})
}

func (r *reader) list(n node, what string) []node {
	if n.kind != '[' {
		r.expect(n, what, "une liste", "a list")
		return nil
	}
	return n.items
}

// source reads what a result says of its study. Other programs' meta says nothing.
func (r *reader) source(root node) Source {
	source := Source{Name: r.name}
	meta, ok := root.get("meta")
	if !ok || meta.kind != '{' {
		return source
	}
	word := func(name string) string {
		if n, ok := meta.get(name); ok && n.kind == '"' {
			return n.text
		}
		return ""
	}
	source.Study, source.Wave = word("study"), word("wave")
	for name, target := range map[string]*locale.Text{"title": &source.Title, "notice": &source.Notice} {
		if n, ok := meta.get(name); ok {
			*target, _ = bothOf(n)
		}
	}
	return source
}

// bothOf reads a text in both languages: {"fr", "en"}.
func bothOf(n node) (locale.Text, bool) {
	fr, hasFR := n.get("fr")
	en, hasEN := n.get("en")
	if n.kind != '{' || !hasFR || !hasEN || fr.kind != '"' || en.kind != '"' {
		return locale.Text{}, false
	}
	return locale.Text{FR: fr.text, EN: en.text}, true
}

// words reads a member that must be a text in both languages.
func (r *reader) words(of node, name, what string) locale.Text {
	n, ok := of.get(name)
	if !ok {
		r.expect(of, what, "le membre «\u00a0"+name+"\u00a0»", "the member \""+name+"\"")
		return locale.Text{}
	}
	text, ok := bothOf(n)
	if !ok {
		r.expect(n, what+"."+name, "{\"fr\": …, \"en\": …}", "{\"fr\": …, \"en\": …}")
	}
	return text
}

// word reads a member that must be a string.
func (r *reader) word(of node, name, what string) string {
	n, ok := of.get(name)
	if !ok || n.kind != '"' {
		at := of
		if ok {
			at = n
		}
		r.expect(at, what+"."+name, "des mots entre guillemets", "words in quotes")
	}
	return n.text
}

func (r *reader) table(n node) *table.Table {
	if n.kind != '{' {
		r.expect(n, "tables", "des tableaux\u00a0: {\"id\": …, \"columns\": […], \"rows\": […]}", "tables: {\"id\": …, \"columns\": […], \"rows\": […]}")
		return &table.Table{}
	}
	t := &table.Table{ID: r.word(n, "id", "tables"), Title: r.words(n, "title", "tables")}
	for _, item := range r.member(n, "columns") {
		t.Columns = append(t.Columns, r.column(item))
	}
	for _, item := range r.member(n, "notes") {
		note, ok := bothOf(item)
		if !ok {
			r.expect(item, "notes", "{\"fr\": …, \"en\": …}", "{\"fr\": …, \"en\": …}")
		}
		t.Notes = append(t.Notes, note)
	}
	r.rows(t, r.member(n, "rows"))
	return t
}

// member reads a list that a table must have.
func (r *reader) member(of node, name string) []node {
	n, ok := of.get(name)
	if !ok {
		r.expect(of, "tables", "la liste «\u00a0"+name+"\u00a0»", "the list \""+name+"\"")
		return nil
	}
	return r.list(n, name)
}

func (r *reader) column(n node) table.Column {
	c := table.Column{Key: r.word(n, "key", "columns"), Label: r.words(n, "label", "columns"), Unit: r.optional(n, "unit"),
		Role: table.Role(r.optional(n, "role")), Of: r.optional(n, "of"), Side: r.optional(n, "side"), Category: r.optional(n, "category")}
	kind := r.word(n, "kind", "columns")
	if i := slices.Index(render.KindNames, kind); i >= 0 {
		c.Kind = table.Kind(i)
	} else if kind != "" {
		r.errorf(n.at, "result", "genre de colonne inconnu %q%s\u00a0; attendu\u00a0: %s", "unknown kind of column %q%s; expected: %s", kind, diag.DidYouMean(kind, render.KindNames), diag.OneOf(render.KindNames))
	}
	if c.Kind != table.Money {
		c.Unit = "" // A percentage has its sign without it, and nothing else has one.
	}
	if d, ok := n.get("decimals"); ok {
		c.Decimals = r.decimals(d)
	} else if c.Kind == table.Number || c.Kind == table.Percent || c.Kind == table.Money {
		c.Decimals = 1
	}
	machine, _ := n.get("machine")
	c.Machine = machine.text == "true"
	return c
}

// optional reads a member that is a string where it stands.
func (r *reader) optional(of node, name string) string {
	n, ok := of.get(name)
	if ok && n.kind != '"' {
		r.expect(n, name, "des mots entre guillemets", "words in quotes")
	}
	return n.text
}

// mostDecimals is more decimals than a number has.
const mostDecimals = 17

func (r *reader) decimals(n node) int {
	d, err := strconv.Atoi(n.text)
	if n.kind != '0' || err != nil || d < 0 || d > mostDecimals {
		r.errorf(n.at, "result", "decimals\u00a0: attendu un nombre entier de 0 à %d", "decimals: expected a whole number from 0 to %d", mostDecimals)
		return 0
	}
	return d
}
