// A chart within an article: `![title](chart:plan/set?kind=trend)`, filled in by a form.

const form = /^!\[(?<title>[^\]]*)\]\(chart:(?<set>[a-z0-9-]+\/[a-z0-9-]+)(?:\?kind=(?<kind>[a-z]+))?\)$/m;

// chart makes the component that the editor wants, from words and lists of config.json.
export function chart({ label, fields }) {
  return {
    id: "chart",
    label,
    icon: "bar_chart",
    mode: "dialog",
    summary: "{{title}}",
    fields,
    pattern: form,
    toBlock: ({ title = "", set = "", kind = "" }) => `![${title}](chart:${set}${kind ? `?kind=${kind}` : ""})`,
    toPreview: ({ title = "", set = "" }) => `**▥ ${title}** (${set})`,
  };
}
