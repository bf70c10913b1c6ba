/* Syllables as people type them when they are not sure: one sign for all that the dialects blur; twin of model/sounds.py.
   zh=z ch=c sh=s, n=l=r at the beginning, ng=n at the end, hu-=f-. */

var HEADS = " b p m f d t l g k h j q x z c s y w".split(" "), FIRST = 0xE000;
var TAILS = "a ai an ao e ei en er i ia ian iao ie in ion iu o on ou u ua uai uan ue ui un uo".split(" ");

/* "" for letters that are no syllable. */
export function signOf(syllable) {
  var parts = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.+)$/.exec(syllable.replace(/v/g, "u")), head, tail;
  if (!parts) { return ""; }
  head = (parts[1] || "").charAt(0).replace(/[nr]/, "l");
  tail = parts[2].replace(/ng$/, "n");
  if (head === "h" && tail.charAt(0) === "u") {
    head = "f";
    if (tail !== "u") { tail = tail.slice(1).replace(/^([in])/, "e$1"); }
  }
  head = HEADS.indexOf(head);
  tail = TAILS.indexOf(tail);
  return head < 0 || tail < 0 ? "" : String.fromCharCode(FIRST + head * TAILS.length + tail);
}
