"""Two hundred random edits over twenty releases: no address is lost, and a catalogue that would lose one is refused."""

import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator.model.address import path_of
from generator.pipeline.building import Site
from generator.pipeline.checking import Checked, check_folder

Gongkai = Callable[..., Any]
START = date(2026, 11, 30)
EDITS, RELEASES = 200, 20
_NAMES = "征地补偿安置公告听证登记方案费用标准程序结果名单评估调查"


_FILLED = {
    "summary: ": "写好了的一句话说明。",
    "content:\n      - ": "写好了的内容",
    "subject:\n      - ": "县自然资源局",
    "time_limit: ": "信息形成之日起20个工作日内",
    "channel:\n      - ": "政府网站",
    "method: [": "主动公开",
    "audience: [": "全社会",
    "level: [": "县级",
    "law: ": "土地管理法",
    "stage: ": "结果",
    "nature: ": "长期",
    "power: ": "行政征收",
    "keywords: [": "占地",
}
"""What stands before 待填写 in a new item → what is written there."""


class Office:
    """A catalogue that somebody edits by the program's commands, and by hand."""

    def __init__(self, run: Gongkai, folder: Path) -> None:
        self.run = run
        self.folder = folder
        self.chance = random.Random(58)
        self.made = 0

    @property
    def file(self) -> Path:
        return self.folder / "01-land.yml"

    def check(self) -> Checked:
        return check_folder(self.folder, START + timedelta(days=1), name="catalog")

    def live(self) -> list[str]:
        return re.findall(r"^  - id: (01-\d{3})$", self.file.read_text("utf-8"), re.MULTILINE)

    def fresh_name(self) -> str:
        self.made += 1
        return "".join(self.chance.choices(_NAMES, k=5)) + f"第{self.made}项"

    def add(self) -> str:
        done = self.run("new", "item", "01", "--title", self.fresh_name(), "-q")
        assert done.code == 0, done.err
        text = self.file.read_text("utf-8")
        for key, value in _FILLED.items():
            text = text.replace(f"{key}待填写", f"{key}{value}")
        self.file.write_text(text, "utf-8")
        return str(done.out.strip())

    def rename(self) -> None:
        chosen, name = self.chance.choice(self.live()), self.fresh_name()
        for path, form in (
            (self.file, rf"(- id: {chosen}\n    title: )[^\n]+"),
            (self.folder / "permalinks.yml", rf"(  {chosen}: )[^\n]+"),
        ):
            text = path.read_text("utf-8")
            changed = re.sub(form, rf"\g<1>{name}", text)
            assert changed != text, f"{chosen} in {path.name}"
            path.write_text(changed, "utf-8")

    def move(self) -> None:
        self.retire(self.chance.choice(self.live()), "--moved-to", "示例市数据局")

    def delete(self) -> None:
        self.retire(self.chance.choice(self.live()))

    def merge(self) -> None:
        gone, into = self.chance.sample(self.live(), 2)
        self.retire(gone, "--into", into)

    def split(self) -> None:
        gone = self.chance.choice(self.live())
        self.retire(gone, "--into", self.add(), "--into", self.add())

    def retire(self, item: str, *more: str) -> None:
        done = self.run("retire", item, "--reason", "随机改动", *more)
        assert done.code == 0, done.err + done.out

    def reorder(self) -> None:
        """Items in another order: what stands where is no address."""
        head, *items = re.split(r"^(?=  - id: )", self.file.read_text("utf-8"), flags=re.MULTILINE)
        items = [item if item.endswith("\n") else f"{item}\n" for item in items]
        self.chance.shuffle(items)
        self.file.write_text(head + "".join(items), "utf-8")

    def lose(self) -> None:
        """By hand, and without a word: the check must say so. Put back afterwards."""
        before = {path: path.read_bytes() for path in self.folder.glob("*.yml")}
        chosen = self.chance.choice(self.live())
        head, *items = re.split(r"^(?=  - id: )", self.file.read_text("utf-8"), flags=re.MULTILINE)
        self.file.write_text(head + "".join(item for item in items if chosen not in item.split("\n")[0]), "utf-8")
        assert self.check().errors, f"{chosen} is lost and nobody says so"
        for path, data in before.items():
            path.write_bytes(data)


def test_no_address_is_lost_through_two_hundred_edits(gongkai: Gongkai, small_catalog: Path) -> None:
    office = Office(gongkai, small_catalog)
    ways = [
        office.rename,
        office.move,
        office.delete,
        office.merge,
        office.split,
        office.reorder,
        office.lose,
        office.add,
    ]
    known: set[str] = set()
    done = dict.fromkeys((way.__name__ for way in ways), 0)
    for number in range(1, EDITS + 1):
        way = office.add if len(office.live()) < 4 else office.chance.choice(ways)
        way()
        done[way.__name__] += 1
        if number % (EDITS // RELEASES):
            continue
        checked = office.check()
        assert not checked.errors, [str(problem) for problem in checked.problems if problem.is_error][:3]
        catalogue = checked.catalogue
        there = {*catalogue.addresses, *catalogue.permalinks.fates}
        assert known <= there, f"release {number}: lost {sorted(known - there)}"
        known |= there
        paths = {output.path for output in Site(catalogue, START.year).outputs()}
        assert {f"{path_of(address)}index.html" for address in known} <= paths
    assert min(done.values()) >= 10, done
    assert len(known) > 80
