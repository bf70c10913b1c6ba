"""A raw item → its draft: each official column read by its reader, what no field has a place for kept beside.

The readers stand in a table by the key of the column (`model.columns`); a test holds it to the columns that the fields of
an item name, so that a new column is asked for here.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.model.catalogue import ChannelUse, Item, Subject
from generator.model.columns import BESIDE_WORDS
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.fields import Shape, fields_of
from generator.model.imported import DraftBasis, ItemDraft
from generator.model.terms import Level
from generator.read.tables.bases import read_basis
from generator.read.tables.beside import find_beside, fits, read_portal
from generator.read.tables.channels import find_channel, is_channel, read_channels
from generator.read.tables.choices import read_audience, read_level, read_method, read_tick, ticked
from generator.read.tables.glyphs import CHOSEN, EMPTY_TICKS, EMPTY_WORDS
from generator.read.tables.grid import Grid
from generator.read.tables.headings import is_own_word, levels_of
from generator.read.tables.heads import DEEP, KEPT, Column, Head
from generator.read.tables.lists import goes_on, split_list, split_numbered_lines
from generator.read.tables.marks import has_marks
from generator.read.tables.rawitems import Cells, RawItem
from generator.read.tables.texts import (
    compact,
    compact_lines,
    one_line,
    plain_name,
    short,
    split_outside_brackets,
    tidy,
)
from generator.read.tables.tiers import LEVELS
from generator.read.tables.values import is_bare_day, is_bare_number, join_limits, read_limit, read_subjects

GK708 = Code(
    "GK708",
    "公开时限不是一句话",
    "公开时限一格里是日期，或者只有数字。Excel 会把“1-20”一类的文字变成日期；只写 20 的，看不出是工作日还是自然日。",
    "对照目录原文，在表格里写成完整的一句，例如“信息形成或者变更之日起20个工作日内”，再导入；或者导入以后改。",
    severity=Severity.WARNING,
)
GK709 = Code(
    "GK709",
    "公开渠道一个也没有勾",
    "一格里列了渠道，方框都是空的（□）。列出的不多，当作全部要用；十三种都列了、一个也没勾的，不知道用哪几种。",
    "在表格里把要用的改成 ■，再导入。",
    {"taken": "列出的全部当作要用｜核对预览；不用的，从表格里删掉，或者把要用的改成 ■。"},
    severity=Severity.WARNING,
)
GK710 = Code(
    "GK710",
    "这一格是空的",
    "目录要求有的内容，表格里没有写。不在合并单元格里的空格不往下填。",
    "在表格里补上，再导入；或者导入以后补。",
    severity=Severity.WARNING,
)
GK711 = Code(
    "GK711",
    "目录里没有位置的内容",
    "表格里有，目录的格式里没有位置：多出来的列，公开方式一格里多写的话。没有丢，按事项记在 imports.yml 里。",
    "核对 imports.yml；有位置的，用 --map 列=字段 说明；不需要的，用 --map 列=不导入。",
    {
        "nameless": "没有列名的列｜要导入的，在表头里写上列名，再导入。",
    },
    severity=Severity.WARNING,
)

FURTHER = "further:"
"""Before the key of a field that has no official column, where a heading names it."""
GK718 = Code(
    "GK718",
    "最后一级的名称是空的，用了上一级的",
    "表格有一级、二级（或者更多级）事项，这一行最后一级是空的，事项名称就用了上一级的名称。"
    "多半是合并单元格拆开以后没有填，或者漏写了。",
    "对照原表，把事项名称补上，再导入；上一级就是事项本身的，不用管。",
    severity=Severity.WARNING,
)

_NEEDED = {
    "content": "公开内容",
    "basis": "公开依据",
    "time_limit": "公开时限",
    "subject": "公开主体",
    "channel": "公开渠道和载体",
    "audience": "公开对象",
    "method": "公开方式",
    "level": "公开层级",
}


@dataclass(slots=True)
class _Read:
    """What was read of one item so far."""

    values: dict[str, object] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    further: dict[str, tuple[str, ...]] = field(default_factory=dict)
    portal: list[tuple[str, str]] = field(default_factory=list)


_LEVEL = 40
"""Characters of a level between category and title, as in the schema."""

Reader = Callable[["DraftReader", Cells, _Read], None]


class DraftReader:
    """Makes drafts of the items of one table."""

    def __init__(self, grid: Grid, head: Head, sheet: str) -> None:
        self.grid, self.head, self.sheet = grid, head, sheet
        self._told: set[str] = set()

    def read(self, raw: RawItem) -> tuple[ItemDraft, list[Diagnostic]]:
        """One draft and what is to be said of it."""
        read = _Read()
        read.places["title"] = self._place(*raw.at)
        cells = {**raw.cells, **_channels_in_method(raw.cells, self.head)}
        for key, reader in READERS.items():
            if key in cells and cells[key].texts:
                column, row, _ = cells[key].texts[0]
                read.places[key] = self._place(row, column.column)
                reader(self, cells[key], read)
        self._further(cells, read)
        self._keep(cells.get(KEPT, Cells()), read)
        for key in BESIDE_WORDS:
            self._keep(cells.get(key, Cells()), read, key)
        self._read_portal(read)
        self._say_nameless(raw, read)
        self._say_empty(raw, read, moved={key for key in ("method",) if key in cells and not cells[key].texts})
        title, category = self._named(raw, read)
        self._say_unnamed(raw, read)
        if self.grid.sent is not None:
            read.places = self._cells_of(raw.row) | read.places
        draft = ItemDraft(
            sheet=self.sheet,
            row=raw.row,
            place=read.places["title"],
            id=_first(cells.get("id")),
            domain=raw.domain,
            title=title,
            category=category,
            kept=read.kept,
            places=read.places,
            absent=self._absent(cells),
            further=read.further,
            texts=self._texts(raw, cells) if self.grid.sent is not None else {},
            **read.values,  # type: ignore[arg-type]  # READERS give what the fields of a draft are
        )
        return draft, read.problems

    def _cells_of(self, row: int) -> dict[str, Place]:
        """The cells of all columns, those of empty ones too: of a working sheet it is told which were cleared."""
        columns = reversed(self.head.columns)
        return {column.key.removeprefix(FURTHER): self._place(row, column.column) for column in columns}

    def _texts(self, raw: RawItem, cells: Mapping[str, Cells]) -> Mapping[str, str]:
        """The cells of a row as they stand, to be shown where two sheets differ."""
        texts = {
            key.removeprefix(FURTHER): "；".join(
                f"{c.leaf}{text}" if c.option else one_line(text) for c, _, text in own.texts
            )
            for key, own in cells.items()
        }
        return texts | {"title": raw.title, "category": raw.levels[0][1] if len(raw.levels) > 1 else ""}

    def _further(self, cells: Mapping[str, Cells], read: _Read) -> None:
        """Fields of an item that have no official column, by their titles in the schema."""
        for row in fields_of(Item):
            own = cells.get(FURTHER + row.key)
            if own is None or not own.texts:
                continue
            column, number, text = own.texts[0]
            read.places[row.key] = self._place(number, column.column)
            parts = split_list(text) if row.shape in (Shape.TEXTS, Shape.TERMS) else (one_line(text),)
            if row.shape in (Shape.TERM, Shape.TERMS) and has_marks(text):
                parts = ticked(text)
            terms = {str(term.value) for term in row.of} if row.shape in (Shape.TERM, Shape.TERMS) else set(parts)
            if terms.issuperset(parts) and (row.shape is not Shape.TERM or len(parts) == 1):
                read.further[row.key] = parts
            else:
                self._unknown(column.leaf, parts, own, read)

    def _absent(self, cells: Mapping[str, Cells]) -> frozenset[str]:
        known = {key.removeprefix(FURTHER) for key in self.head.keys | cells.keys()}
        known |= {find_beside(column.leaf) for column in self.head.of(KEPT)}
        return (
            frozenset((*READERS, *BESIDE_WORDS, *(row.key for row in fields_of(Item)))) - {"title", "category"} - known
        )

    def _place(self, row: int, column: int) -> Place:
        return self.grid.place(row, column)

    def _named(self, raw: RawItem, read: _Read) -> tuple[str, str]:
        """Title and category; the levels between them are its path, where they fit."""
        names = [plain_name(text) for _, text in raw.levels]
        title = names[-1] if names else ""
        if len(names) > 1:
            between = tuple(names[1:-1])
            if len(set(between)) == len(between) and all(1 < len(name) <= _LEVEL for name in between):
                read.values["path"] = between
            else:
                read.kept |= {column.leaf: name for (column, _), name in zip(raw.levels[1:-1], between, strict=True)}
            if raw.section and raw.section != names[0]:
                read.kept.setdefault("分类", raw.section)
            return title, names[0]
        if self.grid.sent is not None:  # every row has its own there
            if not raw.cells.get("id", Cells()).texts:
                place = self._place(raw.row, self.head.item_levels[0].column)
                read.problems.append(GK710.at(place, "“一级事项”是空的，放在这个领域的最后一个里"))
            return title, ""
        is_grouped = len([column for column in self.head.item_levels if column.key in (*DEEP, "category", "title")]) > 1
        return title, raw.section or (title if is_grouped else "")

    def _say_unnamed(self, raw: RawItem, read: _Read) -> None:
        """A row that has a name of the first level only; of tables with three levels and more rows often end early."""
        columns = [column for column in self.head.item_levels if column.key in (*DEEP, "category", "title")]
        if len(columns) < 2 or len(raw.levels) != 1 or raw.levels[0][0].column == columns[-1].column:
            return
        if self.grid.shown(raw.row, columns[-1].column):
            return  # one cell over both levels: it is meant so
        message = f"“{columns[-1].leaf}”是空的，事项名称用了上一级的“{one_line(raw.levels[-1][1])}”"
        read.problems.append(GK718.at(self._place(raw.row, columns[-1].column), message))

    def _keep(self, cells: Cells, read: _Read, field: str = "") -> None:
        for column, row, text in cells.texts:
            words = one_line(text) if "\n" not in tidy(text) else "；".join(split_list(text))
            if not words or words in EMPTY_TICKS or words in EMPTY_WORDS:
                continue
            name = self._name(column)
            if len(words) == 1 and words in CHOSEN:
                words = f"{words}（打了勾）"  # a sign alone says nothing where it is kept
            key = field or find_beside(column.leaf)
            if key == "portal":
                words = "；".join(filter(None, map(one_line, tidy(text).split("\n"))))
            if key and self._beside(key, name, words, read):
                read.places.setdefault(key, self._place(row, column.column))
                continue
            known = read.kept.get(name, "")
            read.kept[name] = "；".join(dict.fromkeys(filter(None, (known, words))))
            if column.heading not in self._told:
                self._told.add(column.heading)
                message = f"“{name}”一列，目录里没有位置，记在旁边"
                read.problems.append(GK711.at(self._place(row, column.column), message))

    def _beside(self, key: str, name: str, words: str, read: _Read) -> bool:
        """Whether a text of a column beside the official ones has found its field."""
        if key == "portal":
            read.portal += [(name, line) for line in words.split("；")]
            return True
        known = str(read.values.get(key, ""))
        joined = "；".join(dict.fromkeys(filter(None, (known, words))))
        if fits(key, joined):
            read.values[key] = joined
        return fits(key, joined)

    def _read_portal(self, read: _Read) -> None:
        columns, rest = read_portal([text for _, text in read.portal])
        if columns:
            read.values["portal"] = columns
        for name, text in read.portal:
            if text in rest:
                read.kept[name] = "；".join(dict.fromkeys(filter(None, (read.kept.get(name, ""), text))))

    def _say_nameless(self, raw: RawItem, read: _Read) -> None:
        """Cells in columns that have no heading: nobody knows whether they are for others."""
        known = {column.column for column in self.head.columns}
        for row in raw.rows:
            for column in self.grid.by_row.get(row, {}):
                if column not in known and f"{column}" not in self._told:
                    self._told.add(f"{column}")
                    place = self._place(row, column)
                    read.problems.append(GK711.at(place, "这一列没有列名，没有导入", "nameless"))

    def _name(self, column: Column) -> str:
        """What a column is called: its own heading, where no other is called so."""
        return column.heading if sum(other.leaf == column.leaf for other in self.head.columns) > 1 else column.leaf

    def _say_empty(self, raw: RawItem, read: _Read, moved: Collection[str]) -> None:
        if self.grid.sent is not None and raw.cells.get("id", Cells()).texts:
            return  # what was cleared is told by comparing it with the cell as it left
        for key, words in _NEEDED.items():
            columns = self.head.of(key)
            if columns and key not in moved and not read.values.get(key):
                place = self._place(raw.row, columns[0].column)
                read.problems.append(GK710.at(place, f"“{words}”是空的"))

    # --- the columns -------------------------------------------------------------------------------

    def content(self, cells: Cells, read: _Read) -> None:
        parts: list[str] = []
        for _, _, text in cells.texts:
            next_one = len(parts) + 1
            if self.grid.sent is not None:
                parts += split_numbered_lines(text)
            else:
                parts += split_list(text, next_one) if goes_on(text, next_one) else split_list(text)
        read.values["content"] = tuple(dict.fromkeys(parts))

    def basis(self, cells: Cells, read: _Read) -> None:
        found: dict[str, DraftBasis] = {}
        for column, row, text in cells.texts:
            laws, rest = read_basis(text)
            for law in laws:
                known = found.get(law.law)
                articles = tuple(dict.fromkeys((*(known.articles if known else ()), *law.articles)))
                found[law.law] = DraftBasis(law.law, (known.doc_no if known else "") or law.doc_no, articles)
            if rest:
                read.kept[self._name(column)] = one_line(text)
                message = f"公开依据里的“{short(rest)}”不是文件名称、文号、条款，整格记在旁边"
                read.problems.append(GK711.at(self._place(row, column.column), message))
        read.values["basis"] = tuple(found.values())

    def time_limit(self, cells: Cells, read: _Read) -> None:
        contents = read.values.get("content", ())
        by_row: dict[int, list[str]] = {}
        for column, row, text in cells.texts:
            wording = read_limit(text)
            if self.grid.anchor(row, column.column) in self.grid.dates or is_bare_day(wording):
                read.problems.append(GK708.at(self._place(row, column.column), "公开时限是一个日期"))
            elif is_bare_number(wording):
                read.problems.append(GK708.at(self._place(row, column.column), "公开时限只有数字"))
            by_row.setdefault(row, []).append(wording)
        pairs = [("；".join(dict.fromkeys(filter(None, words))), row) for row, words in by_row.items()]
        rows = {row: self._content_at(row) for _, row in pairs} if len(pairs) > 1 else {}
        read.values["time_limit"] = join_limits([(wording, rows.get(row, ())) for wording, row in pairs])
        del contents

    def _content_at(self, row: int) -> tuple[str, ...]:
        columns = self.head.of("content")
        return split_list(self.grid.shown(row, columns[0].column)) if columns else ()

    def subject(self, cells: Cells, read: _Read) -> None:
        found = (_at(subject, column.leaf) for column, _, text in cells.texts for subject in read_subjects(text))
        read.values["subject"] = tuple(dict.fromkeys(found))
        texts = [compact_lines(tidy(text)) for _, _, text in cells.texts]
        read.values["subject_text"] = "；".join(dict.fromkeys(texts))

    def channel(self, cells: Cells, read: _Read) -> None:
        found: dict[ChannelUse, None] = {}
        for column, row, text in _joined_boxes(cells):
            if column.option:
                tick = read_tick(text)
                use = find_channel(column.option) if tick.chosen else None
                if use is not None:
                    for words in split_outside_brackets(tick.words, "；;\n") or ("",):
                        note = "；".join(filter(None, (use.note, words)))
                        found[ChannelUse(use.channel, note)] = None
                continue
            said = read_channels(text)
            found.update(dict.fromkeys(said.uses))
            if said.unplaced:
                name = self._name(column)
                read.kept[name] = "；".join(dict.fromkeys((*filter(None, (read.kept.get(name),)), *said.unplaced)))
                message = f"“{short('、'.join(said.unplaced))}”前后没有方框，看不出用不用，记在旁边"
                read.problems.append(GK711.at(self._place(row, column.column), message))
            if said.unmarked:
                read.problems.append(
                    GK709.at(self._place(row, column.column), "公开渠道的方框都是空的，列出的全部当作要用", "taken")
                )
            elif said.empty:
                read.problems.append(GK709.at(self._place(row, column.column), "公开渠道的方框都是空的"))
        read.values["channel"] = tuple(found)

    def audience(self, cells: Cells, read: _Read) -> None:
        read.values["audience"] = read_audience([(c.option, c.leaf, text) for c, _, text in cells.texts]).values

    def method(self, cells: Cells, read: _Read) -> None:
        methods, unknown = read_method([(c.option, c.leaf, text) for c, _, text in cells.texts])
        read.values["method"] = methods
        self._unknown("公开方式", unknown, cells, read)

    def level(self, cells: Cells, read: _Read) -> None:
        said = read_level([(c.option, c.leaf, text) for c, _, text in cells.texts])
        known = (*(column.option for column in self.head.of("level") if column.option), *said.words)
        has_county = any(Level.COUNTY in levels_of(word) for word in known)
        levels, unknown = said.values, said.unknown
        named = [word for word in said.words if is_own_word(word, levels_of(word))]
        if "市级" in unknown and not has_county:  # a county-level city calls itself so
            levels = tuple(dict.fromkeys((Level.COUNTY, *levels)))
            named.insert(0, "市级")
            unknown = tuple(word for word in unknown if word != "市级")
        read.values["level"] = levels
        read.values["level_words"] = said.words
        if words := tuple(dict.fromkeys((*named, *unknown))):
            read.kept[LEVELS] = "、".join(words)

    def _unknown(self, words: str, unknown: tuple[str, ...], cells: Cells, read: _Read) -> None:
        if unknown:
            column, row, _ = cells.texts[0]
            read.kept[words] = "；".join(unknown)
            read.problems.append(GK711.at(self._place(row, column.column), f"“{words}”里有认不出的文字，记在旁边"))


READERS: Mapping[str, Reader] = {
    "content": DraftReader.content,
    "basis": DraftReader.basis,
    "time_limit": DraftReader.time_limit,
    "subject": DraftReader.subject,
    "channel": DraftReader.channel,
    "audience": DraftReader.audience,
    "method": DraftReader.method,
    "level": DraftReader.level,
}
"""Official column → its reader. Category and title are read from the levels of a row."""


def _channels_in_method(cells: Mapping[str, Cells], head: Head) -> Mapping[str, Cells]:
    """公开方式 that lists channels, as the pilot plan calls them (规定的公开方式)."""
    method = cells.get("method")
    if method is None or head.of("channel") or any(column.option for column, _, _ in method.texts):
        return {}
    if not any(_lists_channels(text) for _, _, text in method.texts):
        return {}
    return {"channel": method, "method": Cells()}


def _joined_boxes(cells: Cells) -> list[tuple[Column, int, str]]:
    """Cells of boxes over the rows of one item as one list, so that a row with none chosen does not mean all of it."""
    boxes = [entry for entry in cells.texts if not entry[0].option and has_marks(entry[2])]
    if len(boxes) < 2 or len(boxes) < len(cells.texts):
        return cells.texts
    column, row, _ = boxes[0]
    return [(column, row, "\n".join(text for _, _, text in boxes))]


def _lists_channels(text: str) -> bool:
    return any(is_channel(use) for use in _names(text))


def _names(text: str) -> Iterator[str]:
    for use in read_channels(text).uses:
        yield use.note or use.channel.value if use.channel.value != "其他" else ""


def _at(subject: Subject, heading: str) -> Subject:
    """A body with the tier that its column names, where it has none itself."""
    levels = levels_of(heading)
    return replace(subject, level=levels[0]) if len(levels) == 1 and subject.level is None else subject


def _first(cells: Cells | None) -> str:
    return compact(cells.texts[0][2]) if cells and cells.texts else ""
