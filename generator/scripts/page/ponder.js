/* The typing has stopped: what residents' words say is fetched by the characters of the query, then slips and the depth
   have their turn. */

import { has, listeners } from "../engine/arrive.js";
import { ask } from "../engine/ask.js";
import { missing } from "../engine/asked.js";
import { gk } from "../engine/hub.js";
import { refresh } from "./box.js";
import { load } from "./files.js";

/* Milliseconds without a key after which the costly steps begin. Shards that somebody waits for. */
var PAUSE = 120, awaited = [];

function isHere(name) { return has[name.replace("/", "")]; }
listeners.push(function (kind) { if ((kind === "asked" || kind === "heard") && awaited.length && awaited.every(isHere)) { awaited = []; refresh(); } });

/* All tables are there: what they say is shown at once; slips, residents' words and the depth wait for a pause. */
export function full(box, found) {
  gk.show(box, found, box.depth !== null);
  if (box.depth || !box.query || !found.plans.length) { return; }
  box.later = window.setTimeout(function () { if (!gk.over) { ponder(box); } }, PAUSE);
}
function ponder(box) {
  var found = ask(box.query, null);
  awaited = missing(found.plans);
  if (!awaited.length) { gk.show(box, found, false, true); }
  awaited.slice().forEach(function (name) { load("search/" + name + ".js"); });
}
