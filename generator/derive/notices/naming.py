"""Titles of documents without what need not be said again: who sent it."""

import re

_SENDER = re.compile(
    "(?:[\u4e00-\u9fff、 ]{0,60}(?:政府|[局委办厅部院校站所处会队县市区镇乡]|办公室|中心|公司|街道))?"
    "关于(?P<about>.{4,})"
)


def without_sender(title: str) -> str:
    """示例县人民政府关于河东村征收土地的公告 → 河东村征收土地的公告; other titles as they are.

    公开征求关于… stays whole: what stands before 关于 is then no sender.
    """
    found = _SENDER.fullmatch(title)
    return found["about"] if found else title


def with_marks(title: str) -> str:
    """A title in 《》, once."""
    return title if "《" in title else f"《{title}》"
