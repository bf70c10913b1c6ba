"""YAML text → a tree that keeps line, column and the text of every scalar.

Plain PyYAML guesses types (`0505` is 325, `NO` is false, `2019-05-15` a date) and lets a repeated key win;
here every scalar is the text that stands there. Anchors, aliases, merge keys and tags have no place in a
catalogue; nesting is limited, because the C loader dies of deep nesting. `builder` builds the tree of the
parser's events; here is what is told before and after. Files in the form that nearly all have are read without libyaml
(`usual`), to the same tree.

Lines and columns count from 1, columns in characters.
"""

import yaml

from generator.model.diagnostic import Code, Diagnostic
from generator.yamltext.builder import GK108, MAX_DEPTH, MAX_VALUES, Builder, StopReadingError, add_problem
from generator.yamltext.characters import decode_text, find_false_spaces, find_forbidden_characters
from generator.yamltext.codes import GK107
from generator.yamltext.conflicts import find_conflict
from generator.yamltext.joined import GK136
from generator.yamltext.lookalikes import find_lookalikes
from generator.yamltext.nodes import Document, Scalar
from generator.yamltext.syntax import explain_syntax
from generator.yamltext.usual import read_usual

GK111 = Code(
    "GK111",
    "文件是空的",
    "文件里什么也没有，或者只有以 # 开头的说明。",
    "写入目录内容；不需要的文件请删除。",
    {"prose": "pages 里的文章｜写上文字；不需要的文件请删除。"},
)
_SPARES_THE_REST = (GK108, GK136)
"""What leaves the rest of a file readable. Elsewhere two things have become one, and whatever were said of that would
be a consequence; and what was written as `"\\0"` must not travel on into messages."""


def read_located(name: str, data: bytes, most: int = MAX_VALUES) -> Document:
    """Read one YAML document of at most so many values.

    Yields GK105 (encoding), GK106 (forbidden character), GK107 (YAML syntax), GK108 (repeated key),
    GK109 (anchor, alias, merge key, tag), GK110 (nesting, size), GK111 (empty), GK112 (several documents),
    GK113 (tab as indentation), GK151 (a look-alike).
    """
    document = Document(name, None)
    text = decode_text(name, data)
    if isinstance(text, Diagnostic):
        document.problems.append(text)
        return document
    document.problems.extend(find_forbidden_characters(name, text))
    document.problems.extend(find_false_spaces(name, text))
    document.problems.extend(find_lookalikes(name, text))
    if document.problems:
        return document
    lines = text.split("\n")
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        add_problem(document, GK111.of("文件是空的"), 1, 1)
        return document
    conflict = find_conflict(lines)
    if conflict is not None:
        document.problems.append(conflict.at(name))
        return document
    document.may_have_remarks = " #" in text
    document.root = read_usual(lines, most, MAX_DEPTH)
    if document.root is None:
        _read_unusual(document, text, most)
    return document


def _read_unusual(document: Document, text: str, most: int) -> None:
    """Read by libyaml whatever its form, with what is wrong with it."""
    try:
        Builder(document, most).build(text)
    except StopReadingError:
        document.root = None
    except yaml.YAMLError as error:
        document.root = None
        problem = explain_syntax(document.name, text, error)
        document.problems = [p for p in document.problems if p.place.line < problem.place.line] + [problem]
    except (ValueError, RecursionError, OverflowError):  # the loader's own limits
        document.root = None
        add_problem(document, GK107.of("文件不是正确的 YAML", "restore"), 1, 1)
    if isinstance(document.root, Scalar) and not document.root.text:
        document.root = None
        add_problem(document, GK111.of("文件是空的"), 1, 1)
    if any(problem.kind not in _SPARES_THE_REST for problem in document.problems):
        document.root = None


def read_text(name: str, data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file that is no YAML, by the same rules: UTF-8, and no character that cannot be seen.

    Yields GK105 (encoding), GK106 (forbidden character), GK151 (a look-alike); with any of them there is no text. Line
    ends become `\\n`.
    """
    text = decode_text(name, data)
    problems = [text] if isinstance(text, Diagnostic) else _found_in_prose(name, text)
    return (None if problems else str(text)), problems


def _found_in_prose(name: str, text: str) -> list[Diagnostic]:
    return [*find_forbidden_characters(name, text), *find_lookalikes(name, text, "prose")]
