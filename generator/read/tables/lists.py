"""A list in one cell → its elements, without their numbers and the signs between them.

Lists are told by their own numbers in sequence (`numbering`), by bullets, by lines, or by 分号. What is numbered below an
element belongs to it: 一、公告 1.时间 2.地点 is 公告：时间；地点, and a note in brackets on a line of its own belongs to the
element before it. A break inside an element is kept as a sign only where the line was not full.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from generator.read.tables.numbering import Series, find_series
from generator.read.tables.texts import join_lines, one_line, outside_brackets, tidy, width_of

LONGEST = 300
"""Characters of an element, as in the schema."""
_BULLETS = "●•·◆◇▪■□➢►▶★☆○〇✓√"


@lru_cache(8_192)
def split_list(text: str, first: int = 1) -> tuple[str, ...]:
    """The elements of a cell.

    `first`: the number its own numbers begin with, of a list that goes on from the cell above.
    """
    text = _with_notes(tidy(text))
    if not text:
        return ()
    parts = _by_headings(text) or _by_numbers(text, first) or _by_bullets(text) or _by_lines(text)
    elements = (element for part in _without_last_stop(parts) for element in _elements(part, _full_width(text)))
    return tuple(dict.fromkeys(filter(None, elements)))


def goes_on(text: str, number: int) -> bool:
    """Whether a cell begins with this number, as a list does that goes on from the cell above."""
    return number > 1 and bool(re.match(rf"{number}\s*[.．、](?![0-9])", tidy(text)))


# --- notes ------------------------------------------------------------------------------------------------

_NOTE = re.compile(
    r"[（(【\[](?![一二三四五六七八九十0-9]{1,3}[）)】\]])[^（()）【】]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)】\]][；;。]?"
)
_LONGEST_NOTE = 60
_REMARK = re.compile(r"(?:附?注|备注|说明)[：:]")


def _with_notes(text: str) -> str:
    """A text whose notes in brackets stand on the line they belong to: the one before, at the top the one after."""
    if "\n" not in text:
        return text
    lines: list[str] = []
    waiting = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        if not (len(line) <= _LONGEST_NOTE and _NOTE.fullmatch(line) and line[0] in "（("):
            lines.append(waiting + line)
            waiting = ""
        elif lines:
            end = lines[-1][len(lines[-1].rstrip("；;、，,。")) :]
            lines[-1] = lines[-1].rstrip("；;、，,。") + line.rstrip("；;。") + end
        else:
            waiting += line
    return "\n".join([*lines, *([waiting] if waiting else [])])


# --- what an element says below itself ----------------------------------------------------------------------


def _elements(part: str, full: int) -> tuple[str, ...]:
    """One element with what is numbered below it; several where it would be too long."""
    lead, below = _below(part, full)
    if not below:
        return (_plain(lead),)
    said = f"{lead}：{'；'.join(below)}" if lead else "；".join(below)
    if len(said) <= LONGEST or not lead:
        return (said,)
    return tuple(f"{lead}：{one}" for one in below)


def _below(part: str, full: int, depth: int = 0) -> tuple[str, tuple[str, ...]]:
    """What an element is called, and the elements below it."""
    series = find_series(part) if depth < _DEEPEST else None
    lead, parts = (part[: series.first], series.parts) if series else _lines_below(part, full)
    if not parts:
        return _plain(part), ()
    return _plain(lead).rstrip("：:；;。，,、"), tuple(filter(None, (_within(one, full, depth + 1) for one in parts)))


_DEEPEST = 4


def _within(part: str, full: int, depth: int) -> str:
    """An element below another, its own in brackets."""
    lead, below = _below(part, full, depth)
    if not below:
        return lead.rstrip("。")
    return f"{lead}（{'；'.join(below)}）" if lead else "；".join(below)


def _lines_below(part: str, full: int) -> tuple[str, tuple[str, ...]]:
    """Lines below the first of an element that a bullet or a number begins: those that no full line runs into."""
    lines = [line.strip() for line in part.strip().split("\n") if line.strip()]
    if len(lines) < 2:
        return part, ()
    if all(re.match(rf"[-—–*{_BULLETS}]", line) for line in lines[1:]):
        return lines[0], tuple(line.lstrip(f"-—–*{_BULLETS} ") for line in lines[1:])
    parts: list[str] = [lines[0]]
    for one, two in pairwise(lines):
        if _runs_into(one, two, full):
            parts[-1] = join_lines((parts[-1], two))
        else:
            parts.append(two)
    if len(parts) < 2 or len(_plain(parts[0])) > _LONGEST_LEAD:
        return part, ()
    return parts[0], tuple(parts[1:])


_LONGEST_LEAD = 20
"""Characters of a line that names what stands below it."""


def _runs_into(one: str, two: str, full: int) -> bool:
    """Whether a line goes on in the next: it fills its column, or the break stands where no element ends."""
    if _GOES_ON.search(one) or _GOES_ON_FROM.match(two) or two[0] in "和及与或":
        return True
    return width_of(one) + 3 > full


def _full_width(text: str) -> int:
    return max(width_of(line.strip()) for line in text.split("\n"))


def _plain(text: str) -> str:
    return one_line(text).strip().rstrip("；;、，, ").strip()


def _without_last_stop(parts: Sequence[str]) -> list[str]:
    """A list whose elements end in 分号 ends in 句号, which belongs to the list."""
    parts = [part.strip() for part in parts if part.strip()]
    if len(parts) > 1 and parts[-1].endswith("。") and all(p.endswith(("；", ";", "、", "，")) for p in parts[:-1]):
        parts[-1] = parts[-1].removesuffix("。")
    return parts


# --- the list itself --------------------------------------------------------------------------------------


def _by_numbers(text: str, number: int = 1) -> list[str]:
    """Cut before the numbers of the series that begins first; what stands before the first number goes with it."""
    series = find_series(text, number)
    if series is None:
        return []
    lead, parts = text[: series.first].strip(), _remarks_apart(series)
    if not lead:
        return parts
    if lead.endswith(("：", ":")) and "\n" not in lead and len(parts) > 1:
        if _LABEL.fullmatch(lead):
            return [f"{lead}{parts[0]}", *parts[1:]]
        return [text] if len(text) <= LONGEST else parts
    return [*_by_lines(lead), *parts]


_LABEL = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:内容|要素|事项|信息|包括|包含|如下|情况|材料|方面)(?:主要)?(?:包括|有|为|如下)?[：:]"
)
"""Words before a list that name none of its elements."""


def _remarks_apart(series: Series) -> list[str]:
    """The parts, a 注：… on a line below the last as one of its own; so a line that somebody has added without a number."""
    parts = list(series.parts)
    lines = parts[-1].strip().split("\n")
    at = next((index for index, line in enumerate(lines) if index and _REMARK.match(line.strip())), 0)
    if len(lines) == 2 and len(parts) > 1 and not any("\n" in part.strip() for part in parts[:-1]):
        is_added = _ADDED.fullmatch(lines[1].strip()) and not re.search(r"[：:]$", lines[0].strip())
        full = max(width_of(part.strip()) for part in parts[:-1])
        at = at or int(bool(is_added) and not _runs_into(lines[0].strip(), lines[1].strip(), full + 8))
    return [*parts[:-1], "\n".join(lines[:at]), "\n".join(lines[at:])] if at else parts


_ADDED = re.compile(r"[\u4e00-\u9fff《“][^\n]{3,}")
"""A line that may be an element: no number, no bullet, no bracket before it, no end of a word."""


def split_numbered_lines(text: str) -> tuple[str, ...]:
    """The elements of a cell that left with a number on each line: a line without one was added, wherever it stands."""
    lines = [line.strip() for line in tidy(text).split("\n") if line.strip()]
    numbered = [_NUMBERED.match(line) is not None for line in lines]
    if not lines or not numbered[0] or all(numbered):
        return split_list(text)
    return tuple(dict.fromkeys(one for line in lines for one in split_list(_NUMBERED.sub("", line))))


_NUMBERED = re.compile(r"[0-9]{1,3}[.．、]\s*(?![0-9])")


def _by_headings(text: str) -> list[str]:
    """Cut before lines that name what is numbered below them (行政许可： above 1.申请 2.审批), where there are several."""
    lines = text.split("\n")
    heads = [number for number, line in enumerate(lines[:-1]) if _HEADING.fullmatch(line.strip())]
    if len(heads) < 2 or heads[0] or not all(find_series(lines[number + 1]) for number in heads):
        return []
    return ["\n".join(lines[start:stop]) for start, stop in pairwise([*heads, len(lines)])]


_HEADING = re.compile(r"[^0-9①-⑳：:]{2,20}[：:]")


def _by_bullets(text: str) -> list[str]:
    """Cut before bullets, where the first line begins with one."""
    if text[0] in _BULLETS:
        marks = "●◆◇■□○〇➢►▶★☆" if text[0] in "●◆◇■□○〇➢►▶★☆" else re.escape(text[0])
        pattern = rf"[{marks}]" if len(marks) > 2 else rf"(?:^|(?<=[\s；;。]))[{marks}]"
        return re.split(pattern, text)[1:]
    if re.match(r"[-—–*]\s*\S", text) and len(re.findall(r"^[-—–*]", text, re.MULTILINE)) > 1:
        return re.split(r"^[-—–*]+", text, flags=re.MULTILINE)[1:]
    return []


def _by_lines(text: str) -> list[str]:
    lines = _mended([line.strip() for line in text.split("\n") if line.strip()])
    if len(lines) > 1 and not _is_wrapped(lines) and not _is_broken_list(lines):
        return lines
    text = join_lines(lines)
    parts = outside_brackets(text, "；;")
    if len(parts) > 1 and not any("。" in part for part in parts[:-1]):
        parts[-1] = parts[-1].strip().removesuffix("。")
    return parts if len(parts) > 1 else [text]


def _is_broken_list(lines: Sequence[str]) -> bool:
    """Whether lines are one list with 分号, some with several elements."""
    several = any(len(outside_brackets(line.rstrip("；;。"), "；;")) > 1 for line in lines)
    return several and all(line.endswith(("；", ";")) for line in lines[:-1])


def _mended(lines: Sequence[str]) -> list[str]:
    """Lines, those joined between which a break stands in the midst of a word or behind a joiner."""
    mended: list[str] = []
    for line in lines:
        if mended and (_GOES_ON.search(mended[-1]) or _GOES_ON_FROM.match(line)):
            mended[-1] = join_lines((mended[-1], line))
        else:
            mended.append(line)
    return mended


_NARROWEST = 16
"""Columns below which lines of equal length are words under each other rather than one text, broken."""
_GOES_ON = re.compile(r"[的和与及或、，（“《]$")
_GOES_ON_FROM = re.compile(r"[、，。；）”》的]")


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines are one text broken at the width of its column: all of one length, the last one shorter.

    Lines that end alike (……情况, ……情况) are a list.
    """
    if len(lines) < 3 or any(line.endswith(("；", ";", "。", "：", ":")) for line in lines[:-1]):
        return False
    widths = [width_of(line) for line in lines]
    ends = [line[-2:] for line in lines]
    is_even = all(abs(one - two) <= 1 for one, two in pairwise(widths[:-1]))
    return is_even and widths[-1] < widths[0] >= _NARROWEST and len(set(ends)) == len(ends)
