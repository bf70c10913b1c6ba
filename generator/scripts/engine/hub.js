/* The one object everything hangs on, `gkSearch`. Other scripts add their part to it when they come: search-sound.js
   `sound`; search-next.js `unpack` for words, details, withdrawn ids and characters, `arabic`, `fill`; search-more.js
   `correct`, `enlighten`, `meetDepth`, `isKnown`, `reason`, `show` …; search-worker.js `searchDepth`, `searchLaws`;
   search-keep.js `keep`. */

/* Of which release these scripts and their data are; written in by render/scripts.py. */
export var RELEASE = "@release@";

/* What a search of another release leaves to the one that takes its place (page/renew.js). */
var next = global.gkSearch && global.gkSearch.next || { tries: 0, fresh: "" };

export var gk = {
  release: RELEASE, parts: {}, unpack: { gone: null, words: null, details: null, chars: null }, before: global.gkSearch, tries: next.tries, fresh: next.fresh,
  alive: true, lost: false, over: false, hasGone: false, sound: null,
  want: function () { return; }
};
