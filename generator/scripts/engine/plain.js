/* Plans as the depth is asked by them, and a text that tells them, and what they are met by and ranked by, from others. */

import { packs } from "./arrive.js";
import { isHeard } from "./asked.js";

export function plainPlans(plans) {
  return plans.map(function (made) {
    return made.units.map(function (unit) {
      return { word: unit.word, weight: unit.weight, alts: unit.alts.map(function (alt) {
        return { kind: alt.kind, s: alt.s, factor: alt.factor };
      }) };
    });
  });
}
export function keyOf(plans) { return packs.map(kindOf) + (isHeard(plans) ? "+" : "") + JSON.stringify(plainPlans(plans)); }
function kindOf(pack) { return pack[0]; }
