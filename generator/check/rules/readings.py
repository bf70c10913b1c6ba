"""读音.

- GK661: the name of a place has a character with several readings, and nobody has told which.
- GK662: a corrected reading has not one syllable for each character, so that it is not used.

Why: names are read as the place calls itself (荥经 yíng, 荥阳 xíng), no dictionary knows those below the county, and
the A–Z list and the search by sound follow the reading.
"""

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place, Severity

GK661 = Code(
    "GK661",
    "地名里有多音字，不知道怎么读",
    "按拼音搜索、按字母排列要用地名的读音。县级以上的地名本程序认得；别的地名里有多音字的（长沟镇的“长”），要由本地说。",
    "在 words.yml 的 readings 下面加一行，例如“{line:长沟镇: chang gou zhen}”，拼音按本地的读法写。",
    severity=Severity.WARNING,
)
GK662 = Code(
    "GK662",
    "读音的音节和字数不一样",
    "readings 里一个字对一个音节，音节用空格分开。数目对不上的这一行不起作用。",
    "写成 {count} 个音节，中间用空格分开，例如“退耕还林: tui geng huan lin”。",
    severity=Severity.WARNING,
)

_BODY_OF_A_PLACE = re.compile(
    r"(.{1,9}?(?:乡|镇|街道|村|社区))(?:人民政府|办事处|政府|村民委员会|居民委员会|村委会|居委会)"
)
_GOVERNMENT = re.compile(r"(.{2,12}?)人民政府")


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.is_damaged("words"):
        return
    for name, place in _places(catalogue, context):
        asked = context.ask_reading(name, catalogue.words.readings)
        if asked is not None:
            yield GK661.at(place, f"地名“{name}”里{asked.question}", line=asked.line)
    for text in context.texts:
        if text.names[:1] == ("readings",) and len(text.names) > 1:
            word, count = text.names[1], len(text.text.split())
            if count != len(word):
                message = f"“{word}”是 {len(word)} 个字，读音写了 {count} 个音节"
                yield GK662.at(text.place, message, count=len(word))


def _places(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, Place]]:
    """Each name of a place once: the office's own, then those of townships and villages among the bodies."""
    office = catalogue.office
    seen: set[str] = set()
    found = [(office.short_name, context.place_of(office.place, "short_name"))]
    if match := _GOVERNMENT.match(office.name):
        found.append((match[1], context.place_of(office.place, "name")))
    bodies = (
        (body, _BODY_OF_A_PLACE.match(body.name.removeprefix(office.short_name))) for body in catalogue.bodies.values()
    )
    found += [(match[1], body.place) for body, match in bodies if match]
    for name, place in found:
        if name and name not in seen:
            seen.add(name)
            yield name, place
