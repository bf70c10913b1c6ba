/* Asking: a query → an answer. */

import { gk } from "./hub.js";
import { plan } from "./plan.js";
import { order, rank } from "./rank.js";
import { held } from "./table.js";
import { fold, table } from "./text.js";
import { T } from "./tuning.js";

var LAW = /[^办]法|条例|办法|规定|细则|[令〕\])].*\d|\d+[条号]/;
/* `05-019`, `05019`, and as people copy it: `5-19`, `05/019`, `编码 05-019`, `目录05-019`. */
var ID = /^(?:\s*(?:公开)?(?:目录|事项|条目)?(?:编[码号]|序号|代码|第|no\.?)?)[\s:：]*(?:(\d{2})(\d{3})|(\d{1,2})\s?[-\s—–－_.·\/]\s?(\d{1,3}))\s*(?:号|项|条)?\s*$/;

/* Characters of a query that are looked at. */
export var LONGEST = 100;

export function isLaw(query) { return LAW.test(query); }

/* Answer to a query: { list, plans, settled, query }. `list` holds scores in rank order.
   `depth`: what the depth said, { key, hits: per plan }; it counts only for the plans it was asked for (`deep` says
   whether it did): a table that came later makes other plans. `quick`: slips are left for later, which `doubtful`
   says. An id is met by itself or by nothing; five bare figures may be a telephone number. */
export function ask(query, depth, quick) {
  var folded = fold(query.slice(0, LONGEST)), id = ID.exec(folded), plans, answer, item;
  id = id && ("0" + (id[1] || id[3])).slice(-2) + "-" + ("00" + (id[2] || id[4])).slice(-3);
  item = held.byId[id || folded];
  if (item || id && /\D/.test(folded)) {
    answer = { item: item, value: 99, covered: 1, real: true, met: [], why: id ? "事项编码" : "" };
    return { list: item ? [answer] : [], plans: [], settled: true, query: folded, id: id };
  }
  plans = [plan(folded)];
  if (gk.correct && !quick) { plans = plans.concat(gk.correct(folded, plans[0])); }
  if (depth && depth.key !== gk.keyOf(plans)) { depth = null; }
  answer = merge(plans, depth ? depth.hits : []);
  if (gk.hear) { gk.hear(answer); }
  answer.deep = !!depth;
  answer.query = folded;
  answer.doubtful = !!quick && plans[0].unknown.length > 0;
  return answer;
}
function merge(plans, depth) {
  var best = table(), list, top = 0, covered = 0, fresh = 0, settled;
  plans.forEach(function (made, index) {
    if (index && (plans[0].named || gk.isKnown(plans[0], made.mended))) { return; }
    var factor = index ? T.mended : plans.length > 1 ? T.meant : 1;
    rank(made, depth[index]).forEach(function (score) {
      var known = best[score.item.id];
      score.plan = made;
      score.value *= factor;
      if (!known || score.value > known.value) { best[score.item.id] = score; }
      covered = Math.max(covered, score.covered);
    });
  });
  list = Object.keys(best).map(function (key) { return best[key]; }).sort(order);
  top = list.length ? list[0].value : 0;
  fresh = list.length ? list[0].covered : 0;
  settled = covered > 0.8 && top > 5;
  list = list.filter(function (score, place) {
    return (score.real || !list[0].real) && (place < 6 && !settled || score.value >= T.cut * top && score.covered >= (settled ? T.settled : T.cover) * fresh);
  });
  return { list: list, plans: plans, settled: settled && !LAW.test(plans[0].query) };
}
