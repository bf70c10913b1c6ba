"""How texts are written: what an editor takes for a number or for nothing, and values in blocks.

Every scalar is a text for us, so that `0505` stays 0505. An editor with the same schema reads by YAML 1.2: there
`phone: 12345` is a number and `~` is nothing, and it marks them; so do other programs. Both must say the same.

Yields GK152 (a number, true, false or null without quotes where a text belongs), GK153 (a value below `|` or `>`, which
ends in a line break, where the value must have a certain form).

Source: yaml.org/spec/1.2.2, section 10.3.2 (core schema, tag resolution).
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

from generator.model.diagnostic import Code, Diagnostic, Place
from generator.model.text import FieldText, shorten
from generator.read.schema.choices import GK203
from generator.read.schema.empty import GK205
from generator.read.schema.explain import GK204, GK209
from generator.read.schema.faults import MAX_FAULTS
from generator.read.schema.wording import kind_without_quotes
from generator.yamltext.nodes import Document, Mapping, Node, Scalar, Sequence, end_on_line

GK152 = Code(
    "GK152",
    "没有加引号，别的软件会当成数字或者空值",
    "只有数字的（电话 12345、编号 01），和 true、false、null、~，不加引号时编辑器和别的软件不当文字看："
    "01 变成 1，~ 变成没有。编辑器里会画红线。",
    "两边加英文双引号，写成 {quoted:“01”的样子}。",
    {"nothing": "写成 ~ 或者 null｜写上内容；没有内容的，整行（整条）不写。"},
)
GK153 = Code(
    "GK153",
    "内容写在了“|”或者“>”下面",
    "“|”“>”后面另起一行写的内容，末尾带一个换行。日期、编码和只能选着写的词不能带换行。",
    "删掉“{mark:|}”，内容写在同一行：{line:date: 2026-05-06}。",
    {"entry": "列表里的一条｜删掉“{mark:|}”，内容写在同一行：- {text:县级}。"},
)

_OF_FORM = (GK203, GK204, GK205, GK209)


def check_written(
    document: Document,
    texts: Iterable[FieldText],
    faults: list[Diagnostic],
    booleans: Collection[str],
    label: Callable[[FieldText], str],
) -> list[Diagnostic]:
    """What was found of a file, with what is wrong with the writing of its texts.

    Args:
        document: the file.
        texts: its texts.
        faults: what the schema and the forms found. What they say of a block for its last line break is said rightly.
        booleans: names of fields that are true or false.
        label: what a text is called in a message.
    """
    texts = tuple(texts)
    flags = {(name,) for name in booleans}
    if not faults and not any(
        text.offset == 0 and kind_without_quotes(text.text) and text.names[-1:] not in flags for text in texts
    ):
        return faults  # nearly always: nothing is looked up
    scalars = {(node.line, node.column): (key, node) for key, node in _values(document.root)}
    blocks = {at: entry for at, entry in scalars.items() if entry[1].mark}
    named = {(text.place.line, text.place.column): text for text in texts}
    kept = [
        _say_block(fault, *blocks[at], label(named[at])) if at in blocks and fault.kind in _OF_FORM else fault
        for fault in faults
        for at in [(fault.place.line, fault.place.column)]
    ]
    told = {(fault.place.line, fault.place.column) for fault in kept}
    bare = (
        _say_quotes(node, named[at], label(named[at]))
        for at, (key, node) in scalars.items()
        if at not in told and node.plain and key not in booleans and kind_without_quotes(node.text)
    )
    return [*kept, *islice(bare, MAX_FAULTS)]


def _values(root: Node | None) -> Iterator[tuple[str, Scalar]]:
    """Every text with the key it stands behind, "" for an entry of a list."""
    waiting: list[tuple[str, Node]] = [("", root)] if root is not None else []
    while waiting:
        key, node = waiting.pop()
        if isinstance(node, Scalar):
            yield key, node
        elif isinstance(node, Sequence):
            waiting.extend(("", item) for item in reversed(node.items))
        elif isinstance(node, Mapping):
            waiting.extend((name, value) for name, (_, value) in reversed(node.entries.items()))


def _say_quotes(node: Scalar, text: FieldText, label: str) -> Diagnostic:
    kind = kind_without_quotes(node.text)
    message = f"{label}“{shorten(node.text, 30)}”没有加引号，会被当成{kind}"
    remedy = "nothing" if kind == "空值" else ""
    place = Place(text.place.file, node.line, node.column, text.place.words, end_on_line(node))
    return GK152.at(place, message, remedy, quoted=f'"{node.text}"')


def _say_block(fault: Diagnostic, key: str, node: Scalar, label: str) -> Diagnostic:
    text = " ".join(node.text.split())
    if not text or fault.kind is GK205:
        return fault
    message = f"{label}“{shorten(text, 30)}”写在了“{node.mark}”下面，末尾多了一个换行"
    line = f"{key}: {text}" if key else ""
    return GK153.at(fault.place, message, "" if key else "entry", mark=node.mark, line=line, text=text)
