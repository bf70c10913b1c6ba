"""A notice of one page → what the template `notice.typ` reads, and a PDF file; the same words as a Word file."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.model.notice import BOARD_MEASURES, Board
from generator.model.typeface import Typeface
from generator.render.code.drawing import QUIET_ZONE, render_png, render_svg
from generator.render.code.qr import encode
from generator.render.print.docx import FONTS, PACKAGE_RELATIONS, types_of, word_environment, word_relations
from generator.render.print.poster import address_pieces, symbol_side
from generator.render.print.typeset import Json, texts_in, typeset

WORDS = {"scan": "微信或相机扫一扫，看全文", "type": "扫不出来的，在浏览器里输入："}
"""What every notice says."""

_EMU = 36_000
"""English Metric Units in a millimetre (ECMA-376)."""
_PICTURE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_CODE = "word/code.png"
_LABEL, _TEXT = 1500, 8000
"""Widths of the two columns in twentieths of a point."""


def fits_a_code(board: Board) -> bool:
    """Whether the address has room at 1 mm a module."""
    return symbol_side(board.source.address, BOARD_MEASURES) is not None


def render_notice_pdf(board: Board, typeface: Typeface, made: date) -> bytes:
    """A PDF of one page.

    Raises:
        SetupError: the page could not be set.
        ValueError: the address does not fit; see `fits_a_code`.
    """
    address = board.source.address
    matrix = encode(address)
    data: Json = {
        **_words(board),
        "titles": list(BOARD_MEASURES.title),
        "ample": BOARD_MEASURES.ample,
        "code": render_svg(matrix, title=board.title),
        "side": _side(board),
    }
    return typeset("notice", data, typeface, made)


def texts_of(board: Board) -> Iterator[str]:
    """Every text that comes onto the paper, for the check against the typeface."""
    yield from texts_in(_words(board))


def render_notice_docx(board: Board, made: date) -> list[tuple[str, bytes]]:
    """(name, content) of every part, in the order in which they stand in the file; the same for the same notice."""
    return list(_parts(board, made))


def _parts(board: Board, made: date) -> Iterator[tuple[str, bytes]]:
    environment = word_environment()

    def render(name: str, **values: Any) -> bytes:
        return environment.get_template(name).render(values).encode()

    office, side = board.source.office, round(_side(board) * _EMU)
    yield "[Content_Types].xml", render("types.xml", types=[*types_of(()), (_CODE, "image/png")])
    yield "_rels/.rels", render("relations.xml", relations=PACKAGE_RELATIONS)
    core = {"title": board.title, "maker": office, "keywords": "", "stamp": f"{made.isoformat()}T00:00:00Z"}
    yield "docProps/core.xml", render("core.xml", **core)
    yield "docProps/app.xml", render("app.xml", office=office)
    relations = [*word_relations(()), ("code", _PICTURE, "code.png")]
    yield "word/_rels/document.xml.rels", render("relations.xml", relations=relations)
    yield "word/document.xml", render("notice.xml", notice=_words(board), side=side, widths=(_LABEL, _TEXT))
    yield "word/styles.xml", render("styles.xml", inset=60, cell=24)
    yield "word/settings.xml", render("settings.xml", fields=False)
    yield "word/fontTable.xml", render("fontTable.xml", fonts=FONTS)
    yield "word/footer.xml", render("footer.xml", words={"dash-left": "", "dash-right": ""}, title="", edition="")
    yield _CODE, render_png(encode(board.source.address))


def _side(board: Board) -> float:
    """Millimetres of the code with its quiet zone."""
    side = symbol_side(board.source.address, BOARD_MEASURES)
    if side is None:
        raise ValueError(f"the code of {board.source.id} does not fit")
    size = encode(board.source.address).size
    return round(side * (size + 2 * QUIET_ZONE) / size, 3)


def _words(board: Board) -> dict[str, Json]:
    return {
        "words": WORDS,
        "office": board.source.office,
        "title": board.title,
        "breaks": [list(lines) for lines in board.breaks],
        "lead": board.lead,
        "rows": [list(row) for row in board.rows],
        "days": list(board.days),
        "address": address_pieces(board.source.address),
        "about": board.about,
        "doubt": board.doubt,
        "alt": f"二维码，扫码打开：{board.source.address}",
        "no-room": f"{board.source.id} 的公示一页放不下",
    }
