/* Where the units of a plan are met, and how much each weighs. */

import { gk } from "./hub.js";
import { find, items, texts } from "./table.js";
import { T } from "./tuning.js";

/* Where a unit is met: numbers of texts, and beside each { factor, alt, word }. */
function posting(unit) {
  var out = { at: [], hits: [] };
  unit.alts.forEach(function (alt) {
    var shared = { factor: alt.factor, alt: alt, word: alt.s };
    if (alt.kind === "sound") {
      gk.sound.find(alt.s).forEach(function (hit) { hit.alt = alt; out.at.push(hit.text); out.hits.push(hit); });
    } else { find(alt.s).forEach(function (number) { out.at.push(number); out.hits.push(shared); }); }
  });
  return out;
}
/* Rare units weigh more. A dark unit (a pair that no name or word holds, often the seam of two words) weighs
   nothing until the depth knows it. */
export function weigh(made) {
  made.units.forEach(function (unit) {
    unit.posts = posting(unit);
    unit.weight = Math.pow(rarity(countItems(unit.posts.at)), T.rare) * unit.size;
    if (unit.stop) { unit.weight *= T.stop; } else if (unit.wish) { unit.weight *= T.wish; }
    if (unit.lone) { unit.weight *= T.lone; }
    if (unit.dark) { unit.weight = 0; }
  });
  sum(made);
}
function countItems(numbers) {
  var seen = new Uint8Array(items.length), count = 0;
  numbers.forEach(function (number) {
    texts[number].owners.forEach(function (item) { if (!seen[item]) { seen[item] = 1; count++; } });
  });
  return count;
}
export function rarity(count) {
  return count ? Math.log(1 + items.length / (1 + count)) : T.unknown * Math.log(1 + items.length);
}
export function sum(made) {
  made.total = 0;
  made.units.forEach(function (unit) { made.total += unit.weight; });
}
