/* Small conveniences of every page: large type, dark, read aloud, filters, search on first touch. ES5. */
(function () {
  "use strict";
  var doc = document, html = doc.documentElement, base = doc.body.getAttribute("data-root") || ".";

  function each(selector, run, within) {
    var found = (within || doc).querySelectorAll(selector), i;
    for (i = 0; i < found.length; i++) { run(found[i]); }
  }
  function has(name) { return (" " + html.className + " ").indexOf(" " + name + " ") >= 0; }
  function toggle(name, on) {
    html.className = (" " + html.className + " ").replace(" " + name + " ", " ").trim() + (on ? " " + name : "");
  }
  function keep(key, value) {
    try { window.localStorage.setItem(key, value); } catch (e) { /* private mode: the choice lasts for this page */ }
  }

  /* From a plain folder a link to `x/` opens a listing: name the file. */
  if (location.protocol === "file:") {
    each("a[href]", function (link) {
      var href = link.getAttribute("href");
      if (href && !/^[a-z]+:/i.test(href)) {
        link.setAttribute("href", href.replace(/(^|\/)(\?|#|$)/, "$1index.html$2"));
      }
    });
    each("form[data-gk-form]", function (form) { form.setAttribute("action", base + "/search/index.html"); });
  }

  /* Large type (长者版). */
  each("[data-gk-elder]", function (button) {
    button.hidden = false;
    function show() { button.setAttribute("aria-pressed", has("gk-elder") ? "true" : "false"); }
    button.addEventListener("click", function () {
      toggle("gk-elder", !has("gk-elder"));
      keep("gk-elder", has("gk-elder") ? "1" : "0");
      show();
    });
    show();
  });

  /* Dark or light: follows the system until chosen. */
  each("[data-gk-scheme]", function (button) {
    button.hidden = false;
    function isDark() {
      if (has("gk-dark")) { return true; }
      return !has("gk-light") && !!window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches;
    }
    function show() { button.textContent = isDark() ? "浅色" : "深色"; }
    button.addEventListener("click", function () {
      var dark = !isDark();
      toggle("gk-light", !dark);
      toggle("gk-dark", dark);
      keep("gk-scheme", dark ? "dark" : "light");
      show();
    });
    show();
  });

  /* Read aloud with the browser's own speech. */
  each("[data-gk-speak]", function (button) {
    var speech = window.speechSynthesis;
    if (!speech || typeof window.SpeechSynthesisUtterance !== "function") { return; }
    button.hidden = false;
    button.addEventListener("click", function () {
      var main = doc.getElementById("main"), text, said;
      if (speech.speaking) { speech.cancel(); button.textContent = "朗读"; return; }
      text = (main.innerText || main.textContent || "").slice(0, 3000);
      said = new window.SpeechSynthesisUtterance(text);
      said.lang = "zh-CN";
      said.rate = 0.9;
      said.onend = function () { button.textContent = "朗读"; };
      button.textContent = "停止";
      speech.speak(said);
    });
  });

  /* Filters of the official table; kept in the address so that a view can be sent to somebody. */
  each("[data-gk-filters]", function (form) {
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
      each(".gk-table tbody", function (body) {
        var some = body.querySelector("tr[data-stage]:not([hidden])");
        body.hidden = !some;
      });
      for (i = 0; i < fields.length; i++) {
        if (fields[i].value) { query.push(fields[i].name + "=" + encodeURIComponent(fields[i].value)); }
      }
      output.textContent = query.length ? "显示 " + shown + " 项，共 " + rows.length + " 项" : "";
      if (window.history && history.replaceState && location.protocol !== "file:") {
        history.replaceState(null, "", location.pathname + (query.length ? "?" + query.join("&") : "") + location.hash);
      }
    }
    function restore() {
      var i, found;
      for (i = 0; i < fields.length; i++) {
        found = new RegExp("[?&]" + fields[i].name + "=([^&]*)").exec(location.search);
        if (found) { fields[i].value = decodeURIComponent(found[1]); }
      }
    }
    restore();
    form.addEventListener("change", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    if (location.search) { apply(); }
  });

  /* The calculator of a due date shows itself where its script runs. */
  each("form[data-gk-due]", function (form) {
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
  });

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
  each("input[data-gk-search]", function (input) {
    input.addEventListener("focus", loadSearch);
    input.addEventListener("touchstart", loadSearch, { passive: true });
    input.addEventListener("keydown", loadSearch);
    if (doc.activeElement === input) { loadSearch(); }
  });
  if (doc.querySelector("[data-gk-page]")) { loadSearch(); }
})();
