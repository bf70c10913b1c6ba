/* Traditional forms and look-alikes; and for a worker, which has no names, what makes texts comparable. */

import { packs } from "./arrive.js";
import { gk } from "./hub.js";
import { held } from "./table.js";
import { table, traditional } from "./text.js";

/* Says whether a text of the table must be folded again. */
function addChars(data) {
  var forms = table();
  data.t.split(" ").forEach(function (word) {
    for (var i = 1; i < word.length; i++) { forms[word.charAt(i)] = word.charAt(0); }
  });
  gk.shapes = data.h.split(" ");
  setTraditional(forms);
  return !!traditional.any && held.big.search(traditional.any) >= 0;
}
export function tables() { return { packs: packs, traditional: traditional.forms }; }
export function setTraditional(forms) {
  var all = Object.keys(forms).join("");
  traditional.forms = forms;
  traditional.any = all ? new RegExp("[" + all + "]", "g") : null;
}

gk.unpack.chars = addChars;
