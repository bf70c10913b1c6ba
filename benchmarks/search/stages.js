/* What must be fetched before the first right result: node stages.js SITE < [{ q, want }] > [{ files }]
   The files of a site are loaded step by step as the page does; `files` are those fetched when the first result shown
   is a right one, null where it never is. */
"use strict";
var fs = require("fs"), path = require("path"), vm = require("vm");
var site = process.argv[2];
var CHARACTERS = ["assets/search.js", "search/names.js", "search/everyday.js"];
var LETTERS = ["assets/search.js", "search/names.js", "search/sounds.js", "assets/search-sound.js"];
var NEXT = [["search/everyday.js", "assets/search-next.js", "search/words.js"], ["assets/search-more.js", "search/details.js"],
  ["search/chars.js", "search/sounds.js", "assets/search-sound.js"]];
var LAWS = ["search/laws.js", "assets/search-worker.js"];
var DEEP = ["assets/lunr.js", "assets/search-worker.js"], engines = {};

function load(files) {
  var key = files.join(), context;
  if (!engines[key]) {
    context = vm.createContext({});
    context.self = context;
    files.forEach(function (file) { vm.runInContext(fs.readFileSync(path.join(site, file), "utf8"), context, file); });
    engines[key] = context.gkSearch;
  }
  return engines[key];
}
function with_(files, more) { return files.concat(more.filter(function (file) { return files.indexOf(file) < 0; })); }
/* The page shows a list before all is there only where it covers most of the query. */
function first(found, isEarly) {
  var top = found.list[0];
  return top && top.real && (!isEarly || top.covered > 0.6) ? top.item.id : "";
}
function deep(files, query) {
  var gk = load(with_(files, DEEP)), found = gk.engine.ask(query), codes, laws, named;
  if (found.settled || !found.plans.length) { return null; }
  if (gk.engine.isLaw(found.query)) {
    named = with_(files, LAWS);
    laws = load(named).searchLaws(found.plans[0].units, found.query);
    if (laws.length) { return { id: first(load(named).engine.ask(query, { key: gk.keyOf(found.plans), hits: [laws] }), false), files: named }; }
  }
  codes = gk.engine.shardsFor(found);
  files = with_(files, DEEP.concat(codes.map(function (code) { return "search/depth/" + code + ".js"; })));
  gk = load(files);
  found = gk.engine.ask(query, { key: gk.keyOf(found.plans), hits: found.plans.map(function (plan) {
    return [].concat.apply([], codes.map(function (code) { return gk.searchDepth(code, plan.units, found.query); }));
  }) });
  return { id: first(found, false), files: files };
}
function filesFor(row) {
  var files = /[a-zａ-ｚＡ-Ｚ]/i.test(row.q) ? LETTERS : CHARACTERS, step, last;
  for (step = 0; step <= NEXT.length; step++) {
    if (step) { files = with_(files, NEXT[step - 1]); }
    if (row.want.indexOf(first(load(files).engine.ask(row.q), step < 2)) >= 0) { return files; }
  }
  last = deep(files, row.q);
  return last && row.want.indexOf(last.id) >= 0 ? last.files : null;
}
process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf8")).map(filesFor)));
