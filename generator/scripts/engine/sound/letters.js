/* Units of a query typed in letters. */

import { gk } from "../hub.js";
import { addSayings } from "../sayings.js";
import { synonyms } from "../synonyms.js";
import { find } from "../table.js";
import { table } from "../text.js";
import { wordUnit } from "../units.js";
import { findSound } from "./find.js";

export function soundUnit(pattern) {
  var unit = wordUnit(pattern), count = 1, words = table();
  unit.alts.push({ kind: "sound", s: pattern, factor: 1 });
  findSound(pattern).forEach(function (hit) {
    count = Math.max(count, hit.count);
    if (hit.count > 1 && hit.factor > 0.9) { words[hit.word] = true; }
  });
  synonyms.forEach(function (group) {
    group.say.forEach(function (say) {
      if (words[say]) { addSayings(unit, [{ from: 0, to: 2, say: say, mean: group.mean }], 0, 2); }
    });
  });
  unit.size = Math.max(0.7, count - 1);
  return unit;
}
export function letterUnits(made, letters) {
  var unit = soundUnit(letters), cut, i;
  if (!findSound(letters).length && !find(letters).length) {
    cut = gk.cut && gk.cut(letters);
    if (cut && cut.length > 2) {
      for (i = 0; i < cut.length - 1; i++) { made.units.push(soundUnit(cut[i] + cut[i + 1])); }
      return;
    }
    for (i = letters.length - 2; i > 1; i--) {
      if (findSound(letters.slice(0, i)).length && findSound(letters.slice(i)).length) {
        made.units.push(soundUnit(letters.slice(0, i)), soundUnit(letters.slice(i)));
        return;
      }
    }
    made.unknown.push(letters);
  }
  made.units.push(unit);
}
