/* The table: items, their texts, and one long text of all texts in which words are found. */

import { fold, table } from "./text.js";

/* { number, id, title, category, domain, domainTitle, texts, bodies, … }; { code, title }; { field, text, folded,
   owners }; where each text begins. */
export var items = [], domains = [], texts = [], starts = [];
/* `big`: all folded texts, each after a line break; `front`: where the summaries begin; `found`: word → texts. */
export var held = { big: "\n", front: 0, byId: table(), numberOf: table(), found: table() };

export function clearTable() {
  items.length = domains.length = texts.length = starts.length = 0;
  held.big = "\n";
  held.front = 0;
  held.byId = table();
  held.numberOf = table();
}
export function addText(field, text, item) {
  var key = field + text, number = held.numberOf[key];
  if (number === undefined) {
    number = held.numberOf[key] = texts.length;
    texts.push({ field: field, text: text, folded: fold(text), owners: [] });
    starts.push(held.big.length);
    held.big += texts[number].folded + "\n";
  }
  texts[number].owners.push(item);
  items[item].texts.push(number);
}
export function frontOf() { return held.front || held.big.length; }
/* Number of the text that stands at a place. */
export function textAt(position) {
  var low = 0, high = starts.length - 1, middle;
  while (low < high) {
    middle = low + high + 1 >> 1;
    if (starts[middle] <= position) { low = middle; } else { high = middle - 1; }
  }
  return low;
}
/* Numbers of the texts that hold a word; letters and digits only from where they begin. */
export function find(word) {
  var list = held.found[word], at = -1, number, latin = word.charCodeAt(0) < 128, big = held.big;
  if (list) { return list; }
  list = held.found[word] = [];
  while ((at = big.indexOf(word, at + 1)) >= 0) {
    if (latin && /[0-9a-z]/.test(big.charAt(at - 1))) { continue; }
    number = textAt(at);
    list.push(number);
    at = starts[number] + texts[number].folded.length - 1;
  }
  return list;
}
