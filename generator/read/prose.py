"""A Markdown page of the office: bytes → its text and the few things its head may say.

- GK105, GK106: as in a catalogue file.
- GK111: nothing in it.
- GK134: the lines between `---` at the top are not what they may be: `title` and `description`, each one line of text.

The head is read as a catalogue file is, so no tag, alias or repeated key comes through; what the host would do with
others (`template`, `hide`, …) is not the business of a text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.diagnostic import Diagnostic, Place, Severity
from generator.model.snapshot import Prose
from generator.yamltext.nodes import Mapping, Scalar
from generator.yamltext.tree import read_located, read_text

KEYS = {"title": 80, "description": 200}
"""What the head may say, and how many characters of it."""

_FENCE = re.compile(r"^---[ \t]*$")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$")
_HEADLESS = re.compile(
    r"^(title|description|template|hide|status|icon|tags|search|date|author|summary)[ \t]*:", re.IGNORECASE
)
"""What the host takes for a head even without the lines of `---`."""

_KEY = re.compile(r"\s*[\"']?(?:title|description|template)[\"']?\s*[:：=]", re.IGNORECASE)
_OTHER_FENCE = re.compile(r"[-－—–]{2,}|\+{3}|…")


@dataclass(frozen=True, slots=True)
class _Head:
    values: dict[str, str]
    problems: list[Diagnostic]
    lines: int


def read_prose(path: str, name: str, data: bytes) -> tuple[Prose | None, list[Diagnostic]]:
    """Read one page.

    Args:
        path: its path inside `pages/`.
        name: how messages call it.
        data: its bytes.
    """
    text, problems = read_text(name, data)
    if text is None:
        return None, problems
    lines = text.split("\n")
    head = _read_head(name, lines)
    body = "\n".join(lines[head.lines :])
    if not head.problems and not body.strip():
        head.problems.append(_say("GK111", name, 1, "文件是空的", "写上文字；不需要的文件请删除。"))
    if head.problems:
        return None, head.problems
    values = head.values
    title, description = values.get("title", ""), values.get("description", "")
    return Prose(path, name, body, title, description, head.lines + 1, text), []


def _find_lost_head(name: str, lines: list[str]) -> Diagnostic | None:
    """A head that is none, for it stands behind an empty line or a space, or is fenced or written in another way."""
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    first, second = lines[start].strip(), lines[start + 1] if start + 1 < len(lines) else ""
    if _OTHER_FENCE.fullmatch(first) and _KEY.match(second):
        message = "文章的设置不在第一行，或者前后不是三个横线，会当成正文显示出来"
        return _say("GK134", name, start + 1, message, "从第一行第一个字写起，前后各一行 ---。")
    if _KEY.match(first):
        fix = "只要写 title 和 description，用半角冒号，前后各加一行 ---。"
        return _say("GK134", name, start + 1, "文章的设置要写在两行 --- 之间", fix)
    return None


def _read_head(name: str, lines: list[str]) -> _Head:
    lost = None if _FENCE.match(lines[0]) or _HEADLESS.match(lines[0]) else _find_lost_head(name, lines)
    if lost is not None:
        return _Head({}, [lost], 0)
    if not _FENCE.match(lines[0]):
        loose = _HEADLESS.match(lines[0])
        fix = "只要写 title 和 description，前后各加一行 ---；是正文的，前面空一行。"
        found = [_say("GK134", name, 1, f"“{loose.group(1)}:”要写在两行 --- 之间", fix)] if loose else []
        return _Head({}, found, 0)
    end = next((number for number, line in enumerate(lines[1:], 1) if _END.match(line)), None)
    if end is None:
        fix = "在文章开头几行设置的末尾补一行 ---；没有设置的，删掉第一行。"
        return _Head({}, [_say("GK134", name, 1, "第一行的 --- 没有配对", fix)], 0)
    inner = "\n".join(["#", *lines[1:end]])
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines[1:end]):
        return _Head({}, [], end + 1)
    document = read_located(name, inner.encode())
    problems = list(document.problems)
    values: dict[str, str] = {}
    if not problems and isinstance(document.root, Mapping):
        problems += _check_keys(name, document.root)
        values = {
            key: node.text.strip() for key, (_, node) in document.root.entries.items() if isinstance(node, Scalar)
        }
    elif not problems:
        problems.append(_say("GK134", name, 2, "两行 --- 之间不是“字段: 内容”", "写成 title: 名称；或者删掉这几行。"))
    return _Head(values, problems, end + 1)


def _check_keys(name: str, root: Mapping) -> Iterator[Diagnostic]:
    for key, (written, node) in root.entries.items():
        place = Place(name, written.line, written.column)
        if key not in KEYS:
            fix = f"删掉这一行；这里只能写 {'、'.join(KEYS)}。"
            yield Diagnostic("GK134", Severity.ERROR, place, f"文章的设置里不能写“{key[:20]}”", fix)
        elif not isinstance(node, Scalar) or not node.text.strip() or "\n" in node.text.strip():
            yield Diagnostic("GK134", Severity.ERROR, place, f"“{key}”要写一行文字", f"写成 {key}: 内容，或者删掉。")
        elif len(node.text) > KEYS[key]:
            message = f"“{key}”太长（{len(node.text)} 个字，最多 {KEYS[key]} 个）"
            yield Diagnostic("GK134", Severity.ERROR, place, message, "写短一些。")


def _say(code: str, name: str, line: int, message: str, fix: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Place(name, line), message, fix)
