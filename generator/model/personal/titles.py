"""A person's full name in the title of a decision, a reply or a notice about that person.

`关于张小明信访事项的答复` names who complained. Appointments, awards and the like name officials and are published by rule
(《公务员法》art. 2; 《政府信息公开条例》art. 20(14)): they are left alone.
"""

import re
from collections.abc import Iterator

from generator.model.personal.surnames import COMPOUND, is_given, is_name

_MATTER = (
    "信访|上访|举报|投诉|申诉|反映|违法|违规|违章|非法|擅自|涉嫌|工伤|视同工伤|低保|特困|救助|补助金?|补贴|抚恤|伤残|残疾|宅基地|建房|翻建|户口|户籍|"
    "迁[入移出]|入户|落户|注销|赔偿|补偿|征收|拆迁|安置|复议|诉讼|纠纷|申请|强制|戒毒|社区矫正|监护|收养|退役|提前退休|病退|医疗|住院|处罚"
)
_PAPER = "决定书?|答复意?见?书?|批复|公示|通报|复?函|意见书?|告知书?|通知书?|认定书?|裁定书?|裁决书?|处罚|处理|情况说明|报告|请示|调查|回复|通告|公告"
_PERSON = r"(?P<name>[\u4e00-\u9fff·]{2,4}?)"
_ABOUT = re.compile(
    r"关于(?:对|给予|同意|撤销|不予|准予|确认|认定|批准|解除|责令|受理|驳回|补发|停发|取消|终止)*"
    rf"{_PERSON}(?:(?:同志|先生|女士|等[0-9一二三四五六七八九十两]{{1,3}}[人户名]?|一?户|家庭|本人|[的为在因诉与向])[^\n，。；]{{0,16}}?)?"
    rf"(?:{_MATTER})[^\n，。；]{{0,30}}?(?:{_PAPER})"
)
_BEHIND = re.compile(
    rf"(?:决定|告知|认定|通知|答复意见|意见|裁决|裁定|答复)书?[（(〔\[【—\-－:：\s]{{1,3}}(?:当事人|申请人|姓名)?[:：]?{_PERSON}(?=[）)〕\]】\s。]|$)"
)
_AHEAD = re.compile(
    rf"(?:^|[\n。；;：:、（(《“\"|\t#>\-.\s]){_PERSON}(?:同志)?的?(?:{_MATTER})[^\n，。；]{{0,12}}?(?:决定书|告知书|认定书|认定决定|答复意见|意见书|答复|裁决书|裁定书|通知书)"
)
_OFFICIAL = re.compile(
    r"任[职免命前期]|免职|职务|任命|聘[任用]|表彰|授予|先进|模范|代表|委员|离任|提名|挂职|录用|人选|任用"
)

_PLACE = frozenset("庄营屯寨店沟桥湾岭集铺堡口河山坡家坝塘圩埠岗洼滩渡")
"""Characters on which names of places end."""

_KIND = ("GK508", "标题里写着当事人的姓名")


def find_titles(words: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, code and kind of each name."""
    for pattern in (_ABOUT, _BEHIND, _AHEAD):
        for match in pattern.finditer(words):
            if _OFFICIAL.search(match.group()):
                continue
            if length := _length_of_name(match["name"]):
                yield match.start("name"), match.start("name") + length, *_KIND


def _length_of_name(name: str) -> int:
    """How long a name is; 0 for what is none."""
    if name[-1] in _PLACE or (len(name) == 4 and name[:2] not in COMPOUND):
        return 0
    return len(name) if is_name(name) or is_given(name) else 0
