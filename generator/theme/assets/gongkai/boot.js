/* Before the first paint: restores what the reader chose (large type, dark). ES5. */
(function () {
  "use strict";
  var root = document.documentElement;
  function read(key) {
    try { return window.localStorage.getItem(key); } catch (e) { return null; }
  }
  root.className += " gk-js";
  if (read("gk-elder") === "1") { root.className += " gk-elder"; }
  var scheme = read("gk-scheme");
  if (scheme === "dark" || scheme === "light") { root.className += " gk-" + scheme; }
})();
