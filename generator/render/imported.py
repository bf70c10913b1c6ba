"""What a table says, for people and for programs: the items, the rows left out, what is to be looked at."""

import json
from collections.abc import Iterable, Mapping, Sequence

from generator.derive.views.difference import DifferenceView
from generator.model.columns import COLUMN_WORDS
from generator.model.diagnostic import Diagnostic
from generator.model.imported import (
    DraftLimit,
    HeadColumn,
    HeadReport,
    Imported,
    ItemDraft,
    ItemPlan,
    LeftOut,
    Likeness,
)
from generator.model.item import ChannelUse, Item, Subject
from generator.render.changes.text import write_sections

KEYS = (
    "sheet", "row", "title", "category", "content", "basis", "time_limit", "subject", "channel", "audience", "method",
    "level",
)  # fmt: skip
"""Keys of an item in the JSON of a dry run, a stable interface; their types are those of the catalogue's fields."""

KEPT = "kept"
"""Key of a column that no field has a place for."""

FIELD_NAMES: Mapping[str, str] = {
    "ordinal": "序号",
    "id": "事项编码",
    "domain": "领域",
    "category": COLUMN_WORDS["category"],
    "level1": "一级事项",
    "level2": "二级事项",
    "level3": "三级事项",
    "level4": "四级事项",
    "level5": "五级事项",
    "title": "事项名称",
    **COLUMN_WORDS,
    KEPT: "记在旁边",
}
"""Key of a column → what a person may call it, after `--map 列=`."""

OPTIONS: Mapping[str, str] = {
    "everyone": "全社会",
    "groups": "特定群众",
    "proactive": "主动",
    "on_request": "依申请",
}


def write_dry_run(imported: Imported) -> str:
    """The JSON of a dry run, an entry a line: ten thousand items are written in a moment."""
    found: Mapping[str, Iterable[object]] = {
        "items": (dict(zip(KEYS, _values(item), strict=True)) | _beside(item) for item in imported.items),
        "left_out": ({"sheet": one.sheet, "row": one.row, "why": one.why} for one in imported.left_out),
        "problems": (write_problem(problem) for problem in imported.problems),
    }
    parts = (f'"{key}": [{_lines(entries)}]' for key, entries in found.items())
    return "{\n" + ",\n".join(parts) + "\n}"


def _lines(entries: Iterable[object]) -> str:
    lines = ",\n".join(f"  {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    return f"\n{lines}\n" if lines else ""


def _values(item: ItemDraft) -> tuple[object, ...]:
    return (
        item.sheet,
        item.row,
        item.title,
        item.category,
        list(item.content),
        [{"law": basis.law, "doc_no": basis.doc_no} for basis in item.basis],
        write_limits(item.time_limit),
        [_subject(subject) for subject in item.subject],
        [_channel(use) for use in item.channel],
        list(item.audience),
        [method.value for method in item.method],
        [level.value for level in item.level],
    )


def _beside(item: ItemDraft) -> dict[str, object]:
    """What only some tables have: levels between, section, second time, columns of the portal, remark, texts kept."""
    portal = [{"name": one.name, "url": one.url} if one.url else one.name for one in item.portal]
    values = (list(item.path), item.section, item.duration, item.cycle, portal, item.remark, dict(item.kept))
    return {key: value for key, value in zip(_BESIDE, values, strict=True) if value}


_BESIDE = ("path", "section", "duration", "cycle", "portal", "remark", "kept")
"""Keys of an item in the JSON of a dry run that stand there only where the table has them."""


def write_limits(limits: Sequence[DraftLimit]) -> object:
    """A text, or where parts of the content have their own wordings a list of `applies_to` and `text`."""
    if len(limits) < 2 and not any(limit.applies_to for limit in limits):
        return limits[0].text if limits else ""
    return [{"applies_to": limit.applies_to, "text": limit.text} for limit in limits]


def _subject(subject: Subject) -> object:
    if subject.level is None and not subject.note:
        return subject.body
    parts = {"body": subject.body, "level": subject.level.value if subject.level else "", "note": subject.note}
    return {key: value for key, value in parts.items() if value}


def _channel(use: ChannelUse) -> object:
    return {"name": use.channel.value, "note": use.note} if use.note else use.channel.value


def write_problem(problem: Diagnostic) -> dict[str, object]:
    """A problem at its cell; `file` is `附件1.xlsx!征地!F17`, line and column count from 1."""
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "severity": "error" if problem.is_error else "warning",
        "message": problem.message,
        "fix": problem.fix,
    }


def say_problems(problems: Sequence[Diagnostic]) -> list[str]:
    """`附件1.xlsx!征地!F17: 警告 GK708 …` and how to mend it; many of one kind in one column are counted."""
    lines: list[str] = []
    counted: dict[tuple[str, str], list[Diagnostic]] = {}
    for problem in problems:
        counted.setdefault((problem.code, problem.message), []).append(problem)
    for (code, message), members in counted.items():
        first = members[0]
        more = f"（共 {len(members)} 处：{_cells(members)}）" if len(members) > 1 else ""
        is_whole = first.place.line <= 1 and len({member.place.file for member in members}) == len(members)
        is_placed = "!" in first.place.file or is_whole
        where = first.place.file if is_placed else f"{first.place.file}:{first.place.line}"
        lines.append(f"{where}: {first.severity.value} {code} {message}{more}")
        if first.fix:
            lines.append(f"  修改：{first.fix}")
    return lines


_SHOWN = 12


