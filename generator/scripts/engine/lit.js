/* The depth's part in a plan. */

import { meet } from "./rank.js";
import { T } from "./tuning.js";
import { rarity, sum } from "./weigh.js";

/* The depth knows a dark pair: it gets its weight, and the lone characters it explains lose theirs. */
export function enlighten(made, hits) {
  var counts = {};
  hits.forEach(function (hit) {
    hit.units.forEach(function (met) { (counts[met[0]] = counts[met[0]] || {})[hit.id] = true; });
  });
  made.units.forEach(function (unit, index) {
    var count = counts[index] ? Object.keys(counts[index]).length : 0;
    if (!count || !unit.dark && unit.posts.at.length) { return; }
    unit.weight = Math.pow(rarity(count), T.rare) * unit.size;
    unit.lit = true;
    made.units.forEach(function (other) {
      if (unit.dark && other.lone && unit.word.indexOf(other.word) >= 0) { other.weight = 0; }
    });
  });
  sum(made);
}
export function meetDepth(score, hit, made) {
  var text = { field: hit.field, text: hit.line }, weight = hit.named && hit.named === made.named ? T.named : T.weight[hit.field];
  hit.units.forEach(function (pair) {
    var unit = made.units[pair[0]];
    if (unit) { meet(score, pair[0], weight * pair[1], { factor: pair[1], alt: unit.alts[pair[2]] }, text); }
  });
  if (weight * hit.like > score.like) { score.like = weight * hit.like; score.text = text; }
}
/* Whether the depth knows what was taken for a slip. */
export function isKnown(made, mended) {
  return made.units.some(function (unit) { return unit.dark && unit.lit && mended.from.indexOf(unit.word) >= 0 && mended.to.indexOf(unit.word) < 0; });
}
