/* Kept searches in the browser's own storage: nothing is sent. */

var KEY = "gk-searches";

export var MOST = 20;

/* Kept searches: { at: address from the question mark on, name, ids: what was found when last seen, on: day }. */
export function read() {
  var list;
  try { list = JSON.parse(window.localStorage.getItem(KEY)); } catch (error) { list = null; }
  return (Array.isArray(list) ? list : []).filter(function (kept) {
    return kept && typeof kept.at === "string" && typeof kept.name === "string" && Array.isArray(kept.ids) && /^\?/.test(kept.at);
  }).slice(0, MOST);
}
export function store(list) {
  try { window.localStorage.setItem(KEY, JSON.stringify(list)); return true; } catch (error) { return false; }
}
export function findKept(list, at) { return list.filter(function (kept) { return kept.at === at; })[0]; }