def _cells(problems: Sequence[Diagnostic]) -> str:
    """Where they are: cells of one sheet, lines of one file; of several with their names."""
    places = [problem.place for problem in problems]
    if len({place.file.rpartition("!")[0] or place.file for place in places}) > 1:
        cells = [place.file for place in places]
    else:
        cells = [p.file.rpartition("!")[2] if "!" in p.file else f"第 {p.line} 行" for p in places]
    return "、".join(cells[:_SHOWN]) + ("……" if len(cells) > _SHOWN else "")


def say_heads(heads: Sequence[HeadReport]) -> list[str]:
    """How the heads were understood; tables with the same head together, of working sheets only what is odd."""
    alike: dict[tuple[object, ...], list[HeadReport]] = {}
    for head in heads:
        alike.setdefault((head.rows, head.columns, head.is_sent), []).append(head)
    return [line for members in alike.values() for line in _say_head(members)]


def _say_head(heads: Sequence[HeadReport]) -> list[str]:
    head = heads[0]
    first, last = head.rows
    names = "".join(f"“{one.sheet}”" for one in heads[:_NAMED] if one.sheet)
    names += f"等 {len(heads)} 张表" if len(heads) > _NAMED else ""
    rows = f"第 {first} 至 {last} 行" if last > first else f"第 {first} 行"
    odd = [column for column in head.columns if column.key in (KEPT, "")]
    if head.is_sent:
        told = f"，另外 {len(odd)} 列：" if odd else "。"
        known = len(head.columns) - len(odd)
        return [f"{names}是发出去的征求意见表，表头在{rows}，{known} 列都认得{told}", *map(_say_column, odd)]
    return [f"{names}表头在{rows}，各列当作：", *map(_say_column, head.columns)]


_NAMED = 3
"""Sheets with the same head that are named."""


def _say_column(column: HeadColumn) -> str:
    option = f"·{OPTIONS.get(column.option, column.option)}" if column.option else ""
    return f"  {column.letters} 列 {column.heading} → {FIELD_NAMES.get(column.key, column.heading)}{option}"


def say_left_out(left_out: Sequence[LeftOut]) -> list[str]:
    """Rows that were left out, by reason."""
    by_reason: dict[tuple[str, str], list[int]] = {}
    for one in left_out:
        by_reason.setdefault((one.sheet, one.why), []).append(one.row)
    return [
        f"  {f'{sheet}：' if sheet else ''}第 {_ranges(rows)} 行：{why}" for (sheet, why), rows in by_reason.items()
    ]


def _ranges(rows: Sequence[int]) -> str:
    """3, 4, 5, 9 → 3—5、9."""
    parts: list[list[int]] = []
    for row in sorted(set(rows)):
        if parts and row == parts[-1][-1] + 1:
            parts[-1].append(row)
        else:
            parts.append([row])
    return "、".join(str(part[0]) if len(part) == 1 else f"{part[0]}—{part[-1]}" for part in parts)


def say_likeness(one: Likeness) -> str:
    """A row and the item it may be."""
    row, item = one.draft, one.item
    return f"{row.place.file}“{row.title}”（{row.category}）像 {item.id}“{item.title}”（{item.category}）"


def say_plan(items: Sequence[ItemPlan], missing: Sequence[Item], view: DifferenceView) -> list[str]:
    """What will change, as a comparison says it; new items with all their fields; what no row is of."""
    lines = list(write_sections(view))
    new = [one for one in items if one.is_new]
    for one in new:
        first, *rest = say_item(one.draft)
        lines += [f"新增 {one.id} {one.title}（{first.partition(' ')[0]}）", *rest]
    if missing:
        lines.append(f"目录里有、表格里没有的 {len(missing)} 个事项，没有动（不再公开的，用 gongkai retire 登记）：")
        lines.append("  " + "、".join(f"{item.id} {item.title}" for item in missing))
    lines.append(f"共改 {len(items) - len(new)} 个事项，新增 {len(new)} 个。")
    return lines


def say_item(item: ItemDraft) -> list[str]:
    """One item in its fields, for a look before anything is written."""
    laws = "；".join(
        (
            basis.law
            if basis.law == basis.doc_no  # the table has the number alone
            else f"《{basis.law}》" + (f"（{basis.doc_no}）" if basis.doc_no else "")
        )
        + "".join(basis.articles)
        for basis in item.basis
    )
    limits = "；".join(f"{one.applies_to}：{one.text}" if one.applies_to else one.text for one in item.time_limit)
    channels = "、".join(
        f"{use.channel.value}（{use.note}）" if use.note else use.channel.value for use in item.channel
    )
    rows = (
        ("公开内容", "；".join(item.content)),
        ("公开依据", laws),
        ("公开时限", limits),
        ("公开主体", "、".join(subject.body for subject in item.subject)),
        ("公开渠道", channels),
        ("公开对象", "、".join(item.audience)),
        ("公开方式", "、".join(method.value for method in item.method)),
        ("公开层级", "、".join(level.value for level in item.level)),
        ("中间的事项层级", " › ".join(item.path)),
        ("责任科室", item.section),
        ("公开时长", item.duration),
        ("更新周期", item.cycle),
        ("网站所属栏目", "；".join(f"{one.name} {one.url}".strip() for one in item.portal)),
        ("备注", item.remark),
        *((f"{name}（记在旁边）", text) for name, text in item.kept.items()),
    )
    head = f"{item.place.file.rpartition('!')[2]} {item.category} › {item.title}"
    return [head, *(f"    {name}：{value}" for name, value in rows if value)]
