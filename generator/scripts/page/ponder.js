/* The typing has stopped: what residents' words say is fetched by the characters of the query, then slips and the depth
   have their turn. */

import { has, listeners } from "../engine/arrive.js";
import { ask } from "../engine/ask.js";
import { missing } from "../engine/asked.js";
import { gk } from "../engine/hub.js";
import { refresh } from "./box.js";
import { load } from "./files.js";

/* Shards that somebody waits for. */
var awaited = [];

function isHere(code) { return has["asked" + code]; }
listeners.push(function (kind) { if (kind === "asked" && awaited.length && awaited.every(isHere)) { awaited = []; refresh(); } });

export function ponder(box) {
  var found = ask(box.query, null);
  awaited = missing(found.plans);
  if (!awaited.length) { gk.show(box, found, false, true); }
  awaited.slice().forEach(function (code) { load("search/asked/" + code + ".js"); });
}
