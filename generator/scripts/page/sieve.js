/* The facets on the page: groups of choices, and what is chosen. */

import { FACETS, countValues, shown } from "../engine/facets.js";
import { choices, choose, liftAll, passes } from "./choices.js";
import { make } from "./make.js";

var MOST = 8;

function facetRow(box, facet, list) {
  var counts = countValues(list.filter(function (item) { return passes(item, facet); }), facet), held = choices.wanted[facet.key];
  var values, all, group, more;
  if (held && !counts[held]) { counts[held] = 0; }
  all = Object.keys(counts).sort(function (a, b) { return counts[b] - counts[a] || (a < b ? -1 : 1); });
  values = choices.wide[facet.key] ? all : all.filter(function (value, place) { return place < MOST || value === held; });
  if (values.length < 2 && !held) { return null; }
  group = make("div", "gk-facet", [make("span", "gk-facet-name", [facet.label])].concat(values.map(function (value) {
    var button = make("button", "gk-facet-value", [shown(facet, value) + " ",
      make("span", "gk-count", [String(counts[value])])]);
    button.type = "button";
    button.setAttribute("aria-pressed", held === value ? "true" : "false");
    button.setAttribute("data-facet", facet.key + "=" + value);
    button.addEventListener("click", function () { choose(box, facet, held === value ? "" : value); });
    return button;
  })));
  if (values.length < all.length) {
    more = make("button", "gk-facet-value", ["还有 " + (all.length - values.length) + " 个"]);
    more.type = "button";
    more.addEventListener("click", function () {
      choices.wide[facet.key] = true;
      box.run();
      focusFacet(box, facet.key + "=" + all[values.length]);
    });
    group.appendChild(more);
  }
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", facet.label);
  return group;
}
function focusFacet(box, name) {
  Array.prototype.forEach.call(box.body.querySelectorAll("[data-facet]"), function (button) {
    if (button.getAttribute("data-facet") === name) { button.focus(); }
  });
}
/* The choices leave nothing over: they can be lifted, all at once. */
export function offerAll(box, count) {
  var button = make("button", "gk-more", ["去掉筛选，看 " + count + " 项"]);
  box.say("按这些条件没有了");
  button.type = "button";
  button.addEventListener("click", function () {
    liftAll(box);
    box.input.focus();
  });
  box.list.textContent = "";
  box.list.appendChild(make("li", "", [button]));
}
/* On a narrow screen the groups lie folded under one button, what is chosen beside it; the style sheet says where.
   Whether they are open is forgotten with the page. */
var isOpen = false;

export function showFacets(box, list) {
  var old = box.body.querySelector(".gk-sieve"), held = document.activeElement && document.activeElement.getAttribute("data-facet");
  var groups = make("div", "gk-facets", FACETS.map(function (facet) { return facetRow(box, facet, list); }));
  var fold = old ? old.querySelector(".gk-sieve-open") : make("button", "gk-facet-value gk-sieve-open", ["筛选"]);
  var bar = old ? old.firstChild : make("div", "gk-sieve-bar", [fold]), made = old || make("div", "gk-sieve", [bar]);
  if (!groups.firstChild) { if (old) { box.body.removeChild(old); } return; }
  groups.id = "gk-facets";
  if (old) { made.replaceChild(groups, made.lastChild); } else {
    made.appendChild(groups);
    box.body.insertBefore(made, box.body.firstChild);
    fold.type = "button";
    fold.setAttribute("aria-controls", groups.id);
    fold.addEventListener("click", function () { isOpen = !isOpen; unfold(made, fold); });
  }
  unfold(made, fold);
  showChosen(box, bar, fold);
  if (held) { focusFacet(box, held); }
}
function unfold(made, fold) {
  made.className = isOpen ? "gk-sieve gk-sieve-unfolded" : "gk-sieve";
  fold.setAttribute("aria-expanded", isOpen ? "true" : "false");
}
/* A button for each choice, which lifts it. Without one to be lifted any more the focus goes to the fold. */
function showChosen(box, bar, fold) {
  var buttons = Array.prototype.slice.call(bar.childNodes, 1), at = buttons.indexOf(document.activeElement);
  buttons.forEach(function (button) { bar.removeChild(button); });
  FACETS.forEach(function (facet) {
    var value = choices.wanted[facet.key], name = value && shown(facet, value), button;
    if (!value) { return; }
    button = make("button", "gk-facet-value gk-chosen", [name + " ", make("span", "", ["✕"])]);
    button.type = "button";
    button.lastChild.setAttribute("aria-hidden", "true");
    button.setAttribute("aria-label", "去掉筛选：" + facet.label + " " + name);
    button.addEventListener("click", function () { choose(box, facet, ""); });
    bar.appendChild(button);
  });
  if (at >= 0) { (bar.childNodes[at + 1] || fold).focus(); }
}
