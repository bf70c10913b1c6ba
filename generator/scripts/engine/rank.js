/* A plan → items in rank order. Figures first, so that ten thousand items cost little; the best ones closely. */

import { gk } from "./hub.js";
import { likeness } from "./likeness.js";
import { held, items, texts } from "./table.js";
import { table } from "./text.js";
import { T } from "./tuning.js";

/* So many items are ranked, so many of them by likeness too. */
var MOST = 120, CLOSER = 60;

/* One score over names, words and depth: for each unit the best field that meets it, and once more for the
   text that is most like the whole query. `depth`: hits of search-worker.js. */
export function rank(made, depth) {
  var scores = table(), cover = new Float32Array(texts.length), chosen;
  if (depth) {
    gk.enlighten(made, depth);
    made.named = depth.reduce(function (longest, hit) { return Math.max(longest, hit.named || 0); }, 0);
  }
  chosen = best(made, cover);
  function touch(item) {
    return scores[item] || (scores[item] = { item: items[item], base: 0, covered: 0, met: [], like: 0, text: null,
      real: false, missed: false });
  }
  made.units.forEach(function (unit, index) {
    unit.posts.at.forEach(function (number, place) {
      var hit = unit.posts.hits[place], text = texts[number], i;
      for (i = 0; i < text.owners.length; i++) {
        if (chosen[text.owners[i]]) { meet(touch(text.owners[i]), index, T.weight[text.field] * hit.factor, hit, text); }
      }
    });
  });
  (depth || []).forEach(function (hit) { gk.meetDepth(touch(held.byId[hit.id].number), hit, made); });
  if (gk.reach) { gk.reach(made).forEach(touch); }
  return finish(made, scores, cover);
}
/* Figures only, so that ten thousand items cost little: marks the MOST best items, fills how much of the query
   each text covers. */
function best(made, cover) {
  var sums = new Float32Array(items.length), top = new Float32Array(items.length), here = new Float32Array(texts.length);
  var chosen = new Uint8Array(items.length), ranked = [];
  made.units.forEach(function (unit) {
    var at = unit.posts.at, touched = [], i, j, number, value, owners;
    for (i = 0; i < at.length; i++) {
      number = at[i];
      value = unit.posts.hits[i].factor;
      if (value > here[number]) { cover[number] += unit.weight * (value - here[number]); here[number] = value; }
      value *= T.weight[texts[number].field];
      owners = texts[number].owners;
      for (j = 0; j < owners.length; j++) {
        if (!top[owners[j]]) { touched.push(owners[j]); }
        if (value > top[owners[j]]) { top[owners[j]] = value; }
      }
    }
    for (i = 0; i < at.length; i++) { here[at[i]] = 0; }
    for (i = 0; i < touched.length; i++) { sums[touched[i]] += unit.weight * top[touched[i]]; top[touched[i]] = 0; }
  });
  for (var i = 0; i < sums.length; i++) { if (sums[i]) { ranked.push(i); } }
  if (ranked.length > MOST) { ranked.sort(function (a, b) { return sums[b] - sums[a] || a - b; }); }
  ranked.slice(0, MOST).forEach(function (item) { chosen[item] = 1; });
  return chosen;
}
export function meet(score, index, value, hit, text) {
  var met = score.met[index], rest = met ? met.rest + Math.min(value, met.value) : 0;
  if (!met || value > met.value) { met = score.met[index] = { value: value, hit: hit, text: text }; }
  met.rest = rest;
}
function finish(made, scores, cover) {
  var total = made.total || 1, list;
  list = Object.keys(scores).map(function (key) {
    var score = scores[key], lone = 0;
    score.met.forEach(function (met, index) {
      score.base += (met.value + T.more * Math.min(met.rest, 20)) * made.units[index].weight / total;
      score.covered += made.units[index].weight / total;
    });
    made.units.forEach(function (unit, index) {
      if (score.met[index] && !unit.stop) { if (unit.lone) { lone++; } else { score.real = true; } }
      if (/^[0-9]{2,}/.test(unit.word) && !score.met[index]) { score.missed = true; }
    });
    score.real = score.real || lone > 1 && score.covered > 0.5;
    return score;
  });
  list.sort(function (a, b) { return b.base - a.base; });
  list.forEach(function (score, place) {
    if (place < CLOSER) { score.item.texts.forEach(function (number) {
      var like = cover[number] ? T.weight[texts[number].field] * likeness(made, texts[number], cover[number] / total) : 0;
      if (like > score.like) { score.like = like; score.text = texts[number]; }
    }); }
    score.value = (score.base + T.like * score.like) * (1 - T.spread + T.spread * score.covered) * (score.missed ? T.number : 1) * (score.item.gone ? T.gone : 1);
  });
  if (gk.pull) { gk.pull(made, list); }
  list.sort(order);
  return list;
}
export function order(a, b) {
  return (b.real ? 1 : 0) - (a.real ? 1 : 0) || b.value - a.value || a.item.title.length - b.item.title.length || (a.item.id < b.item.id ? -1 : 1);
}
