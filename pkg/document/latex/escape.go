package latex

import (
	"fmt"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// marks are the characters that LaTeX reads as more than themselves, or that its usual fonts do not have under their own
// name, with what stands for them.
var marks = map[rune]string{
	'\\': `\textbackslash{}`, '{': `\{`, '}': `\}`, '$': `\$`, '&': `\&`, '#': `\#`, '_': `\_`, '%': `\%`,
	'^': `\textasciicircum{}`, '~': `\textasciitilde{}`, '<': `\textless{}`, '>': `\textgreater{}`, '|': `\textbar{}`,
	'"': `\textquotedbl{}`, '`': `\textasciigrave{}`, '\'': `\textquoteright{}`, '[': `{[}`, ']': `{]}`, '*': `{*}`,
	'\u00a0': `~`, '\u202f': `\,`, '\u2009': `\,`, '–': `\textendash{}`, '—': `\textemdash{}`, '…': `\ldots{}`,
	'‘': `\textquoteleft{}`, '’': `\textquoteright{}`, '“': `\textquotedblleft{}`, '”': `\textquotedblright{}`,
	'•': `\textbullet{}`, '€': `\texteuro{}`, '™': `\texttrademark{}`, '°': `\textdegree{}`, '\u00ad': `\-`,
	'≤': `$\leq$`, '≥': `$\geq$`, '≠': `$\neq$`, '≈': `$\approx$`, '×': `$\times$`, '−': `$-$`, '±': `$\pm$`, '÷': `$\div$`,
	'→': `$\rightarrow$`, '←': `$\leftarrow$`, '√': `$\surd$`, '∞': `$\infty$`, '½': `\textonehalf{}`, '¼': `\textonequarter{}`, '¾': `\textthreequarters{}`,
	'·': `\textperiodcentered{}`, '¬': `$\neg$`, 'µ': `\textmu{}`, '■': `$\blacksquare$`, '⊂': `$\subset$`, '∈': `$\in$`, '∑': `$\Sigma$`,
	'⁰': `\textsuperscript{0}`, '¹': `\textsuperscript{1}`, '²': `\textsuperscript{2}`, '³': `\textsuperscript{3}`, '⁴': `\textsuperscript{4}`,
	'⁵': `\textsuperscript{5}`, '⁶': `\textsuperscript{6}`, '⁷': `\textsuperscript{7}`, '⁸': `\textsuperscript{8}`, '⁹': `\textsuperscript{9}`,
	'α': `$\alpha$`, 'β': `$\beta$`, 'γ': `$\gamma$`, 'δ': `$\delta$`, 'ε': `$\varepsilon$`, 'κ': `$\kappa$`, 'λ': `$\lambda$`, 'μ': `$\mu$`,
	'π': `$\pi$`, 'ρ': `$\rho$`, 'σ': `$\sigma$`, 'τ': `$\tau$`, 'φ': `$\varphi$`, 'χ': `$\chi$`, 'ω': `$\omega$`, 'Δ': `$\Delta$`, 'Σ': `$\Sigma$`,
}

// escape makes a text one line that LaTeX sets as it stands.
func escape(s string) string {
	var escaped strings.Builder
	last := ' '
	for _, r := range locale.Line(s) {
		if r == '-' && last == '-' {
			escaped.WriteString("{}") // Two would be a dash.
		}
		last = r
		mark, special := marks[r]
		switch {
		case special:
			escaped.WriteString(mark)
		case isSet(r):
			escaped.WriteRune(r)
		default:
			fmt.Fprintf(&escaped, "{[}U+%04X{]}", r)
		}
	}
	return escaped.String()
}

// isSet reports whether the fonts of the T1 encoding have a character: those of Latin-1, and the letters of Western and
// Central European languages.
func isSet(r rune) bool {
	return r >= ' ' && r <= '~' || r >= '\u00a1' && r <= '\u00ff' || strings.ContainsRune("ŒœŸĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŊŋŌōŐőŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŹźŻżŽž«»‚„†‡‰‹›", r)
}
