package platform

// otherPart is a part of a question, or an answer to it, that stands for another answer in words.
var otherPart = re(`^(?:-oth-|(?:an)?other|other answer|(?:un |une )?autres?(?: réponse)?)(?:[ _.,:(–-].*)?$`)

// IsOther reports whether a part of a question, or one of its answers, stands for another answer in words: "other",
// "Autre (veuillez préciser)".
func IsOther(part string) bool { return otherPart.MatchString(Normal(part)) }
