"""The index written here is the one lunr.py would write, but for the vectors, which stand there empty."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.builder import Builder

from generator.render.search.lunr_index import serialise_index

WORDS = st.lists(st.sampled_from(["征地", "地补", "补偿", "安置", "zhengdi", "ca", "2024"]), max_size=12)
DOCUMENTS = st.lists(st.fixed_dictionaries({"t": WORDS, "p": WORDS}), min_size=1, max_size=8)


def by_lunr(documents: list[tuple[str, dict[str, list[str]]]]) -> str:
    builder = Builder()
    builder.ref("id")
    builder.field("t")
    builder.field("p")
    for ref, tokens in documents:
        builder.add({"id": ref, **tokens})
    index = builder.build().serialize()
    return json.dumps({**index, "fieldVectors": [[ref, []] for ref, _ in index["fieldVectors"]]})


@settings(deadline=None, max_examples=200)
@given(DOCUMENTS)
def test_index_is_what_lunr_writes(texts: list[dict[str, list[str]]]) -> None:
    documents = [(f"01-{number:03d}", tokens) for number, tokens in enumerate(texts, 1)]
    if any(not any(tokens[name] for _, tokens in documents) for name in ("t", "p")):
        documents.append(("01-900", {"t": ["征地"], "p": ["zhengdi"]}))
    assert json.dumps(serialise_index(documents, ("t", "p"))) == by_lunr(documents)
