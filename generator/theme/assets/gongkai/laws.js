/* The folded list of laws: opens where an address leads, is searched by a piece of a name, and is printed open. ES5. */
(function () {
  "use strict";
  var doc = document;
  function each(selector, run) { Array.prototype.forEach.call(doc.querySelectorAll(selector), run); }

  /* What an address leads to may lie in folds: they open. */
  function openTarget() {
    var id = location.hash.slice(1), node, at;
    try { node = doc.getElementById(decodeURIComponent(id)); } catch (e) { node = null; }
    for (at = node; at; at = at.parentNode) { if (at.nodeName === "DETAILS") { at.open = true; } }
    if (node && node.nodeName === "DETAILS") { node.scrollIntoView(); }
  }

  /* The list of laws, by a piece of a name: its groups open while one is looked for. */
  function bindSift(box) {
    var input = box.querySelector("input"), output = box.querySelector("output");
    function plain(text) { return text.replace(/[\s《》]/g, ""); }
    box.hidden = false;
    input.addEventListener("input", function () {
      var wanted = plain(input.value), shown = 0;
      each(".gk-law", function (law) {
        law.hidden = plain(law.querySelector("summary").textContent).indexOf(wanted) < 0;
        if (!law.hidden) { shown++; }
      });
      each(".gk-rank", function (rank) {
        rank.hidden = !rank.querySelector(".gk-law:not([hidden])");
        rank.open = !!wanted;
      });
      each(".gk-letter", function (letter) {
        var next = letter.nextElementSibling;
        while (next && next.hidden && next.nodeName === "SECTION") { next = next.nextElementSibling; }
        letter.hidden = !next || next.nodeName !== "SECTION";
      });
      output.textContent = !wanted ? "" : shown ? "找到 " + shown + " 部" : "没有名称里有这几个字的法规";
    });
  }

  each("[data-gk-sift]", bindSift);
  openTarget();
  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", function () { each(".gk-rank", function (rank) { rank.open = true; }); });
})();
