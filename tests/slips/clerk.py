"""A clerk who does what a message says, to the letter: the text of a mend → the file with that mend.

What is no instruction for one line (ask somebody, look at both places, restore a backup) is not done. Where a mend
offers two ways, the first is taken.
"""

import re
from collections.abc import Callable

from generator.model.diagnostic import Diagnostic
from generator.yamltext.lines import read_line

Lines = list[str]
Doing = Callable[[Lines, Diagnostic, re.Match[str]], None]


def follow(text: str, problem: Diagnostic) -> str | None:
    """The text as it is after the clerk followed the mend; None where the mend is no instruction for a place."""
    lines = text.split("\n")
    for pattern, do in DOINGS:
        if found := re.search(pattern, problem.fix):
            do(lines, problem, found)
            return "\n".join(lines)
    return None


def _reindent(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    number = problem.place.line - 1
    lines[number] = " " * int(found[1]) + lines[number].lstrip(" \t\u3000\u00a0")


def _deeper(lines: Lines, problem: Diagnostic, _: re.Match[str]) -> None:
    lines[problem.place.line - 1] = "  " + lines[problem.place.line - 1]


def _insert(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    lines.insert(problem.place.line - 1, " " * int(found[2]) + found[1].replace("…", "待填写"))


def _spot(lines: Lines, problem: Diagnostic) -> tuple[int, int, int]:
    """Line, first and last index of what the finding points at: to its end, or to the end of the value."""
    number, column = problem.place.line - 1, problem.place.column - 1
    if problem.place.end:
        return number, column, problem.place.end - 1
    return number, column, len(lines[number].rstrip())


def _replace(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    number, first, last = _spot(lines, problem)
    lines[number] = lines[number][:first] + found[1] + lines[number][last:]


def _rename_key(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    number = problem.place.line - 1
    at = lines[number].index(":")
    while lines[number][at + 1 : at + 2] not in (" ", ""):
        at = lines[number].index(":", at + 1)
    lines[number] = lines[number][: problem.place.column - 1] + found[1] + lines[number][at:]


def _list_in_brackets(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    number, first, last = _spot(lines, problem)
    lines[number] = lines[number][:first] + f"[{found[1]}]" + lines[number][last:]


def _apart(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    number, first, last = _spot(lines, problem)
    before = lines[number][:first]
    if before.rstrip().endswith("-"):
        lines[number : number + 1] = [before + word for word in found[1].split(", ")]
    else:
        lines[number] = before + found[1] + lines[number][last:]


def _drop_end(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    number = problem.place.line - 1
    assert lines[number].rstrip().endswith(found[1])
    lines[number] = lines[number].rstrip().removesuffix(found[1])


def _add_end(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    lines[problem.place.line - 1] += found[1]


def _close_quote(lines: Lines, problem: Diagnostic, _: re.Match[str]) -> None:
    number = problem.place.line - 1
    lines[number] = lines[number].rstrip() + lines[number][problem.place.column - 1]


def _other_end(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    number = problem.place.line - 1
    head, sign, tail = lines[number].rpartition(found[1])
    assert sign
    lines[number] = head + found[2] + tail


def _dash(lines: Lines, problem: Diagnostic, _: re.Match[str]) -> None:
    number = problem.place.line - 1
    text = lines[number].lstrip(" ")
    have = len(lines[number]) - len(text)
    columns = [len(line) - len(line.lstrip(" ")) for line in lines if line.lstrip().startswith("- ")]
    blanks = have if have in columns else max((column for column in columns if column < have), default=have)
    lines[number] = " " * blanks + "- " + text


def _dash_of(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    """Takes a mark away and puts a dash in its place."""
    number = problem.place.line - 1
    text = lines[number].lstrip(" ")
    assert text.startswith(found[1])
    blanks = len(lines[number]) - len(text)
    lines[number] = " " * blanks + "- " + text.removeprefix(found[1]).lstrip(" \u3000\u00a0")


def _colon(lines: Lines, problem: Diagnostic, _: re.Match[str]) -> None:
    number = problem.place.line - 1
    lines[number] = re.sub(r"^([ -]*[\w-]+)[ ]*[：﹕∶:][ \u3000\u00a0]*", r"\1: ", lines[number], count=1)


def _quote(lines: Lines, problem: Diagnostic, _: re.Match[str]) -> None:
    """The whole text of the line in quotes: what stands behind the field's colon, or behind the dash."""
    number = problem.place.line - 1
    line = read_line(number + 1, lines[number])
    assert line is not None
    is_value = line.key.isascii() and line.key and problem.place.column - 1 >= line.at
    at = line.at if is_value else line.column
    value = lines[number][at:].strip().replace("\\", "\\\\").replace('"', "”")
    lines[number] = f'{lines[number][:at]}"{value}"'


def _quote_so(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    number, first, last = _spot(lines, problem)
    lines[number] = lines[number][:first] + found[1] + lines[number][last:]


def _entry_below(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    number, first, last = _spot(lines, problem)
    text = lines[number][first:last]
    indent = len(lines[number]) - len(lines[number].lstrip(" "))
    lines[number : number + 1] = [lines[number][:first].rstrip(), " " * (indent + 2) + f"- {text or found[1]}"]


def _join(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    lines[int(found[1]) - 1] += lines.pop(problem.place.line - 1).strip()


def _break(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    number = problem.place.line - 1
    head, key, tail = lines[number].partition(found[1])
    lines[number : number + 1] = [head.rstrip(" ,，;；"), " " * int(found[2]) + key + tail]


def _no_dash(lines: Lines, problem: Diagnostic, _: re.Match[str]) -> None:
    number = problem.place.line - 1
    lines[number] = lines[number].replace("- ", "  ", 1)


DOINGS: tuple[tuple[str, Doing], ...] = (
    (r"^把这一行开头的空格改成 (\d+) 个", _reindent),
    (r"^这一行前面再加两个空格", _deeper),
    (r"上面补上一行“(.+?)”，前面空 (\d+) 格", _insert),
    (r"上面补上这一条的第一行“(- .+?)”，前面空 (\d+) 格", _insert),
    (r"^(?:改成|改为)“([^”]+)”", _replace),
    (r"^改成 (\".+?\")，带上", _replace),
    (r"^目录里叫“(.+?)”，改成", _replace),
    (r"^这个事项登记的编码是“(.+?)”，改回去", _replace),
    (r"^把编码改回“(.+?)”", _replace),
    (r"^只写编码，名称写成备注：“(.+?)”", _replace),
    (r"^把字段名改成“(.+?)”", _rename_key),
    (r"^写成 \[(.+)\]：英文方括号", _list_in_brackets),
    (r"^(?:每个写成一条|分成几条|一天写一条)：\[(.+?)\]", _apart),
    (r"^去掉末尾的“(.+)”。", _drop_end),
    (r"^在这一行末尾补上“(.)”", _add_end),
    (r"^在这段文字的末尾补上引号", _close_quote),
    (r"^末尾的(?:引号也换成英文的)? ?“?(.)”?换成“(.)”", _other_end),
    (r"^(?:这一行)?前面加(?:英文减号和一个空格|“- ”)", _dash),
    (r"^去掉“(.+?)”，换成英文减号", _dash_of),
    (r"^(减)号后面加一个英文空格", lambda lines, p, f: _dash_after(lines, p)),
    (r"^改成英文冒号加一个空格|^冒号后面加一个空格", _colon),
    (r"^把整段(?:文字)?放进(?:一对)?(?:英文)?双引号", _quote),
    (r"^两边加英文双引号，写成 (\".*?\")", _quote_so),
    (r"^另起一行写“- (.+?)”", _entry_below),
    (r"^是同一句话，接到第 (\d+) 行末尾", _join),
    (r"^在“(.+?:)”前面换行，另起一行，前面空 (\d+) 格", _break),
    (r"^去掉这一行的“- ”，换成两个空格", _no_dash),
    (r"^把这一行移到第 (\d+) 行的后面", lambda lines, p, f: _swap(lines, p, f)),
    (r"^去掉行首的“(.)”", lambda lines, p, f: _no_mark(lines, p, f)),
)


def _dash_after(lines: Lines, problem: Diagnostic) -> None:
    number = problem.place.line - 1
    lines[number] = re.sub(r"-[\u3000\u00a0]*", "- ", lines[number], count=1)


def _no_mark(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    lines[problem.place.line - 1] = lines[problem.place.line - 1].removeprefix(found[1])


def _swap(lines: Lines, problem: Diagnostic, found: re.Match[str]) -> None:
    lines.insert(int(found[1]) - 1, lines.pop(problem.place.line - 1))
