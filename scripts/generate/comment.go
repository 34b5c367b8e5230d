package main

// openings and endings are the halves of comments, as they stand inside quotes: with commas, doubled quotes, line ends,
// and letters that take two and three bytes.
var (
	openings = []string{
		"", "", "", "Texte fictif. ", "Fictif, comme le reste : ", "Commentaire fictif : ", "Phrase fictive, d’exemple, ",
		"Réponse \"\"fictive\"\", générée : ",
	}
	endings = []string{
		"", "le comité se réunit peu, mais bien.", "à revoir, selon la région", "rien à dire",
		"\"\"on se parle\"\", sans plus", "première ligne\nseconde ligne", "œuvre commune, été comme hiver", "voir l’annexe, p. 12",
	}
)

// appendComment appends a comment in quotes. Three in eight are empty.
func (p *population) appendComment(row []byte) []byte {
	row = append(row, '"')
	if opening := openings[p.below(len(openings))]; opening != "" {
		row = append(row, opening...)
		row = append(row, endings[p.below(len(endings))]...)
	}
	return append(row, '"')
}
