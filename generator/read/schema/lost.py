"""A line that is gone, or stands too far left or right, found by trial: what would mend the file is what is wrong.

A lost `items:` or a lost `- body: …` leaves lines that are right in themselves under something they don't belong to,
and both the parser and the schema complain of them. So the few changes that may set it right are made to the text one
by one (move the line, put a dash before it, put back the line above it), and the one with which the file is whole is
told. Nothing is told that was not seen to mend the file.

Yields GK142 (a line is gone), GK107 (indentation, dash).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from generator.model.diagnostic import Code, Diagnostic, Place, Trouble
from generator.model.text import UNFILLED
from generator.read.schema.explain import GK201, GK202
from generator.read.schema.schemas import descend, known_fields, resolve
from generator.read.schema.shapes import GK206
from generator.read.schema.validate import Validator
from generator.yamltext.builder import GK108
from generator.yamltext.characters import decode_text
from generator.yamltext.codes import GK107
from generator.yamltext.joined import GK135
from generator.yamltext.lines import after, before, quote_line, read_line
from generator.yamltext.tree import read_located

GK142 = Code(
    "GK142",
    "少了一行",
    "列表、分组的上面要有它的字段名（例如“items:”“subject:”），每一条的第一行要有“- ”和这一条的第一个字段。"
    "剪切、删除的时候多选了一行，下面的内容就没有了归属。程序把少的这一行补上试过，补上以后这个文件就对了。",
    "在这一行上面补上一行“{key:字段名}:”，前面空 {blanks:几} 格。",
    {
        "entry": "少的是一条的第一行｜在这一行上面补上这一条的第一行“- {key:字段名}: …”，前面空 {blanks:几} 格；"
        "下面这几行不用动。",
    },
)

_SIGNS = (GK107, GK108, GK135, GK201, GK202, GK206)
"""What a line that is gone or moved is taken for at first."""

_TELLING = 9
"""Characters by which a mend is known."""

_DOUBTFUL = tuple(
    GK107.mend(remedy)[:_TELLING]
    for remedy in (
        "", "align", "align_dash", "indent", "indent_to", "colon_inside", "parent", "loose", "dash_down", "add_dash",
        "content", "head", "colon_missing",
    )
)  # fmt: skip
"""What the parser's own words say, and what is only likely: the beginnings of these mends."""

_MOST_LINES = 20_000
_MOST_TRIALS = 60
_LINES_IN_ALL = 80_000
"""Lines that all trials together may read: some two seconds. A file of a catalogue is far from that."""
_LEAST_TRIALS = 4
_SUSPECTS = 4
"""Findings whose lines are looked at."""

_STEP = 2
"""Blanks a level."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """A change of one line, and what is wrong if it mends the file.

    `line`, `column` from 1; `added`: 1 where a line was put in; `is_dash`: a dash was.
    """

    lines: list[str]
    line: int
    column: int
    trouble: Trouble
    added: int = 0
    is_dash: bool = False


def find_lost_line(name: str, data: bytes, found: Sequence[Diagnostic], validator: Validator) -> list[Diagnostic]:
    """What is wrong with a file in the place of what was found of it; nothing where no trial mends it.

    Args:
        name: of the file.
        data: its bytes.
        found: what reading it and its schema gave.
        validator: for files of this kind.
    """
    suspects = [problem for problem in found if problem.kind in _SIGNS][:_SUSPECTS]
    if suspects and suspects[0].kind is GK107 and not suspects[0].fix.startswith(_DOUBTFUL):
        return []
    text = decode_text(name, data) if suspects else ""
    lines = text.split("\n") if isinstance(text, str) else []
    if not suspects or not 0 < len(lines) < _MOST_LINES:
        return []
    is_broken = suspects[0].kind in (GK107, GK135)
    spots = dict.fromkeys(n for p in suspects for n in _near(lines, p.place.line, is_broken))
    if suspects[0].kind is GK108 and _is_double(lines, suspects[0].place.line):
        return []
    trials = (trial for make in _CHANGES for number in spots for trial in make(lines, number, validator.schema))
    most = min(_MOST_TRIALS, max(_LEAST_TRIALS, _LINES_IN_ALL // len(lines)))
    for trial in islice(trials, most):
        left = _judge(name, trial, validator)
        if left is not None and _is_better(left, found, trial, is_broken):
            if _says_so(suspects[0], trial):
                return []
            rest = [] if is_broken else _still(found, left)
            return sorted([trial.trouble.at(Place(name, trial.line, trial.column)), *rest], key=lambda p: p.place)
    return _without_doubt(name, lines, suspects[0]) if is_broken else []


def _is_double(lines: Sequence[str], number: int) -> bool:
    """Whether the line says what the one above says: it was pasted twice."""
    above = before(lines, number)
    return above is not None and lines[above.number - 1].strip() == lines[number - 1].strip()


_TO = re.compile(r"空格改成 ([0-9]+) 个")


def _without_doubt(name: str, lines: Sequence[str], told: Diagnostic) -> list[Diagnostic]:
    """What was found, without an advice that was seen not to help; nothing where it may stay as it is."""
    blanks = _TO.search(told.fix)
    number = told.place.line
    if told.kind is not GK107 or blanks is None:
        return []
    mended = _with(lines, number, " " * int(blanks[1]) + lines[number - 1].lstrip(" "))
    after_it = read_located(name, "\n".join(mended).encode()).problems
    is_better = not after_it or after_it[0].place.line > number
    return [] if is_better else [replace(told, fix=GK107.mend("align"))]


def _near(lines: Sequence[str], number: int, is_broken: bool) -> Iterator[int]:
    """The line that was told; of a text that can't be read also those beside it, for the parser is late."""
    yield number
    if is_broken:
        beside = (before(lines, number), after(lines, number))
        yield from (line.number for line in beside if line is not None)


