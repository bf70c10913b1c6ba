/* Facets: by what a list can be narrowed. Their words come with the data (details.js), which has them from the
   catalogue's own terms. */

import { domains } from "./table.js";

function cell(place) { return function (item) { return item.facets[place]; }; }

/* { key: name in the address, label, of: values of an item, show: a value in words, where it is none }. */
export var FACETS = [
  { key: "d", label: "领域", of: function (item) { return [item.domain]; }, show: domainTitle },
  { key: "stage", label: "环节", of: cell(0) },
  { key: "level", label: "层级", of: cell(1) },
  { key: "audience", label: "对象", of: cell(2) },
  { key: "method", label: "方式", of: cell(3) },
  { key: "body", label: "责任主体", of: function (item) { return item.bodies; } }
];
function domainTitle(code) {
  var found = domains.filter(function (domain) { return domain.code === code; })[0];
  return found ? found.title : code;
}
export function shown(facet, value) { return facet.show ? facet.show(value) : value; }

/* Whether an item has the values wanted ({ d, stage, … }), those of the facet `except` left aside. */
export function hasAll(item, wanted, except) {
  return FACETS.every(function (facet) {
    var value = wanted[facet.key];
    return facet === except || !value || !item.gone && facet.of(item).indexOf(value) >= 0;
  });
}
/* Values of a facet in a list of items → how many items have each. */
export function countValues(list, facet) {
  var counts = {};
  list.forEach(function (item) {
    facet.of(item).forEach(function (value) { counts[value] = (counts[value] || 0) + 1; });
  });
  return counts;
}
/* In words, for people: `低保 · 保障性住房 · 服务`. */
export function named(wanted) {
  return [wanted.q].concat(FACETS.map(function (facet) {
    return wanted[facet.key] && shown(facet, wanted[facet.key]);
  })).filter(Boolean).join(" · ");
}
