// The web editor under /admin/: Sveltia CMS, set up by config.json, which the build
// makes from the description of the content (internal/editor).
import "./editor/language.js";
import CMS from "@sveltia/cms";
import { chart } from "./editor/chart.js";
import { article } from "./editor/preview.js";
import { format } from "./editor/toml.js";

const { cms, keys, style, component } = await (await fetch("config.json")).json();
CMS.registerCustomFormat("data", "toml", format(keys));
CMS.registerEditorComponent(chart(component));
CMS.registerPreviewStyle(style);
CMS.registerPreviewTemplate("news", article);
CMS.registerPreviewTemplate("pages", article);
CMS.init({ config: { ...cms, load_config_file: false } });
