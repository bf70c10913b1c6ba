/* Subscriptions and searches kept on this phone. On the search page it is fetched with the first full results, before
   that and on the home page only by those who keep a search; fetched again, it takes up the results. What is kept stays in the browser's own storage: nothing is sent. Needs
   search.js and search-more.js, which it fetches where they are missing. ES5, no dependencies. */
(function (window) {
  "use strict";
  if (window.gkKeeps) { window.gkKeeps(); return; }
  var doc = document, KEY = "gk-searches", MOST = 20, root = doc.body.getAttribute("data-root") || ".", panel = null, home = null;

  /* ---- storage --------------------------------------------------------------------------------- */

  /* Kept searches: { at: address from the question mark on, name, ids: what was found when last seen, on: day }. */
  function read() {
    var list;
    try { list = JSON.parse(window.localStorage.getItem(KEY)); } catch (error) { list = null; }
    return (Array.isArray(list) ? list : []).filter(function (kept) {
      return kept && typeof kept.at === "string" && typeof kept.name === "string" && Array.isArray(kept.ids) && /^\?/.test(kept.at);
    }).slice(0, MOST);
  }
  function store(list) {
    try { window.localStorage.setItem(KEY, JSON.stringify(list)); return true; } catch (error) { return false; }
  }
  function find(list, at) { return list.filter(function (kept) { return kept.at === at; })[0]; }

  /* ---- counting -------------------------------------------------------------------------------- */

  /* Ids a search finds by names and words, the depth left out: asked again it gives the same as long as the catalogue
     does not change. */
  function idsOf(at) {
    var gk = window.gkSearch, wanted = gk.asked(at), list;
    list = wanted.q ? gk.engine.ask(wanted.q, null, true).list : gk.engine.items.map(function (item) { return { item: item, real: true }; });
    return list.filter(function (score) { return score.real && !score.item.gone && gk.passes(score.item, null, wanted); }).map(function (score) { return score.item.id; });
  }
  function isReady() {
    var gk = window.gkSearch, has = gk && gk.engine.has, letters = read().some(function (kept) { return /[?&]q=[^&]*[a-z]/i.test(kept.at); });
    if (!gk || !gk.passes) { return false; }
    if (letters && !gk.engine.sound().reader) { gk.want("sounds"); return false; }
    return !!(has.words && has.everyday && has.details);
  }
  function newOf(kept, ids) { return ids.filter(function (id) { return kept.ids.indexOf(id) < 0; }); }

  /* ---- building -------------------------------------------------------------------------------- */

  function make(tag, name, children) {
    var node = doc.createElement(tag);
    if (name) { node.className = name; }
    (children || []).forEach(function (child) {
      if (child) { node.appendChild(typeof child === "string" ? doc.createTextNode(child) : child); }
    });
    return node;
  }
  function button(text, run) {
    var node = make("button", "gk-button", [text]);
    node.type = "button";
    node.addEventListener("click", run);
    return node;
  }
  function status() {
    var node = make("span", "gk-told");
    node.setAttribute("role", "status");
    return node;
  }
  /* An address to copy: where copying is refused it stays selected. */
  function copyLine(label, address) {
    var field = make("input", ""), told = status();
    field.readOnly = true;
    field.value = address;
    field.setAttribute("aria-label", label);
    return make("p", "gk-actions gk-copy", [field, button("复制网址", function () {
      var done = false;
      field.focus();
      field.select();
      try { done = doc.execCommand("copy"); } catch (error) { done = false; }
      told.textContent = done ? "网址已复制" : "网址已选中，长按它就能复制";
    }), told]);
  }
  function searchLink(at, text) {
    var node = make("a", "", [text]);
    node.href = root + "/search/" + (window.location.protocol === "file:" ? "index.html" : "") + at;
    return node;
  }
  /* The list of kept searches, with what is new in each; `here`: the address that is being looked at. */
  function keptList(here) {
    var list = read(), ready = isReady(), changed = false, node;
    node = make("ul", "gk-list gk-kept", list.map(function (kept) {
      var ids = ready ? idsOf(kept.at) : [], fresh = ready ? newOf(kept, ids) : [], drop;
      if (ready && kept.at === here && (fresh.length || ids.length !== kept.ids.length)) { kept.ids = ids; changed = true; }
      drop = button("删除", function () { remove(kept.at); });
      drop.setAttribute("aria-label", "删除“" + kept.name + "”");
      return make("li", "", [searchLink(kept.at, kept.name), make("span", "gk-num", [" " + (fresh.length ? "新增 " + fresh.length + " 项" : ready ? "没有新的" : "")]), " ", drop]);
    }));
    if (changed) { store(list); }
    return list.length ? node : null;
  }
  function remove(at) {
    store(read().filter(function (kept) { return kept.at !== at; }));
    redraw();
    focusHeading();
  }
  function focusHeading() {
    var head = (panel ? panel.node : home || doc).querySelector("h2");
    if (head) { head.tabIndex = -1; head.focus(); }
  }
  /* New content; a control that had the focus has it again. */
  function fill(node, parts) {
    var controls = node.querySelectorAll("a, button, input"), at = Array.prototype.indexOf.call(controls, doc.activeElement);
    node.textContent = "";
    parts.forEach(function (part) { if (part) { node.appendChild(part); } });
    controls = node.querySelectorAll("a, button, input");
    if (at >= 0 && controls.length) { controls[Math.min(at, controls.length - 1)].focus(); }
  }
  function redraw() {
    if (panel) { draw(); }
    if (home) { drawHome(); }
  }

  /* ---- the search page ------------------------------------------------------------------------- */

  var NOTE = "只记在这台手机（浏览器）里，不上传，不跟踪；清除浏览数据就没有了。";

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
    var canonical = doc.querySelector("link[rel=canonical]");
    return panel.box.out.hasAttribute("data-feeds") && canonical ? canonical.href.replace(/search\/[^\/]*$/, "") : "";
  }
  function feedOf(site, wanted) {
    var backwards = (wanted.body || "").split("").reverse().join("");
    if (wanted.body) { return [site + "bodies/" + figures(wanted.body) + figures(backwards) + ".xml", wanted.body]; }
    return wanted.d ? [site + wanted.d + "/feed.xml", window.gkSearch.named({ d: wanted.d })] : [site + "feed.xml", "整个目录"];
  }
  function subscription(site, at) {
    var wanted = window.gkSearch.asked(at), feed = feedOf(site, wanted), open, body;
    body = make("div", "", [
      make("p", "", ["用阅读器订阅“" + feed[1] + "”：目录有调整、有新公开的文件" + (wanted.body ? "" : "、有事项撤销") + "，阅读器里就会看到。"
        + (wanted.d || wanted.body ? "" : "先在上面选一个领域或者责任主体，订阅的就只是它的。")]),
      copyLine("订阅网址", feed[0]),
      make("p", "gk-note", ["微信打不开订阅网址：复制以后，粘贴到阅读器里。"])
    ]);
    body.hidden = !panel.open;
    open = button("订阅", function () {
      panel.open = body.hidden;
      body.hidden = !panel.open;
      open.setAttribute("aria-expanded", panel.open ? "true" : "false");
    });
    open.setAttribute("aria-expanded", panel.open ? "true" : "false");
    return [open, body];
  }
  function keepButton(at) {
    var list = read(), told = status(), known = find(list, at), node;
    node = button(known ? "不再记住这个搜索" : "在这台手机上记住这个搜索", function () {
      var now = read();
      if (known) { remove(at); return; }
      if (now.length >= MOST) { told.textContent = "已经记了 " + MOST + " 个，先删掉几个"; return; }
      now.unshift({ at: at, name: window.gkSearch.named(window.gkSearch.asked(at)), ids: idsOf(at) });
      if (!store(now)) { told.textContent = "这台手机不让网页记东西（可能开了无痕浏览），没有记住"; return; }
      draw();
      panel.told.textContent = "记住了。下次打开首页或者搜索页，能看到有没有新的。";
      focusHeading();
    });
    return [node, told];
  }
  function draw() {
    var at = panel.at, kept = keptList(at), site = siteAddress(), parts = [];
    if (at) {
      parts = site ? subscription(site, at) : [];
      parts = [make("h2", "", ["留住这个搜索"]), copyLine("这个搜索的网址", window.location.href.split(/[?#]/)[0] + at),
        make("p", "gk-actions", parts.slice(0, 1).concat(keepButton(at))), parts[1], panel.told, make("p", "gk-note", [NOTE])];
    }
    if (kept) { parts.push(make("h2", "", ["记住的搜索"]), kept); }
    fill(panel.node, parts);
  }
  function keep(box) {
    var at = window.gkSearch.address(box);
    if (!panel) {
      panel = { node: make("section", "gk-keep"), box: box, at: null, open: false, told: status() };
      panel.node.setAttribute("aria-label", "订阅和记住的搜索");
      box.out.parentNode.appendChild(panel.node);
    }
    if (panel.at === at && panel.ready === isReady()) { return; }
    if (panel.at !== at) { panel.told.textContent = ""; }
    panel.at = at;
    panel.ready = isReady();
    draw();
  }

  /* ---- the home page --------------------------------------------------------------------------- */

  function drawHome() {
    var kept = keptList("");
    fill(home, kept ? [make("h2", "", ["记住的搜索"]), kept, make("p", "gk-note", [NOTE])] : []);
  }
  function startHome() {
    var place = doc.querySelector(".gk-home"), out = doc.querySelector("[data-gk-page]");
    if (!(place || out) || !read().length) { return; }
    home = make("section", "gk-keep");
    home.setAttribute("aria-label", "记住的搜索");
    if (place) { place.insertBefore(home, place.children[1] || null); } else { out.parentNode.appendChild(home); }
    drawHome();
    if (!window.gkSearch) { loadSearch(); }
    watch();
  }
  function loadSearch() {
    var script = doc.createElement("script");
    script.src = root + "/assets/search.js";
    doc.body.appendChild(script);
  }
  /* Fetches what counting needs, one after the other as the search does; gives up after a while without network. */
  function watch() {
    var looks = 0, timer = window.setInterval(function () {
      var gk = window.gkSearch;
      if (isReady() && home) { drawHome(); }
      if (isReady() || !home || ++looks > 150) { window.clearInterval(timer); return; }
      if (!gk || !gk.engine.has.names) { return; }
      ["everyday", "words", "details"].forEach(gk.want);
      gk.load("assets/search-more.js");
    }, 200);
  }

  function adopt() {
    if (home) { home.parentNode.removeChild(home); }
    home = null;
    window.gkSearch.keep = keep;
    window.gkSearch.refresh();
  }
  window.gkKeeps = adopt;
  if (window.gkSearch && window.gkSearch.address && doc.querySelector("[data-gk-page]")) { adopt(); } else { startHome(); }
}(window));
