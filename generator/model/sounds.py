"""Syllables as people type them when they are not sure: one sign for all that the dialects blur.

zh=z ch=c sh=s, n=l=r at the beginning, ng=n at the end, hu-=f-. A sign is one private character, so that a sentence in
sounds can be cut, counted and packed as one in characters is. Twin of `scripts/engine/syllables.js`
(`tests/search/test_parity.py` holds them equal).
"""

import re
from functools import cache

HEADS = ("", "b", "p", "m", "f", "d", "t", "l", "g", "k", "h", "j", "q", "x", "z", "c", "s", "y", "w")
TAILS = (
    "a", "ai", "an", "ao", "e", "ei", "en", "er", "i", "ia", "ian", "iao", "ie", "in", "ion", "iu", "o", "on", "ou",
    "u", "ua", "uai", "uan", "ue", "ui", "un", "uo",
)  # fmt: skip
FIRST = 0xE000
"""Of the private characters; a sign is FIRST + number of the head * 27 (all tails) + number of the tail."""

_PARTS = re.compile("^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.+)$")
_HEAD = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l"}


@cache
def sign_of(syllable: str) -> str:
    """The sign of a toneless syllable (ü written v or u), "" for letters that are none.

    `shuang` and `suan` have the same sign, as have `hui` and `fei`.
    """
    found = _PARTS.match(syllable.replace("v", "u"))
    if found is None:
        return ""
    head = _HEAD.get(found[1] or "", found[1] or "")
    tail = found[2].removesuffix("g") if found[2].endswith("ng") else found[2]
    if head == "h" and tail[0] == "u":
        head, tail = "f", "u" if tail == "u" else re.sub("^([in])", r"e\1", tail[1:])
    if head not in HEADS or tail not in TAILS:
        return ""
    return chr(FIRST + HEADS.index(head) * len(TAILS) + TAILS.index(tail))
