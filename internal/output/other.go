//go:build !unix

package output

import "errors"

// Publish needs a system that can exchange two directories in one step.
func Publish(_ *Tree, o Options) (Result, error) {
	return Result{}, &NoSwitch{o.Out, errors.ErrUnsupported}
}

// Claim needs a system that can exchange two directories in one step.
type Claim struct{}

// Take needs a system that can exchange two directories in one step.
func Take(out string, _ []string) (*Claim, error) { return nil, &NoSwitch{out, errors.ErrUnsupported} }

// Tree does nothing: there is no claim.
func (*Claim) Tree(func(done int)) (*Tree, error) { return nil, errors.ErrUnsupported }

// Standing does nothing: there is no claim.
func (*Claim) Standing(string) ([]byte, Result, bool, error) { return nil, Result{}, false, nil }

// Record does nothing: there is no claim.
func (*Claim) Record(string, []byte) error { return errors.ErrUnsupported }

// Publish does nothing: there is no claim.
func (*Claim) Publish(*Tree, Options) (Result, error) { return Result{}, errors.ErrUnsupported }

// Release does nothing.
func (*Claim) Release() {}

// Verify needs the file functions of Unix.
func Verify(string) ([]Finding, error) { return nil, errors.ErrUnsupported }

// ReadManifest needs the file functions of Unix.
func ReadManifest(string) (Manifest, error) { return Manifest{}, errors.ErrUnsupported }

// Published needs the file functions of Unix; elsewhere it holds nothing.
type Published struct{}

// OpenPublished returns a site that holds nothing.
func OpenPublished(string) *Published { return &Published{} }

// File returns nothing.
func (*Published) File(string) ([]byte, bool) { return nil, false }

// Close does nothing.
func (*Published) Close() {}

type staging struct{}

func (*staging) put(string, []byte, bool) error { return errors.ErrUnsupported }

func (*staging) get(string) ([]byte, error) { return nil, errors.ErrUnsupported }
