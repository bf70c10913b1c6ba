// The guide's search: characters as they stand, over all texts of the guide; no worker, no request, so it works from a disk.
(function () {
  "use strict";
  var MOST = 12, AROUND = 30;
  var plain = function (text) { return text.normalize("NFKC").toLowerCase(); };
  var words = function (query) { return plain(query).split(/[\s，。、？！：；,.?!:;“”"'()（）]+/).filter(Boolean); };
  // Pairs of neighbouring characters: what is typed is seldom worded as the guide is.
  var pairs = function (word) {
    var found = [];
    for (var i = 0; i + 1 < word.length; i++) found.push(word.slice(i, i + 2));
    return found.length ? found : [word];
  };
  var share = function (word, text) {
    var all = pairs(word), hits = all.filter(function (pair) { return text.indexOf(pair) >= 0; }).length;
    return hits / all.length;
  };
  var weigh = function (entry, query) {
    var sum = 0;
    for (var i = 0; i < query.length; i++) {
      var word = query[i], title = entry.title.indexOf(word) >= 0, text = entry.text.indexOf(word) >= 0;
      var part = Math.max(share(word, entry.title), share(word, entry.text) * 0.5);
      if (!title && !text && (part < 0.3 || /^[a-z0-9-]+$/.test(word))) return 0;
      sum += (title ? 10 : 0) + (text ? 3 : 0) + part;
    }
    return sum;
  };
  var prepare = function (index) {
    return index.map(function (one) {
      return { at: one[0], name: one[1], page: one[2], body: one[3], title: plain(one[1] + " " + one[2]), text: plain(one[3]) };
    });
  };
  var find = function (entries, typed) {
    var query = words(typed);
    if (!query.length) return [];
    return entries.map(function (entry, i) { return { entry: entry, weight: weigh(entry, query), i: i }; })
      .filter(function (one) { return one.weight > 0; })
      .sort(function (a, b) { return b.weight - a.weight || a.i - b.i; })
      .slice(0, MOST).map(function (one) { return one.entry; });
  };
  var piece = function (entry, typed) {
    var query = words(typed).concat.apply(words(typed), words(typed).map(pairs));
    for (var i = 0; i < query.length; i++) {
      var at = entry.text.indexOf(query[i]);
      if (at >= 0 && entry.text.length === entry.body.length)
        return [entry.body.slice(Math.max(0, at - AROUND), at), entry.body.substr(at, query[i].length),
          entry.body.substr(at + query[i].length, AROUND * 2)];
    }
    return [entry.body.slice(0, AROUND * 3), "", ""];
  };
  if (typeof module !== "undefined") { module.exports = { prepare: prepare, find: find, piece: piece }; return; }

  var form = document.querySelector(".gg-search");
  if (!form) return;
  var input = form.querySelector("input"), out = document.getElementById("gg-found"), root = form.dataset.root;
  var entries = null;
  var add = function (parent, kind, text) {
    var made = document.createElement(kind);
    made.textContent = text;
    parent.appendChild(made);
    return made;
  };
  var show = function () {
    entries = entries || prepare(window.GUIDE_INDEX || []);
    var typed = input.value, found = find(entries, typed);
    out.textContent = "";
    if (!typed.trim()) return;
    if (!found.length) { add(out, "p", "没有找到“" + typed + "”。换一个说法，或者看下面的目录。"); return; }
    add(out, "p", "找到 " + found.length + (found.length === MOST ? " 处以上：" : " 处："));
    var list = add(out, "ol", "");
    found.forEach(function (entry) {
      var line = add(list, "li", ""), link = add(line, "a", entry.name === entry.page ? entry.name : entry.name + "（" + entry.page + "）");
      link.href = root + entry.at;
      var parts = piece(entry, typed), text = add(line, "p", parts[0]);
      if (parts[1]) add(text, "mark", parts[1]);
      text.appendChild(document.createTextNode(parts[2]));
    });
  };
  input.addEventListener("input", show);
  if (input.value) show();
})();
