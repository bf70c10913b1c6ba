"""What a YAML text holds: texts, lists and groups, each with its place.

Lines and columns count from 1, columns in characters. `end_line` and `end_column` are behind the last character (the
column is that of the first character that is not part of it).
"""

from dataclasses import dataclass, field

from generator.model.diagnostic import Diagnostic


@dataclass(slots=True)
class Scalar:
    """A text. `plain`: written without quotes. `remark`: what follows it on its line, from the blanks before `#` on.
    `mark`: `|` or `>` where it stands below one and ends in a line break.
    """

    text: str
    line: int
    column: int
    plain: bool = True
    end_line: int = 0
    end_column: int = 0
    remark: str = ""
    mark: str = ""


@dataclass(slots=True)
class Sequence:
    """A list. `flow`: written in brackets."""

    items: list["Node"]
    line: int
    column: int
    flow: bool = False
    end_line: int = 0
    end_column: int = 0


@dataclass(slots=True)
class Mapping:
    """A group. Keys keep their own place; a repeated key is reported and the first one kept."""

    entries: dict[str, tuple[Scalar, "Node"]]
    line: int
    column: int
    flow: bool = False
    end_line: int = 0
    end_column: int = 0


Node = Scalar | Sequence | Mapping


def end_on_line(node: Node) -> int:
    """Column behind the last character of what stands on one line, else 0: what a `Place` calls its end."""
    return node.end_column if node.end_line == node.line else 0


@dataclass(slots=True)
class Document:
    """What one file gave: a tree (None when it cannot be read) and the problems met.

    `may_have_remarks`: false where no text can have a remark behind it on its line.
    """

    name: str
    root: Node | None
    problems: list[Diagnostic] = field(default_factory=list)
    may_have_remarks: bool = True
