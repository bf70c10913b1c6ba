/* How much of a query stands in a text, and where. */

import { gk } from "./hub.js";
import { T, TITLE } from "./tuning.js";

/* How much of the query stands in a text, and how much of the text is the query. */
export function likeness(made, text, covered) {
  var marks = made.marks, share = marks[text.field + text.text], marked;
  if (share === undefined) {
    marked = 0;
    spans(made, text.folded).forEach(function (span) {
      marked += span[1] - span[0];
      if (!span[0] && text.field === TITLE) { made.first[text.field + text.text] = true; }
    });
    share = marks[text.field + text.text] = Math.min(1, marked / Math.max(1, text.folded.length));
  }
  return covered * (1 - T.share + T.share * share) + (made.first[text.field + text.text] ? T.first : 0);
}
/* Places in a folded text that meet the plan, merged: [[from, to], …]. `shown`: to be marked for people, who look for the
   words they asked: neither what falls away, nor lone characters, nor what their words only stand for. */
export function spans(made, folded, shown) {
  var marks = [], out = [], i, at, got;
  made.units.forEach(function (unit) {
    unit.alts.forEach(function (alt) {
      if (alt.kind !== "sound") {
        if (shown && (alt.say || unit.filler || !alt.s.charAt(1) && made.query.charAt(1))) { return; }
        for (at = folded.indexOf(alt.s); at >= 0; at = folded.indexOf(alt.s, at + 1)) {
          for (i = 0; i < alt.s.length; i++) { marks[at + i] = true; }
        }
        return;
      }
      if (!gk.sound.find(alt.s).length) { return; }
      alt.read = alt.read || gk.sound.reader(alt.s);
      for (at = 0; at < folded.length; at++) {
        got = alt.read(folded, at, 0);
        for (i = 0; got && got.sum / got.count > 0.65 && i < got.length; i++) { marks[at + i] = true; }
      }
    });
  });
  for (i = 0; i < folded.length; i++) {
    if (marks[i] && marks[i - 1]) { out[out.length - 1][1]++; } else if (marks[i]) { out.push([i, i + 1]); }
  }
  return out;
}
