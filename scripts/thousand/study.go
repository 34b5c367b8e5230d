package main

import (
	"fmt"
	"strings"
)

// head is the study file up to its items. The verbs: the number of regions, the number of centres asked.
const head = `# A synthetic study, to measure with: nobody was asked anything.
version: 1
id: synthetic
title:
  fr: Étude synthétique de %[1]d régions, pour mesurer
  en: Synthetic study of %[1]d regions, to measure with
notice:
  fr: "Réponses synthétiques : personne ne les a données, et les régions n'existent pas."
  en: Synthetic answers that nobody gave, in regions that do not exist.
language: fr
base: asked
sides:
  centres:
    label: { fr: Centres, en: Centres }
    unit: { fr: centre, en: centre }
    file: centres.csv
    id: id
    name: name
    region: region
    population: { size: %[2]d }
  groups:
    label: { fr: Groupes, en: Groups }
    unit: { fr: groupe, en: group }
    file: groups.csv
    id: id
    name: name
    region: region
    population: { size: %[1]d }
regions: { file: regions.csv }
link: { one: groups, many: centres, combine: mean }
codes:
  yes_no:
    - { code: Oui, label: { fr: Oui, en: "Yes" }, means: "yes" }
    - { code: Non, label: { fr: Non, en: "No" }, means: "no" }
  item:
    - { code: Oui, label: { fr: Oui, en: "Yes" }, means: "yes" }
    - { code: Non, label: { fr: Non, en: "No" }, means: "no" }
    - { code: Ne s'applique pas, label: { fr: Ne s'applique pas, en: Not applicable }, reason: not_applicable }
questions:
  id: { type: id, label: { fr: Numéro, en: Number } }
  name: { type: text, label: { fr: Nom, en: Name } }
  region: { type: region, label: { fr: Région, en: Region } }
  satisfied: { type: yesno, codes: yes_no, label: { fr: La collaboration est-elle satisfaisante ?, en: Is the collaboration satisfactory? } }
  met: { type: yesno, codes: yes_no, label: { fr: Les deux parties se sont-elles rencontrées ?, en: Did the two sides meet? } }
  met_last_year: { type: yesno, codes: yes_no, label: { fr: Se sont-elles rencontrées l'an dernier ?, en: Did they meet last year? } }
  plan_known: { type: yesno, codes: yes_no, label: { fr: Le plan est-il connu ?, en: Is the plan known? } }
  plan_shared: { type: yesno, codes: yes_no, label: { fr: Le plan a-t-il été partagé ?, en: Was the plan shared? } }
  target_discussed: { type: yesno, codes: yes_no, label: { fr: La cible a-t-elle été abordée ?, en: Was the target discussed? } }
`

// foot is the study file after its items. The verb: the names of the items.
const foot = `scales:
  measures: { label: { fr: Mesures, en: Measures }, items: [%s], not_applicable: zero, no_answer: zero }
tables:
  budget: { label: { fr: Budget des groupes, en: Groups' budgets }, file: budgets.csv, key: region, value: budget, type: money, unit: $, side: groups }
`

// studyFile returns the study file of a population.
func studyFile(p *population) []byte {
	var text strings.Builder
	fmt.Fprintf(&text, head, len(p.regions)-1, p.asked)
	var names []string
	for i := range items {
		names = append(names, item(i))
		fmt.Fprintf(&text, "  %s: { type: yesno, codes: item, label: { fr: Mesure synthétique %d, en: Synthetic measure %d } }\n", item(i), i+1, i+1)
	}
	fmt.Fprintf(&text, foot, strings.Join(names, ", "))
	return []byte(text.String())
}
