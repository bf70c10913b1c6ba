/* node orders.js SITE < { orders: [[path]], ask: [query] } > [[{ ids, values }]]
   For each order a search of its own gets the files in it, and then the queries, with the depth where it is not settled. */
"use strict";
var fs = require("fs"), path = require("path"), vm = require("vm");
var site = process.argv[2], wanted = JSON.parse(fs.readFileSync(0, "utf8")), made = {};

function script(file) {
  made[file] = made[file] || new vm.Script(fs.readFileSync(path.join(site, file), "utf8"), { filename: file });
  return made[file];
}
function answer(context, query) {
  var gk = context.gkSearch, found = gk.engine.ask(query), codes = found.settled || !found.plans.length ? [] : gk.engine.shardsFor(found);
  codes.forEach(function (code) { if (!gk.engine.has["depth" + code]) { script("search/depth/" + code + ".js").runInContext(context); } });
  if (codes.length) {
    found = gk.engine.ask(query, { key: gk.keyOf(found.plans), hits: found.plans.map(function (plan) {
      return [].concat.apply([], codes.map(function (code) { return gk.searchDepth(code, plan.units, found.query); }));
    }) });
  }
  return { ids: found.list.map(function (score) { return score.item.id; }), values: found.list.map(function (score) { return score.value; }),
    reasons: found.list.map(gk.reason) };
}
process.stdout.write(JSON.stringify(wanted.orders.map(function (order) {
  var context = vm.createContext({});
  context.self = context;
  script("assets/search.js").runInContext(context);
  order.forEach(function (file) { script(file).runInContext(context); });
  return wanted.ask.map(function (query) { return answer(context, query); });
})));
