package cli

import (
	"io/fs"
	"os"
	"path/filepath"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// studyVariable names the environment variable that says where the study file is.
const studyVariable = "ARRIMAGE_STUDY"

// load finds the study, reads its answers and prints warnings. With an error, the survey may still hold what could be
// read: check shows it.
func (s *source) load(env *Env) (*survey.Survey, error) {
	def, files, err := s.definition(env)
	if err != nil {
		return nil, err
	}
	return s.read(env, def, files)
}

// definition reads the study file, for the wave asked for, and takes its language where the user names none.
func (s *source) definition(env *Env) (*study.Definition, study.Folders, error) {
	if err := s.check(); err != nil {
		return nil, nil, err
	}
	files, name, err := s.find(env)
	if err != nil {
		return nil, nil, err
	}
	def, err := study.Load(files, name)
	if err != nil {
		return nil, nil, err
	}
	if s.lang == "" {
		env.Lang = def.DefaultLanguage()
	}
	def, err = s.inWave(def)
	return def, env.watch(files), err
}

// read reads the answers of a study, or of one wave.
func (s *source) read(env *Env, def *study.Definition, files study.Folders) (*survey.Survey, error) {
	if def.ReadsStdin() && s.opened != nil {
		return nil, usage("l'étude lit l'entrée standard (file: \"-\"), qui ne se lit qu'une fois", "the study reads standard input (file: \"-\"), which can be read once only")
	}
	if def.ReadsStdin() && env.onTerminal() {
		return nil, usage("l'étude lit l'entrée standard (file: \"-\"), qui est un terminal\u00a0: donnez-lui un fichier (< export.csv) ou un tube",
			"the study reads standard input (file: \"-\"), which is a terminal: give it a file (< export.csv) or a pipe")
	}
	if err := s.checkData(def, files); err != nil {
		return nil, err
	}
	return survey.Load(def, files, s.reading(env))
}

// reading returns how answers are read.
func (s *source) reading(env *Env) survey.Options {
	return survey.Options{InvalidAsMissing: s.invalid == "missing", Stdin: env.In}
}

// survey loads a study for a command that computes: its warnings go to stderr.
func (s *source) survey(env *Env) (*survey.Survey, error) {
	loaded, err := s.load(env)
	if err != nil {
		return nil, err
	}
	return loaded, warn(env, loaded.Diagnostics)
}

// warn prints the warnings of a list.
func warn(env *Env, list diag.List) error {
	var warnings diag.List
	for _, d := range list {
		if d.Severity == diag.Warning {
			d.Message = locale.Textf("%s\u00a0: %s", "%s: %s", d.Severity.Label(), d.Message)
			warnings = append(warnings, d)
		}
	}
	return warnings.Write(env.Err, env.Lang)
}

// chosen checks the flags that choose what is computed, then loads the study: wrong usage is told before data are read.
func (s *source) chosen(env *Env, c *choices) (*survey.Survey, tabulate.Options, error) {
	options, err := c.options()
	if err != nil {
		return nil, options, err
	}
	loaded, err := s.survey(env)
	return loaded, options, err
}

// find returns the folders of the study's files and the name of the study file in them.
func (s *source) find(env *Env) (study.Folders, string, error) {
	if info, err := os.Stat(env.path(s.data)); s.data != "" && (err != nil || !info.IsDir()) {
		return nil, "", usage("--data\u00a0: dossier introuvable\u00a0: %s", "--data: folder not found: %s", s.data)
	}
	if s.demo != "" {
		if err := within("--demo", s.demo, studies.Names()); err != nil {
			return nil, "", err
		}
		return s.withData(env, study.Folders{studies.Folder(s.demo)}), studies.StudyFile, nil
	}
	path := s.study
	if path == "" {
		path = env.Getenv(studyVariable)
	}
	if path == "" {
		found, err := search(env.Dir)
		if err != nil {
			return nil, "", err
		}
		path = relative(env.Dir, found)
	}
	full := env.path(path)
	if info, err := os.Stat(full); err == nil && info.IsDir() {
		path, full = filepath.Join(path, studies.StudyFile), filepath.Join(full, studies.StudyFile)
	}
	if _, err := os.Stat(full); err != nil {
		return nil, "", usage("fichier d'étude introuvable\u00a0: %s", "study file not found: %s", path)
	}
	folder := study.Folder{Name: filepath.ToSlash(filepath.Dir(path)), FS: s.folder(filepath.Dir(full))}
	return s.withData(env, study.Folders{folder}), filepath.Base(full), nil
}

// folder returns the files of a folder, which keeps those that are asked for where someone wants to know.
func (s *source) folder(dir string) fs.FS {
	if s.opened == nil {
		return os.DirFS(dir)
	}
	return openedFolder{FS: os.DirFS(dir), dir: dir, opened: s.opened}
}

// withData puts the folder of the exports in front, where there is one apart.
func (s *source) withData(env *Env, files study.Folders) study.Folders {
	if s.data == "" {
		return files
	}
	return append(study.Folders{{Name: filepath.ToSlash(s.data), FS: s.folder(env.path(s.data))}}, files...)
}

// checkData reports exports that are not in the folder of --data: taking another one in their place, from the folder of
// the study file, would compute on the wrong answers.
func (s *source) checkData(def *study.Definition, files study.Folders) error {
	if s.data == "" {
		return nil
	}
	var list diag.List
	for _, entry := range def.Sides {
		name := entry.Value.Source()
		if name.IsZero() {
			continue // The side lacks the wave.
		}
		if _, err := fs.Stat(files[0].FS, name.Value); err != nil && name.Value != study.Stdin {
			what := locale.Text{FR: "fichier", EN: "file"}
			if name == entry.Value.Folder {
				what = locale.Text{FR: "dossier", EN: "folder"}
			}
			list.Errorf(def.Pos(name), "missing-file", "%s introuvable dans --data %s\u00a0: %s", "%s not found in --data %s: %s", what, s.data, name.Value)
		}
	}
	return list.Err(diag.Data)
}

// path resolves a path that the user gave.
func (env *Env) path(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(env.Dir, path)
}

// search looks for a study file in a folder and in those above it, up to the root of a repository or of the disk.
func search(dir string) (string, error) {
	for {
		path := filepath.Join(dir, studies.StudyFile)
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			return path, nil
		}
		_, err := os.Stat(filepath.Join(dir, ".git"))
		parent := filepath.Dir(dir)
		if err == nil || parent == dir {
			return "", usage(
				"aucun study.yaml ici ni au-dessus\u00a0; deux chemins\u00a0:\n  arrimage demo DOSSIER     écrit une étude complète à modifier\n  --study FICHIER           prend une étude qui est ailleurs (--demo, celle du programme)",
				"no study.yaml here or above; two ways forward:\n  arrimage demo DIR     writes a whole study for you to change\n  --study FILE          takes a study that is elsewhere (--demo, the program's own)")
		}
		dir = parent
	}
}

// relative shortens a path that was found from the working directory.
func relative(dir, path string) string {
	if short, err := filepath.Rel(dir, path); err == nil {
		return short
	}
	return path
}
