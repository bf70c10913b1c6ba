#!/bin/sh
# 自动检查用它安装 gongkai，三种代码平台同一份。装的是下面写明的那一个，校验值不对就不装。
set -eu
cd "$(dirname "$0")/.."
@INSTALL@
