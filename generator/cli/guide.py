"""`gongkai guide`: the guide, opened from the disk at the page that is meant."""

import hashlib
import os
import shutil
import sys
from pathlib import Path

import click

from generator.cli import exits
from generator.guide.sources import HOME, PARTS, find_page, titles
from generator.model.errors import SetupError
from generator.resources import DOCS_DIR, GUIDE_DIR

_BUILT = DOCS_DIR.parent / ".gongkai-cache" / "guide"
"""Where a checkout keeps the guide that it built for itself."""


def run_guide(page: str, output: str, *, opens: bool) -> int:
    """Open the page, or copy the whole guide."""
    texts = _texts()
    file = find_page(texts, page)
    if not file:
        known = "、".join(title for name, title in titles(texts).items() if not name.startswith("codes/"))
        raise click.UsageError(
            f"使用说明里没有“{page}”这一页。写检查提示的编号（例如 GK404），或者这些页的名称：{known}"
        )
    folder = find_guide(texts)
    if output:
        _copy(folder, Path(output))
        click.echo(f"使用说明已存在 {output}，双击里面的 index.html 打开。")
        return exits.OK
    start = "index.html" if file == HOME and not page else f"{file.removesuffix('.md')}.html"
    place = folder / start
    click.echo(f"使用说明：{place}")
    if opens and _has_screen():
        import webbrowser

        webbrowser.open(place.as_uri())
    return exits.OK


def guide_address() -> str:
    """Address of the guide that came with the program, `/` at its end; empty in a checkout, which has none ready."""
    return f"{GUIDE_DIR.as_uri()}/" if GUIDE_DIR.is_dir() else ""


def find_guide(texts: dict[str, str]) -> Path:
    """The guide's folder; in a checkout it is built where its texts have changed since."""
    if GUIDE_DIR.is_dir():
        return GUIDE_DIR
    mark = hashlib.sha256("\0".join(f"{file}\0{text}" for file, text in sorted(texts.items())).encode()).hexdigest()
    stamp = _BUILT / ".made-of"
    if not (stamp.is_file() and stamp.read_text("utf-8") == mark):
        from generator.guide.build import build_guide

        build_guide(DOCS_DIR, _BUILT)
        stamp.write_text(mark, "utf-8")
    return _BUILT


def _texts() -> dict[str, str]:
    if not (DOCS_DIR / PARTS[0]).is_dir():
        raise SetupError("程序里没有带使用说明：安装不完整，请重新安装。")
    from generator.guide.build import read_sources

    return read_sources(DOCS_DIR)


def _copy(folder: Path, target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise click.UsageError(f"“{target}”已经有内容，请换一个新文件夹")
    shutil.copytree(folder, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".made-of"))


def _has_screen() -> bool:
    """Whether a browser window can appear; else a server would get a browser of text into its terminal."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
