"""A cheap look that spares the dear one: a text with too few digits and none of the telling words holds nothing.

It says no only where every pattern of the detector must fail; what is written in signs that it doesn't know is left to the
detector. `tests/check/personal/test_likely.py` holds that it never says no to what is found.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from generator.model.personal.finding import About
from generator.model.personal.papers import REGIONS

_DIGIT = "0-9零〇一壹幺弌二贰貳弍三叁參叄弎四肆五伍六陆陸七柒八捌九玖OoIl"
_STRANGE = re.compile(r"[^\n\t\u3000\x20-\x7e一-龥〇▾～–‘’“”、。《》【】（）〔〕〈〉›✓，：；？！…—·％]")
_LONG = re.compile(rf"[{_DIGIT}](?:[^{_DIGIT}一-龥A-WYZa-wyz]*+[{_DIGIT}]){{8}}")
_PAPER = re.compile(r"[0-9](?:[ \-.]{0,2}[0-9]){4}")
_PLATE = re.compile(rf"[{REGIONS}]\s?[A-Za-z][ \-·•・.．∙●]{{0,2}}[A-HJ-NP-Za-z0-9]{{4}}")
_PAPERS = re.compile(r"[证照]|居[民留]|(?i:passport)")
_DOOR = re.compile(
    r"[0-9零〇一二三四五六七八九十百甲乙丙A-Fa-f]\s?[室户房]|单元|[0-9][\-—#＃][0-9]{1,2}[\-—][0-9]{3}|[栋幢座楼][\s,，\-—]{0,2}[0-9]{3}"
)
_NUMBER = re.compile(r"[0-9零〇一二三四五六七八九十百甲乙丙A-Fa-f]\s?号")
_WHERE = re.compile("[村屯庄寨湾嘎组社区队沟住籍弄里坊苑庭府邸楼栋幢座园寓院舍城]|居[住]")
_CARE = re.compile(
    "[症病癌瘤滋衰析狼炎坏障痴风瘫盲失脊植帕残肢癫梗瘫肝毒肺聋孕矫刑班级困孤抚贫独危廉租救V]|高血压|出血|结核|唐氏|流产|精神|白血|乙肝|保障|低保|五保|留守|监测户|助学|[初高小][一二三四五六]"
)
_TITLE = re.compile("关于|决定|告知|认定|通知|答复|意见|裁[决定]")
_BIRTH = re.compile("(?:19|20)[0-9]{2}")
_BORN = re.compile("[生男女]")


class Hints(NamedTuple):
    """Which parts of the detector may find something."""

    numbers: bool
    papers: bool
    homes: bool
    people: bool
    titles: bool


_SHORT = 200
"""Characters of a text that is looked at again and again: by the check, then in every place of the site it stands in."""

_REMEMBERED = 65_536

_ALL = Hints(True, True, True, True, True)


def hints_of(text: str, about: About) -> Hints:
    """What a text may hold."""
    hints = _hints(text) if len(text) <= _SHORT else _look(text)
    if hints.people or "生" not in about.heading or not _BIRTH.search(text):
        return hints
    return hints._replace(people=True)


def _look(text: str) -> Hints:
    """What it may hold whatever stands beside it."""
    if _STRANGE.search(text):
        return _ALL
    return Hints(
        _LONG.search(text) is not None,
        bool(_PLATE.search(text) or (_PAPERS.search(text) and _PAPER.search(text))),
        bool(_DOOR.search(text) or (_NUMBER.search(text) and _WHERE.search(text))),
        bool(_CARE.search(text) or (_BIRTH.search(text) and _BORN.search(text))),
        _TITLE.search(text) is not None,
    )


_hints = lru_cache(_REMEMBERED)(_look)
