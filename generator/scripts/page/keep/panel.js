/* The search page: an address to copy, a feed, keeping the search. */

import { button, copyLine, make, status } from "./build.js";
import { idsOf, isReady, searchOf } from "./count.js";
import { fill, focusHeading, kept, keptList, remove } from "./list.js";
import { MOST, findKept, read, store } from "./storage.js";

export var NOTE = "只记在这台手机（浏览器）里，不上传，不跟踪；清除浏览数据就没有了。";

/* FNV-1a over the units of a text, eight hexadecimal figures; twin of model/feed.py. */
function figures(text) {
  var value = 0x811c9dc5, i;
  for (i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = value + (value << 1) + (value << 4) + (value << 7) + (value << 8) + (value << 24) >>> 0;
  }
  return ("0000000" + value.toString(16)).slice(-8);
}
/* The site's own address stands in the page's canonical link and nowhere else. */
function siteAddress() {
  var canonical = document.querySelector("link[rel=canonical]");
  return kept.panel.box.out.hasAttribute("data-feeds") && canonical ? canonical.href.replace(/search\/[^\/]*$/, "") : "";
}
function feedOf(site, wanted) {
  var backwards = (wanted.body || "").split("").reverse().join("");
  if (wanted.body) { return [site + "bodies/" + figures(wanted.body) + figures(backwards) + ".xml", wanted.body]; }
  return wanted.d ? [site + wanted.d + "/feed.xml", searchOf().named({ d: wanted.d })] : [site + "feed.xml", "整个目录"];
}
function subscription(site, at) {
  var wanted = searchOf().asked(at), feed = feedOf(site, wanted), open, body;
  body = make("div", "", [
    make("p", "", ["用阅读器订阅“" + feed[1] + "”：目录有调整、有新公开的文件" + (wanted.body ? "" : "、有事项撤销") + "，阅读器里就会看到。"
      + (wanted.d || wanted.body ? "" : "先在上面选一个领域或者责任主体，订阅的就只是它的。")]),
    copyLine("订阅网址", feed[0]),
    make("p", "gk-note", ["微信打不开订阅网址：复制以后，粘贴到阅读器里。"])
  ]);
  body.hidden = !kept.panel.open;
  open = button("订阅", function () {
    kept.panel.open = body.hidden;
    body.hidden = !kept.panel.open;
    open.setAttribute("aria-expanded", kept.panel.open ? "true" : "false");
  });
  open.setAttribute("aria-expanded", kept.panel.open ? "true" : "false");
  return [open, body];
}
function keepButton(at) {
  var list = read(), told = status(), known = findKept(list, at), node;
  node = button(known ? "不再记住这个搜索" : "在这台手机上记住这个搜索", function () {
    var now = read();
    if (known) { remove(at); return; }
    if (now.length >= MOST) { told.textContent = "已经记了 " + MOST + " 个，先删掉几个"; return; }
    now.unshift({ at: at, name: searchOf().named(searchOf().asked(at)), ids: idsOf(at) });
    if (!store(now)) { told.textContent = "这台手机不让网页记东西（可能开了无痕浏览），没有记住"; return; }
    draw();
    kept.panel.told.textContent = "记住了。下次打开首页或者搜索页，能看到有没有新的。";
    focusHeading();
  });
  return [node, told];
}
export function draw() {
  var at = kept.panel.at, list = keptList(at), site = siteAddress(), parts = [];
  if (at) {
    parts = site ? subscription(site, at) : [];
    parts = [make("h2", "", ["留住这个搜索"]), copyLine("这个搜索的网址", window.location.href.split(/[?#]/)[0] + at),
      make("p", "gk-actions", parts.slice(0, 1).concat(keepButton(at))), parts[1], kept.panel.told, make("p", "gk-note", [NOTE])];
  }
  if (list) { parts.push(make("h2", "", ["记住的搜索"]), list); }
  fill(kept.panel.node, parts);
}
export function keep(box) {
  var at = searchOf().address(box);
  if (!kept.panel) {
    kept.panel = { node: make("section", "gk-keep"), box: box, at: null, open: false, told: status() };
    kept.panel.node.setAttribute("aria-label", "订阅和记住的搜索");
    box.out.parentNode.insertBefore(kept.panel.node, box.out.nextSibling);
  }
  if (kept.panel.at === at && kept.panel.ready === isReady()) { return; }
  if (kept.panel.at !== at) { kept.panel.told.textContent = ""; }
  kept.panel.at = at;
  kept.panel.ready = isReady();
  draw();
}
