/* The columns of the later data files (render/search/index.py) → the table. Lines stand in the order of the items of names.js,
   which is why nothing of another release may come here (arrive.js). */

import { gk } from "./hub.js";
import { addText, held, items } from "./table.js";
import { KEYWORD, QUESTION, SUMMARY, TITLE } from "./tuning.js";

/* Withdrawn items, categories and domains, a line each `id|fate|title|domain`: after the live ones, known by title. */
function addGone(data) {
  data.t.split("\n").forEach(function (line) {
    var cells = line.split("|"), number = items.length;
    items.push(held.byId[cells[0]] = { number: number, id: cells[0], title: cells[2], category: "编码 " + cells[0], domainTitle: cells[3],
      gone: cells[1], texts: [], bodies: [] });
    addText(TITLE, cells[2], number);
  });
}
/* A column of texts, a line an item; a line `~` says again what it said of the item whose title is repeated, with
   the head of the title put in the place of the other's. */
export function column(packed) {
  var lines = packed.split("\n");
  return lines.map(function (line, number) {
    var item = items[number];
    if (line === "~") { lines[number] = item.old ? lines[item.from].split(item.old).join(item.head) : lines[item.from]; }
    return lines[number];
  });
}
function addWords(data) {
  column(data.k).forEach(function (line, number) {
    (line ? line.split("|") : []).forEach(function (word) {
      if (word.charAt(0) === "?") { addText(QUESTION, word.slice(1), number); } else { addText(KEYWORD, word, number); }
    });
  });
}
/* The facets come as words: `f` the different rows of them, `fi` the row of each item. */
function addDetails(data) {
  var limits = data.w.split("\n"), bodies = data.b.split("\n"), summaries = column(data.m);
  var facets = data.f.split("\n").map(facetWords), owners = data.bi.split("|");
  held.front = held.big.length;
  items.forEach(function (item, number) {
    if (item.gone) { return; }
    item.summary = summaries[number];
    item.when = limits[data.wi[number]];
    item.facets = facets[data.fi[number]];
    item.bodies = owners[number] ? owners[number].split(" ").map(function (index) { return bodies[index]; }) : [];
    addText(SUMMARY, item.summary, number);
  });
}
/* `服务|县级 乡级|全社会|主动公开`: stage, levels, audiences, methods. */
function facetWords(row) {
  return row.split("|").map(function (cell) { return cell ? cell.split(" ") : []; });
}

gk.unpack.gone = addGone;
gk.unpack.words = addWords;
gk.unpack.details = addDetails;
