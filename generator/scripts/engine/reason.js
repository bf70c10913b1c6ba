/* Why a result is there. */

import { stops, synonyms } from "./synonyms.js";
import { clip, fold } from "./text.js";

/* Why a result is there, when the words typed do not show in it; "" where they do. */
export function reason(score) {
  var best = null, made = score.plan, sums = {};
  if (score.why || !made) { return score.why || ""; }
  if (made.mended) { return made.mended.kind + "：" + made.mended.from + " → " + made.mended.to; }
  score.met.forEach(function (met, index) {
    var kind = met.hit.alt.kind;
    sums[kind] = (sums[kind] || 0) + made.units[index].weight;
    if (!best || sums[kind] > (sums[best.hit.alt.kind] || 0) || best.hit.alt.kind === kind && met.value > best.value) { best = met; }
  });
  if (!best) { return ""; }
  if (best.hit.alt.kind === "same") { return isWord(best.hit.alt) ? "同义：" + best.hit.alt.say + " → " + best.hit.alt.s : ""; }
  if (best.hit.alt.kind === "sound") { return (best.hit.factor < 0.88 && best.hit.factor > 0.76 ? "近音：" : "按拼音：") + (best.hit.word || best.hit.alt.s); }
  return shows(score, made) ? "" : saidAs(score.text || best.text);
}
function isLike(word, other) { return word.split("").some(function (ch) { return other.indexOf(ch) >= 0; }); }
/* Whether the two are plainly the same: alike themselves, or said in a line of words that are (拆迁、动迁、拆房 → 征收).
   Whoever asks about 打架 does not see why 学校安全 should be the same. */
function isPlain(alt) {
  return isLike(alt.say, alt.s) || synonyms.some(function (group) {
    return group.mean.indexOf(alt.s) >= 0 && group.say.indexOf(alt.say) >= 0 &&
      2 * group.say.filter(function (word) { return isLike(word, alt.say); }).length > group.say.length;
  });
}
/* A word for a word explains something; a question for a title does not. */
function isWord(alt) {
  return isPlain(alt) && alt.say.length < 5 && alt.s.length < 9 && !stops.some(function (word) { return alt.say.indexOf(word) >= 0; });
}
function shows(score, made) {
  var text = fold(score.item.title + "\n" + score.item.category + "\n" + (score.item.summary || ""));
  return made.units.some(function (unit) { return !unit.stop && text.indexOf(unit.word) >= 0; });
}
function saidAs(text) {
  var label = { 3: "也说", 4: "常问", 6: "公开内容", 7: "责任主体", 8: "依据" }[text.field];
  return label ? label + "：" + clip(text.text, 40) : "";
}
