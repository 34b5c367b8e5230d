package main

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The words that join others, and the syllables of those that are made.
var (
	joining   = []string{"le", "la", "de", "et", "les", "des", "pour", "dans", "que", "nous", "avec", "une", "pas", "est"}
	syllables = []string{"fi", "nan", "ce", "ment", "bud", "gé", "té", "ré", "gion", "san", "or", "ga", "nis", "me", "pa", "role", "ion", "ser"}
	known     = []string{"financement", "concertation", "budget", "services", "rencontres", "communication", "régions", "hébergement"}
)

// A speaker draws sentences.
type speaker struct {
	random *rand.Rand
	rank   *rand.Zipf
	words  []string // the most frequent first
}

// newSpeaker returns a speaker who has made up his words.
func newSpeaker(seed uint64) *speaker {
	const words = 30_000
	random := rand.New(rand.NewPCG(seed, 6))
	s := &speaker{random: random, rank: rand.NewZipf(random, 1.1, 4, words-1), words: make([]string, words)}
	for i := range s.words {
		for range 2 + random.IntN(3) {
			s.words[i] += syllables[random.IntN(len(syllables))]
		}
	}
	for i, word := range known {
		s.words[10*i+10] = word
	}
	return s
}

// word draws a word, one in three of those that join others.
func (s *speaker) word() string {
	if s.random.IntN(3) == 0 {
		return joining[s.random.IntN(len(joining))]
	}
	return s.words[s.rank.Uint64()]
}

// speak writes sentences of that many words altogether.
func (s *speaker) speak(text *strings.Builder, words int) {
	begins := true
	for i := range words {
		word := s.word()
		if begins {
			word = capital(word)
		}
		text.WriteString(word)
		begins = i == words-1 || s.random.IntN(12) == 0
		switch {
		case begins:
			text.WriteByte('.')
		case s.random.IntN(10) == 0:
			text.WriteByte(',')
		}
		if i < words-1 {
			text.WriteByte(' ')
		}
	}
}

// capital returns a word with a capital.
func capital(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}
