/* Whether a text can be read as a pattern of letters and characters. */

import { heard } from "./packs.js";
import { spell } from "./spell.js";

var numbers = new Uint16Array(65536), last = 0, END = { sum: 0, count: 0, length: 0 }, SKIPPED = /[^\n0-9a-z\u3007\u3400-\u4dbf\u4e00-\u9fff]/;

/* A reader of `pattern` (letters and characters): read(text, at, 0) says how well the text can be read as it from
   there on, best average quality first. A letter run stands for full syllables (1; 0.85 by dialect), initials
   (0.7), or a last syllable cut short. What a character may stand for is worked out once for each place. */
export function reader(pattern) {
  var memo = [];
  function read(text, at, from) {
    var best = null, code = text.charCodeAt(at), row, number, ways, way, tail, i;
    if (from >= pattern.length) { return END; }
    if (code !== code) { return null; }
    number = numbers[code] || (numbers[code] = ++last);
    row = memo[from] || (memo[from] = []);
    ways = row[number] || (row[number] = waysOf(String.fromCharCode(code), pattern, from));
    for (i = 0; i < ways.length; i++) {
      way = ways[i];
      tail = way.to < 0 ? END : read(text, at + 1, way.to);
      if (tail && (!best || (way.quality + tail.sum) * best.count > best.sum * (way.count + tail.count))) {
        best = { sum: way.quality + tail.sum, count: way.count + tail.count, length: 1 + tail.length };
      }
    }
    return best;
  }
  return read;
}
/* The same, kept until other readings come. */
export function readerOf(pattern) { return heard.readers[pattern] || (heard.readers[pattern] = reader(pattern)); }
/* What a character can take from a pattern at a place: { quality, count, to (-1: the rest of it) }. */
export function waysOf(ch, pattern, from) {
  var out = [], rest = pattern.slice(from), names = heard.sounds[ch] || [];
  function way(quality, length) { out.push({ quality: quality, count: 1, to: length < 0 ? -1 : from + length }); }
  if (rest.charAt(0) === ch) { way(1, 1); }
  if (from && SKIPPED.test(ch)) { out.push({ quality: 0, count: 0, to: from }); }
  if (rest.charCodeAt(0) > 127) { return out; }
  names.forEach(function (syllable) {
    spell(syllable).forEach(function (pair) {
      if (rest.slice(0, pair[0].length) === pair[0]) { way(pair[1], pair[0].length); } else if (pair[0].slice(0, rest.length) === rest) {
        way((rest.length > 1 ? 0.9 : 0.7) * pair[1], -1);
      }
    });
    if (syllable.charAt(0) === rest.charAt(0)) {
      way(0.7, 1);
      if (syllable.charAt(1) === "h" && rest.charAt(1) === "h") { way(0.75, 2); }
    }
  });
  return out;
}
