// Make corrkg/web/pictures/coastline.json: the land of the earth as rings of [longitude, latitude], in tenths of a degree.
//
// The data are Natural Earth's, at 1:110 million, by way of the package world-atlas. They are in the public domain
// (https://www.naturalearthdata.com/about/terms-of-use/). The file is kept in version control: maps need no node.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const world = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/land-110m.json"), "utf8"));
const polygons = feature(world, world.objects.land).features.flatMap(({ geometry }) =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
);
const rings = polygons.flat().map((ring) => {
  const points = ring.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)]);
  return points.filter(([x, y], index) => !index || x !== points[index - 1][0] || y !== points[index - 1][1]).flat();
});
writeFileSync(new URL("../corrkg/web/pictures/coastline.json", import.meta.url), `${JSON.stringify(rings)}\n`);
