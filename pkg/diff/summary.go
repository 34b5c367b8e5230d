package diff

import "github.com/arrimage/arrimage/pkg/locale"

// Summary returns in a line how many figures changed, how many lie outside the interval of the old one, and how many other
// things differ.
func (r *Report) Summary() locale.Text {
	line := r.figuresText()
	for _, sentence := range r.countsText() {
		line = locale.Textf("%s %s", "%s %s", line, sentence)
	}
	return line
}

func (r *Report) figuresText() locale.Text {
	changed, compared := r.Count(Figure), locale.Count(r.Compared)
	switch {
	case !r.Differs():
		return locale.Textf("Rien n'a changé\u00a0; chiffres comparés\u00a0: %s.", "Nothing changed; figures compared: %s.", compared)
	case changed == 0:
		return locale.Textf("Chiffres changés\u00a0: 0 sur %s.", "0 of %s figures changed.", compared)
	}
	outside := locale.Textf("%s", "%s", locale.Count(r.Outside()))
	if r.Outside() == 0 {
		outside = locale.Text{FR: "aucun", EN: "none"}
	}
	return locale.Textf("Chiffres changés\u00a0: %s sur %s, dont %s hors de l'ancien intervalle.", "%s of %s figures changed, %s outside the old interval.",
		locale.Count(changed), compared, outside)
}

// countsText returns a sentence for each kind of change beside the figures that are in both results.
func (r *Report) countsText() []locale.Text {
	var list []locale.Text
	add := func(n int, fr, en string, args ...any) {
		if n > 0 {
			list = append(list, locale.Textf(fr, en, args...))
		}
	}
	added, removed := r.Figures(Added), r.Figures(Removed)
	add(added+removed, "Chiffres ajoutés\u00a0: %s\u00a0; retirés\u00a0: %s.", "Figures added: %s; removed: %s.", locale.Count(added), locale.Count(removed))
	came, went := r.Count(Row, Added)+r.Count(Column, Added)+r.Count(Table, Added), r.Count(Row, Removed)+r.Count(Column, Removed)+r.Count(Table, Removed)
	add(came+went, "Lignes, colonnes et tableaux ajoutés\u00a0: %s\u00a0; retirés\u00a0: %s.", "Rows, columns and tables added: %s; removed: %s.", locale.Count(came), locale.Count(went))
	words, notes := r.Count(Words)+r.Count(Title)+r.Count(Heading), r.Count(Note)
	add(words+notes, "Mots changés\u00a0: %s\u00a0; notes changées\u00a0: %s.", "Words changed: %s; notes changed: %s.", locale.Count(words), locale.Count(notes))
	return list
}

// remarks says what must be read with a comparison, and is no change.
func (r *Report) remarks() []locale.Text {
	var list []locale.Text
	if old, new := r.Old.Study, r.New.Study; old != new && old != "" && new != "" {
		list = append(list, locale.Textf("Ce ne sont pas les résultats d'une même étude\u00a0: %s, %s.", "These are not results of one study: %s, %s.", old, new))
	}
	return append(list, r.movedText()...)
}

// movedText says which tables have rows that stand elsewhere.
func (r *Report) movedText() []locale.Text {
	if len(r.Moved) == 0 {
		return nil
	}
	var tables []locale.Text
	for _, m := range r.Moved {
		tables = append(tables, locale.Textf("%s (%s)", "%s (%s)", titleOf(m.Table, m.Title), locale.Count(m.Rows)))
	}
	return []locale.Text{locale.Textf("Lignes déplacées sans changer, ce qui ne compte pas\u00a0: %s.", "Rows that moved without changing, which does not count: %s.", locale.Join(tables))}
}

// titleOf returns what people call a table: its title, else its id.
func titleOf(id string, title locale.Text) locale.Text {
	if title.IsZero() {
		return locale.Same(id)
	}
	return title
}
