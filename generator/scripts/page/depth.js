/* The depth, asked of a worker; where there is none (file://, old phones), of scripts. */

import { has, packs } from "../engine/arrive.js";
import { tables } from "../engine/chars.js";
import { RELEASE, gk } from "../engine/hub.js";
import { keyOf, plainPlans } from "../engine/plain.js";
import { shardsFor } from "../engine/shards.js";
import { refresh } from "./box.js";
import { addressOf, load, want } from "./files.js";
import { renew } from "./renew.js";

var PATH = "assets/search-worker.js";
/* The worker; whether none can be had; who waits for answers, by number; how many readings the worker was told. */
var worker = null, noWorker = false, waiting = {}, turn = 0, told = null;

/* A query for a law is answered from the lines of the legal basis alone, where one is named in it. */
export function askLaws(box, answer) {
  var query = box.query, hits;
  if (!has.laws || !gk.searchLaws) {
    want("laws");
    load(PATH);
    window.setTimeout(function () { if (isWell() && query === box.query) { askLaws(box, answer); } }, 30);
    return;
  }
  hits = gk.searchLaws(plainPlans(answer.plans)[0], answer.query);
  if (hits.length) { tell(box, answer, [hits]); } else { deepen(box, answer); }
}
/* Whether what is waited for may still come. */
function isWell() { return gk.alive && !gk.over && !gk.lost; }
function tell(box, answer, hits) {
  box.depth = { key: keyOf(answer.plans), hits: hits };
  box.run();
}
/* Asks the shards of an answer; their hits are put together in the order of the shards, whichever answers first. */
export function deepen(box, answer) {
  var codes = shardsFor(answer), plans = plainPlans(answer.plans), said = {}, left = codes.length, query = box.query;
  var number = ++turn;
  waiting = {};
  waiting[number] = function (code, hits) {
    said[code] = hits;
    if (--left || query !== box.query) { return; }
    tell(box, answer, plans.map(function (units, plan) {
      return [].concat.apply([], codes.map(function (code) { return said[code][plan]; }));
    }));
  };
  codes.forEach(function (code) { askShard({ ask: number, code: code, plans: plans, query: answer.query, release: RELEASE }); });
}
function askShard(job) {
  if (!noWorker && !worker) { startWorker(); }
  if (noWorker) { askHere(job); return; }
  job.url = absolute(addressOf("search/depth/" + job.code + ".js"));
  job.tables = told === packs.length ? null : tables();
  told = packs.length;
  worker.postMessage(job);
}
function absolute(address) {
  var node = document.createElement("a");
  node.href = address;
  return node.href;
}
function startWorker() {
  noWorker = location.protocol === "file:" || !window.Worker;
  if (noWorker) { return; }
  try {
    told = null;
    worker = gk.worker = new window.Worker(addressOf(PATH));
    worker.onmessage = function (event) { hear(event.data); };
    worker.onerror = function () { noWorker = true; worker = null; refresh(); };
  } catch (error) { noWorker = true; }
}
/* A worker of another release, or one that got such a shard, says so or says nothing of a release. */
function hear(said) {
  if (said.release !== RELEASE) { renew(true); } else if (!said.hits) { renew(false); } else if (waiting[said.ask]) {
    waiting[said.ask](said.code, said.hits);
  }
}
/* One shard at a time, so that the page stays alive. */
var queue = [];

function askHere(job) {
  queue.push(job);
  load("assets/lunr.js");
  load(PATH);
  if (queue.length === 1) { window.setTimeout(nextHere, 0); }
}
function nextHere() {
  var job = queue[0], answer = waiting[job.ask], shard = "search/depth/" + job.code + ".js";
  if (!isWell()) { queue = []; return; }
  if (!window.lunr || !gk.searchDepth) {
    window.setTimeout(nextHere, 20);
    return;
  }
  if (answer && !has["depth" + job.code]) {
    load(shard);
    window.setTimeout(nextHere, 10);
    return;
  }
  queue.shift();
  if (answer) { answer(job.code, job.plans.map(function (units) { return gk.searchDepth(job.code, units, job.query); })); }
  if (queue.length) { window.setTimeout(nextHere, 0); }
}
