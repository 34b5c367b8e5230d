package main

import (
	"fmt"
	"strings"
)

// answerStudy is the study file up to its themes. The verb: the number of answers.
const answerStudy = `# A synthetic study, to measure with: nobody was asked anything.
version: 1
id: synthetic
title: { fr: "Étude synthétique de %[1]d réponses ouvertes, pour mesurer", en: "Synthetic study of %[1]d open answers, to measure with" }
notice: { fr: "Réponses synthétiques : personne ne les a données.", en: Synthetic answers that nobody gave. }
language: fr
sides:
  people: { label: { fr: Personnes, en: People }, unit: { fr: personne, en: person }, file: answers.csv, id: id }
questions:
  id: { type: id, label: { fr: Numéro, en: Number } }
  said: { type: text, label: { fr: Que dites-vous ?, en: What do you say? } }
corpus: { questions: [said] }
coding: { coders: { anne: { file: anne.csv }, luc: { file: luc.csv } } }
themes:
`

// writeAnswers writes the study of open answers: anne coded them all, luc one in five.
func writeAnswers(folder string, s size, speaker *speaker) error {
	var answers, anne, luc strings.Builder
	answers.WriteString("id,said\n")
	anne.WriteString("segment,theme\n")
	luc.WriteString("segment,theme\n")
	for i := range s.answers {
		fmt.Fprintf(&answers, "%d,\"", i+1)
		speaker.speak(&answers, 10+speaker.random.IntN(31))
		answers.WriteString("\"\n")
		themes := speaker.themes(s.themes)
		code(&anne, i, themes)
		if i%5 == 0 {
			code(&luc, i, themes[1:])
		}
	}
	for name, content := range map[string]string{
		"study.yaml": fmt.Sprintf(answerStudy, s.answers) + speaker.codebook(s.themes), "answers.csv": answers.String(), "anne.csv": anne.String(), "luc.csv": luc.String(),
	} {
		if err := put(folder, name, content); err != nil {
			return err
		}
	}
	return nil
}

// themes draws one to four themes, no two the same.
func (s *speaker) themes(of int) []int {
	drawn := s.random.Perm(of)
	return drawn[:min(of, 1+s.random.IntN(4))]
}

// code writes the themes of an answer as codings; none is 0.
func code(file *strings.Builder, answer int, themes []int) {
	if len(themes) == 0 {
		fmt.Fprintf(file, "people/%d/said,0\n", answer+1)
	}
	for _, theme := range themes {
		fmt.Fprintf(file, "people/%d/said,theme%d\n", answer+1, theme+1)
	}
}

// codebook returns the themes as the study file has them: one in ten at the top, and five rules each.
func (s *speaker) codebook(themes int) string {
	var text strings.Builder
	for i := range themes {
		under := ""
		if top := i - i%10; top != i {
			under = fmt.Sprintf(", under: theme%d", top+1)
		}
		fmt.Fprintf(&text, "  theme%d: { label: { fr: Thème %d, en: Theme %d }%s, rules: [%s] }\n", i+1, i+1, i+1, under, s.rules())
	}
	return text.String()
}

// rules draws the rules of a theme.
func (s *speaker) rules() string {
	word := func() string { return s.words[100+s.random.IntN(4000)] }
	stem := func() string { return string([]rune(word() + "s")[:5]) }
	return fmt.Sprintf(`"%s", "%s*", "%s near/5 %s*", "%s or ~%s", "(%s or %s*) not %s"`,
		word(), stem(), word(), stem(), word(), word(), word(), stem(), word())
}
