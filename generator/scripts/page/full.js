/* The whole list, and the ways on where there is none. */

import { isLaw } from "../engine/ask.js";
import { gk } from "../engine/hub.js";
import { isLive } from "../engine/shards.js";
import { domains, items } from "../engine/table.js";
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
  var near = [], all, list = answer.list, more = "", asks = !done && box.query && answer.plans.length;
  if (!box.query) { list = items.map(function (item) { return { item: item, real: true, met: [] }; }).filter(isLive); }
  if (asks && !answer.settled) { more = "，正在查正文…"; if (deep) { if (isLaw(answer.query)) { askLaws(box, answer); } else { deepen(box, answer); } } }
  if (list.length && box.query && !list[0].real) { near = list.slice(0, 5); list = []; }
  if (!list.length) {
    if (box.isPage) { keepAddress(box); }
    deadEnd(box, near, !asks || deep && answer.settled, answer.id);
    return;
  }
  if (!box.isPage) { show(box, { list: list }, more); return; }
  all = list;
  list = all.filter(function (score) { return passes(score.item, null); });
  keepAddress(box);
  show(box, { list: list }, more);
  showFacets(box, all.filter(isLive).map(function (score) { return score.item; }));
  if (!list.length) { offerAll(box, all.length); }
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
function deadEnd(box, near, sure, id) {
  var phone = box.out.getAttribute("data-phone"), apply = box.out.getAttribute("data-apply"), way, node;
  box.say(sure ? "没有找到" : "正在找…");
  box.body.textContent = "";
  if (!sure) { return; }
  node = make("div", "gk-none", [make("p", "", [id ? "没有编码为 " + id + " 的事项，撤销、合并了的里面也没有。请对照告示上的编码再看一遍。"
    : "没有找到“" + box.query + "”。同义词、拼音、近音和正文都找过了。"])]);
  if (near.length) {
    node.appendChild(make("p", "gk-none-head", ["最接近的事项"]));
    node.appendChild(rows(near, "gk-list gk-near"));
  }
  node.appendChild(make("p", "gk-none-head", ["按领域找"]));
  node.appendChild(make("ul", "gk-none-domains", domains.map(function (domain) {
    return make("li", "", [link(domain.code + "/", "", [domain.title])]);
  })));
  if (phone) {
    node.appendChild(make("p", "", ["也可以打电话问："].concat(calls(phone, box.out.getAttribute("data-tel")).map(call))));
  }
  if (apply) {
    way = make("a", "", ["依申请公开"]);
    way.href = apply;
    node.appendChild(make("p", "", ["目录里没有的信息，可以申请：", way]));
  }
  box.body.appendChild(node);
}
