// Reads the open data of a published folder as others do, and prints what they say:
//
//   node check.mjs public [SHAPES.ttl …]
//
// datapackage.json by Frictionless's own library, every row of every table cast by its
// schema; catalog.jsonld by a JSON-LD processor, its terms by W3C's vocabulary of DCAT,
// and by shapes.ttl, what catalogues that harvest others ask for at least. Further shapes
// may be given: those that DCAT-AP publishes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import vocabulary from "@vocabulary/dcat";
import datapackage from "datapackage";
import jsonld from "jsonld";
import { DataFactory, Parser, Store } from "n3";
import validator from "rdf-validate-shacl";
import tableschema from "tableschema";

const [dir, ...moreShapes] = process.argv.slice(2);
const read = (...name) => JSON.parse(readFileSync(join(...name), "utf8"));
const errors = [];

const descriptor = read(dir, "datapackage.json");
const pack = await datapackage.Package.load(descriptor, { basePath: dir });
errors.push(...pack.errors.map((e) => `datapackage.json: ${e.message}`));

const rows = {};
for (const resource of descriptor.resources) {
  // The byte order mark that Excel needs is none of the text: the library would take it for one.
  const text = readFileSync(join(dir, resource.path), "utf8").replace(/^\uFEFF/, "");
  const table = await tableschema.Table.load(Readable.from([text]), { schema: resource.schema, strict: true });
  rows[resource.name] = 0;
  for (const row of await table.read({ forceCast: true })) {
    if (row instanceof Error) errors.push(`${resource.path}: ${row.message} ${(row.errors ?? []).map((e) => e.message).join("; ")}`);
    rows[resource.name]++;
  }
}

// A catalogue must say all with the context that it carries: nothing is fetched.
const offline = async (url) => { throw new Error(`the context ${url} would have to be fetched`); };
const quads = await jsonld.toRDF(read(dir, "catalog.jsonld"), { format: "application/n-quads", documentLoader: offline, safe: true });
const catalog = new Store(new Parser({ format: "N-Quads" }).parse(quads));

const rdf = (name) => `http://www.w3.org/1999/02/22-rdf-syntax-ns#${name}`;
const rdfs = (name) => `http://www.w3.org/2000/01/rdf-schema#${name}`;
const dcat = "http://www.w3.org/ns/dcat#";
const words = new Store([...vocabulary({ factory: DataFactory })]);
// is says whether a node is of a class, or of one below it.
const is = (node, type) => catalog.getObjects(node, rdf("type"), null).some((t) => t.equals(type) || words.countQuads(t, rdfs("subClassOf"), type, null) > 0);
const ofDCAT = (term) => term.value.startsWith(dcat) && term.value !== dcat + "Resource";
for (const q of catalog) {
  const terms = q.predicate.value === rdf("type") ? [q.predicate, q.object] : [q.predicate];
  for (const term of terms.filter(ofDCAT)) {
    if (words.countQuads(term, null, null, null) === 0) errors.push(`catalog.jsonld: DCAT has no ${term.value}`);
  }
  for (const domain of words.getObjects(q.predicate, rdfs("domain"), null).filter(ofDCAT)) {
    if (!is(q.subject, domain)) errors.push(`catalog.jsonld: ${q.subject.value} has ${q.predicate.value} and is no ${domain.value}`);
  }
  for (const range of words.getObjects(q.predicate, rdfs("range"), null).filter(ofDCAT)) {
    if (!is(q.object, range)) errors.push(`catalog.jsonld: ${q.predicate.value} leads to ${q.object.value}, which is no ${range.value}`);
  }
}

let constraints = 0;
for (const file of [join(import.meta.dirname, "shapes.ttl"), ...moreShapes]) {
  const shapes = new Store(new Parser().parse(readFileSync(file, "utf8")));
  constraints += shapes.countQuads(null, "http://www.w3.org/ns/shacl#path", null, null);
  const report = await new validator(shapes).validate(catalog);
  for (const r of report.results) errors.push(`catalog.jsonld: ${r.focusNode?.value} ${r.path?.value} ${r.message.map((m) => m.value).join("; ")}`);
}
const count = (type) => catalog.countQuads(null, rdf("type"), dcat + type, null);
console.log(JSON.stringify({ errors, rows, datasets: count("Dataset"), distributions: count("Distribution"), constraints }, null, 1));
