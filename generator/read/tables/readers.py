"""Each official column read by its reader, in a table by the key of the column (`model.columns`).

A test holds the table to the columns that the fields of an item name, so that a new column is asked for here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from generator.model.diagnostic import Code, Severity
from generator.model.imported import DraftBasis
from generator.model.item import ChannelUse, Subject
from generator.model.terms import Level
from generator.read.tables.bases import read_basis
from generator.read.tables.channels import find_channel, is_channel, read_channels
from generator.read.tables.choices import read_audience, read_level, read_method, read_tick
from generator.read.tables.headings import is_own_word, levels_of
from generator.read.tables.heads import Column, Head
from generator.read.tables.keeping import GK711, Keeper, Reading
from generator.read.tables.lists import goes_on, split_list, split_numbered_lines
from generator.read.tables.marks import has_marks
from generator.read.tables.rawitems import Cells
from generator.read.tables.texts import compact_lines, one_line, short, split_outside_brackets, tidy
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

Reader = Callable[[Keeper, Cells, Reading], None]


def _content(keeper: Keeper, cells: Cells, read: Reading) -> None:
    parts: list[str] = []
    for _, _, text in cells.texts:
        next_one = len(parts) + 1
        if keeper.grid.sent is not None:
            parts += split_numbered_lines(text)
        else:
            parts += split_list(text, next_one) if goes_on(text, next_one) else split_list(text)
    read.values["content"] = tuple(dict.fromkeys(parts))


def _basis(keeper: Keeper, cells: Cells, read: Reading) -> None:
    found: dict[str, DraftBasis] = {}
    for column, row, text in cells.texts:
        laws, rest = read_basis(text)
        for law in laws:
            known = found.get(law.law)
            articles = tuple(dict.fromkeys((*(known.articles if known else ()), *law.articles)))
            found[law.law] = DraftBasis(law.law, (known.doc_no if known else "") or law.doc_no, articles)
        if rest:
            read.kept[keeper.name(column)] = one_line(text)
            message = f"公开依据里的“{short(rest)}”不是文件名称、文号、条款，整格记在旁边"
            read.problems.append(GK711.at(keeper.place(row, column.column), message))
    read.values["basis"] = tuple(found.values())


def _time_limit(keeper: Keeper, cells: Cells, read: Reading) -> None:
    by_row: dict[int, list[str]] = {}
    for column, row, text in cells.texts:
        wording = read_limit(text)
        if keeper.grid.anchor(row, column.column) in keeper.grid.dates or is_bare_day(wording):
            read.problems.append(GK708.at(keeper.place(row, column.column), "公开时限是一个日期"))
        elif is_bare_number(wording):
            read.problems.append(GK708.at(keeper.place(row, column.column), "公开时限只有数字"))
        by_row.setdefault(row, []).append(wording)
    pairs = [("；".join(dict.fromkeys(filter(None, words))), row) for row, words in by_row.items()]
    rows = {row: _content_at(keeper, row) for _, row in pairs} if len(pairs) > 1 else {}
    read.values["time_limit"] = join_limits([(wording, rows.get(row, ())) for wording, row in pairs])


def _content_at(keeper: Keeper, row: int) -> tuple[str, ...]:
    columns = keeper.head.of("content")
    return split_list(keeper.grid.shown(row, columns[0].column)) if columns else ()


def _subject(_: Keeper, cells: Cells, read: Reading) -> None:
    found = (_at(subject, column.leaf) for column, _, text in cells.texts for subject in read_subjects(text))
    read.values["subject"] = tuple(dict.fromkeys(found))
    texts = [compact_lines(tidy(text)) for _, _, text in cells.texts]
    read.values["subject_text"] = "；".join(dict.fromkeys(texts))


def _channel(keeper: Keeper, cells: Cells, read: Reading) -> None:
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
            name = keeper.name(column)
            read.kept[name] = "；".join(dict.fromkeys((*filter(None, (read.kept.get(name),)), *said.unplaced)))
            message = f"“{short('、'.join(said.unplaced))}”前后没有方框，看不出用不用，记在旁边"
            read.problems.append(GK711.at(keeper.place(row, column.column), message))
        if said.unmarked:
            read.problems.append(
                GK709.at(keeper.place(row, column.column), "公开渠道的方框都是空的，列出的全部当作要用", "taken")
            )
        elif said.empty:
            read.problems.append(GK709.at(keeper.place(row, column.column), "公开渠道的方框都是空的"))
    read.values["channel"] = tuple(found)


def _audience(_: Keeper, cells: Cells, read: Reading) -> None:
    read.values["audience"] = read_audience([(c.option, c.leaf, text) for c, _, text in cells.texts]).values


def _method(keeper: Keeper, cells: Cells, read: Reading) -> None:
    methods, unknown = read_method([(c.option, c.leaf, text) for c, _, text in cells.texts])
    read.values["method"] = methods
    keeper.unknown("公开方式", unknown, cells, read)


def _level(keeper: Keeper, cells: Cells, read: Reading) -> None:
    said = read_level([(c.option, c.leaf, text) for c, _, text in cells.texts])
    known = (*(column.option for column in keeper.head.of("level") if column.option), *said.words)
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


READERS: Mapping[str, Reader] = {
    "content": _content,
    "basis": _basis,
    "time_limit": _time_limit,
    "subject": _subject,
    "channel": _channel,
    "audience": _audience,
    "method": _method,
    "level": _level,
}
"""Official column → its reader. Category and title are read from the levels of a row."""


def channels_in_method(cells: Mapping[str, Cells], head: Head) -> Mapping[str, Cells]:
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
