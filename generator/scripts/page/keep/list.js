/* The list of kept searches, on the search page and on the home page. */

import { button, make, searchLink } from "./build.js";
import { idsOf, isReady, newOf } from "./count.js";
import { drawHome } from "./home.js";
import { draw } from "./panel.js";
import { read, store } from "./storage.js";

/* Where they are shown: { node, box, at, open, told } on the search page, a section on the home page. */
export var kept = { panel: null, home: null };

/* The list of kept searches, with what is new in each; `here`: the address that is being looked at. */
export function keptList(here) {
  var list = read(), ready = isReady(), changed = false, node;
  node = make("ul", "gk-list gk-kept", list.map(function (one) {
    var ids = ready ? idsOf(one.at) : [], fresh = ready ? newOf(one, ids) : [], drop;
    if (ready && one.at === here && (fresh.length || ids.length !== one.ids.length)) { one.ids = ids; changed = true; }
    drop = button("删除", function () { remove(one.at); });
    drop.setAttribute("aria-label", "删除“" + one.name + "”");
    return make("li", "", [searchLink(one.at, one.name), make("span", "gk-num", [" " + (fresh.length ? "新增 " + fresh.length + " 项" : ready ? "没有新的" : "")]), " ", drop]);
  }));
  if (changed) { store(list); }
  return list.length ? node : null;
}
export function remove(at) {
  store(read().filter(function (kept) { return kept.at !== at; }));
  redraw();
  focusHeading();
}
export function focusHeading() {
  var head = (kept.panel ? kept.panel.node : kept.home || document).querySelector("h2");
  if (head) { head.tabIndex = -1; head.focus(); }
}
/* New content; a control that had the focus has it again. */
export function fill(node, parts) {
  var controls = node.querySelectorAll("a, button, input"), at = Array.prototype.indexOf.call(controls, document.activeElement);
  node.textContent = "";
  parts.forEach(function (part) { if (part) { node.appendChild(part); } });
  controls = node.querySelectorAll("a, button, input");
  if (at >= 0 && controls.length) { controls[Math.min(at, controls.length - 1)].focus(); }
}
function redraw() {
  if (kept.panel) { draw(); }
  if (kept.home) { drawHome(); }
}
