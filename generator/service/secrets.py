"""Numbers, query codes and the words in forms. All of them follow from one secret of the service. Pure.

- A form's token says for which form and when it was made, so that a page of another site cannot invent one; it is also
  the key by which the same form sent twice is kept once.
- A query code follows from the token and the content, so that a form sent twice gets the same receipt, and only its
  hash is kept. It has 60 bits: guessing one of a million matters at ten tries a second takes longer than a century.
"""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Of query codes: 32, none taken for another (0 O, 1 I)."""
CODE_LENGTH = 12
LIFETIME = 24 * 3600
"""Seconds for which an opened form may be sent."""

_NUMBER = re.compile(r"[A-Z]{2}[0-9]{4}[0-9]{5,7}")


def sign(secret: str, purpose: str, text: str) -> str:
    """A keyed hash; what is signed for one purpose is worth nothing for another."""
    return hmac.new(secret.encode(), f"{purpose}\x00{text}".encode(), hashlib.sha256).hexdigest()


def is_equal(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class FormToken:
    """`made`: seconds of the clock; `nonce`: random signs."""

    form: str
    made: int
    nonce: str

    def write(self, secret: str) -> str:
        text = f"{self.form}.{self.made}.{self.nonce}"
        return f"{text}.{sign(secret, 'form', text)[:32]}"


def read_token(secret: str, form: str, text: str, now: int) -> FormToken | None:
    """The token, where it is ours, for this form, and not too old."""
    parts = text.split(".")
    if len(parts) != 4 or parts[0] != form or not re.fullmatch("[0-9]{1,12}", parts[1]):
        return None
    token = FormToken(parts[0], int(parts[1]), parts[2])
    good = is_equal(token.write(secret), text) and -60 <= now - token.made <= LIFETIME
    return token if good else None


def form_key(secret: str, token: FormToken, fields: Mapping[str, str]) -> str:
    """The same for the same form with the same content, and for nothing else."""
    content = "\x00".join(f"{name}\x01{text}" for name, text in sorted(fields.items()))
    return sign(secret, "kept", f"{token.form}.{token.made}.{token.nonce}\x02{content}")


def code_of(secret: str, key: str) -> str:
    """The query code of what was kept under a key."""
    number = int(sign(secret, "code", key), 16)
    return "".join(SIGNS[number >> 5 * n & 31] for n in range(CODE_LENGTH))


def hash_of_code(secret: str, number: str, code: str) -> str:
    """What is kept of a query code."""
    return sign(secret, "query", f"{number}.{code}")


def write_number(kind: str, year: int, serial: int) -> str:
    return f"{kind}{year}{serial:05}"


def read_number(text: str) -> str:
    """A number as people type it (full width, small letters, hyphens) → as kept; empty where it is none."""
    found = re.sub(r"[\s\-—－]", "", unicodedata.normalize("NFKC", text)).upper()
    return found if _NUMBER.fullmatch(found) else ""


def read_code(text: str) -> str:
    """A query code as people type it → its twelve signs; empty where it is none."""
    found = re.sub(r"[\s\-—－]", "", unicodedata.normalize("NFKC", text)).upper()
    return found if len(found) == CODE_LENGTH and not set(found) - set(SIGNS) else ""


def show_code(code: str) -> str:
    """In groups of four, to be copied by hand."""
    return "-".join(code[n : n + 4] for n in range(0, len(code), 4))


def is_worked(token: str, answer: str, bits: int) -> bool:
    """Whether the sender's machine has done the work: SHA-256 of token and answer begins with so many zero bits."""
    if not re.fullmatch("[0-9]{1,12}", answer):
        return False
    found = hashlib.sha256(f"{token}:{answer}".encode()).digest()
    return int.from_bytes(found[:4], "big") >> (32 - bits) == 0
