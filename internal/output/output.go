// Package output is the finished site as a tree of bytes, and its publication.
//
// # A tree
//
// A [Tree] maps slash-separated relative paths to bytes. A path that some host
// or file system could not hold, or would confuse with another one, is refused
// when it is added, so that a tree which exists can be published anywhere.
//
// # A published directory
//
// Publishing makes a directory equal to a tree: its files, a manifest.json that
// names each of them with its size and SHA-256, and nothing else. The manifest
// is how tiendo knows its own work again. A directory that is neither empty nor
// carries one is not ours and is refused; so is one of ours in which a file lies
// that the manifest does not name. Empty directories disturb nobody.
//
// # All or nothing
//
// The site is never changed in place. For the output /srv/public there is a
// workspace beside it:
//
//	/srv/public            the site, as readers see it
//	/srv/.public.tiendo/
//	    lock               held while a build reads, makes and publishes; names its process
//	    next/              the other tree
//	    record             from what the site was made, see [Claim.Standing]
//
// The tree is made ready in next/ while its files are made ([Claim.Tree]) and
// flushed to disk; then public and next change places in one step of the kernel
// (renameat2 with RENAME_EXCHANGE). A reader, a crash or a full disk meets the
// old site or the new one, never a mixture. Where the file system cannot do that step (the output is a mount
// point, a network file system), publishing fails and says what to choose.
//
// The replaced site stays behind as next/, where the following build finds most
// files ready and writes only those that differ; deleting and creating
// thousands of files costs more than ten times as much. The price is disk: the
// site is there twice. A build that was killed leaves a half-made next/, which
// does no harm, since every byte of it is compared before it is published.
//
// When nothing but the build date would differ from the site in place, that is
// left alone and the old date stays.
//
// # Nothing of others
//
// Below the directory that holds the output no symbolic link is ever followed.
// The output may not be a source directory, the home or the working directory,
// nor contain one; that is judged by device and inode, not by name. What the
// package removes lies in its workspace.
package output

// Options say what to publish where.
type Options struct {
	// Out is the directory to publish. It is made if it does not exist; the
	// directory that holds it must exist.
	Out string
	// Tool is what manifest.json says wrote it: "tiendo" and a version.
	Tool string
	// Date is the build date, YYYY-MM-DD.
	Date string
	// Dated are the paths whose bytes contain the build date.
	Dated []string
	// Protected are directories that Out may not be, contain or lie in: content,
	// templates. Those that do not exist are left out. The home and the working
	// directory need not be named: Out may lie in them, but not be or contain them.
	Protected []string
	// Progress, if set, is called after each file, one call at a time, from
	// several goroutines.
	Progress func(done, total int)
}

// Result says what a publication did. Files = Written + Unchanged, and counts
// manifest.json.
type Result struct {
	Files int
	Bytes int64
	// Written, Unchanged and Removed count files of the tree that was made
	// ready, which held the site before last: they measure work, not news.
	Written, Unchanged, Removed int
	// Switched is false when the site in place was already equal. Together with
	// an error, true means that the new site is in place but may not survive a
	// power failure.
	Switched bool
	// OldDate is the build date of the site found in place, "" if there was none.
	OldDate string
}
