/* What a kept search finds today. */

import { read } from "./storage.js";

/* Of which release this script is; written in by render/scripts.py. */
export var OWN_RELEASE = "@release@";

/* The search, if it is of the same release: another one's functions may be others. */
export function searchOf() {
  var gk = window.gkSearch;
  return gk && gk.release === OWN_RELEASE ? gk : null;
}

/* Ids a search finds by names and words, the depth and residents' own words left out: asked again it gives the same as long as the catalogue
   does not change. */
export function idsOf(at) {
  var gk = searchOf(), wanted = gk.asked(at), list;
  list = wanted.q ? gk.engine.ask(wanted.q, null, true).list : gk.engine.items.map(function (item) { return { item: item, real: true }; });
  return list.filter(function (score) { return (score.found === undefined ? score.real : score.found) && !score.item.gone && gk.passes(score.item, null, wanted); }).map(function (score) { return score.item.id; });
}
export function isReady() {
  var gk = searchOf(), has = gk && gk.engine.has, letters = read().some(function (kept) { return /[?&]q=[^&]*[a-z]/i.test(kept.at); });
  if (!gk || !gk.passes) { return false; }
  if (letters && !gk.sound.reader) { gk.want("sounds"); return false; }
  return !!(has.words && has.everyday && has.details);
}
export function newOf(kept, ids) { return ids.filter(function (id) { return kept.ids.indexOf(id) < 0; }); }
