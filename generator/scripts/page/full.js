/* The whole list, and the ways on where there is none. */

import { isLaw } from "../engine/ask.js";
import { gk } from "../engine/hub.js";
import { isLive } from "../engine/shards.js";
import { domains, items } from "../engine/table.js";
import { verdict } from "../engine/verdict.js";
import { keepAddress, passes } from "./choices.js";
import { askLaws, deepen } from "./depth.js";
import { load } from "./files.js";
import { show } from "./list.js";
import { link, make } from "./make.js";
import { rows } from "./rows.js";
import { offerAll, showFacets } from "./sieve.js";

/* Takes over from the plain list of search.js once all is there. `done`: nothing more will come for this query;
   `deep`: the typing has stopped, the depth may be asked. */
export function showFull(box, answer, done, deep) {
  var all, list = answer.list, more = "", asks = !done && box.query && answer.plans.length, said;
  if (!box.query) { list = items.map(function (item) { return { item: item, real: true, met: [] }; }).filter(isLive); }
  if (asks && !answer.settled) { more = "，正在查正文…"; if (deep) { if (isLaw(answer.query)) { askLaws(box, answer); } else { deepen(box, answer); } } }
  /* What is live settles it: a withdrawn item stands beside it only where it was called just so. */
  if (answer.settled && list.length && isLive(list[0])) { list = list.filter(function (score) { return isLive(score) || score.item.title === box.query; }); }
  said = box.query && (!asks || deep && answer.settled) ? verdict(answer) : null;
  if (box.query && (!list.length || !list[0].real || said && said.none)) {
    if (box.isPage) { keepAddress(box); }
    sayNone(box, list.slice(0, 5), said, answer.id);
    return;
  }
  if (!box.isPage) { show(box, { list: list }, more); box.body.appendChild(helpFor(box)); return; }
  all = list;
  list = all.filter(function (score) { return passes(score.item, null); });
  keepAddress(box);
  show(box, { list: list }, more);
  showFacets(box, all.filter(isLive).map(function (score) { return score.item; }));
  if (!list.length) { offerAll(box, all.length); }
  box.body.appendChild(helpFor(box));
  load("assets/search-keep.js");
  if (gk.keep) { gk.keep(box); }
}
/* Numbers as links, words as words: data-tel has them apart, so that each link dials what it shows. */
function calls(line, table) {
  return JSON.parse(table || "0") || [[line, /^[0-9]+-?[0-9]+$/.test(line) ? "tel:" + line.replace("-", "") : ""]];
}
function call(part) {
  var made = part[1] ? make("a", "gk-phone", [part[0]]) : part[0];
  if (part[1]) { made.href = part[1]; }
  return made;
}
/* 没找到？ Under every list: whom to call, and how to ask for what the catalogue does not hold. One node a box. */
function helpFor(box) {
  var phone = box.out.getAttribute("data-phone"), apply = box.out.getAttribute("data-apply"), parts = ["没找到？"], way;
  if (box.help) { return box.help; }
  if (phone) { parts = parts.concat("打电话问：", calls(phone, box.out.getAttribute("data-tel")).map(call)); }
  if (apply) {
    way = make("a", "", ["依申请公开"]);
    way.href = apply;
    parts.push(phone ? "；" : "", "目录里没有的信息，可以申请：", way);
  }
  return box.help = make("p", "gk-help", parts);
}
/* The catalogue holds nothing of the kind, and says so: what is weakly like it stands apart. */
function sayNone(box, weak, said, id) {
  var node = make("div", "gk-none"), held = box.body.contains(document.activeElement), near;
  box.say(said ? "没有找到" : "正在找…");
  box.body.textContent = "";
  if (held) { box.input.focus(); }
  if (!said) { return; }
  node.appendChild(sentence(box.query, said, id));
  if (weak.length) {
    near = make("div", "gk-weak", [make("p", "gk-none-head", ["可能有关"]), rows(weak.map(bare), "gk-list gk-near")]);
    near.setAttribute("data-weak", "");
    node.appendChild(near);
  }
  node.appendChild(make("p", "gk-none-head", ["按领域找"]));
  node.appendChild(make("ul", "gk-none-domains", domains.map(function (domain) {
    return make("li", "", [link(domain.code + "/", "", [domain.title])]);
  })));
  node.appendChild(helpFor(box));
  box.body.appendChild(node);
  if (!id) { countMissed(box); }
}
/* An office that runs its own service counts what was searched in vain: the word and the day. Only a word on which the
   reader stayed, not each stage of the typing, and once a page. */
var counted = {}, staying = 0, STAY = 3000;
function countMissed(box) {
  var way = box.out.getAttribute("data-missed"), query = box.query;
  if (!way || counted["=" + query]) { return; }
  window.clearTimeout(staying);
  staying = window.setTimeout(function () {
    var request = new window.XMLHttpRequest();
    if (box.query !== query) { return; }
    counted["=" + query] = true;
    request.open("POST", way);
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.send("word=" + encodeURIComponent(query));
  }, STAY);
}
/* A result without its reason: nothing explains what was not asked for. */
function bare(score) { return { item: score.item, met: [] }; }
function sentence(query, said, id) {
  var node = make("p", "", [id ? "没有编码为 " + id + " 的事项，撤销、合并了的里面也没有。请对照告示上的编码再看一遍。"
    : said.who ? "目录里没有“" + (said.word || query) + "”这类事项。这类事请问：" + said.who + "。"
      : "目录里没有找到“" + query + "”这样的事项。同义词、拼音、近音和正文都找过了。"]);
  node.setAttribute("data-no-match", "");
  return node;
}
