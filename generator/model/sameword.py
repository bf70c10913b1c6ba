"""Whether two wordings name the same thing, for what must not stand on two lists at once. Nothing is guessed.

Left aside: blanks, marks, brackets with what stands in them, 关于, the words 情况, 信息, 结果 … at the end, and 的.
"""

import re
import unicodedata

_BRACKETS = re.compile(r"[（(〔\[【][^（）()〔〕\[\]【】]*[）)〕\]】]")
_TAIL = re.compile(r"(?:有关|相关|基本|具体|详细)?(?:情况|信息|结果|内容|数据|资料|材料|明细)$")


def same_key(text: str) -> str:
    """The same for two wordings of one thing: `《征地补偿标准》（2026年）` and `征地补偿标准`."""
    plain = unicodedata.normalize("NFKC", text).lower()
    bare = _letters(_BRACKETS.sub("", plain)) or _letters(plain)
    bare = bare.removeprefix("关于").replace("的", "")
    return _TAIL.sub("", bare) or bare


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
