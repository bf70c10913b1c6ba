"""各单位清单 offices.yml.

- GK921: two offices with one code, one folder, one site, or one name under the same office above.
- GK922: a code whose form is of another tier than the one written.
- GK923: the office above is not in the list, is none that stands above, or has another code before it.
- GK924: a folder that is not there, or holds no catalogue.
- GK925: coordinates that cannot be read, stand the wrong way round, or lie outside of the country.
- GK926: the folder of a site that others need.

Sources: GB/T 2260 (中华人民共和国行政区划代码): six digits, two each for province, city and county; counties that a
province administers have 90 in the middle. GB/T 10114 (县级以下行政区划代码编制规则): three more for towns.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from generator.model.diagnostic import Code, Diagnostic, Place
from generator.model.geodesy import BOX, is_swapped, parse_point
from generator.model.offices import DIGITS, PORTAL, OfficeEntry, OfficesFile, depth_of, tier_of

GK921 = Code(
    "GK921",
    "两个单位重了",
    "清单里两个单位的行政区划代码、目录文件夹、网站文件夹一样，或者同一个上级下面有两个同名的：后一个会盖掉前一个的网站。",
    "重复登记的，删掉一条；抄错的，改正{what:那一项}。",
)
GK922 = Code(
    "GK922",
    "代码和层级对不上",
    "行政区划代码六位：省级后四位是 0（640000），市级后两位是 0（640300），县级后两位不是"
    " 00（640323）；乡级九位（640323100）。",
    "按民政部公布的行政区划代码改正代码，或者改层级。",
)
GK923 = Code(
    "GK923",
    "上级写得不对",
    "上级写行政区划代码，要在这个清单里，层级要比本单位高，代码开头和本单位的一样；这样才知道目录从哪里继承、门户上归在哪里。",
    "改成真正的上级的代码，例如 640300。",
    {
        "likely": "改成 {code:640300}。",
        "absent": "清单里没有这个上级｜在清单里给它写一条（自己没有目录的不写 folder），或者改正代码。",
        "none": "本来就没有上级｜去掉 parent。",
    },
)
GK924 = Code(
    "GK924",
    "没有目录文件夹",
    "清单里写的目录文件夹不存在，或者里面一个目录文件也没有。路径从清单所在的文件夹写起。",
    "改正路径；目录还没有做的，先不写 folder。",
)
GK925 = Code(
    "GK925",
    "单位的坐标不对",
    "坐标写成“经度,纬度”，以度为单位、小数表示，例如 107.405100,37.784500；要在国内，经度在前。不对的画不到地图上。",
    "从地图网站的“坐标拾取”重新复制；经纬度写反的对调。",
)
GK926 = Code(
    "GK926",
    "网站文件夹不能用",
    "网站文件夹是网址的一段。portal 留给门户；别的单位的行政区划代码是那个单位的网站。",
    "换一个名称，例如单位名称的拼音。",
)

PlaceOf = Callable[[int, str], Place]


def check_offices(listed: OfficesFile, folders: Mapping[str, bool], place_of: PlaceOf) -> Iterator[Diagnostic]:
    """What is wrong in a list that is right in its form.

    Args:
        listed: the file.
        folders: folder as it is written → whether a catalogue is there.
        place_of: number of the entry, key → where it stands.
    """
    yield from _doubled(listed, place_of)
    for number, entry in enumerate(listed.offices):
        yield from _code(entry, number, place_of)
        yield from _parent(entry, listed, number, place_of)
        yield from _coordinates(entry, number, place_of)
        yield from _path(entry, listed.by_code, number, place_of)
        if entry.folder and not folders.get(entry.folder, False):
            yield GK924.at(place_of(number, "folder"), f"“{entry.folder}”里没有目录")
    if listed.standard and not folders.get(listed.standard, False):
        yield GK924.at(listed.place, f"标准目录“{listed.standard}”里没有目录")


_UNIQUE: tuple[tuple[str, str, Callable[[OfficeEntry], object]], ...] = (
    ("code", "行政区划代码", lambda entry: entry.code),
    ("folder", "目录文件夹", lambda entry: entry.folder),
    ("path", "网站文件夹", lambda entry: entry.where),
    ("name", "名称", lambda entry: (entry.parent, entry.name)),
)


def _doubled(listed: OfficesFile, place_of: PlaceOf) -> Iterator[Diagnostic]:
    told: set[int] = set()
    for key, what, value_of in _UNIQUE:
        first: dict[object, int] = {}
        for number, entry in enumerate(listed.offices):
            value = value_of(entry)
            if not value or number in told:
                continue
            other = first.setdefault(value, number)
            if other != number:
                told.add(number)
                there = place_of(other, key)
                message = f"{what}和第 {there.line} 行的“{listed.offices[other].name}”一样"
                yield GK921.at(place_of(number, key), message, related=(there,), what=what)


def _code(entry: OfficeEntry, number: int, place_of: PlaceOf) -> Iterator[Diagnostic]:
    said = tier_of(entry.code)
    if entry.code and said is not entry.level:
        yield GK922.at(place_of(number, "code"), f"“{entry.code}”是{said.value}的代码，层级写的是{entry.level.value}")


def _parent(entry: OfficeEntry, listed: OfficesFile, number: int, place_of: PlaceOf) -> Iterator[Diagnostic]:
    if not entry.parent:
        return
    place, above = place_of(number, "parent"), listed.by_code.get(entry.parent)
    if above is None:
        yield GK923.at(place, f"清单里没有代码是“{entry.parent}”的单位", "absent")
    elif depth_of(above.level) >= depth_of(entry.level):
        yield GK923.at(
            place, f"“{above.name}”是{above.level.value}，不在{entry.level.value}的“{entry.name}”上面", "none"
        )
    elif above.code[: DIGITS[above.level]] != entry.code[: DIGITS[above.level]]:
        code = _likely(entry, listed.by_code)
        message = f"“{entry.code}”不是“{above.name}”（{above.code}）下面的代码"
        yield GK923.at(place, message, "likely", code=code) if code else GK923.at(place, message)


def _likely(entry: OfficeEntry, known: Collection[str]) -> str:
    """The code that stands above by its form, where the list has it."""
    for tier in reversed(list(DIGITS)[: depth_of(entry.level)]):
        code = entry.code[: DIGITS[tier]].ljust(6, "0")
        if code in known:
            return code
    return ""


def _coordinates(entry: OfficeEntry, number: int, place_of: PlaceOf) -> Iterator[Diagnostic]:
    if not entry.at:
        return
    point, place = parse_point(entry.at), place_of(number, "at")
    if point is None:
        yield GK925.at(place, f"“{entry.at}”读不成坐标")
    elif is_swapped(point):
        yield GK925.at(place, f"“{entry.at}”的经度、纬度写反了")
    elif not BOX.holds(point):
        yield GK925.at(place, f"“{entry.at}”不在国内")


def _path(
    entry: OfficeEntry, by_code: Mapping[str, OfficeEntry], number: int, place_of: PlaceOf
) -> Iterator[Diagnostic]:
    if entry.path == PORTAL:
        yield GK926.at(place_of(number, "path"), f"“{PORTAL}”是门户的文件夹")
    elif entry.path in by_code and entry.path != entry.code:
        yield GK926.at(place_of(number, "path"), f"“{entry.path}”是“{by_code[entry.path].name}”的代码")
