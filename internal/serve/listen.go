package serve

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

// Taken says that another program listens on an address.
type Taken struct {
	Address string
	Free    int // a port nearby on which none does; 0: none was found
}

func (t *Taken) Error() string { return t.Address + " is taken by another program" }

// listen opens a port on both loopback addresses, on IPv4 alone where the machine
// has no IPv6. Browsers try either for "localhost", so that both must be ours.
func listen(port int) ([]net.Listener, error) {
	four, err := net.Listen("tcp4", "127.0.0.1:"+strconv.Itoa(port))
	if err != nil {
		return nil, refused("127.0.0.1", port, err)
	}
	port = four.Addr().(*net.TCPAddr).Port
	six, err := net.Listen("tcp6", "[::1]:"+strconv.Itoa(port))
	switch {
	case err == nil:
		return []net.Listener{four, six}, nil
	case errors.Is(err, syscall.EADDRINUSE):
		_ = four.Close()
		return nil, refused("[::1]", port, err)
	}
	return []net.Listener{four}, nil
}

func refused(host string, port int, err error) error {
	if !errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("listening on %s:%d: %w", host, port, err)
	}
	taken := &Taken{Address: host + ":" + strconv.Itoa(port)}
	for next := port + 1; next < min(port+20, 1<<16); next++ {
		if l, err := net.Listen("tcp4", "127.0.0.1:"+strconv.Itoa(next)); err == nil {
			_ = l.Close()
			taken.Free = next
			break
		}
	}
	return taken
}
