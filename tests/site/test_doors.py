"""What `check` passes under `pages/`, `build` builds; what it refuses, `build` refuses with the same words.

Folders of random files go through the check one by one; all that pass are built at once, by the real host.
"""

import os
import random
import re
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.cli import exits
from generator.model.diagnostic import Severity
from generator.model.snapshot import Snapshot
from generator.pipeline import checking
from generator.pipeline.checking import check_folder
from generator.pipeline.pages import address_in_site, check_pages, is_page
from generator.read.filenames import find_name_fault
from generator.read.snapshot import take_snapshot
from tests.conftest import Run
from tests.sampling import count
from tests.site.support import DAY

Gongkai = Callable[..., Run]
CASES = count(300, 1_000)

PIECES = [
    "# 标题\n\n",
    "## 办法 {#banfa}\n\n",
    "正文，面积<200平方米。\n\n",
    "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n",
    "[TOC]\n\n",
    "{{ page }} {% include 'x' %} ",
    "!!python/object/apply:os.system ['true'] ",
    "[a]: b\n[b]: a\n\n[a][b] [b][a]\n\n",
    "- 甲\n    - 乙\n\n",
    "> 引\n\n",
    "```\n<script>\n```\n\n",
    "`<b>` ",
    "<b>粗</b> ",
    "<b>没有结束 ",
    "</p></div> ",
    "<table><tr><td>1</td></tr></table>\n\n",
    "<td>格</td>\n\n",
    "&lt; &#60; &copy; &#x1F600; &bogus; ",
    "\\* \\[ ",
    "[链](about.md) ",
    "[链](files/无.pdf) ",
    "[链](../01/001/) ",
    "[链](http://[) ",
    "![图](a.png) ",
    "<http://a.gov.cn> ",
    "<a@b.cn> ",
    "*着重 **重 ",
    "_a __b ",
    "***\n\n",
    "---\n\n",
    "===\n\n",
    "!!! note\n    说明\n\n",
    "文字 {: .a #b }\n\n",
    "{: #c }\n\n",
    "[^1] ",
    "<!-- 注 --> ",
    "<!-- 注 ",
    "<![CDATA[ ",
    "<?php ",
    "<script>x</script>\n\n",
    "<svg onload=x> ",
    "<a href=javascript:x>a</a> ",
    "<p id=main>a</p>\n\n",
    "<p style='color:red'>a</p>\n\n",
    "<p style='position:fixed'>a</p>\n\n",
    "<custom-tag>x</custom-tag> ",
    "\t制表 ",
    "　　全角缩进\n\n",
    "\u200b",
    "\u202e",
    "\x00",
    "\x02wzxhzdk:0\x03 ",
    "\r\n",
    "\r",
    "𠮷䶮〇 ",
    "①㎡ ",
    "甲" * 300 + "\n\n",
    "[" * 15 + " ",
    "(" * 12 + " ",
    "<" * 8 + " ",
    "`" * 5 + " ",
    "*" * 9 + " ",
    "1) 一\n2) 二\n\n",
    "    代码\n\n",
    "term\n:   def\n\n",
]
HARMLESS = [piece for piece in PIECES if not re.search("[\u200b\u202e\x00\x02]|<[!?spca/]|<td|\\[链|!\\[|\\]:", piece)]
HEADS = [
    "",
    "",
    "",
    "",
    "---\ntitle: 名称\n---\n",
    "---\ntitle: 名称\ndescription: 说明\n---\n\n",
    "---\ntemplate: main.html\n---\n",
    "---\nhide: [toc]\n---\n",
    "---\ntitle: [a\n---\n",
    "---\n- a\n---\n",
    "---\n---\n",
    "---\ntitle: &a b\n---\n",
    "---\n",
    "template: x\n\n",
    "---\ntitle: !!python/name:os.system\n---\n",
    "---\ntitle: 2026-01-01\n---\n",
    "---\ntitle: true\n---\n",
    "---\ntitle: 'a: <b>&'\n---\n",
    "---\r\ntitle: 甲\r\n---\r\n",
    "--- \ntitle: 甲\n...\n",
    "title: 甲\n\n",
    "Note: 这是正文\n\n",
    "\n\n",
    "---\ntitle: 甲\ntitle: 乙\n---\n",
]
NAMES = [
    "a.md",
    "帮助.md",
    "a b.md",
    "A.MD",
    "index.md",
    "README.md",
    "a.markdown",
    "deep/er/and/deeper/a.md",
    "a.b.md",
    "a&b.md",
    "a'b.md",
    "template.md",
    "-.md",
    "é.md",
    "（一）.md",
    "a+b=c.md",
    "a,b;c.md",
    "a.txt",
    "附件1.txt",
    "a.csv",
    "a.json",
    "a.html",
    "x.svg",
    "a",
    ".htaccess",
    "con.md",
    "a#.md",
    "a%2e.md",
    "a?.md",
    "a\\b.md",
    "~$a.md",
    "a\u202e.md",
    "a.md.",
    "n" * 90 + ".md",
    "a\n.md",
    "a.png",
    "a.pdf",
    "a.docx",
    "{{a}}.md",
    "$a.md",
    "a@b.md",
    "𠮷.md",
]


