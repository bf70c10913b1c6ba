"""A part of a Word or PowerPoint file, or any XML: paragraphs over their runs, cells by row, attributes, comments.

A number that is set in two runs is masked in both; what was deleted under tracked changes is masked with what stands.
"""

from dataclasses import dataclass, field

from generator.edit.mask.mapped import Mapped, Tag, apply, tags
from generator.edit.mask.patterns import SIGN, Patterns
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
    gone: Mapped = field(default_factory=Mapped)


def mask_part(
    raw: str, patterns: Patterns, place: str, headings_of: HeadingsOf, sign: str = SIGN
) -> tuple[str, list[Place]]:
    """Mask the text of one part. `place`: words for it (页眉, 批注); `sign`: hides (a sheet's name can't hold `*`)."""
    part = _Part(raw, patterns, place, headings_of, sign)
    last = 0
    for tag in tags(raw):
        part.take_text(last, tag.start)
        last = tag.end
        part.take_tag(tag)
    return apply(raw, part.changes), part.marks


class _Part:
    """What is open while a part is read: paragraphs within paragraphs, tables within tables."""

    def __init__(self, raw: str, patterns: Patterns, place: str, headings_of: HeadingsOf, sign: str) -> None:
        self.raw, self.patterns, self.place, self.headings_of, self.sign = raw, patterns, place, headings_of, sign
        self.changes: dict[tuple[int, int], str] = {}
        self.marks: list[Place] = []
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[list[list[Mapped]]] = []
        self._leaf = Mapped()
        self._in_run = False
        self._gone = self._new = self._count = 0

    def take_text(self, start: int, end: int) -> None:
        """Text of a run, or of an element of its own."""
        if self._in_run and self._paragraphs:
            paragraph = self._paragraphs[-1]
            if not self._gone:
                paragraph.now.add_escaped(self.raw, start, end)
            else:
                paragraph.gone.add_escaped(self.raw, start, end)
            if not self._new:
                paragraph.before.add_escaped(self.raw, start, end)
        elif not self._paragraphs or self.raw[start:end].strip():
            self._leaf.add_escaped(self.raw, start, end)

    def take_tag(self, tag: Tag) -> None:
        """What a tag ends and begins."""
        if not tag.name:
            comment = Mapped()
            comment.add_plain(self.raw, tag.start, tag.end)
            self._mask(comment, f"{self.place}注释")
            return
        if tag.opens and tag.name not in _MEASURES:
            found = mask_attributes(self.raw, tag.start, tag.end, self.patterns, self.changes, self.sign)
            self.marks += [(self.place or "属性", mark) for _, mark in found]
        self._mask(self._leaf, self.place or tag.name)
        self._leaf = Mapped()
        if tag.name in _RUNS:
            self._in_run = tag.opens and not tag.closes
        elif tag.name in _PARAGRAPHS:
            self._take_paragraph(tag)
        elif tag.name in _TABLES | _ROWS | _CELLS:
            self._take_table(tag)
        else:
            self._take_other(tag)

    def _take_other(self, tag: Tag) -> None:
        if tag.name in _BREAKS and self._paragraphs and tag.opens:
            self._paragraphs[-1].now.add(_BREAKS[tag.name], tag.end, tag.end)
            self._paragraphs[-1].before.add(_BREAKS[tag.name], tag.end, tag.end)
        elif tag.name in _GONE:
            self._gone += tag.opens - tag.closes
        elif tag.name in _NEW:
            self._new += tag.opens - tag.closes

    def _take_paragraph(self, tag: Tag) -> None:
        if tag.opens and not tag.closes:
            self._paragraphs.append(_Paragraph())
        elif tag.closes and not tag.opens and self._paragraphs:
            self._close(self._paragraphs.pop())

    def _close(self, paragraph: _Paragraph) -> None:
        self._count += 1
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            cell = self._tables[-1][-1][-1]
            if cell.chars:
                cell.add("\n", cell.places[-1][1], cell.places[-1][1])
            cell.chars += paragraph.now.chars
            cell.places += paragraph.now.places
        where = f"{self.place}第{self._count}段"
        self._mask(paragraph.gone, where)
        if paragraph.before.text != paragraph.now.text:
            self._mask(paragraph.before, where)
        self._mask(paragraph.now, where)

    def _take_table(self, tag: Tag) -> None:
        if tag.name in _TABLES and tag.opens:
            self._tables.append([])
        elif tag.name in _TABLES and self._tables:
            self._mask_table(self._tables.pop())
        elif tag.opens and tag.name in _ROWS and self._tables:
            self._tables[-1].append([])
        elif tag.opens and tag.name in _CELLS and self._tables and self._tables[-1]:
            self._tables[-1][-1].append(Mapped())

    def _mask_table(self, rows: list[list[Mapped]]) -> None:
        """Rows again, after their paragraphs: what only the neighbours tell."""
        now = [[self._now(cell) for cell in row] for row in rows]
        names = self.headings_of([[text.strip() for text in row] for row in now])
        for row, texts, headings in zip(rows, now, names, strict=True):
            masks = mask_row(texts, headings, self.patterns, self.sign)
            for cell, text, masked in zip(row, texts, masks, strict=True):
                for old, new, (start, end) in zip(text, masked.text, cell.places, strict=True):
                    if old != new and end > start:
                        self.changes[start, end] = new
                self.marks += [("表格里", mark) for mark in masked.marks]

    def _now(self, cell: Mapped) -> str:
        signs = zip(cell.chars, cell.places, strict=True)
        return "".join(self.changes.get(place, char) if place[1] > place[0] else char for char, place in signs)

    def _mask(self, mapped: Mapped, where: str) -> None:
        if mapped.chars:
            masked = mask_text(mapped.text, self.patterns, sign=self.sign)
            self.changes.update({(start, end): new for start, end, new in mapped.changes(masked.text)})
            self.marks += [(where, mark) for mark in masked.marks]