def _says_so(told: Diagnostic, trial: _Trial) -> bool:
    """Whether what was found says the same already, and more of it: why a line was no entry, what it was joined to."""
    is_same = not trial.added and told.place.line == trial.line
    return is_same and (told.kind is GK135 or trial.is_dash)


def _judge(name: str, trial: _Trial, validator: Validator) -> list[Diagnostic] | None:
    """What is wrong with the text of a trial, except with the line that was put in; None where it can't be read."""
    document = read_located(name, "\n".join(trial.lines).encode())
    if document.problems or document.root is None:
        return None
    return [p for p in validator.check(document) if not (trial.added and p.place.line == trial.line)]


def _is_better(left: list[Diagnostic], found: Sequence[Diagnostic], trial: _Trial, is_broken: bool) -> bool:
    """Whether nothing new is wrong, and something is right that was not."""
    if is_broken:
        return not left
    before_it, now = _said(found), _said(left)
    return now < before_it and not any(p.kind in _SIGNS and p.place.line == trial.line + trial.added for p in left)


def _said(problems: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((problem.code, problem.message) for problem in problems)


def _still(found: Sequence[Diagnostic], left: list[Diagnostic]) -> list[Diagnostic]:
    said = _said(left)
    return [problem for problem in found if (problem.code, problem.message) in said]


# --- changes --------------------------------------------------------------------------------------


def _moves(lines: Sequence[str], number: int, _schema: Any) -> Iterator[_Trial]:
    """The line in the column of one of its neighbours."""
    here = read_line(number, lines[number - 1])
    if here is None:
        return
    beside = [line for line in (before(lines, number), after(lines, number)) if line is not None]
    near = (b for line in beside for b in (line.indent, line.column, line.indent + _STEP))
    blanks = dict.fromkeys((*near, *_outer(lines, number)))
    for count in blanks:
        if count == here.indent:
            continue
        peer = _peer(lines, number, count)
        shown = quote_line(lines[number - 1])
        message = f"第 {number} 行“{shown}”前面有 {here.indent} 个空格，应当是 {count} 个"
        trouble = GK107.of(message, "indent_to" if peer else "indent_by", blanks=count, line=peer)
        yield _Trial(
            _with(lines, number, " " * count + lines[number - 1].lstrip(" ")), number, here.indent + 1, trouble
        )


def _outer(lines: Sequence[str], number: int) -> Iterator[int]:
    """The columns of all that the line may stand in, from the inmost."""
    column = -1
    for n in range(number - 1, 0, -1):
        line = read_line(n, lines[n - 1])
        if line is not None and (column < 0 or line.indent < column):
            column = line.indent
            yield column
        if not column:
            return


def _peer(lines: Sequence[str], number: int, blanks: int) -> int:
    """The nearest line with so many blanks in front; 0 where there is none."""
    same = [
        n for n, text in enumerate(lines, 1) if n != number and (line := read_line(n, text)) and line.indent == blanks
    ]
    return min(same, key=lambda n: abs(n - number), default=0)


def _dashes(lines: Sequence[str], number: int, _schema: Any) -> Iterator[_Trial]:
    """The line with a dash before it: in its own column, or so that its text stays where it is."""
    here = read_line(number, lines[number - 1])
    if here is None or here.has_dash:
        return
    text = lines[number - 1].lstrip(" ")
    shown = quote_line(text)
    trouble = GK107.of(f"“{shown}”前面少了“- ”", "add_dash", text=shown)
    for blanks in (here.indent, here.indent - _STEP):
        if blanks >= 0:
            yield _Trial(
                _with(lines, number, f"{' ' * blanks}- {text}"), number, here.column + 1, trouble, is_dash=True
            )


def _headers(lines: Sequence[str], number: int, schema: Any) -> Iterator[_Trial]:
    """The line above put back: the name of the list or the group that begins here."""
    here = read_line(number, lines[number - 1])
    if here is None or here.indent < _STEP or not (here.has_dash or here.key):
        return
    blanks = here.indent - _STEP
    wanted = "array" if here.has_dash else "object"
    for key, part in known_fields(schema, _path(lines, number, blanks)).items():
        if not _takes(schema, part, wanted):
            continue
        shown = quote_line(lines[number - 1])
        trouble = GK142.of(f"“{shown}”上面少了一行“{key}:”", key=key, blanks=blanks)
        yield _Trial(_put(lines, number, f"{' ' * blanks}{key}:"), number, here.column + 1, trouble, 1)


def _takes(schema: Any, part: Any, kind: str) -> bool:
    options = (resolve(schema, part), *(resolve(schema, part).get(name, {}) for name in ("then", "else")))
    kinds = [option.get("type", ()) for option in options if isinstance(option, dict)]
    return any(kind == one or (isinstance(one, list) and kind in one) for one in kinds)


def _firsts(lines: Sequence[str], number: int, schema: Any) -> Iterator[_Trial]:
    """The first line of an entry put back, where the line here is one of its later fields."""
    here = read_line(number, lines[number - 1])
    if here is None or here.has_dash or not here.key or here.indent < _STEP:
        return
    blanks = here.indent - _STEP
    names = (*_path(lines, number, blanks), "[]")
    fields = known_fields(schema, names)
    if here.key not in fields:
        return
    for key in _first_fields(schema, names, fields):
        if key == here.key:
            continue
        shown = quote_line(lines[number - 1])
        trouble = GK142.of(f"“{shown}”上面少了一行“- {key}: …”", "entry", key=key, blanks=blanks)
        yield _Trial(_put(lines, number, f"{' ' * blanks}- {key}: {UNFILLED}"), number, here.column + 1, trouble, 1)


def _first_fields(schema: Any, names: tuple[str, ...], fields: dict[str, Any]) -> Iterator[str]:
    """The fields that an entry must have, for one of these begins it."""
    here = descend(schema, schema, names)
    options = (here, here.get("then", {}), here.get("else", {}))
    must = {key for option in options for key in resolve(schema, option).get("required", ())}
    yield from (key for key in fields if key in must)


def _swaps(lines: Sequence[str], number: int, _schema: Any) -> Iterator[_Trial]:
    """The line before the one above it."""
    above = before(lines, number)
    if above is None:
        return
    turned = [*lines]
    turned[above.number - 1], turned[number - 1] = lines[number - 1], lines[above.number - 1]
    message = (
        f"第 {above.number} 行“{quote_line(lines[above.number - 1])}”和第 {number} 行“{quote_line(lines[number - 1])}”"
    )
    trouble = GK107.of(f"{message}前后颠倒了", "swap", line=number)
    yield _Trial(turned, above.number, above.column + 1, trouble)


_CHANGES: tuple[Callable[[Sequence[str], int, Any], Iterator[_Trial]], ...] = (
    _moves,
    _dashes,
    _swaps,
    _headers,
    _firsts,
)


def _path(lines: Sequence[str], number: int, blanks: int) -> tuple[str, ...]:
    """Names from the top of the file to where a line with so many blanks in front of it, put in here, would stand."""
    names: list[str] = []
    column = blanks
    for n in range(number - 1, 0, -1):
        line = read_line(n, lines[n - 1])
        is_entry = names[-1:] == ["[]"]  # whose list's name may stand in the column of its dash
        if line is None or line.indent >= column + is_entry or (is_entry and line.has_dash):
            continue
        if line.key and not line.value and line.column < column:
            names.append(line.key)
        if line.has_dash:
            names.append("[]")
        column = line.indent
        if not column and not line.has_dash:
            break
    return tuple(reversed(names))


def _with(lines: Sequence[str], number: int, text: str) -> list[str]:
    return [*lines[: number - 1], text, *lines[number:]]


def _put(lines: Sequence[str], number: int, text: str) -> list[str]:
    return [*lines[: number - 1], text, *lines[number - 1 :]]
