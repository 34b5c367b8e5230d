package docx

import (
	"net/url"
	"slices"
	"strings"
)

// trimHash returns the id that a link into the document leads to, or a text that is no id.
func trimHash(link string) string {
	id, inside := strings.CutPrefix(link, "#")
	if !inside {
		return "#"
	}
	return id
}

// addressOf returns a link to the world as a URI (RFC 3986): Word calls a file damaged that holds anything else. The
// second result is false where it is none that a reader may be led to.
func addressOf(link string) (string, bool) {
	const longest = 2000 // characters that Word follows
	address := encode(link)
	parsed, err := url.Parse(address)
	if err != nil || len(address) > longest {
		return "", false
	}
	switch parsed.Scheme {
	case "https", "http":
		return address, parsed.Host != ""
	case "mailto":
		return address, parsed.Opaque != ""
	}
	return "", false
}

// encode writes every byte that a URI may not hold as its code, and every # but the first.
func encode(link string) string {
	const allowed = "-._~:/?@!$&'()*+,;="
	var address strings.Builder
	fragment := false
	for i := range len(link) {
		c := link[i]
		switch {
		case c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || strings.IndexByte(allowed, c) >= 0:
			address.WriteByte(c)
		case c == '#' && !fragment:
			fragment = true
			address.WriteByte(c)
		case c == '%' && i+2 < len(link) && isHex(link[i+1]) && isHex(link[i+2]):
			address.WriteByte(c)
		default:
			const digits = "0123456789ABCDEF"
			address.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return address.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f'
}

// addressID returns the name by which the body calls an address.
func (b *builder) addressID(address string) string {
	i := slices.Index(b.addresses, address)
	if i < 0 {
		i = len(b.addresses)
		b.addresses = append(b.addresses, address)
	}
	return idOf("link", i)
}
