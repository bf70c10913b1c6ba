"""The forms of the service, each a table of fields: page, check, staff's view and export follow it.

依申请公开 asks for what 政府信息公开条例 art. 29 lists and nothing else: name, proof of identity, contact; what is
wanted, by title, number or description; in which form and how it is to be had. The purpose is not asked.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.matter import Applicant, MatterKind

MOST_LINES = 200
"""Line breaks of a long text."""


@dataclass(frozen=True, slots=True)
class FormField:
    """`most`: characters; `rows`: lines of its box, 1 where it takes a single line; `choices`: what it may be.

    `personal`: names a person: masked in lists, never on a page for everybody, never in the table of figures.
    `fits`: whether what was written can be right, with `wrong` to say where it can't.
    """

    name: str
    label: str
    hint: str = ""
    required: bool = False
    most: int = 100
    rows: int = 1
    choices: tuple[str, ...] = ()
    personal: bool = False
    autocomplete: str = "off"
    inputmode: str = ""
    fits: Callable[[str], bool] | None = None
    wrong: str = ""


_PHONE = re.compile(r"\+?[0-9][0-9 -]{5,19}")
_MAIL = re.compile(r"[^\s@<>\"'(),;:\\]+@[^\s@<>\"'(),;:\\]+\.[^\s@<>\"'(),;:\\]+")
_POSTCODE = re.compile("[0-9]{6}")
_ITEM = re.compile(r"(0[1-9]|[1-9][0-9])-[0-9]{3}")


def _whole(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


def _contact(*, required: bool, hint: str = "") -> FormField:
    return FormField(
        "contact", "联系电话", hint or "想让我们打电话答复的才写。", required, 20, personal=True, autocomplete="tel",
        inputmode="tel", fits=_whole(_PHONE), wrong="电话只写数字，可以有区号和短横线",
    )  # fmt: skip


_ITEM_FIELD = FormField(
    "item", "事项编码", "在事项页的标题旁边，例如 01-018。不知道可以不写。", most=6, fits=_whole(_ITEM),
    wrong="编码写成 01-018 的样子，六个字符",
)  # fmt: skip

FORMS: Mapping[MatterKind, tuple[FormField, ...]] = {
    MatterKind.APPLICATION: (
        FormField("applicant", "申请人是", "", True, choices=tuple(one.value for one in Applicant)),
        FormField("name", "姓名或者名称", "单位申请的，写单位全称。", True, 60, personal=True, autocomplete="name"),
        FormField("agent", "联系人", "单位申请的写，个人不用写。", most=30, personal=True),
        FormField("paper", "身份证明", "例如 居民身份证、统一社会信用代码。", True, 30),
        FormField("paper_number", "证明的号码", "只用来核对申请人。", True, 40, personal=True),
        _contact(required=True, hint="确认收到、要补充的时候打这个电话。"),
        FormField(
            "email",
            "电子邮箱",
            "",
            most=80,
            personal=True,
            autocomplete="email",
            inputmode="email",
            fits=_whole(_MAIL),
            wrong="邮箱写成 name@example.com 的样子",
        ),
        FormField("address", "通信地址", "要邮寄的才写。", most=120, personal=True, autocomplete="street-address"),
        FormField(
            "postcode",
            "邮编",
            "",
            most=6,
            personal=True,
            autocomplete="postal-code",
            inputmode="numeric",
            fits=_whole(_POSTCODE),
            wrong="邮编是六位数字",
        ),
        FormField(
            "wanted",
            "要什么信息",
            "写名称、文号，或者能让人找到它的说明：哪一年、哪个地方、什么事。一件申请写一件事，答复得快。",
            True,
            2000,
            8,
        ),
        _ITEM_FIELD,
        FormField("form", "要什么形式", "", True, choices=("纸质", "电子文件", "都可以")),
        FormField("way", "怎样拿到", "", True, choices=("在这个网页上查", "电子邮件", "邮寄", "当面领取")),
    ),
    MatterKind.REPORT: (
        FormField("name", "姓名", "", True, 30, personal=True, autocomplete="name"),
        FormField("supervisor", "监督员口令", "聘任时发给您的。没有口令也可以反映，写姓名就行。", most=40),
        FormField("seen_at", "在哪里看到的", "例如 村公示栏、县政府网站、办事大厅。", True, 100),
        FormField("seen_on", "哪天看到的", "例如 2026-05-06。", most=20),
        _ITEM_FIELD,
        FormField("text", "看到什么", "应当公开没有公开、晚了、不全、不真实，还是别的。", True, 2000, 8),
        _contact(required=False),
    ),
    MatterKind.QUESTION: (
        FormField("text", "想问什么", "写清哪件事、哪个地方。请不要写身份证号、银行卡号。", True, 2000, 6),
        _ITEM_FIELD,
        FormField("name", "称呼", "可以不写。", most=30, personal=True),
        _contact(required=False),
    ),
    MatterKind.TOPIC: (
        FormField("title", "希望公开什么", "一句话，例如 村里每年的水费收支。", True, 60),
        FormField("text", "为什么", "和哪些人有关，现在哪里找不到。", True, 1000, 5),
        _ITEM_FIELD,
        FormField("name", "称呼", "可以不写，不会公开。", most=30, personal=True),
        _contact(required=False),
    ),
    MatterKind.FAULT: (
        _ITEM_FIELD,
        FormField("text", "哪里有错", "哪一句、应当是什么；链接打不开的，写是哪一个。", True, 1000, 5),
        _contact(required=False),
    ),
    MatterKind.RATING: (
        _ITEM_FIELD,
        FormField("found", "要找的信息", "", True, choices=("找到了", "只找到一部分", "没有找到")),
        FormField("clear", "看得懂吗", "", True, choices=("看得懂", "有的看不懂", "看不懂")),
        FormField("score", "总的来说", "", True, choices=("满意", "比较满意", "一般", "不满意")),
        FormField("text", "想说的话", "可以不写。", most=1000, rows=4),
    ),
}

ABOUT: Mapping[MatterKind, str] = {
    MatterKind.APPLICATION: "目录里没有的政府信息，可以申请公开。不收费，不用说明用途。",
    MatterKind.REPORT: "聘任的监督员，和任何看到公开不到位的人，在这里反映。",
    MatterKind.QUESTION: "看了还不明白的，在这里问。",
    MatterKind.TOPIC: "希望公开什么，您来点题。采纳不采纳、为什么，都会答复。",
    MatterKind.FAULT: "内容错了、链接打不开、文件看不了，在这里说。",
    MatterKind.RATING: "找到没有、看不看得懂，四道题，不留姓名。",
}
"""One sentence a kind, above its form."""
