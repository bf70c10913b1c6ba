"""Characters that look like others and are not: copies from PDF bring them, and a search never finds them.

Radicals (⽣ U+2F63 for 生), compatibility ideographs (U+F914 for 樂), and punctuation in the forms of vertical or
narrow type (︵, ｡). Each has one character that is meant; `unify` puts it there.

Sources: Unicode 15's EquivalentUnifiedIdeograph.txt for the CJK Radicals Supplement and the strokes (the table below;
⺕ by an older version), UnicodeData.txt (NFKC) for everything else; GB 18030-2005 and -2022 for what older GBK
fonts kept in the private use area.

Yields GK151 (a character that looks like another).
"""

import re
import unicodedata
from collections.abc import Iterator

from generator.model.diagnostic import Code, Diagnostic, Place

GK151 = Code(
    "GK151",
    "字长得一样，其实是另一个字符",
    "从 PDF 复制的文字里，“生”可能是部首“\u2f63”，“龙”可能是“\u2ef0”：看上去一样，电脑当成两个字，"
    "搜索找不到，读屏也读不对。竖排、窄排用的标点（︵、｡）也是这样。",
    "换成“{right:平常的字}”。目录文件运行 gongkai fmt，一次全部换好。",
    {
        "escaped": "在双引号里用反斜杠写的｜把反斜杠和后面的代码换成“{right:平常的字}”。",
        "prose": "pages 里的文章｜换成“{right:平常的字}”（重新打一遍，不要从 PDF 复制）。",
    },
)

_RADICALS_AND_STROKES = """
2E81厂 2E82乛 2E83乚 2E84乙 2E85亻 2E86冂 2E87𠘨 2E88刀 2E89刂 2E8A卜 2E8B㔾 2E8C小 2E8D小 2E8E兀 2E8F尣
2E90尢 2E91𡯂 2E92巳 2E93幺 2E94彑 2E95彐 2E96忄 2E97心 2E98扌 2E99攵 2E9B旡 2E9C日 2E9D月 2E9E歺 2E9F母
2EA0民 2EA1氵 2EA2氺 2EA3灬 2EA4爫 2EA5爫 2EA6丬 2EA7牛 2EA8犭 2EA9王 2EAA𤴔 2EAB目 2EAC示 2EAD礻 2EAE𥫗
2EAF糹 2EB0纟 2EB1罓 2EB2罒 2EB3㓁 2EB4冗 2EB5𦉫 2EB6羊 2EB7𦍌 2EB8𦍋 2EB9耂 2EBA肀 2EBB聿 2EBC肉 2EBD𦥑
2EBE艹 2EBF艹 2EC0艹 2EC1虎 2EC2衤 2EC3覀 2EC4西 2EC5见 2EC6角 2EC7𧢲 2EC8讠 2EC9贝 2ECA𧾷 2ECB车 2ECC辶
2ECD辶 2ECE辶 2ECF邑 2ED0钅 2ED1長 2ED2镸 2ED3长 2ED4门 2ED5𨸏 2ED6阝 2ED7雨 2ED8青 2ED9韦 2EDA页 2EDB风
2EDC飞 2EDD食 2EDE𩙿 2EDF飠 2EE0饣 2EE1𩠐 2EE2马 2EE3骨 2EE4鬼 2EE5鱼 2EE6鸟 2EE7卤 2EE8麦 2EE9黄 2EEA黾
2EEB斉 2EEC齐 2EED歯 2EEE齿 2EEF竜 2EF0龙 2EF1龜 2EF2亀 2EF3龟 31C6𠃌 31CF乀 31D0一 31D1丨 31D2丿 31D3丿
31D4丶 31D5𠃍 31D6乛 31D7𠃊 31D8𠃎 31D9𠄌 31DA亅 31DB𡿨 31DC𠃋 31DD乀 31DE𠃑 31DF乚 31E0乙 31E1𠄎
"""
"""Code point, and the ideograph that is meant."""

_PRIVATE = """
E7C7\u1e3f E816\U00020087 E817\U00020089 E818\U000200cc E81E\u9fb4 E826\u9fb5 E82B\u9fb6 E82C\u9fb7 E831\U000215d7
E832\u9fb8 E83B\U0002298f E843\u9fb9 E854\u9fba E855\U000241fe E864\u9fbb
"""
"""Private code points that GBK used before these characters had a place in Unicode."""

_TO_WIDE = 0xFEE0
"""From an ASCII sign to its full-width form, which means nothing to YAML: ﹕ becomes ：, never a colon of ours."""
_SUSPECT = re.compile(
    "[\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufaff\U0002f800-\U0002fa1f\ufe10-\ufe19\ufe30-\ufe48\ufe50-\ufe6b\uff61-\uff64]"
)
MAX_REPEATS = 50
"""Findings of one file that are listed."""


def _pairs(table: str) -> dict[str, str]:
    return {chr(int(entry[:4], 16)): entry[4:] for entry in table.split()}


_TABLE = _pairs(_RADICALS_AND_STROKES)
_OF_GBK = _pairs(_PRIVATE)


def meant_by(char: str) -> str:
    """The character that one which looks like it stands for; "" where a character is what it looks like."""
    if not _SUSPECT.match(char):
        return ""
    plain = _TABLE.get(char) or unicodedata.normalize("NFKC", char)
    if plain == char or not plain.strip() or len(plain) > 1:
        return ""
    return chr(ord(plain) + _TO_WIDE) if plain.isascii() else plain


def meant_by_private(char: str) -> str:
    """What GBK kept at a private code point; "" where nobody can know."""
    return _OF_GBK.get(char, "")


def unify(text: str) -> str:
    """A text with the characters that are meant, as long as it was."""
    return _SUSPECT.sub(lambda match: meant_by(match[0]) or match[0], text)


def find_lookalikes(name: str, text: str, remedy: str = "") -> Iterator[Diagnostic]:
    """GK151 at each place; `remedy`: the name of the one to give."""
    if not _SUSPECT.search(text):
        return
    found = 0
    for number, line in enumerate(text.split("\n"), 1):
        for match in _SUSPECT.finditer(line):
            right = meant_by(match[0])
            if right and found < MAX_REPEATS:
                found += 1
                place = Place(name, number, match.start() + 1, end=match.end() + 1)
                yield GK151.at(place, _message(match[0], right), remedy, right=right)


def _message(char: str, right: str) -> str:
    kind = next(kind for last, kind in _KINDS if char <= last)
    return f"“{char}”（{kind} U+{ord(char):04X}）看上去是“{right}”，其实是另一个字符"


_KINDS = (
    ("\u2eff", "部首补充"),
    ("\u2fdf", "康熙部首"),
    ("\u31ef", "笔画"),
    ("\ufaff", "兼容汉字"),
    ("\ufe6b", "竖排或小号标点"),
    ("\uffff", "半角标点"),
    ("\U0002fa1f", "兼容汉字"),
)
"""Last character of a block, in order → what its characters are called."""
