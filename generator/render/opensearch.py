"""Items of many offices → what OpenSearch takes in: a mapping with analysers, and a bulk file (NDJSON).

No plugin is needed: Chinese is cut into pairs by Lucene's own `cjk_bigram`, as the search of our sites does (a list of
words cuts names of offices and matters wrongly), and pinyin is written by us, who know how places are read, as
syllables that an analyser joins: `di bao` is found by `dibao`, `bao`, and, with the first letters, by `db`. What people
say is put to what catalogues call it when a query is read (`words.yml`), so that a change of it needs no new index.

Sources: OpenSearch 2.19 documentation, Bulk API (an action line, then a document; a line feed at the end), Analyzers,
`synonym_graph`, `shingle`. Elasticsearch 7 and 8 know all that is used here.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.address import item_path
from generator.model.officefacts import INDEX, ItemFacts
from generator.model.vocabulary import Synonym

_LONGEST_JOINED = 8
"""Syllables that are joined: names of matters that are typed in pinyin are shorter."""

Sound = Callable[[str], str]
"""Text → its syllables, parted by blanks."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose items these are. `region`: names from above down to the office's own; `site`: its address, may be empty."""

    code: str
    name: str
    region: tuple[str, ...]
    site: str


def render_index(synonyms: Iterable[Synonym]) -> bytes:
    """The body of `PUT /gongkai-items`: settings and mapping."""
    return _json({"settings": _settings(list(_synonym_lines(synonyms))), "mappings": _mapping()}, indent=1)


def render_bulk(
    owned: Iterable[tuple[Owner, Sequence[ItemFacts]]], domains: Mapping[str, str], sound: Sound
) -> Iterator[bytes]:
    """The body of `POST /_bulk`, in pieces of an office each.

    Args:
        owned: offices with their items.
        domains: code of a domain → its title.
        sound: see `Sound`.
    """
    for owner, items in owned:
        lines = []
        for item in items:
            lines.append(_json({"index": {"_index": INDEX, "_id": f"{owner.code}-{item.id}"}}))
            lines.append(_json(_document(owner, item, domains, sound)))
        yield b"".join(lines)


def _document(owner: Owner, item: ItemFacts, domains: Mapping[str, str], sound: Sound) -> dict[str, Any]:
    syllables = sound(item.title)
    address = f"{owner.site.rstrip('/')}/{item_path(item.id)}" if owner.site else item_path(item.id)
    return {
        "office_code": owner.code,
        "office": owner.name,
        "region": list(owner.region),
        "id": item.id,
        "title": item.title,
        "domain": domains.get(item.domain, item.domain),
        "category": item.category,
        "summary": item.summary,
        "content": list(item.content),
        "time_limit": item.limit,
        "bodies": item.bodies.split("、") if item.bodies else [],
        "url": address,
        "pinyin": [syllables, sound(owner.name)],
        "initials": [_spaced(syllables), _spaced(sound(owner.name))],
    }


def _spaced(syllables: str) -> str:
    """`di bao` → `d b`."""
    return " ".join(word[0] for word in syllables.split())


def _settings(synonyms: Sequence[str]) -> dict[str, Any]:
    return {
        "index": {"number_of_shards": 1, "max_shingle_diff": _LONGEST_JOINED},
        "analysis": {
            "filter": {
                "gk_pairs": {"type": "cjk_bigram"},
                "gk_pairs_and_single": {"type": "cjk_bigram", "output_unigrams": True},
                "gk_sayings": {"type": "synonym_graph", "synonyms": list(synonyms), "lenient": False},
                "gk_joined": {
                    "type": "shingle",
                    "min_shingle_size": 2,
                    "max_shingle_size": _LONGEST_JOINED,
                    "token_separator": "",
                    "output_unigrams": True,
                },
            },
            "analyzer": {
                "gk_chinese": _analyzer("standard", "cjk_width", "lowercase", "gk_pairs_and_single"),
                "gk_asked": _analyzer("standard", "cjk_width", "lowercase", "gk_pairs", "gk_sayings"),
                "gk_pinyin": _analyzer("whitespace", "lowercase", "gk_joined"),
                "gk_typed": _analyzer("whitespace", "lowercase"),
            },
        },
    }


def _analyzer(tokenizer: str, *filters: str) -> dict[str, Any]:
    return {"type": "custom", "tokenizer": tokenizer, "filter": list(filters)}


def _mapping() -> dict[str, Any]:
    keyword = {"type": "keyword"}
    chinese = {"type": "text", "analyzer": "gk_chinese", "search_analyzer": "gk_asked"}
    both = {**chinese, "fields": {"exact": keyword}}
    sounded = {"type": "text", "analyzer": "gk_pinyin", "search_analyzer": "gk_typed"}
    return {
        "dynamic": "strict",
        "properties": {
            "office_code": keyword,
            "office": both,
            "region": both,
            "id": keyword,
            "title": both,
            "domain": both,
            "category": both,
            "summary": chinese,
            "content": chinese,
            "time_limit": chinese,
            "bodies": both,
            "url": {"type": "keyword", "index": False},
            "pinyin": sounded,
            "initials": sounded,
        },
    }


def _synonym_lines(synonyms: Iterable[Synonym]) -> Iterator[str]:
    """Solr's form: `占地 => 占地, 征地`. What was said stays beside what it means; a single character is left out, for
    pairs would make nothing of it."""
    for group in synonyms:
        mean = [word for word in map(_word, group.mean) if len(word) > 1]
        for say in filter(_is_sayable, map(_word, group.say)):
            if mean:
                yield f"{say} => {', '.join(dict.fromkeys((say, *mean)))}"


def _word(text: str) -> str:
    return "".join(char for char in text if char not in ",=>#\\\n ")


def _is_sayable(word: str) -> bool:
    return len(word) > 1


def _json(value: object, indent: int | None = None) -> bytes:
    separators = None if indent else (",", ":")
    return (json.dumps(value, ensure_ascii=False, indent=indent, separators=separators) + "\n").encode()
