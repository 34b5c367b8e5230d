package study

import "slices"

// CodeOf returns the code that the content of a cell stands for: the one that is written so, or that has it among its
// spellings. The second result is false where there is none.
func (q *Question) CodeOf(text string) (Code, bool) {
	for _, code := range q.Codes.List {
		if code.Code == text {
			return code, true
		}
	}
	for _, code := range q.Codes.List {
		if slices.Contains(code.Spellings, text) {
			return code, true
		}
	}
	return Code{}, false
}

// checkSpellings checks that no content of a cell stands for two codes, or for a code and a reason.
func (r *resolver) checkSpellings(key Located, q *Question) {
	for i, code := range q.Codes.List {
		for _, spelling := range code.Spellings {
			if other, taken := q.spelledBy(spelling, i); taken {
				r.errorf(key, "spelling", "question %q\u00a0: %q s'écrit pour deux codes, %q et %q", "question %q: %q is a spelling of two codes, %q and %q",
					q.Name, spelling, code.Code, other)
			}
			if reason, taken := q.Missing[spelling]; taken {
				r.errorf(key, "spelling", "question %q\u00a0: %q s'écrit pour le code %q et dans missing (%s)", "question %q: %q is a spelling of code %q and stands in missing (%s)",
					q.Name, spelling, code.Code, reason.Label())
			}
		}
	}
}

// spelledBy returns the code that has a spelling too: any as its own name, or one before the given one.
func (q *Question) spelledBy(spelling string, before int) (string, bool) {
	for i, code := range q.Codes.List {
		if code.Code == spelling && i != before || i < before && slices.Contains(code.Spellings, spelling) {
			return code.Code, true
		}
	}
	return "", false
}

// resolveOther checks the code that stands for other answers, and the question whose other answers another one holds.
func (r *resolver) resolveOther(key Located, q *Question) {
	if !q.Other.IsZero() {
		switch {
		case !q.Type.HasCodes() || q.Type == YesNo:
			r.errorf(q.Other, "other", "question %q\u00a0: other ne sert qu'aux types choice et multiple", "question %q: other is for types choice and multiple only", q.Name)
		default:
			r.known(q.Other, q.AnswerCodes(), codeWord)
		}
	}
	if q.OtherOf.IsZero() || !r.known(q.OtherOf, r.Questions.Names(), questionWord) {
		return
	}
	from := r.Question(q.OtherOf.Value)
	if q.Type != OpenText || q.Column.All != "" || q.Column.BySide != nil {
		r.errorf(key, "other", "question %q\u00a0: other_of sert au type text, sans column", "question %q: other_of is for type text, without column", q.Name)
	}
	if from.Other.IsZero() {
		r.errorf(q.OtherOf, "other", "la question %q ne dit pas quel code est l'autre réponse (other)", "question %q does not say which code is the other answer (other)", q.OtherOf.Value)
	}
}

// resolveAskedOther checks that the question of an other answer is put to every side that has the words of it.
func (r *resolver) resolveAskedOther(q *Question) {
	from := r.Question(q.OtherOf.Value)
	if from == nil {
		return
	}
	for _, side := range r.Sides.Names() {
		if r.Asks(side, q) && !r.Asks(side, from) {
			r.errorf(q.OtherOf, "other", "la question %q n'est pas posée à la partie %q", "question %q is not asked of side %q", q.OtherOf.Value, side)
		}
	}
}
