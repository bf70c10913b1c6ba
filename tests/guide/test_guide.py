"""The guide as built: links lead somewhere, nothing is asked of a network, a page a code, and its search finds."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from generator.cli.guide import run_guide
from generator.guide.build import build_guide, read_sources
from generator.guide.sources import find_page, keep_inside
from generator.pipeline.explaining import all_codes
from tools.docs import ROOT

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("guide") / "guide"
    build_guide(DOCS, out)
    return out


class Page(HTMLParser):
    """Addresses and anchors of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors.add(given.get("id", ""))
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif tag in ("script", "img", "link"):
            self.loads.append(given.get("src") or given.get("href") or "")


def test_every_link_leads_somewhere_and_nothing_comes_from_elsewhere(guide: Path) -> None:
    pages = {path: Page(path.read_text("utf-8")) for path in guide.rglob("*.html") if path.name != "404.html"}
    for path, page in pages.items():
        for address in filter(None, [*page.loads, *page.links]):
            parts = urlsplit(address)
            if parts.scheme:
                assert address in page.links and parts.scheme in ("https", "mailto"), f"{path}: {address}"
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path}: {address} leads nowhere"
            if parts.fragment and target.suffix == ".html":
                assert unquote(parts.fragment) in pages[target].anchors, f"{path}: {address} names no heading"


def test_every_code_has_a_page_with_what_explain_says(guide: Path) -> None:
    for number, code in all_codes().items():
        page = guide / "codes" / f"{number.lower()}.html"
        assert page.is_file(), number
        assert code.title in page.read_text("utf-8").replace("&lt;", "<").replace("&amp;", "&"), number


def test_the_same_texts_give_the_same_bytes(guide: Path, tmp_path: Path) -> None:
    build_guide(DOCS, tmp_path / "again")
    files = {path.relative_to(guide): path.read_bytes() for path in guide.rglob("*") if path.is_file()}
    again = {
        path.relative_to(tmp_path / "again"): path.read_bytes()
        for path in (tmp_path / "again").rglob("*")
        if path.is_file()
    }
    assert files == again


SEARCH = """
const fs = require("fs"), guide = require(process.argv[1]);
const window = {};
eval(fs.readFileSync(process.argv[2], "utf8"));
const entries = guide.prepare(window.GUIDE_INDEX);
console.log(JSON.stringify(JSON.parse(process.argv[3]).map(q => guide.find(entries, q).map(e => [e.at, e.name]))));
"""
ASKED = {
    "GK404": "gk404",
    "gk 607": "gk607",
    "海报": "posters.html",
    "怎么新增事项": "怎样新增一个事项",
    "Excel 导入": "import.html",
    "撤销合并": "撤销、合并、改名",
    "身份证号遮住": "privacy.html",
}


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node")
def test_the_search_finds_what_a_clerk_types(guide: Path) -> None:
    script, index = guide / "assets/guide.js", guide / "assets/guide-index.js"
    queries = json.dumps([*ASKED, "𠮷野家菜单zzz"])
    run = subprocess.run(["node", "-e", SEARCH, str(script), str(index), queries], capture_output=True, check=True)
    *found, nothing = json.loads(run.stdout)
    for (query, wanted), hits in zip(ASKED.items(), found, strict=True):
        assert any(wanted in "".join(hit) for hit in hits[:3]), (query, hits[:5])
    assert nothing == []


@pytest.mark.parametrize(
    ("wanted", "file"),
    [
        ("", "editors/index.md"), ("GK404", "codes/gk404.md"), ("gk404", "codes/gk404.md"),
        ("import", "editors/import.md"), ("publishers", "publishers/index.md"), ("张贴海报", "editors/posters.md"),
        ("editors/privacy.md", "editors/privacy.md"), ("GK999", ""), ("../../etc/passwd", ""),
    ],
)  # fmt: skip
def test_a_page_is_found_by_its_name(wanted: str, file: str) -> None:
    assert find_page(read_sources(DOCS), wanted) == file


def test_links_out_of_the_guide_keep_their_words_alone() -> None:
    text = "见[海报测试](../../benchmarks/x.md)和[字段](fields.md)，![图](../screenshots/a.png)"
    assert keep_inside(text) == "见海报测试和[字段](fields.md)，![图](../screenshots/a.png)"


def test_a_copy_goes_into_an_empty_folder_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import click

    assert run_guide("", str(tmp_path / "guide"), opens=False) == 0
    assert (tmp_path / "guide" / "index.html").is_file()
    assert re.search(r"guide.*index\.html", capsys.readouterr().out)
    with pytest.raises(click.UsageError, match="已经有内容"):
        run_guide("", str(tmp_path / "guide"), opens=False)
