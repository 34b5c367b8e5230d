package main

import (
	"fmt"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var (
	action    = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	unread    = regexp.MustCompile(`(?is)<!--.*?-->|<style\b.*?</style>|<script\b.*?</script>`)
	attribute = regexp.MustCompile(`(?i)\s(?:alt|title|placeholder|label|summary|aria-[a-z]*(?:label|description|text|placeholder))\s*=\s*(?:"([^"]*)"|'([^']*)')`)
	tag       = regexp.MustCompile(`<[^>]*>`)
	entity    = regexp.MustCompile(`&#?\w+;|\\[0-9A-Fa-f]+`)
	content   = regexp.MustCompile(`content\s*:\s*(?:"([^"]*)"|'([^']*)')`)
	phrase    = regexp.MustCompile(`\pL\S*(?: \pL\S*)*`)
)

// literals finds words that stand in the templates of pages and in the content of style sheets: they would be the same in
// both languages.
func (p *program) literals(folders []string) ([]problem, error) {
	var found []problem
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(p.root, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() && entry.Name() != "testdata" {
				return err
			}
			if entry.IsDir() {
				return fs.SkipDir
			}
			var shown func(string) string
			switch filepath.Ext(path) {
			case ".html":
				shown = pageWords
			case ".css":
				shown = styleWords
			default:
				return nil
			}
			text, err := os.ReadFile(path)
			found = append(found, p.phrases(path, shown(string(text)))...)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// pageWords keeps what a page shows by itself: text, attributes that are read out, the content of its style.
func pageWords(text string) string {
	text = action.ReplaceAllStringFunc(text, spaces)
	read := unread.ReplaceAllStringFunc(text, spaces)
	return together(entity.ReplaceAllStringFunc(tag.ReplaceAllStringFunc(read, spaces), spaces), only(attribute, read), styleWords(text))
}

// styleWords keeps what a style sheet shows by itself.
func styleWords(text string) string {
	return entity.ReplaceAllStringFunc(only(content, action.ReplaceAllStringFunc(text, spaces)), spaces)
}

// spaces puts a space for each byte but line ends, so that places stay.
func spaces(text string) string {
	blank := []byte(text)
	for i, b := range blank {
		if b != '\n' {
			blank[i] = ' '
		}
	}
	return string(blank)
}

// only keeps what the groups of a pattern hold, with spaces for the rest.
func only(pattern *regexp.Regexp, text string) string {
	kept := []byte(spaces(text))
	for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
		for i := 2; i+1 < len(m); i += 2 {
			if m[i] >= 0 {
				copy(kept[m[i]:m[i+1]], text[m[i]:m[i+1]])
			}
		}
	}
	return string(kept)
}

// together lays texts of one length over each other: where the first has a space, the next shows.
func together(texts ...string) string {
	laid := []byte(texts[0])
	for _, text := range texts[1:] {
		for i := range laid {
			if laid[i] == ' ' {
				laid[i] = text[i]
			}
		}
	}
	return string(laid)
}

// phrases returns a problem for each phrase that the text of a file shows.
func (p *program) phrases(path, text string) []problem {
	var found []problem
	for _, m := range phrase.FindAllStringIndex(text, -1) {
		before := text[:m[0]]
		at := token.Position{Filename: p.relative(path), Line: 1 + strings.Count(before, "\n"), Column: m[0] - strings.LastIndexByte(before, '\n')}
		found = append(found, problem{at, fmt.Sprintf("words in one language: %q", text[m[0]:m[1]])})
	}
	return found
}
