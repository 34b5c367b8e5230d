package cli

import (
	"runtime/debug"
	"testing"
)

func TestVersionText(t *testing.T) {
	setting := func(key, value string) debug.BuildSetting { return debug.BuildSetting{Key: key, Value: value} }
	tests := []struct {
		version  string
		settings []debug.BuildSetting
		want     string
	}{
		{"v1.2.3", nil, "arrimage v1.2.3 go1.26.8"},
		{"", nil, "arrimage (devel) go1.26.8"},
		{"(devel)", []debug.BuildSetting{setting("vcs.revision", "abc"), setting("vcs.modified", "false")}, "arrimage (devel) abc go1.26.8"},
		{"v1.2.3", []debug.BuildSetting{setting("vcs.revision", "abc"), setting("vcs.modified", "true")}, "arrimage v1.2.3 abc+ go1.26.8"},
		{"v1.2.3", []debug.BuildSetting{setting("vcs.modified", "true"), setting("vcs.revision", "abc")}, "arrimage v1.2.3 abc+ go1.26.8"},
	}
	for _, test := range tests {
		info := &debug.BuildInfo{GoVersion: "go1.26.8", Main: debug.Module{Version: test.version}, Settings: test.settings}
		if got := versionText(info); got != test.want {
			t.Errorf("%+v: %q, want %q", test.settings, got, test.want)
		}
	}
}
