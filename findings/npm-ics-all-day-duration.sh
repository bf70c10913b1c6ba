#!/bin/sh
# ics 3.12.0 (npm): an all-day event with a duration of one day is written `DURATION:P1DT`, and long lines are 209 octets.
#
# Guessed: {start: [2026, 5, 14], duration: {days: 1}} gives P1D; folding is at 75 octets, as RFC 5545 (3.1) says.
# Seen: P1DT, which the grammar of 3.3.6 does not have ("T" must be followed by hours, minutes or seconds); with hours beside
# the days it is right. Lines are folded at 75 signs: in Chinese three octets each. ical.js and icalendar bear both.
# Matters to whoever gives deadlines as a calendar and has it validated, or read by a strict telephone.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit ics@3.12.0
cat >ask.mjs <<'JS'
import { createEvents } from "ics";
const title = "征收土地预公告：" + "拟征收土地的范围、土地现状、征收目的、补偿方式和标准、安置对象、安置方式、社会保障等内容".repeat(2);
const { error, value } = createEvents([
  { start: [2026, 5, 14], duration: { days: 1 }, title },
  { start: [2026, 5, 15], duration: { days: 1, hours: 2 }, title: "公开" },
]);
const lines = value.split("\r\n");
const durations = lines.filter((line) => line.startsWith("DURATION"));
const longest = Math.max(...lines.map((line) => Buffer.byteLength(line)));
console.log(error, durations, longest);
if (error || durations.join() !== "DURATION:P1DT,DURATION:P1DT2H" || longest !== 209) {
  console.log("it has changed");
  process.exit(1);
}
console.log("as written down");
JS
node ask.mjs
