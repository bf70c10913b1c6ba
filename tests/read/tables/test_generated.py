"""The shipped catalogue set as messy tables by chance, and read back: every title, every field."""

import random
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from generator.derive.views.official import say_time_limit
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain
from generator.model.imported import ItemDraft
from generator.model.item import Item
from generator.model.terms import EVERYONE, Channel, Level, Method
from generator.read.tables.kinds import read_grids
from generator.read.tables.understand import understand
from tests.catalogues import shipped_catalogue
from tests.read.tables.make import xlsx

REPOSITORY = Path(__file__).parents[3]
SIGNS = {"boxes": ("■", "□"), "ocr": ("■", "口"), "lost": ("R", "£")}
HEADS = {
    "ordinal": ("序号", "序\n号", "编号"),
    "category": ("一级事项", "一级", "一级\n事项", "一级目录"),
    "title": ("二级事项", "二级\n事项", "二级"),
    "content": ("公开内容（要素）", "公开内容\n（要素）", "公开内容", "公开要素", "公开内容(要素)及要求"),
    "basis": ("公开依据", "依据", "法律依据", "公开\n依据"),
    "limit": ("公开时限", "公开\n时限", "公开 时限", "公开时间"),
    "subject": ("公开主体", "责任主体", "公开责任主体", "责任部门", "公开责任"),
    "channel": ("公开渠道和载体", "公开渠道", "公开途径", "公开渠道和载体（“■”表示必选项，“□”表示可选项）"),
}


@cache
def shipped() -> Catalogue:
    return shipped_catalogue()


class Table:
    """One domain as a table, its defects drawn by chance."""

    def __init__(self, domain: Domain, seed: int) -> None:
        self.chance = random.Random(f"{seed} {domain.code}")
        self.domain = domain
        self.items = [item for category in domain.categories for item in domain.items_of(category.name)]
        self.style = self.chance.choice(["boxes", "ocr", "columns", "words", "lost"])
        self.ticks = self.chance.random() < 0.7
        self.tick = self.chance.choice(["√", "✓", "■", "☑", "V"])
        self.rows: list[list[Any]] = []
        self.merges: list[str] = []

    def make(self) -> bytes:
        if self.chance.random() < 0.6:
            self.rows.append([f"某县{self.domain.title}领域基层政务公开标准目录"])
        top, below = self.head()
        every = self.chance.randrange(5, 20)
        self.add_head(top, below)
        start, category = 0, ""
        for number, item in enumerate(self.items, 1):
            if number % every == 0:
                self.close(start)
                self.add_head(top, below)
                start, category = 0, ""
            row = self.row(number, item)
            if item.category == category:
                row[1] = None
            else:
                self.close(start)
                start, category = len(self.rows) + 1, item.category
            self.ditto(row, number, first=number % every == 0)
            self.rows.append(row)
        self.close(start)
        self.rows += [["注：本目录由有关部门负责解释。"], ["填表人：", None, "审核人："]]
        return xlsx({self.domain.title: {"rows": self.rows, "merges": self.merges}})

    def head(self) -> tuple[list[Any], list[Any]]:
        words = {key: self.chance.choice(found) for key, found in HEADS.items()}
        pairs: list[tuple[Any, Any]] = [
            (words["ordinal"], None), (self.chance.choice(["公开事项", "公开\n事项"]), words["category"]), (None, words["title"]),
            *((words[key], None) for key in ("content", "basis", "limit", "subject")),
        ]  # fmt: skip
        if self.style == "columns":
            pairs += [
                (words["channel"] if number == 0 else None, channel.value) for number, channel in enumerate(Channel)
            ]
        else:
            pairs.append((words["channel"], None))
        groups = self.chance.choice(["特定群众", "特定群体", "特定\n群体"])
        pairs += (
            [
                ("公开对象", "全社会"),
                (None, groups),
                ("公开方式", "主动"),
                (None, "依申请"),
                ("公开层级", "县级"),
                (None, "乡级"),
                (None, "村级"),
            ]
            if self.ticks
            else [("公开对象", None), ("公开方式", None), ("公开层级", None)]
        )
        return [one for one, _ in pairs], [two for _, two in pairs]

    def add_head(self, top: list[Any], below: list[Any]) -> None:
        self.rows += [list(top), list(below)]
        number, first = len(self.rows) - 1, 0
        while first < len(top):
            last = first
            while last + 1 < len(top) and top[last + 1] is None:
                last += 1
            left, right = get_column_letter(first + 1), get_column_letter(last + 1)
            if last > first:
                self.merges.append(f"{left}{number}:{right}{number}")
            elif below[first] is None:
                self.merges.append(f"{left}{number}:{left}{number + 1}")
            first = last + 1

    def close(self, start: int) -> None:
        if start and len(self.rows) > start and f"B{start}" not in {one.split(":")[0] for one in self.merges}:
            self.merges.append(f"B{start}:B{len(self.rows)}")

    def ditto(self, row: list[Any], number: int, *, first: bool) -> None:
        if number == 1 or first:
            return
        before, now = self.plain(self.items[number - 2]), self.plain(self.items[number - 1])
        for index in (4, 5, 6):
            if before[index] == now[index] and self.chance.random() < 0.5:
                row[index] = self.chance.choice(["同上", "〃", "同上。"])

    def plain(self, item: Item) -> tuple[Any, ...]:
        return (0, 0, 0, 0, item.basis and [b.law for b in item.basis], limit_of(item), bodies_of(item))

    def row(self, number: int, item: Item) -> list[Any]:
        laws = [self.law(basis.law) + "、".join(basis.articles) for basis in item.basis]
        row = [
            number,
            item.category,
            self.broken(item.title),
            self.content(item),
            self.joined(laws),
            limit_of(item),
            "、".join(bodies_of(item)),
        ]
        if self.chance.random() < 0.3:
            width = self.chance.randrange(5, 12)
            row[5] = "\n".join(row[5][at : at + width] for at in range(0, len(row[5]), width))
        return [*row, *self.channels(item), *self.scope(item)]

    def law(self, key: str) -> str:
        law = shipped().laws.get(key)
        title = (law.title if law else key).replace("《", "〈").replace("》", "〉")
        number = f"（{law.doc_no}）" if law and "号" in law.doc_no and self.chance.random() < 0.5 else ""
        return f"《{title}》{number}"

    def joined(self, laws: list[str]) -> str:
        sign = self.chance.choice(["\n", "、", "；", "1."])
        return "\n".join(f"{n}.{law}" for n, law in enumerate(laws, 1)) if sign == "1." else sign.join(laws)

    def broken(self, text: str) -> str:
        at = self.chance.randrange(1, max(2, len(text) - 1))
        gap = self.chance.choice([" ", "\n", "　"])
        is_inside = all("\u4e00" <= char <= "\u9fff" for char in text[at - 1 : at + 1])
        return f"{text[:at]}{gap}{text[at:]}" if is_inside and self.chance.random() < 0.3 else text

    def content(self, item: Item) -> str:
        parts = list(item.content)
        sign = self.chance.choice(["1.", "1、", "①", "●", "\n", "；"])
        if len(parts) == 1:
            return parts[0]
        if sign in ("1.", "1、"):
            return self.chance.choice(["\n", ""]).join(f"{n}{sign[1:]}{part}；" for n, part in enumerate(parts, 1))
        if sign == "①" and len(parts) <= 20:
            return "".join(f"{chr(ord('①') + n)}{part}" for n, part in enumerate(parts))
        if sign == "；" and not any("；" in part for part in parts):
            return "；".join(parts) + self.chance.choice(["", "；", "。"])
        return "\n".join(f"●{part}" if sign == "●" else part for part in parts)

    def channels(self, item: Item) -> list[Any]:
        used = {use.channel: use.note for use in item.channel}
        names = {c: c.value + (f"（{used[c]}）" if used.get(c) else "") for c in Channel}
        if self.style == "columns":
            return [(used[c] or self.tick) if c in used else None for c in Channel]
        if self.style == "words":
            return [self.chance.choice(["、", "\n", "；"]).join(names[c] for c in Channel if c in used)]
        chosen, not_chosen = SIGNS[self.style]
        between = "\n" if self.style == "lost" else self.chance.choice(["\n", " ", ""])
        return [between.join((chosen if c in used else not_chosen) + names[c] for c in Channel)]

    def scope(self, item: Item) -> list[Any]:
        scope = item.scope
        if not self.ticks:
            levels = self.chance.choice(["、", "\n"]).join(level.value for level in scope.levels)
            return ["；".join(scope.audience), "、".join(method.value for method in scope.methods), levels]
        groups = "；".join(scope.groups)
        return [
            self.tick if EVERYONE in scope.audience else None,
            self.chance.choice(["", "√"]) + groups if groups else None,
            *(self.tick if method in scope.methods else None for method in Method),
            *(self.tick if level in scope.levels else None for level in Level),
        ]


