/* How characters are read: unpacked from the files that carry readings, in the order of the files. */

import { packs } from "../arrive.js";
import { table } from "../text.js";

/* Character → syllables: of the catalogue, and of other characters, by which no text can be read; and what is worked
   out from them: codes of the characters of all texts, where a pattern stands. */
export var heard = { sounds: table(), spare: table(), codes: null, found: table(), readers: table() };

/* `zheng征证 di地`: syllables with their characters. `kept`: where to; what the catalogue does not use is kept apart,
   for no text can be read by it. */
function addSounds(kept, packed) {
  packed.split(" ").forEach(function (word) {
    var syllable = /^[a-z]*/.exec(word)[0], i, ch;
    if (!syllable) { return; }
    for (i = syllable.length; i < word.length; i++) {
      ch = word.charAt(i);
      if (!kept[ch]) { kept[ch] = []; }
      kept[ch].push(syllable);
    }
  });
}
export function unpack() {
  heard.sounds = table();
  heard.spare = table();
  packs.forEach(function (pack) { addSounds(pack[0] === "chars" ? heard.spare : heard.sounds, pack[1]); });
  heard.codes = null;
  heard.found = table();
  heard.readers = table();
}
export function allSyllables() {
  var seen = table();
  Object.keys(heard.sounds).forEach(function (ch) { heard.sounds[ch].forEach(function (s) { seen[s] = true; }); });
  return Object.keys(seen);
}
/* What characters sound like; those that the catalogue does not use as well. */
export function soundsOf(ch) { return heard.sounds[ch] || heard.spare[ch] || []; }