def _prose(random: random.Random) -> bytes:
    """Half of them of harmless pieces only, else hardly one would pass."""
    is_tame = random.random() < 0.5
    pieces, heads = (HARMLESS, HEADS[:6]) if is_tame else (PIECES, HEADS)
    text = random.choice(heads) + "".join(random.choices(pieces, k=random.randrange(1, 9)))
    encoding = random.choices(["utf-8", "utf-8-sig", "gb18030", "utf-16"], [80, 5, 2, 1])[0]
    data = text.encode(encoding)
    if random.random() < 0.03:
        at = random.randrange(len(data) + 1)
        data = data[:at] + random.choice([b"\xed\xa0\x80", b"\xff", b"\x80", b"\xc0\xaf", b"\x00"]) + data[at:]
    return data


def cases() -> list[dict[str, bytes]]:
    """Folders of one to three files."""
    made = random.Random(20261130)
    found = []
    for number in range(CASES):
        names = made.sample(NAMES[:18] if made.random() < 0.6 else NAMES, made.choice([1, 1, 2, 3]))
        found.append({f"k{number}/{name}": _prose(made) for name in names})
    return found


@pytest.mark.slow
def test_what_passes_is_built_and_nothing_else_breaks(gongkai: Gongkai, small_catalog: Path) -> None:
    catalogue = check_folder(small_catalog, DAY.date(), name="catalog").catalogue
    passed: dict[str, bytes] = {}
    refused = 0
    for files in cases():
        started = time.process_time()
        named = not any(find_name_fault(part) for path in files for part in path.split("/"))
        problems = check_pages(
            Snapshot("", {f"pages/{path}": data for path, data in files.items()}), catalogue
        ).problems
        assert time.process_time() - started < 2
        if named and not any(problem.is_error for problem in problems):
            passed.update(files)
        else:
            refused += 1
    assert refused > CASES / 4
    assert len(passed) > CASES / 10
    for path, data in passed.items():
        (small_catalog / "pages" / path).parent.mkdir(parents=True, exist_ok=True)
        (small_catalog / "pages" / path).write_bytes(data)
    run = gongkai("build", "--quiet")
    assert run.code == exits.OK, run.err[-2_000:]
    site = small_catalog.parent / "site"
    for path, data in passed.items():
        if is_page(path):
            page = (site / address_in_site(path) / "index.html").read_text("utf-8")
            assert page.count("<script") == 1, path  # the frame's own
            assert not re.search(
                r"<(?:iframe|svg|object|form action=\"http)|javascript:|\son\w+=", page.split("<main")[1]
            ), path
        else:
            assert (site / path).read_bytes() == data


