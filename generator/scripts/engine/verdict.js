/* Whether the best that was found is what was asked, or the catalogue does not hold it. */

import { spokenOf } from "./asked.js";
import { elsewhere, othersIn } from "./others.js";
import { gk } from "./hub.js";
import { signOf } from "./syllables.js";
import { items, texts } from "./table.js";
import { KEYWORD, QUESTION } from "./tuning.js";
import { markWants } from "./wants.js";

/* Values of the best result: nothing below LEAST is an answer; beside a matter of others WEAK is none and SURE is one.
   Calibrated on benchmarks/search/queries_situations.yml and queries_not_held.yml. */
var LEAST = 0.7, WEAK = 2.8, SURE = 6.5;
/* Of what residents' words say of the best item: so much said of a matter of others is one; so little is none, whatever
   word stands in the question. */
var CLEARLY = 0.88, HARDLY = 0.4;
/* In letters: so much said of a matter of others is one, where one of its words is heard. */
var PARTLY = 0.55;

/* Words that go with any matter: beside a matter of others they are no sign that this catalogue has it. */
var GENERAL = /登记|协议|到期|年龄|半夜|奖励|押金|名字|网上|东西|打工|外地|好处|停了|老板|找谁|自己|办理|补贴|补助|津贴|领取|申领|报名|收费|费用|价格|条件|材料|手续|认定|查询|过期|到期|快到|换证|补办|补领|丢了?|掉了|坏了?|涨|政策|标准|电话|申请|名单|结果|处罚|罚款|信息|公司|服务|检查|附近|地址|开放|时间|公示|证明|证件|号码|老人|孩子|小孩|家里|农民|农村|[村县镇乡城]里|农户|[证卡费钱价办换补领修买卖交收高低贵快]/g;
function markAll(run, pattern, marks) {
  run.replace(pattern, function (word) {
    var at = arguments[arguments.length - 2], i;
    for (i = 0; i < word.length; i++) { marks[at + i] = true; }
    return word;
  });
}
/* How many domains know a unit by the names or keywords of their items. */
function spread(unit) {
  var seen = {};
  unit.posts.at.forEach(function (number) {
    if (texts[number].field <= KEYWORD) { texts[number].owners.forEach(function (item) { seen[items[item].domain] = true; }); }
  });
  return Object.keys(seen).length;
}
/* How much of what a query is about the best item meets: characters that neither fall away, name a place or a person,
   nor only say what is wanted, nor stand in `left`. { about, met } */
function grasp(made, score, left) {
  var out = { about: 0, met: 0, narrow: 0 };
  made.runs.forEach(function (one, number) {
    var marks = markWants(one.run, one.stop.slice()), held = [], narrow = [], i;
    if (left) { markAll(one.run, GENERAL, marks); }
    made.units.forEach(function (unit, index) {
      if (!score.met[index] || unit.run !== number || unit.stop || unit.lone) { return; }
      for (i = unit.at; i < unit.at + unit.word.length; i++) { held[i] = true; narrow[i] = narrow[i] || !unit.wish && spread(unit) < 4; }
    });
    for (i = 0; i < one.run.length; i++) {
      if (marks[i] || left && left[number][i]) { continue; }
      out.about++;
      if (held[i]) { out.met++; }
      if (narrow[i]) { out.narrow++; }
    }
  });
  return out;
}
/* Whether a keyword or question of the item puts the word beside a matter of its own that the query has too. */
function names(item, word, query) {
  return item.texts.some(function (number) {
    var folded = texts[number].folded, rest = texts[number].field <= QUESTION && folded.indexOf(word) >= 0 && folded.replace(word, "").replace(GENERAL, "");
    return folded === query || !!rest && rest.split("").filter(function (ch) { return query.indexOf(ch) >= 0; }).length >= Math.max(2, 0.7 * rest.length);
  });
}
/* { none, word, who }: `none` where the catalogue holds nothing of the kind; then who does it, if that is known.
   What residents say of matters of others decides, where it is here; the list of words needs it beside itself. */
export function verdict(answer) {
  var out = byWords(answer), other = answer.other, top = answer.list[0], share;
  if (answer.heard === undefined || !top || top.item.gone) { return out; }
  share = other ? other.value / Math.max(answer.heard, 0.1) : 0;
  if (share > CLEARLY || share > PARTLY && hearsOther(answer.query)) { return { none: true, word: out.word, who: other.who }; }
  return out.none && out.word && share < HARDLY ? { none: false, word: "", who: "" } : out;
}
/* Whether a word of others can be heard in a query of letters: dibao, huzhao. */
function hearsOther(query) {
  var said = spokenOf(query);
  return !!said && elsewhere().some(function (pair) {
    var signs = pair[0].split("").map(function (ch) { return signOf(gk.sound.of(ch)[0] || ""); });
    return signs.length > 1 && signs.every(Boolean) && said.indexOf(signs.join("")) >= 0;
  });
}
/* Thresholds are of the value without what residents' words add. */
function own(score) { return score.value - (score.heard || 0); }
function byWords(answer) {
  var top = answer.list[0], made = answer.plans[0], out = { none: !top, word: "", who: "" }, found, got;
  if (!made || !made.runs.length || top && top.item.gone) { return out; }
  found = othersIn(made);
  if (found.word) {
    got = top ? grasp(top.plan, top, othersIn(top.plan).marks) : { about: 0, met: 0, narrow: 0 };
      out.none = (!got.about || got.narrow < 2 || got.met < 0.3 * got.about || own(top) < WEAK) && !(top && (names(top.item, found.word, made.query) || own(top) > SURE && got.met > 1 && got.met >= 0.6 * got.about));
    if (out.none) { out.word = found.word; out.who = found.who; }
    return out;
  }
  if (!top) { return out; }
  got = grasp(top.plan, top);
  out.none = !top.real || got.about > 1 && top.value * (0.3 + got.met / got.about) < LEAST;
  return out;
}
