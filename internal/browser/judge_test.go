package browser

import "testing"

// TestJudge: what tabs are to find is found.
func TestJudge(t *testing.T) {
	tab := Open(t, page(t, `<p style="color: red">a</p><img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><img alt="" src="https://example.org/x.png">`+
		`<img alt="" src="/missing.png"><script>1</script><script src="/bad.js"></script>`, map[string]string{
		"bad.js": "console.error('wrong'); eval('1')",
	}), Look{})
	tab.Go("/")
	tab.Wait(`document.readyState === 'complete'`)
	tab.Expect("inline style")
	tab.Expect("data:image/gif")
	tab.Expect("example.org")
	tab.Expect("404")
	tab.Expect("inline script")
	tab.Expect(`console.error:  "wrong"`)
	tab.Expect("EvalError")
}
