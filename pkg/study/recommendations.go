package study

// A Recommendation is something that a study recommends, with what it rests on.
type Recommendation struct {
	Name   string    `yaml:"-"`      // its key
	Title  Label     `yaml:"title"`  // in a line
	Text   Label     `yaml:"text"`   // at more length, or empty
	Themes []Located `yaml:"themes"` // themes whose words are its evidence
	Quotes []Located `yaml:"quotes"` // names of segments that it rests on
}

// resolveRecommendations checks that every recommendation rests on something that the study declares.
func (r *resolver) resolveRecommendations() {
	for _, entry := range r.Advice {
		advice := entry.Value
		advice.Name = entry.Key.Value
		if len(advice.Themes)+len(advice.Quotes) == 0 {
			r.errorf(entry.Key, "no-evidence", "recommandation %q\u00a0: rien ne l'appuie (themes, quotes)", "recommendation %q: nothing supports it (themes, quotes)", advice.Name)
		}
		for _, theme := range advice.Themes {
			r.knownTheme(theme)
		}
		if len(r.Coding.Coders) == 0 && len(advice.Themes) > 0 {
			r.errorf(advice.Themes[0], "no-evidence", "recommandation %q\u00a0: personne n'a codé le corpus (coding)", "recommendation %q: nobody has coded the corpus (coding)", advice.Name)
		}
	}
}
