package lexicon

import "github.com/arrimage/arrimage/pkg/locale"

// A SyntaxError says where a rule cannot be read.
type SyntaxError struct {
	At   int         // runes of the rule before the place
	Text locale.Text // what is wrong, and what was expected
}

// Error returns the English text.
func (e *SyntaxError) Error() string { return e.Text.EN }

// failed returns the error of a place.
func failed(at int, fr, en string, args ...any) *SyntaxError {
	return &SyntaxError{At: at, Text: locale.Textf(fr, en, args...)}
}

// shown quotes a part of a rule.
func shown(part string) func(locale.Lang) string {
	return func(lang locale.Lang) string { return lang.Quote(locale.Line(part)) }
}

func unclosed(at int, mark rune) *SyntaxError {
	return failed(at, "le guillemet n'est pas fermé\u00a0: attendu %[1]c", "the quotation is not closed: expected %[1]c", mark)
}

func emptyRule() *SyntaxError {
	return failed(0, "la règle est vide\u00a0: attendu un mot, comme financ*, ou une citation, comme «\u00a0santé mentale\u00a0»",
		"the rule is empty: expected a word, such as financ*, or a quotation, such as \"mental health\"")
}

// misplaced is the error of a lexeme where a word was expected.
func misplaced(l lexeme) *SyntaxError {
	switch l.kind {
	case lexEnd:
		return failed(l.at, "la règle s'arrête trop tôt\u00a0: attendu un mot, une citation ou (",
			"the rule ends too early: expected a word, a quotation or (")
	case lexNot:
		return failed(l.at, "%[1]s suit ce qui est cherché, comme dans budget* sauf gel\u00a0: attendu un mot, une citation ou (",
			"%[1]s stands behind what is to be found, as in budget* not freeze: expected a word, a quotation or (", shown(string(l.text)))
	case lexAnd, lexOr, lexNear:
		return failed(l.at, "%[1]s joint deux parties d'une règle\u00a0: attendu un mot, une citation ou (\u00a0; pour chercher ce mot, mettez-le entre guillemets",
			"%[1]s joins two parts of a rule: expected a word, a quotation or (; to search for the word, quote it", shown(string(l.text)))
	}
	return failed(l.at, "%[1]s n'est pas à sa place\u00a0: attendu un mot, une citation ou (",
		"%[1]s is out of place: expected a word, a quotation or (", shown(string(l.text)))
}

// unjoined is the error of a lexeme where an operator was expected.
func unjoined(l lexeme) *SyntaxError {
	if l.kind == lexClose {
		return failed(l.at, "la parenthèse ) ferme ce qui n'est pas ouvert\u00a0: attendu et, ou, sauf, près/5 ou la fin de la règle",
			"the parenthesis ) closes what is not open: expected and, or, not, near/5 or the end of the rule")
	}
	return failed(l.at, "rien ne joint %[1]s à ce qui précède\u00a0: attendu et, ou, sauf ou près/5\u00a0; des mots qui se suivent vont entre guillemets",
		"nothing joins %[1]s to what is before: expected and, or, not or near/5; words in a row stand in quotation marks", shown(string(l.text)))
}

func unopened(open, at int) *SyntaxError {
	return failed(at, "la parenthèse ouverte au caractère %[1]d n'est pas fermée\u00a0: attendu )",
		"the parenthesis opened at character %[1]d is not closed: expected )", open+1)
}

func badDistance(l lexeme) *SyntaxError {
	return failed(l.at, "%[1]s n'a pas de distance\u00a0: attendu un nombre de mots de 1 à %[2]d, comme dans près/5",
		"%[1]s has no distance: expected a number of words from 1 to %[2]d, as in near/5", shown(string(l.text)), MaxDistance)
}

func notNear(at int) *SyntaxError {
	return failed(at, "près/N joint des mots, des citations ou des listes de ceux-ci avec ou\u00a0: ni et ni sauf n'y ont place",
		"near/N joins words, quotations or lists of them with or: neither and nor not has a place in it")
}

func tooDeep(at int) *SyntaxError {
	return failed(at, "plus de %[1]d parenthèses l'une dans l'autre", "more than %[1]d parentheses within each other", maxDepth)
}

func badSign(at int, sign string) *SyntaxError {
	return failed(at, "%[1]s n'a pas de place dans un mot\u00a0: attendu des lettres, des chiffres, des traits d'union ou *",
		"%[1]s has no place in a word: expected letters, digits, hyphens or *", shown(sign))
}

func badStar(at int) *SyntaxError {
	return failed(at, "une étoile se met au début ou à la fin d'un mot, comme dans financ* ou *cratie",
		"a star stands at the beginning or at the end of a word, as in financ* or *cracy")
}

func starredStem(at int) *SyntaxError {
	return failed(at, "un mot derrière ~ n'a pas d'étoile\u00a0: attendu ~mot ou mot*", "a word behind ~ has no star: expected ~word or word*")
}

func noWord(at int) *SyntaxError {
	return failed(at, "il manque un mot\u00a0: attendu des lettres ou des chiffres", "a word is missing: expected letters or digits")
}
