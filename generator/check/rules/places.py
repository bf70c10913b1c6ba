"""便民地图 places.yml.

- GK870: latitude stands before longitude.
- GK871: coordinates that cannot be read, or that lie outside of the country.
- GK872: a place lies far from all the others: a figure is wrong, or the system.
- GK873: two places stand at one point.
- GK875: coordinates are written so short that the place may be a street away.

Why: who is sent to the wrong place by an office's map goes there for nothing. The outline is judged where it is read
(GK874).
"""

from collections.abc import Iterator, Sequence
from statistics import median

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.geodesy import BOX, Point, is_swapped, metres_between
from generator.model.place import Spot

GK870 = Code(
    "GK870",
    "经度、纬度写反了",
    "坐标要经度在前（国内是 73 到 136），纬度在后（国内是 3 到 54）。写反了，点会画到国外去。",
    "把两个数对调：{right:经度,纬度}。",
)
GK871 = Code(
    "GK871",
    "坐标读不出来",
    "坐标写成“经度,纬度”，以度为单位、小数表示，例如 106.278179,38.466370；要在国内"
    "（东经 72.004 到 137.8347 度、北纬 0.8293 到 55.8271 度）。度分秒、平面坐标、多出来的高程都不认得。",
    "从地图网站的“坐标拾取”重新复制；度分秒先换算成小数。",
)
GK872 = Code(
    "GK872",
    "地点离别处太远",
    "这一处离别的地点超过 200 公里，一个县没有这么大，多半是坐标错了一位。",
    "在地图上核对坐标；真的那么远的（外地办事处），不用放在地图上。",
    severity=Severity.WARNING,
)
GK873 = Code(
    "GK873",
    "两处地点坐标一样",
    "两处地点的坐标完全一样，地图上只看得见一个。",
    "在同一个院里的，坐标各取自己的门口；抄重了的，改正。",
    severity=Severity.WARNING,
)
GK875 = Code(
    "GK875",
    "坐标写得太粗",
    "小数点后不到四位，可能差几百米到几公里，群众照着走会走错街。",
    "重新取坐标，至少写到小数点后四位，最好六位。",
    severity=Severity.WARNING,
)

_FAR = 200_000
"""Metres."""
_FIGURES = 4


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    sound = []
    for spot in catalogue.places:
        given = spot.given
        place = context.place_of(spot.place, "at")
        if given is None:
            if spot.at:
                yield GK871.at(place, f"“{spot.name}”的坐标“{spot.at}”读不出来")
        elif is_swapped(given):
            yield GK870.at(place, f"“{spot.name}”的经度、纬度写反了", right=f"{given.lat},{given.lon}")
        elif not BOX.holds(given):
            yield GK871.at(place, f"“{spot.name}”的坐标“{spot.at}”不在国内")
        else:
            sound.append(spot)
            if min(len(part.strip().partition(".")[2]) for part in spot.at.replace("，", ",").split(",")) < _FIGURES:
                yield GK875.at(place, f"“{spot.name}”的坐标“{spot.at}”只写到小数点后不足四位")
    yield from _check_together(sound, context)


def _check_together(spots: Sequence[Spot], context: Context) -> Iterator[Diagnostic]:
    first: dict[Point, Spot] = {}
    points = [spot.point for spot in spots if spot.point is not None]
    if not points:
        return
    middle = Point(median(point.lon for point in points), median(point.lat for point in points))
    for spot, point in zip(spots, points, strict=True):
        place = context.place_of(spot.place, "at")
        before = first.setdefault(point, spot)
        if before is not spot:
            yield GK873.at(place, f"“{spot.name}”和“{before.name}”的坐标一样", related=(before.place,))
        distance = metres_between(point, middle)
        if len(points) > 2 and distance > _FAR:
            yield GK872.at(place, f"“{spot.name}”离别的地点约 {round(distance / 1000)} 公里")
