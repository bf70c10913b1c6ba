/* A result as a row. */

import { gk } from "../engine/hub.js";
import { spans } from "../engine/likeness.js";
import { clip, fold } from "../engine/text.js";
import { link, make } from "./make.js";

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
export function row(score) {
  var item = score.item, made = score.plan, why = gk.reason ? gk.reason(score) : "", node;
  node = make("li", "gk-hit", [
    link(item.id.replace("-", "/") + "/", "gk-hit-title", marked(made, item.title)),
    item.gone && make("span", "gk-why gk-gone", ["已" + item.gone]),
    why && make("span", "gk-why", [why]),
    make("p", "gk-hit-path", [item.domainTitle + " › "].concat(marked(made, item.category))),
    item.summary && make("p", "gk-hit-summary", marked(made, item.summary)),
    item.when && make("p", "gk-hit-line", [clip(item.when, 36) + " · " + item.bodies[0] + (item.bodies.length > 1 ? "等" : "")])
  ]);
  node.setAttribute("data-item-id", item.id);
  return node;
}
export function rows(list, name) { return make("ol", name, list.map(row)); }
