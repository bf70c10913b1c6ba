"""Error correction of a QR code: data codewords → the final message (ISO/IEC 18004:2015, 7.5 and 7.6).

One codeword a step, the remainder being one number; the tables are segno's.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, zip_longest
from typing import Any

from segno import consts

_tables: Any = consts


def final_message(version: int, level: int, codewords: bytes) -> bytes:
    """Data codewords → data and error correction codewords, interleaved (7.5, 7.6), without remainder bits."""
    data, correction, at = [], [], 0
    for info in _tables.ECC[version][level]:
        for _ in range(info.num_blocks):
            block = codewords[at : at + info.num_data]
            at += info.num_data
            data.append(block)
            correction.append(_remainder(block, info.num_total - info.num_data))
    return _interleave(data) + _interleave(correction)


def _interleave(blocks: Sequence[bytes]) -> bytes:
    return bytes([word for word in chain.from_iterable(zip_longest(*blocks)) if word is not None])


def _remainder(block: bytes, length: int) -> bytes:
    """Remainder of the block divided by the generator polynomial of `length` words, a codeword a step (7.5.2)."""
    steps = division_steps(length)
    shift = 8 * (length - 1)
    low = (1 << shift) - 1
    rest = 0
    for word in block:
        rest = (rest & low) << 8 ^ steps[rest >> shift ^ word]
    return rest.to_bytes(length, "big")


@lru_cache
def division_steps(length: int) -> tuple[int, ...]:
    """Leading codeword → what it adds to the remainder: its product with the generator polynomial."""
    exponents, log, generator = _tables.GALIOS_EXP, _tables.GALIOS_LOG, _tables.GEN_POLY[length]
    products = (bytes([exponents[log[word] + term] for term in generator]) for word in range(1, 256))
    return (0, *(int.from_bytes(product, "big") for product in products))
