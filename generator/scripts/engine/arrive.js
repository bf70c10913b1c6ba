/* Data that arrive. Files are joined by line number, so a file of another release is not taken: it says which it is of.
   Whatever order they come in, the table is the one that their fixed order makes. */

import { RELEASE, gk } from "./hub.js";
import { setSynonyms } from "./synonyms.js";
import { clearTable, held } from "./table.js";
import { table } from "./text.js";
import "./names.js";

/* Kinds that make the table, in its order; kinds with readings of characters, in theirs. */
var TEXTS = ["names", "gone", "words", "details"], SPOKEN = ["sounds", "details", "chars", "gone"];
var given = table(), filled = [];

/* What is taken in: kind (of a shard `depth05`, `asked5`) → true. Readings [[kind, packed], …]. Told of each that is taken in:
   run(kind, code, data). */
export var has = table(), packs = [], listeners = [];

function isIn(kind) { return has[kind]; }

/* What has come of this release, taken in or waiting for what it needs. */
export function dataOf(kind) { return given[kind]; }

/* `kind`: names, words …; of a shard depth05, asked5. */
function add(release, kind, data) {
  var shard = /(\D+)(\d+)/.exec(kind);
  if (release !== RELEASE || !gk.alive || given[kind]) { return; }
  given[kind] = data;
  if (!shard) { takeIn(); return; }
  has[kind] = true;
  tell(shard[1], shard[2], data);
}
function tell(kind, code, data) { listeners.slice().forEach(function (run) { run(kind, code, data); }); }

/* Takes in all that has come, as far as what it needs is there: the names, and the script that unpacks it. */
export function takeIn() {
  var fresh = Object.keys(given).filter(function (kind) { return !has[kind] && gk.unpack[kind] !== null; }), anew;
  if (!given.names || !fresh.length) { return; }
  anew = fresh.indexOf("chars") >= 0 && gk.unpack.chars(given.chars);
  fresh.forEach(function (kind) { has[kind] = true; });
  fillTable(anew);
  setSynonyms(["everyday", "words"].filter(isIn).map(dataOf));
  packs.length = 0;
  packs.push.apply(packs, SPOKEN.filter(isIn).map(function (kind) { return [kind, given[kind].s]; }));
  held.found = table();
  fresh.forEach(function (kind) { tell(kind); });
}
/* Takes in what is new of the texts; all anew where something comes before what is there already. */
function fillTable(anew) {
  var wanted = TEXTS.filter(isIn);
  if (anew || filled.some(function (kind, place) { return wanted[place] !== kind; })) {
    clearTable();
    filled = [];
  }
  wanted.slice(filled.length).forEach(function (kind) { gk.unpack[kind](given[kind]); });
  filled = wanted;
}

gk.add = add;
