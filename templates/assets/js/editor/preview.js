// What an article or a page will look like: the words of the form in the site's own
// frame and styles. Bound figures and charts are drawn by the build only.

export function article({ entry, widgetFor }) {
  const { h } = window; // React's createElement, as the editor gives it
  const text = (key) => entry.getIn(["data", key]);
  const kicker = [text("date"), text("author")].filter(Boolean).join(" · ");
  return h(
    "main",
    { className: "wide" },
    h(
      "article",
      null,
      h("header", { className: "lead" },
        kicker && h("p", { className: "kicker" }, kicker),
        h("h1", null, text("title")),
        text("summary") && h("p", { className: "lede" }, text("summary"))),
      widgetFor("body"),
    ),
  );
}
