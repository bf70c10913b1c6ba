/* The depth of the search: content, bodies and legal basis, one shard a domain. lunr names the candidates, their
   lines say what is met there. Runs in a worker; where there is none, the page loads it as a script. ES5. */
(function (global) {
  "use strict";
  var worker = typeof document === "undefined" && typeof global.importScripts === "function";
  if (worker) { global.importScripts("lunr.js", "search.js", "search-sound.js"); }
  var gk = global.gkSearch, engine = gk.engine, shards = {};
  var CONTENT = 6, BODY = 7, BASIS = 8;

  var laws = null;

  engine.listeners.push(function (kind, code, data) {
    if (kind === "laws") { addLaws(code); }
    if (kind === "depth") {
      shards[code] = { index: global.lunr.Index.load(data.i), docs: {} };
      data.d.forEach(function (doc) { shards[code].docs[doc[0]] = doc; });
    }
  });

  /* Lines of the legal basis, in a file of their own: a query for a law need not ask every domain's shard. */
  function addLaws(data) {
    laws = data.l.split("\n").map(function (line) { return { line: line, owners: [] }; });
    data.i.split("|").forEach(function (numbers, item) {
      (numbers ? numbers.split(" ") : []).forEach(function (number) { laws[+number].owners.push(item); });
    });
  }
  /* Hits by legal basis, in the form of searchDepth; none unless the query spells out a law or a number. */
  gk.searchLaws = function (units, query) {
    var hits = [], total = 0, best = {};
    units.forEach(function (unit) { total += unit.weight || 1; });
    laws.forEach(function (law) {
      var named = namedIn(law.line, query), hit = named && meetLines([law.line], units, total);
      if (!hit) { return; }
      law.owners.forEach(function (item) {
        if (!best[item] || hit.like > best[item].like) {
          best[item] = { id: engine.items[item].id, field: BASIS, line: hit.line, like: hit.like, units: hit.units, named: named };
        }
      });
    });
    Object.keys(best).forEach(function (item) { hits.push(best[item]); });
    return hits;
  };

  /* Twin of model/search.py: pairs of each Chinese run, letters and digits whole. */
  engine.tokens = function (text) {
    var out = [], i;
    engine.runs(engine.fold(text)).forEach(function (run) {
      if (run.charCodeAt(0) < 128 || run.length === 1) { out.push(run); return; }
      for (i = 0; i < run.length - 1; i++) { out.push(run.substr(i, 2)); }
    });
    return out;
  };

  /* Tokens that lunr is asked for: pairs of the words, pairs of syllables of the sounds. */
  function terms(units) {
    var out = { t: {}, p: {} };
    units.forEach(function (unit) {
      unit.alts.forEach(function (alt) {
        if (alt.kind !== "sound") { engine.tokens(alt.s).forEach(function (token) { out.t[token] = true; }); return; }
        var cut = engine.sound().cut(alt.s) || [], i;
        for (i = 0; i < cut.length - 1; i++) { addSounds(out.p, cut[i], cut[i + 1]); }
      });
    });
    return out;
  }
  function addSounds(set, left, right) {
    meanings(left).forEach(function (a) {
      meanings(right).forEach(function (b) { set[a + b] = true; });
    });
  }
  function candidates(shard, wanted) {
    return shard.index.query(function (query) {
      ["t", "p"].forEach(function (field) {
        Object.keys(wanted[field]).forEach(function (token) {
          query.term(token, { fields: [field], usePipeline: false });
        });
      });
    });
  }

  /* Hits of one shard for one plan: { id, field, line, like, units: [[unit, factor, way], …] }. */
  gk.searchDepth = function (code, units, query) {
    var shard = shards[code], hits = [], total = 0, wanted = terms(units);
    units.forEach(function (unit) { total += unit.weight || 1; });
    candidates(shard, wanted).forEach(function (result) {
      var doc = shard.docs[result.ref];
      [CONTENT, BODY, BASIS].forEach(function (field) {
        var hit = meetLines(doc[field - CONTENT + 1].split("\n"), units, total);
        if (hit && field === BASIS) { hit.named = namedIn(doc[BASIS - CONTENT + 1], query || ""); }
        if (hit) { hit.id = doc[0]; hit.field = field; hits.push(hit); }
      });
    });
    return hits;
  };
  /* Length of the longest law or document number that the query spells out. */
  function namedIn(lines, query) {
    return engine.fold(lines).split(/\s/).reduce(function (longest, name) {
      name = name.replace(/^中华人民共和国/, "");
      return name.length > 2 && query.indexOf(name) >= 0 ? Math.max(longest, name.length) : longest;
    }, 0);
  }
  function meetLines(lines, units, total) {
    var best = { like: 0, line: "" }, met = {};
    lines.forEach(function (line) {
      var folded = engine.fold(line), covered = 0, share;
      units.forEach(function (unit, number) {
        var way = meetUnit(folded, unit);
        if (!way) { return; }
        covered += (unit.weight || 1) * way[0];
        if (!met[number] || way[0] > met[number][1]) { met[number] = [number, way[0], way[1]]; }
      });
      share = 0.3 + 0.7 * Math.min(1, 2 * units.length / Math.max(1, line.length));
      if (covered && covered / total * share > best.like) { best = { like: covered / total * share, line: line }; }
    });
    best.units = Object.keys(met).map(function (number) { return met[number]; });
    return best.like ? best : null;
  }
  function meetUnit(folded, unit) {
    var best = null;
    unit.alts.forEach(function (alt, number) {
      var factor = alt.kind === "sound" ? soundIn(folded, alt.s) : wordIn(folded, alt.s) ? alt.factor : 0;
      if (factor && (!best || factor > best[0])) { best = [factor, number]; }
    });
    return best;
  }

  function wordIn(folded, word) {
    var at = folded.indexOf(word);
    if (word.charCodeAt(0) > 127) { return at >= 0; }
    while (at > 0 && /[0-9a-z]/.test(folded.charAt(at - 1))) { at = folded.indexOf(word, at + 1); }
    return at >= 0 && !(/[0-9]$/.test(word) && /[0-9]/.test(folded.charAt(at + word.length)));
  }
  var readers = Object.create(null);

  function soundIn(folded, pattern) {
    var most = 0, at, got, read = readers[pattern] || (readers[pattern] = engine.sound().reader(pattern));
    for (at = 0; at < folded.length; at++) {
      got = read(folded, at, 0);
      if (got && got.count > 1) { most = Math.max(most, got.sum / got.count); }
    }
    return most > 0.8 ? most : 0;
  }
  /* Syllables of the catalogue that a typed one may stand for. */
  function meanings(typed) {
    return engine.sound().syllables().filter(function (syllable) {
      return engine.sound().spell(syllable).some(function (pair) { return pair[0] === typed; });
    });
  }

  if (gk.held && gk.held.laws) { addLaws(gk.held.laws); }
  if (!worker) { return; }
  global.onmessage = function (event) {
    var message = event.data, hits;
    try {
      if (message.tables) { engine.setTables(message.tables); engine.sound().unpack(); }
      if (!shards[message.code]) { global.importScripts(message.url); }
      hits = message.plans.map(function (units) { return gk.searchDepth(message.code, units, message.query); });
      global.postMessage({ ask: message.ask, code: message.code, hits: hits });
    } catch (error) {
      global.postMessage({ ask: message.ask, code: message.code, failed: String(error) });
    }
  };
}(typeof window !== "undefined" ? window : typeof self !== "undefined" ? self : this));
