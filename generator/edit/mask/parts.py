"""A part of a Word or PowerPoint file, or any XML: paragraphs over their runs, cells by row, attributes, comments.

A number that is set in two runs is masked in both; what was deleted under tracked changes is masked with what stands.
"""

from dataclasses import dataclass, field

from generator.edit.mask.mapped import Mapped, apply, tags
from generator.edit.mask.patterns import Patterns
from generator.edit.mask.textfiles import HeadingsOf, Place, mask_attributes
from generator.edit.mask.texts import mask_row, mask_text

_PARAGRAPHS = frozenset({"p", "h", "si", "comment"})
_RUNS = frozenset({"t", "delText", "instrText", "delInstrText"})
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TABLES, _ROWS, _CELLS = frozenset({"tbl"}), frozenset({"tr"}), frozenset({"tc"})
_GONE, _NEW = frozenset({"del", "moveFrom"}), frozenset({"ins", "moveTo"})
_MEASURES = frozenset({"rFonts", "sz", "spacing", "ind", "pgSz", "pgMar", "tcW", "tblW", "gridCol", "ext", "off"})


@dataclass(slots=True)
class _Paragraph:
    now: Mapped = field(default_factory=Mapped)
    before: Mapped = field(default_factory=Mapped)


@dataclass(slots=True)
class _Work:
    raw: str
    patterns: Patterns
    changes: dict[tuple[int, int], str] = field(default_factory=dict)
    marks: list[Place] = field(default_factory=list)
    count: int = 0

    def mask(self, mapped: Mapped, where: str) -> None:
        if mapped.chars:
            masked = mask_text(mapped.text, self.patterns)
            self.changes.update({(start, end): new for start, end, new in mapped.changes(masked.text)})
            self.marks += [(where, mark) for mark in masked.marks]


def mask_part(raw: str, patterns: Patterns, place: str, headings_of: HeadingsOf) -> tuple[str, list[Place]]:
    """Mask the text of one part. `place`: words for it (页眉, 批注)."""
    work = _Work(raw, patterns)
    paragraphs: list[_Paragraph] = []
    tables: list[list[list[Mapped]]] = []
    run = gone = new = 0
    leaf = Mapped()
    last = 0
    for tag in tags(raw):
        if run and paragraphs:
            _add(paragraphs[-1], raw, last, tag.start, gone=gone, new=new)
        elif not paragraphs or raw[last : tag.start].strip():
            leaf.add_escaped(raw, last, tag.start)
        last = tag.end
        if not tag.name:
            comment = Mapped()
            comment.add_plain(raw, tag.start, tag.end)
            work.mask(comment, f"{place}注释")
            continue
        if tag.opens and tag.name not in _MEASURES:
            found = mask_attributes(raw, tag.start, tag.end, patterns, work.changes)
            work.marks += [(place or "属性", mark) for _, mark in found]
        name = tag.name
        if leaf.chars:
            work.mask(leaf, place or name)
            leaf = Mapped()
        if name in _RUNS:
            run = int(tag.opens and not tag.closes)
        elif name in _BREAKS and paragraphs and tag.opens:
            _break(paragraphs[-1], _BREAKS[name], tag.end)
        elif name in _PARAGRAPHS:
            if tag.opens and not tag.closes:
                paragraphs.append(_Paragraph())
            elif tag.closes and not tag.opens and paragraphs:
                _close(work, paragraphs.pop(), tables, place)
        elif name in _GONE:
            gone += tag.opens - tag.closes
        elif name in _NEW:
            new += tag.opens - tag.closes
        elif name in _TABLES | _ROWS | _CELLS:
            _table(work, tables, name, tag.opens, headings_of)
    return apply(raw, work.changes), work.marks


def _add(paragraph: _Paragraph, raw: str, start: int, end: int, *, gone: int, new: int) -> None:
    if not gone:
        paragraph.now.add_escaped(raw, start, end)
    if not new:
        paragraph.before.add_escaped(raw, start, end)


def _break(paragraph: _Paragraph, sign: str, at: int) -> None:
    paragraph.now.add(sign, at, at)
    paragraph.before.add(sign, at, at)


def _close(work: _Work, paragraph: _Paragraph, tables: list[list[list[Mapped]]], place: str) -> None:
    work.count += 1
    if tables and tables[-1] and tables[-1][-1]:
        cell = tables[-1][-1][-1]
        if cell.chars:
            cell.add("\n", cell.places[-1][1], cell.places[-1][1])
        cell.chars += paragraph.now.chars
        cell.places += paragraph.now.places
    where = f"{place}第{work.count}段"
    if paragraph.before.text != paragraph.now.text:
        work.mask(paragraph.before, where)
    work.mask(paragraph.now, where)


def _table(work: _Work, tables: list[list[list[Mapped]]], name: str, opens: bool, headings_of: HeadingsOf) -> None:
    if name in _TABLES:
        if opens:
            tables.append([])
        elif tables:
            _mask_table(work, tables.pop(), headings_of)
    elif opens and tables and name in _ROWS:
        tables[-1].append([])
    elif opens and tables and tables[-1] and name in _CELLS:
        tables[-1][-1].append(Mapped())


def _mask_table(work: _Work, rows: list[list[Mapped]], headings_of: HeadingsOf) -> None:
    """Rows again, after their paragraphs: what only the neighbours tell."""
    now = [[_now(cell, work.changes) for cell in row] for row in rows]
    names = headings_of([[text.strip() for text in row] for row in now])
    for row, texts, headings in zip(rows, now, names, strict=True):
        for cell, text, masked in zip(row, texts, mask_row(texts, headings, work.patterns), strict=True):
            for old, new, (start, end) in zip(text, masked.text, cell.places, strict=True):
                if old != new and end > start:
                    work.changes[start, end] = new
            work.marks += [("表格里", mark) for mark in masked.marks]


def _now(cell: Mapped, changes: dict[tuple[int, int], str]) -> str:
    return "".join(changes.get(place, char) if place[1] > place[0] else char for char, place in zip(cell.chars, cell.places, strict=True))
