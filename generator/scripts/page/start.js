/* Where there is a page, the search takes its boxes, and the place of a search of another release. */

import { listeners } from "../engine/arrive.js";
import { gk } from "../engine/hub.js";
import { attach, boxes, refresh } from "./box.js";
import { load, want } from "./files.js";

/* Leaves the boxes to another search. */
function stop() {
  gk.alive = false;
  if (gk.worker) { gk.worker.terminate(); }
  boxes.forEach(function (box) {
    window.clearTimeout(box.timer);
    window.clearTimeout(box.later);
    if (box.body.contains(document.activeElement)) { box.input.focus(); }
    box.out.textContent = "";
  });
}
function start() {
  if (gk.before) { gk.before.stop(); }
  gk.stop = stop;
  gk.want = want;
  gk.load = load;
  gk.refresh = refresh;
  listeners.push(function (kind, code) { if (!code) { refresh(); } });
  want("names");
  Array.prototype.forEach.call(document.querySelectorAll("form[data-gk-form]"), attach);
}

if (typeof document !== "undefined") { start(); }
