/* What other offices do: words of it, and who does it. */

import { dataOf, listeners } from "./arrive.js";

var list = null;

listeners.push(function (kind) { if (kind === "words") { list = null; } });

/* [[word, who]], the longest word first. */
export function elsewhere() {
  var data = dataOf("words");
  if (list || !data) { return list || []; }
  list = [];
  (data.o ? data.o.split("\n") : []).forEach(function (line) {
    var sides = line.split("=");
    (sides[0] ? sides[0].split("|") : []).forEach(function (word) { list.push([word, sides[1]]); });
  });
  return list.sort(function (a, b) { return b[0].length - a[0].length; });
}
/* Who does it, a line a group. */
export function groups() {
  var data = dataOf("words");
  return data && data.o ? data.o.split("\n").map(function (line) { return line.split("=")[1]; }) : [];
}
/* What a plan has of it, in its first clause, which names the matter: marks for each of its runs; the longest word and who does it. */
export function othersIn(made) {
  var out = { word: "", who: "", marks: made.runs.map(function () { return []; }) };
  elsewhere().forEach(function (pair) {
    made.runs.forEach(function (one, number) {
      var at = one.run.indexOf(pair[0]), i;
      if (at < 0 || number && made.runs[0].run.length > 4) { return; }
      if (!out.word) { out.word = pair[0]; out.who = pair[1]; }
      for (i = 0; i < pair[0].length; i++) { out.marks[number][at + i] = true; }
    });
  });
  return out;
}
