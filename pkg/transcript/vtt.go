package transcript

import (
	"html"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/pattern"
)

var (
	vttTime  = pattern.New(`^(?:([0-9]{2,}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})$`)
	vttVoice = pattern.New(`<v(?:\.[^\s<>]*)?\s+([^<>]*)>`)
	vttTag   = pattern.New(`<[^<>]*>`)
)

// SpeakersKey is the key of a header that names those who speak, with commas between them, or semicolons where a name has a
// comma. Of a WebVTT whose header does not have it, it is made of the voices.
const SpeakersKey = "speakers"

// A vtt is a WebVTT while it is read.
type vtt struct {
	cues
	header []Field
	voices []string
	first  Field // made of the first voice
}

// readVTT reads WebVTT. A voice becomes "Speaker: words"; styles, regions and notes are no speech.
func readVTT(s *source) *Document {
	if !s.decode() {
		return nil
	}
	v := &vtt{cues: cues{source: s, times: vttTime, form: "00:00:00.000", body: make([]string, len(s.lines))}}
	v.words = v.speech
	if len(s.lines) > 0 && !isVTT(s.lines[0]) {
		s.list.Errorf(s.at(1, 1), "not-webvtt", "la première ligne d'un WebVTT est WEBVTT, pas %q", "the first line of a WebVTT is WEBVTT, not %q", clipped(s.lines[0]))
		return nil
	}
	mayBeHeader := true
	s.blocks(0, func(from, to int) {
		switch word := strings.Fields(s.lines[from])[0]; {
		case from == 0:
			v.header, _ = s.fields(1, to)
		case word == "NOTE" && mayBeHeader:
			v.note(from, to)
			mayBeHeader = false
		case word != "NOTE" && word != "STYLE" && word != "REGION":
			v.block(from, to)
			mayBeHeader = false
		}
	})
	return s.document(v.withVoices(), v.body, 1)
}

func isVTT(first string) bool {
	word, _, _ := strings.Cut(strings.ReplaceAll(first, "\t", " "), " ")
	return word == "WEBVTT"
}

// fields returns the lines "key: value" between two lines of the source, from 0, and whether all are such.
func (s *source) fields(from, to int) (found []Field, all bool) {
	all = true
	for i := from; i < to; i++ {
		f, ok := field(s.lines[i], i+1)
		if all = all && ok; ok {
			found = append(found, f)
		}
	}
	return found, all
}

// note takes a first NOTE block for the header where all of its lines are "key: value".
func (v *vtt) note(from, to int) {
	if strings.TrimSpace(v.lines[from]) != "NOTE" {
		return
	}
	if found, all := v.fields(from+1, to); all {
		v.header = append(v.header, found...)
	}
}

// speech returns the words of a line, after the name of their voice.
func (v *vtt) speech(text string, line int) string {
	voices := vttVoice.FindAllStringSubmatchIndex(text, -1)
	if len(voices) > 1 || len(voices) == 1 && strings.TrimSpace(vttTag.ReplaceAllString(text[:voices[0][0]], "")) != "" {
		v.list.Errorf(v.at(line, 1+voices[len(voices)-1][0]), "two-voices", "deux voix sur une ligne\u00a0: donnez à chacune la sienne", "two voices on one line: give each a line of its own")
		return ""
	}
	words := unescaped(vttTag.ReplaceAllString(text, ""))
	if len(voices) == 0 {
		return words
	}
	speaker := strings.Join(strings.Fields(unescaped(text[voices[0][2]:voices[0][3]])), " ")
	if speaker == "" {
		return words
	}
	if len(v.voices) == 0 {
		v.first = Field{Key: SpeakersKey, Line: line, Column: 1 + voices[0][2]}
	}
	if !slices.Contains(v.voices, speaker) {
		v.voices = append(v.voices, speaker)
	}
	return speaker + ": " + strings.TrimSpace(words)
}

// unescaped returns a text with the characters that stand for themselves in the place of references such as &amp;, in one line.
func unescaped(text string) string {
	return strings.NewReplacer("\n", " ", "\r", " ").Replace(html.UnescapeString(text))
}

// withVoices returns the header, with the voices where it does not say who speaks.
func (v *vtt) withVoices() []Field {
	if len(v.voices) == 0 || slices.ContainsFunc(v.header, func(f Field) bool { return f.Key == SpeakersKey }) {
		return v.header
	}
	v.first.Value = strings.Join(v.voices, "; ")
	return append(v.header, v.first)
}
