package keyness

// A Mention is a theme in a source: a respondent, a document, a region.
type Mention struct {
	Source int // number of the source, from 0
	Theme  int // number of the theme, from 0
}

// A Matrix tells which sources speak of which themes.
type Matrix struct {
	Counts  [][]int // mentions, by source and by theme
	Themes  []int   // by source, the themes that it speaks of
	Sources []int   // by theme, the sources that speak of it
}

// Coverage counts mentions by source and theme:
//
//	n(s,t) = mentions of theme t in source s
//
// No result depends on their order. It panics where a number is not that of a source or a theme.
//
// Source: M. B. Miles, A. M. Huberman and J. Saldaña, Qualitative Data Analysis: A Methods Sourcebook, 3rd edition, Sage,
// 2014.
func Coverage(mentions []Mention, sources, themes int) Matrix {
	m := Matrix{Counts: make([][]int, sources), Themes: make([]int, sources), Sources: make([]int, themes)}
	for i := range m.Counts {
		m.Counts[i] = make([]int, themes)
	}
	for _, mention := range mentions {
		checkTheme(mention.Theme, themes)
		if mention.Source < 0 || mention.Source >= sources {
			panic("keyness: source: there is none of this number")
		}
		if m.Counts[mention.Source][mention.Theme]++; m.Counts[mention.Source][mention.Theme] == 1 {
			m.Themes[mention.Source]++
			m.Sources[mention.Theme]++
		}
	}
	return m
}
