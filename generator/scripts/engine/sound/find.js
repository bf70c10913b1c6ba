/* Where a pattern of letters (and characters) stands in the texts. */

import { frontOf, held, starts, textAt, texts } from "../table.js";
import { table } from "../text.js";
import { QUESTION } from "../tuning.js";
import { heard } from "./packs.js";
import { reader, waysOf } from "./reader.js";

var LONG = 5, GOOD = 0.9;

/* Texts that can be read as a pattern of letters (and characters): { text, factor, count, word }.
   A longer pattern can only stand where its beginning stood: typing on looks at those places alone. Summaries are
   half of all text and hold few names: they are read only for a long pattern that stands nowhere else as typed. */
export function findSound(pattern) {
  var made = heard.found[pattern], top = 0, read, best, order = [], big = held.big, can;
  if (made || pattern.length < 2) { return made ? made.hits : []; }
  made = heard.found[pattern] = { hits: [], front: null, deep: null };
  read = reader(pattern);
  best = table();
  function look(part, from, to) {
    var i, got, before = null, places = made[part] = [];
    function tryAt(at) {
      got = read(big, at, 0);
      if (got) { places.push(at); top = Math.max(top, keepHit(best, order, got, at)); }
    }
    for (i = pattern.length - 1; i > 1 && !before; i--) { before = heard.found[pattern.slice(0, i)]; before = before && before[part]; }
    if (before) { before.forEach(tryAt); return; }
    can = can || beginnings(pattern);
    for (i = from; i < to; i++) { if (can[heard.codes[i]]) { tryAt(i); } }
  }
  look("front", 0, frontOf());
  if (top < GOOD && pattern.length >= LONG) { look("deep", frontOf(), big.length); }
  order.forEach(function (number) { if (best[number].factor >= 0.8 * top) { made.hits.push(best[number]); } });
  return made.hits;
}
/* Characters that a place may begin with: by code, 1 or 0. */
function beginnings(pattern) {
  var can = new Uint8Array(65536), big = held.big, i;
  Object.keys(heard.sounds).concat(pattern.charAt(0)).forEach(function (ch) {
    if (waysOf(ch, pattern, 0).length) { can[ch.charCodeAt(0)] = 1; }
  });
  if (!heard.codes) {
    heard.codes = new Uint16Array(big.length);
    for (i = 0; i < big.length; i++) { heard.codes[i] = big.charCodeAt(i); }
  }
  return can;
}
function keepHit(best, order, read, at) {
  var quality = read.sum / read.count, number, text, start;
  if (quality < 0.8 && read.count < 2) { return 0; }
  number = textAt(at);
  text = texts[number];
  start = at === starts[number];
  if (quality < 0.8 && (text.field >= QUESTION || read.count < 3 && !(start && text.folded.length < 5))) { return 0; }
  quality *= start ? 1 : 0.95;
  if (!best[number]) { order.push(number); } else if (quality <= best[number].factor) { return quality; }
  best[number] = { text: number, factor: quality, count: read.count, word: text.text.substr(at - starts[number], read.length) };
  return quality;
}
