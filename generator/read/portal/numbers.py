"""Document numbers (发文字号) in titles and rows: 岚土征告〔2022〕5号, 2025年11号 is none."""

import re

_NUMBER = re.compile(
    r"(?P<who>[\u4e00-\u9fffA-Za-z]{1,14})\s*[〔\[【（(［]\s*(?P<year>(?:19|20)[0-9]{2})\s*[〕\]】）)］]\s*第?\s*"
    r"(?P<no>[0-9]{1,5}(?:\s*[-—－至]\s*[0-9]{1,5})?)\s*号"
)
_LEAD = re.compile(
    r"^.*(?:关于|公告|通知|公示|通告|决定书?|告知书|印发|转发|文号|字号|批复|意见书?|办法|方案|的|和|与|及|书)(?=[\u4e00-\u9fff])"
)


def find_number(text: str) -> str:
    """The first document number, in the official form; empty where there is none."""
    match = _NUMBER.search(text.translate({0xFF10 + n: str(n) for n in range(10)})[:2_000])
    if not match:
        return ""
    who = _LEAD.sub("", match["who"]) or match["who"]
    return f"{who}〔{match['year']}〕{re.sub(r'[^0-9]+', '-', match['no'])}号"
