"""Catalogue text is data, never markup: a nasty catalogue gives pages of exactly the same make as a harmless one."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from generator.pipeline.building import Site
from generator.pipeline.checking import check_folder
from tests.site.hostile import PAYLOADS, Text, hostile, phone, plain, write_catalogue
from tests.site.support import DAY, Element, gongkai, parse

HEAD, BODY = "<!--gongkai:head-->", "<!--gongkai:body-->"
SHELL = f"<!doctype html><html><head>{HEAD}</head><body><main>{BODY}</main></body></html>"


def errors_of(folder: Path) -> list[str]:
    return [
        f"{problem.place.file}: {problem.message}"
        for problem in check_folder(folder, DAY.date(), name="catalog").problems
        if problem.is_error
    ]


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file the generator makes of a catalogue, the host's frame left away."""
    site = Site(check_folder(folder, DAY.date(), name="catalog").catalogue, DAY.year)
    shells = {domain.code: SHELL for domain in site.catalogue.domains}
    files = {output.path: data for output, data in site.make(site.outputs(), shells)}
    for page in [*site.frame_pages(), site.not_found(), site.prose("apply/", "依申请公开")]:
        frame = site.frame("..")
        text = SHELL.replace(HEAD, page.head).replace(BODY, frame.header + page.body + frame.footer)
        files[f"{page.path}index.html"] = text.encode()
    return files


def make_of(page: Element) -> list[tuple[str, tuple[str, ...]]]:
    """Tags with the names of their attributes, in order; what depends on the meaning of words is left away."""
    left_out = {id(e) for part in page.all(class_="gk-related") + page.all("form") for e in part.walk()}
    return [(e.tag, tuple(sorted(e.attributes))) for e in page.walk() if id(e) not in left_out]


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = write_catalogue(tmp_path_factory.mktemp("plain"), {"01": plain, "02": plain}, plain)
    assert errors_of(folder) == []
    return files_of(folder)


@pytest.mark.parametrize("name", PAYLOADS)
def test_payload_in_every_field_changes_no_page_but_its_text(
    tmp_path: Path, harmless: dict[str, bytes], name: str
) -> None:
    text = hostile(PAYLOADS[name])
    folder = write_catalogue(tmp_path, {"01": text, "02": text}, text)
    assert errors_of(folder) == []
    files = files_of(folder)
    assert sorted(map(named_alike, files)) == sorted(map(named_alike, harmless))
    for path, data in files.items():
        if path.endswith(".xml"):
            ElementTree.fromstring(data)
        if path.endswith(".html"):
            page, model = parse(data.decode()), parse(harmless[path].decode())
            assert page.faults == [], path
            assert make_of(page) == make_of(model), path
            assert not [e for e in page.walk() if e.attributes.get("href", "").lower().startswith("javascript:")]
    assert_shown(files, text)
    assert_parseable(files, text)


def named_alike(path: str) -> str:
    """The feed of a body, of an audience or a village is named after it."""
    return re.sub(r"^(bodies|audiences|villages)/[0-9a-f]{16}\.xml$", r"\1/feed.xml", path)


def assert_shown(files: dict[str, bytes], text: Text) -> None:
    """As typed, white space aside: in the text of pages and in their attributes."""
    item = parse(files["01/001/index.html"].decode())
    shown = {
        "题": 80,
        "摘要一句话说明": 100,
        "要素一": 300,
        "要素二": 300,
        "分": 60,
        "管": 80,
        "及时公开，": 300,
        "渠": 80,
        "群": 80,
        "怎样申请": 200,
        "隐去": 300,
        "件": 120,
        "调整": 200,
        "体01": 40,
        "律01": 200,
    }
    for name, length in shown.items():
        assert " ".join(text(name, length).split()) in item.text, name
    assert " ".join(text("核", 200).split()) not in item.text, "editors' notes are not the residents'"
    assert " ".join(phone(text).split()) in item.text
    assert item.one("h1").text == " ".join(text("题", 80).split())
    assert item.one("head").one("title").text.startswith(" ".join(text("题", 80).split()))
    assert item.meta()["ArticleTitle"] == text("题", 80)
    assert item.meta()["SiteName"] == text("站", 40).strip()
    home = parse(files["index.html"].decode())
    for name, length in {"站": 40, "问": 20, "领域01": 20, "主": 60, "承": 60, "备": 60, "调整": 200}.items():
        assert " ".join(text(name, length).split()) in home.text, name
    tombstone = parse(files["01/009/index.html"].decode()).text
    assert " ".join(text("因", 200).split()) in tombstone
    laws = parse(files["laws/index.html"].decode()).text
    assert " ".join(text("号", 80).split()) in laws


