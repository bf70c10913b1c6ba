/* How residents ask for each item, in their own words (asked.js). A query is compared with all that was said of an
   item: every character and every pair of characters counts by how few items it is said of, once or again. */

import { dataOf, has, listeners } from "./arrive.js";
import { column } from "./columns.js";
import { gk } from "./hub.js";
import { order } from "./rank.js";
import { items } from "./table.js";
import { runs, table } from "./text.js";

/* WORTH: of what is said, beside the score of the words. RARE: how much more rare words weigh. LONE: a character beside
   a pair. AGAIN: said so often, a word counts half.
   MOST: so many items come by it alone, if they have SOME of what the best has. */
var WORTH = 0.3, RARE = 1.5, LONE = 0.8, AGAIN = 1, MOST = 8, SOME = 0.4;
var said = null;

listeners.push(function (kind) { if (kind === "asked" || kind === "names") { said = null; } });

/* The different characters and pairs of a text; letters and figures whole. */
function parts(text) {
  var found = table();
  runs(text).forEach(function (run) {
    if (run.charCodeAt(0) < 128) { found[run] = true; return; }
    for (var i = 0; i < run.length; i++) {
      found[run.charAt(i)] = true;
      if (i) { found[run.substr(i - 1, 2)] = true; }
    }
  });
  return Object.keys(found);
}
/* Part → { at: items, times: how many of its ways hold it }, and the weight of each part. */
function readAsked() {
  var out = { of: table(), many: 0 };
  column(dataOf("asked").a).forEach(function (line, item) {
    if (!line) { return; }
    out.many++;
    line.split("|").forEach(function (way) {
      parts(way).forEach(function (part) {
        var post = out.of[part] || (out.of[part] = { at: [], times: [] }), last = post.at.length - 1;
        if (post.at[last] === item) { post.times[last]++; } else { post.at.push(item); post.times.push(1); }
      });
    });
  });
  return out;
}
function weightOf(part, post) {
  return Math.pow(Math.log(1 + said.many / (0.5 + post.at.length)), RARE) * (part.charAt(1) ? 1 : LONE);
}
/* Number of an item → how much of a query is said of it. */
function heardOf(query) {
  var values = {};
  parts(query).forEach(function (part) {
    var post = said.of[part], weight = post ? WORTH * weightOf(part, post) : 0;
    if (!post) { return; }
    post.at.forEach(function (item, place) {
      values[item] = (values[item] || 0) + weight * post.times[place] / (post.times[place] + AGAIN);
    });
  });
  return values;
}
/* Adds to an answer what residents' words say of its items, and the best of those that no other word meets. */
function hear(answer) {
  var list = answer.list, here = {}, values, best;
  if (!has.asked || !answer.plans.length) { return; }
  said = said || readAsked();
  values = heardOf(answer.plans[answer.plans.length - 1].query);
  list.forEach(function (score) {
    here[score.item.number] = true;
    score.heard = values[score.item.number] || 0;
    score.value += score.heard;
  });
  best = Object.keys(values).sort(function (a, b) { return values[b] - values[a] || a - b; }).slice(0, MOST);
  best.forEach(function (number) {
    if (!here[number] && values[number] > SOME * values[best[0]]) {
      list.push({ item: items[number], base: 0, value: values[number], heard: values[number], covered: 0, met: [], like: 0, text: null, real: true, plan: answer.plans[0] });
    }
  });
  list.sort(order);
}

gk.hear = hear;
