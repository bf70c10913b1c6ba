/* Sounds: how a text is read, how people type it (full pinyin, cut short, initials, dialect), where a typed pattern
   stands. Fetched with search/sounds.js when the first letter is typed or a word may be a slip. Needs search.js;
   runs in the page and in the worker. ES5. */
(function (global) {
  "use strict";
  var gk = global.gkSearch, engine = gk.engine, table = engine.table;
  var sounds = table(), spare = table(), spellings = table(), known = null, found = table(), codes = null;

  /* `zheng征证 di地`: syllables with their characters. `kept`: where to; what the catalogue does not use is kept apart,
     for no text can be read by it. */
  function addSounds(kept, packed) {
    packed.split(" ").forEach(function (word) {
      var syllable = /^[a-z]*/.exec(word)[0], i, ch;
      if (!syllable) { return; }
      for (i = syllable.length; i < word.length; i++) {
        ch = word.charAt(i);
        if (!kept[ch]) { kept[ch] = []; }
        kept[ch].push(syllable);
      }
    });
  }
  function unpack() {
    sounds = table();
    spare = table();
    engine.packs.forEach(function (pack) { addSounds(pack[0] === "chars" ? spare : sounds, pack[1]); });
    known = codes = null;
    found = table();
  }

  /* How people type a syllable: as it is, v or u for ü, and as it sounds in the dialects (factor below 1):
     zh/z ch/c sh/s n/l r/l f/hu, and -ng/-n. */
  function spell(syllable) {
    var list = spellings[syllable], parts, heads, tails;
    if (list) { return list; }
    list = spellings[syllable] = [[syllable, 1]];
    if (syllable.indexOf("v") > 0) { list.push([syllable.replace("v", "u"), 1]); }
    parts = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)$/.exec(syllable.replace("v", "u"));
    heads = [parts[1] || ""].concat({ zh: ["z"], z: ["zh"], ch: ["c"], c: ["ch"], sh: ["s"], s: ["sh"],
      n: ["l"], l: ["n"], r: ["l"] }[parts[1]] || []);
    tails = [parts[2]];
    if (/ng$/.test(parts[2])) { tails.push(parts[2].slice(0, -1)); }
    if (/[aei]n$/.test(parts[2])) { tails.push(parts[2] + "g"); }
    heads.forEach(function (head) {
      tails.forEach(function (tail) {
        addSpelling(list, head + tail);
        if (head === "f") { addSpelling(list, "hu" + (tail === "u" ? "" : tail.replace(/^e([in])/, "$1").replace(/^ng/, "ng"))); }
        if (head === "h" && tail.charAt(0) === "u") {
          addSpelling(list, "f" + (tail === "u" ? "u" : tail.slice(1).replace(/^([in])/, "e$1")));
        }
      });
    });
    return list;
  }
  function addSpelling(list, text) {
    var i;
    for (i = 0; i < list.length; i++) { if (list[i][0] === text) { return; } }
    list.push([text, 0.85]);
  }

  /* A reader of `pattern` (letters and characters): read(text, at, 0) says how well the text can be read as it from
     there on, best average quality first. A letter run stands for full syllables (1; 0.85 by dialect), initials
     (0.7), or a last syllable cut short. What a character may stand for is worked out once for each place. */
  var numbers = new Uint16Array(65536), last = 0, END = { sum: 0, count: 0, length: 0 }, SKIPPED = /[^\n0-9a-z\u3007\u3400-\u4dbf\u4e00-\u9fff]/;

  function reader(pattern) {
    var memo = [];
    function read(text, at, from) {
      var best = null, code = text.charCodeAt(at), row, number, ways, way, tail, i;
      if (from >= pattern.length) { return END; }
      if (code !== code) { return null; }
      number = numbers[code] || (numbers[code] = ++last);
      row = memo[from] || (memo[from] = []);
      ways = row[number] || (row[number] = waysOf(String.fromCharCode(code), pattern, from));
      for (i = 0; i < ways.length; i++) {
        way = ways[i];
        tail = way.to < 0 ? END : read(text, at + 1, way.to);
        if (tail && (!best || (way.quality + tail.sum) * best.count > best.sum * (way.count + tail.count))) {
          best = { sum: way.quality + tail.sum, count: way.count + tail.count, length: 1 + tail.length };
        }
      }
      return best;
    }
    return read;
  }
  /* What a character can take from a pattern at a place: { quality, count, to (-1: the rest of it) }. */
  function waysOf(ch, pattern, from) {
    var out = [], rest = pattern.slice(from), names = sounds[ch] || [];
    function way(quality, length) { out.push({ quality: quality, count: 1, to: length < 0 ? -1 : from + length }); }
    if (rest.charAt(0) === ch) { way(1, 1); }
    if (from && SKIPPED.test(ch)) { out.push({ quality: 0, count: 0, to: from }); }
    if (rest.charCodeAt(0) > 127) { return out; }
    names.forEach(function (syllable) {
      spell(syllable).forEach(function (pair) {
        if (rest.slice(0, pair[0].length) === pair[0]) { way(pair[1], pair[0].length); } else if (pair[0].slice(0, rest.length) === rest) {
          way((rest.length > 1 ? 0.9 : 0.7) * pair[1], -1);
        }
      });
      if (syllable.charAt(0) === rest.charAt(0)) {
        way(0.7, 1);
        if (syllable.charAt(1) === "h" && rest.charAt(1) === "h") { way(0.75, 2); }
      }
    });
    return out;
  }
  /* Cuts letters into syllables known to the catalogue (the last may be cut short), or null. */
  function cutSyllables(letters) {
    var ends = [[]], i, length, part, last;
    if (!known) {
      known = table();
      allSyllables().forEach(function (syllable) { spell(syllable).forEach(function (pair) { known[pair[0]] = true; }); });
    }
    for (i = 1; i <= letters.length; i++) {
      for (length = Math.min(6, i); length > 0; length--) {
        part = letters.substr(i - length, length);
        if (known[part] && ends[i - length] && (!ends[i] || ends[i - length].length + 1 < ends[i].length)) {
          ends[i] = ends[i - length].concat(part);
        }
      }
    }
    last = ends[letters.length];
    for (i = 1; !last && i < 5; i++) {
      if (ends[letters.length - i]) { last = ends[letters.length - i].concat(letters.slice(-i)); }
    }
    return last && last.length < letters.length / 1.5 ? last : null;
  }
  function allSyllables() {
    var seen = table();
    Object.keys(sounds).forEach(function (ch) { sounds[ch].forEach(function (s) { seen[s] = true; }); });
    return Object.keys(seen);
  }

  /* ---- where a pattern stands ----------------------------------------------------------------- */

  /* Texts that can be read as a pattern of letters (and characters): { text, factor, count, word }.
     A longer pattern can only stand where its beginning stood: typing on looks at those places alone. Summaries are
     half of all text and hold few names: they are read only for a long pattern that stands nowhere else as typed. */
  var LONG = 5, GOOD = 0.9;

  function findSound(pattern) {
    var made = found[pattern], top = 0, read, best, order = [], big = engine.big(), can;
    if (made || pattern.length < 2) { return made ? made.hits : []; }
    made = found[pattern] = { hits: [], front: null, deep: null };
    read = reader(pattern);
    best = table();
    function look(part, from, to) {
      var i, got, before = null, places = made[part] = [];
      function tryAt(at) {
        got = read(big, at, 0);
        if (got) { places.push(at); top = Math.max(top, keepHit(best, order, got, at)); }
      }
      for (i = pattern.length - 1; i > 1 && !before; i--) { before = found[pattern.slice(0, i)]; before = before && before[part]; }
      if (before) { before.forEach(tryAt); return; }
      can = can || beginnings(pattern);
      for (i = from; i < to; i++) { if (can[codes[i]]) { tryAt(i); } }
    }
    look("front", 0, engine.front());
    if (top < GOOD && pattern.length >= LONG) { look("deep", engine.front(), big.length); }
    order.forEach(function (number) { if (best[number].factor >= 0.8 * top) { made.hits.push(best[number]); } });
    return made.hits;
  }
  /* Characters that a place may begin with: by code, 1 or 0. */
  function beginnings(pattern) {
    var can = new Uint8Array(65536), big = engine.big(), i;
    Object.keys(sounds).concat(pattern.charAt(0)).forEach(function (ch) {
      if (waysOf(ch, pattern, 0).length) { can[ch.charCodeAt(0)] = 1; }
    });
    if (!codes) {
      codes = new Uint16Array(big.length);
      for (i = 0; i < big.length; i++) { codes[i] = big.charCodeAt(i); }
    }
    return can;
  }
  function keepHit(best, order, read, at) {
    var quality = read.sum / read.count, number, text, start;
    if (quality < 0.8 && read.count < 2) { return 0; }
    number = engine.textAt(at);
    text = engine.texts[number];
    start = at === engine.starts[number];
    if (quality < 0.8 && (text.field >= engine.FIELDS.QUESTION || read.count < 3 && !(start && text.folded.length < 5))) { return 0; }
    quality *= start ? 1 : 0.95;
    if (!best[number]) { order.push(number); } else if (quality <= best[number].factor) { return quality; }
    best[number] = { text: number, factor: quality, count: read.count, word: text.text.substr(at - engine.starts[number], read.length) };
    return quality;
  }

  /* ---- units of a query ------------------------------------------------------------------------- */

  function soundUnit(pattern) {
    var unit = engine.wordUnit(pattern), count = 1, words = table();
    unit.alts.push({ kind: "sound", s: pattern, factor: 1 });
    findSound(pattern).forEach(function (hit) {
      count = Math.max(count, hit.count);
      if (hit.count > 1 && hit.factor > 0.9) { words[hit.word] = true; }
    });
    engine.synonyms().forEach(function (group) {
      group.say.forEach(function (say) {
        if (words[say]) { engine.addSayings(unit, [{ from: 0, to: 2, say: say, mean: group.mean }], 0, 2); }
      });
    });
    unit.size = Math.max(0.7, count - 1);
    return unit;
  }
  function letterUnits(made, letters) {
    var unit = soundUnit(letters), cut, i;
    if (!findSound(letters).length && !engine.find(letters).length) {
      cut = cutSyllables(letters);
      if (cut && cut.length > 2) {
        for (i = 0; i < cut.length - 1; i++) { made.units.push(soundUnit(cut[i] + cut[i + 1])); }
        return;
      }
      for (i = letters.length - 2; i > 1; i--) {
        if (findSound(letters.slice(0, i)).length && findSound(letters.slice(i)).length) {
          made.units.push(soundUnit(letters.slice(0, i)), soundUnit(letters.slice(i)));
          return;
        }
      }
      made.unknown.push(letters);
    }
    made.units.push(unit);
  }

  /* What characters sound like; those that the catalogue does not use as well. */
  function soundsOf(ch) { return sounds[ch] || spare[ch] || []; }

  engine.listeners.unshift(function (kind) { if (kind !== "depth" && kind !== "everyday") { unpack(); } });
  unpack();
  engine.setSound({
    find: findSound, reader: reader, unit: soundUnit, letters: letterUnits, spell: spell, syllables: allSyllables,
    cut: cutSyllables, of: soundsOf, unpack: unpack, characters: function () { return Object.keys(sounds); }
  });
  if (gk.refresh) { gk.refresh(); }
}(typeof window !== "undefined" ? window : typeof self !== "undefined" ? self : this));
