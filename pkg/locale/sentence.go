package locale

// Numbers as arguments of Textf: each is written in the language of the sentence around it.

// Count writes a whole number, such as 20 000 or 20,000.
func Count(n int) func(Lang) string {
	return Fixed(float64(n), 0)
}

// Fixed writes x as Lang.Number does: rounded half up, with the given number of decimals.
func Fixed(x float64, decimals int) func(Lang) string {
	return func(lang Lang) string { return lang.Number(x, decimals) }
}

// Trimmed writes x as Lang.Trimmed does: with as many decimals as it needs, at most the given number.
func Trimmed(x float64, decimals int) func(Lang) string {
	return func(lang Lang) string { return lang.Trimmed(x, decimals) }
}

// Percent writes a percentage (81 means 81 %) as Lang.Percent does, with its sign.
func Percent(x float64, decimals int) func(Lang) string {
	return func(lang Lang) string { return lang.Percent(x, decimals) }
}
