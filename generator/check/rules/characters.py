"""全角、半角和看不见的字符.

- GK301: half-width punctuation stands between Chinese characters, or full-width letters and digits
  stand where half-width ones belong, or an ideographic space stands in a text.

- GK211: Chinese quotation marks stand around a whole text, or only on one side of it.

Why: the same word written two ways is not found by a search, and pages look careless. Invisible characters
are refused earlier, when a file is read (GK106).
"""

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity, Trouble
from generator.model.fields import Meaning, keys_of
from generator.model.kinds import RECORDS
from generator.model.text import shorten

GK301 = Code(
    "GK301",
    "全角、半角混用",
    "中文里用了半角标点，或者数字、字母用了全角，或者文字里有全角空格。同一个词两种写法，搜索就找不全。",
    remedies={
        "full": "中文里的半角标点｜改成全角“{right}”。",
        "half": "全角的数字、字母｜改成半角“{right}”。",
        "space": "全角空格｜删掉，或者换成普通空格。",
    },
    severity=Severity.WARNING,
)

GK211 = Code(
    "GK211",
    "中文引号多了或者少了一个",
    "输入法、WPS 会把引号自动换成中文的。目录文件里括住一整段内容的要用英文引号，中文引号会原样印到网页上；"
    "文字里的中文引号要成对。",
    "两头的中文引号不要印出来的，去掉。",
    {"single": "只有一边｜补上另一边的“{missing:引号}”；不要引号的，去掉这一个。"},
    Severity.WARNING,
)

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_HALF = re.compile(rf"(?<={_HAN})[,;:?!]\s?(?={_HAN})|(?<={_HAN})\((?=[^()]*{_HAN})|(?<={_HAN})\)|\((?={_HAN})")
_FULL = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_SPACE = re.compile(r"[\u3000\u00a0]")
_SUSPECT = re.compile(r"[,;:?!()\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000\u00a0]")
"""What every finding holds: one quick look spares most texts the three slow ones."""

_TO_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_EXEMPT = keys_of(Meaning.URL, *RECORDS)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for text in context.texts:
        if trouble := _judge_quotes(text.text):
            yield trouble.at(text.place)
        if text.field in _EXEMPT or not _SUSPECT.search(text.text) or text.text.isascii():
            continue
        for pattern, label in ((_HALF, "half"), (_FULL, "full"), (_SPACE, "space")):
            match = pattern.search(text.text)
            if match is not None:
                yield _say(label, match.group().strip() or " ").at(text.place_at(match.start(), len(match.group())))


def is_clean(text: str) -> bool:
    """Whether nothing here has anything to say of a text, whatever field it stands in."""
    return (text.isascii() or not _SUSPECT.search(text)) and _judge_quotes(text) is None


def _judge_quotes(text: str) -> Trouble | None:
    opened, closed = text.count("“"), text.count("”")
    if opened == closed == 1 and text[0] == "“" and text[-1] == "”" and len(text) > _LONGEST_TERM:
        return GK211.of(f"“{shorten(text[1:-1], 30)}”整段放在中文引号里，网页上会印出引号")
    if opened == closed or abs(opened - closed) > 1:
        return None
    missing = "”" if opened > closed else "“"
    return GK211.of(f"中文引号不成对：“{shorten(text, 30)}”里少了一个“{missing}”", "single", missing=missing)


_LONGEST_TERM = 2
"""Characters of a text that is all mark and no word."""


def _say(label: str, found: str) -> Trouble:
    if label == "half":
        return GK301.of(f"中文里用了半角标点“{found}”", "full", right=_TO_FULL.get(found, found))
    if label == "full":
        half = "".join(chr(ord(char) - 0xFEE0) for char in found)
        return GK301.of(f"用了全角字母或数字“{found}”", "half", right=half)
    return GK301.of("文字里有全角空格", "space")
