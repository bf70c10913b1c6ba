/* Runs the shipped search in Node: node engine.js ASSETS SEARCH_FILES < questions.json > answers.json
   With --lines behind it: questions a line, answers a line, until the input ends, on data that are read once.
   In: { ask: [query], tokens: [text], parts: [text], typed: [query], pass: [{ facet: value }], numbers: [text], arabic: [text] }. Out,
   in the same order: answers: { ids, reasons, near, none, who, settled, shards, ms } with the depth asked where the page would ask it; `near` is what is
   only weakly like a query that the catalogue has nothing for (`none`);
   tokens, parts: lists; typed: milliseconds of each key stroke of each query; load: milliseconds of reading the data;
   passed: ids of the items that have the facets' values; facets: key → all its values; numbers: values or null;
   arabic: texts as a query is understood. */
"use strict";
var fs = require("fs"), path = require("path"), vm = require("vm");
var assets = process.argv[2], folder = process.argv[3], context = vm.createContext({});
context.self = context;

function run(file) { vm.runInContext(fs.readFileSync(file, "utf8"), context, file); }
function since(start) { return Number(process.hrtime.bigint() - start) / 1e6; }

["search.js", "search-next.js", "search-sound.js", "search-more.js", "lunr.js", "search-worker.js"].forEach(function (name) { run(path.join(assets, name)); });
var start = process.hrtime.bigint(), load = {};
["names", "everyday", "sounds", "words", "details", "chars", "laws", "gone"].forEach(function (name) {
  if (name === "gone" && !context.gkSearch.hasGone) { return; }
  start = process.hrtime.bigint();
  run(path.join(folder, name + ".js"));
  load[name] = since(start);
});
["asked", "heard"].forEach(function (kind) {
  fs.readdirSync(path.join(folder, kind)).forEach(function (name) { run(path.join(folder, kind, name)); });
});
var gk = context.gkSearch, engine = gk.engine;

function answer(query) {
  var shards = [], begun = process.hrtime.bigint(), found = engine.ask(query), ms = since(begun);
  var laws = !found.settled && engine.isLaw(found.query) ? gk.searchLaws(found.plans[0].units, found.query) : [];
  if (laws.length) { found = engine.ask(query, { key: gk.keyOf(found.plans), hits: [laws] }); } else if (!found.settled && found.plans.length) {
    shards = engine.shardsFor(found);
    shards.forEach(function (code) {
      if (!engine.has["depth" + code]) { run(path.join(folder, "depth", code + ".js")); }
    });
    found = engine.ask(query, { key: gk.keyOf(found.plans), hits: found.plans.map(function (plan) {
      return [].concat.apply([], shards.map(function (code) { return gk.searchDepth(code, plan.units, found.query); }));
    }) });
  }
  var said = gk.verdict(found);
  var real = found.list.filter(function (score) { return score.real; });
  if (said.none) { real = []; }
  return { ids: real.map(function (score) { return score.item.id; }), reasons: real.map(gk.reason),
    near: real.length ? [] : found.list.map(function (score) { return score.item.id; }),
    none: said.none, who: said.who,
    settled: found.settled, shards: shards, ms: ms };
}
function typed(query) {
  return Array.from(query).map(function (last, index, all) {
    var begun = process.hrtime.bigint();
    engine.ask(all.slice(0, index + 1).join(""), null, true);
    return since(begun);
  });
}

function facets() {
  var found = {};
  engine.FACETS.forEach(function (facet) {
    found[facet.key] = {};
    engine.items.forEach(function (item) { if (!item.gone) { facet.of(item).forEach(function (value) { found[facet.key][value] = true; }); } });
    found[facet.key] = Object.keys(found[facet.key]).sort();
  });
  return found;
}

var offered = facets();
function reply(questions) {
  var wanted = JSON.parse(questions);
  return JSON.stringify({
    answers: (wanted.ask || []).map(answer),
    tokens: (wanted.tokens || []).map(engine.tokens),
    parts: (wanted.parts || []).map(function (text) { return engine.partsOf(engine.fold(text)); }),
    typed: (wanted.typed || []).map(typed),
    numbers: (wanted.numbers || []).map(function (text) { return gk.number(engine.fold(text)); }),
    arabic: (wanted.arabic || []).map(function (text) { return gk.arabic(engine.fold(text)); }),
    load: load,
    passed: (wanted.pass || []).map(function (values) {
      return engine.items.filter(function (item) { return engine.hasAll(item, values); }).map(function (item) { return item.id; });
    }),
    facets: offered
  });
}
if (process.argv[4] === "--lines") {
  require("readline").createInterface({ input: process.stdin }).on("line", function (line) { process.stdout.write(reply(line) + "\n"); });
} else { process.stdout.write(reply(fs.readFileSync(0, "utf8"))); }
