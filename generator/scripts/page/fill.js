/* The list, changed in place so that the focus and what is being read stay where they are. */

import { table } from "../engine/text.js";
import { make } from "./make.js";
import { row } from "./rows.js";

/* Rows above the one with the focus stay, and it as well; the others follow in their new order. */
export function fill(box, list) {
  var shown = Array.prototype.slice.call(box.list.childNodes), held = rowOf(box, document.activeElement);
  var at = shown.indexOf(held), old = table(), wanted = table(), kept = [], node, link;
  list.forEach(function (score) { wanted[score.item.id] = score; });
  shown.forEach(function (node, place) {
    var id = node.getAttribute("data-item-id") || "";
    if (!wanted[id]) { box.list.removeChild(node); return; }
    old[id] = node;
    if (place <= at) { kept.push(wanted[id]); }
  });
  list = kept.concat(list.filter(function (score) { return kept.indexOf(score) < 0; }));
  node = box.list.firstChild;
  list.forEach(function (score) {
    var fresh = row(score), mine = old[score.item.id];
    if (mine) { renewRow(mine, fresh); } else { mine = fresh; }
    if (mine === node) { node = node.nextSibling; } else { box.list.insertBefore(mine, node); }
  });
  if (held && !held.parentNode) {
    link = box.list.childNodes[Math.min(at, list.length - 1)];
    (link ? link.querySelector("a") : box.input).focus();
  }
}
function rowOf(box, node) {
  while (node && node.parentNode !== box.list) { node = node.parentNode; }
  return node;
}
function renewRow(node, fresh) {
  var link = node.firstChild;
  if (node.innerHTML === fresh.innerHTML) { return; }
  link.textContent = "";
  while (fresh.firstChild.firstChild) { link.appendChild(fresh.firstChild.firstChild); }
  while (link.nextSibling) { node.removeChild(link.nextSibling); }
  while (fresh.childNodes[1]) { node.appendChild(fresh.childNodes[1]); }
}
/* A button for the rows from `first` on. */
export function offerMore(box, count, first, again) {
  var foot = make("button", "gk-more", ["再看 " + (count - first) + " 项"]);
  foot.type = "button";
  foot.addEventListener("click", function () {
    box.most = count;
    again();
    box.list.childNodes[first].querySelector("a").focus();
  });
  return foot;
}
