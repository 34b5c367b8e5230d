package document

import (
	"strconv"

	"github.com/arrimage/arrimage/pkg/table"
)

// Tables returns the tables of a document in order, each with an ID of its own: that of its analysis before its own, as in
// "satisfaction-rates", with a number behind it where that is taken. Nothing else of a table is changed or copied.
func (d *Document) Tables() []*table.Table {
	var list []*table.Table
	taken := map[string]bool{}
	for _, section := range d.Sections {
		for _, block := range section.Blocks {
			if block.Table == nil {
				continue
			}
			named := *block.Table
			named.ID = free(taken, tableName(block))
			list = append(list, &named)
		}
	}
	return list
}

func tableName(block Block) string {
	if block.Name == "" || block.Name == block.Table.ID {
		return block.Table.ID
	}
	return block.Name + "-" + block.Table.ID
}

// free returns the name, with a number behind it where it is taken, and takes it.
func free(taken map[string]bool, name string) string {
	unique := name
	for n := 2; taken[unique]; n++ {
		unique = name + "-" + strconv.Itoa(n)
	}
	taken[unique] = true
	return unique
}

// OfTables returns a document of tables alone, in one section. The frame gives it everything else.
func OfTables(frame Document, tables []*table.Table) *Document {
	section := Section{ID: "tables", Title: ResultsWord}
	for i, t := range tables {
		section.Blocks = append(section.Blocks, Block{Number: i + 1, Table: t})
	}
	frame.Sections = []Section{section}
	return &frame
}
