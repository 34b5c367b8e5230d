// Package region holds lists of regions and says which region a name in a file stands for.
//
// It never joins on a likeness. A name matches by its code, by a region's name or by a declared alias, letter case,
// accents and punctuation aside; a name that stands for two regions is ambiguous until the study declares which is meant;
// a name that is only near one gets suggestions.
//
//  1. Builtin or Load returns a List.
//  2. List.WithAlias adds the names that a study declares.
//  3. List.Match says which region a name stands for, and by what.
package region
