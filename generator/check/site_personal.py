"""Personal data in what was made: the last look before anything is published or printed.

The same detector as for the catalogue (`model.personal`) reads the texts of the finished files. What the check lets
pass on purpose, the numbers in the fields for public telephones and registrations, passes here too, and nothing else.

Why: what is masked in the source may stand in another place of the output; 《政府信息公开条例》第十五条,
《个人信息保护法》第二十八条.
"""

import re
from collections.abc import Iterable, Iterator

from generator.model.address import CATEGORY, DOMAIN, SERIAL
from generator.model.attached import AttachedText
from generator.model.diagnostic import Diagnostic, Place
from generator.model.personal.codes import PERSONAL, WHY
from generator.model.personal.find import ALL, find_personal
from generator.model.personal.finding import About, Finding
from generator.model.public import ADDRESSES, CONTACTS

_PUBLIC = CONTACTS | ADDRESSES
_ALONE = About()


def find_public(catalogue: object) -> frozenset[str]:
    """Numbers that stand in the public fields of a catalogue, digits only, so that the gate knows them again."""
    return frozenset(
        key
        for text in _public_texts(catalogue)
        for found in find_personal(text)
        if (key := _key(text[found.start : found.end]))
    )


def _public_texts(value: object, field: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if field in _PUBLIC and any(map(str.isdigit, value)):
            yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _public_texts(part, field)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _public_texts(part, field)
    else:
        for name in getattr(value, "__dataclass_fields__", ()):  # asked ten times an item: `fields` would be slow
            yield from _public_texts(getattr(value, name), field if field in _PUBLIC else name)


def _key(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def may_hold(one: AttachedText, public: frozenset[str]) -> bool:
    """Whether a text holds anything that is not public."""
    about = About(heading=one.heading, row=one.row) if one.heading or one.row else _ALONE
    return any(True for _ in _real(one.text, about, public))


def judge(file: str, texts: Iterable[AttachedText], public: frozenset[str]) -> list[Diagnostic]:
    """Findings in the texts of one finished file, each kind and place once."""
    found: dict[tuple[str, str, str], Diagnostic] = {}
    for one in texts:
        for finding in _real(one.text, About(heading=one.heading, row=one.row), public):
            key = (finding.code, finding.shown, one.where)
            found.setdefault(key, _told(file, one, finding))
    return list(found.values())


_ITEM = re.compile(rf"(?:.*/)?({DOMAIN})/({SERIAL})/[^/]*")
_DOMAIN = re.compile(rf"(?:.*/)?({DOMAIN})/(?:{CATEGORY}/)?[^/]*")
_FILES = re.compile(r"(?:.*/)?(files/.+)")


def source_of(file: str) -> str:
    """Where a file of a site comes from, as far as its name tells: 事项 01-018, 领域 01, pages/files/…"""
    if match := _ITEM.fullmatch(file):
        return f"事项 {match[1]}-{match[2]}"
    if match := _DOMAIN.fullmatch(file):
        return f"领域 {match[1]}"
    return f"pages/{match[1]}" if (match := _FILES.fullmatch(file)) else ""


_FEED = re.compile(r"(?:bodies|audiences|villages)/[0-9a-f]{16}\.xml")
"""A feed's address (`model.feed`): sixteen figures reckoned from a name, of which eleven may look like a telephone."""


def _real(text: str, about: About, public: frozenset[str]) -> Iterator[Finding]:
    for finding in find_personal(text, about, ALL):
        if (key := _key(text[finding.start : finding.end])) and key in public:
            continue
        if any(one.start() <= finding.start and finding.end <= one.end() for one in _FEED.finditer(text)):
            continue
        yield finding


def _told(file: str, one: AttachedText, finding: Finding) -> Diagnostic:
    line = one.line + one.text.count("\n", 0, finding.start)
    column = finding.start - one.text.rfind("\n", 0, finding.start) if line > one.line else one.column + finding.start
    message = f"要公布的文件里有{finding.name}（{finding.shown}），在{one.where}"
    place = Place(file, line, column, source_of(file))
    code = PERSONAL[finding.code]
    return code.at(place, message, source=code.mend("made"), why=WHY)
