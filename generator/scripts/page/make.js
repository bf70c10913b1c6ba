/* Small builders, and what an address asks for. */

import { gk } from "../engine/hub.js";
import { rootOf } from "./files.js";

/* Tag, class, children (strings become text, never markup). */
export function make(tag, name, children) {
  var node = document.createElement(tag);
  if (name) { node.className = name; }
  (children || []).forEach(function (child) {
    if (child) { node.appendChild(typeof child === "string" ? document.createTextNode(child) : child); }
  });
  return node;
}
export function link(path, name, children) {
  var node = make("a", name, children);
  node.href = rootOf() + "/" + path + (location.protocol === "file:" ? "index.html" : "");
  return node;
}
/* Listens as long as this search has the page. */
export function listen(node, kind, run) {
  node.addEventListener(kind, function (event) { if (gk.alive) { run(event); } });
}
export function parameter(name, search) {
  var match = new RegExp("[?&]" + name + "=([^&]*)").exec(search === undefined ? location.search : search);
  try { return match ? decodeURIComponent(match[1].replace(/\+/g, " ")) : ""; } catch (error) { return ""; }
}
