"""Where an office's CI installs the program from: a wheel of its repository, or an address that names its bytes.

The program is in no package index, so a bare name would find nothing, or one day somebody else's package. Whatever is
installed is pinned: a wheel by SHA-256, a git address by the whole number of a commit (a tag can be moved). What it
needs beside comes from the shipped lock, hash by hash.
"""

import re
from dataclasses import dataclass

VENDOR = "vendor"
LOCK = f"{VENDOR}/requirements.lock"
PINNED = f"{VENDOR}/gongkai.txt"
SCRIPT = "ci/install.sh"

_GIT = re.compile(r"git\+https://[^\s'\"$`\\@]+@[0-9a-f]{40}")
_WHEEL_URL = re.compile(r"(https://[^\s'\"$`\\@#]+\.whl)#sha256=([0-9a-f]{64})")
_SECRET = re.compile(r"://[^/@\s]+@")
_INSTALL = "python3 -m pip install --disable-pip-version-check"
_FIRST = f"{_INSTALL} --require-hashes -r {LOCK}\n"


class SourceError(ValueError):
    """An address that cannot be used; the message says why, in words for people."""


@dataclass(frozen=True, slots=True)
class Source:
    """What CI does. `script`: lines of `ci/install.sh`; `pinned`: text of `vendor/gongkai.txt`, empty where none is."""

    script: str
    pinned: str = ""


def of_wheel(name: str, sha256: str) -> Source:
    """A wheel that lies in the office's repository, as `vendor/NAME`."""
    return Source(
        f"{_FIRST}{_INSTALL} --no-deps --require-hashes -r {PINNED}\n",
        f"./{VENDOR}/{name} --hash=sha256:{sha256}\n",
    )


def of_address(address: str) -> Source:
    """A git address with the number of a commit, or the address of a wheel with its hash.

    Raises:
        SourceError: it names no bytes, or holds a password.
    """
    if _SECRET.search(address.partition("#")[0].rpartition("@")[0] + "@" if "git+" in address else address):
        raise SourceError("地址里有用户名或者密码：它会留在仓库里，谁都看得到。写不用登录的地址")
    if found := _WHEEL_URL.fullmatch(address):
        return Source(
            f"{_FIRST}{_INSTALL} --no-deps --require-hashes -r {PINNED}\n", f"{found[1]} --hash=sha256:{found[2]}\n"
        )
    if _GIT.fullmatch(address):
        return Source(f"{_FIRST}{_INSTALL} --no-deps --no-build-isolation '{address}'\n")
    if address.startswith("git+"):
        raise SourceError(
            "git 地址后面要写“@”和整个提交号（40 位），例如 git+https://git.example.gov.cn/gk/gongkai@0123…；标签和分支会变，不收"
        )
    raise SourceError("地址写成 git+https://…@提交号（40 位），或者 https://….whl#sha256=校验值（64 位）")


def unknown() -> Source:
    """Nobody said where it is: CI fails, and says what to fill in."""
    return Source(
        "cat >&2 <<'END'\n"
        "还没有写明从哪里安装 gongkai，所以没有检查。请在装有 gongkai 的电脑上、这个仓库里运行下面一条，再提交：\n"
        "  有安装包（gongkai-….whl）：gongkai init . --wheel 安装包\n"
        "  程序放在 git 上：gongkai init . --source git+https://程序的地址@提交号\n"
        "安装包和它用的软件包都按校验值核对。没有安装包的，用 gongkai pack 做一个离线包，里面有。\n"
        "END\n"
        "exit 1\n"
    )
