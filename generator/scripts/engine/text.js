/* Text as the search compares it; twin of model/search.py, held equal by tests/search/test_parity.py. */

/* Traditional characters: what each is in simplified ones, and a pattern of them all; empty until chars.js is there. */
export var traditional = { forms: {}, any: null };

var WIDE = /[A-Z\u3000\uff01-\uff5e]/g;

/* An object without inherited names: any text may be a key. */
export function table() { return Object.create(null); }
/* Full width → half, A–Z → a–z, traditional → simplified. The length stays. */
export function fold(text) {
  text = text.replace(WIDE, function (ch) {
    var code = ch.charCodeAt(0);
    code = code === 0x3000 ? 32 : code > 255 ? code - 0xFEE0 : code;
    return String.fromCharCode(code >= 65 && code <= 90 ? code + 32 : code);
  });
  return traditional.any ? text.replace(traditional.any, function (ch) { return traditional.forms[ch]; }) : text;
}
/* Runs of characters, and of letters and figures; `mixed`: both together. */
export function runs(folded, mixed) {
  return folded.match(mixed ? /[\u3007\u3400-\u4dbf\u4e00-\u9fff0-9a-z]+/g
    : /[\u3007\u3400-\u4dbf\u4e00-\u9fff]+|[0-9a-z]+/g) || [];
}
export function clip(text, length) { return text.length > length ? text.slice(0, length) + "…" : text; }
