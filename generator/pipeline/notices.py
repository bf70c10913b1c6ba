"""derive → render → read: publications as notices; a page is read back, and nothing personal leaves in any form.

The guard looks at the words as written, before they are said: 一三八…, spelled out, no detector would know again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.derive.notices.article import derive_article
from generator.derive.notices.board import derive_board
from generator.derive.notices.broadcast import derive_broadcast
from generator.derive.notices.message import derive_message
from generator.derive.notices.subject import Source, find_publication, list_since
from generator.derive.posters import breaker_of
from generator.model.address import find_address_doubts
from generator.model.catalogue import Catalogue
from generator.model.errors import PrintError, SetupError
from generator.model.notice import SPOKEN_A_MINUTE, Board, Form, Publication, Unfit
from generator.model.typeface import Typeface
from generator.pipeline.book import zip_parts
from generator.pipeline.gate import guard_prints
from generator.pipeline.printing import FOR_NOTICES, require_packages, say_missing
from generator.read.calendar import build_work_calendar
from generator.read.fonts import find_typeface
from generator.read.made.printed import plain, read_printed
from generator.render.notices import say_message, write_article, write_broadcast, write_message
from generator.render.print.notice import fits_a_code, render_notice_docx, render_notice_pdf, texts_of
from generator.render.print.typeset import find_missing_glyphs

ENDINGS = ("pdf", "docx")
"""What a notice of a page is written as."""
_OVER = 1.5
"""Minutes from which a text to be read aloud is told to be long."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted. `endings`: of notices of a page; `fonts`, `family`: as for posters; `made`: today."""

    forms: tuple[Form, ...]
    made: date
    endings: tuple[str, ...] = ENDINGS
    fonts: tuple[str, ...] = ()
    family: str = ""


@dataclass(slots=True)
class Made:
    """Name of a file → its bytes; what to know of them, and what could not be made, in Chinese."""

    files: dict[str, bytes] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def source_of(catalogue: Catalogue, posted: date | None) -> Source:
    """What notices are made of."""
    return Source(catalogue, build_work_calendar(catalogue.calendar), posted)


def ids_since(catalogue: Catalogue, since: date) -> tuple[str, ...]:
    """Records of a day and later."""
    return list_since(catalogue, since)


def find_doubts(catalogue: Catalogue) -> tuple[str, ...]:
    """What should be thought over before an address is sent or hung up."""
    doubts = find_address_doubts(catalogue.office.site_url)
    return (*doubts, "是示例县的，不是本单位的") if catalogue.office.example else doubts


def make_notices(source: Source, ids: Sequence[str], order: Order) -> Made:
    """All forms of all publications; what can't be made is told and the rest is made.

    Raises:
        PersonalDataError: personal data stands in a publication; nothing is made.
        SetupError: what printing takes is missing.
        PrintError: a page does not read back.
    """
    made = Made()
    found: list[Publication] = []
    for named in dict.fromkeys(ids):
        one = find_publication(source, named)
        if isinstance(one, Unfit):
            made.refused.append(one.why)
        else:
            found.append(one)
    guard_prints({Path(one.id): _as_written(one) for one in found}, source.catalogue)
    for one in found:
        _add_texts(made, one, order.forms)
    if Form.BOARD in order.forms:
        _add_boards(made, found, source.catalogue, order)
    return made


def name_of(publication_id: str, form: Form, ending: str = "txt") -> str:
    """The name of a file: `2026-0001-大喇叭.txt`."""
    return f"{publication_id}-{form.value}.{ending}"


def _as_written(told: Publication) -> bytes:
    parts = (told.title, told.matter, told.summary, *told.content, told.number, *told.issuers, *told.units, told.phone)
    return "\n".join(parts).encode()


def _add_texts(made: Made, told: Publication, forms: Sequence[Form]) -> None:
    if Form.BROADCAST in forms:
        broadcast = derive_broadcast(told)
        made.files[name_of(told.id, Form.BROADCAST)] = write_broadcast(broadcast).encode()
        if broadcast.characters > _OVER * SPOKEN_A_MINUTE:
            made.told.append(f"{told.id}：名称太长，大喇叭要念约 {broadcast.seconds} 秒")
    if Form.SMS in forms:
        message = derive_message(told)
        if isinstance(message, Unfit):
            made.refused.append(f"{told.id}：{message.why}")
        else:
            made.files[name_of(told.id, Form.SMS)] = write_message(message).encode()
            made.told.append(f"{told.id}：{say_message(message)}")
    if Form.WECHAT in forms:
        article = derive_article(told)
        if isinstance(article, Unfit):
            made.refused.append(f"{told.id}：{article.why}")
        else:
            made.files[name_of(told.id, Form.WECHAT)] = write_article(article).encode()
            made.told += [f"{told.id}：{remark}" for remark in article.remarks]


def _add_boards(made: Made, found: Sequence[Publication], catalogue: Catalogue, order: Order) -> None:
    breaker = breaker_of(catalogue)
    boards = [derive_board(told, breaker) for told in found]
    fitting = [board for board in boards if fits_a_code(board)]
    made.refused += [
        f"{board.source.id}：网址太长，公示上放不下每格 1 毫米的二维码：{board.source.address}"
        for board in boards
        if board not in fitting
    ]
    typeface = _choose_typeface(fitting, order) if "pdf" in order.endings and fitting else None
    for board in fitting:
        if typeface is not None:
            made.files[name_of(board.source.id, Form.BOARD, "pdf")] = print_board(board, typeface, order.made)
        if "docx" in order.endings:
            word = zip_parts(render_notice_docx(board, order.made))
            made.files[name_of(board.source.id, Form.BOARD, "docx")] = word


def _choose_typeface(boards: Sequence[Board], order: Order) -> Typeface:
    require_packages(FOR_NOTICES)
    typeface = find_typeface(order.fonts, order.family)
    texts = ((f"{board.source.id} {board.title}", text) for board in boards for text in texts_of(board))
    if missing := list(find_missing_glyphs(texts, typeface)):
        raise SetupError(say_missing(missing, typeface, order.fonts))
    return typeface


def print_board(board: Board, typeface: Typeface, made: date) -> bytes:
    """The PDF of a notice: one page, with its code and its words.

    Raises:
        PrintError: it does not read back as it should; the message names the notice.
    """
    pdf = render_notice_pdf(board, typeface, made)
    pages = list(read_printed(pdf))
    name = f"公示“{board.source.id} {board.title}”"
    if len(pages) != 1:
        raise PrintError(f"{name}应当是一页，排出来是 {len(pages)} 页，没有生成文件。")
    if [code.text for code in pages[0].codes] != [board.source.address]:
        raise PrintError(f"{name}的二维码读出来不是“{board.source.address}”，没有生成文件。")
    for words in (board.title, board.source.address, *board.days, *(text for _, text in board.rows)):
        if plain(words) not in pages[0].text:
            raise PrintError(f"{name}上没有印出“{words}”，没有生成文件。")
    return pdf
