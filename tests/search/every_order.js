/* node every_order.js SITE < { orders: [[path]], ask: [query] } > [[{ ids, values, none }]]
   A search of its own for each order. After each file every query is asked as page/box.js asks it: with what the depth
   said last, which is dropped where it was said about other plans, and asked anew. */
"use strict";
var fs = require("fs"), path = require("path"), vm = require("vm");
var site = process.argv[2], wanted = JSON.parse(fs.readFileSync(0, "utf8")), made = {};

function run(file, context) {
  made[file] = made[file] || new vm.Script(fs.readFileSync(path.join(site, file), "utf8"), { filename: file });
  made[file].runInContext(context);
}
function shards(folder) { return fs.readdirSync(path.join(site, folder)).map(function (name) { return folder + "/" + name; }); }
function deepen(context, query, found) {
  var gk = context.gkSearch, codes = gk.engine.shardsFor(found);
  codes.forEach(function (code) { if (!gk.engine.has["depth" + code]) { run("search/depth/" + code + ".js", context); } });
  return { key: gk.keyOf(found.plans), hits: found.plans.map(function (plan) {
    return [].concat.apply([], codes.map(function (code) { return gk.searchDepth(code, plan.units, found.query); }));
  }) };
}
/* One turn of the page: { found, depth }. */
function turn(context, query, depth) {
  var gk = context.gkSearch, found = gk.engine.ask(query, depth, !depth);
  if (depth && !found.deep) { depth = null; found = gk.engine.ask(query, null, true); }
  if (depth || found.settled && !found.doubtful) { return { found: found, depth: depth }; }
  found = gk.engine.ask(query, null);
  if (found.settled || !found.plans.length) { return { found: found, depth: null }; }
  depth = deepen(context, query, found);
  return { found: gk.engine.ask(query, depth), depth: depth };
}
process.stdout.write(JSON.stringify(wanted.orders.map(function (order) {
  var context = vm.createContext({}), last = {};
  context.self = context;
  run("assets/search.js", context);
  order.forEach(function (file) {
    (/\.js$/.test(file) ? [file] : shards(file)).forEach(function (file) { run(file, context); });
    if (/^search/.test(file)) { wanted.ask.forEach(function (query) { last[query] = turn(context, query, (last[query] || {}).depth || null); }); }
  });
  return wanted.ask.map(function (query) {
    var found = last[query].found;
    return { ids: found.list.map(function (score) { return score.item.id; }), values: found.list.map(function (score) { return score.value; }),
      none: context.gkSearch.verdict(found).none };
  });
})));
