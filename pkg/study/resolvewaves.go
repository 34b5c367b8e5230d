package study

import (
	"maps"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
)

// resolveWaves checks what the study says of its waves. The study of one wave is checked as any study: what is said here is
// said of the whole one.
func (r *resolver) resolveWaves() {
	if r.Wave != "" {
		r.checkWave()
		return
	}
	for _, entry := range r.Waves {
		if entry.Key.Value == "" {
			r.errorf(entry.Key, "wave", "une vague a un nom", "a wave has a name")
		}
	}
	for _, entry := range r.Sides {
		side := entry.Value
		r.checkFiles(entry.Key, side.Source(), side.sourceKey(), sourceWord, keysOf(side.Files))
		for _, wave := range side.Files {
			if wave.Value.File.IsZero() && wave.Value.Folder.IsZero() {
				r.errorf(wave.Key, "schema", "il manque\u00a0: %s", "missing: %s", sourceWord)
			}
		}
	}
	for _, entry := range r.Tables {
		table := entry.Value
		r.checkFiles(entry.Key, table.File, "file", locale.Same("file"), keysOf(table.Files))
		for _, wave := range r.Waves {
			if len(table.Files) > 0 && table.Files.Index(wave.Key.Value) < 0 {
				r.errorf(entry.Key, "wave-file", "table %q\u00a0: il manque le fichier de la vague %s (files:)", "table %q: the file of wave %s is missing (files:)", table.Name, wave.Key.Value)
			}
		}
	}
	for _, wave := range r.Waves {
		surveyed := func(e Entry[*Side]) bool { return e.Value.Files.Index(wave.Key.Value) >= 0 }
		if !slices.ContainsFunc(r.Sides, surveyed) {
			r.errorf(wave.Key, "wave-file", "vague %q\u00a0: aucune partie n'en a l'export (files:)", "wave %q: no side has its export (files:)", wave.Key.Value)
		}
	}
	for _, entry := range r.Questions {
		r.checkQuestionWaves(entry.Key, entry.Value)
	}
}

// keysOf returns the keys of a mapping with their places.
func keysOf[T any](mapping Ordered[T]) []Located {
	keys := make([]Located, len(mapping))
	for i, entry := range mapping {
		keys[i] = entry.Key
	}
	return keys
}

// knownWave records an error where a name is not that of a wave.
func (r *resolver) knownWave(name Located) bool {
	if len(r.Waves) == 0 {
		r.errorf(name, "no-waves", "vague %q\u00a0: l'étude ne déclare pas de vagues (waves:)", "wave %q: the study declares no waves (waves:)", name.Value)
		return false
	}
	return r.known(name, r.Waves.Names(), waveWord)
}

// checkFiles checks that a side or a table says its file, or its folder: one in all, or one a wave. The key is that of the
// file, and needs says what is missing where there is none.
func (r *resolver) checkFiles(owner, file Located, key string, needs locale.Text, files []Located) {
	for _, wave := range files {
		r.knownWave(wave)
	}
	switch {
	case !file.IsZero() && len(files) > 0:
		r.errorf(file, "wave-file", "%s et files\u00a0: l'un ou l'autre", "%s and files: either one or the other", key)
	case file.IsZero() && len(files) == 0 && len(r.Waves) > 0:
		r.errorf(owner, "wave-file", "%s\u00a0: il manque files, un fichier par vague", "%s: files is missing, a file for each wave", owner.Value)
	case file.IsZero() && len(files) == 0:
		r.errorf(owner, "schema", "il manque\u00a0: %s", "missing: %s", needs)
	case len(r.Waves) > 0 && r.Sides.Index(owner.Value) >= 0 && !file.IsZero():
		r.errorf(file, "wave-file", "l'étude a des vagues\u00a0: files dit le fichier de chacune", "the study has waves: files says the file of each")
	}
}

// checkQuestionWaves checks what is said of a question in its waves.
func (r *resolver) checkQuestionWaves(key Located, q *Question) {
	absent := 0
	for _, entry := range q.Waves {
		wave := entry.Value
		if !r.knownWave(entry.Key) {
			continue
		}
		if wave.Absent {
			absent++
		}
		if said := !wave.Label.IsZero() || wave.Column.All != "" || len(wave.Column.BySide)+len(wave.Headings)+len(wave.Codes) > 0; said && wave.Absent {
			r.errorf(entry.Key, "wave-absent", "question %q\u00a0: absente de la vague %s, elle n'y a ni libellé, ni colonne, ni codes", "question %q: absent from wave %s, it has no wording, column or codes there", q.Name, entry.Key.Value)
		}
		r.checkWaveHeadings(entry.Key, q, wave)
		r.checkRecodes(entry.Key, q, wave)
	}
	if absent > 0 && absent == len(r.Waves) {
		r.errorf(key, "wave-absent", "question %q\u00a0: absente de toutes les vagues", "question %q: absent from every wave", q.Name)
	}
}

