/* Synonyms met in a query: what is said, and what the catalogue calls it. */

import { synonyms } from "./synonyms.js";
import { domains, find, held, items, texts } from "./table.js";
import { table } from "./text.js";
import { KEYWORD, T } from "./tuning.js";

export function sayings(run) {
  var spans = [], at;
  synonyms.forEach(function (group) {
    group.say.forEach(function (word) {
      for (at = run.indexOf(word); at >= 0; at = run.indexOf(word, at + 1)) {
        spans.push({ from: at, to: at + word.length, say: word, mean: group.mean });
      }
    });
  });
  return spans;
}
export function addSayings(unit, spans, from, to) {
  spans.forEach(function (span) {
    if (span.from > from || span.to < to || to - from === 1 && span.to - span.from > 1) { return; }
    if (isWish(span.mean)) { unit.wish = true; }
    span.mean.forEach(function (word) {
      if (word !== span.say) { unit.alts.push({ kind: "same", s: word, factor: T.same * worth(word, span.say), say: span.say }); }
    });
  });
}
/* Meanings that stand in many domains (标准、条件、投诉举报) say what is wanted, not about what. */
function isWish(mean) {
  var key = "wish" + mean.join(), seen = table(), count = 0;
  if (domains.length < 4) { return false; }
  if (held.found[key] === undefined) {
    mean.forEach(function (word) {
      find(word).forEach(function (number) {
        if (texts[number].field <= KEYWORD) { texts[number].owners.forEach(function (item) { seen[items[item].domain] = true; }); }
      });
    });
    for (var code in seen) { count++; }
    held.found[key] = count > T.wide * domains.length;
  }
  return held.found[key];
}
/* A meaning is worth less where a long saying comes down to a short word: each pair of the saying is met by that
   word again. */
function worth(word, say) {
  return Math.min(1, Math.pow(Math.max(1, word.length - 1) / Math.max(1, say.length - 1), T.short));
}
