/* The home page: kept searches, with what is new in each. */

import { make, rootOf } from "./build.js";
import { isReady, searchOf } from "./count.js";
import { fill, kept, keptList } from "./list.js";
import { NOTE } from "./panel.js";
import { read } from "./storage.js";

export function drawHome() {
  var list = keptList("");
  fill(kept.home, list ? [make("h2", "", ["记住的搜索"]), list, make("p", "gk-note", [NOTE])] : []);
}
export function startHome() {
  var place = document.querySelector(".gk-home"), out = document.querySelector("[data-gk-page]");
  if (!(place || out) || !read().length) { return; }
  kept.home = make("section", "gk-keep");
  kept.home.setAttribute("aria-label", "记住的搜索");
  if (place) { place.insertBefore(kept.home, place.children[1] || null); } else { out.parentNode.insertBefore(kept.home, out.nextSibling); }
  drawHome();
  if (!window.gkSearch) { loadSearch(); }
  watch();
}
function loadSearch() {
  var script = document.createElement("script");
  script.src = rootOf() + "/assets/search.js";
  document.body.appendChild(script);
}
/* Fetches what counting needs, one after the other as the search does; gives up after a while without network. */
function watch() {
  var looks = 0, timer = window.setInterval(function () {
    var gk = searchOf();
    if (isReady() && kept.home) { drawHome(); }
    if (isReady() || !kept.home || ++looks > 150) { window.clearInterval(timer); return; }
    if (!gk || !gk.engine.has.names) { return; }
    ["everyday", "words", "details"].forEach(gk.want);
    gk.load("assets/search-more.js");
  }, 200);
}
