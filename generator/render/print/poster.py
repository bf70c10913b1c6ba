"""Posters → what the template `poster.typ` reads, and a PDF file of one or many.

The template sets; every word, measure and drawing comes from here or from `model.poster`.
"""

from collections.abc import Sequence
from datetime import date

from generator.model.poster import BLEED, MIN_MODULE, Look, Measures, Poster
from generator.model.text import chinese_day
from generator.model.typeface import Typeface
from generator.render.code.qr import QUIET_ZONE, encode, render_svg
from generator.render.print.typeset import Json, typeset

SCAN = "微信或相机扫一扫"
OR_TYPE = "扫不出来的，在浏览器里输入："
CALL = "不用手机扫码的，请打电话"
EXAMPLE = "示例数据，不作为办事依据"


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
        "issued": chinese_day(issued),
        "words": {"scan": SCAN, "type": OR_TYPE, "call": CALL, "example": EXAMPLE},
        "posters": [_poster(poster, measures) for poster in posters],
    }
    return typeset("poster", data, typeface, issued)


def texts_of(poster: Poster) -> tuple[str, ...]:
    """Every text that comes onto the paper, for the check against the typeface."""
    fixed = (SCAN, OR_TYPE, CALL, EXAMPLE, "印制日期年月日编码公示栏（）：·0123456789-")
    own = (poster.id, poster.kind, poster.title, poster.sentence, poster.address, poster.office)
    return (*own, poster.phone, poster.phone_of, poster.board, *fixed)


def _poster(poster: Poster, measures: Measures) -> Json:
    matrix = encode(poster.address)
    side = symbol_side(poster.address, measures)
    if side is None:
        raise ValueError(f"the code of {poster.id} does not fit")
    return {
        "id": poster.id,
        "kind": poster.kind,
        "title": poster.title,
        "breaks": [list(lines) for lines in poster.breaks],
        "sentence": poster.sentence,
        "code": render_svg(matrix, title=poster.title),
        "side": round(side * (matrix.size + 2 * QUIET_ZONE) / matrix.size, 3),
        "address": _pieces(poster.address),
        "office": poster.office,
        "phone": poster.phone,
        "phone_of": poster.phone_of,
        "board": poster.board,
        "example": poster.example,
    }


def _pieces(address: str) -> list[str]:
    """An address cut where a line may end: after a slash or a full stop."""
    pieces = [""]
    for char in address:
        pieces[-1] += char
        if char in "/.":
            pieces.append("")
    return [piece for piece in pieces if piece]
