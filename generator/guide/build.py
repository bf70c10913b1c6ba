"""Markdown → the guide's site, by MkDocs with Material. Runs where the wheel is built, or in a checkout.

Nothing of it asks a network for anything, and it works from the disk (`file:`): links are relative and name files; the
search has all texts in one script and looks for characters as they stand, so that no one has to cut Chinese into
words. MkDocs' own search would need a worker and a request, which browsers refuse to a file.

Imported by `hatch_build.py` in an environment that has MkDocs, Material and nothing else: so no imports of ours but
`guide.sources` and `guide.index`.
"""

import logging
import shutil
import tempfile
from pathlib import Path

from generator.guide.index import write_index
from generator.guide.sources import CODES, PARTS, code_pages, contents, keep_inside, pictures_of

_HERE = Path(__file__).resolve().parent
NAME = "标准目录使用说明"
_UNUSED = ("sitemap.xml", "sitemap.xml.gz", "assets/javascripts/lunr", "assets/javascripts/workers")


def read_sources(docs: Path) -> dict[str, str]:
    """File below docs/ → Markdown, with the pages of the codes."""
    texts = {
        path.relative_to(docs).as_posix(): keep_inside(path.read_text("utf-8"))
        for part in PARTS
        for path in sorted((docs / part).rglob("*.md"))
    }
    return {**texts, **code_pages(texts[CODES])}


def build_guide(docs: Path, out: Path) -> None:
    """Write the guide's site into `out`, which is made anew; the same bytes each time."""
    texts = read_sources(docs)
    with tempfile.TemporaryDirectory() as folder:
        source, site = Path(folder) / "docs", Path(folder) / "site"
        for file, text in texts.items():
            _write(source / file, text)
        for picture in pictures_of(texts):
            _copy(docs / picture, source / picture)
        for path in sorted((_HERE / "assets").iterdir()):
            _copy(path, source / "assets" / path.name)
        _write(source / "index.md", "---\ntitle: 使用说明\n---\n" + _front(texts))
        _run_host(source, site, contents(texts))
        for name in _UNUSED:
            path = site / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        for path in site.rglob("*.map"):
            path.unlink()
        write_index(site)
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(site, out)


def _front(texts: dict[str, str]) -> str:
    """The first page: the contents, for people who come by the start menu and not by a message."""
    lines = [f"# {NAME}\n", "上面的框里写几个字就能查，不用上网。检查提示的编号（例如 GK404）也可以写在那里。\n"]
    for part in contents(texts):
        assert isinstance(part, dict)
        for heading, pages in part.items():
            links = [f"- [{title}]({file})" for page in pages for title, file in page.items()]
            lines += [f"## {heading}\n", "\n".join(links) + "\n"]
    return "\n".join(lines)


def _run_host(source: Path, site: Path, nav: list[object]) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(
        config_file=str(_settings(source.parent)),
        docs_dir=str(source),
        site_dir=str(site),
        nav=[{"使用说明": "index.md"}, *nav],
    )
    build(config)


def _settings(folder: Path) -> Path:
    """MkDocs reads its settings from a file, beside which it looks for everything."""
    shutil.copytree(_HERE / "theme", folder / "theme")
    file = folder / "mkdocs.yml"
    shutil.copy(_HERE / "mkdocs.yml", file)
    return file


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
