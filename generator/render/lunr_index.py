"""lunr's serialised index (the form lunr.js 2.3.9 loads), written directly and byte for byte as lunr.py writes it.

lunr.py's builder copies every token, makes a token set that is never written and takes four fifths of the search's
build time for it. `tests/search/test_lunr_index.py` holds this module equal to lunr.py, which stays the reference.
Scoring is BM25 as in lunr's builder: b 0.75, k1 1.2, weights rounded to three places.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_LUNR_VERSION = "2.3.9"
_B, _K1 = 0.75, 1.2

_Counted = list[tuple[str, str, Counter[str]]]


def serialise_index(documents: Iterable[tuple[str, Mapping[str, list[str]]]], fields: Sequence[str]) -> dict[str, Any]:
    """Index of documents that are already tokens.

    Args:
        documents: reference → the tokens of each field, in order of the text.
        fields: names of the fields, the same for all documents.
    """
    counted = [(ref, name, Counter(tokens[name])) for ref, tokens in documents for name in fields]
    postings = _postings(counted, fields)
    return {
        "version": _LUNR_VERSION,
        "fields": list(fields),
        "fieldVectors": _vectors(counted, postings, fields),
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


def _vectors(counted: _Counted, postings: Mapping[str, dict[str, Any]], fields: Sequence[str]) -> list[list[Any]]:
    """`field/ref` → flat list of term number and weight, by term number."""
    found_in = Counter(term for _, _, terms in counted for term in terms)
    total = len(counted) // len(fields)
    idf = {term: math.log(1 + abs((total - n + 0.5) / (n + 0.5))) for term, n in found_in.items()}
    lengths = {name: [terms.total() for _, other, terms in counted if other == name] for name in fields}
    average = {name: sum(values) / len(values) for name, values in lengths.items() if values}
    vectors = []
    for ref, name, terms in counted:
        norm = _K1 * (1 - _B + _B * (terms.total() / average[name])) if average[name] else 0.0
        pairs = sorted(
            (postings[term]["_index"], round(idf[term] * ((_K1 + 1) * n) / (norm + n), 3)) for term, n in terms.items()
        )
        vectors.append([f"{name}/{ref}", [value for pair in pairs for value in pair]])
    return vectors
