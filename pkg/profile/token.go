package profile

// A token is a cell that often means the absence of an answer.
type token struct {
	// reason is what a study file would call the absence: its key under missing.
	reason string
	// worded is true for words that a respondent may have chosen among the answers, as against signs that a program wrote.
	worded bool
}

// tokens are the cells that often mean the absence of an answer, folded.
var tokens = map[string]token{
	"na": {reason: "no_answer"}, "n/a": {reason: "not_applicable"}, "n.a.": {reason: "not_applicable"}, "n.a": {reason: "not_applicable"},
	"nd": {reason: "no_answer"}, "n/d": {reason: "no_answer"}, "n.d.": {reason: "no_answer"}, "n.d": {reason: "no_answer"},
	"nsp": {reason: "dont_know"}, "nr": {reason: "no_answer"}, "n/r": {reason: "no_answer"}, "s/o": {reason: "not_applicable"}, "s.o.": {reason: "not_applicable"},
	"-": {reason: "no_answer"}, "--": {reason: "no_answer"}, "---": {reason: "no_answer"}, "–": {reason: "no_answer"}, "—": {reason: "no_answer"},
	".": {reason: "no_answer"}, "..": {reason: "no_answer"}, "...": {reason: "no_answer"}, "?": {reason: "no_answer"}, "*": {reason: "no_answer"},
	"none": {reason: "no_answer", worded: true}, "null": {reason: "no_answer"}, "nil": {reason: "no_answer"}, "nan": {reason: "no_answer"}, "\\n": {reason: "no_answer"},
	"#n/a": {reason: "no_answer"}, "#null!": {reason: "no_answer"}, "#value!": {reason: "no_answer"}, "#valeur!": {reason: "no_answer"},
	"#div/0!": {reason: "no_answer"}, "#ref!": {reason: "no_answer"}, "#name?": {reason: "no_answer"}, "#nom?": {reason: "no_answer"},
	"[not completed]": {reason: "no_answer"}, "{question_not_shown}": {reason: "not_asked"},
	"aucun": {reason: "no_answer", worded: true}, "aucune": {reason: "no_answer", worded: true},
	"aucune reponse": {reason: "no_answer", worded: true}, "sans reponse": {reason: "no_answer", worded: true},
	"pas de reponse": {reason: "no_answer", worded: true}, "no answer": {reason: "no_answer", worded: true},
	"no response": {reason: "no_answer", worded: true}, "missing": {reason: "no_answer", worded: true}, "manquant": {reason: "no_answer", worded: true},
	"sans objet": {reason: "not_applicable", worded: true}, "non applicable": {reason: "not_applicable", worded: true},
	"ne s'applique pas": {reason: "not_applicable", worded: true}, "not applicable": {reason: "not_applicable", worded: true},
	"does not apply": {reason: "not_applicable", worded: true}, "ne sait pas": {reason: "dont_know", worded: true},
	"je ne sais pas": {reason: "dont_know", worded: true}, "don't know": {reason: "dont_know", worded: true}, "dont know": {reason: "dont_know", worded: true},
	"not sure": {reason: "dont_know", worded: true}, "unsure": {reason: "dont_know", worded: true}, "unknown": {reason: "dont_know", worded: true},
	"inconnu": {reason: "dont_know", worded: true}, "refus": {reason: "refused", worded: true}, "refused": {reason: "refused", worded: true},
	"prefer not to answer": {reason: "refused", worded: true}, "prefer not to say": {reason: "refused", worded: true},
	"prefere ne pas repondre": {reason: "refused", worded: true}, "je prefere ne pas repondre": {reason: "refused", worded: true},
	"ne souhaite pas repondre": {reason: "refused", worded: true},
}

// sentinels are the numbers that stand for the absence of an answer where they stand apart from the other numbers.
var sentinels = map[string]float64{
	"7": 7, "8": 8, "9": 9, "77": 77, "88": 88, "97": 97, "98": 98, "99": 99, "777": 777, "888": 888, "997": 997, "998": 998, "999": 999,
	"8888": 8888, "9998": 9998, "9999": 9999, "99999": 99999,
	"-1": -1, "-2": -2, "-7": -7, "-8": -8, "-9": -9, "-77": -77, "-88": -88, "-97": -97, "-98": -98, "-99": -99,
	"-777": -777, "-888": -888, "-998": -998, "-999": -999, "-9999": -9999,
}
