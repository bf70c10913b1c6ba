/* One domain's content, bodies and legal basis: lunr names the candidates, their lines say what is met. */

import { listeners } from "../arrive.js";
import { gk } from "../hub.js";
import { BASIS, BODY, CONTENT } from "../tuning.js";
import { meetLines, namedIn } from "./lines.js";
import { tokens } from "./tokens.js";

var shards = {};

listeners.push(function (kind, code, data) {
  if (kind !== "depth") { return; }
  shards[code] = { index: global.lunr.Index.load(data.i), docs: {} };
  data.d.forEach(function (doc) { shards[code].docs[doc[0]] = doc; });
});

/* Tokens that lunr is asked for: pairs of the words, pairs of syllables of the sounds. */
function terms(units) {
  var out = { t: {}, p: {} };
  units.forEach(function (unit) {
    unit.alts.forEach(function (alt) {
      if (alt.kind !== "sound") { tokens(alt.s).forEach(function (token) { out.t[token] = true; }); return; }
      var cut = gk.cut(alt.s) || [], i;
      for (i = 0; i < cut.length - 1; i++) { addPairs(out.p, cut[i], cut[i + 1]); }
    });
  });
  return out;
}
function addPairs(set, left, right) {
  meanings(left).forEach(function (a) {
    meanings(right).forEach(function (b) { set[a + b] = true; });
  });
}
function candidates(shard, wanted) {
  return shard.index.query(function (query) {
    ["t", "p"].forEach(function (field) {
      Object.keys(wanted[field]).forEach(function (token) {
        query.term(token, { fields: [field], usePipeline: false });
      });
    });
  });
}
/* Hits of one shard for one plan: { id, field, line, like, units: [[unit, factor, way], …] }. */
export function searchDepth(code, units, query) {
  var shard = shards[code], hits = [], total = 0, wanted = terms(units);
  units.forEach(function (unit) { total += unit.weight || 1; });
  candidates(shard, wanted).forEach(function (result) {
    var doc = shard.docs[result.ref];
    [CONTENT, BODY, BASIS].forEach(function (field) {
      var hit = meetLines(doc[field - CONTENT + 1].split("\n"), units, total);
      if (hit && field === BASIS) { hit.named = namedIn(doc[BASIS - CONTENT + 1], query || ""); }
      if (hit) { hit.id = doc[0]; hit.field = field; hits.push(hit); }
    });
  });
  return hits;
}
/* Syllables of the catalogue that a typed one may stand for. */
function meanings(typed) {
  return gk.sound.syllables().filter(function (syllable) {
    return gk.sound.spell(syllable).some(function (pair) { return pair[0] === typed; });
  });
}
