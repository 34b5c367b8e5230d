package profile

// Absence says which reason for having no answer a cell often means, by its name in a study file; worded is true for words
// that a respondent may have chosen among the answers. The last result is false for any other cell.
func Absence(text string) (reason string, worded, ok bool) {
	found, ok := tokens[fold(text)]
	return found.reason, found.worded, ok
}
