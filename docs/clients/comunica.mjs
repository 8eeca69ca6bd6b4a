// Comunica (https://comunica.dev/) asks the endpoint and follows links: a JavaScript client that is not ours.
//
//     npm install @comunica/query-sparql @comunica/query-sparql-link-traversal
//     node comunica.mjs http://localhost:8000/ [where it is served, if elsewhere]
//
// Before Node 22.15, put what undici misses in a file and load it with --require:
//     require("zlib").createZstdDecompress ??= () => { throw new Error("no zstd"); };
//     require("worker_threads").markAsUncloneable ??= () => {};

import assert from "node:assert";
import { QueryEngine } from "@comunica/query-sparql";
import { QueryEngine as Traversal } from "@comunica/query-sparql-link-traversal";

const base = process.argv[2] ?? "http://localhost:8000/";
const here = process.argv[3] ?? base;
const PREFIXES = `PREFIX ck: <https://w3id.org/corrkg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> `;

const reach = (input, init) => fetch(String(input instanceof Request ? input.url : input).replace(base, here), init);

async function ask(engine, query, sources, more = {}) {
  const stream = await engine.queryBindings(PREFIXES + query, { sources, fetch: reach, ...more });
  return (await stream.toArray()).map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])));
}

const engine = new QueryEngine();
const endpoint = `${base}sparql`;

// The endpoint: named as one, and found out from its service description.
const senders = `SELECT ?letter ?label { ?letter a ck:Letter ; ck:sender/rdfs:label ?label } ORDER BY ?letter LIMIT 3`;
const letters = await ask(engine, senders, [{ type: "sparql", value: endpoint }]);
assert.equal(letters.length, 3);
assert.equal((await ask(engine, senders, [endpoint])).length, 3);
console.log("the endpoint answers:", letters[0]);

// A thing's own URI: 303, negotiation, and the document; and the document in every format.
const letter = letters[0].letter;
assert.equal((await ask(engine, `SELECT ?text { <${letter}> ck:verbatim ?text }`, [letter])).length, 1);
const everything = `SELECT (COUNT(*) AS ?n) { ?s ?p ?o }`;
const sizes = [];
for (const suffix of ["ttl", "jsonld", "rdf", "nt"]) {
  sizes.push((await ask(engine, everything, [`${letter}.${suffix}`]))[0].n);
}
assert.equal(new Set(sizes).size, 1);
console.log(`${letter} dereferences, with ${sizes[0]} statements in each format`);

// A document in pages, which Comunica follows by hydra:next where the base is where it is served: nothing is told twice.
const person = (await ask(engine, `SELECT ?p { <${letter}> ck:sender ?p } LIMIT 1`, [letter]))[0].p;
assert.equal((await ask(engine, `SELECT (COUNT(*) AS ?n) { <${person}> a ck:Person }`, [person]))[0].n, "1");
console.log(`${person} is told once on all pages of its document`);

// From the letter to its sender, and back to letters, by links alone.
const others = `SELECT DISTINCT ?other { <${letter}> ck:sender ?person . ?other ck:sender ?person }`;
const found = await ask(new Traversal(), others, [letter], { lenient: true });
assert.ok(found.length > 1);
console.log(`links lead to ${found.length} letters of the same senders`);
process.exit(0);