REFUSED = {
    "gbk.md": "# 办事指南\n\n带上证件。\n".encode("gbk"),
    "nul.md": b"# a\0\n",
    "utf16.md": "# a\n".encode("utf-16"),
    "empty.md": b"",
    "template.md": b"---\ntemplate: main.html\n---\n\n# a\n",
    "brackets.md": b"[" * 20_000,
    "script.md": b"<script>x</script>\n",
    "a.html": b"<p>a</p>",
    "a.svg": b"<svg/>",
    "01/001.md": b"# a\n",
    "files/a.png": b"<svg/>",
    "surrogate.md": b"# a\xed\xa0\x80\n",
    "index.md": b"# a\n",
    "assets/gongkai/site.js": b"x",
    "search.md": b"# a\n",
    "ABOUT.md": b"# a\n",
    "Apply/a.txt": b"a\n",
    "late.md": b"\n---\ntitle: a\n---\n\nx\n",
    "catalogue.json": b"{}",
    ".git/config": b"x",
    "private.md": "联系人手机 13800138000\n".encode(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_check_refuses_build_refuses_with_the_same_words(name: str, gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "pages" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(REFUSED[name])
    checked, built = gongkai("check"), gongkai("build")
    assert (checked.code, built.code) == (exits.DATA, exits.DATA)
    words = [line for line in checked.out.splitlines() if line.startswith(("catalog/", "  "))]
    assert words == [line for line in built.err.splitlines() if line.startswith(("catalog/", "  "))]
    assert any(line.startswith(f"catalog/pages/{name.split('/')[0]}") for line in words)
    assert not (small_catalog.parent / "site").exists()


def _link(path: Path) -> None:
    path.symlink_to("/etc")


@pytest.mark.parametrize("make", [_link, os.mkfifo])
@pytest.mark.parametrize("place", ["x", "pages/x", "pages/files/x.pdf", "pages/x.md"])
def test_link_and_pipe_stop_the_build_by_name(
    make: Callable[[Path], None], place: str, gongkai: Gongkai, small_catalog: Path
) -> None:
    make(small_catalog / place)
    for command in ("check", "build"):
        run = gongkai(command)
        assert run.code == exits.DATA
        assert f"catalog/{place}:1:1: 错误 GK10" in run.out + run.err
    assert not (small_catalog.parent / "site").exists()


def test_site_is_built_from_what_was_checked(
    gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between check and build the whole folder is swapped for links to secrets."""
    secret = small_catalog.parent / "secret"
    secret.mkdir()
    for name in ("about.md", "apply.md", "more.md"):
        (secret / name).write_text("# SECRET OF THE MACHINE\n", "utf-8")
    (small_catalog / "pages" / "about.md").write_text("# 关于本站\n\n查过的文字。\n", "utf-8")

    def swap(*arguments: object) -> checking.Checked:
        found = real(*arguments)  # type: ignore[arg-type]
        shutil.rmtree(small_catalog / "pages")
        (small_catalog / "pages").symlink_to(secret)
        return found

    real = checking.check_snapshot
    monkeypatch.setattr(checking, "check_snapshot", swap)
    run = gongkai("build", "--quiet")
    assert run.code == exits.OK, run.err
    texts = [path.read_bytes() for path in (small_catalog.parent / "site").rglob("*") if path.is_file()]
    assert not any(b"SECRET OF THE MACHINE" in text for text in texts)
    assert "查过的文字" in (small_catalog.parent / "site" / "about" / "index.html").read_text("utf-8")


def test_racing_swaps_never_reach_the_site(gongkai: Gongkai, small_catalog: Path) -> None:
    """Another process swaps an article for a link to a secret while sites are built: refused or built, never leaked."""
    page, kept = small_catalog / "pages" / "help.md", small_catalog.parent / "kept.md"
    page.write_text("# 帮助\n", "utf-8")
    secret = small_catalog.parent / "secret.md"
    secret.write_text("# SECRET OF THE MACHINE\n", "utf-8")
    stop = threading.Event()

    def race() -> None:
        while not stop.is_set():
            page.rename(kept)
            page.symlink_to(secret)
            time.sleep(0.0005)
            page.unlink()
            kept.rename(page)
            time.sleep(0.0005)

    thread = threading.Thread(target=race)
    thread.start()
    try:
        for _ in range(4):
            assert gongkai("build", "--quiet").code in (exits.OK, exits.DATA)
            built = small_catalog.parent / "site" / "help" / "index.html"
            assert not built.exists() or "SECRET" not in built.read_text("utf-8")
    finally:
        stop.set()
        thread.join()


def test_attachments_with_chinese_names_are_linked_and_published(gongkai: Gongkai, small_catalog: Path) -> None:
    (small_catalog / "pages" / "files" / "附件 1（表）.txt").write_text("表\n", "utf-8")
    (small_catalog / "pages" / "帮助.md").write_text("# 帮助\n\n[附件](files/附件%201（表）.txt)\n", "utf-8")
    run = gongkai("build", "--quiet")
    assert run.code == exits.OK, run.err
    site = small_catalog.parent / "site"
    page = (site / "帮助" / "index.html").read_text("utf-8")
    target = re.findall(r'href="(\.\./files/[^"]*)"', page)
    assert target == ["../files/" + quote("附件 1（表）.txt")]
    assert (site / "files" / "附件 1（表）.txt").read_text("utf-8") == "表\n"


def test_head_of_an_article_gives_title_and_description(gongkai: Gongkai, small_catalog: Path) -> None:
    text = "---\ntitle: 办事 <帮助>\ndescription: 怎样办 & 找谁。\n---\n\n正文\n"
    (small_catalog / "pages" / "help.md").write_text(text, "utf-8")
    assert gongkai("build", "--quiet").code == exits.OK
    page = (small_catalog.parent / "site" / "help" / "index.html").read_text("utf-8")
    assert "办事 &lt;帮助&gt;" in page
    assert "怎样办 &amp; 找谁。" in page


def test_extension_of_the_office_is_sanitised_all_the_same(gongkai: Gongkai, small_catalog: Path) -> None:
    """The office's own settings may make HTML that the check never saw."""
    (small_catalog / "pages" / "help.md").write_text("# 帮助\n\n<b markdown=1>粗</b>\n", "utf-8")
    (small_catalog.parent / "mkdocs.yml").write_text(
        "site_name: x\ndocs_dir: catalog/pages\nplugins: [gongkai]\nhooks: [hook.py]\ntheme: {name: material}\n",
        "utf-8",
    )
    hook = "def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\n<script>hook</script>\\n'\n"
    (small_catalog.parent / "hook.py").write_text(hook, "utf-8")
    run = gongkai("build", "--quiet")
    assert run.code == exits.OK, run.err
    assert "hook" not in (small_catalog.parent / "site" / "help" / "index.html").read_text("utf-8")


def test_single_article_can_be_checked(gongkai: Gongkai, small_catalog: Path) -> None:
    (small_catalog / "pages" / "help.md").write_text("<script>x</script>\n", "utf-8")
    (small_catalog / "pages" / "other.md").write_text("<script>x</script>\n", "utf-8")
    run = gongkai("check", "catalog/pages/help.md")
    assert run.code == exits.DATA
    assert "help.md:1:1: 错误 GK129" in run.out
    assert "other.md" not in run.out
    assert "other.md" in gongkai("check", "catalog/pages").out


def test_check_of_the_shipped_catalogue_says_nothing_about_its_pages() -> None:
    root = Path(__file__).resolve().parents[2]
    snapshot = take_snapshot(root / "catalog", "catalog")
    found = check_folder(root / "catalog", DAY.date(), name="catalog")
    assert [p for p in found.problems if p.place.file.startswith("catalog/pages")] == []
    assert set(found.prose) == {path for path in snapshot.pages if is_page(path)}
    assert all(problem.severity is Severity.WARNING for problem in found.problems)


def test_preview_keeps_the_last_good_pages_and_reads_no_link(
    small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `serve` rebuilds: the plugin stays, the settings are read anew."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    monkeypatch.chdir(small_catalog.parent)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    page = small_catalog / "pages" / "help.md"
    page.write_text("# 原来的\n", "utf-8")
    shutil.copy(Path(__file__).resolve().parents[2] / "mkdocs.yml", small_catalog.parent)
    out = small_catalog.parent / "preview"

    def rebuild() -> str:
        config = load_config(site_dir=str(out))
        if not started:
            config.plugins.on_startup(command="serve", dirty=False)
            started.append(True)
        build(config, serve_url="http://127.0.0.1:8000/")
        return (out / "help" / "index.html").read_text("utf-8")

    started: list[bool] = []
    assert "原来的" in rebuild()
    page.write_text("# 改过的\n", "utf-8")
    assert "改过的" in rebuild()
    (small_catalog / "pages" / "secret.txt").symlink_to("/etc/passwd")
    page.write_text("# 再改的\n", "utf-8")
    assert "改过的" in rebuild()
    assert not (out / "secret.txt").exists()
    (small_catalog / "pages" / "secret.txt").unlink()
    assert "再改的" in rebuild()


@pytest.mark.parametrize(
    "text",
    [
        "电话 13800138000",
        "<!-- 电话 13800138000 -->",
        "![13800138000](a.png)",
        "[甲](tel:13800138000)",
        "电话 138**0013**8000",
        "电话 &#49;3800138000",
        "---\ntitle: 13800138000\n---\n\n正文",
        "| 甲 | 13800138000 |\n|---|---|\n| a | b |",
        "    13800138000",
        "`13800138000`",
        "电话 138<b>0013</b>8000",
    ],
)
def test_personal_data_is_found_wherever_it_stands_in_prose(text: str, gongkai: Gongkai, small_catalog: Path) -> None:
    (small_catalog / "pages" / "help.md").write_text(f"{text}\n", "utf-8")
    run = gongkai("check")
    assert "catalog/pages/help.md" in run.out
    assert "GK502" in run.out
    assert "13800138000" not in run.out


def test_personal_data_in_a_file_name_is_found(gongkai: Gongkai, small_catalog: Path) -> None:
    (small_catalog / "pages" / "files" / "13800138000.txt").write_text("表\n", "utf-8")
    assert "GK502" in gongkai("check").out
