"""Posters → what the template `poster.typ` reads, and a PDF file of one or many.

The template sets; every word, measure and drawing comes from here or from `model.poster`, so that what is held against
the typeface (`texts_of`) is what is set.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from generator.model.origin import UNCHECKED
from generator.model.poster import BLEED, MIN_MODULE, Look, Measures, Poster
from generator.model.text import chinese_day
from generator.model.typeface import Typeface
from generator.render.code.drawing import QUIET_ZONE, render_svg
from generator.render.code.qr import encode
from generator.render.print.typeset import Json, texts_in, typeset

WORDS = {"scan": "微信或相机扫一扫", "type": "扫不出来的，在浏览器里输入："}
"""What every poster says."""


def symbol_side(address: str, measures: Measures) -> float | None:
    """Side of the code for an address in mm, without its quiet zone; None where it does not fit at 1 mm a module."""
    modules = encode(address).size
    side = max(measures.symbol, modules * MIN_MODULE)
    return side if side * (modules + 2 * QUIET_ZONE) / modules <= measures.room else None


def render_posters(posters: Sequence[Poster], look: Look, typeface: Typeface, issued: date) -> bytes:
    """A PDF: one page a poster, or as many sheets as the labels need.

    Raises:
        SetupError: the page could not be set.
        ValueError: an address does not fit; see `symbol_side`.
    """
    measures = look.measures
    data: Json = {
        "title": posters[0].title if len(posters) == 1 else f"{posters[0].office}张贴海报",
        "size": look.size.value,
        "width": measures.width,
        "height": measures.height,
        "titles": list(measures.title),
        "ample": measures.ample,
        "columns": measures.columns,
        "rows": measures.rows,
        "margin": measures.margin,
        "red": look.red_head,
        "marks": look.cut_marks,
        "bleed": BLEED,
        "words": WORDS,
        "posters": [_poster(poster, measures, issued) for poster in posters],
    }
    return typeset("poster", data, typeface, issued)


def texts_of(poster: Poster, issued: date) -> Iterator[str]:
    """Every text that comes onto the paper, for the check against the typeface."""
    yield from texts_in(WORDS)
    yield from texts_in(_words(poster, issued))


def _poster(poster: Poster, measures: Measures, issued: date) -> Json:
    matrix = encode(poster.address)
    side = symbol_side(poster.address, measures)
    if side is None:
        raise ValueError(f"the code of {poster.id} does not fit")
    return {
        **_words(poster, issued),
        "code": render_svg(matrix, title=poster.title),
        "side": round(side * (matrix.size + 2 * QUIET_ZONE) / matrix.size, 3),
    }


def _words(poster: Poster, issued: date) -> dict[str, Json]:
    """All that is said on one poster. A sheet of labels has less room: its lines begin with `small`."""
    day = chinese_day(issued)
    whose = f"（{poster.phone_of}）" if poster.phone_of else ""
    example = "示例数据，不作为办事依据" if poster.example else ""
    about = (f"{poster.kind}编码 {poster.id}", poster.board, f"印制日期 {day}", example)
    return {
        "title": poster.title,
        "breaks": [list(lines) for lines in poster.breaks],
        "sentence": poster.sentence,
        "address": address_pieces(poster.address),
        "office": poster.office,
        "phone": f"不用手机扫码的，请打电话：{poster.phone}{whose}" if poster.phone else "",
        "about": "　·　".join(filter(None, about)),
        "doubt": poster.doubt,
        "small-phone": f"电话 {poster.phone}" if poster.phone else "",
        "small-about": "　".join(
            filter(None, (poster.id, day, "示例数据" if poster.example else "", UNCHECKED if poster.doubt else ""))
        ),
        "alt": f"二维码，扫码打开：{poster.address}",
        "no-room": f"{poster.id} 的名称放不下",
    }


def address_pieces(address: str) -> list[str]:
    """An address cut where a line may end: after a slash or a full stop."""
    pieces = [""]
    for char in address:
        pieces[-1] += char
        if char in "/.":
            pieces.append("")
    return [piece for piece in pieces if piece]
