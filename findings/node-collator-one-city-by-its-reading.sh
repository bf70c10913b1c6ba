#!/bin/sh
# Node 22.21.1 (full ICU): Intl.Collator("zh-CN") sorts 重庆 and 朝阳 by how they are read, 长沙, 厦门 and 番禺 by another reading.
#
# Guessed: either it goes sign by sign (重 as zhòng, 长 as zhǎng throughout), or it knows the names of provincial capitals.
# Seen: 重庆 stands under C, while 重阳 and 重点 stand under Z; 长沙, 长春, 长治 stand under Z, 厦门 under S (厦 as shà), 番禺
# under F (番 as fān) and 都江堰 under D. 西藏 is under X beside 藏族 under C (藏 as cáng).
# Matters to lists of places or bodies from A to Z: residents look for 长沙 under C. Keep readings of one's own.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit node@22.21.1
node_modules/node/bin/node - <<'JS'
const { compare } = new Intl.Collator("zh-CN");
const firsts = [..."阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他哇夕丫帀"], letters = "ABCDEFGHJKLMNOPQRSTWXYZ";
const letter = (word) => letters[firsts.filter((first) => compare(word, first) >= 0).length - 1];
const expected = {
  重庆: "C", 朝阳: "C", 重阳: "Z", 重点: "Z", 长沙: "Z", 长春: "Z", 长治: "Z", 厦门: "S", 番禺: "F", 都江堰: "D", 西藏: "X", 藏族: "C",
};
for (const [word, under] of Object.entries(expected)) {
  console.log(word, letter(word));
  if (letter(word) !== under) { console.log("it has changed"); process.exit(1); }
}
console.log("as written down");
JS
