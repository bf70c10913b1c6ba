"""个人信息 beside the catalogue: prose with its head, comments, alt texts and links; attachments; file names.

What is looked for, and the codes GK501 to GK503 and their kin: `model.personal`, `check.rules.privacy`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.model.attached import AttachedText
from generator.model.diagnostic import Diagnostic, Place
from generator.model.personal.codes import PERSONAL, WHY
from generator.model.personal.find import find_personal
from generator.model.personal.finding import About, Finding
from generator.model.snapshot import Prose

MAX_FINDINGS = 50
"""Of one file: a list of a thousand persons is told by its first."""


def _say(place: Place, found: Finding) -> Diagnostic:
    return PERSONAL[found.code].at(place, f"这里像是{found.name}（{found.shown}）", why=WHY)


def check_name(path: str, name: str) -> Iterator[Diagnostic]:
    """The path of a file is its address, and public."""
    for found in find_personal(path, About())[:1]:
        message = f"文件名里像是有{found.name}（{found.shown}）"
        yield PERSONAL[found.code].at(Place(name), message, "rename", why=WHY)


def check_source(prose: Prose) -> Iterator[Diagnostic]:
    """The whole text of a page as it is written: what no reader sees still stands in the repository."""
    for found in find_personal(prose.source, About())[:MAX_FINDINGS]:
        start = prose.source.rfind("\n", 0, found.start) + 1
        line = prose.source.count("\n", 0, found.start) + 1
        yield _say(Place(prose.name, line, found.start - start + 1), found)


def check_visible(prose: Prose, text: str) -> Iterator[Diagnostic]:
    """What residents would read together though it is written apart: in entities, across marks and tags."""
    told = Counter((found.code, found.shown) for found in find_personal(prose.source, About()))
    for found in find_personal(text, About())[:MAX_FINDINGS]:
        told[found.code, found.shown] -= 1
        if told[found.code, found.shown] < 0:
            yield _say(Place(prose.name, prose.first_line, 1, "网页上连起来的文字"), found)


def check_attached(name: str, texts: Iterable[AttachedText]) -> Iterator[Diagnostic]:
    """The texts of an attachment, each with the words beside it."""
    told = 0
    for text in texts:
        for found in find_personal(text.text, About(heading=text.heading, row=text.row)):
            yield _say(_place(name, text, found.start), found)
            told += 1
            if told == MAX_FINDINGS:
                return


def _place(name: str, text: AttachedText, start: int) -> Place:
    """`where` names the place in the office's own program; a line and column are right in files of text only."""
    before = text.text[:start]
    lines = before.count("\n")
    column = start - before.rfind("\n") if lines else text.column + start
    return Place(name, text.line + lines, column, text.where)
