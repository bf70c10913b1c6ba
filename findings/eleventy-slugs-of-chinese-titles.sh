#!/bin/sh
# Eleventy 3.1.8: its filter `slugify` leaves nothing of a Chinese title but the Latin letters and figures in it.
#
# Guessed: `permalink: items/{{ title | slugify }}/` gives each title an address, in pinyin or in percent signs.
# Seen: 征地补偿标准 is "", so its page lies at items/index.html, over the list; 2026年招生范围 is "2026", and the second title
# with that year stops the build as a doubled address. No warning for one title alone.
# Matters to whoever moves a catalogue into it, and to permanent addresses: they need a code of their own.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit @11ty/eleventy@3.1.8
mkdir -p src/_data
printf '%s\n' '---' 'pagination: {data: items, size: 1, alias: item}' \
  'permalink: "items/{{ item.title | slugify }}/index.html"' '---' '{{ item.title }}' >src/items.njk
echo '[{"title": "征地补偿标准"}, {"title": "2026年招生范围"}]' >src/_data/items.json
node_modules/.bin/eleventy --input=src --output=out --quiet
find out -type f | sort
[ "$(find out -type f | sort | tr '\n' ' ')" = "out/items/2026/index.html out/items/index.html " ] || { echo "it has changed"; exit 1; }
grep -q 征地补偿标准 out/items/index.html
echo '[{"title": "2026年征地补偿标准"}, {"title": "2026年招生范围"}]' >src/_data/items.json
if node_modules/.bin/eleventy --input=src --output=twice --quiet >log 2>&1; then echo "it has changed: two pages are told apart"; exit 1; fi
grep -o DuplicatePermalinkOutputError log | head -1
echo "as written down"
