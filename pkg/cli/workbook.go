package cli

import (
	"errors"

	"github.com/arrimage/arrimage/pkg/workbook"
)

// noTerminal refuses to show in a terminal what only programs can read.
func noTerminal(env *Env, binary bool, file string) error {
	if binary && (file == "" || file == "-") && env.Width > 0 {
		return usage("un classeur ne s'affiche pas au terminal\u00a0; -o FICHIER.xlsx l'écrit", "a workbook cannot be shown in a terminal; -o FILE.xlsx writes it")
	}
	return nil
}

// tooLarge says in the user's language what a workbook cannot hold; other errors are as they were.
func tooLarge(err error) error {
	var limit *workbook.LimitError
	if !errors.As(err, &limit) {
		return err
	}
	return usage("un classeur ne peut pas contenir la feuille %s\u00a0: %s\u00a0; csv n'a pas cette limite", "a workbook cannot hold the sheet %s: %s; csv has no such limit", limit.Sheet, limit.Message)
}
