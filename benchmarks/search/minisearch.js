/* MiniSearch with overlapping pairs of characters: node minisearch.js PACKAGE < { pages, queries } > { ids, bytes } */
"use strict";
var MiniSearch = require(require("path").join(process.argv[2], "dist/cjs/index.cjs")), zlib = require("zlib");
var given = JSON.parse(require("fs").readFileSync(0, "utf8"));

function pairs(text) {
  var out = [];
  (text.toLowerCase().match(/[\u3400-\u9fff]+|[0-9a-z]+/g) || []).forEach(function (run) {
    if (run.charCodeAt(0) < 128 || run.length === 1) { out.push(run); return; }
    for (var i = 0; i < run.length - 1; i++) { out.push(run.substr(i, 2)); }
  });
  return out;
}
var index = new MiniSearch({ fields: ["title", "text"], tokenize: pairs, searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2 } });
index.addAll(given.pages);
process.stdout.write(JSON.stringify({
  ids: given.queries.map(function (query) {
    return index.search(query).slice(0, 10).map(function (hit) { return hit.id; });
  }),
  bytes: zlib.gzipSync(JSON.stringify(index)).length
}));