def limit_of(item: Item) -> str:
    return "；".join(map(say_time_limit, item.time_limit)).replace(" ", "")


def bodies_of(item: Item) -> list[str]:
    return list(dict.fromkeys(subject.body for subject in item.subject))


def law_title(key: str) -> str:
    law = shipped().laws.get(key)
    return (law.title if law else key).replace("《", "〈").replace("》", "〉")


FIELDS: dict[str, tuple[Callable[[Item], Any], Callable[[ItemDraft], Any]]] = {
    "category": (lambda item: item.category, lambda draft: draft.category),
    "content": (lambda item: item.content, lambda draft: draft.content),
    "basis": (
        lambda item: list(dict.fromkeys(law_title(b.law) for b in item.basis)),
        lambda draft: [b.law for b in draft.basis],
    ),
    "limit": (limit_of, lambda draft: "；".join(limit.text for limit in draft.time_limit)),
    "subject": (bodies_of, lambda draft: [subject.body for subject in draft.subject]),
    "channel": (lambda item: set(item.channel), lambda draft: set(draft.channel)),
    "audience": (lambda item: sorted(item.scope.audience), lambda draft: sorted(draft.audience)),
    "method": (lambda item: set(item.scope.methods), lambda draft: set(draft.method)),
    "level": (lambda item: set(item.scope.levels), lambda draft: set(draft.level)),
}


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("code", [f"{number:02d}" for number in range(1, 14)])
def test_a_messy_table_gives_the_items_it_was_made_of(code: str, seed: int) -> None:
    domain = next(domain for domain in shipped().domains if domain.code == code)
    table = Table(domain, seed)
    found = understand(read_grids("表.xlsx", table.make())[0], {}).items
    assert [draft.title for draft in found] == [item.title for item in table.items]
    wrong = Counter(
        name
        for item, draft in zip(table.items, found, strict=True)
        for name, (meant, read) in FIELDS.items()
        if meant(item) != read(draft)
    )
    assert wrong.total() * 200 <= len(found) * len(FIELDS), wrong  # half a percent: the issue asks for 95 of 100
