/* Letters that stand nowhere as they are typed, cut into syllables. */

import { listeners } from "./arrive.js";
import { gk } from "./hub.js";
import { table } from "./text.js";

var known = null;

listeners.push(function () { known = null; });

/* Cuts letters into syllables known to the catalogue (the last may be cut short), or null. `any`: few letters too, which
   are rather initials. */
function cutSyllables(letters, any) {
  var ends = [[]], i, length, part, last;
  if (!known) {
    known = table();
    gk.sound.syllables().forEach(function (syllable) { gk.sound.spell(syllable).forEach(function (pair) { known[pair[0]] = true; }); });
  }
  for (i = 1; i <= letters.length; i++) {
    for (length = Math.min(6, i); length > 0; length--) {
      part = letters.substr(i - length, length);
      if (known[part] && ends[i - length] && (!ends[i] || ends[i - length].length + 1 < ends[i].length)) {
        ends[i] = ends[i - length].concat(part);
      }
    }
  }
  last = ends[letters.length];
  for (i = 1; !last && i < 5; i++) {
    if (ends[letters.length - i]) { last = ends[letters.length - i].concat(letters.slice(-i)); }
  }
  return last && (any || last.length < letters.length / 1.5) ? last : null;
}

gk.cut = cutSyllables;
