package form

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/study"
)

// gated is a study with a question of each kind; GATE is the condition of its last one.
const gated = `version: 1
id: wave2
title: { fr: Les voisins inventés, en: The invented neighbours }
source: { fr: personne, en: nobody }
language: fr
missing: { "-8": dont_know, NSP: dont_know }
regions: { list: quebec-health }
sides:
  people:
    label: { fr: Voisins, en: Neighbours }
    file: people.csv
    id: id
    region: region
    design: { weight: poids, stages: [{ strata: region }] }
  firms: { label: { fr: Entreprises, en: Firms }, file: firms.csv, id: id }
codes:
  agree:
    - { code: "1", label: { fr: Non, en: "No" }, value: 1 }
    - { code: "2", label: { fr: Oui | si, en: "Yes" }, value: 2 }
    - { code: "9", label: { fr: Refus, en: Refused }, reason: refused }
questions:
  id: { type: id, label: { fr: Numéro, en: Number } }
  region: { type: region, label: { fr: Région, en: Region } }
  a: { type: choice, codes: agree, label: { fr: Le bruit, en: The noise } }
  b: { type: choice, codes: agree, column: Q2, label: { fr: La vue, en: The view } }
  w: { type: choice, label: { fr: Quartier, en: Quarter }, codes: ["Old ’town’", Le "vrai" d'ici, "north  side", north side] }
  n: { type: number, min: -2, max: 10.5, unit: km, label: { fr: Distance, en: Distance } }
  k: { type: number, label: { fr: Pas, en: Steps } }
  m:
    type: multiple
    label: { fr: Médias, en: Media }
    separator: ";"
    codes: [{ code: TV set, label: { fr: Télé, en: TV } }, { code: radio, label: { fr: Radio, en: Radio } }, { code: dk, reason: dont_know }]
  s: { type: multiple, label: { fr: Sports, en: Sports }, columns: { ski: "s:1", run: "s:2" }, codes: [ski, run] }
  z: { type: multiple, label: { fr: Zones, en: Zones }, separator: ",", none: answered, codes: [x, y, { code: dk, reason: dont_know }] }
  t: { type: text, asked_of: [people], label: { fr: Pourquoi ?, en: Why? } }
  d: { type: date, format: DD/MM/YYYY, label: { fr: Jour, en: Day } }
  last: { type: text, asked_of: [people], asked_if: GATE, label: { fr: Fin, en: End } }
`

// parse returns the study with the condition of its last question.
func parse(t testing.TB, gate string) *study.Definition {
	t.Helper()
	quoted := `'` + strings.ReplaceAll(gate, `'`, `''`) + `'`
	def, err := study.Parse(fstest.MapFS{}, "study.yaml", []byte(strings.Replace(gated, "GATE", quoted, 1)))
	if err != nil {
		t.Fatalf("%s: %v", gate, err)
	}
	return def
}

// people returns the questionnaire of the side people.
func people(t testing.TB, gate string) *Form {
	t.Helper()
	return New(parse(t, gate), "people")
}
