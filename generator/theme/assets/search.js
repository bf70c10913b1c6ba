/* Search: understands a query, scans the table of names and words, shows the list. ES5, no dependencies.
   Data arrive by gkSearch.add(kind, …) from scripts (render/index.py); search-more.js adds typing errors,
   depth, facets; search-worker.js asks lunr. Everything hangs on one object, gkSearch, so that a worker and
   the tests can use the engine without a page. */
(function (global) {
  "use strict";
  var gk = global.gkSearch = {};

  /* ---- text ------------------------------------------------------------------------------------ */

  var traditional = table();

  /* Full width → half, A–Z → a–z, traditional → simplified; twin of model/search.py. */
  function fold(text) {
    var out = "", i, code, ch;
    for (i = 0; i < text.length; i++) {
      code = text.charCodeAt(i);
      if (code >= 0xFF01 && code <= 0xFF5E) { code -= 0xFEE0; } else if (code === 0x3000) { code = 32; }
      if (code >= 65 && code <= 90) { code += 32; }
      ch = text.charAt(i);
      out += traditional[ch] || String.fromCharCode(code);
    }
    return out;
  }
  function table() { return Object.create(null); }
  function isHan(code) {
    return code >= 0x4E00 && code <= 0x9FFF || code >= 0x3400 && code <= 0x4DBF || code === 0x3007;
  }
  function runs(folded, mixed) {
    return folded.match(mixed ? /[\u3007\u3400-\u4dbf\u4e00-\u9fff0-9a-z]+/g
      : /[\u3007\u3400-\u4dbf\u4e00-\u9fff]+|[0-9a-z]+/g) || [];
  }
  /* Twin of model/search.py: pairs of each Chinese run, letters and digits whole. */
  function tokens(text) {
    var out = [], i;
    runs(fold(text)).forEach(function (run) {
      if (run.charCodeAt(0) < 128 || run.length === 1) { out.push(run); return; }
      for (i = 0; i < run.length - 1; i++) { out.push(run.substr(i, 2)); }
    });
    return out;
  }

  /* ---- sounds ---------------------------------------------------------------------------------- */

  var sounds = table(), spellings = table();

  function addSounds(packed) {
    packed.split(" ").forEach(function (word) {
      var syllable = /^[a-z]*/.exec(word)[0], i, ch;
      if (!syllable) { return; }
      for (i = syllable.length; i < word.length; i++) {
        ch = word.charAt(i);
        if (!sounds[ch]) { sounds[ch] = []; }
        sounds[ch].push(syllable);
      }
    });
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

  /* Reads `pattern` (letters and characters) against text from position `at`; best average quality wins.
     A letter run stands for full syllables (1; 0.85 by dialect), initials (0.7), or a last one cut short. */
  var END = { sum: 0, count: 0, fuzzy: false, length: 0 }, SKIPPED = /[、，（）“”《》·\s]/;

  function readAt(text, at, pattern, from) {
    var best = null, i, j, list, name, rest;
    function keep(quality, count, fuzzy, tail, skipped) {
      if (!tail) { return; }
      quality += tail.sum; count += tail.count;
      if (!best || quality / count > best.sum / best.count) {
        best = { sum: quality, count: count, fuzzy: fuzzy || tail.fuzzy, length: tail.length + (skipped || 1) };
      }
    }
    if (from >= pattern.length) { return END; }
    if (at >= text.length) { return null; }
    if (pattern.charCodeAt(from) > 127) {
      if (text.charAt(at) === pattern.charAt(from)) { keep(1, 1, false, readAt(text, at + 1, pattern, from + 1)); }
      else if (from && SKIPPED.test(text.charAt(at)) && text.charAt(at) !== "\n") { keep(0, 0, false, readAt(text, at + 1, pattern, from), 1); }
      return best;
    }
    name = sounds[text.charAt(at)];
    if (!name) {
      if (from && text.charAt(at) !== "\n" && SKIPPED.test(text.charAt(at))) { keep(0, 0, false, readAt(text, at + 1, pattern, from), 1); }
      return best;
    }
    rest = pattern.length - from;
    for (i = 0; i < name.length; i++) {
      list = spell(name[i]);
      for (j = 0; j < list.length; j++) {
        if (pattern.substr(from, list[j][0].length) === list[j][0]) {
          keep(list[j][1], 1, list[j][1] < 1, readAt(text, at + 1, pattern, from + list[j][0].length));
        } else if (rest < list[j][0].length && list[j][0].slice(0, rest) === pattern.slice(from)) {
          keep((rest > 1 ? 0.9 : 0.7) * list[j][1], 1, list[j][1] < 1, END);
        }
      }
      if (name[i].charAt(0) === pattern.charAt(from)) {
        keep(0.7, 1, false, readAt(text, at + 1, pattern, from + 1));
        if (name[i].charAt(1) === "h" && pattern.charAt(from + 1) === "h") {
          keep(0.75, 1, false, readAt(text, at + 1, pattern, from + 2));
        }
      }
    }
    return best;
  }
  /* Letters of the alphabet a character's sound may begin with, as bits. */
  function leadBits(ch) {
    var bits = 0;
    (sounds[ch] || []).forEach(function (syllable) {
      spell(syllable).forEach(function (pair) { bits |= 1 << pair[0].charCodeAt(0) - 97; });
    });
    return bits;
  }
  /* Cuts letters into syllables known to the catalogue (the last may be cut short), or null. */
  function cutSyllables(letters) {
    var known = table(), ends = [[]], i, length, part, last;
    Object.keys(spellings).concat(allSyllables()).forEach(function (syllable) {
      spell(syllable).forEach(function (pair) { known[pair[0]] = true; });
    });
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

  /* ---- the table ------------------------------------------------------------------------------- */

  var TITLE = 0, CATEGORY = 1, DOMAIN = 2, KEYWORD = 3, QUESTION = 4, SUMMARY = 5, CONTENT = 6, BODY = 7, BASIS = 8;
  /* The ranking in figures: weights of the fields in the order above, then what the rest of the file says. */
  var T = { weight: [10, 6, 4.5, 7.2, 5, 5, 3, 2.5, 2], named: 7, same: 0.9, rare: 0.5, stop: 0.15, lone: 0.5, unknown: 0.7, more: 0.04,
    like: 0.9, spread: 0.8, share: 0.55, first: 0.12, number: 0.4, mended: 0.88, meant: 0.6, cut: 0.35, cover: 0.6 };
  var items = [], domains = [], byId = table(), texts = [], textNumber = table();
  var big = "\n", starts = [], leads = null, found = table(), pairs = null;
  var synonyms = [], stops = [], has = table(), listeners = [];

  function addText(field, text, item) {
    var key = field + text, number = textNumber[key];
    if (number === undefined) {
      number = textNumber[key] = texts.length;
      texts.push({ field: field, text: text, folded: fold(text), owners: [] });
      starts.push(big.length);
      big += texts[number].folded + "\n";
    }
    texts[number].owners.push(item);
    items[item].texts.push(number);
  }
  function addNames(data) {
    var domain = "", title = "", category = "", serial = 0;
    addSounds(data.s);
    data.t.split("\n").forEach(function (line) {
      var mark = line.charAt(0), id, item;
      if (mark === "#") {
        domain = line.substr(1, 2); title = line.slice(3); serial = 0;
        domains.push({ code: domain, title: title });
      } else if (mark === "=") { category = line.slice(1); } else if (mark === "@") { serial = +line.slice(1) - 1; } else {
        id = domain + "-" + ("00" + ++serial).slice(-3);
        item = { number: items.length, id: id, title: mark === " " ? line.slice(1) : line, category: category,
          domain: domain, domainTitle: title, texts: [], keywords: [] };
        items.push(item);
        byId[id] = item;
        addText(TITLE, item.title, item.number);
        addText(CATEGORY, category, item.number);
        addText(DOMAIN, title, item.number);
      }
    });
  }
  function addWords(data) {
    var limits = data.w.split("\n"), bodies = data.b.split("\n"), summaries = data.m.split("\n");
    var facets = data.f.split(" "), owners = data.bi.split("|");
    addSounds(data.s);
    data.k.split("\n").forEach(function (line, number) {
      var item = items[number];
      (line ? line.split("|") : []).forEach(function (word) {
        if (word.charAt(0) === "?") { addText(QUESTION, word.slice(1), number); } else { addText(KEYWORD, word, number); }
      });
      item.summary = summaries[number];
      item.when = limits[data.wi[number]];
      item.facets = facets[number];
      item.bodies = owners[number] ? owners[number].split(" ").map(function (index) { return bodies[index]; }) : [];
      addText(SUMMARY, item.summary, number);
    });
    synonyms = (data.y ? data.y.split("\n") : []).map(function (line) {
      var sides = line.split("=");
      return { say: sides[0].split("|"), mean: sides[1].split("|") };
    });
    stops = (data.x ? data.x.split("|") : []).sort(function (a, b) { return b.length - a.length; });
  }
  gk.want = function () { return; };
  gk.add = function (kind, first, second) {
    if (kind === "names") { addNames(first); } else if (kind === "words") { addWords(first); } else if (kind === "chars") {
      first.t.split(" ").forEach(function (word) {
        for (var i = 1; i < word.length; i++) { traditional[word.charAt(i)] = word.charAt(0); }
      });
      gk.common = table();
      sounds = swap(gk.common, sounds, function () { addSounds(first.s); });
      gk.shapes = first.h.split(" ");
    }
    has[kind === "depth" ? kind + first : kind] = true;
    leads = pairs = null;
    found = table();
    listeners.slice().forEach(function (listener) { listener(kind, first, second); });
  };
  /* Sounds of characters that the catalogue does not use are kept apart: no text can be read by them. */
  function swap(temporary, kept, run) { sounds = temporary; run(); return kept; }

  function textAt(position) {
    var low = 0, high = starts.length - 1, middle;
    while (low < high) {
      middle = low + high + 1 >> 1;
      if (starts[middle] <= position) { low = middle; } else { high = middle - 1; }
    }
    return low;
  }
  /* Numbers of the texts that hold a word; letters and digits only from where they begin. */
  function find(word) {
    var list = found[word], at = -1, number, latin = word.charCodeAt(0) < 128;
    if (list) { return list; }
    list = found[word] = [];
    while ((at = big.indexOf(word, at + 1)) >= 0) {
      if (latin && /[0-9a-z]/.test(big.charAt(at - 1))) { continue; }
      number = textAt(at);
      list.push(number);
      at = starts[number] + texts[number].folded.length - 1;
    }
    return list;
  }
  /* Texts that can be read as a pattern of letters (and characters), with the quality of the reading. */
  function findSound(pattern) {
    var key = "~" + pattern, list = found[key], bit, i, best = table(), top = 0, letters = /^[a-z]+$/.test(pattern);
    if (list || pattern.length < 2) { return list || []; }
    if (!leads) {
      leads = leadTable();
    }
    bit = letters || pattern.charCodeAt(0) < 128 ? 1 << pattern.charCodeAt(0) - 97 : 0;
    for (i = 0; i < big.length; i++) {
      if (bit ? leads[i] & bit : big.charAt(i) === pattern.charAt(0)) { top = Math.max(top, soundHit(pattern, i, best)); }
    }
    list = found[key] = Object.keys(best).map(function (number) { return best[number]; })
      .filter(function (hit) { return hit.quality >= 0.8 * top; });
    return list;
  }
  function leadTable() {
    var out = new Int32Array(big.length), bits = table(), i, ch;
    for (i = 0; i < big.length; i++) {
      ch = big.charAt(i);
      if (bits[ch] === undefined) { bits[ch] = leadBits(ch); }
      out[i] = bits[ch];
    }
    return out;
  }
  function soundHit(pattern, at, best) {
    var read = readAt(big, at, pattern, 0), number, text, quality, start;
    if (!read) { return 0; }
    number = textAt(at);
    text = texts[number];
    start = at === starts[number];
    quality = read.sum / read.count;
    if (quality < 0.8 && (text.field >= QUESTION || read.count < 2)) { return 0; }
    if (quality < 0.8 && read.count < 3 && !(start && text.folded.length < 5)) { return 0; }
    quality *= start ? 1 : 0.95;
    if (!best[number] || quality > best[number].quality) {
      best[number] = { text: number, quality: quality, count: read.count, fuzzy: read.fuzzy,
        word: text.text.substr(at - starts[number], read.length) };
    }
    return quality;
  }
  function isPair(pair) {
    var i, ch;
    if (!pairs) {
      pairs = table();
      for (i = 1; i < big.length; i++) {
        if (isHan(big.charCodeAt(i)) && isHan(big.charCodeAt(i - 1))) {
          ch = big.substr(i - 1, 2);
          pairs[ch] = (pairs[ch] || 0) + 1;
        }
      }
      synonyms.forEach(function (group) {
        group.say.forEach(function (word) {
          for (i = 0; i < word.length - 1; i++) { ch = word.substr(i, 2); pairs[ch] = (pairs[ch] || 0) + 1; }
        });
      });
    }
    return pairs[pair] || 0;
  }

  /* ---- understanding a query ------------------------------------------------------------------- */

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
  /* A plan: units with weights; each unit is met by any of its ways (`alts`): the word itself, a synonym, a sound. */
  function plan(query) {
    var made = { query: query, units: [], unknown: [], total: 0, marks: table(), first: table() };
    runs(arabic(query), true).forEach(function (run) {
      var cut = run.match(/[0-9]+|[a-z]+[0-9]*|[^0-9a-z]+/g), joint;
      if (cut.length > 1 && /[a-z]/.test(run) && /[^0-9a-z]/.test(run)) {
        joint = findSound(run);
        if (joint.length) { made.units.push(soundUnit(run)); return; }
      }
      cut.forEach(function (part) {
        if (/^[0-9]/.test(part)) { made.units.push(wordUnit(part)); } else if (/^[a-z]/.test(part)) { letterUnits(made, part); } else { hanUnits(made, part); }
      });
    });
    weigh(made);
    return made;
  }
  function wordUnit(word) { return { word: word, alts: [{ kind: "word", s: word, factor: 1 }], size: 1 }; }
  function soundUnit(pattern) {
    var unit = wordUnit(pattern), count = 1;
    findSound(pattern).forEach(function (hit) { count = Math.max(count, hit.count); });
    unit.alts.push({ kind: "sound", s: pattern, factor: 1 });
    unit.size = Math.max(0.7, count - 1);
    return unit;
  }
  function letterUnits(made, letters) {
    var unit = soundUnit(letters), cut, i;
    if (!findSound(letters).length && !find(letters).length) {
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
  /* Marks what falls away in a question; a lone stop word stays if it is part of a title's word. */
  function stopMarks(run) {
    var marks = [], at, i, whole = true;
    stops.forEach(function (word) {
      for (at = run.indexOf(word); at >= 0; at = run.indexOf(word, at + 1)) {
        if (word.length === 1 && (inTitle(run.substr(at - 1, 2), at > 0) || inTitle(run.substr(at, 2), true))) { continue; }
        for (i = 0; i < word.length; i++) { marks[at + i] = true; }
      }
    });
    for (i = 0; i < run.length; i++) { whole = whole && marks[i]; }
    return whole ? [] : marks;
  }
  function inTitle(pair, valid) {
    return valid && pair.length === 2 && find(pair).some(function (number) { return texts[number].field <= CATEGORY; });
  }
  function hanUnits(made, run) {
    var stop = stopMarks(run), covered = [], i, unit, spans = sayings(run);
    spans.forEach(function (span) { for (i = span.from; i < span.to; i++) { covered[i] = true; } });
    for (i = 0; i < run.length - 1; i++) {
      unit = wordUnit(run.substr(i, 2));
      unit.stop = stop[i] || stop[i + 1];
      addSayings(unit, spans, i, i + 2);
      if (unit.alts.length > 1 || find(unit.word).length) {
        if (!unit.stop) { covered[i] = covered[i + 1] = true; }
      } else if (unit.stop) { continue; } else { unit.dark = true; }
      made.units.push(unit);
    }
    for (i = 0; i < run.length; i++) {
      if (stop[i] || covered[i] && !spans.some(isLone)) { continue; }
      unit = wordUnit(run.charAt(i));
      addSayings(unit, spans, i, i + 1);
      if (covered[i] && unit.alts.length === 1) { continue; }
      unit.lone = unit.alts.length === 1 && run.length > 1;
      made.units.push(unit);
      if (unit.lone || !find(unit.word).length) { made.unknown.push(run.charAt(i)); }
    }
    function isLone(span) { return span.to - span.from === 1 && span.from === i; }
  }
  function sayings(run) {
    var spans = [], at;
    synonyms.forEach(function (group) {
      group.say.forEach(function (word) {
        for (at = run.indexOf(word); at >= 0; at = run.indexOf(word, at + 1)) {
          spans.push({ from: at, to: at + word.length, say: word, mean: group.mean });
        }
      });
    });
    return spans;
  }
  function addSayings(unit, spans, from, to) {
    spans.forEach(function (span) {
      if (span.from > from || span.to < to || to - from === 1 && span.to - span.from > 1) { return; }
      span.mean.forEach(function (word) {
        if (word !== span.say) { unit.alts.push({ kind: "same", s: word, factor: T.same, say: span.say }); }
      });
    });
  }
  /* Posting of a unit: text number → { factor, alt, word } of the best way it is met there. */
  function posting(unit) {
    var best = table();
    function keep(number, factor, alt, word) {
      if (!best[number] || factor > best[number].factor) { best[number] = { factor: factor, alt: alt, word: word }; }
    }
    unit.alts.forEach(function (alt) {
      if (alt.kind === "sound") {
        findSound(alt.s).forEach(function (hit) { keep(hit.text, hit.quality, alt, hit.word); });
      } else { find(alt.s).forEach(function (number) { keep(number, alt.factor, alt, alt.s); }); }
    });
    return best;
  }
  /* Rare units weigh more. A dark unit (a pair that no name or word holds, often the seam of two words) weighs
     nothing until the depth knows it. */
  function weigh(made) {
    made.units.forEach(function (unit) {
      var seen = table(), count = 0;
      unit.posting = posting(unit);
      Object.keys(unit.posting).forEach(function (number) {
        texts[number].owners.forEach(function (item) { if (!seen[item]) { seen[item] = true; count++; } });
      });
      unit.weight = Math.pow(rarity(count), T.rare) * unit.size;
      if (unit.stop) { unit.weight *= T.stop; }
      if (unit.lone) { unit.weight *= T.lone; }
      if (unit.dark) { unit.weight = 0; }
    });
    sum(made);
  }
  function rarity(count) {
    return count ? Math.log(1 + items.length / (1 + count)) : T.unknown * Math.log(1 + items.length);
  }
  function sum(made) {
    made.total = 0;
    made.units.forEach(function (unit) { made.total += unit.weight; });
  }
  /* The depth knows a dark pair: it gets its weight, and the lone characters it explains lose theirs. */
  function enlighten(made, hits) {
    var counts = {};
    hits.forEach(function (hit) {
      hit.units.forEach(function (met) { (counts[met[0]] = counts[met[0]] || {})[hit.id] = true; });
    });
    made.units.forEach(function (unit, index) {
      var count = counts[index] ? Object.keys(counts[index]).length : 0;
      if (!count || !unit.dark && Object.keys(unit.posting).length) { return; }
      unit.weight = Math.pow(rarity(count), T.rare) * unit.size;
      made.units.forEach(function (other) {
        if (unit.dark && other.lone && unit.word.indexOf(other.word) >= 0) { other.weight = 0; }
      });
    });
    sum(made);
  }

  /* ---- ranking --------------------------------------------------------------------------------- */

  var MOST = 200;

  /* One score over names, words and depth: for each unit the best field that meets it, and once more for the
     text that is most like the whole query. `depth`: hits of search-worker.js. */
  function rank(made, depth) {
    var scores = table(), cover = table();
    if (depth) {
      enlighten(made, depth);
      made.named = depth.reduce(function (longest, hit) { return Math.max(longest, hit.named || 0); }, 0);
    }
    function touch(item) {
      return scores[item] || (scores[item] = { item: items[item], base: 0, covered: 0, met: [], like: 0, text: null, real: false, missed: false });
    }
    made.units.forEach(function (unit, index) {
      Object.keys(unit.posting).forEach(function (number) {
        var hit = unit.posting[number], text = texts[number];
        cover[number] = (cover[number] || 0) + unit.weight * hit.factor;
        text.owners.forEach(function (item) { meet(touch(item), index, T.weight[text.field] * hit.factor, hit, text); });
      });
    });
    (depth || []).forEach(function (hit) { meetDepth(touch(byId[hit.id].number), hit, made); });
    return finish(made, scores, cover);
  }
  function meet(score, index, value, hit, text) {
    var met = score.met[index], rest = met ? met.rest + Math.min(value, met.value) : 0;
    if (!met || value > met.value) { met = score.met[index] = { value: value, hit: hit, text: text }; }
    met.rest = rest;
  }
  function meetDepth(score, hit, made) {
    var text = { field: hit.field, text: hit.line }, weight = hit.named && hit.named === made.named ? T.named : T.weight[hit.field];
    hit.units.forEach(function (pair) {
      var unit = made.units[pair[0]];
      if (unit) { meet(score, pair[0], weight * pair[1], { factor: pair[1], alt: unit.alts[pair[2]] }, text); }
    });
    if (weight * hit.like > score.like) { score.like = weight * hit.like; score.text = text; }
  }
  function finish(made, scores, cover) {
    var total = made.total || 1, list;
    list = Object.keys(scores).map(function (key) {
      var score = scores[key];
      score.met.forEach(function (met, index) {
        score.base += (met.value + T.more * Math.min(met.rest, 20)) * made.units[index].weight / total;
        score.covered += made.units[index].weight / total;
      });
      made.units.forEach(function (unit, index) {
        if (score.met[index] && !unit.lone && !unit.stop) { score.real = true; }
        if (/^[0-9]{2,}/.test(unit.word) && !score.met[index]) { score.missed = true; }
      });
      return score;
    });
    list.sort(function (a, b) { return b.base - a.base; });
    list = list.slice(0, MOST);
    list.forEach(function (score) {
      score.item.texts.forEach(function (number) {
        var like = cover[number] ? T.weight[texts[number].field] * likeness(made, texts[number], cover[number] / total) : 0;
        if (like > score.like) { score.like = like; score.text = texts[number]; }
      });
      score.value = (score.base + T.like * score.like) * (1 - T.spread + T.spread * score.covered) * (score.missed ? T.number : 1);
    });
    list.sort(order);
    return list;
  }
  function order(a, b) {
    return (b.real ? 1 : 0) - (a.real ? 1 : 0) || b.value - a.value || a.item.title.length - b.item.title.length || (a.item.id < b.item.id ? -1 : 1);
  }
  /* How much of the query stands in a text, and how much of the text is the query. */
  function likeness(made, text, covered) {
    var marks = made.marks, share = marks[text.field + text.text], marked;
    if (share === undefined) {
      marked = 0;
      spans(made, text.folded).forEach(function (span) {
        marked += span[1] - span[0];
        if (!span[0] && text.field === TITLE) { made.first[text.field + text.text] = true; }
      });
      share = marks[text.field + text.text] = Math.min(1, marked / Math.max(1, text.folded.length));
    }
    return covered * (1 - T.share + T.share * share) + (made.first[text.field + text.text] ? T.first : 0);
  }
  /* Places in a folded text that meet the plan, merged: [[from, to], …]. */
  function spans(made, folded) {
    var marks = [], out = [], i, at, read;
    made.units.forEach(function (unit) {
      unit.alts.forEach(function (alt) {
        if (alt.kind !== "sound") {
          for (at = folded.indexOf(alt.s); at >= 0; at = folded.indexOf(alt.s, at + 1)) {
            for (i = 0; i < alt.s.length; i++) { marks[at + i] = true; }
          }
          return;
        }
        if (!findSound(alt.s).length) { return; }
        for (at = 0; at < folded.length; at++) {
          read = readAt(folded, at, alt.s, 0);
          for (i = 0; read && read.sum / read.count > 0.65 && i < read.length; i++) { marks[at + i] = true; }
        }
      });
    });
    for (i = 0; i < folded.length; i++) {
      if (marks[i] && marks[i - 1]) { out[out.length - 1][1]++; } else if (marks[i]) { out.push([i, i + 1]); }
    }
    return out;
  }

  /* ---- asking ---------------------------------------------------------------------------------- */

  var LAW = /[^办]法|条例|办法|规定|细则|[令〕\])].*\d|\d+[条号]/;
  var ID = /^\s*(\d{2})[-\s—–－_.·]?(\d{3})\s*$/;

  /* Answer to a query: { list, plans, settled, covered }. `list` holds scores in rank order.
     `depth`: per plan, hits from the depth. */
  function ask(query, depth) {
    var folded = fold(query), id = ID.exec(folded), plans, answer;
    if (id && byId[id[1] + "-" + id[2]]) {
      answer = { item: byId[id[1] + "-" + id[2]], value: 99, covered: 1, real: true, met: [], why: "事项编码" };
      return { list: [answer], plans: [], settled: true, query: folded };
    }
    plans = [plan(folded)];
    if (gk.correct) { plans = plans.concat(gk.correct(folded, plans[0])); }
    answer = merge(plans, depth || []);
    answer.query = folded;
    return answer;
  }
  function merge(plans, depth) {
    var best = table(), list, top = 0, covered = 0, fresh = 0;
    plans.forEach(function (made, index) {
      var factor = index ? T.mended : plans.length > 1 ? T.meant : 1;
      rank(made, depth[index]).forEach(function (score) {
        var known = best[score.item.id];
        score.plan = made;
        score.value *= factor;
        if (!known || score.value > known.value) { best[score.item.id] = score; }
        covered = Math.max(covered, score.covered);
      });
    });
    list = Object.keys(best).map(function (key) { return best[key]; }).sort(order);
    top = list.length ? list[0].value : 0;
    fresh = list.length ? list[0].covered : 0;
    list = list.filter(function (score) { return (score.real || !list[0].real) && score.value >= T.cut * top && score.covered >= T.cover * fresh; });
    return { list: list, plans: plans, settled: covered > 0.8 && top > 5 && !LAW.test(plans[0].query) };
  }

  /* For the worker, which has no table of its own. */
  function wordIn(folded, word) {
    var at = folded.indexOf(word);
    if (word.charCodeAt(0) > 127) { return at >= 0; }
    while (at > 0 && /[0-9a-z]/.test(folded.charAt(at - 1))) { at = folded.indexOf(word, at + 1); }
    return at >= 0 && !(/[0-9]$/.test(word) && /[0-9]/.test(folded.charAt(at + word.length)));
  }
  function soundIn(folded, pattern) {
    var best = 0, at, read;
    for (at = 0; at < folded.length; at++) {
      read = readAt(folded, at, pattern, 0);
      if (read && read.count > 1) { best = Math.max(best, read.sum / read.count); }
    }
    return best > 0.8 ? best : 0;
  }
  /* Syllables of the catalogue that a typed one may stand for. */
  function meanings(typed) {
    return allSyllables().filter(function (syllable) {
      return spell(syllable).some(function (pair) { return pair[0] === typed; });
    });
  }
  function setTables(tables) { sounds = tables.sounds; traditional = tables.traditional; }

  function clip(text, length) { return text.length > length ? text.slice(0, length) + "…" : text; }

  /* Why a result is there, when the words typed do not show in it; "" where they do. */
  function reason(score) {
    var best = null, made = score.plan, sums = {};
    if (score.why || !made) { return score.why || ""; }
    if (made.mended) { return made.mended.kind + "：" + made.mended.from + " → " + made.mended.to; }
    score.met.forEach(function (met, index) {
      var kind = met.hit.alt.kind;
      sums[kind] = (sums[kind] || 0) + made.units[index].weight;
      if (!best || sums[kind] > (sums[best.hit.alt.kind] || 0) || best.hit.alt.kind === kind && met.value > best.value) { best = met; }
    });
    if (!best) { return ""; }
    if (best.hit.alt.kind === "same") { return "同义：" + best.hit.alt.say + " → " + best.hit.alt.s; }
    if (best.hit.alt.kind === "sound") { return (best.hit.factor < 0.88 && best.hit.factor > 0.76 ? "近音：" : "按拼音：") + (best.hit.word || best.hit.alt.s); }
    return shows(score, made) ? "" : saidAs(score.text || best.text);
  }
  function shows(score, made) {
    var text = fold(score.item.title + "\n" + score.item.category + "\n" + (score.item.summary || ""));
    return made.units.some(function (unit) { return !unit.stop && text.indexOf(unit.word) >= 0; });
  }
  function saidAs(text) {
    var label = { 3: "也说", 4: "常问", 6: "公开内容", 7: "责任主体", 8: "依据" }[text.field];
    return label ? label + "：" + clip(text.text, 40) : "";
  }

  gk.engine = { reason: reason, isLaw: function (query) { return LAW.test(query); }, wordIn: wordIn, soundIn: soundIn, meanings: meanings, setTables: setTables, posting: posting,
    tables: function () { return { sounds: sounds, traditional: traditional }; },
 fold: fold, tokens: tokens, runs: runs, ask: ask, plan: plan, readAt: readAt, spell: spell, spans: spans,
    cutSyllables: cutSyllables, isPair: isPair, isHan: isHan, find: find, rank: rank,
    items: items, domains: domains, byId: byId, has: has, listeners: listeners, tuning: T,
    soundsOf: function (ch) { return sounds[ch] || (gk.common || table())[ch] || []; },
    characters: function () { return Object.keys(sounds); } };
  if (typeof document !== "undefined") { page(global, document); }

  /* ---- the page -------------------------------------------------------------------------------- */

  function page(window, doc) {
    var root = doc.body.getAttribute("data-root") || ".", wanted = table(), boxes = [];

    function load(name) {
      var script;
      if (wanted[name]) { return; }
      wanted[name] = true;
      script = doc.createElement("script");
      script.src = root + "/" + name;
      script.onerror = function () { wanted[name] = false; boxes.forEach(function (box) { box.fail(); }); };
      doc.body.appendChild(script);
    }
    gk.want = function (kind) { if (!has[kind]) { load("search/" + kind + ".js"); } };
    gk.load = load;
    gk.root = root;

    /* Small builder: tag, class, children (strings become text, never markup). */
    function make(tag, name, children) {
      var node = doc.createElement(tag);
      if (name) { node.className = name; }
      (children || []).forEach(function (child) {
        if (child) { node.appendChild(typeof child === "string" ? doc.createTextNode(child) : child); }
      });
      return node;
    }
    function link(path, name, children) {
      var node = make("a", name, children);
      node.href = root + "/" + path + (window.location.protocol === "file:" ? "index.html" : "");
      return node;
    }
    gk.make = make;
    gk.link = link;

    function marked(made, text) {
      var out = [], at = 0;
      if (!made) { return [text]; }
      spans(made, fold(text)).forEach(function (span) {
        out.push(text.slice(at, span[0]), make("mark", "", [text.slice(span[0], span[1])]));
        at = span[1];
      });
      out.push(text.slice(at));
      return out;
    }
    function row(score) {
      var item = score.item, made = score.plan, why = reason(score), node;
      node = make("li", "gk-hit", [
        link(item.id.replace("-", "/") + "/", "gk-hit-title", marked(made, item.title)),
        why && make("span", "gk-why", [why]),
        make("p", "gk-hit-path", [item.domainTitle + " › "].concat(marked(made, item.category))),
        item.summary && make("p", "gk-hit-summary", marked(made, item.summary)),
        item.when && make("p", "gk-hit-line", [clip(item.when, 36) + " · " + item.bodies[0] + (item.bodies.length > 1 ? "等" : "")])
      ]);
      node.setAttribute("data-item-id", item.id);
      return node;
    }
    gk.rows = function (list, name) { return make("ol", name, list.map(row)); };

    function attach(form) {
      var input = form.querySelector("input[data-gk-search]"), out = form.parentNode.querySelector("[data-gk-results]");
      var box, timer = 0, composing = false, status, body;
      if (!input || !out) { return; }
      status = make("p", "gk-status");
      status.setAttribute("role", "status");
      status.setAttribute("aria-live", "polite");
      body = make("div", "gk-found");
      box = { form: form, input: input, out: out, body: body, isPage: out.hasAttribute("data-gk-page"), run: run, query: "",
        say: function (text) { if (status.textContent !== text) { status.textContent = text; } },
        fail: function () { box.say("搜索的数据没有取到，请再试一次，或者按领域、按拼音查。"); } };
      boxes.push(box);

      function run() {
        var answer, query = input.value.replace(/^\s+|\s+$/g, "");
        timer = 0;
        if (!out.firstChild && (query || box.isPage)) { out.appendChild(status); out.appendChild(body); }
        if (query !== box.query) { box.query = query; box.depth = null; }
        if (!query && !(box.isPage && gk.filtered && gk.filtered())) { close(); return; }
        if (!has.names) { box.say("正在准备…"); return; }
        answer = ask(query, box.depth);
        if (!has.words) {
          if (answer.list.length && answer.list[0].real && answer.list[0].covered > 0.6) { show(answer); } else { box.say("正在找…"); }
          window.setTimeout(function () { gk.want("words"); load("assets/search-more.js"); }, 0);
          return;
        }
        if (gk.show) { gk.show(box, answer); } else { show(answer); }
      }
      function show(answer) {
        var all;
        box.say(answer.list.length ? "找到 " + answer.list.length + " 项" : "没有找到");
        body.textContent = "";
        body.appendChild(gk.rows(answer.list.slice(0, box.isPage ? 60 : 8), "gk-list"));
        if (!box.isPage) {
          all = make("a", "gk-all", ["全部结果"]);
          all.href = form.getAttribute("action") + "?q=" + encodeURIComponent(input.value);
          body.appendChild(all);
        }
      }
      box.show = show;
      function close() { if (box.isPage) { box.say(""); body.textContent = ""; } else { out.textContent = ""; } }
      function soon() { if (!composing && !timer) { timer = window.setTimeout(run, 0); } }
      function move(event) {
        var links = out.querySelectorAll("a.gk-hit-title, a.gk-all"), at = Array.prototype.indexOf.call(links, doc.activeElement);
        var key = event.key || { 27: "Escape", 38: "ArrowUp", 40: "ArrowDown" }[event.keyCode];
        if (composing || event.isComposing) { return; }
        if (key === "Escape" || key === "Esc") { close(); input.focus(); return; }
        if (key === "ArrowDown" || key === "Down") { at++; } else if (key === "ArrowUp" || key === "Up") { at--; } else { return; }
        if (event.target !== input && at === -1 || event.target === input && at < 0) { input.focus(); event.preventDefault(); return; }
        if (links[at]) { links[at].focus(); event.preventDefault(); }
      }
      input.addEventListener("input", soon);
      input.addEventListener("focus", soon);
      input.addEventListener("compositionstart", function () { composing = true; });
      input.addEventListener("compositionend", function () { composing = false; soon(); });
      form.addEventListener("keydown", move);
      out.addEventListener("keydown", move);
      form.addEventListener("submit", function (event) { if (box.isPage) { event.preventDefault(); run(); } });
      if (!box.isPage) {
        doc.addEventListener("click", function (event) {
          if (!form.contains(event.target) && !out.contains(event.target)) { close(); }
        });
      } else if (!input.value) { input.value = parameter("q"); }
      run();
    }
    function parameter(name) {
      var match = new RegExp("[?&]" + name + "=([^&]*)").exec(window.location.search);
      try { return match ? decodeURIComponent(match[1].replace(/\+/g, " ")) : ""; } catch (error) { return ""; }
    }
    gk.parameter = parameter;
    listeners.push(function (kind) {
      if (kind !== "depth") { boxes.forEach(function (box) { if (box.input.value || box.isPage) { box.run(); } }); }
    });
    gk.refresh = function () { boxes.forEach(function (box) { box.run(); }); };
    gk.want("names");
    Array.prototype.forEach.call(doc.querySelectorAll("form[data-gk-form]"), attach);
  }
}(typeof window !== "undefined" ? window : typeof self !== "undefined" ? self : this));
