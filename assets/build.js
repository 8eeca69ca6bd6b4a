// Bundle the editor into corrkg/web/static/editor.js, with the licences of all that is in it beside it.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "corrkg", "web", "static");

const made = await build({
  entryPoints: [join(here, "editor.js")],
  outfile: join(target, "editor.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  metafile: true,
  banner: { js: "/* The editor of the query page. What it is made of, and under which licences: editor.licences.txt */" },
});

const folders = Object.keys(made.metafile.inputs).map((path) => path.match(/.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]);
const texts = [...new Set(folders.filter(Boolean))].sort().map((folder) => {
  const about = JSON.parse(readFileSync(join(here, folder, "package.json"), "utf8"));
  const file = readdirSync(join(here, folder)).find((name) => /^licen[cs]e/i.test(name));
  const text = file ? readFileSync(join(here, folder, file), "utf8").trim() : `${about.license} (no text is given)`;
  return `${about.name} ${about.version}\n\n${text}\n`;
});
writeFileSync(join(target, "editor.licences.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
