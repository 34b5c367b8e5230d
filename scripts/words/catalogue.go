package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
)

// An entry is one line of the catalogue: words, and the places where the code has them.
type entry struct {
	key, fr, en string
	places      []string
}

// catalogue returns the texts of the program as a translator reads them, sorted by package and English words. What a
// package says several times is one entry. The key is that of the English words, so that it stays when the code moves and
// when the French is mended; where a package has several French texts for the same English, they are numbered.
func catalogue(texts []text) []entry {
	entries := map[[3]string]*entry{}
	var order [][3]string
	for _, t := range texts {
		fr, en := t.fr.shown(), t.en.shown()
		id := [3]string{t.source, en, fr}
		if entries[id] == nil {
			entries[id] = &entry{fr: fr, en: en}
			order = append(order, id)
		}
		entries[id].places = append(entries[id].places, fmt.Sprintf("%s:%d", t.at.Filename, t.at.Line))
	}
	slices.SortFunc(order, func(a, b [3]string) int {
		return cmp.Or(strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1]), strings.Compare(a[2], b[2]))
	})
	var list []entry
	number := 0
	for i, id := range order {
		e := *entries[id]
		e.key = fmt.Sprintf("%s.%.4x", id[0], sha256.Sum256([]byte(e.en)))
		if number++; i == 0 || order[i-1][0] != id[0] || order[i-1][1] != id[1] {
			number = 1
		}
		if number > 1 {
			e.key += fmt.Sprintf("-%d", number)
		}
		list = append(list, e)
	}
	return list
}

// write writes the catalogue as CSV.
func write(w io.Writer, entries []entry) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"key", "place", "fr", "en"}); err != nil {
		return err
	}
	for _, e := range entries {
		if err := out.Write([]string{e.key, strings.Join(e.places, " "), e.fr, e.en}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
