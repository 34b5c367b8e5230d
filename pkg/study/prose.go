package study

import (
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/prose"
)

// mostIncludes is how many files a text may include, those of included files among them.
const mostIncludes = 200

// parseProse parses a text in both languages and puts included files in the place of the calls that include them.
func (r *resolver) parseProse(fsys fs.FS, p *Prose) {
	before := len(r.list)
	for _, written := range []struct {
		text     Located
		lang     locale.Lang
		passages *[]prose.Passage
	}{{p.written.FR, locale.French, &p.FR}, {p.written.EN, locale.English, &p.EN}} {
		if strings.TrimSpace(written.text.Value) == "" {
			continue
		}
		i := includer{resolver: r, fsys: fsys, lang: written.lang}
		*written.passages = i.read(r.sourceOf(written.text, written.lang), nil)
	}
	if len(r.list) == before {
		r.checkParallel(p)
	}
}

// sourceOf returns a text of the study file with the places of its characters.
func (r *resolver) sourceOf(text Located, lang locale.Lang) *prose.Source {
	locate := func(offset int) diag.Pos {
		line, column := r.placeIn(text, utf8.RuneCountInString(text.Value[:min(offset, len(text.Value))]))
		return diag.Pos{File: r.label, Line: line, Column: column}
	}
	show := func(pos diag.Pos) string { return lineAt(r.lines, pos) }
	return &prose.Source{Text: text.Value, Lang: lang, Locate: locate, Show: show}
}

// lineAt shows the line of a place; nothing where it is not among the lines.
func lineAt(lines []string, pos diag.Pos) string {
	if pos.Line < 1 || pos.Line > len(lines) {
		return ""
	}
	return excerpt(pos.Line, pos.Column, lines[pos.Line-1])
}

// report takes over what is wrong or odd in a text. What is wrong with one text for both languages is said once.
func (r *resolver) report(list diag.List) {
	for _, d := range list {
		to := &r.list
		if d.Severity != diag.Error {
			to = &r.Doubts
		}
		if !slices.Contains(*to, d) {
			*to = append(*to, d)
		}
	}
}

// problem records an error at a place of a text.
func (r *resolver) problem(at prose.Place, rule, fr, en string, args ...any) {
	r.report(diag.List{at.Problem(diag.Error, rule, locale.Textf(fr, en, args...))})
}

// An includer reads a text and the files that it includes.
type includer struct {
	*resolver
	fsys  fs.FS
	lang  locale.Lang
	files int
}

// read parses a text. chain are the files that led to it, the outermost first.
func (i *includer) read(source *prose.Source, chain []string) []prose.Passage {
	passages, problems := prose.Parse(source)
	i.report(problems)
	var all []prose.Passage
	for _, passage := range passages {
		if passage.Call == nil || passage.Call.Name != prose.IncludeCall {
			all = append(all, passage)
			continue
		}
		all = append(all, i.include(passage.Call, chain)...)
	}
	return all
}

