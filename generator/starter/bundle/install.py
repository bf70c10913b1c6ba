"""Installs the bundle that it lies in: verifies every file, makes a virtual environment, installs without a network.

Standard library only, for it runs before anything is installed.
"""

import argparse
import hashlib
import io
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    options = read_options()
    version = "%d.%d" % sys.version_info[:2]
    needed = HERE / f"requirements-{version}.txt"
    if not needed.is_file():
        packed = "、".join(sorted(path.stem.partition("-")[2] for path in HERE.glob("requirements-*.txt")))
        return fail(f"这台电脑的 Python 是 {version}，离线包里有的是 {packed}。", 3)
    if wrong := check_files():
        return fail(f"文件不完整或者被改过：{'、'.join(wrong[:5])}。请重新拷贝离线包。", 1)
    home = Path(options.to).resolve()
    print(f"安装到 {home} ……", flush=True)
    try:
        venv.create(home / "venv", clear=True, with_pip=True)
    except subprocess.CalledProcessError:
        return fail("这个 Python 缺少 venv（Debian、UOS：python3-venv 软件包）。装上，或者用带 --runtime 的离线包。", 3)
    programs = home / "venv" / ("Scripts" if WINDOWS else "bin")
    python = programs / ("python.exe" if WINDOWS else "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    if subprocess.run(
        [*map(str, pip), "--require-hashes", "-r", str(needed)], cwd=HERE, env=environment, check=False
    ).returncode:
        return fail("没有装成，上面是原因。", 3)
    gongkai = programs / ("gongkai.exe" if WINDOWS else "gongkai")
    if subprocess.run([str(gongkai), "--version"], env=environment, check=False).returncode:
        return fail("装上了，可是运行不了，上面是原因。", 3)
    return finish(gongkai, Path(options.office).expanduser(), environment)


def read_options() -> argparse.Namespace:
    local = os.environ.get("LOCALAPPDATA") if WINDOWS else os.environ.get("XDG_DATA_HOME")
    home = Path(local or Path.home() / ".local" / "share") / "gongkai"
    parser = argparse.ArgumentParser(prog="install", description="离线安装 gongkai。", add_help=False)
    parser.add_argument("-h", "--help", action="help", help="显示这些说明。")
    parser.add_argument("--to", default=str(home), metavar="文件夹", help=f"装到哪里，默认 {home}。")
    parser.add_argument("--office", default="~/gongkai-catalogue", metavar="文件夹", help="目录放在哪里，没有就新建。")
    return parser.parse_args()


def check_files() -> "list[str]":
    """Names of files that are missing or not what was packed."""
    wrong = []
    for line in (HERE / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        path = HERE / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            wrong.append(name)
    return wrong


def finish(gongkai: Path, office: Path, environment: "dict[str, str]") -> int:
    """The office's folder, with what is double-clicked in it, and a starter where people look for one."""
    if not (office / "catalog").is_dir():
        if subprocess.run([str(gongkai), "init", str(office), "--quiet"], env=environment, check=False).returncode:
            return fail(f"装好了；可是没能在 {office} 新建目录。运行 gongkai init 文件夹，换一个地方建。", 3)
        print(f"已新建目录：{office}")
    starter = office / ("desk.cmd" if WINDOWS else "desk.sh")
    if WINDOWS:
        link_windows(office)
    else:
        link_linux(starter)
    print(f"装好了。编辑目录：双击 {starter}。使用说明：{gongkai} guide")
    return 0


def link_windows(office: Path) -> None:
    """Only for the usual place: a .cmd is read in the machine's code page, so no Chinese path may stand in it."""
    desktop = Path.home() / "Desktop"
    if desktop.is_dir() and office == Path.home() / "gongkai-catalogue":
        (desktop / "gongkai-desk.cmd").write_bytes(b'@call "%USERPROFILE%\\gongkai-catalogue\\desk.cmd"\r\n')


def link_linux(starter: Path) -> None:
    """An entry of the menu (Desktop Entry Specification), and on the desktop where there is one."""
    quoted = (
        str(starter)
        .replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("`", "\\`")
        .replace("$", "\\$")
        .replace("%", "%%")
    )
    head = "[Desktop Entry]\nType=Application\nName=标准目录编辑台\n"
    entry = f'{head}Exec=sh "{quoted}"\nTerminal=true\nCategories=Office;\n'
    places = [Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "applications"]
    places[0].mkdir(parents=True, exist_ok=True)
    places += [folder for name in ("Desktop", "桌面") if (folder := Path.home() / name).is_dir()]
    for folder in places:
        file = folder / "gongkai-edit.desktop"
        file.write_text(entry, "utf-8")
        file.chmod(0o755)


def fail(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
