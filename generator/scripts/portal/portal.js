/* Search over many offices. First a small list: the offices and the distinct items, with sounds. Who names an office
   (盐池 低保, yanchi dibao) gets that office's own shard and links straight into its site; who names none sees how many
   offices have what was asked for. Files hand themselves to `gkPortal.add`, so that it works from a folder and under
   `default-src 'self'` alike. */

(function () {
  "use strict";
  var MOST = 20, WIDE = /[A-Z\u3000\uff01-\uff5e]/g, TAIL = /(?:维吾尔自治区|回族自治区|壮族自治区|自治区|自治州|自治县|自治旗|特别行政区|地区|新区|林区|矿区|省|市|县|区|旗|盟|州|乡|镇|街道)$/;
  var root = document.body.getAttribute("data-root") || ".";
  var input = document.querySelector("[data-gk-portal]"), out = document.querySelector("[data-gk-portal-results]");
  var offices = null, items = null, sayings = null, shards = {}, wanted = {}, composing = false;
  var status, list;
  if (!input || !out) { return; }
  status = out.querySelector("[role=status]");
  list = out.querySelector("[data-gk-portal-list]");

  /* --- data --- */
  function rows(text) { return text ? text.split("\n").map(function (line) { return line.split("|"); }) : []; }
  function initials(sound) { return sound.split(" ").map(function (word) { return word.charAt(0); }).join(""); }
  function sounded(entry, sound) { entry.sound = sound.split(" ").join(""); entry.first = initials(sound); return entry; }
  window.gkPortal = { add: function (kind, data) {
    if (kind === "first") {
      offices = rows(data.o).map(function (row) {
        var short = row[1].replace(TAIL, ""), cut = row[1].length - (short.length > 1 ? short.length : row[1].length);
        var words = row[2].split(" ").slice(0, row[1].length - cut).join(" ");
        return sounded({ code: row[0], name: row[1], short: cut ? short : row[1], href: row[3], count: row[4] }, words);
      });
      items = rows(data.i).map(function (row) { return sounded({ id: row[0], title: fold(row[1]), shown: row[1], count: +row[3] }, row[2]); });
    } else if (kind === "sayings") {
      sayings = rows(data).map(function (row) { return { say: row[0].split(","), mean: row[1].split(",") }; });
    } else {
      shards[kind] = rows(data).map(function (row) { return { id: row[0], title: fold(row[1]), shown: row[1], limit: row[2], bodies: row[3] }; });
    }
    run();
  } };
  function want(path) {
    var script;
    if (wanted[path]) { return; }
    wanted[path] = true;
    script = document.createElement("script");
    script.src = root + "/search/" + path + ".js";
    script.onerror = function () { wanted[path] = false; say("没有取到数据，请检查网络再试。"); };
    document.body.appendChild(script);
  }

  /* --- matching --- */
  function fold(text) {
    return text.replace(WIDE, function (ch) {
      var code = ch.charCodeAt(0);
      code = code === 0x3000 ? 32 : code > 255 ? code - 0xFEE0 : code;
      return String.fromCharCode(code >= 65 && code <= 90 ? code + 32 : code);
    });
  }
  /* The offices a query names, the longest names first, and what is left of it. */
  function split(query) {
    var words = query.split(/\s+/).filter(Boolean), found = [], rest = [];
    words.forEach(function (word) {
      var best = 0, named = [], left = word;
      offices.forEach(function (office) {
        var length = 0;
        if (/^[a-z]+$/.test(word)) {
          if (word === office.sound || (word.length > 1 && word === office.first && words.length > 1)) { length = word.length; }
        } else if (word.indexOf(office.name) >= 0) { length = office.name.length; }
        else if (word.indexOf(office.short) >= 0 && office.short.length > 1) { length = office.short.length; }
        if (length > best) { best = length; named = []; }
        if (length && length === best) { named.push(office); }
      });
      if (named.length) {
        named.forEach(function (office) { if (found.indexOf(office) < 0) { found.push(office); } });
        left = /^[a-z]+$/.test(word) ? "" : word.replace(named[0].name, "").replace(named[0].short, "").replace(/^的/, "");
      }
      if (left) { rest.push(left); }
    });
    return { offices: found, rest: rest };
  }
  function pairs(text) {
    var made = [], at;
    for (at = 0; at + 1 < text.length; at += 1) { made.push(text.slice(at, at + 2)); }
    return made.length ? made : [text];
  }
  /* How well words fit a title: all characters in a row, or most pairs of them; for letters its sounds. */
  function score(words, item) {
    return words.reduce(function (sum, word) {
      var all, hit, best;
      if (sum < 0) { return sum; }
      if (/^[a-z]+$/.test(word)) {
        if (item.sound === undefined) { return -1; }
        best = item.sound.indexOf(word) >= 0 ? 3 : word.length > 1 && item.first.indexOf(word) >= 0 ? 2 : -1;
        return best < 0 ? -1 : sum + best;
      }
      if (item.id === word) { return sum + 9; }
      if (item.title.indexOf(word) >= 0) { return sum + 4 + word.length / item.title.length; }
      all = pairs(word);
      hit = all.filter(function (pair) { return item.title.indexOf(pair) >= 0; }).length / all.length;
      return hit >= 0.5 ? sum + 2 * hit : -1;
    }, 0);
  }
  function ranked(words, pool) {
    return pool.map(function (item) { return { item: item, score: score(words, item) }; })
      .filter(function (one) { return one.score > 0; })
      .sort(function (a, b) { return b.score - a.score || (b.item.count || 0) - (a.item.count || 0) || (a.item.id < b.item.id ? -1 : 1); })
      .map(function (one) { return one.item; });
  }
  function merged(first, then) {
    var seen = {};
    return first.concat(then).filter(function (item) {
      var key = item.id + item.shown, known = seen[key];
      seen[key] = true;
      return !known;
    });
  }
  /* What people say → what catalogues call it. */
  function meant(words) {
    var made = [];
    (sayings || []).forEach(function (line) {
      line.say.forEach(function (say) {
        words.forEach(function (word) { if (say.length > 1 && word.indexOf(say) >= 0) { made = made.concat(line.mean); } });
      });
    });
    return made;
  }
  function find(words, pool) {
    var found = ranked(words, pool);
    if (found.length < 5) {
      if (!sayings) { want("sayings"); }
      meant(words).forEach(function (word) { found = merged(found, ranked([word], pool)); });
    }
    return found;
  }

  /* --- showing --- */
  function say(text) { if (status.textContent !== text) { status.textContent = text; } }
  function make(tag, text, name) {
    var node = document.createElement(tag);
    if (text) { node.textContent = text; }
    if (name) { node.className = name; }
    return node;
  }
  function address(office) { return /^https?:/.test(office.href) ? office.href : root + "/" + office.href; }
  function file(path) { return location.protocol === "file:" ? path + "index.html" : path; }
  function line(href, text, note) {
    var row = make("li"), link = make("a", text);
    link.href = href;
    if (note) { link.appendChild(make("small", note)); }
    row.appendChild(link);
    return row;
  }
  function put(heading, lines) {
    var part = make("section"), body = make("ul", "", "gk-list");
    if (heading) { part.appendChild(make("h2", heading)); }
    lines.forEach(function (node) { body.appendChild(node); });
    part.appendChild(body);
    list.appendChild(part);
  }
  function ofOffice(office, words) {
    var here = address(office), lines = [], found;
    if (!words.length) {
      put(office.name, [line(file(here), office.name + "的网站", office.count + " 个事项"), line(file(root + "/offices/" + office.code + "/"), office.name + "的目录有哪些、缺哪些")]);
      return 1;
    }
    if (!shards[office.code]) { want("o/" + office.code); return -1; }
    found = find(words, shards[office.code].map(function (item) {
      var twin = byTitle[item.id + item.shown];
      item.sound = twin && twin.sound; item.first = twin && twin.first;
      return item;
    }));
    lines = found.slice(0, MOST).map(function (item) {
      return line(file(here + item.id.replace("-", "/") + "/"), item.shown, [item.limit, item.bodies].filter(Boolean).join("；"));
    });
    lines.push(line(here + "search/" + (location.protocol === "file:" ? "index.html" : "") + "?q=" + encodeURIComponent(words.join(" ")), "在" + office.name + "的网站里搜“" + words.join(" ") + "”"));
    put(office.name, lines);
    return found.length;
  }
  var byTitle = {};
  function run() {
    var query = fold(input.value).trim(), asked, count = 0, found;
    if (!query) { list.textContent = ""; say(""); return; }
    if (!offices) { want("first"); say("正在取各单位的名单…"); return; }
    if (!byTitle.made) { items.forEach(function (item) { byTitle[item.id + item.shown] = item; }); byTitle.made = true; }
    asked = split(query);
    list.textContent = "";
    asked.offices.slice(0, 5).forEach(function (office) {
      var got = ofOffice(office, asked.rest);
      count = count < 0 || got < 0 ? -1 : count + got;
    });
    if (asked.rest.length && (!asked.offices.length || !count)) {
      found = find(asked.rest, items);
      count += found.length;
      if (found.length) {
        put(asked.offices.length ? "别的单位" : "", found.slice(0, MOST).map(function (item) {
          return line(file(root + "/" + item.id.replace("-", "/") + "/"), item.shown, item.count + " 个单位");
        }));
      }
    }
    say(count < 0 ? "正在取这个单位的目录…" : count ? "找到 " + count + " 条" : "没有找到“" + query + "”。换个说法，或者按事项查。");
  }

  input.addEventListener("compositionstart", function () { composing = true; });
  input.addEventListener("compositionend", function () { composing = false; run(); });
  input.addEventListener("input", function () { if (!composing) { run(); } });
  input.addEventListener("focus", function () { want("first"); });
  input.form.addEventListener("submit", function (event) {
    event.preventDefault();
    try { history.replaceState(null, "", location.pathname + "?q=" + encodeURIComponent(input.value)); } catch (error) { /* of a plain folder */ }
    run();
  });
  (function () {
    var asked = /[?&]q=([^&]*)/.exec(location.search);
    if (asked && !input.value) {
      try { input.value = decodeURIComponent(asked[1].replace(/\+/g, " ")); } catch (error) { return; }
    }
    run();
  }());
}());
