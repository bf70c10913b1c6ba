"""XML by expat, in one pass, without entities of its own: what a billion laughs or a quadratic file needs is refused.

A document type may stand there (SVG 1.1 has one); an entity that it declares may not.
"""

from collections.abc import Callable
from typing import Protocol
from xml.parsers import expat  # entities are refused below, which is what defusedxml would do

from generator.read.attached.faults import MAX_CHARS, MAX_ELEMENTS, MAX_NESTING, MAX_XML, damaged, too_large


class Handler(Protocol):
    """Takes what a parser finds. Names are without their prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


class Budget:
    """What may still be read of one file: all its parts together."""

    def __init__(self) -> None:
        self.elements = MAX_ELEMENTS
        self.chars = MAX_CHARS
        self.bytes = MAX_XML


def walk(data: bytes | str, handler: Handler, budget: Budget, comment: Callable[[str], None] | None = None) -> None:
    """Read one document. A `str` is taken as it is, whatever encoding it declares.

    Raises:
        UnreadableError: not well-formed, entities, too many elements, too deep.
    """
    size = len(data)
    budget.bytes -= size
    if budget.bytes < 0:
        raise too_large(f"里面的文字数据超过 {MAX_XML / 1e6:.0f} MB")
    parser = expat.ParserCreate("utf-8" if isinstance(data, str) else None)
    parser.buffer_text = True
    parser.buffer_size = 65_536
    depth = 0
    start, end = handler.start, handler.end

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        budget.elements -= 1
        if budget.elements < 0:
            raise too_large(f"里面的格子和段落超过 {MAX_ELEMENTS:,} 个")
        if depth > MAX_NESTING:
            raise damaged(f"套了 {MAX_NESTING} 层以上")
        start(name.rpartition(":")[2], attributes)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(":")[2])

    def on_text(text: str) -> None:
        budget.chars -= len(text)
        if budget.chars < 0:
            raise too_large(f"文字超过 {MAX_CHARS:,} 个")
        handler.text(text)

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = on_text
    parser.EntityDeclHandler = _refuse_entity
    if comment is not None:
        parser.CommentHandler = comment
    try:
        parser.Parse(data.encode("utf-8", "replace") if isinstance(data, str) else data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise damaged("里面的 XML 不完整") from error


def _refuse_entity(*_: object) -> None:
    raise damaged("里面定义了实体（ENTITY），可能是恶意文件")
