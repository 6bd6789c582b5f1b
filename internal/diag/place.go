package diag

// Place is a position in a file of the content. Lines and columns count from 1;
// columns count characters, not bytes. Line 0 means the file as a whole.
type Place struct {
	File         string // slash-separated, relative to the content directory
	Line, Column int
}

// Node is the place of a key in a source file, and of the keys below it. The
// model keeps the node of each thing, so that a rule can point at the offending
// key long after the file was read.
type Node struct {
	Place
	Key  string  // "" for the root of a file and for the elements of an array
	Kids []*Node // in the order of the file
}

// At is the place of the key below n that the path names, or of the nearest
// key on the way to it when it is not there.
func (n *Node) At(path ...string) Place {
	if n == nil {
		return Place{}
	}
	for _, key := range path {
		kid := n.Kid(key)
		if kid == nil {
			break
		}
		n = kid
	}
	return n.Place
}

// Kid is the node of a key directly below n, nil when there is none.
func (n *Node) Kid(key string) *Node {
	if n == nil {
		return nil
	}
	for _, kid := range n.Kids {
		if kid.Key == key {
			return kid
		}
	}
	return nil
}

// Element is the node of the i-th element of an array, or n itself.
func (n *Node) Element(i int) *Node {
	if n == nil || i < 0 || i >= len(n.Kids) {
		return n
	}
	return n.Kids[i]
}

// Index is the nodes directly below n by key, for tables of very many keys.
func (n *Node) Index() map[string]*Node {
	if n == nil {
		return nil
	}
	index := make(map[string]*Node, len(n.Kids))
	for _, kid := range n.Kids {
		index[kid.Key] = kid
	}
	return index
}
