/* Small conveniences of every page: large type, dark, contrast, read aloud, copy, print, filters, search on first
   touch. ES5. Runs in the head, before the first paint: what the reader chose is there at once; the rest waits for
   the page. Everything it shows has its place in the stylesheet under .gk-js, so nothing moves. */
(function () {
  "use strict";
  var doc = document, html = doc.documentElement, base = ".", FILE = "/assets/gongkai/site.js";
  if (window.gkSite) { return; }
  window.gkSite = true;

  function read(key) {
    try { return window.localStorage.getItem(key); } catch (e) { return null; }
  }
  function keep(key, value) {
    try { window.localStorage.setItem(key, value); } catch (e) { /* private mode: the choice lasts for this page */ }
  }
  function has(name) { return (" " + html.className + " ").indexOf(" " + name + " ") >= 0; }
  function toggle(name, on) {
    html.className = (" " + html.className + " ").replace(" " + name + " ", " ").trim() + (on ? " " + name : "");
  }
  function each(selector, run) {
    var found = doc.querySelectorAll(selector), i;
    for (i = 0; i < found.length; i++) { run(found[i]); }
  }

  var scheme = read("gk-scheme");
  toggle("gk-js", true);
  if (read("gk-elder") === "1") { toggle("gk-elder", true); }
  if (read("gk-contrast") === "1") { toggle("gk-contrast", true); }
  if (scheme === "dark" || scheme === "light") { toggle("gk-" + scheme, true); }

  /* The page of what is not there has several ways to this script, as it does not know where it stands. By the first,
     all is in its place: the others, which follow, become a comment. By another, which is SVG's: here is the site. */
  var way = doc.currentScript && doc.currentScript.href && doc.currentScript.href.baseVal;
  if (doc.querySelector("[data-gk-first]") && !way) { doc.write("<!--"); }
  function moveHere() {
    var guide = doc.createElement("a"), old = doc.body.getAttribute("data-root"), style = doc.createElement("link");
    guide.href = way;
    base = guide.href.slice(0, -FILE.length);
    style.rel = "stylesheet";
    style.href = base + "/assets/gongkai/site.css";
    doc.head.appendChild(style);
    each("a[href], form[action]", function (node) {
      var name = node.href ? "href" : "action", to = node.getAttribute(name);
      if (to.indexOf(old + "/") === 0) { node.setAttribute(name, base + to.slice(old.length)); }
    });
    each("[data-apply]", function (node) { node.setAttribute("data-apply", base + "/apply/"); });
    doc.body.setAttribute("data-root", base);
  }

  /* From a plain folder a link to `x/` opens a listing: name the file. */
  function nameFiles() {
    each("a[href]", function (link) {
      var href = link.getAttribute("href");
      if (href && !/^(?!file:)[a-z]+:/i.test(href)) {
        link.setAttribute("href", href.replace(/(^|\/)(\?|#|$)/, "$1index.html$2"));
      }
    });
    each("form[data-gk-form]", function (form) { form.setAttribute("action", base + "/search/index.html"); });
  }

  /* A choice that is kept: large type (长者版), contrast. The stylesheet shows the word for the other state. */
  function bindChoice(name) {
    each("[data-" + name + "]", function (button) {
      button.addEventListener("click", function () {
        toggle(name, !has(name));
        keep(name, has(name) ? "1" : "0");
      });
    });
  }

  /* Dark or light: follows the system until chosen. */
  function isDark() {
    if (has("gk-dark")) { return true; }
    return !has("gk-light") && !!window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
  }
  function bindScheme(button) {
    button.addEventListener("click", function () {
      var dark = !isDark();
      toggle("gk-light", !dark);
      toggle("gk-dark", dark);
      keep("gk-scheme", dark ? "dark" : "light");
    });
  }

  function bindMenu(button) {
    var menu = doc.getElementById(button.getAttribute("aria-controls"));
    function open(on) {
      button.setAttribute("aria-expanded", on ? "true" : "false");
      menu.className = "gk-menu" + (on ? " gk-open" : "");
    }
    button.addEventListener("click", function () { open(button.getAttribute("aria-expanded") !== "true"); });
    function escape(event) {
      if (event.keyCode === 27 && button.getAttribute("aria-expanded") === "true") { open(false); button.focus(); }
    }
    button.addEventListener("keydown", escape);
    menu.addEventListener("keydown", escape);
  }

  /* Read aloud with the browser's own speech, sentence by sentence (long texts stop half-way). The button stands
     there only where a Chinese voice does. While it reads, a bar at the foot of the window says so, with a pause and
     a stop. A pause stops the sentence and goes on with the same one: pause() of the phones' own speech does not. */
  function newButton(text, run) {
    var button = doc.createElement("button");
    button.type = "button";
    button.className = "gk-tool";
    button.textContent = text;
    button.addEventListener("click", run);
    return button;
  }
  function sentences(main) {
    var parts = (main.innerText || main.textContent || "").slice(0, 6000).split(/[。！？；\n]+/), found = [], i;
    for (i = 0; i < parts.length; i++) { if (/\S/.test(parts[i])) { found.push(parts[i]); } }
    return found;
  }
  function bindSpeech(button) {
    var speech = window.speechSynthesis, lines = [], at = 0, turn = 0, state = "", bar, status, pause;
    function look() {
      var voices = speech.getVoices() || [], i;
      for (i = 0; i < voices.length; i++) {
        if (/^(zh|cmn|yue)/i.test(voices[i].lang)) { toggle("gk-speech", false); toggle("gk-speech", true); return; }
      }
    }
    function show(next, said) {
      state = next;
      button.textContent = next ? "停止" : "朗读";
      pause.textContent = next === "paused" ? "继续" : "暂停";
      status.textContent = said;
      bar.hidden = !next;
    }
    function say() {
      var said, mine = ++turn;
      if (at >= lines.length) { stop(); return; }
      said = new window.SpeechSynthesisUtterance(lines[at]);
      said.lang = "zh-CN";
      said.rate = 0.9;
      said.onend = function () { if (mine === turn) { at++; say(); } };
      said.onerror = function () { if (mine === turn) { stop(); } };
      speech.speak(said);
    }
    function hush() { turn++; speech.cancel(); }
    function begin() { show("reading", "正在朗读"); say(); }
    function stop() {
      var inside = bar.contains(doc.activeElement);
      hush();
      show("", "");
      if (inside) { button.focus(); }
    }
    function flip() {
      if (state === "reading") { hush(); show("paused", "已暂停"); } else { begin(); }
    }
    function makeBar() {
      bar = doc.createElement("div");
      bar.className = "gk-reader";
      bar.setAttribute("role", "region");
      bar.setAttribute("aria-label", "朗读");
      status = doc.createElement("p");
      status.setAttribute("role", "status");
      pause = newButton("暂停", flip);
      bar.appendChild(status);
      bar.appendChild(pause);
      bar.appendChild(newButton("停止", stop));
      bar.hidden = true;
      doc.body.appendChild(bar);
    }
    if (!speech || typeof window.SpeechSynthesisUtterance !== "function") { return; }
    look();
    makeBar();
    if (speech.addEventListener) { speech.addEventListener("voiceschanged", look); }
    window.addEventListener("pagehide", hush);
    button.addEventListener("click", function () {
      if (state) { stop(); return; }
      lines = sentences(doc.getElementById("main"));
      at = 0;
      begin();
    });
  }

  /* Copying an address, for browsers that block downloads; where copying is refused the address stays selected. */
  function bindCopy(button) {
    var source = doc.getElementById(button.getAttribute("data-gk-copy"));
    var told = doc.getElementById(button.getAttribute("aria-describedby"));
    button.addEventListener("click", function () {
      var range = doc.createRange(), selection = window.getSelection(), done = false;
      range.selectNodeContents(source);
      selection.removeAllRanges();
      selection.addRange(range);
      try { done = doc.execCommand("copy"); } catch (e) { done = false; }
      told.textContent = done ? "网址已复制" : "网址已选中，长按它就能复制";
    });
  }

  /* On a phone a row of the official table is a card: the other columns open below. */
  function foldRow(row) {
    var cell = doc.createElement("td"), button = doc.createElement("button");
    cell.className = "gk-c-fold";
    button.type = "button";
    button.className = "gk-fold";
    function show(open) {
      button.setAttribute("aria-expanded", open ? "true" : "false");
      button.textContent = open ? "收起" : "其余各栏";
      row.className = open ? "gk-open" : "";
    }
    button.addEventListener("click", function () { show(row.className !== "gk-open"); });
    show(false);
    cell.appendChild(button);
    row.appendChild(cell);
  }

  /* Filters of the official table; kept in the address so that a view can be sent to somebody. */
  function bindFilters(form) {
    var rows = doc.querySelectorAll(".gk-table tbody tr[data-stage]"), output = form.querySelector("output"), fields;
    fields = form.querySelectorAll("select");
    form.hidden = false;
    function matches(row) {
      var i, value;
      for (i = 0; i < fields.length; i++) {
        value = fields[i].value;
        if (value && (" " + row.getAttribute("data-" + fields[i].name) + " ").indexOf(" " + value + " ") < 0) {
          return false;
        }
      }
      return true;
    }
    function apply() {
      var shown = 0, i, query = [], on;
      for (i = 0; i < rows.length; i++) {
        on = matches(rows[i]);
        rows[i].hidden = !on;
        if (on) { shown++; }
      }
      each(".gk-table tbody", function (body) { body.hidden = !body.querySelector("tr[data-stage]:not([hidden])"); });
      for (i = 0; i < fields.length; i++) {
        if (fields[i].value) { query.push(fields[i].name + "=" + encodeURIComponent(fields[i].value)); }
      }
      if (!query.length) { output.textContent = "共 " + rows.length + " 项"; }
      else { output.textContent = shown ? "显示 " + shown + " 项，共 " + rows.length + " 项" : "没有这样的事项，换一个条件试试"; }
      if (window.history && history.replaceState && location.protocol !== "file:") {
        history.replaceState(null, "", location.pathname + (query.length ? "?" + query.join("&") : "") + location.hash);
      }
    }
    function restore() {
      var i, found;
      for (i = 0; i < fields.length; i++) {
        found = new RegExp("[?&]" + fields[i].name + "=([^&]*)").exec(location.search);
        if (found) { try { fields[i].value = decodeURIComponent(found[1]); } catch (e) { fields[i].value = ""; } }
        if (fields[i].selectedIndex < 0) { fields[i].selectedIndex = 0; }
      }
    }
    restore();
    form.addEventListener("change", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    if (location.search) { apply(); }
  }

  /* The head of each printed sheet, in the margin: which county's, and the day it was printed. */
  function setPaper() {
    var now = new Date(), name = doc.querySelector(".gk-brand"), day;
    function two(n) { return (n < 10 ? "0" : "") + n; }
    day = "打印于 " + now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
    if (!name || !html.style.setProperty) { return; }
    html.style.setProperty("--paper-day", JSON.stringify(day));
    html.style.setProperty("--paper", JSON.stringify(name.textContent + "　" + day));
  }

  /* Search: nothing is fetched before the box is touched. */
  var asked = false;
  function loadSearch() {
    var script;
    if (asked) { return; }
    asked = true;
    script = doc.createElement("script");
    script.src = base + "/assets/search.js";
    doc.body.appendChild(script);
  }
  /* Searches kept on this phone are listed on the home page and the search page, for those who have any. */
  function loadKept() {
    var script;
    if (!doc.querySelector(".gk-home, [data-gk-page]") || (read("gk-searches") || "[]") === "[]") { return; }
    script = doc.createElement("script");
    script.src = base + "/assets/search-keep.js";
    doc.body.appendChild(script);
  }
  function bindSearch(input) {
    input.addEventListener("focus", loadSearch);
    input.addEventListener("touchstart", loadSearch, { passive: true });
    input.addEventListener("keydown", loadSearch);
    if (doc.activeElement === input) { loadSearch(); }
  }

  function start() {
    if (way) { moveHere(); }
    base = doc.body.getAttribute("data-root") || (location.protocol === "file:" ? "." : "");
    if (location.protocol === "file:") { nameFiles(); }
    bindChoice("gk-elder");
    bindChoice("gk-contrast");
    each("[data-gk-scheme]", bindScheme);
    each("[data-gk-menu]", bindMenu);
    each("[data-gk-speak]", bindSpeech);
    each("[data-gk-copy]", bindCopy);
    each("[data-gk-print]", function (button) {
      if (typeof window.print !== "function") { button.hidden = true; return; }
      button.addEventListener("click", function () { window.print(); });
    });
    each("[data-gk-report]", function (link) { link.href += "&url=" + encodeURIComponent(location.href); });
    each(".gk-table tbody tr[data-stage]", foldRow);
    each("[data-gk-filters]", bindFilters);
    setPaper();
    each("input[data-gk-search]", bindSearch);
    if (doc.querySelector("[data-gk-page]")) { loadSearch(); }
    loadKept();
  }
  if (doc.readyState === "loading") { doc.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
