"""Texts whose end became a remark: in `title: 征地公告 #2地块` all from ` #` on is for editors, and no page has it.

An honest remark and a lost end look alike. What is written in fixed words (a day, an id, a level) has no `#` in it, so
what follows there is a remark. In words of one's own it is one only where nobody can doubt it: two blanks before `#`,
as linters ask and `gongkai fmt` writes it, one behind, and no bracket or quotation mark left open.

Yields GK138.
"""

from collections.abc import Iterator

from generator.model.diagnostic import Code, Diagnostic, Place
from generator.model.fields import Meaning, keys_of
from generator.model.kinds import KINDS, FileKind
from generator.model.text import shorten
from generator.yamltext.nodes import Document, Mapping, Node, Scalar, Sequence

GK138 = Code(
    "GK138",
    "“#”后面的字不见了",
    "没有加引号的文字里，空格加“#”后面的都算写给编辑看的备注，网页上没有。名称里真有“#”的，后半截就悄悄丢了。"
    "备注要让人一眼看出来：“#”前面空两格，后面空一格，或者单独写一行。",
    '“#”是文字的一部分，把整段放进一对英文双引号："{text:文字}"；是备注，“#”前面空两格、后面空一格。',
)

_WORDINGS = frozenset({"time_limit", "text"})
_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"), ("(", ")"), ("【", "】"), ("「", "」"), ("〔", "〕"))


def find_lost_ends(document: Document, kind: str) -> Iterator[Diagnostic]:
    """Every text of a file that a `#` cut short, or may have."""
    if document.root is not None and document.may_have_remarks:
        yield from (_say(document.name, node) for node in _free_texts(document.root, KINDS[kind]) if _is_lost(node))


def _free_texts(root: Node, kind: FileKind) -> Iterator[Scalar]:
    """Texts with a remark behind them, of the fields that hold words of one's own."""
    records = tuple(record for record in (kind.whole, *kind.parts.values()) if record)
    free = keys_of(Meaning.PROSE, *records) | _WORDINGS
    stack: list[tuple[Node, tuple[str, ...]]] = [(root, ())]
    while stack:
        node, names = stack.pop()
        if isinstance(node, Sequence):
            stack.extend((part, names) for part in reversed(node.items))
        elif isinstance(node, Mapping):
            stack.extend((value, (*names, key)) for key, (_, value) in reversed(node.entries.items()))
        elif node.remark and node.text and names and (names[-1] in free or _is_name(names, kind)):
            yield node


def _is_name(names: tuple[str, ...], kind: FileKind) -> bool:
    """The name of a category where it is given, and a title in the register."""
    return names[-2:] == ("categories", "name") or names[0] in kind.groups


def _is_lost(node: Scalar) -> bool:
    behind = node.remark.lstrip()
    blanks = len(node.remark) - len(behind)
    is_plain = blanks > 1 and behind.lstrip("#")[:1] in ("", " ")
    return not is_plain or any(node.text.count(opening) > node.text.count(closing) for opening, closing in _PAIRS)


def _say(name: str, node: Scalar) -> Diagnostic:
    lost = shorten(node.remark.strip(), 30)
    message = f"只读到“{shorten(node.text, 30)}”，后面的“{lost}”被当成了备注，网页上没有"
    place = Place(name, node.end_line, node.end_column, end=node.end_column + len(node.remark))
    return GK138.at(place, message, text=shorten(f"{node.text}{node.remark}", 60))
