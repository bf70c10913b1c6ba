/* A unit that is met as it is typed, and the sounds of a search that has none yet. */

import { gk } from "./hub.js";

export function wordUnit(word) { return { word: word, alts: [{ kind: "word", s: word, factor: 1 }], size: 1 }; }

/* Until search-sound.js is there no text can be read by letters. */
gk.sound = {
  find: function () { return []; },
  letters: function (made, part) { made.units.push(wordUnit(part)); made.unknown.push(part); }
};
