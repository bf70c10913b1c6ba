"""The peers of the benchmark: the same records, the same page in either language of templates."""

import json
from pathlib import Path

import pytest
from jinja2 import Environment

from benchmarks.hosts import write_peer
from benchmarks.peers.content import read_sections
from benchmarks.peers.golang import to_go
from benchmarks.peers.sites import BARE_SHELL, PEERS, TEMPLATES, Peer, shell_of, write_sources
from benchmarks.synthetic import write_catalogue


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("peers") / "catalog"
    write_catalogue(39, folder)
    return folder


def test_records_hold_what_registers_say(catalog: Path) -> None:
    sections = list(read_sections(catalog))
    records = [one for section in sections for one in section.records]
    assert len(sections) == 13
    assert len(records) == 39
    assert any(phone for one in records for _, phone in one.who)
    assert all(title.startswith("中华人民共和国") or key for one in records for key, title, _, _ in one.laws)
    assert any(one.related for one in records)
    assert all(one.id not in {other for other, _ in one.related} for one in records)


@pytest.mark.parametrize("page", ["rich", "light"])
def test_template_sets_every_field_and_goes_over_into_go(page: str, catalog: Path) -> None:
    text = (TEMPLATES / f"{page}.njk").read_text("utf-8")
    one = next(read_sections(catalog)).records[0]
    bare = text.replace('{% include "top.html" %}', "").replace('{% include "bottom.html" %}', "")
    html = Environment(autoescape=True).from_string(bare).render(item=one.tree())
    for said in (one.title, one.summary, one.id, *one.what, *one.when, *(name for name, _ in one.who), one.scope):
        assert said in html
    go = to_go(text)
    assert "{%" not in go
    assert go.count("{{ end }}") == go.count("{{ range ") + go.count("{{ if ")
    assert go.count("{{ range ") == text.count("{% for ")


def test_unknown_words_of_a_template_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown"):
        to_go("{{ item.title | upper }}")


def test_shell_is_what_stands_around_the_content() -> None:
    inside = "<body data-root=x><header>H</header>\n<main id=main>M</main>\n<footer>F</footer></body>\n"
    page = f"<html><head></head>\n{inside}</html>"
    assert shell_of(page) == (
        "<body data-root=x><header>H</header>\n",
        "\n<footer>F</footer></body>\n",
    )


@pytest.mark.parametrize("peer", [one for one in PEERS if one.tool in ("Hugo", "Eleventy")], ids=lambda one: one.name)
def test_sources_hold_every_item(peer: Peer, catalog: Path, tmp_path: Path) -> None:
    write_sources(peer, tmp_path / "site", read_sections(catalog), BARE_SHELL)
    pages = list((tmp_path / "site/content").rglob("[0-9]*.md")) if (tmp_path / "site/content").is_dir() else []
    data = tmp_path / "site/_data/items.json"
    assert len(pages) == 39 or len(json.loads(data.read_text("utf-8"))) == 39


def test_markdown_pages_carry_the_same_fields(catalog: Path, tmp_path: Path) -> None:
    sections = list(read_sections(catalog))
    write_peer(tmp_path / "peer", sections, search=False)
    one = sections[0].records[0]
    text = (tmp_path / "peer/docs" / one.code / f"{one.number}.md").read_text("utf-8")
    for said in (one.title, one.summary, *one.what, *one.when, one.scope, one.url):
        assert said in text
