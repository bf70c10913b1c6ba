"""What is shipped: deterministic, light, loadable as scripts, and only what pages show."""

import gzip
import json
import time
from typing import Any

import pytest
from lunr.index import Index

from generator.derive.search.terms import derive_search
from generator.model.catalogue import Catalogue
from generator.model.numerals import arabic_numbers
from generator.model.search import SearchData, tokens_of
from tests.search.support import search_files_of

FIRST_RESULT = 20_000
"""Bytes, compressed by gzip -6, before the first result, whatever is typed."""
CHARACTERS = ("assets/search.js", "search/names.js", "search/everyday.js")
LETTERS = ("assets/search.js", "search/names.js", "search/sounds.js", "assets/search-sound.js")


def _value(script: bytes) -> Any:
    text = script.decode()
    return json.loads(text[text.index("{") : text.rindex(")")])


def test_same_bytes_twice(catalogue: Catalogue, search_files: dict[str, bytes]) -> None:
    assert search_files_of(derive_search(catalogue), catalogue) == search_files


@pytest.mark.parametrize("names", [CHARACTERS, LETTERS], ids=["characters", "letters"])
def test_first_result_is_light(names: tuple[str, ...], search_files: dict[str, bytes]) -> None:
    assert sum(len(gzip.compress(search_files[name], 6)) for name in names) <= FIRST_RESULT


def test_one_shard_a_domain(catalogue: Catalogue, search_files: dict[str, bytes]) -> None:
    shards = [path for path in search_files if path.startswith("search/depth/")]
    assert shards == [f"search/depth/{domain.code}.js" for domain in catalogue.domains]


def test_shard_is_an_index_of_lunr(search_files: dict[str, bytes]) -> None:
    index = Index.load(_value(search_files["search/depth/01.js"])["i"])
    assert {hit["ref"] for hit in index.query(_term_query(index, "区片"))} == {"01-002"}


def _term_query(index: Index, token: str) -> Any:
    query = index.create_query()
    query.term(token, fields=["t"], use_pipeline=False)
    return query


def test_names_hold_every_item_in_order(search_data: SearchData, search_files: dict[str, bytes]) -> None:
    lines = _value(search_files["search/names.js"])["t"].split("\n")
    titles = [line for line in lines if line[0] not in "#=@"]
    assert titles == [entry.title for entry in search_data]


def test_unchecked_articles_are_not_found(catalogue: Catalogue, search_data: SearchData) -> None:
    entries = {entry.id: entry for entry in search_data}
    seen = 0
    for item in catalogue.items:
        for basis in item.basis:
            law = catalogue.laws.get(basis.law)
            title = law.title if law else basis.law
            other = {a for b in item.basis if b.checked and b.law == basis.law for a in b.articles}
            hidden = [arabic_numbers(a) for a in basis.articles if not basis.checked and a not in other]
            lines = [line for line in entries[item.id].basis if line.startswith(title + " ") or line == title]
            seen += 1
            assert lines
            assert not any(article in line.split() for article in hidden for line in lines)
    assert seen > 300


def test_data_survive_quotes_and_line_ends(catalogue: Catalogue) -> None:
    from dataclasses import replace

    domain = catalogue.domains[0]
    nasty = replace(domain.items[0], title='a|b\n</script>\u2028"\\=#@', keywords=("x|y", "z\nw"))
    changed = replace(catalogue, domains=(replace(domain, items=(nasty,)),))
    files = search_files_of(derive_search(changed), changed)
    assert "\u2028" not in files["search/names.js"].decode()
    assert _value(files["search/names.js"])["t"].split("\n")[2] == 'a b </script> "\\=#@'
    assert _value(files["search/words.js"])["k"].startswith("x y|z w")


def test_derive_is_quick(catalogue: Catalogue) -> None:
    derive_search(catalogue)
    start = time.process_time()
    derive_search(catalogue)
    assert time.process_time() - start < 1.0


def test_tokens() -> None:
    assert tokens_of("征地补偿 CA", {}) == ["征地", "地补", "补偿", "ca"]
    assert tokens_of("證", {"證": "证"}) == ["证"]