// include reads a file of the study's folder.
func (i *includer) include(call *prose.Call, chain []string) []prose.Passage {
	name, at := call.Argument(0), call.PlaceOf(0)
	if !fs.ValidPath(name) || name == "." || strings.Contains(name, `\`) {
		i.problem(at, "include", "%q\u00a0: un fichier inclus est dans le dossier de l'étude (un/chemin/fichier.md)", "%q: an included file is in the study's folder (a/path/file.md)", name)
		return nil
	}
	if slices.Contains(chain, name) {
		from := append(slices.Clone(chain[slices.Index(chain, name):]), name)
		i.problem(at, "include", "les fichiers s'incluent en rond\u00a0: %s", "the files include each other in a circle: %s", strings.Join(from, " → "))
		return nil
	}
	if i.files++; i.files > mostIncludes {
		if i.files == mostIncludes+1 {
			i.problem(at, "include", "plus de %d fichiers inclus dans un texte", "more than %d files included in one text", mostIncludes)
		}
		return nil
	}
	text, err := fs.ReadFile(i.fsys, name)
	if err != nil {
		i.problem(at, "include", "fichier introuvable ou illisible\u00a0: %s", "file not found or not readable: %s", name)
		return nil
	}
	if !slices.Contains(i.Included, name) {
		i.Included = append(i.Included, name)
	}
	if !utf8.Valid(text) {
		i.problem(at, "include", "%s\u00a0: un fichier inclus s'écrit en UTF-8", "%s: an included file is written in UTF-8", name)
		return nil
	}
	return i.read(fileSource(i.labelOf(name), string(text), i.lang), append(slices.Clone(chain), name))
}

// labelOf returns how messages name a file beside the study file.
func (i *includer) labelOf(name string) string {
	if folders, ok := i.fsys.(Folders); ok {
		return folders.Label(name)
	}
	return name
}

// fileSource returns the text of a file with the places of its characters.
func fileSource(label, text string, lang locale.Lang) *prose.Source {
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	lines := strings.Split(text, "\n")
	locate := func(offset int) diag.Pos {
		before := text[:min(offset, len(text))]
		start := strings.LastIndexByte(before, '\n') + 1
		return diag.Pos{File: label, Line: strings.Count(before, "\n") + 1, Column: utf8.RuneCountInString(before[start:]) + 1}
	}
	return &prose.Source{Text: text, Lang: lang, Locate: locate, Show: func(pos diag.Pos) string { return lineAt(lines, pos) }}
}

// checkParallel checks that both languages have the same tables, charts and quotations in the same order: a document has
// them once.
func (r *resolver) checkParallel(p *Prose) {
	if p.FR == nil || p.EN == nil {
		return
	}
	french, english := blocksOf(p.FR), blocksOf(p.EN)
	for i := range max(len(french), len(english)) {
		switch {
		case i >= len(french):
			r.problem(english[i].At, "prose-languages", "%s n'est pas dans le texte français", "%s is not in the French text", nameOf(english[i]))
		case i >= len(english):
			r.problem(french[i].At, "prose-languages", "%s n'est pas dans le texte anglais", "%s is not in the English text", nameOf(french[i]))
		case nameOf(french[i]) != nameOf(english[i]):
			r.problem(english[i].At, "prose-languages", "%s, alors que le texte français a ici %s", "%s where the French text has %s", nameOf(english[i]), nameOf(french[i]))
		default:
			continue
		}
		return
	}
}

// blocksOf returns the calls that stand for blocks.
func blocksOf(passages []prose.Passage) []*prose.Call {
	var calls []*prose.Call
	for _, passage := range passages {
		if passage.Call != nil {
			calls = append(calls, passage.Call)
		}
	}
	return calls
}

// nameOf writes what a block shows, the words of a language aside.
func nameOf(call *prose.Call) string {
	if call.Name == prose.QuoteCall {
		return "{{ " + call.Name + " " + strings.TrimSpace(strings.Join([]string{call.Keys["side"], call.Keys["id"], call.Keys["question"], call.Keys["turn"]}, " ")) + " }}"
	}
	return "{{ " + call.Name + " \"" + call.Argument(0) + "\" }}"
}

// checkProse checks the names in the calls and the links of a text.
func (r *resolver) checkProse(p *Prose) {
	for _, passages := range [][]prose.Passage{p.FR, p.EN} {
		for _, call := range prose.Calls(passages) {
			r.checkCall(call)
		}
		for _, passage := range passages {
			for _, span := range passage.Spans {
				if id, inside := strings.CutPrefix(span.Link, "#"); inside && !slices.Contains(r.SectionIDs(), id) {
					r.unknownIn(span.At, id, r.SectionIDs(), sectionWord)
				}
			}
		}
	}
}

var sectionWord = locale.Same("section")

// unknownIn records a name that is not among those that there are.
func (r *resolver) unknownIn(at prose.Place, name string, names []string, what locale.Text) {
	expected := locale.Text{}
	if len(names) > 0 {
		expected = locale.Textf("\u00a0; attendu\u00a0: %s", "; expected: %s", diag.OneOf(names))
	}
	r.problem(at, "unknown-name", "%s\u00a0: nom inconnu %q%s%s", "unknown %s %q%s%s", what, name, diag.DidYouMean(name, names), expected)
}

func (r *resolver) checkCall(call *prose.Call) {
	switch call.Name {
	case prose.FigureCall:
		r.checkFigureCall(call)
	case prose.RefCall:
		r.checkRef(call)
	case prose.TableCall, prose.ChartCall, prose.ShowCall:
		if name := call.Argument(0); !slices.Contains(r.Analyses.Names(), name) {
			r.unknownIn(call.PlaceOf(0), name, r.Analyses.Names(), analysisWord)
		}
	case prose.QuoteCall:
		side, question := call.Keys["side"], call.Keys["question"]
		if !slices.Contains(r.Sides.Names(), side) {
			r.unknownIn(call.PlaceOfKey("side"), side, r.Sides.Names(), sideWord)
		} else if words := r.wordsOf(side); !slices.Contains(words, question) {
			r.unknownIn(call.PlaceOfKey("question"), question, words, questionWord)
		}
	}
}

func (r *resolver) checkFigureCall(call *prose.Call) {
	id, part := call.Argument(0), call.Argument(1)
	figure := r.FigureNamed(id)
	if figure == nil {
		r.unknownIn(call.PlaceOf(0), id, r.FigureNames(), figureWord)
		return
	}
	if !figure.NotCheckable.IsZero() && part != "published" {
		why := notComputable(figure)
		r.problem(call.PlaceOf(0), "prose-figure", "%s", "%s", why)
		return
	}
	if parts := r.figureParts(figure); part != "" && !slices.Contains(parts, part) {
		r.problem(call.PlaceOf(1), "prose-figure", "le chiffre %q n'a pas de %q\u00a0; il a\u00a0: %s", "figure %q has no %q; it has: %s", id, part, diag.OneOf(parts))
	}
}

// checkRef checks that a table or a chart which a text refers to is shown.
func (r *resolver) checkRef(call *prose.Call) {
	name, at, without := call.Argument(0), call.PlaceOf(0), OnlyCharts
	if chart := call.Keys["chart"]; chart != "" {
		name, at, without = chart, call.PlaceOfKey("chart"), OnlyTables
	}
	if !slices.Contains(r.Analyses.Names(), name) {
		r.unknownIn(at, name, r.Analyses.Names(), analysisWord)
		return
	}
	for _, section := range r.Report.Sections {
		for _, shown := range section.Show {
			if analysis, only := shown.Analysis(); analysis.Value == name && only != without {
				return
			}
		}
		for _, passages := range [][]prose.Passage{section.Text.FR, section.Text.EN} {
			for _, other := range blocksOf(passages) {
				if showsAnalysis(other) && other.Argument(0) == name && other.Name != without {
					return
				}
			}
		}
	}
	r.problem(at, "prose-ref", "le rapport ne montre pas %q (show:, {{ show %q }})", "the report does not show %q (show:, {{ show %q }})", name, name)
}
