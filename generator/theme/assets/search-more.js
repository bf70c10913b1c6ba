/* Second half of the search, fetched with the words: numerals, typing errors, the depth, facets, the dead end.
   Needs search.js. ES5, no dependencies. */
(function (global) {
  "use strict";
  var gk = global.gkSearch, engine = gk.engine;

  /* ---- numerals -------------------------------------------------------------------------------- */

  /* Twin of model/numerals.py; both are held to tests/data/numerals.yml. A sign's place, modulo ten, is its figure. */
  var FIGURES = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖○一两", PLACES = "十百千万拾佰仟", TENS = "廿卅卌";
  var SIGN = "[" + FIGURES + PLACES + TENS + "]", NUMERAL = new RegExp("(第\\d|第?" + SIGN + ")(\\d|" + SIGN + ")*(?=[条條号號])", "g");

  function plain(sign) {
    var figure = FIGURES.indexOf(sign), place = PLACES.indexOf(sign), tens = TENS.indexOf(sign);
    return figure >= 0 ? figure % 10 : place >= 0 ? PLACES.charAt(place % 4) : tens >= 0 ? tens + 2 + "十" : "?";
  }
  /* The value of a numeral; NaN for what is none, or may mean several. With places it is written as its value is. */
  engine.number = function (text) {
    var signs = text.replace(/\D/g, plain), above = 0, value = 0, figure = 0;
    if (/^\d{1,8}$/.test(text) || /^(0|[1-9](?=.*0|..)\d{1,7})$/.test(signs)) { return +signs; }
    signs.split("").forEach(function (sign) {
      var place = PLACES.indexOf(sign) + 1;
      if (place > 3) { above = (value + figure) * 1e4; value = figure = 0; } else if (place) { value += (figure || 1) * Math.pow(10, place); figure = 0; } else { figure = +sign; }
    });
    value += above + figure;
    return value && signs.replace(/1十/g, "十") === spell(value, 4).replace(/1十/g, "十") ? value : NaN;
  };
  function spell(value, place) {
    var unit = Math.pow(10, place), rest = value % unit;
    if (!place) { return "" + value; }
    if (value < unit) { return spell(value, place - 1); }
    return spell(Math.floor(value / unit), 3) + PLACES.charAt(place - 1) + (rest && rest < unit / 10 ? 0 : "") + (rest ? spell(rest, 3) : "");
  }
  /* 第四十八条 → 第48条, as the legal bases stand in the data. Without 第 a lone sign is a word: 一条龙. */
  engine.arabic = function (text) {
    return text.replace(NUMERAL, function (all) {
      var value = engine.number(all.replace("第", ""));
      return all.length < 2 || isNaN(value) ? all : "第" + value;
    });
  };

  /* ---- typing errors --------------------------------------------------------------------------- */

  var bySound = null, byShape = null, pairs = Object.create(null);
  var SOUND = 0.45, DIALECT = 0.6, SHAPE = 0.5;

  function tables() {
    if (bySound) { return; }
    bySound = Object.create(null); byShape = Object.create(null);
    engine.sound().characters().forEach(function (ch) {
      engine.sound().of(ch).forEach(function (syllable) {
        engine.sound().spell(syllable).forEach(function (pair) {
          (bySound[pair[0]] = bySound[pair[0]] || []).push([ch, pair[1] < 1 ? DIALECT : SOUND]);
        });
      });
    });
    (gk.shapes || []).forEach(function (group) {
      group.split("").forEach(function (ch) {
        byShape[ch] = (byShape[ch] || "") + group;
      });
    });
  }
  engine.listeners.push(function (kind) { if (kind !== "depth") { bySound = bits = null; pairs = Object.create(null); } });

  /* What a typed character may have been meant as: [[character, cost, kind], …], itself first. */
  function choices(ch) {
    var best = Object.create(null), out = [[ch, 0, ""]];
    function keep(other, cost, kind) {
      if (other !== ch && (!best[other] || cost < best[other][1])) { best[other] = [other, cost, kind]; }
    }
    engine.sound().of(ch).forEach(function (syllable) {
      (bySound[syllable] || []).forEach(function (pair) { keep(pair[0], pair[1], "近音"); });
    });
    (byShape[ch] || "").split("").forEach(function (other) {
      if (engine.sound().of(other).length) { keep(other, SHAPE, "形近"); }
    });
    Object.keys(best).forEach(function (other) { out.push(best[other]); });
    return out;
  }
  /* Pairs of the table as bits by a hash: most questions are answered without a look at the text. */
  var bits = null, BITS = 1 << 21;

  function place(a, b) { return (a * 1031 + b * 7) & BITS - 1; }
  function stands(pair) {
    var big = engine.big(), i, at;
    if (!bits) {
      bits = new Uint8Array(BITS >> 3);
      for (i = 1; i < big.length; i++) {
        at = place(big.charCodeAt(i - 1), big.charCodeAt(i));
        bits[at >> 3] |= 1 << (at & 7);
      }
    }
    at = place(pair.charCodeAt(0), pair.charCodeAt(1));
    return !!(bits[at >> 3] >> (at & 7) & 1) && big.indexOf(pair) >= 0;
  }
  /* Whether a pair of characters stands anywhere, synonyms included. */
  function isPair(pair) {
    if (pairs[pair] === undefined) {
      pairs[pair] = stands(pair) || engine.synonyms().some(function (group) {
        return group.say.some(function (word) { return word.indexOf(pair) >= 0; });
      });
    }
    return pairs[pair];
  }
  /* A character may be wrong if no pair with a neighbour is known. */
  function isDoubtful(run, at) {
    return !(at > 0 && isPair(run.substr(at - 1, 2))) && !(at < run.length - 1 && isPair(run.substr(at, 2)));
  }
  /* The cheapest reading of a run in which doubtful characters may be replaced: unknown pairs cost 1. */
  function mend(run, doubtful) {
    var rows = [], i, best;
    for (i = 0; i < run.length; i++) {
      rows.push((doubtful[i] ? choices(run.charAt(i)) : [[run.charAt(i), 0, ""]]).map(step));
    }
    function step(choice) {
      var here = { ch: choice[0], own: choice[1], kind: choice[2], cost: choice[1], back: null }, before = rows[i - 1];
      if (!before) { return here; }
      here.cost = Infinity;
      before.forEach(function (last) {
        var known = isPair(last.ch + here.ch), cost;
        if (!known && here.own && last.own) { return; }
        cost = last.cost + here.own + (known ? 0 : 1);
        if (cost < here.cost) { here.cost = cost; here.back = last; }
      });
      return here;
    }
    rows[run.length - 1].forEach(function (end) { if (!best || end.cost < best.cost) { best = end; } });
    return chain(best);
  }
  function chain(end) {
    var out = { text: "", from: "", to: "", kind: "" }, steps = [];
    for (; end; end = end.back) { steps.unshift(end); }
    steps.forEach(function (step) {
      out.text += step.ch;
      if (step.own && !out.kind) { out.kind = step.kind; }
    });
    return out;
  }
  /* Few characters replaced, and hardly any left that still nobody knows: else it is another word, not a slip. */
  function isSound(run, mended) {
    var replaced = 0, strange = 0, i;
    for (i = 0; i < run.length; i++) {
      if (run.charAt(i) !== mended.charAt(i)) { replaced++; }
      if (isDoubtful(mended, i)) { strange++; }
    }
    return replaced > 0 && replaced <= Math.max(1, Math.floor(run.length / 3)) && strange <= run.length / 4;
  }
  /* Further plans for a query whose characters nobody knows: the same with mended words. */
  gk.correct = function (folded, first) {
    var changed = [], kind = "", text;
    if (!first.unknown.length && !first.doubt) { return []; }
    if (!gk.shapes || !engine.sound().of) { gk.want("chars"); gk.want("sounds"); return []; }
    tables();
    text = folded.replace(/[\u3007\u3400-\u4dbf\u4e00-\u9fff]{2,}/g, function (run) {
      var doubtful = [], some = false, i, mended;
      for (i = 0; i < run.length; i++) { doubtful.push(isDoubtful(run, i)); some = some || doubtful[i]; }
      if (!some) { return run; }
      mended = mend(run, doubtful);
      if (!isSound(run, mended.text)) { return run; }
      kind = mended.kind;
      changed.push([run, mended.text]);
      return mended.text;
    });
    if (!changed.length) { return []; }
    text = engine.plan(text);
    text.mended = { kind: kind, from: changed[0][0], to: changed[0][1] };
    return [text];
  };

  /* ---- the depth's part in a plan ---------------------------------------------------------------- */

  /* The depth knows a dark pair: it gets its weight, and the lone characters it explains lose theirs. */
  engine.enlighten = function (made, hits) {
    var counts = {};
    hits.forEach(function (hit) {
      hit.units.forEach(function (met) { (counts[met[0]] = counts[met[0]] || {})[hit.id] = true; });
    });
    made.units.forEach(function (unit, index) {
      var count = counts[index] ? Object.keys(counts[index]).length : 0;
      if (!count || !unit.dark && unit.posts.at.length) { return; }
      unit.weight = Math.pow(engine.rarity(count), engine.tuning.rare) * unit.size;
      unit.lit = true;
      made.units.forEach(function (other) {
        if (unit.dark && other.lone && unit.word.indexOf(other.word) >= 0) { other.weight = 0; }
      });
    });
    engine.sum(made);
  };
  engine.meetDepth = function (score, hit, made) {
    var text = { field: hit.field, text: hit.line }, weight = hit.named && hit.named === made.named ? engine.tuning.named : engine.tuning.weight[hit.field];
    hit.units.forEach(function (pair) {
      var unit = made.units[pair[0]];
      if (unit) { engine.meet(score, pair[0], weight * pair[1], { factor: pair[1], alt: unit.alts[pair[2]] }, text); }
    });
    if (weight * hit.like > score.like) { score.like = weight * hit.like; score.text = text; }
  };
  /* Whether the depth knows what was taken for a slip. */
  engine.isKnown = function (made, mended) {
    return made.units.some(function (unit) { return unit.dark && unit.lit && mended.from.indexOf(unit.word) >= 0 && mended.to.indexOf(unit.word) < 0; });
  };

  /* ---- why a result is there --------------------------------------------------------------------- */

  gk.reason = reason;

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
    var text = engine.fold(score.item.title + "\n" + score.item.category + "\n" + (score.item.summary || ""));
    return made.units.some(function (unit) { return !unit.stop && text.indexOf(unit.word) >= 0; });
  }
  function saidAs(text) {
    var label = { 3: "也说", 4: "常问", 6: "公开内容", 7: "责任主体", 8: "依据" }[text.field];
    return label ? label + "：" + gk.clip(text.text, 40) : "";
  }

  var ALL = 0.5;

  function isLive(score) { return !score.item.gone; }

  /* Shards to ask: those of the best results; all when hardly anything was found. */
  engine.shardsFor = function (answer) {
    var codes = {}, top = answer.list.filter(isLive).slice(0, 3);
    if (top.length && top[0].covered >= ALL && !top[0].missed && !engine.isLaw(answer.query)) {
      top.forEach(function (score) { codes[score.item.domain] = true; });
    } else { engine.domains.forEach(function (domain) { codes[domain.code] = true; }); }
    return Object.keys(codes).sort();
  };

  if (typeof document === "undefined") { return; }
  var make = gk.make, link = gk.link;

  /* ---- the depth ------------------------------------------------------------------------------- */

  var worker = null, noWorker = location.protocol === "file:" || !window.Worker, waiting = {}, asked = 0, told = null;

  function absolute(path) {
    var node = document.createElement("a");
    node.href = gk.root + "/" + path;
    return node.href;
  }
  function plainUnits(made) {
    return made.units.map(function (unit) {
      return { word: unit.word, weight: unit.weight, alts: unit.alts.map(function (alt) {
        return { kind: alt.kind, s: alt.s, factor: alt.factor };
      }) };
    });
  }
  /* A query for a law is answered from the lines of the legal basis alone, where one is named in it. */
  function askLaws(box, answer, otherwise) {
    var query = box.query, hits;
    if (!engine.has.laws || !gk.searchLaws) {
      gk.want("laws");
      gk.load("assets/search-worker.js");
      window.setTimeout(function () { if (query === box.query) { askLaws(box, answer, otherwise); } }, 30);
      return;
    }
    hits = gk.searchLaws(plainUnits(answer.plans[0]), answer.query);
    if (!hits.length) { otherwise(box, answer); return; }
    box.depth = [hits];
    box.run();
  }
  function deepen(box, answer) {
    var codes = engine.shardsFor(answer), hits = answer.plans.map(function () { return []; }), left = codes.length, query = box.query;
    var number = ++asked, plans = answer.plans.map(plainUnits);
    waiting = {};
    waiting[number] = function (found) {
      (found || []).forEach(function (list, plan) { hits[plan] = hits[plan].concat(list); });
      if (--left || query !== box.query) { return; }
      box.depth = hits;
      box.run();
    };
    codes.forEach(function (code) { askShard(number, code, plans, answer.query); });
  }
  function askShard(number, code, plans, query) {
    if (!noWorker && !worker) { startWorker(); }
    if (noWorker) { askHere(number, code, plans, query); return; }
    worker.postMessage({ ask: number, code: code, url: absolute("search/depth/" + code + ".js"), plans: plans, query: query,
      tables: told === engine.packs.length ? null : engine.tables() });
    told = engine.packs.length;
  }
  function startWorker() {
    try {
      told = null;
      worker = new window.Worker(gk.root + "/assets/search-worker.js");
      worker.onmessage = function (event) { if (waiting[event.data.ask]) { waiting[event.data.ask](event.data.hits); } };
      worker.onerror = function () { noWorker = true; worker = null; gk.refresh(); };
    } catch (error) { noWorker = true; }
  }
  /* Without a worker (file://, old phones): scripts, one shard at a time so that the page stays alive. */
  var queue = [];
  function askHere(number, code, plans, query) {
    queue.push([number, code, plans, query]);
    gk.load("assets/lunr.js");
    gk.load("assets/search-worker.js");
    if (queue.length === 1) { window.setTimeout(nextHere, 0); }
  }
  function nextHere() {
    var job = queue[0], answer = waiting[job[0]];
    if (!window.lunr || !gk.searchDepth) {
      window.setTimeout(nextHere, 20);
      return;
    }
    if (answer && !engine.has["depth" + job[1]]) {
      gk.load("search/depth/" + job[1] + ".js");
      window.setTimeout(nextHere, 10);
      return;
    }
    queue.shift();
    if (answer) { answer(job[2].map(function (units) { return gk.searchDepth(job[1], units, job[3]); })); }
    if (queue.length) { window.setTimeout(nextHere, 0); }
  }

  /* ---- facets ---------------------------------------------------------------------------------- */

  var STAGES = ["决策", "执行", "管理", "服务", "结果"], LEVELS = ["县级", "乡级", "村级"];
  var AUDIENCES = ["全社会", "特定群众"], METHODS = ["主动公开", "依申请公开"];
  var FACETS = [
    { key: "d", label: "领域", of: function (item) { return [item.domain]; },
      show: function (value) { return domainTitle(value); } },
    { key: "stage", label: "环节", of: function (item) { return [STAGES[+item.facets.charAt(0)]]; } },
    { key: "level", label: "层级", of: function (item) { return masked(LEVELS, item.facets.charAt(1)); } },
    { key: "audience", label: "对象", of: function (item) { return masked(AUDIENCES, item.facets.charAt(2)); } },
    { key: "method", label: "方式", of: function (item) { return masked(METHODS, item.facets.charAt(3)); } },
    { key: "body", label: "责任主体", of: function (item) { return item.bodies; } }
  ];
  var chosen = {}, wide = {}, MOST = 8;

  function masked(names, figure) {
    return names.filter(function (name, bit) { return +figure & 1 << bit; });
  }
  function domainTitle(code) {
    var found = engine.domains.filter(function (domain) { return domain.code === code; })[0];
    return found ? found.title : code;
  }
  /* What an address asks for: { q, d, stage, … }. */
  gk.asked = function (search) {
    var wanted = { q: gk.parameter("q", search) };
    FACETS.forEach(function (facet) { wanted[facet.key] = gk.parameter(facet.key, search); });
    return wanted;
  };
  chosen = gk.asked();
  gk.filtered = function () { return FACETS.some(function (facet) { return chosen[facet.key]; }); };
  /* In words, for people: `低保 · 保障性住房 · 服务`. */
  gk.named = function (wanted) {
    return [wanted.q].concat(FACETS.map(function (facet) {
      return wanted[facet.key] && (facet.show ? facet.show(wanted[facet.key]) : wanted[facet.key]);
    })).filter(Boolean).join(" · ");
  };
  gk.passes = passes;

  function passes(item, except, wanted) {
    return FACETS.every(function (facet) {
      var value = (wanted || chosen)[facet.key];
      return facet === except || !value || !item.gone && facet.of(item).indexOf(value) >= 0;
    });
  }
  function facetRow(box, facet, list) {
    var counts = {}, values, all, group, more;
    list.forEach(function (score) {
      if (passes(score.item, facet)) { facet.of(score.item).forEach(function (value) { counts[value] = (counts[value] || 0) + 1; }); }
    });
    if (chosen[facet.key] && !counts[chosen[facet.key]]) { counts[chosen[facet.key]] = 0; }
    all = Object.keys(counts).sort(function (a, b) { return counts[b] - counts[a] || (a < b ? -1 : 1); });
    values = wide[facet.key] ? all : all.filter(function (value, place) { return place < MOST || value === chosen[facet.key]; });
    if (values.length < 2 && !chosen[facet.key]) { return null; }
    group = make("div", "gk-facet", [make("span", "gk-facet-name", [facet.label])].concat(values.map(function (value) {
      var button = make("button", "gk-facet-value", [(facet.show ? facet.show(value) : value) + " ",
        make("span", "gk-count", [String(counts[value])])]);
      button.type = "button";
      button.setAttribute("aria-pressed", chosen[facet.key] === value ? "true" : "false");
      button.setAttribute("data-facet", facet.key + "=" + value);
      button.addEventListener("click", function () { choose(box, facet, chosen[facet.key] === value ? "" : value); });
      return button;
    })));
    if (values.length < all.length) {
      more = make("button", "gk-facet-value", ["还有 " + (all.length - values.length) + " 个"]);
      more.type = "button";
      more.addEventListener("click", function () {
        wide[facet.key] = true;
        box.run();
        focusFacet(box, facet.key + "=" + all[values.length]);
      });
      group.appendChild(more);
    }
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", facet.label);
    return group;
  }
  function focusFacet(box, name) {
    Array.prototype.forEach.call(box.body.querySelectorAll("[data-facet]"), function (button) {
      if (button.getAttribute("data-facet") === name) { button.focus(); }
    });
  }
  /* A choice is a step one can go back from; letters of a query are not. */
  function choose(box, facet, value) {
    keepAddress(box);
    chosen[facet.key] = value;
    keepAddress(box, true);
    box.run();
  }
  gk.address = function (box) {
    var parts = box.query ? ["q=" + encodeURIComponent(box.query)] : [];
    FACETS.forEach(function (facet) { if (chosen[facet.key]) { parts.push(facet.key + "=" + encodeURIComponent(chosen[facet.key])); } });
    return parts.length ? "?" + parts.join("&") : "";
  };
  function keepAddress(box, step) {
    var address = location.pathname + gk.address(box);
    try { if (step) { history.pushState(null, "", address); } else { history.replaceState(null, "", address); } } catch (error) { return; }
  }
  window.addEventListener("popstate", function () {
    chosen = gk.asked();
    gk.boxes.forEach(function (box) {
      if (box.isPage) { box.input.value = chosen.q; box.shut = false; box.run(); }
    });
  });

  /* ---- showing --------------------------------------------------------------------------------- */

  /* Takes over from the plain list of search.js once all is there. `done`: nothing more will come for this query;
     `deep`: the typing has stopped, the depth may be asked. */
  gk.show = function (box, answer, done, deep) {
    var near = [], all, list = answer.list, more = "", asks = !done && box.query && answer.plans.length;
    if (!box.query) { list = engine.items.map(function (item) { return { item: item, real: true, met: [] }; }).filter(isLive); }
    if (asks && !answer.settled) { more = "，正在查正文…"; if (deep) { if (engine.isLaw(answer.query)) { askLaws(box, answer, deepen); } else { deepen(box, answer); } } }
    if (list.length && box.query && !list[0].real) { near = list.slice(0, 5); list = []; }
    if (!list.length) {
      if (box.isPage) { keepAddress(box); }
      deadEnd(box, near, !asks || deep && answer.settled, answer.id);
      return;
    }
    if (!box.isPage) { box.show({ list: list }, more); return; }
    all = list;
    list = all.filter(function (score) { return passes(score.item, null); });
    keepAddress(box);
    box.show({ list: list }, more);
    showFacets(box, all.filter(isLive));
    if (!list.length) { offerAll(box, all.length); }
    gk.load("assets/search-keep.js");
    if (gk.keep) { gk.keep(box); }
  };
  /* The choices leave nothing over: they can be lifted, all at once. */
  function offerAll(box, count) {
    var button = make("button", "gk-more", ["去掉筛选，看 " + count + " 项"]);
    box.say("按这些条件没有了");
    button.type = "button";
    button.addEventListener("click", function () {
      keepAddress(box);
      FACETS.forEach(function (facet) { chosen[facet.key] = ""; });
      keepAddress(box, true);
      box.run();
      box.input.focus();
    });
    box.list.textContent = "";
    box.list.appendChild(make("li", "", [button]));
  }
  /* On a narrow screen the groups lie folded under one button, what is chosen beside it; the style sheet says where.
     Whether they are open is forgotten with the page. */
  var open = false;

  function showFacets(box, list) {
    var old = box.body.querySelector(".gk-sieve"), held = document.activeElement && document.activeElement.getAttribute("data-facet");
    var groups = make("div", "gk-facets", FACETS.map(function (facet) { return facetRow(box, facet, list); }));
    var fold = old ? old.querySelector(".gk-sieve-open") : make("button", "gk-facet-value gk-sieve-open", ["筛选"]);
    var bar = old ? old.firstChild : make("div", "gk-sieve-bar", [fold]), made = old || make("div", "gk-sieve", [bar]);
    if (!groups.firstChild) { if (old) { box.body.removeChild(old); } return; }
    groups.id = "gk-facets";
    if (old) { made.replaceChild(groups, made.lastChild); } else {
      made.appendChild(groups);
      box.body.insertBefore(made, box.body.firstChild);
      fold.type = "button";
      fold.setAttribute("aria-controls", groups.id);
      fold.addEventListener("click", function () { open = !open; unfold(made, fold); });
    }
    unfold(made, fold);
    showChosen(box, bar, fold);
    if (held) { focusFacet(box, held); }
  }
  function unfold(made, fold) {
    made.className = open ? "gk-sieve gk-sieve-unfolded" : "gk-sieve";
    fold.setAttribute("aria-expanded", open ? "true" : "false");
  }
  /* A button for each choice, which lifts it. Without one to be lifted any more the focus goes to the fold. */
  function showChosen(box, bar, fold) {
    var buttons = Array.prototype.slice.call(bar.childNodes, 1), at = buttons.indexOf(document.activeElement);
    buttons.forEach(function (button) { bar.removeChild(button); });
    FACETS.forEach(function (facet) {
      var value = chosen[facet.key], name = value && facet.show ? facet.show(value) : value, button;
      if (!value) { return; }
      button = make("button", "gk-facet-value gk-chosen", [name + " ", make("span", "", ["✕"])]);
      button.type = "button";
      button.lastChild.setAttribute("aria-hidden", "true");
      button.setAttribute("aria-label", "去掉筛选：" + facet.label + " " + name);
      button.addEventListener("click", function () { choose(box, facet, ""); });
      bar.appendChild(button);
    });
    if (at >= 0) { (bar.childNodes[at + 1] || fold).focus(); }
  }
  /* Numbers as links, words as words: data-tel has them apart, so that each link dials what it shows. */
  function calls(line, table) {
    return JSON.parse(table || "0") || [[line, /^[0-9]+-?[0-9]+$/.test(line) ? "tel:" + line.replace("-", "") : ""]];
  }
  function deadEnd(box, near, sure, id) {
    var phone = box.out.getAttribute("data-phone"), apply = box.out.getAttribute("data-apply"), call, node;
    box.say(sure ? "没有找到" : "正在找…");
    box.body.textContent = "";
    if (!sure) { return; }
    node = make("div", "gk-none", [make("p", "", [id ? "没有编码为 " + id + " 的事项，撤销、合并了的里面也没有。请对照告示上的编码再看一遍。"
      : "没有找到“" + box.query + "”。同义词、拼音、近音和正文都找过了。"])]);
    if (near.length) {
      node.appendChild(make("p", "gk-none-head", ["最接近的事项"]));
      node.appendChild(gk.rows(near, "gk-list gk-near"));
    }
    node.appendChild(make("p", "gk-none-head", ["按领域找"]));
    node.appendChild(make("ul", "gk-none-domains", engine.domains.map(function (domain) {
      return make("li", "", [link(domain.code + "/", "", [domain.title])]);
    })));
    if (phone) {
      node.appendChild(make("p", "", ["也可以打电话问："].concat(calls(phone, box.out.getAttribute("data-tel")).map(function (part) {
        call = part[1] ? make("a", "gk-phone", [part[0]]) : part[0];
        if (part[1]) { call.href = part[1]; }
        return call;
      }))));
    }
    if (apply) {
      call = make("a", "", ["依申请公开"]);
      call.href = apply;
      node.appendChild(make("p", "", ["目录里没有的信息，可以申请：", call]));
    }
    box.body.appendChild(node);
  }
  gk.refresh();
}(typeof window !== "undefined" ? window : typeof self !== "undefined" ? self : this));
