/* Numerals before 条 and 号 as figures, as derive/searchterms.py writes them. */

import { gk } from "./hub.js";

var NUMERAL = /第?([零〇一二三四五六七八九十百千]+)(?=[条號号])/g;

function arabic(text) {
  return text.replace(NUMERAL, function (all, numeral) {
    var total = 0, current = 0, i, ch, step;
    for (i = 0; i < numeral.length; i++) {
      ch = numeral.charAt(i);
      step = { "十": 10, "百": 100, "千": 1000 }[ch];
      if (step) { total += (current || 1) * step; current = 0; } else { current = Math.max(0, "零一二三四五六七八九".indexOf(ch)); }
    }
    return "第" + (total + current);
  });
}

gk.arabic = arabic;
