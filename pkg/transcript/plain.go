package transcript

// readPlain reads Markdown and plain text.
func readPlain(s *source) *Document {
	if !s.decode() {
		return nil
	}
	header, taken := s.frontMatter()
	return s.document(header, s.lines[taken:], taken+1)
}
