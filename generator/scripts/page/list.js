/* The list of results. */

import { gk } from "../engine/hub.js";
import { make } from "./make.js";
import { row } from "./rows.js";

export function show(box, answer, more) {
  var list = answer.list, first = Math.max(box.isPage ? 30 : 8, box.most), foot = null;
  box.say(list.length ? "找到 " + list.length + " 项" + (more || "") : "没有找到");
  if (box.list.parentNode !== box.body) { box.body.textContent = ""; box.body.appendChild(box.list); }
  (gk.fill || fillPlainly)(box, list.slice(0, first));
  if (!box.isPage) {
    foot = box.foot || make("a", "gk-all", ["全部结果"]);
    foot.href = box.form.getAttribute("action") + "?q=" + encodeURIComponent(box.input.value);
  } else if (list.length > first && gk.offerMore) {
    foot = gk.offerMore(box, list.length, first, function () { show(box, answer, more); });
  }
  if (box.foot && box.foot !== foot && box.foot.parentNode) { box.foot.parentNode.removeChild(box.foot); }
  box.foot = foot;
  if (foot && foot.parentNode !== box.body) { box.body.appendChild(foot); }
}
/* The rows, as long as nobody is in them: search-next.js knows how to change them in place. */
function fillPlainly(box, list) {
  if (box.list.contains(document.activeElement)) { return; }
  box.list.textContent = "";
  list.forEach(function (score) { box.list.appendChild(row(score)); });
}
