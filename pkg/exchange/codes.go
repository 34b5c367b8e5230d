package exchange

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/pattern"
	"github.com/arrimage/arrimage/pkg/qda"
	"github.com/arrimage/arrimage/pkg/study"
)

// The parts of a code's description after the definition, each on a line of its own.
var (
	includesWord = locale.Text{FR: "Comprend", EN: "Includes"}
	excludesWord = locale.Text{FR: "Exclut", EN: "Excludes"}
	exampleWord  = locale.Text{FR: "Exemple", EN: "Example"}
	nameWord     = locale.Text{FR: "Nom dans l'étude", EN: "Name in the study"} // the name by which the theme comes back
)

// noTheme is the code of words that were read and have no theme.
var noTheme = locale.Text{FR: "(aucun thème)", EN: "(no theme)"}

// codeGUID is the GUID of the code that a theme is; coding.NoTheme names that of no theme.
func codeGUID(def *study.Definition, theme string) string { return qda.GUID("code", def.ID, theme) }

// codesOf returns the themes of a study as codes, and last the one that says that no theme applies.
func codesOf(def *study.Definition, lang locale.Lang) []qda.Code {
	var top []*study.Theme
	for _, theme := range def.ThemeTree() {
		if theme.Parent == nil {
			top = append(top, theme)
		}
	}
	if len(top) == 0 {
		return nil
	}
	read := locale.Text{FR: "Ces mots ont été lus, et aucun thème ne s'y applique.", EN: "These words were read, and no theme applies to them."}
	none := qda.Code{GUID: codeGUID(def, coding.NoTheme), Name: noTheme.In(lang), Codable: true, Description: described(lang, read, nil, coding.NoTheme)}
	return append(codes(def, top, lang), none)
}

// codes returns themes that stand side by side as codes, each name once.
func codes(def *study.Definition, themes []*study.Theme, lang locale.Lang) []qda.Code {
	var list []qda.Code
	for _, theme := range themes {
		name := theme.Label.In(lang)
		if slices.ContainsFunc(list, func(c qda.Code) bool { return strings.EqualFold(c.Name, name) }) {
			name += " (" + theme.Name + ")"
		}
		parts := []labelled{{includesWord, theme.Includes.Text}, {excludesWord, theme.Excludes.Text}, {exampleWord, theme.Example.Text}}
		list = append(list, qda.Code{
			GUID: codeGUID(def, theme.Name), Name: name, Codable: true,
			Description: described(lang, theme.Definition.Text, parts, theme.Name), Children: codes(def, theme.Children, lang),
		})
	}
	return list
}

// A labelled is a part of a description.
type labelled struct{ word, text locale.Text }

// described returns a description: a definition, parts where there are any, and the name of the theme.
func described(lang locale.Lang, definition locale.Text, parts []labelled, name string) string {
	var list []string
	if !definition.IsZero() {
		list = append(list, definition.In(lang))
	}
	for _, p := range append(parts, labelled{nameWord, locale.Same(name)}) {
		if !p.text.IsZero() {
			list = append(list, locale.Textf("%s\u00a0: %s", "%s: %s", p.word, p.text).In(lang))
		}
	}
	return strings.Join(list, "\n")
}

// A definition is what a description says.
type definition struct{ text, includes, excludes, example, name string }

// partForm is the beginning of a part of a description.
var partForm = pattern.New(`^(\pL[\pL' ]*?)[\s\p{Zs}]*:[\s\p{Zs}]*(.*)$`)

// undescribed takes a description apart, in either language. Lines that begin no part belong to the one above.
func undescribed(description string) definition {
	var d definition
	into := &d.text
	words := []locale.Text{includesWord, excludesWord, exampleWord, nameWord}
	parts := []*string{&d.includes, &d.excludes, &d.example, &d.name}
	for line := range strings.Lines(strings.ReplaceAll(description, "\r\n", "\n")) {
		line = strings.TrimSpace(line)
		if m := partForm.FindStringSubmatch(strings.ReplaceAll(line, "’", "'")); m != nil {
			if i := slices.IndexFunc(words, func(w locale.Text) bool { return m[1] == w.FR || m[1] == w.EN }); i >= 0 {
				into, line = parts[i], m[2]
			}
		}
		*into = strings.TrimSpace(*into + "\n" + line)
	}
	return d
}
