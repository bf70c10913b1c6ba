"""公开时限 and 公开主体: cells of words → the values of these fields."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from generator.model.imported import DraftLimit
from generator.model.item import Subject
from generator.model.terms import Level
from generator.model.timelimit import Kind
from generator.read.tables.headings import levels_of
from generator.read.tables.lists import split_list
from generator.read.tables.texts import compact, join_lines, one_line, split_outside_brackets, tidy
from generator.read.timelimit.text import parse_time_limit

_BODY = re.compile(
    r"(?:局|委|委员会|办|办公室|府|政府|会|部门|单位|中心|站|所|院|校|学校|机构|公司|科|股|室|队|社|处|组织|厅|部|馆|园|镇|乡|街道|镇街|街镇|村居|村|"
    r"社区|大队|支队|集团|企业|法院|检察院|人|联|团|军|署|司|港|区|方)(?:[（(].*[）)])?$"
)
_SIGNS = "、，,；;/／\n"
_LEVEL_LEAD = re.compile(r"^([县区市旗乡镇村街社（）道、区]{1,8}级?)[：:](.+)$")


@lru_cache(2_000)
def read_limit(text: str) -> str:
    """The wording of one cell. Lines are joined; where that reads worse than side by side, with 分号.

    A line that ends in an event (征收范围确定后) goes on in the next: it doesn't say what is due.
    """
    lines = [line.strip() for line in tidy(text).split("\n") if line.strip()]
    joined = one_line(join_lines(lines)).replace(" ", "")
    if len(lines) < 2:
        return joined
    if any(
        re.search(r"[，、：,]$|(?:后|起|时|的|或者?|和)$", one) or re.match(r"[，、。；）]", two)
        for one, two in pairwise(lines)
    ):
        return joined
    wordings = [one_line(line).replace(" ", "").rstrip("；;。，,") for line in lines]
    if len(wordings) < 5 and all(_reads_well(wording) for wording in wordings):
        return "；".join(wordings)
    return joined


def _reads_well(wording: str) -> bool:
    """Whether a line is a wording of its own."""
    limit = parse_time_limit(wording)
    return bool(limit.clauses) and not limit.warnings and all(c.kind is not Kind.UNPARSED for c in limit.clauses)


_BARE_DAY = re.compile(
    r"(?:[0-9]{4}[-/.年])?[0-9]{1,2}[-/.月][0-9]{1,2}日?(?:[ T]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
    r"|[0-9]{1,2}[-/ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?:[-/ ][0-9]{2,4})?"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}",
    re.IGNORECASE,
)


def is_bare_day(text: str) -> bool:
    """Whether a cell holds a day and nothing else: in CSV nothing but its text tells that Excel made one of it."""
    return _BARE_DAY.fullmatch(text.strip()) is not None


def is_bare_number(wording: str) -> bool:
    """A number with no unit: 20."""
    return bool(re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", wording))


def join_limits(cells: list[tuple[str, tuple[str, ...]]]) -> tuple[DraftLimit, ...]:
    """Wordings of an item's rows (wording, content of those rows) → one, or several with what they are for."""
    wordings: dict[str, list[str]] = {}
    for wording, content in cells:
        if wording:
            wordings.setdefault(wording, []).extend(content)
    if len(wordings) < 2:
        return tuple(DraftLimit(wording) for wording in wordings)
    return tuple(DraftLimit(wording, _short("；".join(content))) for wording, content in wordings.items())


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"


@lru_cache(2_000)
def read_subjects(text: str) -> tuple[Subject, ...]:
    """The bodies of a cell: a list where each part is the name of a body, else the cell as one name."""
    return tuple(dict.fromkeys(_subjects(text)))


def _subjects(text: str) -> Iterator[Subject]:
    text = tidy(text.replace("\u3000", "  "))
    if not text:
        return
    lines = [compact(line) for line in _apart(text).split("\n") if line.strip()]
    is_list = len(lines) > 1 and all(_is_body(line) or _LEVEL_LEAD.match(line) for line in lines)
    is_branch = any(
        one.endswith("局") and two.endswith("分局") and two.count("局") == 1 for one, two in pairwise(lines)
    )
    parts = lines if is_list and not is_branch else None
    for part in parts or _numbered(text):
        part = compact(part).strip("；;、，,。 ")
        levelled = _LEVEL_LEAD.match(part)
        level = None
        if levelled and len(levels := levels_of(levelled[1])) == 1:
            level, part = levels[0], levelled[2]
        yield from _bodies(part, level)


def _apart(text: str) -> str:
    """Bodies of one line with a wide gap between them, each on a line of its own."""
    parts = _GAP.split(text)
    return "\n".join(parts) if len(parts) > 1 and all(map(_is_body, map(compact, parts))) else text


_GAP = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")


def _numbered(text: str) -> tuple[str, ...]:
    return (
        split_list(text)
        if re.match(r"[0-9①（(一●·]", text) or "；" in text or ";" in text
        else ("".join(text.split()),)
    )


def _bodies(text: str, level: Level | None) -> Iterator[Subject]:
    parts = split_outside_brackets(text, _SIGNS)
    if len(parts) > 1 and all(_is_body(part) for part in parts):
        for part in parts:
            yield Subject(part, level)
    elif text:
        yield Subject(text, level)


def _is_body(name: str) -> bool:
    return len(name) >= 3 and bool(_BODY.search(name)) and not name.endswith("城乡")
