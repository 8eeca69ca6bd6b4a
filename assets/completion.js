// What the editor offers while one types: names of the dataset with their labels, keywords, variables of the query.
import { syntaxTree } from "@codemirror/language";

// Where only a class is wanted: behind "a" and rdf:type.
const WANTS_CLASS = /(?:^|[\s;])(?:a|rdf:type)\s+[\w:-]*$/;
const QUOTED = /String|Comment|Iri/i;

// Return a function that offers completions; what is at `address` is fetched once, when it is wanted first.
export function completion(address) {
  let fetched;
  return async (context) => {
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) return { from: variable.from, options: variables(context, variable), validFor: /^[?$]\w*$/ };
    const word = context.matchBefore(/[A-Za-z][\w-]*:?[\w-]*|:[\w-]*/);
    if (!word && !context.explicit) return null;
    const from = word ? word.from : context.pos;
    if (QUOTED.test(syntaxTree(context.state).resolveInner(from, 1).name) || inQuotes(context, from)) return null;
    fetched ??= fetch(address).then((answer) => answer.json()).then(offered);
    const { names, locals, keywords } = await fetched;
    const before = context.state.sliceDoc(Math.max(0, context.pos - 100), context.pos);
    const classes = ({ type }) => type === "class";
    // With a prefix the whole name is completed, without one what stands behind it, and the name is put in whole.
    const whole = word?.text.includes(":");
    const terms = whole ? names : locals;
    const options = WANTS_CLASS.test(before) ? terms.filter(classes) : whole ? terms : [...terms, ...keywords];
    return { from, options, validFor: whole ? /^[\w-]*:[\w-]*$/ : /^[\w-]*$/ };
  };
}

// A string or IRI that is still open is none yet to the grammar: an odd quotation mark, or "<" with no space behind.
function inQuotes(context, from) {
  const before = context.state.sliceDoc(context.state.doc.lineAt(from).from, from);
  return /<[^\s>]*$/.test(before) || (before.match(/"/g) ?? []).length % 2 === 1 || /(^|\s)#/.test(before);
}

function variables(context, { from, to }) {
  const text = context.state.sliceDoc(0, from) + context.state.sliceDoc(to);
  const found = new Set(text.match(/[?$]\w+/g));
  return [...found].map((label) => ({ label, type: "variable" }));
}

function offered({ terms, prefixes, keywords }) {
  const short = (iri) => {
    const found = Object.entries(prefixes).filter(([, space]) => iri.startsWith(space));
    const [prefix, space] = found.sort((one, other) => other[1].length - one[1].length)[0] ?? [];
    return prefix === undefined ? null : `${prefix}:${iri.slice(space.length)}`;
  };
  const names = [];
  const locals = [];
  for (const { iri, kind, label, about, count } of terms) {
    const name = short(iri);
    if (!name) continue;
    const detail = [label, count ? count.toLocaleString("en") : ""].filter(Boolean).join(" · ");
    const boost = (count ? 20 : 0) + (name.startsWith("ck:") ? 30 : 0) - (kind === "concept" ? 60 : 0);
    const more = { type: kind, info: about || undefined, boost, detail };
    names.push({ label: name, ...more });
    locals.push({ label: name.slice(name.indexOf(":") + 1), displayLabel: name, apply: name, ...more });
    // By its label too, where that is not the name in other words.
    if (label && plain(label) !== plain(name.slice(name.indexOf(":")))) {
      locals.push({ label: label.toLowerCase(), apply: name, ...more, detail: name, boost: boost - 30 });
    }
  }
  return { names, locals, keywords: keywords.map((label) => ({ label, type: "keyword" })) };
}

function plain(words) {
  return words.toLowerCase().replaceAll(/[^a-z]/g, "");
}
