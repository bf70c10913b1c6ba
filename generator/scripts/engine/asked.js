/* What residents' own words say of which item: shards by the first characters of their parts (render/search/asked.py).
   A query of nothing but letters is compared by its sounds, with shards of their own.
   A query is compared with all that was said of an item: each character and each pair of characters counts by how few
   items it is said of, and by how often. So residents' words never change what the others find; they add to it. */

import { dataOf, has, listeners } from "./arrive.js";
import { gk } from "./hub.js";
import { groups } from "./others.js";
import { order } from "./rank.js";
import { signOf } from "./syllables.js";
import { items } from "./table.js";
import { runs, table } from "./text.js";

var SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;<=>?@[]^_`{|}";
/* WORTH of what is said, beside the score of the other words. RARE: how much more rare parts weigh; LONE: a character,
   beside a pair; AGAIN: said so often, a part counts half. MOST: so many items come by it alone, if they have SOME of
   what the best has. CLEAR: said so much, an item is no chance hit. MEND: a query in which a slip was mended. PULL: of what the
   words of wanting raise an item by. */
var WORTH = 0.3, RARE = 1.5, LONE = 0.8, AGAIN = 1, MOST = 14, SOME = 0.2, CLEAR = 2, MEND = 0.88, PULL = 0.5;
/* Who copies the number of a law or its article asks for no more than that. */
var NUMBER = /[令〕\])].*\d|\d+[条号]|条例/;
var posts = table();

listeners.push(function (kind, code) { if (kind === "asked" || kind === "heard") { readShard(dataOf(kind + code)); } });

/* The different characters and pairs of a text, letters and figures whole; twin of model/search.py. */
export function partsOf(text) {
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
/* The signs of a query in letters, a run for each stretch of syllables; "" if it isn't one that can be cut into some. */
export function spokenOf(query) {
  var said = "", syllables = 0;
  if (!gk.cut || !/^[a-z'’ ]+$/.test(query)) { return ""; }
  query.split(/['’ ]+/).forEach(function (word) {
    (gk.cut(word, true) || [""]).forEach(function (part) {
      var sign = signOf(part);
      syllables += sign ? 1 : 0;
      said += sign || " ";
    });
  });
  return syllables > 1 ? said : "";
}
function soundsOf(said) {
  var found = table(), i;
  for (i = 0; i < said.length; i++) {
    if (said.charAt(i) !== " ") { found[said.charAt(i)] = true; }
    if (i && said.substr(i - 1, 2).indexOf(" ") < 0) { found[said.substr(i - 1, 2)] = true; }
  }
  return Object.keys(found);
}
/* What of a query is compared: its sounds, or its characters. */
function comparedOf(query) {
  var said = spokenOf(query);
  return said ? soundsOf(said) : partsOf(query);
}
/* A shard → the parts it has: { at: items, times: in how many of its sentences }. */
function readShard(packed) {
  packed.split("\n").forEach(function (line) {
    var head = /^[0-9a-z]+ /.exec(line), first = head ? head[0].slice(0, -1) : line.charAt(0), i = head ? head[0].length : 1;
    var post = begin(first), far = 0, ch;
    for (; i < line.length; i++) {
      ch = line.charAt(i);
      if (ch > "~") { post = begin(first + ch); } else if (ch === "~") { far += SIGNS.length; } else if (ch >= "0" && ch <= "9") { post.times[post.at.length - 1] = +ch; } else {
        post.at.push(post.last += far + SIGNS.indexOf(ch) + 1);
        post.times.push(1);
        far = 0;
      }
    }
  });
}
function begin(part) { return posts[part] = { at: [], times: [], last: -1 }; }

/* How many shards there are, and of how many items and matters of others. */
function counts() { var words = dataOf("words"); return words && has.words && words.q || [0, 0, 0]; }
/* Names of shards that an answer needs and that are not here; none where there is nothing to hear. */
export function missing(plans) {
  var codes = table(), shards = counts();
  if (!shards[0] || !plans.length) { return []; }
  plans.forEach(function (made) {
    comparedOf(made.query).forEach(function (part) {
      var first = part.charCodeAt(0), heard = first >= 0xE000 && first < 0xF000;
      codes[heard ? "heard/" + first % shards[2] : "asked/" + first % shards[0]] = true;
    });
  });
  return Object.keys(codes).filter(function (name) { return !has[name.replace("/", "")]; });
}
/* Whether residents' words are counted in: only all of them together, so that one question has one answer. */
export function isHeard(plans) { return counts()[0] > 0 && !missing(plans).length; }

/* Number of an item, and behind the items of a matter of others → how much of a query is said of it. */
function saidOf(query) {
  var values = table(), many = counts()[1];
  comparedOf(query).forEach(function (part) {
    var post = posts[part], weight;
    if (!post) { return; }
    weight = WORTH * (part.charAt(1) ? 1 : LONE) * Math.pow(Math.log(1 + many / (0.5 + post.at.length)), RARE);
    post.at.forEach(function (item, place) {
      values[item] = (values[item] || 0) + weight * post.times[place] / (post.times[place] + AGAIN);
    });
  });
  return values;
}
/* The same of all plans of an answer: the query as it was typed, and with its slips mended. */
function saidOfAll(plans) {
  var values = saidOf(plans[0].query);
  plans.slice(1).forEach(function (made) {
    var others = saidOf(made.query);
    Object.keys(others).forEach(function (item) { values[item] = Math.max(values[item] || 0, MEND * others[item]); });
  });
  return values;
}
/* What gives what is wanted weighs more here too. */
function raise(wants, values) {
  wants.forEach(function (want) {
    Object.keys(values).forEach(function (number) {
      if (isOwn(number) && want.done.test(items[number].title)) { values[number] *= 1 + PULL * want.pull; }
    });
  });
}
function isOwn(number) { return number < items.length && !items[number].gone; }
/* Adds to an answer what residents' words say of its items, and the best of those that no other word meets; `other`
   is what they say of the matter of others they fit best: { value, who }. `found`: whether a score is real without them. */
function hear(answer) {
  var here = {}, values, best, top;
  if (!answer.plans.length || NUMBER.test(answer.plans[0].query) || !isHeard(answer.plans)) { return; }
  values = saidOfAll(answer.plans);
  raise(answer.plans[0].wants || [], values);
  best = Object.keys(values).sort(function (a, b) { return values[b] - values[a] || a - b; });
  answer.other = otherOf(best.filter(function (number) { return !isOwn(number); })[0], values);
  best = best.filter(isOwn);
  /* Nobody gathers words for what is withdrawn: it keeps its place beside what it is like. */
  top = answer.list.length ? values[best[0]] / answer.list[0].value : 0;
  answer.list.forEach(function (score) {
    here[score.item.number] = true;
    score.heard = (score.item.gone ? score.value * top : values[score.item.number]) || 0;
    score.value += score.heard;
    score.found = score.real;
    score.real = score.real || score.heard > CLEAR;
  });
  best.slice(0, MOST).forEach(function (number) {
    if (!here[number] && values[number] > SOME * values[best[0]]) { answer.list.push(heardOnly(items[number], values[number], answer.plans[0])); }
  });
  answer.list.sort(order);
  answer.heard = best.length ? values[best[0]] : 0;
}
function otherOf(number, values) {
  var live = items.filter(function (item) { return !item.gone; }).length;
  return number === undefined ? null : { value: values[number], who: groups()[number - live] };
}
function heardOnly(item, value, made) {
  return { item: item, base: 0, value: value, heard: value, covered: 0, met: [], like: 0, text: null, real: true, found: false, missed: false, plan: made };
}

gk.hear = hear;
gk.isHeard = isHeard;
gk.missing = missing;
