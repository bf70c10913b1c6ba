/* Search: understands a query, scans the table of names and words, shows the list. ES5, no dependencies.
   Data arrive by gkSearch.add(kind, …) from scripts (render/index.py), each only when it is needed: names, then
   everyday (for characters) or sounds with search-sound.js (for letters), then words, details and search-more.js
   (typing errors, depth, facets, subscriptions); gone.js, where ids were withdrawn and nothing live settles a query;
   search-worker.js asks lunr. Everything hangs on one object, gkSearch, so that a worker and the tests can use the
   engine without a page. */
(function (global) {
  "use strict";
  if (global.gkSearch) { return; }
  var gk = global.gkSearch = {};

  /* ---- text ------------------------------------------------------------------------------------ */

  var traditional = table(), isTraditional = null, WIDE = /[A-Z\u3000\uff01-\uff5e]/g;

  /* Full width → half, A–Z → a–z, traditional → simplified; twin of model/search.py. */
  function fold(text) {
    text = text.replace(WIDE, function (ch) {
      var code = ch.charCodeAt(0);
      code = code === 0x3000 ? 32 : code > 255 ? code - 0xFEE0 : code;
      return String.fromCharCode(code >= 65 && code <= 90 ? code + 32 : code);
    });
    return isTraditional ? text.replace(isTraditional, function (ch) { return traditional[ch]; }) : text;
  }
  function setTraditional(forms) {
    var all = Object.keys(forms).join("");
    traditional = forms;
    isTraditional = all ? new RegExp("[" + all + "]", "g") : null;
  }
  function table() { return Object.create(null); }
  function runs(folded, mixed) {
    return folded.match(mixed ? /[\u3007\u3400-\u4dbf\u4e00-\u9fff0-9a-z]+/g
      : /[\u3007\u3400-\u4dbf\u4e00-\u9fff]+|[0-9a-z]+/g) || [];
  }

  /* ---- the table ------------------------------------------------------------------------------- */

  var TITLE = 0, CATEGORY = 1, DOMAIN = 2, KEYWORD = 3, QUESTION = 4, SUMMARY = 5, CONTENT = 6, BODY = 7, BASIS = 8;
  /* The ranking in figures: weights of the fields in the order above, then what the rest of the file says. */
  var T = { weight: [10, 6, 4.5, 7.2, 5, 5, 3, 2.5, 2], named: 7, same: 0.75, rare: 0.4, stop: 0.15, lone: 0.5, unknown: 0.7, more: 0.05,
    like: 0.9, spread: 0.8, share: 0.55, first: 0.12, number: 0.4, mended: 0.88, meant: 0.6, short: 0.6, wish: 0.5, wide: 0.4, cut: 0.4, cover: 0.55, settled: 0.75, gone: 0.9 };
  var items = [], domains = [], byId = table(), texts = [], textNumber = table();
  var big = "\n", starts = [], front = 0, found = table(), none = [];
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
    var domain = "", label = "", category = "", serial = 0;
    function add(title, group, from, old, head) {
      var id = domain + "-" + ("00" + ++serial).slice(-3), number = items.length;
      items.push(byId[id] = { number: number, id: id, title: title, category: group, domain: domain, domainTitle: label,
        texts: [], bodies: [], from: from, old: old, head: head });
      addText(TITLE, title, number);
      addText(CATEGORY, group, number);
      addText(DOMAIN, label, number);
    }
    data.t.split("\n").forEach(function (line) {
      var mark = line.charAt(0), copy, i, from;
      if (mark === "#") {
        domain = line.substr(1, 2); label = line.slice(3); serial = 0;
        domains.push({ code: domain, title: label });
      } else if (mark === "=") { category = line.slice(1); } else if (mark === "@") { serial = +line.slice(1) - 1; } else if (mark === "~") {
        copy = /^~(\d+) (\d+) (\d+)(.*)$/.exec(line);
        for (i = 0; i < +copy[2]; i++) {
          from = items[+copy[1] + i];
          add(copy[4] + from.title.slice(+copy[3]), from.category, from.number, from.title.slice(0, +copy[3]), copy[4]);
        }
      } else { add(mark === " " ? line.slice(1) : line, category); }
    });
    gk.gone = data.g;
  }
  /* Withdrawn items, categories and domains, a line each `id|fate|title|domain`: after the live ones, known by title. */
  function addGone(data) {
    data.t.split("\n").forEach(function (line) {
      var cells = line.split("|"), number = items.length;
      items.push(byId[cells[0]] = { number: number, id: cells[0], title: cells[2], category: "编码 " + cells[0], domainTitle: cells[3],
        gone: cells[1], texts: [], bodies: [] });
      addText(TITLE, cells[2], number);
    });
  }
  /* A column of texts, a line an item; a line `~` says again what it said of the item whose title is repeated, with
     the head of the title put in the place of the other's. */
  function column(packed) {
    var lines = packed.split("\n");
    return lines.map(function (line, number) {
      var item = items[number];
      if (line === "~") { lines[number] = item.old ? lines[item.from].split(item.old).join(item.head) : lines[item.from]; }
      return lines[number];
    });
  }
  /* Synonyms by lines `say|say=mean|mean`; everyday.js has the beginning of each line, words.js the rest of it,
     whichever comes first. */
  function addSynonyms(packed) {
    (packed ? packed.split("\n") : []).forEach(function (line, number) {
      var sides = line.split("="), group = synonyms[number] || (synonyms[number] = { say: [], mean: [] });
      if (sides[0]) { group.say = group.say.concat(sides[0].split("|")); }
      if (sides[1]) { group.mean = group.mean.concat(sides[1].split("|")); }
    });
  }
  function addEveryday(data) {
    addSynonyms(data.y);
    addStops(data.x);
  }
  function addStops(packed) {
    stops = stops.concat(packed ? packed.split("|") : []).sort(function (a, b) { return b.length - a.length; });
  }
  function addWords(data) {
    column(data.k).forEach(function (line, number) {
      (line ? line.split("|") : []).forEach(function (word) {
        if (word.charAt(0) === "?") { addText(QUESTION, word.slice(1), number); } else { addText(KEYWORD, word, number); }
      });
    });
    addSynonyms(data.y);
    addStops(data.x);
  }
  function addDetails(data) {
    var limits = data.w.split("\n"), bodies = data.b.split("\n"), summaries = column(data.m);
    var facets = data.f.split(" "), owners = data.bi.split("|");
    front = big.length;
    items.forEach(function (item, number) {
      if (item.gone) { return; }
      item.summary = summaries[number];
      item.when = limits[data.wi[number]];
      item.facets = facets[number];
      item.bodies = owners[number] ? owners[number].split(" ").map(function (index) { return bodies[index]; }) : [];
      addText(SUMMARY, item.summary, number);
    });
  }
  gk.clip = function (text, length) { return text.length > length ? text.slice(0, length) + "…" : text; };
  gk.want = function () { return; };
  gk.add = function (kind, first, second) {
    if (has[kind]) { return; }
    if (kind === "names") { addNames(first); } else if (kind === "everyday") { addEveryday(first); } else if (kind === "words") { addWords(first); } else if (kind === "details") { addDetails(first); } else if (kind === "gone") { addGone(first); } else if (kind === "chars") {
      first.t.split(" ").forEach(function (word) {
        for (var i = 1; i < word.length; i++) { traditional[word.charAt(i)] = word.charAt(0); }
      });
      setTraditional(traditional);
      gk.shapes = first.h.split(" ");
    }
    if (kind === "laws") { gk.held = { laws: first }; }
    if (first.s) { packs.push([kind, first.s]); }
    has[kind === "depth" ? kind + first : kind] = true;
    found = table();
    listeners.slice().forEach(function (listener) { listener(kind, first, second); });
  };
  /* Sounds as they came; search-sound.js unpacks them. Without it no text can be read by letters. */
  var packs = [], sound = { find: function () { return none; }, letters: function (made, part) { made.units.push(wordUnit(part)); made.unknown.push(part); } };

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
  /* ---- understanding a query ------------------------------------------------------------------- */

  /* A plan: units with weights; each unit is met by any of its ways (`alts`): the word itself, a synonym, a sound. */
  function plan(query) {
    var made = { query: query, units: [], unknown: [], total: 0, marks: table(), first: table() };
    query = engine.arabic(query);
    if (/^[a-z]+(['’ ]+[a-z]+)+$/.test(query) && sound.find(query.replace(/[^a-z]/g, "")).length) { query = query.replace(/[^a-z]/g, ""); }
    runs(query, true).forEach(function (run) {
      var cut = run.match(/[0-9]+|[a-z]+[0-9]*|[^0-9a-z]+/g);
      if (cut.length > 1 && /[a-z]/.test(run) && /[^0-9a-z]/.test(run) && sound.find(run).length) {
        made.units.push(sound.unit(run));
        return;
      }
      cut.forEach(function (part) {
        if (/^[0-9]/.test(part)) { made.units.push(wordUnit(part)); } else if (/^[a-z]/.test(part)) { sound.letters(made, part); } else { hanUnits(made, part); }
      });
    });
    weigh(made);
    return made;
  }
  function wordUnit(word) { return { word: word, alts: [{ kind: "word", s: word, factor: 1 }], size: 1 }; }
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
      addSayings(unit, spans, i, i + 2);
      unit.filler = stop[i] || stop[i + 1];
      unit.stop = unit.filler && unit.alts.length === 1;
      if (unit.alts.length > 1 || find(unit.word).length) {
        if (!unit.stop) { covered[i] = covered[i + 1] = true; }
      } else if (unit.stop) { continue; } else { unit.dark = true; }
      made.units.push(unit);
    }
    for (i = 0; i < run.length; i++) {
      if (stop[i] || covered[i] && !spans.some(isLone) || spans.some(isLonger)) { continue; }
      unit = wordUnit(run.charAt(i));
      addSayings(unit, spans, i, i + 1);
      if (covered[i] && unit.alts.length === 1) { continue; }
      unit.lone = unit.alts.length === 1 && run.length > 1;
      made.units.push(unit);
      if (unit.lone || !find(unit.word).length) { made.unknown.push(run.charAt(i)); }
    }
    function isLonger(span) { return span.to - span.from > 1 && span.from <= i && i < span.to; }
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
      if (isWish(span.mean)) { unit.wish = true; }
      span.mean.forEach(function (word) {
        if (word !== span.say) { unit.alts.push({ kind: "same", s: word, factor: T.same * worth(word, span.say), say: span.say }); }
      });
    });
  }
  /* Meanings that stand in many domains (标准、条件、投诉举报) say what is wanted, not about what. */
  function isWish(mean) {
    var key = "wish" + mean.join(), seen = table(), count = 0;
    if (domains.length < 4) { return false; }
    if (found[key] === undefined) {
      mean.forEach(function (word) {
        find(word).forEach(function (number) {
          if (texts[number].field <= KEYWORD) { texts[number].owners.forEach(function (item) { seen[items[item].domain] = true; }); }
        });
      });
      for (var code in seen) { count++; }
      found[key] = count > T.wide * domains.length;
    }
    return found[key];
  }
  /* A meaning is worth less where a long saying comes down to a short word: each pair of the saying is met by that
     word again. */
  function worth(word, say) {
    return Math.min(1, Math.pow(Math.max(1, word.length - 1) / Math.max(1, say.length - 1), T.short));
  }
  /* Where a unit is met: numbers of texts, and beside each { factor, alt, word }. */
  function posting(unit) {
    var out = { at: [], hits: [] };
    unit.alts.forEach(function (alt) {
      var shared = { factor: alt.factor, alt: alt, word: alt.s };
      if (alt.kind === "sound") {
        sound.find(alt.s).forEach(function (hit) { hit.alt = alt; out.at.push(hit.text); out.hits.push(hit); });
      } else { find(alt.s).forEach(function (number) { out.at.push(number); out.hits.push(shared); }); }
    });
    return out;
  }
  /* Rare units weigh more. A dark unit (a pair that no name or word holds, often the seam of two words) weighs
     nothing until the depth knows it. */
  function weigh(made) {
    made.units.forEach(function (unit) {
      unit.posts = posting(unit);
      unit.weight = Math.pow(rarity(countItems(unit.posts.at)), T.rare) * unit.size;
      if (unit.stop) { unit.weight *= T.stop; } else if (unit.wish) { unit.weight *= T.wish; }
      if (unit.lone) { unit.weight *= T.lone; }
      if (unit.dark) { unit.weight = 0; }
    });
    sum(made);
  }
  function countItems(numbers) {
    var seen = new Uint8Array(items.length), count = 0;
    numbers.forEach(function (number) {
      texts[number].owners.forEach(function (item) { if (!seen[item]) { seen[item] = 1; count++; } });
    });
    return count;
  }
  function rarity(count) {
    return count ? Math.log(1 + items.length / (1 + count)) : T.unknown * Math.log(1 + items.length);
  }
  function sum(made) {
    made.total = 0;
    made.units.forEach(function (unit) { made.total += unit.weight; });
  }

  /* ---- ranking --------------------------------------------------------------------------------- */

  /* So many items are ranked, so many of them by likeness too. */
  var MOST = 120, CLOSER = 60;

  /* One score over names, words and depth: for each unit the best field that meets it, and once more for the
     text that is most like the whole query. `depth`: hits of search-worker.js. */
  function rank(made, depth) {
    var scores = table(), cover = new Float32Array(texts.length), chosen;
    if (depth) {
      engine.enlighten(made, depth);
      made.named = depth.reduce(function (longest, hit) { return Math.max(longest, hit.named || 0); }, 0);
    }
    chosen = best(made, cover);
    function touch(item) {
      return scores[item] || (scores[item] = { item: items[item], base: 0, covered: 0, met: [], like: 0, text: null,
        real: false, missed: false });
    }
    made.units.forEach(function (unit, index) {
      unit.posts.at.forEach(function (number, place) {
        var hit = unit.posts.hits[place], text = texts[number], i;
        for (i = 0; i < text.owners.length; i++) {
          if (chosen[text.owners[i]]) { meet(touch(text.owners[i]), index, T.weight[text.field] * hit.factor, hit, text); }
        }
      });
    });
    (depth || []).forEach(function (hit) { engine.meetDepth(touch(byId[hit.id].number), hit, made); });
    return finish(made, scores, cover);
  }
  /* Figures only, so that ten thousand items cost little: marks the MOST best items, fills how much of the query
     each text covers. */
  function best(made, cover) {
    var sums = new Float32Array(items.length), top = new Float32Array(items.length), here = new Float32Array(texts.length);
    var chosen = new Uint8Array(items.length), sorted, limit = 0;
    made.units.forEach(function (unit) {
      var at = unit.posts.at, touched = [], i, j, number, value, owners;
      for (i = 0; i < at.length; i++) {
        number = at[i];
        value = unit.posts.hits[i].factor;
        if (value > here[number]) { cover[number] += unit.weight * (value - here[number]); here[number] = value; }
        value *= T.weight[texts[number].field];
        owners = texts[number].owners;
        for (j = 0; j < owners.length; j++) {
          if (!top[owners[j]]) { touched.push(owners[j]); }
          if (value > top[owners[j]]) { top[owners[j]] = value; }
        }
      }
      for (i = 0; i < at.length; i++) { here[at[i]] = 0; }
      for (i = 0; i < touched.length; i++) { sums[touched[i]] += unit.weight * top[touched[i]]; top[touched[i]] = 0; }
    });
    if (items.length > MOST) {
      sorted = Array.prototype.slice.call(sums).filter(Boolean).sort(function (a, b) { return b - a; });
      limit = sorted.length > MOST ? sorted[MOST] : 0;
    }
    for (var i = 0; i < sums.length; i++) { chosen[i] = sums[i] > limit ? 1 : 0; }
    if (limit) { tied(sums, limit, chosen); }
    return chosen;
  }
  /* Fills up with items of the very limit, in the order of the catalogue. */
  function tied(sums, limit, chosen) {
    var left = MOST, i;
    for (i = 0; i < chosen.length; i++) { left -= chosen[i]; }
    for (i = 0; i < sums.length && left > 0; i++) { if (sums[i] === limit) { chosen[i] = 1; left--; } }
  }
  function meet(score, index, value, hit, text) {
    var met = score.met[index], rest = met ? met.rest + Math.min(value, met.value) : 0;
    if (!met || value > met.value) { met = score.met[index] = { value: value, hit: hit, text: text }; }
    met.rest = rest;
  }
  function finish(made, scores, cover) {
    var total = made.total || 1, list;
    list = Object.keys(scores).map(function (key) {
      var score = scores[key], lone = 0;
      score.met.forEach(function (met, index) {
        score.base += (met.value + T.more * Math.min(met.rest, 20)) * made.units[index].weight / total;
        score.covered += made.units[index].weight / total;
      });
      made.units.forEach(function (unit, index) {
        if (score.met[index] && !unit.stop) { if (unit.lone) { lone++; } else { score.real = true; } }
        if (/^[0-9]{2,}/.test(unit.word) && !score.met[index]) { score.missed = true; }
      });
      score.real = score.real || lone > 1 && score.covered > 0.5;
      return score;
    });
    list.sort(function (a, b) { return b.base - a.base; });
    list.forEach(function (score, place) {
      if (place < CLOSER) { score.item.texts.forEach(function (number) {
        var like = cover[number] ? T.weight[texts[number].field] * likeness(made, texts[number], cover[number] / total) : 0;
        if (like > score.like) { score.like = like; score.text = texts[number]; }
      }); }
      score.value = (score.base + T.like * score.like) * (1 - T.spread + T.spread * score.covered) * (score.missed ? T.number : 1) * (score.item.gone ? T.gone : 1);
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
  /* Places in a folded text that meet the plan, merged: [[from, to], …]. `shown`: to be marked for people, who need
     neither words that fall away nor lone characters. */
  function spans(made, folded, shown) {
    var marks = [], out = [], i, at, got;
    made.units.forEach(function (unit) {
      unit.alts.forEach(function (alt) {
        if (alt.kind !== "sound") {
          if (shown && (unit.filler && alt.s === unit.word || !alt.s.charAt(1) && made.query.charAt(1))) { return; }
          for (at = folded.indexOf(alt.s); at >= 0; at = folded.indexOf(alt.s, at + 1)) {
            for (i = 0; i < alt.s.length; i++) { marks[at + i] = true; }
          }
          return;
        }
        if (!sound.find(alt.s).length) { return; }
        alt.read = alt.read || sound.reader(alt.s);
        for (at = 0; at < folded.length; at++) {
          got = alt.read(folded, at, 0);
          for (i = 0; got && got.sum / got.count > 0.65 && i < got.length; i++) { marks[at + i] = true; }
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
  /* Characters of a query that are looked at. */
  var LONGEST = 100;
  /* `05-019`, `05019`, and as people copy it: `5-19`, `05/019`, `编码 05-019`, `目录05-019`. */
  var ID = /^(?:\s*(?:公开)?(?:目录|事项|条目)?(?:编[码号]|序号|代码|第|no\.?)?)[\s:：]*(?:(\d{2})(\d{3})|(\d{1,2})\s?[-\s—–－_.·\/]\s?(\d{1,3}))\s*(?:号|项|条)?\s*$/;

  /* Answer to a query: { list, plans, settled, query }. `list` holds scores in rank order.
     `depth`: per plan, hits from the depth. `quick`: slips are left for later, which `doubtful` says. An id is met by
     itself or by nothing; five bare figures may be a telephone number. */
  function ask(query, depth, quick) {
    var folded = fold(query.slice(0, LONGEST)), id = ID.exec(folded), plans, answer, item;
    id = id && ("0" + (id[1] || id[3])).slice(-2) + "-" + ("00" + (id[2] || id[4])).slice(-3);
    item = byId[id || folded];
    if (item || id && /\D/.test(folded)) {
      answer = { item: item, value: 99, covered: 1, real: true, met: [], why: id ? "事项编码" : "" };
      return { list: item ? [answer] : [], plans: [], settled: true, query: folded, id: id };
    }
    plans = [plan(folded)];
    if (gk.correct && !quick) { plans = plans.concat(gk.correct(folded, plans[0])); }
    answer = merge(plans, depth || []);
    answer.query = folded;
    answer.doubtful = !!quick && plans[0].unknown.length > 0;
    return answer;
  }
  function merge(plans, depth) {
    var best = table(), list, top = 0, covered = 0, fresh = 0, settled;
    plans.forEach(function (made, index) {
      if (index && (plans[0].named || engine.isKnown(plans[0], made.mended))) { return; }
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
    settled = covered > 0.8 && top > 5;
    list = list.filter(function (score) {
      return (score.real || !list[0].real) && score.value >= T.cut * top && score.covered >= (settled ? T.settled : T.cover) * fresh;
    });
    return { list: list, plans: plans, settled: settled && !LAW.test(plans[0].query) };
  }

  var engine = gk.engine = {
    fold: fold, arabic: function (text) { return text; }, runs: runs, ask: ask, plan: plan, table: table, items: items, domains: domains, texts: texts, starts: starts,
    has: has, packs: packs, listeners: listeners, tuning: T, FIELDS: { CATEGORY: CATEGORY, QUESTION: QUESTION },
    setSound: function (made) { sound = made; found = table(); },
    sound: function () { return sound; },
    isLaw: function (query) { return LAW.test(query); },
    tables: function () { return { packs: packs, traditional: traditional }; },
    setTables: function (tables) { packs.length = 0; packs.push.apply(packs, tables.packs); setTraditional(tables.traditional); },
    big: function () { return big; },
    front: function () { return front || big.length; },
    textAt: textAt, find: find, rarity: rarity, sum: sum, meet: meet, wordUnit: wordUnit, addSayings: addSayings,
    synonyms: function () { return synonyms; }
  };
  if (typeof document !== "undefined") { page(global, document); }

  /* ---- the page -------------------------------------------------------------------------------- */

  function page(window, doc) {
    var root = doc.body.getAttribute("data-root") || ".", wanted = table(), boxes = [];
    /* Milliseconds without a key after which the costly steps begin. */
    var PAUSE = 120, LEFT = "left";

    function load(name) {
      var script;
      if (wanted[name]) { return; }
      wanted[name] = true;
      script = doc.createElement("script");
      script.src = root + "/" + name;
      script.async = false;
      script.onerror = function () {
        wanted[name] = false;
        boxes.forEach(function (box) { box.say("搜索的数据没有取到，请再试一次，或者按领域、按拼音查。"); });
      };
      doc.body.appendChild(script);
    }
    gk.want = function (kind) {
      if (!has[kind]) { load("search/" + kind + ".js"); }
      if (kind === "sounds") { load("assets/search-sound.js"); }
    };
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
      spans(made, fold(text), true).forEach(function (span) {
        out.push(text.slice(at, span[0]), make("mark", "", [text.slice(span[0], span[1])]));
        at = span[1];
      });
      out.push(text.slice(at));
      return out;
    }
    function row(score) {
      var item = score.item, made = score.plan, why = gk.reason ? gk.reason(score) : "", node;
      node = make("li", "gk-hit", [
        link(item.id.replace("-", "/") + "/", "gk-hit-title", marked(made, item.title)),
        item.gone && make("span", "gk-why gk-gone", ["已" + item.gone]),
        why && make("span", "gk-why", [why]),
        make("p", "gk-hit-path", [item.domainTitle + " › "].concat(marked(made, item.category))),
        item.summary && make("p", "gk-hit-summary", marked(made, item.summary)),
        item.when && make("p", "gk-hit-line", [gk.clip(item.when, 36) + " · " + item.bodies[0] + (item.bodies.length > 1 ? "等" : "")])
      ]);
      node.setAttribute("data-item-id", item.id);
      return node;
    }
    gk.rows = function (list, name) { return make("ol", name, list.map(row)); };

    /* A box: the form, its input and the place for results; `query` is the one shown, `depth` what lunr said to it. */
    function attach(form) {
      var input = form.querySelector("input[data-gk-search]"), out = form.parentNode.querySelector("[data-gk-results]");
      var status = make("p", "gk-status"), box;
      if (!input || !out) { return; }
      box = { form: form, input: input, out: out, status: status, body: make("div", "gk-found"), list: make("ol", "gk-list"),
        foot: null, query: "", depth: null, most: 0, isPage: out.hasAttribute("data-gk-page"), timer: 0, later: 0, composing: false, shut: false };
      status.setAttribute("role", "status");
      status.setAttribute("aria-live", "polite");
      box.say = function (text) { if (status.textContent !== text) { status.textContent = text; } };
      box.run = function () { run(box); };
      box.show = function (answer, more) { show(box, answer, more); };
      boxes.push(box);
      if (box.isPage && !input.value) { input.value = parameter("q"); }
      listen(box);
      run(box);
    }
    function listen(box) {
      function soon() { if (!box.composing && !box.timer) { box.timer = window.setTimeout(box.run, 0); } }
      function inside(node) { return box.form.contains(node) || box.out.contains(node); }
      box.input.addEventListener("input", function () { box.shut = false; soon(); });
      box.input.addEventListener("focus", function () {
        if (box.shut === LEFT) { box.shut = false; }
        if (!box.shut) { soon(); }
      });
      box.input.addEventListener("compositionstart", function () { box.composing = true; if (has.names) { gk.want("everyday"); } });
      box.input.addEventListener("compositionend", function () { box.composing = false; box.shut = false; soon(); });
      [box.form, box.out].forEach(function (node) {
        node.addEventListener("keydown", function (event) { onKey(box, event); });
        node.addEventListener("focusout", function (event) {
          if (!box.isPage && event.relatedTarget && !inside(event.relatedTarget)) { leave(box); }
        });
      });
      box.form.addEventListener("submit", function (event) { if (box.isPage) { event.preventDefault(); box.shut = false; run(box); } });
      doc.addEventListener("click", function (event) { if (!box.isPage && !inside(event.target)) { leave(box); } });
    }
    /* Fetches what a first answer to this query needs; says whether all of it is there. */
    function isReady(query) {
      var kind = /[a-z]/.test(fold(query)) ? "sounds" : "everyday";
      gk.want(kind);
      return has[kind] && (kind === "everyday" || !!sound.reader);
    }
    function run(box) {
      var answer, ready, good, query = box.input.value.replace(/^\s+|\s+$/g, "").slice(0, LONGEST);
      var some = query || box.isPage && (gk.filtered ? gk.filtered() : /[?&][a-z]+=[^&]/.test(window.location.search));
      box.timer = 0;
      window.clearTimeout(box.later);
      if (box.composing || box.shut) { return; }
      if (query !== box.query) { box.query = query; box.depth = null; box.most = 0; }
      if (!some) { close(box); return; }
      if (!box.out.firstChild) { box.out.appendChild(box.status); box.out.appendChild(box.body); }
      if (!has.names) { box.say("正在准备…"); return; }
      ready = isReady(query);
      answer = ask(query, box.depth, !box.depth);
      if (gk.gone && !has.gone && query && (!answer.settled || !answer.list.length || /^\d\d$/.test(query))) {
        gk.want("gone");
        if (answer.id) { box.say("正在找…"); return; }
      }
      if (has.details && gk.show && ready) { full(box, answer); return; }
      good = answer.list.length && answer.list[0].real && answer.list[0].covered > 0.6;
      if (good) { show(box, answer); } else { box.say("正在找…"); }
      if (good || ready) {
        window.setTimeout(function () {
          gk.want("everyday");
          gk.want("words");
          if (has.words) { gk.want("details"); load("assets/search-more.js"); }
        }, 0);
      }
    }
    /* All is there. Slips and the depth wait until the typing stops. */
    function full(box, answer) {
      gk.show(box, answer, box.depth !== null || answer.settled && !answer.doubtful);
      if (box.depth || !box.query || answer.settled && !answer.doubtful) { return; }
      box.later = window.setTimeout(function () { gk.show(box, ask(box.query, null), false, true); }, PAUSE);
    }
    /* The list, changed in place so that the focus and what is being read stay where they are. */
    function show(box, answer, more) {
      var list = answer.list, first = Math.max(box.isPage ? 30 : 8, box.most), foot = null;
      box.say(list.length ? "找到 " + list.length + " 项" + (more || "") : "没有找到");
      if (box.list.parentNode !== box.body) { box.body.textContent = ""; box.body.appendChild(box.list); }
      fill(box, list.slice(0, first));
      if (!box.isPage) {
        foot = box.foot || make("a", "gk-all", ["全部结果"]);
        foot.href = box.form.getAttribute("action") + "?q=" + encodeURIComponent(box.input.value);
      } else if (list.length > first) {
        foot = make("button", "gk-more", ["再看 " + (list.length - first) + " 项"]);
        foot.type = "button";
        foot.addEventListener("click", function () {
          box.most = list.length;
          show(box, answer, more);
          box.list.childNodes[first].querySelector("a").focus();
        });
      }
      if (box.foot && box.foot !== foot && box.foot.parentNode) { box.foot.parentNode.removeChild(box.foot); }
      box.foot = foot;
      if (foot && foot.parentNode !== box.body) { box.body.appendChild(foot); }
    }
    /* Rows above the one with the focus stay, and it as well; the others follow in their new order. */
    function fill(box, list) {
      var held = rowOf(box, doc.activeElement), at = held && held.gkAt, old = table(), wanted = table(), kept = [], node, link;
      list.forEach(function (score) { wanted[score.item.id] = score; });
      Array.prototype.slice.call(box.list.childNodes).forEach(function (node) {
        var id = node.getAttribute("data-item-id") || "";
        if (!wanted[id]) { box.list.removeChild(node); return; }
        old[id] = node;
        if (held && node.gkAt <= at) { kept.push(wanted[id]); }
      });
      list = kept.concat(list.filter(function (score) { return kept.indexOf(score) < 0; }));
      node = box.list.firstChild;
      list.forEach(function (score, place) {
        var fresh = row(score), mine = old[score.item.id];
        if (mine) { renew(mine, fresh); } else { mine = fresh; }
        mine.gkAt = place;
        if (mine === node) { node = node.nextSibling; } else { box.list.insertBefore(mine, node); }
      });
      if (held && !held.parentNode) {
        link = box.list.childNodes[Math.min(at, list.length - 1)];
        (link ? link.querySelector("a") : box.input).focus();
      }
    }
    function rowOf(box, node) {
      while (node && node.parentNode !== box.list) { node = node.parentNode; }
      return node;
    }
    function renew(node, fresh) {
      var link = node.firstChild;
      if (node.innerHTML === fresh.innerHTML) { return; }
      link.textContent = "";
      while (fresh.firstChild.firstChild) { link.appendChild(fresh.firstChild.firstChild); }
      while (link.nextSibling) { node.removeChild(link.nextSibling); }
      while (fresh.childNodes[1]) { node.appendChild(fresh.childNodes[1]); }
    }
    /* What comes late does not open a list again that was closed: by Escape until one types, else until one returns. */
    function leave(box) { box.shut = box.shut || LEFT; close(box); }
    function close(box) { if (box.isPage) { box.say(""); box.body.textContent = ""; } else { box.out.textContent = ""; } }
    function onKey(box, event) {
      var links = box.out.querySelectorAll("a.gk-hit-title, a.gk-all"), at = Array.prototype.indexOf.call(links, doc.activeElement);
      var key = event.key || { 27: "Escape", 38: "ArrowUp", 40: "ArrowDown" }[event.keyCode];
      var step = { ArrowDown: 1, Down: 1, ArrowUp: -1, Up: -1 }[key];
      if (box.composing || event.isComposing) { return; }
      if (key === "Escape" || key === "Esc") {
        box.shut = true;
        close(box);
        box.input.focus();
      } else if (step && at + step >= 0 && links[at + step]) {
        links[at + step].focus();
        event.preventDefault();
      } else if (step < 0 && at === 0) {
        box.input.focus();
        event.preventDefault();
      }
    }
    function parameter(name, search) {
      var match = new RegExp("[?&]" + name + "=([^&]*)").exec(search === undefined ? window.location.search : search);
      try { return match ? decodeURIComponent(match[1].replace(/\+/g, " ")) : ""; } catch (error) { return ""; }
    }
    gk.parameter = parameter;
    gk.boxes = boxes;
    listeners.push(function (kind) {
      if (kind !== "depth") { gk.refresh(); }
    });
    gk.refresh = function () { boxes.forEach(run); };
    gk.want("names");
    Array.prototype.forEach.call(doc.querySelectorAll("form[data-gk-form]"), attach);
  }
}(typeof window !== "undefined" ? window : typeof self !== "undefined" ? self : this));
