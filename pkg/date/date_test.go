package date_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/date"
)

func ExampleFormat_Read() {
	format, _ := date.Parse("D/M/YYYY h:mm")
	for _, text := range []string{"3/4/2026 9:05", "31/4/2026 9:05", "2026-04-03"} {
		iso, ok := format.Read(text)
		fmt.Printf("%q %t\n", iso, ok)
	}
	// Output:
	// "2026-04-03T09:05" true
	// "" false
	// "" false
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ format, text, want string }{
		{"YYYY-MM-DD", "2026-03-05", "2026-03-05"}, {"YYYY-MM-DD", "2026-3-5", ""}, {"YYYY-MM-DD", "2026-02-29", ""}, {"YYYY-MM-DD", "2024-02-29", "2024-02-29"},
		{"YYYY-MM-DD", "2026-13-01", ""}, {"YYYY-MM-DD", "2026-00-01", ""}, {"YYYY-MM-DD", "2026-01-00", ""}, {"YYYY-MM-DD", "2026-03-05 ", ""},
		{"YYYY-MM-DD", "26-03-05", ""}, {"YYYY-MM-DD", "", ""}, {"YYYY-MM-DD", "02026-03-05", ""},
		{"M/D/YYYY", "3/5/2026", "2026-03-05"}, {"D/M/YYYY", "3/5/2026", "2026-05-03"}, {"D/M/YYYY", "03/05/2026", "2026-05-03"}, {"M/D/YYYY", "13/5/2026", ""},
		{"DD/MM/YY", "05/03/26", "2026-03-05"}, {"DD/MM/YY", "05/03/69", "1969-03-05"}, {"DD/MM/YY", "05/03/68", "2068-03-05"}, {"DD/MM/YY", "05/03/2026", ""},
		{"M/D/YYYY h:mm:ss AM", "3/5/2026 12:05:09 AM", "2026-03-05T00:05:09"}, {"M/D/YYYY h:mm AM", "3/5/2026 12:05 p.m.", "2026-03-05T12:05"},
		{"M/D/YYYY h:mm AM", "3/5/2026 1:05\u202fPM", "2026-03-05T13:05"}, {"M/D/YYYY h:mm AM", "3/5/2026 13:05 PM", ""}, {"M/D/YYYY h:mm AM", "3/5/2026 1:05", ""},
		{"YYYY-MM-DDThh:mm:ss.SSSZ", "2022-03-04T10:11:12.000-05:00", "2022-03-04T10:11:12.000-05:00"},
		{"YYYY-MM-DDThh:mm:ss.SSSZ", "2022-03-04T10:11:12.250Z", "2022-03-04T10:11:12.250Z"}, {"YYYY-MM-DD hh:mm Z", "2022-03-04 10:11 UTC", "2022-03-04T10:11Z"},
		{"YYYY-MM-DD hh:mmZ", "2022-03-04 10:11+0530", "2022-03-04T10:11+05:30"}, {"YYYY-MM-DD hh:mmZ", "2022-03-04 10:11+05", "2022-03-04T10:11+05:00"},
		{"YYYY-MM-DD hh:mmZ", "2022-03-04 10:11+05:3", ""}, {"YYYY-MM-DD hh:mmZ", "2022-03-04 10:11+99:00", ""}, {"YYYY-MM-DD hh:mmZ", "2022-03-04 10:11", ""},
		{"YYYY-MM-DD 00:00:00", "2022-03-04 00:00:00", "2022-03-04"}, {"YYYY-MM-DD 00:00:00", "2022-03-04 00:00:01", ""},
		{"DD/MM/YYYY hhhmm", "04/03/2022 14h05", "2022-03-04T14:05"}, {"YYYY-MM-DD hh:mm", "2022-03-04 24:00", ""}, {"hh:mm", "09:30", "09:30"}, {"hh:mm", "09:60", ""},
		{"D MMM YYYY", "5 mars 2026", "2026-03-05"}, {"D MMM YYYY", "1 févr. 2026", "2026-02-01"}, {"MMM D, YYYY", "August 9, 2026", "2026-08-09"}, {"MMM D, YYYY", "Ju 9, 2026", ""},
		{"YYYY-MM", "2026-03", "2026-03"}, {"YYYY", "2026", "2026"},
		{"excel", "45000", "2023-03-15"}, {"excel", "45000.5", ""}, {"excel", "45000.0", "2023-03-15"}, {"excel time", "45000.5", "2023-03-15T12:00:00"}, {"excel time", "45000,25", "2023-03-15T06:00:00"}, {"excel time", "45000", "2023-03-15T00:00:00"}, {"excel", "1", "1900-01-01"},
		{"excel", "59", "1900-02-28"}, {"excel", "60", ""}, {"excel", "61", "1900-03-01"}, {"excel", "0", ""}, {"excel", "2958466", ""}, {"excel time", "45000.9999999", "2023-03-16T00:00:00"},
		{"excel", "-1", ""}, {"excel", "4e4", ""}, {"excel", "45000.", ""}, {"excel", "", ""}, {"excel", "99999999", ""},
	} {
		format, problem := date.Parse(c.format)
		if !problem.IsZero() {
			t.Errorf("%s: %s", c.format, problem.EN)
		}
		if got, ok := format.Read(c.text); got != c.want || ok != (c.want != "") {
			t.Errorf("%q as %s is %q, %t, want %q", c.text, c.format, got, ok, c.want)
		}
	}
}

