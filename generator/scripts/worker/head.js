/* The worker's own beginning, before anything else of its script: it fetches what it stands on, by the address it came
   by itself, so that the release is in all of them. If they are of another release, it can only say so. */
if (typeof document === "undefined" && typeof global.importScripts === "function") {
  ["lunr", "search", "search-next", "search-sound"].forEach(function (name) { global.importScripts(name + ".js" + global.location.search); });
  global.onmessage = function (event) { global.postMessage({ ask: event.data.ask, release: "" }); };
}
