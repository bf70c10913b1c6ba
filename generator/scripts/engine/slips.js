/* Typing errors: characters meant by their sound or their look. */

import { listeners } from "./arrive.js";
import { gk } from "./hub.js";
import { elsewhere } from "./others.js";
import { plan } from "./plan.js";
import { synonyms } from "./synonyms.js";
import { held } from "./table.js";
import { table } from "./text.js";

var bySound = null, byShape = null, pairs = Object.create(null);
var SOUND = 0.45, DIALECT = 0.6, SHAPE = 0.5;

function fillTables() {
  if (bySound) { return; }
  bySound = Object.create(null); byShape = Object.create(null);
  gk.sound.characters().forEach(function (ch) {
    gk.sound.of(ch).forEach(function (syllable) {
      gk.sound.spell(syllable).forEach(function (pair) {
        (bySound[pair[0]] = bySound[pair[0]] || []).push([ch, pair[1] < 1 ? DIALECT : SOUND]);
      });
    });
  });
  (gk.shapes || []).forEach(function (group) {
    group.split("").forEach(function (ch) {
      byShape[ch] = (byShape[ch] || "") + group;
    });
  });
}
listeners.push(function (kind) { if (kind !== "depth") { bySound = bits = null; pairs = table(); } });

/* What a typed character may have been meant as: [[character, cost, kind], …], itself first. */
function meantBy(ch) {
  var best = Object.create(null), out = [[ch, 0, ""]];
  function keep(other, cost, kind) {
    if (other !== ch && (!best[other] || cost < best[other][1])) { best[other] = [other, cost, kind]; }
  }
  gk.sound.of(ch).forEach(function (syllable) {
    (bySound[syllable] || []).forEach(function (pair) { keep(pair[0], pair[1], "近音"); });
  });
  (byShape[ch] || "").split("").forEach(function (other) {
    if (gk.sound.of(other).length) { keep(other, SHAPE, "形近"); }
  });
  Object.keys(best).forEach(function (other) { out.push(best[other]); });
  return out;
}
/* Pairs of the table as bits by a hash: most questions are answered without a look at the text. */
var bits = null, BITS = 1 << 21;

function place(a, b) { return (a * 1031 + b * 7) & BITS - 1; }
function stands(pair) {
  var big = held.big, i, at;
  if (!bits) {
    bits = new Uint8Array(BITS >> 3);
    for (i = 1; i < big.length; i++) {
      at = place(big.charCodeAt(i - 1), big.charCodeAt(i));
      bits[at >> 3] |= 1 << (at & 7);
    }
  }
  at = place(pair.charCodeAt(0), pair.charCodeAt(1));
  return !!(bits[at >> 3] >> (at & 7) & 1) && big.indexOf(pair) >= 0;
}
/* Whether a pair of characters stands anywhere, synonyms included. */
function isPair(pair) {
  if (pairs[pair] === undefined) {
    pairs[pair] = stands(pair) || synonyms.some(function (group) {
      return group.say.some(function (word) { return word.indexOf(pair) >= 0; });
    }) || elsewhere().some(function (other) { return other[0].indexOf(pair) >= 0; });
  }
  return pairs[pair];
}
/* A character may be wrong if no pair with a neighbour is known. */
function isDoubtful(run, at) {
  return !(at > 0 && isPair(run.substr(at - 1, 2))) && !(at < run.length - 1 && isPair(run.substr(at, 2)));
}
/* The cheapest reading of a run in which doubtful characters may be replaced: unknown pairs cost 1. */
function mend(run, doubtful) {
  var rows = [], i, best;
  for (i = 0; i < run.length; i++) {
    rows.push((doubtful[i] ? meantBy(run.charAt(i)) : [[run.charAt(i), 0, ""]]).map(step));
  }
  function step(choice) {
    var here = { ch: choice[0], own: choice[1], kind: choice[2], cost: choice[1], back: null }, before = rows[i - 1];
    if (!before) { return here; }
    here.cost = Infinity;
    before.forEach(function (last) {
      var known = isPair(last.ch + here.ch), cost;
      if (!known && here.own && last.own) { return; }
      cost = last.cost + here.own + (known ? 0 : 1);
      if (cost < here.cost) { here.cost = cost; here.back = last; }
    });
    return here;
  }
  rows[run.length - 1].forEach(function (end) { if (!best || end.cost < best.cost) { best = end; } });
  return chain(best);
}
function chain(end) {
  var out = { text: "", from: "", to: "", kind: "" }, steps = [];
  for (; end; end = end.back) { steps.unshift(end); }
  steps.forEach(function (step) {
    out.text += step.ch;
    if (step.own && !out.kind) { out.kind = step.kind; }
  });
  return out;
}
/* Few characters replaced, and hardly any left that still nobody knows: else it is another word, not a slip. */
function isSound(run, mended) {
  var replaced = 0, strange = 0, i;
  for (i = 0; i < run.length; i++) {
    if (run.charAt(i) !== mended.charAt(i)) { replaced++; }
    if (isDoubtful(mended, i)) { strange++; }
  }
  return replaced > 0 && replaced <= Math.max(1, Math.floor(run.length / 3)) && strange <= run.length / 4;
}
/* Further plans for a query whose characters nobody knows: the same with mended words. */
export function correct(folded, first) {
  var changed = [], kind = "", text;
  if (!first.unknown.length && !first.doubt) { return []; }
  if (!gk.shapes || !gk.sound.of) { gk.want("chars"); gk.want("sounds"); return []; }
  fillTables();
  text = folded.replace(/[\u3007\u3400-\u4dbf\u4e00-\u9fff]{2,}/g, function (run) {
    var doubtful = [], some = false, i, mended;
    for (i = 0; i < run.length; i++) { doubtful.push(isDoubtful(run, i)); some = some || doubtful[i]; }
    if (!some) { return run; }
    mended = mend(run, doubtful);
    if (!isSound(run, mended.text)) { return run; }
    kind = mended.kind;
    changed.push([run, mended.text]);
    return mended.text;
  });
  if (!changed.length) { return []; }
  text = plan(text);
  text.mended = { kind: kind, from: changed[0][0], to: changed[0][1] };
  return [text];
}