func TestParseProblems(t *testing.T) {
	for _, format := range []string{"", "iso", "DD/MM", "MM", "YYYY-DD", "YYYY hh:mm", "mm:ss", "AM", "yyyy-mm-dd", "YYYY-MM-DD Z", "Excel"} {
		if _, problem := date.Parse(format); problem.IsZero() || problem.FR == "" {
			t.Errorf("%q is a format", format)
		}
	}
}

// A date that is known already is written as one that was read.
func TestWrite(t *testing.T) {
	day, minute, second := time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC), time.Date(2026, 3, 5, 14, 5, 0, 0, time.UTC), time.Date(2026, 3, 5, 14, 5, 9, 0, time.UTC)
	for _, c := range []struct {
		format string
		at     time.Time
		want   string
	}{
		{"D/M/YYYY", day, "2026-03-05"}, {"D/M/YYYY", minute, ""}, {"D/M/YYYY h:mm", minute, "2026-03-05T14:05"}, {"D/M/YYYY h:mm", second, ""}, {"D/M/YYYY h:mm", day, "2026-03-05T00:00"},
		{"excel time", second, "2026-03-05T14:05:09"}, {"excel", day, "2026-03-05"}, {"YYYY-MM", day, "2026-03"},
	} {
		format, _ := date.Parse(c.format)
		if got, ok := format.Write(c.at); got != c.want || ok != (c.want != "") {
			t.Errorf("%s as %s: %q, %t", c.at, c.format, got, ok)
		}
	}
}

// What the program writes, it reads back as the same.
func TestReadsItsOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.Unix(rapid.Int64Range(-1e9, 4e9).Draw(t, "seconds"), 0).UTC()
		for format, layout := range map[string]string{
			"YYYY-MM-DDThh:mm:ss": "2006-01-02T15:04:05", "D/M/YYYY h:mm:ss AM": "2/1/2006 3:04:05 PM", "MMM D, YYYY hh:mm:ss": "January 2, 2006 15:04:05",
		} {
			f, _ := date.Parse(format)
			if iso, ok := f.Read(at.Format(layout)); !ok || iso != at.Format("2006-01-02T15:04:05") {
				t.Fatalf("%s: %q is %q", format, at.Format(layout), iso)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add("YYYY-MM-DDThh:mm:ss.SSSZ", "2022-03-04T10:11:12.000-05:00")
	f.Add("D MMM YY h:mm AM", "1 févr. 26 1:05 p.m.")
	f.Add("excel time", "45000.5")
	f.Add("\xffYYYY", "\xff2026")
	f.Fuzz(func(t *testing.T, format, text string) {
		parsed, problem := date.Parse(format)
		if !problem.IsZero() {
			return
		}
		iso, ok := parsed.Read(text)
		if ok == (iso == "") {
			t.Errorf("%q as %q: %q, %t", text, format, iso, ok)
		}
		if !ok {
			return
		}
		written, problem := date.Parse(parsed.Written())
		if !problem.IsZero() {
			t.Fatalf("%q is written as %q: %s", format, parsed.Written(), problem.EN)
		}
		if again, found := written.Read(iso); !found || again != iso {
			t.Errorf("%q as %q is %q, which reads as %q", text, format, iso, again)
		}
	})
}