// checkWaveHeadings checks that the headings of a wave are of the same kind as the question's: one, or one a code.
func (r *resolver) checkWaveHeadings(at Located, q *Question, wave *QuestionWave) {
	several := len(q.Headings) > 0
	switch {
	case several && (wave.Column.All != "" || wave.Column.BySide != nil):
		r.errorf(at, "wave-column", "question %q\u00a0: une colonne par code\u00a0: columns, non column", "question %q: a column for each code: columns, not column", q.Name)
	case !several && len(wave.Headings) > 0:
		r.errorf(at, "wave-column", "question %q\u00a0: une seule colonne\u00a0: column, non columns", "question %q: a single column: column, not columns", q.Name)
	}
	for _, entry := range wave.Headings {
		if several {
			r.known(entry.Key, q.Headings.Names(), codeWord)
		}
		r.knownSides(entry.Key, entry.Value)
	}
	r.knownSides(at, wave.Column)
}

// knownSides checks the sides of headings that differ by side.
func (r *resolver) knownSides(at Located, headings Columns) {
	for _, side := range slices.Sorted(maps.Keys(headings.BySide)) {
		r.known(Located{Value: side, Line: at.Line, Column: at.Column}, r.Sides.Names(), sideWord)
	}
}

// checkRecodes checks that the codes of a wave become codes of the question.
func (r *resolver) checkRecodes(at Located, q *Question, wave *QuestionWave) {
	if len(wave.Codes) == 0 {
		return
	}
	if !q.Type.HasCodes() || len(q.Headings) > 0 {
		r.errorf(at, "wave-codes", "question %q\u00a0: pas de codes à remplacer dans une cellule (codes)", "question %q: no codes to replace in a cell (codes)", q.Name)
		return
	}
	codes := make([]string, len(q.Codes.List))
	for i, code := range q.Codes.List {
		codes[i] = code.Code
	}
	for _, entry := range wave.Codes {
		if len(codes) > 0 {
			r.known(entry.Value, codes, codeWord)
		}
	}
}

// resolveMatch checks the question by which the respondents of a side are matched from wave to wave.
func (r *resolver) resolveMatch(side *Side, names []string) {
	if side.Match.IsZero() || side.Match.Value == NoMatch {
		return
	}
	if len(r.Waves) == 0 {
		r.errorf(side.Match, "no-waves", "match\u00a0: l'étude ne déclare pas de vagues (waves:)", "match: the study declares no waves (waves:)")
		return
	}
	if !r.known(side.Match, append(slices.Clone(names), NoMatch), questionWord) {
		return
	}
	if q := r.Question(side.Match.Value); q.Type.IsNumeric() || q.Type.HasCodes() {
		r.errorf(side.Match, "not-a-name", "la question %q ne désigne pas un répondant (id, text, date ou region)", "question %q does not name a respondent (id, text, date or region)", q.Name)
	}
}

// checkWave checks that the study of one wave has what its sides rest on.
func (r *resolver) checkWave() {
	for _, entry := range r.Sides {
		side := entry.Value
		q := r.Question(side.Region.Value)
		if !side.Source().IsZero() && q != nil && q.Absent {
			r.errorf(side.Region, "wave-absent", "la question %q, absente de la vague %s, dit la région de la partie %s", "question %q, absent from wave %s, holds the region of side %s",
				q.Name, r.Wave, side.Name)
		}
	}
}

// checkWaveKeeps reports conditions on the rows that count which rest on a question that was not put in the wave.
func (r *resolver) checkWaveKeeps() {
	for _, entry := range r.Sides {
		side := entry.Value
		if side.Source().IsZero() || side.KeepIf == nil {
			continue
		}
		for _, name := range side.KeepIf.Names() {
			if q := r.QuestionOf(name); q != nil && q.Absent {
				r.errorf(side.Keep, "wave-absent", "keep repose sur la question %q, absente de la vague %s (files\u00a0: une vague peut avoir son propre keep)",
					"keep rests on question %q, absent from wave %s (files: a wave may have a keep of its own)", q.Name, r.Wave)
			}
		}
	}
}

// dropAbsentRules leaves out the rules that rest on a question that was not put in the wave: nobody can break them.
func (r *resolver) dropAbsentRules() {
	absent := func(name string) bool { q := r.QuestionOf(name); return q != nil && q.Absent }
	for _, entry := range r.Rules {
		for side, rule := range entry.Value.Compiled {
			if slices.ContainsFunc(rule.If.Names(), absent) || slices.ContainsFunc(rule.Then.Names(), absent) {
				delete(entry.Value.Compiled, side)
			}
		}
	}
}
