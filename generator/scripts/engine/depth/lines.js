/* What of a query is met in the lines of an item. */

import { gk } from "../hub.js";
import { fold } from "../text.js";

/* Length of the longest law or document number that the query spells out. */
export function namedIn(lines, query) {
  return fold(lines).split(/\s/).reduce(function (longest, name) {
    name = name.replace(/^中华人民共和国/, "");
    return name.length > 2 && query.indexOf(name) >= 0 ? Math.max(longest, name.length) : longest;
  }, 0);
}
export function meetLines(lines, units, total) {
  var best = { like: 0, line: "" }, met = {};
  lines.forEach(function (line) {
    var folded = fold(line), covered = 0, share;
    units.forEach(function (unit, number) {
      var way = meetUnit(folded, unit);
      if (!way) { return; }
      covered += (unit.weight || 1) * way[0];
      if (!met[number] || way[0] > met[number][1]) { met[number] = [number, way[0], way[1]]; }
    });
    share = 0.3 + 0.7 * Math.min(1, 2 * units.length / Math.max(1, line.length));
    if (covered && covered / total * share > best.like) { best = { like: covered / total * share, line: line }; }
  });
  best.units = Object.keys(met).map(function (number) { return met[number]; });
  return best.like ? best : null;
}
function meetUnit(folded, unit) {
  var best = null;
  unit.alts.forEach(function (alt, number) {
    var factor = alt.kind === "sound" ? soundIn(folded, alt.s) : wordIn(folded, alt.s) ? alt.factor : 0;
    if (factor && (!best || factor > best[0])) { best = [factor, number]; }
  });
  return best;
}
function wordIn(folded, word) {
  var at = folded.indexOf(word);
  if (word.charCodeAt(0) > 127) { return at >= 0; }
  while (at > 0 && /[0-9a-z]/.test(folded.charAt(at - 1))) { at = folded.indexOf(word, at + 1); }
  return at >= 0 && !(/[0-9]$/.test(word) && /[0-9]/.test(folded.charAt(at + word.length)));
}
function soundIn(folded, pattern) {
  var most = 0, at, got, read = gk.sound.readerOf(pattern);
  for (at = 0; at < folded.length; at++) {
    got = read(folded, at, 0);
    if (got && got.count > 1) { most = Math.max(most, got.sum / got.count); }
  }
  return most > 0.8 ? most : 0;
}
