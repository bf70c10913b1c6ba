"""A form as sent → the fields as kept, or what is wrong with them. Pure.

Texts are data: whatever they hold is kept and escaped where it is shown. Taken away are only signs that nobody types
and that deceive those who read: control characters, and the marks that turn the direction of writing around.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from generator.model.matter import MatterKind
from generator.model.personal.find import find_personal
from generator.model.returnform import FORMS, MOST_LINES, FormField

TRAP = "website"
"""A field that people don't see and programs fill in."""

_UNSEEN = {"Cc", "Cf", "Cs"}
"""Not what Python does not know yet, nor private use: rare characters of names stand there."""

_KEPT = {"\n", "\u200d"}
_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)


def tidy(text: str, *, is_long: bool) -> str:
    """The text without unseen signs, line ends as one; a short text on one line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    if not is_long:
        lines = " ".join(lines.replace("\t", " ").split("\n"))
    seen = "".join(char for char in lines if char in _KEPT or char == "\t" or unicodedata.category(char) not in _UNSEEN)
    return _BLANKS.sub("", seen).strip()


def read_form(
    kind: MatterKind, sent: Mapping[str, str], knows: Callable[[str], bool]
) -> tuple[dict[str, str], dict[str, str]]:
    """The fields with something in them, and field → what is wrong with it. Fields the form has not are dropped.

    Args:
        kind: of which form.
        sent: name of a field → what was typed.
        knows: whether an item's id is one of the catalogue (`Ground.knows`).
    """
    fields, wrong = {}, {}
    for field in FORMS[kind]:
        text = tidy(sent.get(field.name, ""), is_long=field.rows > 1)
        text = _settle(field, text)
        if fault := find_fault(field, text):
            wrong[field.name] = fault
        if text:
            fields[field.name] = text
    item = fields.get("item", "")
    if item and "item" not in wrong and not knows(item):
        wrong["item"] = f"目录里没有“{item}”这个事项编码。请对着事项页再写一遍；不知道的空着，一样收"
    if kind is MatterKind.APPLICATION:
        wrong.update(_find_missing_way(fields, wrong))
    return fields, wrong


def find_fault(field: FormField, text: str) -> str:
    """What is wrong with a field; empty where nothing is."""
    if not text:
        return f"“{field.label}”要{'选一个' if field.choices else '填'}" if field.required else ""
    if field.choices:
        return "" if text in field.choices else f"“{field.label}”要在列出的里面选"
    if len(text) > field.most:
        return f"“{field.label}”最多 {field.most} 个字，现在有 {len(text)} 个"
    if text.count("\n") > MOST_LINES:
        return f"“{field.label}”分行太多，最多 {MOST_LINES} 行"
    return field.wrong if field.fits is not None and not field.fits(text) else ""


def _settle(field: FormField, text: str) -> str:
    """Digits of an address or a number typed in full width."""
    return unicodedata.normalize("NFKC", text).strip() if field.fits is not None else text


def _find_missing_way(fields: Mapping[str, str], wrong: Mapping[str, str]) -> dict[str, str]:
    """An answer by mail needs an address, one by 电子邮件 a mailbox."""
    needed = {"邮寄": ("address", "选了邮寄，要写通信地址"), "电子邮件": ("email", "选了电子邮件，要写电子邮箱")}
    name, why = needed.get(fields.get("way", ""), ("", ""))
    return {name: why} if name and not fields.get(name) and name not in wrong else {}


MOST_WORD = 30
"""Characters of a word searched in vain; longer ones are sentences, pasted texts, or a person's affairs."""
_DIGITS = re.compile("[0-9]{5,}")


def read_missed(text: str) -> str:
    """A word that was searched in vain, as it is counted; empty where it is none, or may be about a person."""
    word = " ".join(tidy(unicodedata.normalize("NFKC", text), is_long=False).split()).lower()
    if not word or len(word) > MOST_WORD or _DIGITS.search(word.replace(" ", "")) or "@" in word:
        return ""
    return "" if find_personal(word) else word
