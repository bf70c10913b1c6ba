#!/bin/sh
# 把 gongkai publish 做的 .tar.gz 装到服务器上：先核对签名和每个文件，再一步换上；没有核对过的不换。
# 用法：sh install-release.sh 包.tar.gz 网站文件夹 [核对签名的文件.allowed]
# 第一次从发布的人手里拿到这个脚本和 .allowed 文件以后自己留着，不要用和包一起来的。
set -eu
umask 022

fail() { echo "没有发布：$1" >&2; exit 1; }

[ $# -ge 2 ] || { echo "用法：sh install-release.sh 包.tar.gz 网站文件夹 [核对签名的文件.allowed]" >&2; exit 2; }
package=$1 target=$2 allowed=${3:-}
[ -f "$package" ] || fail "没有“$package”这个文件"
for tool in tar gzip sha256sum find sync mv ln; do
  command -v "$tool" >/dev/null 2>&1 || fail "这台服务器上没有 $tool"
done

if [ -n "$allowed" ]; then
  [ -f "$allowed" ] || fail "没有核对签名的文件“$allowed”"
  command -v ssh-keygen >/dev/null 2>&1 || fail "这台服务器上没有 ssh-keygen，核对不了签名"
  [ -f "$package.sig" ] || fail "没有签名文件“$package.sig”"
  ssh-keygen -Y verify -f "$allowed" -I gongkai -n gongkai-release -s "$package.sig" <"$package" >/dev/null 2>&1 ||
    fail "签名不对：包被改过，或者不是这个密钥签的"
else
  echo "没有核对签名（没有写 .allowed 文件）：包在路上被人换过也看不出来。" >&2
fi

mkdir -p "$target/releases" || fail "“$target”写不了"
target=$(cd "$target" && pwd)
[ ! -e "$target/current" ] || [ -L "$target/current" ] || fail "“$target/current”不是链接，没有动它"
part="$target/releases/.install.part"
mkdir "$part.lock" 2>/dev/null || fail "另一个人正在装；确实没有的，删掉“$part.lock”再来"
trap 'rm -rf "$part" "$part.lock"' EXIT
trap 'exit 1' INT TERM HUP
rm -rf "$part"
mkdir "$part"
gzip -dc "$package" | tar -xf - -C "$part" || fail "包解不开，磁盘可能满了，或者包坏了"
[ -f "$part/id" ] && [ -f "$part/sha256" ] && [ -d "$part/site" ] || fail "包里缺东西，不是 gongkai publish 做的"
id=$(cat "$part/id")
echo "$id" | grep -Eq '^[0-9]{6}-[0-9a-f]{12}$' || fail "包里的批次编号不对"
wrong_with() { # 一个文件夹和清单哪里不一样；一样的什么也不说
  (cd "$1" && sha256sum -c --quiet "$part/sha256" >/dev/null 2>&1) || { echo "有文件和清单不一样"; return; }
  [ -z "$(cd "$1" && find . ! -type f ! -type d)" ] || { echo "有链接一类的特殊文件"; return; }
  [ "$(cd "$1" && find . -type f | wc -l)" -eq "$(wc -l <"$part/sha256")" ] || echo "有清单以外的文件"
}
wrong=$(wrong_with "$part/site")
[ -z "$wrong" ] || fail "包坏了：$wrong"
there="$target/releases/$id"
damage=
[ ! -e "$there" ] || damage=$(wrong_with "$there")

if [ -L "$target/current" ]; then
  old=$(basename "$(readlink "$target/current")")
  [ "$old" != "$id" ] || [ ! -d "$there" ] || [ -n "$damage" ] || { echo "正在用的就是 $id，没有变化。"; exit 0; }
  [ "$old" = "$id" ] || [ "$(expr "$id" : '\([0-9]*\)')" -gt "$(expr "$old" : '\([0-9]*\)')" ] || [ "${GONGKAI_OLDER:-}" = 1 ] ||
    fail "$id 比正在用的 $old 旧。确实要退回的，写 GONGKAI_OLDER=1 sh install-release.sh …"
fi
sync
if [ -n "$damage" ]; then # 名称一样，没有办法一步换：两次改名之间有一瞬间没有网站；断在中间的，再装一次
  echo "服务器上的 $id $damage，换成包里的。" >&2
  mv "$there" "$part/damaged"
fi
[ -d "$there" ] || mv "$part/site" "$there"
sync
rm -f "$target/.current.new"
ln -s "releases/$id" "$target/.current.new"
mv -T "$target/.current.new" "$target/current"
sync
echo "发布好了：$id，服务器的网站根目录设成“$target/current”。"
