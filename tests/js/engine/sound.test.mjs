/* Letters: readings, initials, dialect, and figures and letters within a title. */
import test from "node:test";
import assert from "node:assert/strict";
import { ask } from "../../../generator/scripts/engine/ask.js";
import { RELEASE, gk } from "../../../generator/scripts/engine/hub.js";
import { spell } from "../../../generator/scripts/engine/sound/spell.js";
import { reader } from "../../../generator/scripts/engine/sound/reader.js";
import "../../../generator/scripts/engine/sound/start.js";
import "../../../generator/scripts/engine/cut.js";

gk.add(RELEASE, "names", { t: "#01旅游\n=建设\nA级旅游景区名单\n5G基站建设\n第2期公告\n征地补偿" });
gk.add(RELEASE, "sounds", { s: "bu补 chang偿 dan单 di地第 gao告 gong公 ji级基 jian建 jing景 ling领 lv旅 ming名 qi期 qu区 she设 you游 zhan站 zheng征 yu域" });

function first(query) { return (ask(query).list[0] || { item: { title: "" } }).item.title; }

for (const query of ["ajlyjqmd", "ajly", "a级ly", "ajilvyou", "Ａ级旅游", "lyjqmd"]) {
  test("A级旅游景区名单 is found by " + query, function () { assert.equal(first(query), "A级旅游景区名单"); });
}
for (const query of ["5gjzjs", "5gjz", "5G基站", "5gjizhan", "gjzjs", "jzjs"]) {
  test("5G基站建设 is found by " + query, function () { assert.equal(first(query), "5G基站建设"); });
}
test("figures within a title", function () { assert.equal(first("d2qgg"), "第2期公告"); });
test("figures alone stay figures", function () { assert.deepEqual(ask("5").plans[0].units.map(function (unit) { return unit.alts.length; }), [1]); });
test("dialect is a spelling that counts less", function () {
  assert.deepEqual(spell("zheng").map(function (pair) { return pair[0]; }), ["zheng", "zhen", "zeng", "zen"]);
  assert.equal(spell("lv")[1][0], "lu");
});
test("a pattern is read from its beginning on", function () {
  assert.equal(reader("zdbc")("征地补偿", 0, 0).length, 4);
  assert.equal(reader("zdbc")("征地补偿", 1, 0), null);
});
