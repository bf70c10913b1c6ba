"""QR codes for the notice board: an address in, a symbol out. `drawing` makes pictures of it.

Rules followed (ISO/IEC 18004:2015, GB/T 18284): 7.4 data encoding, 7.5 error correction and 7.6 final message
(`correction`), 7.7 placement, 7.8 masking, 7.9 format and 7.10 version information (`layout`), 6.3.8 quiet zone of four
modules (`drawing`).

segno makes the codes: it chooses mode, version and level, writes the data bits, and its own functions are asked once
per version where each bit stands, what the function patterns, the eight masks and the format information look like.
Only the arithmetic that repeats for every address is done here on big integers, the whole symbol being one number: the
Reed-Solomon division and the scoring of the masks. The result is segno's, module by module and mask by mask
(`tests/render/code/test_qr.py` compares them), in about a twentieth of its time.

`segno.encoder` is not segno's public interface: pin its version, and run that test on each new one.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal

from segno import consts
from segno import encoder as _untyped_encoder

from generator.render.code.correction import final_message
from generator.render.code.layout import layout_of

# Neither has type hints.
_segno: Any = _untyped_encoder
_tables: Any = consts

Level = Literal["Q", "H"]
"""Levels a board can live with: a stain of 10 % of the area still reads at Q, one of 15 % at H."""

HIGHEST_VERSION_AT_H = 5
"""Largest symbol that gets level H (37 modules a side); where H would need a larger one, Q keeps the modules big."""

_LEVELS: tuple[Level, ...] = ("Q", "H")
_ROOM_AT_H = 44  # characters that version 5 holds at level H in byte mode (Table 7) …
_ROOM_AT_H_CAPITALS = 64  # … and in alphanumeric mode
_CAPITALS = re.compile(r"[0-9A-Z $%*+\-./:]+")  # the characters of alphanumeric mode (Table 5)
_PRINTABLE = re.compile(r"[!-~]+")
_DIGITS = bytes([0x30, 0x31]) + bytes(254)  # module 0 or 1 → "0" or "1"


@dataclass(frozen=True, slots=True)
class QrMatrix:
    """One symbol without its quiet zone.

    Attributes:
        version: 1 to 40; the symbol has `4 * version + 17` modules a side.
        level: error correction really used, "Q" or "H".
        mask: data mask pattern, 0 to 7.
        rows: top to bottom, one number each; its highest of `size` bits is the leftmost module, 1 is dark.
    """

    version: int
    level: Level
    mask: int
    rows: tuple[int, ...]

    @property
    def size(self) -> int:
        """Modules a side, without the quiet zone."""
        return 4 * self.version + 17


def choose_level(url: str) -> Level:
    """H where the symbol stays at version 5 or below, else Q: the one rule for every code of the site and on paper.

    Beyond version 5 the modules that H costs hurt a camera more than its error correction helps a stained code.
    """
    room = _ROOM_AT_H_CAPITALS if _CAPITALS.fullmatch(url) else _ROOM_AT_H
    return "H" if len(url) <= room else "Q"


def encode(url: str, *, level: Level | None = None) -> QrMatrix:
    """The smallest symbol holding `url`, never a Micro QR code; the level is never raised beyond the one asked for.

    Args:
        url: visible ASCII characters, as in an address with its Chinese percent-encoded.
        level: error correction; None for that of `choose_level`.

    Raises:
        ValueError: the address is empty, holds other characters, or is too long for any symbol.
    """
    level = choose_level(url) if level is None else level
    if level not in _LEVELS:
        raise ValueError(f"error correction level must be Q or H, not {level!r}")
    if not _PRINTABLE.fullmatch(url):
        raise ValueError(f"an address in a QR code is visible ASCII characters: {url!r}")
    segments = _segno.prepare_data(url, None, None)
    used: int = _tables.ERROR_MAPPING[level]
    version: int = _segno.find_version(segments, used, eci=False, micro=False)
    layout = layout_of(version)
    plain = layout.place(final_message(version, used, _data_codewords(segments, version, used)))
    candidates = [plain ^ pattern for pattern in layout.masks]
    scores = [layout.penalty(candidate) for candidate in candidates]
    mask = scores.index(min(scores))
    canvas = candidates[mask] | layout.information(used, mask)
    return QrMatrix(version, level, mask, layout.rows(canvas))


def _data_codewords(segments: Any, version: int, level: int) -> bytes:
    """Segments → data codewords (7.4), in the steps and the order of `segno.encoder._encode`.

    segno writes one zero codeword too many before the pad codewords where the data ends on a whole codeword; readers
    stop at the terminator and never see it. It is kept, so that our symbols are segno's.
    """
    capacity: int = _tables.SYMBOL_CAPACITY[version][level]
    buffer = _segno.Buffer()
    for segment in segments:
        _segno.write_segment(buffer, segment, None, _segno.version_range(version))
    _segno.write_terminator(buffer, capacity, None, len(buffer))
    _segno.write_padding_bits(buffer, version, len(buffer))
    _segno.write_pad_codewords(buffer, version, capacity, len(buffer))
    bits: bytearray = buffer.getbits()
    return int(bits.translate(_DIGITS), 2).to_bytes(len(bits) // 8, "big")
