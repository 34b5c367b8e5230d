package locale

// Quote writes what someone said between the quotation marks of the language: « ainsi » with no-break spaces in French,
// “so” in English.
func (lang Lang) Quote(said string) string {
	if lang == English {
		return "“" + said + "”"
	}
	return "«" + NBSP + said + NBSP + "»"
}
