/* A household's own line: what is typed is hashed slowly here, and opens one of the sealed lines that came with the
   page. Nothing is sent. Twins of the plain forms: model/lookup.py; of place and key: render/lookup.py. */
(function () {
"use strict";

var PLACE = 16;

function plainName(text) {
  return text.normalize("NFKC").replace(/[\s·•・‧∙.。]+/g, "").toUpperCase();
}

function plainNumber(text) {
  return text.normalize("NFKC").toUpperCase().replace(/[^0-9A-Z]+/g, "");
}

function keyOf(name, number, digits) {
  var plain = plainNumber(number);
  return plainName(name) + "\n" + (digits ? plain.slice(-digits) : plain);
}

function bytesOf(text) {
  var raw = atob(text), found = new Uint8Array(raw.length), at;
  for (at = 0; at < raw.length; at += 1) { found[at] = raw.charCodeAt(at); }
  return found;
}

function isAt(lines, at, place) {
  for (var n = 0; n < PLACE; n += 1) { if (lines[at + n] !== place[n]) { return false; } }
  return true;
}

/* The rows of whoever typed this, or null. */
function look(subtle, table, name, number) {
  var words = new TextEncoder(), hashed;
  function sign(about) {
    return subtle.importKey("raw", hashed, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]).then(function (key) {
      return subtle.sign("HMAC", key, words.encode(about));
    });
  }
  return subtle.importKey("raw", words.encode(keyOf(name, number, table.digits)), "PBKDF2", false, ["deriveBits"])
    .then(function (key) {
      var how = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(table.salt), iterations: table.rounds };
      return subtle.deriveBits(how, key, 256);
    })
    .then(function (bits) { hashed = bits; return sign("place"); })
    .then(function (full) {
      var place = new Uint8Array(full).slice(0, PLACE), lines = bytesOf(table.lines), at;
      for (at = 0; at < lines.length; at += table.width) {
        if (isAt(lines, at, place)) { return lines.slice(at + PLACE, at + table.width); }
      }
      return null;
    })
    .then(function (line) {
      if (!line) { return null; }
      return sign("key")
        .then(function (raw) { return subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]); })
        .then(function (key) { return subtle.decrypt({ name: "AES-GCM", iv: new Uint8Array(12) }, key, line); })
        .then(function (text) { return JSON.parse(new TextDecoder().decode(text)); });
    });
}

if (typeof module !== "undefined") { module.exports = { look: look, keyOf: keyOf }; return; }

function make(tag, text) {
  var node = document.createElement(tag);
  if (text) { node.textContent = text; }
  return node;
}

function show(box, rows) {
  rows.forEach(function (row) {
    var list = make("dl");
    list.className = "gk-facts";
    row.forEach(function (cell) {
      var line = make("div");
      line.appendChild(make("dt", cell[0]));
      line.appendChild(make("dd", cell[1]));
      list.appendChild(line);
    });
    box.appendChild(list);
  });
}

function say(box, text) {
  box.textContent = "";
  box.appendChild(make("p", text));
}

function start() {
  var form = document.querySelector("[data-gk-lookup]"), box = document.querySelector("[data-gk-answer]");
  var subtle = window.crypto && window.crypto.subtle, button = form.querySelector("button");
  if (!subtle || !window.gkLookup || !"".normalize || typeof TextEncoder === "undefined") {
    say(box, "这个浏览器打不开查询，或者网址不是 https 开头的。请换一个浏览器，或者打电话问。");
    return;
  }
  form.hidden = false;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (button.disabled) { return; }
    button.disabled = true;
    say(box, "正在算，老一点的手机要几秒钟……");
    look(subtle, window.gkLookup, form.elements.name.value, form.elements.number.value).then(function (rows) {
      if (rows) { say(box, "查到了："); show(box, rows); } else {
        say(box, "没有查到。请核对姓名和号码；都对的，名单上没有您，有疑问打电话问。");
      }
      button.disabled = false;
    }, function () {
      say(box, "没有算出来。请换一个浏览器，或者打电话问。");
      button.disabled = false;
    });
  });
}

start();
}());
