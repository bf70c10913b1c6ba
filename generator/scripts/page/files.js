/* Fetching. Each file has the release in its address, so that no browser hands out an older one for it; and it counts
   only if what came is of this release, for a server or a proxy in between may still send another. */

import { dataOf, has } from "../engine/arrive.js";
import { RELEASE, gk } from "../engine/hub.js";
import { table } from "../engine/text.js";
import { renew } from "./renew.js";

var wanted = table();

export function rootOf() { return document.body.getAttribute("data-root") || "."; }
/* From a plain folder nothing is cached, and some old phones find no file with a question mark behind it. */
export function addressOf(path) {
  return rootOf() + "/" + path + (location.protocol === "file:" ? "" : "?v=" + RELEASE + gk.fresh);
}
export function load(path) {
  if (wanted[path] || !gk.alive || gk.over || gk.lost) { return; }
  wanted[path] = true;
  addScript(addressOf(path), function () { if (!isHere(path)) { renew(true); } }, function () {
    wanted[path] = false;
    gk.lost = true;
    renew(false);
  });
}
export function addScript(address, come, fail) {
  var script = document.createElement("script");
  script.src = address;
  script.async = false;
  script.onload = come;
  script.onerror = fail;
  document.body.appendChild(script);
}
/* What the script of a path leaves behind when it is of this release. */
function isHere(path) {
  var name = path.slice(7, -3);
  if (path.indexOf("search/") === 0) { return !!dataOf(name.replace("/", "")); }
  return name === "lunr" ? !!window.lunr : name === "search-keep" ? !!gk.keep : gk.parts[name];
}
export function want(kind) {
  if (!has[kind]) { load("search/" + kind + ".js"); }
  if (kind === "sounds") { load("assets/search-sound.js"); } else if (gk.unpack[kind] === null) { load("assets/search-next.js"); }
}
