"""Data → a PDF by a bundled typst template: tagged (PDF/UA-1, ISO 14289-1), language set, same bytes each time.

Text goes in as JSON and is never pasted into markup, so nothing in a catalogue can be taken for an instruction
(design, decision 5). Before a page is set every character is held against the typeface: typst would drop a missing one
without a word.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from generator.model.errors import GeneratorError, SetupError
from generator.model.typeface import Typeface
from generator.resources import TYPST_DIR

if TYPE_CHECKING:
    import typst

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


def typeset(template: str, data: Json, typeface: Typeface, created: date) -> bytes:
    """A PDF file.

    Args:
        template: name of a file in `render/typst/`, without its ending.
        data: what the template reads from `sys.inputs.data`.
        created: the day written into the file as its making; it must not be today's clock.

    Raises:
        SetupError: typst could not set the page with this typeface.
    """
    import typst

    try:
        pdf, warnings = typst.compile_with_warnings(
            TYPST_DIR / f"{template}.typ",
            root=TYPST_DIR,
            format="pdf",
            font_paths=_fonts(typeface),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False), "font": typeface.family},
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(created, time(), UTC),
        )
    except typst.TypstError as error:
        raise SetupError(f"排版失败：{error.message}（字体 {typeface.family}）") from error
    if warnings:
        raise GeneratorError(f"排版时有警告：{'；'.join(warning.message for warning in warnings)}")
    assert isinstance(pdf, bytes)
    return pdf


def texts_in(data: Json) -> Iterator[str]:
    """Every text of the data, whatever it is nested in; names of fields are not set."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        yield from (text for part in data.values() for text in texts_in(part))
    elif isinstance(data, Sequence):
        yield from (text for part in data for text in texts_in(part))


def find_missing_glyphs(texts: Iterable[tuple[str, str]], typeface: Typeface) -> Iterator[tuple[str, str]]:
    """Owners (an item id with its title, a register) whose text holds characters that the typeface can't draw.

    Yields:
        the owner and those characters, each once; owners in the order given, each once.
    """
    found: dict[str, str] = {}
    for owner, text in texts:
        if missing := typeface.missing_in(text):
            found[owner] = "".join(dict.fromkeys(found.get(owner, "") + missing))
    yield from found.items()


@cache
def _fonts(typeface: Typeface) -> "typst.Fonts":
    import typst

    folders: list[Any] = sorted({str(Path(file).parent) for file in (typeface.regular, typeface.bold)})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
