/* The names → the table. */

import { gk } from "./hub.js";
import { addText, domains, held, items } from "./table.js";
import { CATEGORY, DOMAIN, TITLE } from "./tuning.js";

function addNames(data) {
  var domain = "", label = "", category = "", serial = 0;
  function add(title, group, from, old, head) {
    var id = domain + "-" + ("00" + ++serial).slice(-3), number = items.length;
    items.push(held.byId[id] = { number: number, id: id, title: title, category: group, domain: domain, domainTitle: label,
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
  gk.hasGone = !!data.g;
}

gk.unpack.names = addNames;
