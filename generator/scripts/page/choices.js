/* What is chosen of the facets, kept in the address: a choice is a step one can go back from, letters of a query are
   not. */

import { dataOf, has, listeners } from "../engine/arrive.js";
import { FACETS, hasAll } from "../engine/facets.js";
import { boxes } from "./box.js";
import { parameter } from "./make.js";

/* `wanted`: facet → value chosen; `wide`: facet → whether all its values are shown. */
export var choices = { wanted: {}, wide: {} };

/* What an address asks for: { q, d, stage, … }. */
export function asked(search) {
  var wanted = { q: parameter("q", search) };
  FACETS.forEach(function (facet) { wanted[facet.key] = parameter(facet.key, search); });
  return currentNames(wanted);
}
/* A body under the name it has today, for an address that has a former one. */
function currentNames(wanted) {
  var names = has.details && dataOf("details").v;
  if (names && Object.prototype.hasOwnProperty.call(names, wanted.body)) { wanted.body = names[wanted.body]; }
  return wanted;
}
listeners.push(function (kind) {
  var before = choices.wanted.body;
  if (kind === "details" && currentNames(choices.wanted).body !== before) { boxes.forEach(function (box) { box.run(); }); }
});
export function filtered() { return FACETS.some(function (facet) { return choices.wanted[facet.key]; }); }
export function passes(item, except, wanted) { return hasAll(item, wanted || choices.wanted, except); }

export function addressFor(box) {
  var parts = box.query ? ["q=" + encodeURIComponent(box.query)] : [];
  FACETS.forEach(function (facet) {
    if (choices.wanted[facet.key]) { parts.push(facet.key + "=" + encodeURIComponent(choices.wanted[facet.key])); }
  });
  return parts.length ? "?" + parts.join("&") : "";
}
export function keepAddress(box, step) {
  var address = location.pathname + addressFor(box);
  try { if (step) { history.pushState(null, "", address); } else { history.replaceState(null, "", address); } } catch (error) { return; }
}
export function choose(box, facet, value) {
  keepAddress(box);
  choices.wanted[facet.key] = value;
  keepAddress(box, true);
  box.run();
}
export function liftAll(box) {
  keepAddress(box);
  FACETS.forEach(function (facet) { choices.wanted[facet.key] = ""; });
  keepAddress(box, true);
  box.run();
}
/* Back and forward. */
export function takeAddress() {
  choices.wanted = asked();
  boxes.forEach(function (box) {
    if (box.isPage) { box.input.value = choices.wanted.q; box.shut = false; box.run(); }
  });
}
