package qda

import (
	"crypto/sha1"
	"fmt"
	"strings"

	"github.com/arrimage/arrimage/pkg/pattern"
)

// namespace begins what GUIDs are made of, so that those of this program meet no other's.
const namespace = "urn:arrimage:qda"

// GUID makes a GUID of names (what it is of, then the names that tell it from its like): the same names always make the
// same one, as version 5 of RFC 9562 does with SHA-1.
func GUID(names ...string) string {
	hash := sha1.New()
	hash.Write([]byte(namespace))
	for _, name := range names {
		fmt.Fprintf(hash, "\x00%d:%s", len(name), name)
	}
	sum := hash.Sum(nil)
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

var guidForm = pattern.New(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// canonical returns a GUID in small letters and without braces; false for anything else.
func canonical(guid string) (string, bool) {
	guid = strings.ToLower(strings.Trim(guid, " \t\r\n"))
	if inner, ok := strings.CutPrefix(guid, "{"); ok {
		guid, ok = strings.CutSuffix(inner, "}")
		if !ok {
			return "", false
		}
	}
	return guid, guidForm.MatchString(guid)
}
