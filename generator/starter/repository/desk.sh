#!/bin/sh
# 双击（选“在终端中运行”）或者运行 sh desk.sh：在浏览器里打开编辑台。
cd "$(dirname "$0")" || exit 3
for program in .venv/bin/gongkai "$HOME/.local/share/gongkai/venv/bin/gongkai"; do
  [ -x "$program" ] && exec "$program" edit catalog
done
exec gongkai edit catalog
