package document

import (
	"github.com/arrimage/arrimage/pkg/naming"
	"github.com/arrimage/arrimage/pkg/table"
)

// Tables returns the tables of a document in order, each with an ID of its own: that of its analysis before its own, as in
// "satisfaction-rates", with a number behind it where that is taken. Nothing else of a table is changed or copied.
func (d *Document) Tables() []*table.Table {
	var list []*table.Table
	taken := naming.Taken{}
	for _, section := range d.Sections {
		for _, block := range section.Blocks {
			if block.Table == nil {
				continue
			}
			named := *block.Table
			named.ID = taken.Free(tableName(block))
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

// OfTables returns a document of tables alone, in one section. The frame gives it everything else.
func OfTables(frame Document, tables []*table.Table) *Document {
	section := Section{ID: "tables", Title: ResultsWord}
	for i, t := range tables {
		section.Blocks = append(section.Blocks, Block{Number: i + 1, Table: t})
	}
	frame.Sections = []Section{section}
	return &frame
}
