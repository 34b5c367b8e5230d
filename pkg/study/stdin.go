package study

import "slices"

// Stdin is how a side or a side table names standard input as its file.
const Stdin = "-"

// ReadsStdin reports whether a side or a side table is read from standard input.
func (d *Definition) ReadsStdin() bool { return len(d.readFromStdin()) > 0 }

// readFromStdin returns where the study file names standard input.
func (d *Definition) readFromStdin() []Located {
	var found []Located
	for _, entry := range d.Sides {
		found = append(found, entry.Value.File)
	}
	for _, entry := range d.Tables {
		found = append(found, entry.Value.File)
	}
	return slices.DeleteFunc(found, func(file Located) bool { return file.Value != Stdin })
}

// resolveStdin reports files that are standard input although it is read already: it can be read once. A wave is read each
// time that another is compared with it.
func (r *resolver) resolveStdin() {
	var waves []Located
	for _, entry := range r.Sides {
		for _, wave := range entry.Value.Files {
			waves = append(waves, wave.Value.File)
		}
	}
	for _, entry := range r.Tables {
		for _, wave := range entry.Value.Files {
			waves = append(waves, wave.Value)
		}
	}
	for _, file := range waves {
		if file.Value == Stdin {
			r.errorf(file, "stdin-wave", "une vague ne se lit pas de l'entrée standard (-)\u00a0: nommez un fichier", "a wave is not read from standard input (-): name a file")
		}
	}
	for i, file := range r.readFromStdin() {
		if i > 0 {
			r.errorf(file, "stdin-twice", "l'entrée standard (-) ne se lit qu'une fois", "standard input (-) can be read only once")
		}
	}
}
