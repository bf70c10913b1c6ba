/* Synonyms and stop words, which come in two files: everyday.js has the beginning of each line, words.js the rest. */

/* { say: what people say, mean: what the catalogue calls it }; words that fall away in a question, the longest first. */
export var synonyms = [], stops = [];

/* Both files anew, in their order, whichever came first. A file: { y: lines `say|say=mean|mean`, x: stop words }. */
export function setSynonyms(files) {
  synonyms.length = stops.length = 0;
  files.forEach(function (data) {
    (data.y ? data.y.split("\n") : []).forEach(function (line, number) {
      var sides = line.split("="), group = synonyms[number] || (synonyms[number] = { say: [], mean: [] });
      if (sides[0]) { group.say = group.say.concat(sides[0].split("|")); }
      if (sides[1]) { group.mean = group.mean.concat(sides[1].split("|")); }
    });
    stops.push.apply(stops, data.x ? data.x.split("|") : []);
  });
  stops.sort(function (a, b) { return b.length - a.length || (a < b ? -1 : 1); });
}
