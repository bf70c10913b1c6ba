"""lunr's serialised index (the form lunr.js 2.3.9 loads), as lunr.py writes it but for the vectors.

It is written directly: lunr.py's builder copies every token, makes a token set that is never written and takes four
fifths of the search's build time for it. `tests/render/search/test_lunr_index.py` holds this module equal to
lunr.py, which stays the reference.

lunr says which documents hold a term, which is all that is asked of it: the order of the results is that of
`scripts/engine/rank.js` (ADR 0017). Its vectors, the weights of the terms in each document, would be two fifths of
what a phone fetches of a domain. They are there, for lunr.js looks each up, but empty; every score is then 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_LUNR_VERSION = "2.3.9"

_Counted = list[tuple[str, str, dict[str, None]]]
"""Reference, field, its different terms in order of the text."""


def serialise_index(documents: Iterable[tuple[str, Mapping[str, list[str]]]], fields: Sequence[str]) -> dict[str, Any]:
    """Index of documents that are already tokens.

    Args:
        documents: reference → the tokens of each field, in order of the text.
        fields: names of the fields, the same for all documents.
    """
    counted = [(ref, name, dict.fromkeys(tokens[name])) for ref, tokens in documents for name in fields]
    postings = _postings(counted, fields)
    return {
        "version": _LUNR_VERSION,
        "fields": list(fields),
        "fieldVectors": [[f"{name}/{ref}", []] for ref, name, _ in counted],
        "invertedIndex": [[term, postings[term]] for term in sorted(postings)],
        "pipeline": [],
    }


def _postings(counted: _Counted, fields: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Term → its number and, for each field, the documents that hold it."""
    postings: dict[str, dict[str, Any]] = {}
    for ref, name, terms in counted:
        for term in terms:
            posting = postings.get(term)
            if posting is None:
                posting = postings[term] = {**{field: {} for field in fields}, "_index": len(postings)}
            posting[name][ref] = {}
    return postings
