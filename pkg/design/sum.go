package design

import "github.com/arrimage/arrimage/pkg/precise"

// A sum is what estimates are made of: it does not depend on the order of the rows.
type sum = precise.Sum
