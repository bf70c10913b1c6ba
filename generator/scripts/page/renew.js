/* When files do not belong together, or one is gone: the whole search is fetched anew, past all caches. The new one
   takes the place of this one as it runs (start.js). Nothing is shown of files that are not of one release. */

import { gk } from "../engine/hub.js";
import { boxes, refresh } from "./box.js";
import { addScript, rootOf } from "./files.js";
import { link, make } from "./make.js";

var TRIES = 2, renewing = false;

/* `certain`: a file of another release came, and nothing is shown any more; else one did not come at all, which may be
   the network. */
export function renew(certain) {
  if (!gk.alive || gk.over) { return; }
  gk.over = certain;
  if (!renewing && gk.tries >= TRIES) { giveUp(); return; }
  if (!renewing) { fetchAnew(); }
  if (certain) { refresh(); }
}
function fetchAnew() {
  renewing = true;
  gk.next = { tries: gk.tries + 1, fresh: "&n=" + new Date().getTime() };
  addScript(rootOf() + "/assets/search.js" + (location.protocol === "file:" ? "" : "?" + gk.next.fresh),
    function () { gk.over = true; giveUp(); }, giveUp);
}
/* Nothing came, or what came is no search. */
function giveUp() {
  if (!gk.alive) { return; }
  renewing = false;
  gk.next = null;
  if (gk.over) { refresh(); return; }
  boxes.forEach(function (box) { box.say("数据没有取到，请再试一次，或者按拼音查。"); });
}
/* In the place of results; a row that had the focus gives it to the box. */
export function showOver(box) {
  var again = make("button", "gk-more", ["再试一次"]);
  if (box.body.contains(document.activeElement)) { box.input.focus(); }
  box.body.textContent = "";
  box.say(renewing ? "目录刚更新，正在换成新的…" : "目录刚更新，数据新旧不一，请过几分钟刷新，或者：");
  if (renewing) { return; }
  again.type = "button";
  again.addEventListener("click", function () { gk.tries = 0; gk.over = false; renew(true); });
  box.body.appendChild(make("p", "gk-none", [link("az/", "", ["按拼音查"]), " ", link("bodies/", "", ["按部门查"]), " ", again]));
}
