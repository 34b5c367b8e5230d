package qda

import "strconv"

// projectXML writes the XML of a project, its elements in the order of the schema.
func projectXML(p *Project) []byte {
	var out printer
	out.out.WriteString(header)
	attributes := append(space(projectSpace, "Project/v1.0/Project.xsd", "name!", p.Name, "origin", p.Origin), stampOf(p.Stamp, "GUID")...)
	out.element("Project", attributes, func() {
		out.users(p.Users)
		out.group("CodeBook", len(p.Codes), func() {
			out.group("Codes", len(p.Codes), func() { out.codes(p.Codes, true) })
		})
		out.variables(p.Variables)
		types := map[string]string{}
		for _, v := range p.Variables {
			types[own(v.GUID)] = v.Type
		}
		out.cases(p.Cases, types)
		out.group("Sources", len(p.Sources), func() { out.sources("TextSource", p.Sources, types) })
		out.group("Notes", len(p.Notes), func() { out.sources("Note", p.Notes, types) })
		out.sets(p.Sets)
		out.text("Description", p.Description)
		out.refs("NoteRef", p.NoteRefs)
	})
	return out.out.Bytes()
}

// stampOf returns the attributes of a stamp; those of a project end otherwise than others.
func stampOf(s Stamp, end string) []string {
	return []string{"creatingUser" + end, own(s.Creator), "creationDateTime", s.Created, "modifyingUser" + end, own(s.Modifier), "modifiedDateTime", s.Modified}
}

func (p *printer) users(users []User) {
	p.group("Users", len(users), func() {
		for _, u := range users {
			p.element("User", []string{"guid!", own(u.GUID), "name", u.Name, "id", u.ID}, nil)
		}
	})
}

// codes writes codes and those under them; those of a codebook have no notes.
func (p *printer) codes(codes []Code, notes bool) {
	for _, c := range codes {
		p.element("Code", []string{"guid!", own(c.GUID), "name!", c.Name, "isCodable!", strconv.FormatBool(c.Codable), "color", c.Color}, func() {
			p.text("Description", c.Description)
			if notes {
				p.refs("NoteRef", c.Notes)
			}
			p.codes(c.Children, notes)
		})
	}
}

func (p *printer) variables(variables []Variable) {
	p.group("Variables", len(variables), func() {
		for _, v := range variables {
			p.element("Variable", []string{"guid!", own(v.GUID), "name!", v.Name, "typeOfVariable!", v.Type}, func() {
				p.text("Description", v.Description)
			})
		}
	})
}

func (p *printer) cases(cases []Case, types map[string]string) {
	p.group("Cases", len(cases), func() {
		for _, c := range cases {
			p.element("Case", []string{"guid!", own(c.GUID), "name", c.Name}, func() {
				p.text("Description", c.Description)
				p.refs("CodeRef", c.Codes)
				p.values(c.Values, types)
				p.refs("SourceRef", c.Sources)
				p.refs("SelectionRef", c.Selections)
			})
		}
	})
}

// values writes values in the elements that the types of their variables have.
func (p *printer) values(values []Value, types map[string]string) {
	for _, v := range values {
		p.element("VariableValue", nil, func() {
			p.refs("VariableRef", []string{v.Variable})
			p.text(types[own(v.Variable)]+"Value", v.Text)
		})
	}
}

// refs writes references to other elements.
func (p *printer) refs(name string, guids []string) {
	for _, guid := range guids {
		p.element(name, []string{"targetGUID!", own(guid)}, nil)
	}
}

// sources writes texts or notes.
func (p *printer) sources(name string, sources []TextSource, types map[string]string) {
	for _, s := range sources {
		guid := own(s.GUID)
		attributes := append([]string{"guid!", guid, "name", s.Name, "plainTextPath!", "internal://" + guid + ".txt"}, stampOf(s.Stamp, "")...)
		p.element(name, attributes, func() {
			p.text("Description", s.Description)
			for _, sel := range s.Selections {
				p.selection(sel)
			}
			p.codings(s.Codings)
			p.refs("NoteRef", s.Notes)
			p.values(s.Values, types)
		})
	}
}

func (p *printer) selection(s Selection) {
	attributes := []string{"guid!", own(s.GUID), "name", s.Name, "startPosition!", strconv.Itoa(s.Start), "endPosition!", strconv.Itoa(s.End)}
	p.element("PlainTextSelection", append(attributes, stampOf(s.Stamp, "")...), func() {
		p.text("Description", s.Description)
		p.codings(s.Codings)
		p.refs("NoteRef", s.Notes)
	})
}

func (p *printer) codings(codings []Coding) {
	for _, c := range codings {
		p.element("Coding", []string{"guid!", own(c.GUID), "creatingUser", own(c.Creator), "creationDateTime", c.Created}, func() {
			p.refs("CodeRef", []string{c.Code})
			p.refs("NoteRef", c.Notes)
		})
	}
}

func (p *printer) sets(sets []Set) {
	p.group("Sets", len(sets), func() {
		for _, s := range sets {
			p.element("Set", []string{"guid!", own(s.GUID), "name!", s.Name}, func() {
				p.text("Description", s.Description)
				p.refs("MemberCode", s.Codes)
				p.refs("MemberSource", s.Sources)
				p.refs("MemberNote", s.Notes)
			})
		}
	})
}
