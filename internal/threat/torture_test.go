//go:build torture

package threat

import "testing"

func TestTortureMutations(t *testing.T) { mutate(t, 10_000) }
