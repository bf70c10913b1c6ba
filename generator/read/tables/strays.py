"""Lines in and around a table that are none of its rows: totals, notes, signatures, names of domains."""

import re
from collections.abc import Mapping

from generator.read.tables.texts import compact

_NOTE = re.compile(
    r"^[*＊※◎△]?[（(]?(?:附?注|备\s*注|说\s*明|填表说明|附注|附件|注释|图例|提示|温馨提示|填写说明|编制说明|标注)(?:[）)]|\s*[0-9一二三]?\s*[:：.、]|\s*$)"
)
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|总数|本页小计|累计)")
_SIGNED = re.compile(
    r"^(?:填报|填表|制表|编制|审核|审批|负责|分管|经办|联系|报送|填写|单位|主要|复核|校对|印发|主办|承办|监督)[^，。；]{0,10}"
    r"(?:人|单位|电话|日期|时间|领导|部门|盖章|签字|签章|签名|负责人)[^：:]{0,8}[：:]|^(?:日\s*期|签\s*字|签\s*章|盖\s*章|电\s*话|填报日期|联系电话)[^：:]{0,6}[：:]|[（(](?:盖章|签字|签章|公章)[）)]"
)
_DAY_ALONE = re.compile(
    r"^[0-9〇○一二三四五六七八九十]{2,4}\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月(?:\s*[0-9一二三四五六七八九十]{1,3}\s*日)?$"
)


def below_reason(text: str) -> str:
    """Why a text is no part of a table; empty where nothing says so."""
    if _TOTAL.match(text):
        return "合计"
    if _NOTE.match(text):
        return "表格下面的说明"
    if _SIGNED.search(text) or _DAY_ALONE.match(text):
        return "落款"
    return ""


def find_domain(text: str, names: Mapping[str, str]) -> str:
    """The domain that a line, a sheet or a file names: the longest name in it. `names`: wording → words of the domain."""
    flat = compact(text)
    found = [name for name in names if len(name) >= 2 and name in flat]
    return names[max(found, key=len)] if found else ""