def assert_parseable(files: dict[str, bytes], text: Text) -> None:
    catalogue = json.loads(files["catalogue.json"])
    assert catalogue["items"][0]["title"] == text("题", 80)
    assert catalogue["office"]["site_name"] == text("站", 40).strip()
    assert catalogue["withdrawn"][0]["reason"] == text("因", 200)
    for path, data in files.items():
        if path.startswith("search/") and path.endswith(".js"):
            assert isinstance(data_of(data.decode()), dict), path
        elif path.endswith(".svg"):
            ElementTree.fromstring(data)
    titled = ElementTree.fromstring(files["01/001/qr.svg"]).findtext("{http://www.w3.org/2000/svg}title")
    assert titled == text("题", 80)
    ElementTree.fromstring(files["sitemap.xml"])
    calendar = files["assets/calendar.js"].decode()
    json.loads(calendar[calendar.index("{") : calendar.rindex("}") + 1])


def data_of(script: str) -> Any:
    """The value a script of the search hands over; the script is that one call and nothing else."""
    head, _, rest = script.partition("{")
    assert head.startswith("gkSearch.add("), head
    assert rest.endswith(");\n")
    assert script.count("\n") == 1, "one line: no character of the data ends it"
    return json.loads("{" + rest[: -len(");\n")])


def test_office_and_domains_may_each_hold_another_payload(tmp_path: Path) -> None:
    """All payloads side by side, each domain with its own; two in a row for the short fields of the office."""
    texts = {f"{number:02}": hostile(payload) for number, payload in enumerate(PAYLOADS.values(), 1)}
    folder = write_catalogue(tmp_path, texts, lambda name, length: ("甲" + name + "</title><svg onload=x>")[:length])
    assert errors_of(folder) == []
    files = files_of(folder)
    for path, data in files.items():
        if path.endswith(".html"):
            page = parse(data.decode())
            assert page.faults == [], path
            tags = {element.tag for element in page.walk()}
            scripts = [element.attributes.get("src") for element in page.walk() if element.tag == "script"]
            assert scripts == (["../assets/gongkai/laws.js"] if path == "laws/index.html" else []), path
            assert not tags & {"textarea", "style", "iframe"}, path
            pictures = [element.attributes["src"] for element in page.walk() if element.tag == "img"]
            assert [picture for picture in pictures if not picture.endswith("/qr.png")] == [], path
            assert len(pictures) <= 1, path
            assert not [e for e in page.walk() if any(name.startswith("on") for name in e.attributes)], path


@pytest.mark.parametrize(
    "character", ["\u2028", "\u2029", "\u202e", "\u200b", "\x00", "\x0b", "\x1b", "\ufeff", "\ufffe"]
)
def test_characters_that_break_scripts_or_deceive_are_refused(tmp_path: Path, character: str) -> None:
    """Raw and written as an escape, which YAML reads as the character itself."""
    folder = write_catalogue(tmp_path, {"01": plain}, plain)
    file = folder / "01-x.yml"
    text = file.read_text("utf-8")
    for written in (character, f"\\u{ord(character):04x}"):
        file.write_text(text.replace("甲题1", f"甲题{written}1"), "utf-8")
        assert errors_of(folder) != [], repr(written)
    done = gongkai("build", "--catalog", folder, "--site-dir", tmp_path / "site", cwd=tmp_path)
    assert done.returncode == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "//evil.example/x",
        'https://x.cn/" onclick="x',
        "https://x.cn/<script>",
        "files/../office.yml",
        "/etc/passwd",
    ],
)
def test_address_that_is_no_plain_one_is_refused(tmp_path: Path, address: str) -> None:
    folder = write_catalogue(tmp_path, {"01": plain}, plain)
    file = folder / "01-x.yml"
    data = json.loads(file.read_text("utf-8"))
    data["items"][0]["published"][0]["url"] = address
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    assert errors_of(folder) != []


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)//", 'https://x.cn/"><script>/', "https://x.cn/'/", "https://x.cn/#/", "https://x.cn/a"],
)
def test_site_address_that_is_no_plain_one_is_refused(tmp_path: Path, address: str) -> None:
    folder = write_catalogue(tmp_path, {"01": plain}, plain)
    file = folder / "office.yml"
    data = json.loads(file.read_text("utf-8"))
    data["site_url"] = address
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    assert errors_of(folder) != []
