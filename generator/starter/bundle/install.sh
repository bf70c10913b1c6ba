#!/bin/sh
# 离线安装：解压以后，在这个文件夹里运行 sh install.sh。不上网，也不要管理员权限。
# 装到别处：sh install.sh --to 文件夹。
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${XDG_DATA_HOME:-$HOME/.local/share}/gongkai
cd "$here"
if command -v sha256sum >/dev/null 2>&1; then
  sha256sum -c --quiet SHA256SUMS || { echo "文件不完整或者被改过，没有安装。请重新拷贝离线包。" >&2; exit 1; }
fi
for archive in runtime/*.tar.gz; do
  [ -f "$archive" ] || continue
  mkdir -p "$home"
  rm -rf "$home/python"
  tar -xzf "$archive" -C "$home"
  exec "$home/python/bin/python3" install.py "$@"
done
for python in @PYTHONS@ python3; do
  command -v "$python" >/dev/null 2>&1 || continue
  "$python" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] not in "@VERSIONS@".split())' || continue
  exec "$python" install.py "$@"
done
echo "这台电脑上没有能用的 Python（要 @SAID@），没有安装。" >&2
echo "请装一个，或者让做离线包的同事加上 --runtime 再做一次，见 README.txt。" >&2
exit 3
