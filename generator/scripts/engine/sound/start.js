/* Sounds, as the rest of the search asks for them. */

import { listeners } from "../arrive.js";
import { gk } from "../hub.js";
import { findSound } from "./find.js";
import { letterUnits, soundUnit } from "./letters.js";
import { allSyllables, heard, soundsOf, unpack } from "./packs.js";
import { reader, readerOf } from "./reader.js";
import { spell } from "./spell.js";

listeners.unshift(function (kind) { if (kind !== "depth" && kind !== "everyday") { unpack(); } });
unpack();
gk.sound = {
  find: findSound, reader: reader, readerOf: readerOf, unit: soundUnit, letters: letterUnits, spell: spell, syllables: allSyllables,
  of: soundsOf, unpack: unpack, characters: function () { return Object.keys(heard.sounds); }
};
if (gk.refresh) { gk.refresh(); }
