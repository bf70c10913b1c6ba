/* Answers for the page: hits of a shard for each plan, with the release they are of. In the page itself, where no
   worker can be had, only the functions are wanted. */

import { has, packs } from "../engine/arrive.js";
import { partsOf } from "../engine/asked.js";
import { setTraditional } from "../engine/chars.js";
import { searchLaws } from "../engine/depth/laws.js";
import { searchDepth } from "../engine/depth/shard.js";
import { tokens } from "../engine/depth/tokens.js";
import { RELEASE, gk } from "../engine/hub.js";

gk.searchDepth = searchDepth;
gk.searchLaws = searchLaws;
gk.engine.tokens = tokens;
gk.engine.partsOf = partsOf;

function answer(job) {
  if (job.tables) {
    packs.length = 0;
    packs.push.apply(packs, job.tables.packs);
    setTraditional(job.tables.traditional);
    gk.sound.unpack();
  }
  if (!has["depth" + job.code]) { global.importScripts(job.url); }
  if (job.release !== RELEASE || !has["depth" + job.code] || !gk.parts["search-sound"]) { return { ask: job.ask, release: "" }; }
  return { ask: job.ask, release: RELEASE, code: job.code,
    hits: job.plans.map(function (units) { return searchDepth(job.code, units, job.query); }) };
}

if (typeof document === "undefined" && typeof global.importScripts === "function") {
  global.onmessage = function (event) {
    var said;
    try { said = answer(event.data); } catch (error) { said = { ask: event.data.ask, release: RELEASE, failed: String(error) }; }
    global.postMessage(said);
  };
}
