/* A box: the form, its input and the place for results; `query` is the one shown, `depth` what the depth said to it. */

import { has } from "../engine/arrive.js";
import { LONGEST, ask } from "../engine/ask.js";
import { gk } from "../engine/hub.js";
import { fold } from "../engine/text.js";
import { load, want } from "./files.js";
import { close, onKey } from "./keys.js";
import { show } from "./list.js";
import { listen, make, parameter } from "./make.js";
import { showOver } from "./renew.js";

/* A list closed until one returns to the box. */
var LEFT = "left";

export var boxes = [];

export function attach(form) {
  var input = form.querySelector("input[data-gk-search]"), out = form.parentNode.querySelector("[data-gk-results]");
  var status = make("p", "gk-status"), box;
  if (!input || !out) { return; }
  box = { form: form, input: input, out: out, status: status, body: make("div", "gk-found"), list: make("ol", "gk-list"),
    foot: null, query: "", depth: null, most: 0, isPage: out.hasAttribute("data-gk-page"), timer: 0, later: 0, composing: false, shut: false };
  status.setAttribute("role", "status");
  status.setAttribute("aria-live", "polite");
  box.say = function (text) { if (status.textContent !== text) { status.textContent = text; } };
  box.run = function () { run(box); };
  boxes.push(box);
  if (box.isPage && !input.value) { input.value = parameter("q"); }
  bind(box);
  run(box);
}
export function refresh() { boxes.forEach(run); }

function bind(box) {
  function soon() { if (!box.composing && !box.timer) { gk.lost = false; box.timer = window.setTimeout(box.run, 0); } }
  function inside(node) { return box.form.contains(node) || box.out.contains(node); }
  listen(box.input, "input", function () { box.shut = false; soon(); });
  listen(box.input, "focus", function () {
    if (box.shut === LEFT) { box.shut = false; }
    if (!box.shut) { soon(); }
  });
  listen(box.input, "compositionstart", function () { box.composing = true; if (has.names) { want("everyday"); } });
  listen(box.input, "compositionend", function () { box.composing = false; box.shut = false; soon(); });
  [box.form, box.out].forEach(function (node) {
    listen(node, "keydown", function (event) { onKey(box, event); });
    listen(node, "focusout", function (event) {
      if (!box.isPage && event.relatedTarget && !inside(event.relatedTarget)) { leave(box); }
    });
  });
  listen(box.form, "submit", function (event) { if (box.isPage) { event.preventDefault(); box.shut = false; gk.lost = false; run(box); } });
  listen(document, "click", function (event) { if (!box.isPage && !inside(event.target)) { leave(box); } });
}
/* What comes late does not open a list again that was closed: by Escape until one types, else until one returns. */
function leave(box) { box.shut = box.shut || LEFT; close(box); }

/* Fetches what a first answer to this query needs; says whether all of it is there. */
function isReady(query) {
  var kind = /[a-z]/.test(fold(query)) ? "sounds" : "everyday";
  want(kind);
  return has[kind] && (kind === "everyday" || !!gk.sound.reader);
}
function run(box) {
  var query = box.input.value.replace(/^\s+|\s+$/g, "").slice(0, LONGEST);
  var some = query || box.isPage && (gk.filtered ? gk.filtered() : /[?&][a-z]+=[^&]/.test(location.search));
  box.timer = 0;
  window.clearTimeout(box.later);
  if (box.composing || box.shut) { return; }
  if (query !== box.query) { box.query = query; box.depth = null; box.most = 0; }
  if (!some) { close(box); return; }
  if (!box.out.firstChild) { box.out.appendChild(box.status); box.out.appendChild(box.body); }
  if (gk.over) { showOver(box); return; }
  if (has.names) { answer(box, query); } else { box.say("正在找…"); }
}
function answer(box, query) {
  var ready = isReady(query), found = ask(query, box.depth, !box.depth), good, whole;
  /* Tables came since: what the depth said was about other plans. */
  if (box.depth && !found.deep) { box.depth = null; found = ask(query, null, true); }
  whole = ready && gk.show && has.everyday && has.words && has.details;
  /* The last of the tables, for every query in words: a list must not hang on what was there when it was asked first. */
  if (gk.hasGone && !has.gone && query && (found.id ? !found.list.length : whole)) {
    want("gone");
    if (found.id) { box.say("正在找…"); return; }
  }
  if (whole) { gk.full(box, found); return; }
  good = found.list.length && found.list[0].real && found.list[0].covered > 0.6;
  if (good) { show(box, found); } else { box.say("正在找…"); }
  if (good || ready) {
    window.setTimeout(function () {
      want("everyday");
      want("words");
      if (has.words) { want("details"); load("assets/search-more.js"); }
    }, 0);
  }
}
