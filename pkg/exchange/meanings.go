package exchange

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/fold"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/qda"
	"github.com/arrimage/arrimage/pkg/study"
)

// A meaning is what a code means in the study.
type meaning struct {
	theme *study.Theme // nil for a code that says that no theme applies
}

// mean says what the codes of the project mean. One that is no theme is an error where somebody gave it.
func (r *reader) mean() { r.meanAll(r.reading.Project.Codes, nil) }

// meanAll does so for codes that stand under the same one, whose theme is given.
func (r *reader) meanAll(codes []qda.Code, under *study.Theme) {
	for _, code := range codes {
		m, several := r.meaningOf(code, under)
		r.themes[code.GUID] = m
		switch given := r.used.codes[code.GUID]; {
		case m != nil:
		case given == 0:
			r.found.Left.Codes = append(r.found.Left.Codes, code.Name)
		case several != nil:
			r.list.Errorf(r.reading.Pos(code.GUID), "ambiguous-code", "le code %q peut être plusieurs thèmes\u00a0: %s\u00a0; lui donner le nom de l'un d'eux", "code %q may be several themes: %s; give it the name of one of them", locale.Line(code.Name), diag.OneOf(several))
		default:
			r.list.Errorf(r.reading.Pos(code.GUID), "unknown-code", "le code %q (codages\u00a0: %s) n'est aucun thème de l'étude%s\u00a0; --codebook l'écrit pour study.yaml", "code %q (codings: %s) is no theme of the study%s; --codebook writes it for study.yaml",
				locale.Line(code.Name), locale.Count(given), r.nearest(code.Name))
		}
		next := (*study.Theme)(nil)
		if m != nil {
			next = m.theme
		}
		r.meanAll(code.Children, next)
	}
}

// meaningOf returns what a code means; nil where it is no theme, with the names of those that it may be where there are
// several.
func (r *reader) meaningOf(code qda.Code, under *study.Theme) (*meaning, []string) {
	named := undescribed(code.Description).name
	if code.GUID == codeGUID(r.s.Study, coding.NoTheme) || isNoTheme(code.Name, named) {
		return &meaning{}, nil
	}
	for _, entry := range r.s.Study.Themes {
		if code.GUID == codeGUID(r.s.Study, entry.Value.Name) {
			return &meaning{entry.Value}, nil
		}
	}
	for _, name := range []string{named, code.Name} {
		if theme := r.s.Study.ThemeNamed(name); theme != nil {
			return &meaning{theme}, nil
		}
	}
	if named != "" {
		return nil, nil // It is a theme of another study, or one that was taken out: a label alone says too little.
	}
	return r.labelled(code.Name, under)
}

// isNoTheme reports whether a code, of which the description says a name or "", says that no theme applies.
func isNoTheme(code, named string) bool {
	name := fold.Letters(code)
	return named == coding.NoTheme || name == fold.Letters(noTheme.FR) || name == fold.Letters(noTheme.EN)
}

// labelled returns the theme that has a label, or a name but for capitals and accents. Under a code that is a theme, only
// what is part of that theme is meant. Where there are several, it returns their names.
func (r *reader) labelled(label string, under *study.Theme) (*meaning, []string) {
	label = fold.Letters(strings.TrimSpace(label))
	var found []*study.Theme
	var names []string
	for _, entry := range r.s.Study.Themes {
		theme := entry.Value
		if under != nil && theme.Parent != under {
			continue
		}
		if slices.Contains([]string{fold.Letters(theme.Label.FR), fold.Letters(theme.Label.EN), fold.Letters(theme.Name)}, label) {
			found, names = append(found, theme), append(names, theme.Name)
		}
	}
	if len(found) == 1 {
		return &meaning{found[0]}, nil
	}
	return nil, names
}

// nearest proposes the theme whose label or name is near that of a code.
func (r *reader) nearest(name string) locale.Text {
	var candidates []string
	for _, entry := range r.s.Study.Themes {
		candidates = append(candidates, entry.Value.Name, entry.Value.Label.FR, entry.Value.Label.EN)
	}
	return diag.DidYouMean(locale.Line(name), candidates)
}
