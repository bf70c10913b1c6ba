/* How people type a syllable. */

import { table } from "../text.js";

var spellings = table();

/* How people type a syllable: as it is, v or u for ü, and as it sounds in the dialects (factor below 1):
   zh/z ch/c sh/s n/l r/l f/hu, and -ng/-n. */
export function spell(syllable) {
  var list = spellings[syllable], parts, heads, tails;
  if (list) { return list; }
  list = spellings[syllable] = [[syllable, 1]];
  if (syllable.indexOf("v") > 0) { list.push([syllable.replace("v", "u"), 1]); }
  parts = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)$/.exec(syllable.replace("v", "u"));
  heads = [parts[1] || ""].concat({ zh: ["z"], z: ["zh"], ch: ["c"], c: ["ch"], sh: ["s"], s: ["sh"],
    n: ["l"], l: ["n"], r: ["l"] }[parts[1]] || []);
  tails = [parts[2]];
  if (/ng$/.test(parts[2])) { tails.push(parts[2].slice(0, -1)); }
  if (/[aei]n$/.test(parts[2])) { tails.push(parts[2] + "g"); }
  heads.forEach(function (head) {
    tails.forEach(function (tail) {
      addSpelling(list, head + tail);
      if (head === "f") { addSpelling(list, "hu" + (tail === "u" ? "" : tail.replace(/^e([in])/, "$1").replace(/^ng/, "ng"))); }
      if (head === "h" && tail.charAt(0) === "u") {
        addSpelling(list, "f" + (tail === "u" ? "u" : tail.slice(1).replace(/^([in])/, "e$1")));
      }
    });
  });
  return list;
}
function addSpelling(list, text) {
  var i;
  for (i = 0; i < list.length; i++) { if (list[i][0] === text) { return; } }
  list.push([text, 0.85]);
}
