/* A query for a law, answered from the lines of the legal basis alone. */

import { dataOf } from "../arrive.js";
import { items } from "../table.js";
import { BASIS } from "../tuning.js";
import { meetLines, namedIn } from "./lines.js";

var known = null;

/* Lines of the legal basis, in a file of their own: a query for a law need not ask every domain's shard. */
function readLaws(data) {
  var laws = data.l.split("\n").map(function (line) { return { line: line, owners: [] }; });
  data.i.split("|").forEach(function (numbers, item) {
    (numbers ? numbers.split(" ") : []).forEach(function (number) { laws[+number].owners.push(item); });
  });
  return laws;
}
/* Hits by legal basis, in the form of searchDepth; none unless the query spells out a law or a number. */
export function searchLaws(units, query) {
  var hits = [], total = 0, best = {}, laws = known || (known = readLaws(dataOf("laws")));
  units.forEach(function (unit) { total += unit.weight || 1; });
  laws.forEach(function (law) {
    var named = namedIn(law.line, query), hit = named && meetLines([law.line], units, total);
    if (!hit) { return; }
    law.owners.forEach(function (item) {
      if (!best[item] || hit.like > best[item].like) {
        best[item] = { id: items[item].id, field: BASIS, line: hit.line, like: hit.like, units: hit.units, named: named };
      }
    });
  });
  Object.keys(best).forEach(function (item) { hits.push(best[item]); });
  return hits;
}
