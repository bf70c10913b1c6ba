/* Files that arrive: only those of the own release count, and what the depth said counts for the plans it was asked by. */
import test from "node:test";
import assert from "node:assert/strict";
import { has } from "../../../generator/scripts/engine/arrive.js";
import { ask } from "../../../generator/scripts/engine/ask.js";
import { FACETS, countValues, hasAll, named } from "../../../generator/scripts/engine/facets.js";
import { RELEASE, gk } from "../../../generator/scripts/engine/hub.js";
import { enlighten, isKnown, meetDepth } from "../../../generator/scripts/engine/lit.js";
import { keyOf } from "../../../generator/scripts/engine/plain.js";
import { domains, items, texts } from "../../../generator/scripts/engine/table.js";
import "../../../generator/scripts/engine/columns.js";

Object.assign(gk, { enlighten, meetDepth, isKnown, keyOf });
const NAMES = { t: "#01征收\n=批准\n征地批准文件\n征地补偿标准\n@005\n土地督查" };

test("a file of another release is not taken", function () {
  gk.add("another", "names", NAMES);
  gk.add("names", NAMES);
  gk.add(undefined, "names", NAMES);
  assert.equal(items.length, 0);
  assert.equal(has.names, undefined);
});

test("words wait for the names, whose lines they are", function () {
  gk.add(RELEASE, "words", { k: "占地|?占地给多少钱\n\n", y: "赔=补偿", x: "的" });
  assert.equal(has.words, undefined);
  gk.add(RELEASE, "names", NAMES);
  assert.deepEqual(items.map(function (item) { return item.id; }), ["01-001", "01-002", "01-005"]);
  assert.ok(has.names && has.words);
  assert.deepEqual(texts.filter(function (text) { return text.field > 2; }).map(function (text) { return text.text; }), ["占地", "占地给多少钱"]);
});

test("a file that comes twice counts once", function () {
  gk.add(RELEASE, "names", NAMES);
  assert.equal(items.length, 3);
  assert.equal(domains.length, 1);
});

test("withdrawn items that come late stand where they would have stood", function () {
  const before = ask("征地").list.map(function (score) { return score.item.id; });
  gk.add(RELEASE, "gone", { t: "01-009|撤销|征地旧事项|征收", s: "" });
  assert.deepEqual(ask("征地").list.map(function (score) { return score.item.id; }), [...before, "01-009"]);
  assert.equal(items.length, 4);
  assert.equal(texts.findIndex(function (text) { return text.text === "征地旧事项"; }) < texts.findIndex(function (text) { return text.text === "占地"; }), true);
});

test("facets come as words", function () {
  gk.add(RELEASE, "details", { m: "甲\n乙\n丙", w: "及时", wi: [0, 0, 0], b: "局\n站", bi: "0|0 1|1", s: "", f: "服务|县级 乡级|全社会|主动公开\n结果|县级||", fi: [0, 1, 0] });
  const live = items.filter(function (item) { return !item.gone; });
  assert.deepEqual(live.filter(function (item) { return hasAll(item, { level: "乡级" }); }).map(function (item) { return item.id; }), ["01-001", "01-005"]);
  assert.deepEqual(countValues(live, FACETS[1]), { "服务": 2, "结果": 1 });
  assert.deepEqual(countValues(live, FACETS[5]), { "局": 2, "站": 2 });
  assert.equal(named({ q: "地", d: "01", stage: "服务" }), "地 · 征收 · 服务");
});

test("what the depth said about other plans is dropped", function () {
  const plain = ask("拆房子给的赔");
  const hits = [[{ id: "01-005", field: 6, line: "拆房子", like: 0.9, units: [[0, 1, 0]] }]];
  assert.equal(ask("拆房子给的赔", { key: keyOf(plain.plans), hits }).deep, true);
  gk.add(RELEASE, "everyday", { y: "拆房=征地", x: "" });
  const later = ask("拆房子给的赔", { key: keyOf(plain.plans), hits });
  assert.equal(later.deep, false);
  assert.deepEqual(later.list.map(function (score) { return score.item.id; }), ask("拆房子给的赔").list.map(function (score) { return score.item.id; }));
});
