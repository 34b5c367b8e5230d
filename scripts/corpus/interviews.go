package main

import (
	"fmt"
	"strings"
)

// interviewStudy is the study file. The verb: the number of interviews.
const interviewStudy = `# A synthetic study, to measure with: nobody said anything.
version: 1
id: synthetic
title: { fr: "Étude synthétique de %[1]d entretiens, pour mesurer", en: "Synthetic study of %[1]d interviews, to measure with" }
notice: { fr: "Entretiens synthétiques : personne n'y a parlé.", en: Synthetic interviews in which nobody spoke. }
language: fr
sides:
  people: { label: { fr: Personnes, en: People }, unit: { fr: personne, en: person }, folder: interviews, id: code }
questions:
  code: { type: id, label: Code }
  kind: { type: choice, codes: kinds, label: { fr: Genre, en: Kind } }
  interview: { type: text, column: text, label: { fr: Entretien, en: Interview } }
codes:
  kinds: [{ code: user, label: { fr: Usager, en: User } }, { code: staff, label: { fr: Personnel, en: Staff } }]
corpus: { questions: [interview], interviewers: [Intervieweuse] }
`

// writeInterviews writes the study of interviews.
func writeInterviews(folder string, s size, speaker *speaker) error {
	if err := put(folder, "study.yaml", fmt.Sprintf(interviewStudy, s.interviews)); err != nil {
		return err
	}
	for i := range s.interviews {
		code := fmt.Sprintf("P%04d", i+1)
		if err := put(folder, "interviews/"+code+".md", speaker.interview(code, s.words)); err != nil {
			return err
		}
	}
	return nil
}

// interview returns a document of that many words: short questions, and answers of 20 to 219 words.
func (s *speaker) interview(code string, words int) string {
	var text strings.Builder
	fmt.Fprintf(&text, "---\ncode: %s\nkind: %s\n---\n", code, []string{"user", "staff"}[s.random.IntN(2)])
	for words > 0 {
		asked := min(words, 8)
		said := min(words-asked, 20+s.random.IntN(200))
		text.WriteString("\nIntervieweuse : ")
		s.speak(&text, asked)
		if said > 0 {
			text.WriteString("\n\n" + code + " : ")
			s.speak(&text, said)
		}
		text.WriteByte('\n')
		words -= asked + said
	}
	return text.String()
}
