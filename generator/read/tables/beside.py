"""Columns that the national table does not have and real ones do → the fields for them: 责任科室, 公开时长, 更新周期,
网站所属栏目 with its address, 备注. What does not fit its field is kept beside as it stands.
"""

import re
from collections.abc import Sequence

from generator.model.item import PortalColumn
from generator.model.webaddress import find_address_fault
from generator.read.tables.headings import heading_words

_HEADINGS = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (
            r"(?:具体)?(?:责任|公开|承办|主办|业务|负责|主管|所属|经办)?(?:内设)?(?:科室|股室|处室|内设机构)(?:（?站所）?)?(?:名称)?",
            "section",
        ),
        (r"公开时长|公示(?:期限?|时间|时长)|(?:公开)?(?:保留|保存)期限|公开期", "duration"),
        (r"公开(?:频率|频次|周期)|更新(?:周期|频率|频次|时限|时间|要求)", "cycle"),
        (
            r"(?:网站|网站公开|门户网站|政府网站|平台|信息公开)?(?:所属|发布|公开|对应)?栏目(?:名称|位置|路径)?|(?:栏目|公开|网站|信息)?(?:网址|链接|链接地址)|(?:政府)?网站URL|URL",
            "portal",
        ),
        (r"备注|备\s*注|附注|备注说明", "remark"),
    )
)
_LONGEST = {"section": 40, "duration": 100, "cycle": 100, "remark": 300}
"""Characters of a field, as in the schema."""
_NAME, _URL = 80, 200
_ADDRESS = re.compile(r"https?://[!-;=?-~]+")


def find_beside(heading: str) -> str:
    """The field that a column's heading means; empty where none has it."""
    words = heading_words(heading)
    return next((key for pattern, key in _HEADINGS if pattern.fullmatch(words)), "")


def fits(key: str, text: str) -> bool:
    """Whether a text may stand in the field."""
    return key == "portal" or 1 < len(text) <= _LONGEST[key]


def read_portal(texts: Sequence[str]) -> tuple[tuple[PortalColumn, ...], tuple[str, ...]]:
    """Names and addresses of the cells or their lines → columns of the portal, and texts that are none.

    A line with a name and an address is a column, as are one name and one address in two cells; an address without a
    name is kept beside.
    """
    if texts and all(map(_is_column, texts)):
        return tuple(dict.fromkeys(map(_column, texts))), ()
    urls = [url for text in texts for url in _ADDRESS.findall(text)]
    names = [name for text in texts if (name := _name_in(text))]
    sound = [url for url in urls if len(url) <= _URL and find_address_fault(url) is None]
    if not names or len(urls) != len(sound) or any(not 1 < len(name) <= _NAME for name in names):
        return (), tuple(texts)
    if len(names) == len(urls):
        return tuple(dict.fromkeys(map(PortalColumn, names, urls))), ()
    if len(names) == 1 and len(urls) <= 1:
        return (PortalColumn(names[0], "".join(urls)),), ()
    return tuple(dict.fromkeys(map(PortalColumn, names))), tuple(urls)


def _name_in(text: str) -> str:
    return _ADDRESS.sub("", text).strip(" ：:，,；;（）()")


def _is_column(text: str) -> bool:
    """Whether a line is a name, with one sound address or none."""
    urls = _ADDRESS.findall(text)
    is_sound = not urls or (len(urls) == 1 and len(urls[0]) <= _URL and find_address_fault(urls[0]) is None)
    return is_sound and 1 < len(_name_in(text)) <= _NAME


def _column(text: str) -> PortalColumn:
    return PortalColumn(_name_in(text), "".join(_ADDRESS.findall(text)))
