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

from generator.model.diagnostic import Code, Diagnostic, Place, Trouble
from generator.model.snapshot import Prose
from generator.yamltext.nodes import Mapping, Scalar, end_on_line
from generator.yamltext.tree import GK111, read_located, read_text

GK134 = Code(
    "GK134",
    "文章开头的设置不对",
    "文章最前面两行 --- 之间只能写 title（标题）和 description（一句话介绍），各一行文字；"
    "没有设置的，两行 --- 也可以不写。template、hide 等会改变网页的框架，不能写。",
    "删掉这一行；这里只能写 {keys:title、description}。",
    {
        "no_fence": "没有两行 ---｜只要写 title 和 description，前后各加一行 ---；是正文的，前面空一行。",
        "late": "不在第一行，或者前后不是三个横线｜从第一行第一个字写起，前后各一行 ---。",
        "bare": "前后没有 ---｜只要写 title 和 description，用半角冒号，前后各加一行 ---。",
        "one_fence": "只有一行 ---｜在文章开头几行设置的末尾补一行 ---；没有设置的，删掉第一行。",
        "no_fields": "两行 --- 之间不是设置｜写成 title: 名称；或者删掉这几行。",
        "no_text": "没有写内容｜写成 {key:字段名}: 内容，或者删掉。",
        "long": "太长｜写短一些。",
    },
)

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
        head.problems.append(_say(GK111.of("文件是空的", "prose"), name))
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
        return _say(GK134.of(message, "late"), name, start + 1)
    if _KEY.match(first):
        return _say(GK134.of("文章的设置要写在两行 --- 之间", "bare"), name, start + 1)
    return None


def _read_head(name: str, lines: list[str]) -> _Head:
    lost = None if _FENCE.match(lines[0]) or _HEADLESS.match(lines[0]) else _find_lost_head(name, lines)
    if lost is not None:
        return _Head({}, [lost], 0)
    if not _FENCE.match(lines[0]):
        loose = _HEADLESS.match(lines[0])
        found = [_say(GK134.of(f"“{loose.group(1)}:”要写在两行 --- 之间", "no_fence"), name)] if loose else []
        return _Head({}, found, 0)
    end = next((number for number, line in enumerate(lines[1:], 1) if _END.match(line)), None)
    if end is None:
        return _Head({}, [_say(GK134.of("第一行的 --- 没有配对", "one_fence"), name)], 0)
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
        problems.append(_say(GK134.of("两行 --- 之间不是“字段: 内容”", "no_fields"), name, 2))
    return _Head(values, problems, end + 1)


def _check_keys(name: str, root: Mapping) -> Iterator[Diagnostic]:
    for key, (written, node) in root.entries.items():
        place = Place(name, written.line, written.column, end=end_on_line(written))
        if key not in KEYS:
            yield GK134.at(place, f"文章的设置里不能写“{key[:20]}”", keys="、".join(KEYS))
        elif not isinstance(node, Scalar) or not node.text.strip() or "\n" in node.text.strip():
            yield GK134.at(place, f"“{key}”要写一行文字", "no_text", key=key)
        elif len(node.text) > KEYS[key]:
            message = f"“{key}”太长（{len(node.text)} 个字，最多 {KEYS[key]} 个）"
            yield GK134.at(place, message, "long")


def _say(trouble: Trouble, name: str, line: int = 1) -> Diagnostic:
    return trouble.at(Place(name, line))
