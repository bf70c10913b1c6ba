#!/bin/sh
# What the tests need beyond Python: Chromium with Chinese type, zbar, LibreOffice, PostgreSQL, git, Node from 18, and a few packages of Node's (what an editor has, too). `make test` calls it.
# It installs what it can and says loudly what it could not: those tests are then skipped with the same reason, or,
# with CI=true, fail, for a tool that is missing there would hide a fault.
set -u
cd "$(dirname "$0")/.." || exit 3
missing=""
log=$(mktemp)
trap 'rm -f "$log"' EXIT

have() { command -v "$1" >/dev/null 2>&1; }
lack() { missing="$missing
  - $1"; }
apt_install() {
  [ "$(id -u)" = 0 ] && have apt-get || return 1
  echo "安装 $* …"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
    >"$log" 2>&1 || { tail -n 3 "$log"; return 1; }
}
find_chromium() {
  [ -x "${CHROMIUM:-}" ] && return 0
  for name in chromium chromium-browser google-chrome google-chrome-stable; do have "$name" && return 0; done
  .venv/bin/python -c 'import os, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p: sys.exit(not os.path.exists(p.chromium.executable_path))' 2>/dev/null
}
has_chinese_type() { ! have fc-list || [ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ]; }

find_chromium || apt_install chromium || true
find_chromium || { echo "下载 Playwright 的 Chromium …"; .venv/bin/python -m playwright install chromium >"$log" 2>&1 || tail -n 3 "$log"; }
find_chromium || lack "Chromium：浏览器测试不能运行。Debian：apt-get install chromium；其他系统：.venv/bin/python -m playwright install --with-deps chromium"
has_chinese_type || apt_install fonts-noto-cjk || true
has_chinese_type || lack "中文字体：版面测试不准。apt-get install fonts-noto-cjk"

ldconfig -p 2>/dev/null | grep -q libzbar || apt_install libzbar0 || true
ldconfig -p 2>/dev/null | grep -q libzbar || lack "zbar：海报的识读测试不能运行。Debian：apt-get install libzbar0"

have soffice || apt_install libreoffice-calc-nogui libreoffice-writer-nogui fonts-liberation || true
have soffice || lack "LibreOffice：导出的表格打印出来全不全，不能检查。Debian：apt-get install libreoffice-calc-nogui libreoffice-writer-nogui fonts-liberation"

has_postgres() { have initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }
has_postgres || apt_install postgresql || true
has_postgres || lack "PostgreSQL：互动服务只在 SQLite 上试。Debian：apt-get install postgresql"

have git || apt_install git || true
have git || lack "git：找旧编码的测试不能运行。Debian：apt-get install git"

have sshd || [ -x /usr/sbin/sshd ] || apt_install openssh-server || true
have sshd || [ -x /usr/sbin/sshd ] || lack "OpenSSH 服务器：SFTP 发布的测试不能运行。Debian：apt-get install openssh-server"

for server in nginx caddy apache2; do
  have $server || [ -x /usr/sbin/$server ] || apt_install "$(echo $server | sed 's/^nginx$/nginx-light/')" || true
  have $server || [ -x /usr/sbin/$server ] || lack "$server：服务器设置的测试不能运行。Debian：apt-get install nginx-light caddy apache2"
done

{ have node && have npm; } || apt_install nodejs npm || true
if have node && ! node -e 'process.exit(parseInt(process.versions.node, 10) >= 18 ? 0 : 1)'; then
  lack "Node 18 或更新的版本：现在是 $(node --version)，node --test 的测试不能运行"
fi
if have node && have npm; then
  if ! cmp -s tests/js/package-lock.json tests/js/node_modules/.installed; then
    if (cd tests/js && npm ci --no-audit --no-fund --loglevel=error) >"$log" 2>&1; then
      cp tests/js/package-lock.json tests/js/node_modules/.installed
    else
      tail -n 3 "$log"
      lack "Node 的软件包：脚本语法和无障碍测试不能运行。检查网络后运行 cd tests/js && npm ci"
    fi
  fi
else
  lack "Node：脚本语法、搜索和无障碍测试不能运行。Debian：apt-get install nodejs npm"
fi

[ -z "$missing" ] && exit 0
{
  echo "======================================================================"
  echo "注意：下面的工具没有装上，相应的测试不会运行：$missing"
  echo "======================================================================"
} >&2
case "${CI:-}" in "" | 0 | false) exit 0 ;; *) exit 1 ;; esac
