"""查询: a list of people, in which each finds their own line, without the list standing anywhere to be read.

What is published is a file of sealed lines. A line opens with what its person types: the name and the last characters
of a number, or the name and a code that was handed to them. What is typed goes through a slow salted hash (PBKDF2 with
HMAC-SHA256, the one slow hash that browsers have in themselves: W3C Web Cryptography API, RFC 8018), from which come
the place of the line and the key that opens it (AES-256-GCM). The browser has the whole file before anybody types, so
nothing is asked of the server: no query leaves the phone.

What this cannot protect: last characters are few. Whoever has the file tries them all, at leisure, and nobody notices;
`Risk` says how long that takes. Codes are too many to be tried. Whoever knows what a person types sees what they see.

Law: 《个人信息保护法》 art. 6 (least that is needed), art. 51 (去标识化 and other measures), art. 55 (impact is judged
before personal data is made public).
"""

import re
import unicodedata
from dataclasses import dataclass

from generator.model.diagnostic import NOWHERE, Code, Place

LEAST, MOST = 50, 20_000
"""People on a list. Fewer do not hide anybody: who is on it is known in the place, and that is half of the secret."""
DIGITS = range(4, 9)
ROUNDS, CODE_ROUNDS = 600_000, 100_000
"""Rounds of the hash: of short numbers as many as a phone bears (OWASP's figure for this hash), of codes enough."""
CODE_LETTERS, CODE_LENGTH = "23456789ABCDEFGHJKMNPQRSTUVWXYZ", 12
"""No 0, O, 1, I, L, which are read wrong from paper: 31 letters, 12 of them, 59 bits."""
CARD_RATE = 11_157_200 * 999
"""Rounds a second of one graphics card: hashcat 6.2.6 on an RTX 5090, mode 10900, 11157.2 kH/s of 999 rounds."""

GK893 = Code(
    "GK893",
    "查询的名单人太少或者太多",
    f"名单少于 {LEAST} 人的，不做查询：当地人知道名单上大概是谁，试几次就试出来了，藏不住。"
    f"多于 {MOST} 人的，文件太大，手机打不开。例如：全村 12 户的名单。",
    "人少的，一户一户书面告诉；太多的，按乡镇、按村分开做。",
)
GK894 = Code(
    "GK894",
    "两个人查到的是同一行",
    "两个人姓名相同，号码的最后几位也相同，一个人会看到另一个人的内容。也可能是同一个人登记了两次，号码写得不一样。",
    "加大 --digits，或者用 --codes 给每个人发查询码；是同一个人的，把号码改成一样。",
)
GK895 = Code(
    "GK895",
    "查询的名单里有一行没法用",
    "每一行要有姓名和号码（用查询码的只要姓名）。缺了的，这个人查不到自己；号码比要输入的位数还短的，也查不到。"
    "例如：号码只有 2 位，要求输入后 4 位。",
    "把这一行补全，或者删掉。",
    {"columns": "没有这一列｜照表格第一行的列名写 --name、--number、--show。"},
)
GK896 = Code(
    "GK896",
    "查询要显示的内容里有个人号码",
    "查出来只该显示本人要知道的事（村、金额、结果）。身份证号、银行卡号、手机号不用显示：查的人自己知道，"
    "别人试出来了，损失就大得多（个人信息保护法第六条：限于实现处理目的的最小范围）。",
    "从 --show 里去掉这一列，或者把号码去掉。",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be made. `shown`: columns that a person sees; `digits` 0: by codes instead of a number."""

    title: str
    name: str = "姓名"
    number: str = ""
    shown: tuple[str, ...] = ()
    digits: int = 4

    @property
    def by_codes(self) -> bool:
        return not self.digits

    @property
    def rounds(self) -> int:
        return CODE_ROUNDS if self.by_codes else ROUNDS


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row as it was read."""

    name: str
    number: str
    shown: tuple[tuple[str, str], ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Person:
    """Who may look: all rows that open with one key. `key`: what is typed, in plain form."""

    name: str
    key: str
    lines: tuple[tuple[tuple[str, str], ...], ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Risk:
    """How long one graphics card takes. `tries`: that a person's number can be; seconds for one person, for all."""

    people: int
    tries: int
    one: float
    all: float


def find_risk(people: int, digits: int) -> Risk:
    """The risk of a list of `people` that opens with so many last digits, or with codes (0)."""
    tries = 10**digits if digits else len(CODE_LETTERS) ** CODE_LENGTH
    rate = CARD_RATE / (ROUNDS if digits else CODE_ROUNDS)
    return Risk(people, tries, tries / rate, people * tries / rate)


_BLANKS = re.compile(r"[\s·•・‧∙.。]+")
_SIGNS = re.compile("[^0-9A-Z]+")


def plain_name(text: str) -> str:
    """A name as it is compared: width, blanks and the dot between its parts make no difference. Twin: lookup.js."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).upper()


def plain_number(text: str) -> str:
    """A number or a code as it is compared. Twin: lookup.js."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text).upper())


def key_of(name: str, number: str) -> str:
    """What is hashed. Twin: lookup.js."""
    return f"{name}\n{number}"


def show_code(code: str) -> str:
    """In groups of four, as it is printed."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))
