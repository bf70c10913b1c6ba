"""Home addresses down to the door: house, entrance and flat of an estate, or group and number of a village.

The address of an office is a public duty: where an office stands before the house number in the same clause, nothing is found.
"""

import re
from collections.abc import Iterator

_N = r"[0-9零〇一二三四五六七八九十百甲乙丙ABCDEFabcdef]{1,5}"
_FLAT = re.compile(
    rf"{_N}\s?(?:号楼|[栋幢座楼])[\s,，\-—]{{0,2}}(?:{_N}\s?单元[\s,，\-—]{{0,2}})?(?:{_N}\s?[层楼]\s?)?{_N}\s?[室户号房](?!楼|线|地块|型|居民|群众|住户|村民|人)"
    rf"|{_N}\s?单元[\s,，\-—]{{0,2}}(?:{_N}\s?[层楼]\s?)?{_N}\s?[室户号房]?(?![0-9]|型)"
    r"|(?<![0-9])[0-9]{1,3}[\-—#＃][0-9]{1,2}[\-—][0-9]{3,4}(?![0-9\-—年.]|\s?[室户]型)"
    r"|[0-9]{1,3}\s?(?:号楼|[栋幢座])[\s,，\-—]{0,2}[0-9]{3,4}(?![0-9.\-—]|\s?[平㎡m户套人元亩]|\s?[室户]型)"
)
_ESTATE = re.compile(
    r"小区|家园|花园|公寓|新村|[苑庭府邸]|家属院|家属楼|宿舍|安置房|楼院|住宅|华城|名城|新城|社区|[村屯庄里弄湾坊]|住址|家住|居住|现住|户籍"
)
_VILLAGE = re.compile(
    rf"[村屯庄寨湾嘎组社区队沟][\u4e00-\u9fff]{{0,8}}?{_N}\s?(?:[组社队]|村民小组|小组)[\s,，]?(?:[\u4e00-\u9fff]{{0,4}}?){_N}\s?号(?!地|楼|线|路|井|桥|文|令|公告|地块|机|泵|渠|坝|塘|标|宗|图)"
)
_STREET = re.compile(
    rf"(?:住址|家住|现住址?|居住地址|户籍地址?|户籍所在地|家庭地址|家庭住址|住所)[：: 为在是\t|]{{0,3}}[^。；;\n]{{2,30}}?{_N}\s?号(?:院|楼)?(?![文令公地线])"
)
_OFFICE = re.compile(
    r"办公|政务|行政|[局委厅]|政府|中心|大厦|大楼|公司|窗口|法院|检察院|医院|学校|小学|中学|大学|酒店|宾馆|写字楼|会议|商务|服务站|服务大厅|报名|开标|受理|代理"
)
_HOME = ("GK506", "具体到门牌的家庭住址")
_REACH = 30


def find_homes(words: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, code and kind of each address."""
    for match in _FLAT.finditer(words):
        start = max(0, match.start() - _REACH)
        before = _clause(words[start : match.start()])
        estates = [found.end() for found in _ESTATE.finditer(before)]
        offices = [found.end() for found in _OFFICE.finditer(before)]
        if estates and (not offices or offices[-1] < estates[-1]) and not _OFFICE.match(words, match.end()):
            yield match.start(), match.end(), *_HOME
    for pattern in (_VILLAGE, _STREET):
        for match in pattern.finditer(words):
            if not _OFFICE.search(_clause(words[max(0, match.start() - 8) : match.end()])):
                yield match.start(), match.end(), *_HOME


_STOP = re.compile(r"[。；;！？\n\t|]")


def _clause(text: str) -> str:
    ends = [match.end() for match in _STOP.finditer(text)]
    return text[ends[-1] :] if ends else text
