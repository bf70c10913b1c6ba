/* Numbers of the fields of a text, and the ranking in figures. */

export var TITLE = 0, CATEGORY = 1, DOMAIN = 2, KEYWORD = 3, QUESTION = 4, SUMMARY = 5, CONTENT = 6, BODY = 7, BASIS = 8;
/* Weights of the fields in the order above, then what the modules of the ranking say. */
export var T = { weight: [10, 6, 4.5, 7.2, 5, 5, 3, 2.5, 2], named: 7, same: 0.75, rare: 0.4, stop: 0.15, lone: 0.5, unknown: 0.7, more: 0.05,
  like: 0.9, spread: 0.8, share: 0.55, first: 0.12, number: 0.4, mended: 0.88, meant: 0.6, short: 0.6, wish: 0.5, wide: 0.4, cut: 0.4, cover: 0.55, settled: 0.75, gone: 0.9 };
