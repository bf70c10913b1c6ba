"""Whose an account or a register's number is: that of an office or a firm is public, that of a person is not."""

import re

from generator.model.personal.finding import About
from generator.model.personal.names import has_name_cell, name_before, row_of
from generator.model.personal.reading import Reading
from generator.model.personal.surnames import is_name
from generator.model.personal.words import last_end

_ORGANISATION = re.compile(
    r"财政|工会|专户|保证金|国库|非税|税务|[局委府院厂站厅馆厦](?=$|[\s，,。；;：:（(）)、|账帐户开])|委员会|人民政府|公司|中心|法院|医院|学校|小学|中学|"
    r"集团|合作社|管理处|办公室|办事处|协会|基金会|红十字|慈善|对公|基本户|公共资源|机关|公积金|学院|大学"
)
_FIRM = re.compile(
    r"公司|企业|合作社|商行|经营部|经销部|个体|工商户|门市|超市|饭店|酒店|药店|[厂店部社行场园坊馆]$|[厂店]|集团|注册|法人|执照|单位|机构"
)
_OWNER = re.compile(
    r"(?:户名|账户名称?|帐户名称?|收款单位|收款人|开户名称?|开户单位|单位名称|名称)[：:\s\t|]*([^\s，,；;。|：:]{2,30})"
)
_NEXT_OWNER = re.compile(
    r"[\s，,；;|、（(]*(?:户名|账户名称?|帐户名称?|收款单位|收款人|开户名称?|名称)[：:\s|]*([^\s，,；;。|：:]{2,30})"
)


_PARAGRAPH = re.compile(r"。|\n\s*\n")


def is_of_an_organisation(reading: Reading, start: int, end: int, about: About) -> bool:
    """The account is one of an office, a firm or a union: its holder is named next to it."""
    words = reading.words
    before = words[max(0, start - 90) : start]
    before = before[last_end(_PARAGRAPH, before) :]
    holders = _OWNER.findall(before) if "名" in before or "收款" in before or "开户单位" in before else []
    after = _NEXT_OWNER.match(words, end)
    named = holders[-1] if holders else after.group(1) if after else ""
    if named:
        return not is_name(named[:4], believed=True) and bool(_ORGANISATION.search(named) or _FIRM.search(named))
    if name_before(reading, start):
        return False
    cells = [*about.row, *row_of(words, start)]
    if has_name_cell(cells):
        return False
    near = before[before.rfind("\n", 0, max(0, len(before) - 30)) + 1 :]
    return bool(_ORGANISATION.search(near)) or any(_ORGANISATION.search(cell) for cell in cells)


def is_near_a_firm(reading: Reading, start: int, about: About) -> bool:
    """A firm is named in the line before the number, or in its row."""
    words = reading.words
    before = words[max(0, start - 40) : start]
    after = words[start : start + 60].partition("\n")[0]
    near = before[before.rfind("\n") + 1 :] + after
    return bool(_FIRM.search(near)) or any(_FIRM.search(cell) for cell in (*about.row, *row_of(words, start)))
