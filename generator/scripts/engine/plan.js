/* A query → a plan: units with weights, each met by any of its ways (`alts`): the word itself, a synonym, a sound. */

import { gk } from "./hub.js";
import { addSayings, sayings } from "./sayings.js";
import { stops } from "./synonyms.js";
import { find, texts } from "./table.js";
import { runs, table } from "./text.js";
import { CATEGORY } from "./tuning.js";
import { wordUnit } from "./units.js";
import { weigh } from "./weigh.js";

export function plan(query) {
  var made = { query: query, units: [], runs: [], unknown: [], total: 0, marks: table(), first: table() };
  if (gk.arabic) { query = gk.dropYears(gk.arabic(query)); }
  if (/^[a-z]+(['’ ]+[a-z]+)+$/.test(query) && gk.sound.find(query.replace(/[^a-z]/g, "")).length) { query = query.replace(/[^a-z]/g, ""); }
  runs(query, true).forEach(function (run) {
    var cut = run.match(/[0-9]+|[a-z]+[0-9]*|[^0-9a-z]+/g);
    if (cut.length > 1 && /[a-z]/.test(run) && /[^0-9a-z]/.test(run) && gk.sound.find(run).length) {
      made.units.push(gk.sound.unit(run));
      return;
    }
    cut.forEach(function (part) {
      if (/^[0-9]/.test(part)) { made.units.push(wordUnit(part)); } else if (/^[a-z]/.test(part)) { gk.sound.letters(made, part); } else { hanUnits(made, part); }
    });
  });
  weigh(made);
  return made;
}
/* Marks what falls away in a question; a lone stop word stays if it is part of a title's word. */
function stopMarks(run) {
  var marks = [], at, i, whole = true;
  stops.forEach(function (word) {
    for (at = run.indexOf(word); at >= 0; at = run.indexOf(word, at + 1)) {
      if (word.length === 1 && (inTitle(run.substr(at - 1, 2), at > 0) || inTitle(run.substr(at, 2), true))) { continue; }
      for (i = 0; i < word.length; i++) { marks[at + i] = true; }
    }
  });
  for (i = 0; i < run.length; i++) { whole = whole && marks[i]; }
  return whole ? [] : gk.markNames ? gk.markNames(run, marks) : marks;
}
export function inTitle(pair, valid) {
  return valid && pair.length === 2 && find(pair).some(function (number) { return texts[number].field <= CATEGORY; });
}
function hanUnits(made, run) {
  var stop = stopMarks(run), asks = gk.markWants ? gk.markWants(run, []) : [], covered = [], i, unit, spans = sayings(run);
  function add(unit) { unit.at = i; unit.run = made.runs.length - 1; made.units.push(unit); }
  made.runs.push({ run: run, stop: stop });
  spans.forEach(function (span) { for (i = span.from; i < span.to; i++) { covered[i] = true; } });
  for (i = 0; i < run.length - 1; i++) {
    unit = wordUnit(run.substr(i, 2));
    addSayings(unit, spans, i, i + 2);
    unit.filler = stop[i] || stop[i + 1];
    unit.wish = unit.wish || asks[i] && asks[i + 1];
    unit.stop = unit.filler && unit.alts.length === 1;
    if (unit.alts.length > 1 || find(unit.word).length) {
      if (!unit.stop) { covered[i] = covered[i + 1] = true; }
    } else if (unit.stop) { continue; } else { unit.dark = true; }
    add(unit);
  }
  for (i = 0; i < run.length; i++) {
    if (stop[i] || covered[i] && !spans.some(isLone) || spans.some(isLonger)) { continue; }
    unit = wordUnit(run.charAt(i));
    addSayings(unit, spans, i, i + 1);
    if (covered[i] && unit.alts.length === 1) { continue; }
    unit.lone = unit.alts.length === 1 && run.length > 1;
    add(unit);
    if (unit.lone || !find(unit.word).length) { made.unknown.push(run.charAt(i)); }
  }
  function isLonger(span) { return span.to - span.from > 1 && span.from <= i && i < span.to; }
  function isLone(span) { return span.to - span.from === 1 && span.from === i; }
}
