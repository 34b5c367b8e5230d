package cli

import (
	"bytes"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
)

// The flags become options; the decimals that were typed are kept.
func TestGrimParses(t *testing.T) {
	var got *grimOptions
	command := newGrimCmd(&Env{Lang: locale.English, Getenv: func(string) string { return "" }}, func(opts *grimOptions) error {
		got = opts
		return nil
	})
	command.SetArgs([]string{"figures.csv", "--items", "3", "--min", "1.0", "--max", "5", "--max-n", "22", "--sum", "a,b", "--sum", "c", "--lang", "fr", "-o", "x.csv"})
	if err := command.Execute(); err != nil {
		t.Fatal(err)
	}
	if got.file != "figures.csv" || got.lang != "fr" || got.output.file != "x.csv" || strings.Join(got.flags.sum, " ") != "a b c" {
		t.Errorf("%+v", got)
	}
	options, err := got.flags.options()
	if err != nil || options.Items != 3 || options.Min.Decimals != 1 || options.Max.Value != 5 || options.MaxBase != 22 {
		t.Errorf("%+v, %v", options, err)
	}
}

func TestGrimFigureOfFlags(t *testing.T) {
	opts := &grimOptions{flags: grimFlags{mean: "5.10", n: "28"}}
	figures, places, err := opts.figures()
	if err != nil || places != nil || len(figures) != 1 {
		t.Fatalf("%v %v %v", figures, places, err)
	}
	if p := figures[0]; p.ID != "mean" || !p.Value.Set || p.Value.Decimals != 2 || p.Base.Value != 28 || !p.Base.Set || p.Percent.Set {
		t.Errorf("%+v", p)
	}
	opts.flags = grimFlags{percent: "81", most: "22"}
	figures, _, err = opts.figures()
	if p := figures[0]; err != nil || p.ID != "percent" || p.Percent.Value != 81 || p.Base.Set || p.Value.Set {
		t.Errorf("%+v, %v", p, err)
	}
}

// Every mistake on the command line is worded and is wrong usage; none is taken for another figure.
func TestGrimMistakes(t *testing.T) {
	for _, c := range []struct {
		file  string
		flags grimFlags
		want  string
	}{
		{"", grimFlags{}, "grim takes a file, --mean or --percent"},
		{"", grimFlags{n: "28"}, "grim takes a file, --mean or --percent"},
		{"", grimFlags{sum: []string{"a", "b"}}, "grim takes a file, --mean or --percent"},
		{"f", grimFlags{mean: "1"}, "FILE and --mean: either one or the other"},
		{"f", grimFlags{percent: "1"}, "FILE and --percent: either one or the other"},
		{"f", grimFlags{n: "1"}, "FILE and --n: either one or the other"},
		{"f", grimFlags{sum: []string{"a"}}, "--sum: two figures or more are needed"},
		{"", grimFlags{mean: "1", percent: "1", n: "1"}, "--mean and --percent: either one or the other"},
		{"", grimFlags{mean: "1", n: "1", most: "2"}, "--mean and --max-n: either one or the other"},
		{"", grimFlags{mean: "1", n: "1", sum: []string{"a", "b"}}, "--mean and --sum: either one or the other"},
		{"", grimFlags{percent: "1", n: "1", items: "2"}, "--percent and --items: either one or the other"},
		{"", grimFlags{percent: "1", n: "1", min: "2"}, "--percent and --min: either one or the other"},
		{"", grimFlags{percent: "1", n: "1", max: "2"}, "--percent and --max: either one or the other"},
		{"", grimFlags{percent: "1", n: "1", most: "2"}, "--n and --max-n: either one or the other"},
		{"", grimFlags{percent: "1", most: "1", sum: []string{"a", "b"}}, "--percent and --sum: either one or the other"},
		{"", grimFlags{mean: "1"}, "--mean: --n is needed"},
		{"", grimFlags{percent: "1"}, "--percent: --n or --max-n is needed"},
		{"", grimFlags{mean: "1", n: "0"}, `--n "0": expected a whole number from 1 to 1000000000`},
		{"", grimFlags{mean: "1", n: "1.5"}, `--n "1.5": expected a whole number from 1 to 1000000000`},
		{"", grimFlags{mean: "5,19", n: "1"}, `--mean "5,19": expected a number, such as 5.19`},
		{"", grimFlags{percent: "81%", n: "1"}, `--percent "81%": expected a number, such as 5.19`},
		{"", grimFlags{percent: "-1", n: "1"}, "--percent cannot be negative"},
		{"", grimFlags{percent: "1", most: "-1"}, `--max-n "-1": expected a whole number from 1 to 1000000000`},
		{"f", grimFlags{items: "1001"}, `--items "1001": expected a whole number from 1 to 1000`},
		{"f", grimFlags{min: "x"}, `--min "x": expected a number, such as 5.19`},
		{"f", grimFlags{min: "5", max: "1"}, "--min 5 is above --max 1"},
		{"f", grimFlags{items: "x", max: "y"}, `--items "x": expected a whole number from 1 to 1000`},
	} {
		var out, errs bytes.Buffer
		env := &Env{In: strings.NewReader(""), Out: &out, Err: &errs, Lang: locale.English, Getenv: func(string) string { return "" }}
		err := runGrim(&grimOptions{env: env, file: c.file, flags: c.flags})
		printError(&errs, locale.English, err)
		if got := errs.String(); exitCode(err) != ExitUsage || got != "arrimage: "+c.want+"\n" || out.Len() > 0 {
			t.Errorf("%+v: exit code %d, %q, want %q", c.flags, exitCode(err), got, c.want)
		}
	}
}

// Standard input is read only where it is asked for, and the verdict is the exit code.
func TestGrimExitCode(t *testing.T) {
	const header = "id,section,group,statement,count,base,percent,value,comparison,note\n"
	for text, want := range map[string]int{
		header:                          ExitDone,
		header + "a,,,,17,21,81,,eq,\n": ExitDone,
		header + "a,,,,16,21,81,,eq,\n": ExitDiffers,
		"":                              ExitData,
	} {
		var out, errs bytes.Buffer
		env := &Env{In: strings.NewReader(text), Out: &out, Err: &errs, Lang: locale.English, Getenv: func(string) string { return "" }}
		if err := runGrim(&grimOptions{env: env, file: "-"}); exitCode(err) != want {
			t.Errorf("%q: exit code %d, want %d\n%s", text, exitCode(err), want, errs.String())
		}
	}
}
