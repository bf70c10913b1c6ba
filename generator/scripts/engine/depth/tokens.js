/* Tokens as the index has them; twin of model/search.py. */

import { fold, runs } from "../text.js";

/* Pairs of each Chinese run, letters and digits whole. */
export function tokens(text) {
  var out = [], i;
  runs(fold(text)).forEach(function (run) {
    if (run.charCodeAt(0) < 128 || run.length === 1) { out.push(run); return; }
    for (i = 0; i < run.length - 1; i++) { out.push(run.substr(i, 2)); }
  });
  return out;
}
