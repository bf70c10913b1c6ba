/* Which domains' shards are asked. */

import { isLaw } from "./ask.js";
import { domains } from "./table.js";

var ALL = 0.5;

export function isLive(score) { return !score.item.gone; }
/* Shards to ask: those of the best results; all when hardly anything was found. */
export function shardsFor(answer) {
  var codes = {}, top = answer.list.filter(isLive).slice(0, 3);
  if (top.length && top[0].covered >= ALL && !top[0].missed && !isLaw(answer.query)) {
    top.forEach(function (score) { codes[score.item.domain] = true; });
  } else { domains.forEach(function (domain) { codes[domain.code] = true; }); }
  return Object.keys(codes).sort();
}
