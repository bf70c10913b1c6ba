"""A small catalogue with a real history in git: renamed, reordered, merged, split, withdrawn, moved; one id lost."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.cli.main import main
from generator.pipeline.checking import check_folder
from tests.site.support import DAY, EPOCH, ROOT

LOST = "02-009"
"""Published by one commit, taken out of everything by another."""

_ITEM = """
  - id: {id}
    title: {title}
    category: {category}
    summary: {title}在哪里看、什么时候能看到、找谁问。
    content:
      - {title}的办理结果
    subject:
      - 县教育局
    time_limit: 信息形成或者变更之日起20个工作日内
    channel:
      - 政府网站
    scope:
      method: [主动公开]
      audience: [全社会]
      level: [县级]
    basis:
      - law: 政府信息公开条例
    stage: 结果
    nature: 长期
    power: 公共服务
    updated: "2026-11-24"
    keywords: []
"""


class Past:
    """A repository in the making. Every step is one commit, a day after the last."""

    def __init__(self, repository: Path) -> None:
        self.repository = repository
        self.catalog = repository / "catalog"
        self.commits: dict[str, str] = {}
        repository.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        day = f"2026-11-{24 + len(self.commits) // 4:02}T10:00:{len(self.commits):02} +0800"
        who = {f"GIT_{role}_{part}": "x@example.cn" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        env = {**os.environ, **who, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, "GIT_CONFIG_GLOBAL": os.devnull}
        done = subprocess.run(["git", *arguments], cwd=self.repository, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, name: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", name)
        self.commits[name] = self.git("rev-parse", "HEAD")

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.catalog / name
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {name}"
        file.write_text(text.replace(old, new), "utf-8")

    def register(self, address_id: str, title: str, before: str) -> None:
        self.edit("permalinks.yml", before, f"  {address_id}: 2026-11-24 {title}\n{before}")

    def add(self, file: str, address_id: str, title: str, category: str) -> None:
        """A new item at the end of a domain file, registered."""
        path = self.catalog / file
        text = path.read_text("utf-8").rstrip("\n") + "\n"
        path.write_text(text + _ITEM.format(id=address_id, title=title, category=category), "utf-8")
        self.register(address_id, title, "retired:\n")

    def retire(self, address_id: str, *more: str) -> None:
        with _day():
            assert main(["retire", address_id, "--reason", "试", "-q", "--catalog", str(self.catalog), *more]) == 0

    def check(self) -> None:
        """Nothing is wrong but that one id is lost, which only git remembers."""
        problems = check_folder(self.catalog, DAY.date(), name="catalog").problems
        assert [(p.code, LOST in p.message) for p in problems if p.is_error] == [("GK497", True)]


@contextmanager
def _day() -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def make_past(repository: Path) -> Path:
    """Lay out the repository; its work tree is today's catalogue, with nothing else wrong in it."""
    past = Past(repository)
    shutil.copytree(ROOT / "tests" / "examples" / "base", past.catalog)
    past.edit("01-land.yml", "      item: 01-001\n", "      item: 01-002\n")
    past.commit("first")
    past.edit("01-land.yml", "title: 征地补偿标准", "title: 征地补偿标准和片区价")
    land = (past.catalog / "01-land.yml").read_text("utf-8")
    head, one, two, three = re.split(r"(?=  - id: 01-00)", land)
    (past.catalog / "01-land.yml").write_text(head + three.rstrip("\n") + "\n\n" + two + one, "utf-8")
    past.commit("rename and reorder")
    past.add("02-school.yml", "02-002", "学籍办理", "招生管理")
    past.add("02-school.yml", "02-003", "转学办理", "招生管理")
    past.add("02-school.yml", LOST, "校车线路", "招生管理")
    past.commit("add")
    past.retire("02-002", "--into", "02-003")
    past.commit("merge")
    school = (past.catalog / "02-school.yml").read_text("utf-8")
    (past.catalog / "02-school.yml").write_text(school.partition(f"\n  - id: {LOST}")[0] + "\n", "utf-8")
    past.edit("permalinks.yml", f"  {LOST}: 2026-11-24 校车线路\n", "")
    past.commit("lose")
    good = (past.catalog / "01-land.yml").read_bytes()
    (past.catalog / "01-land.yml").write_bytes(b"domain: [" + good)
    past.commit("break")
    (past.catalog / "01-land.yml").write_bytes(good)
    past.commit("mend")
    past.add("02-school.yml", "02-004", "补偿款助学", "招生管理")
    past.retire("01-003", "--into", "02-004")
    past.commit("move between domains")
    past.edit("office.yml", "    item: 01-001\n", "    item: 01-002\n")
    past.retire("01-001", "--into", "01-002", "--into", "02-004")
    past.commit("split")
    _branch(past)
    past.edit("02-school.yml", "      name: 招生管理", "      name: 招生和学籍管理")
    school = (past.catalog / "02-school.yml").read_text("utf-8")
    (past.catalog / "02-school.yml").write_text(
        school.replace("category: 招生管理", "category: 招生和学籍管理"), "utf-8"
    )
    past.commit("rename a category")
    _domain(past)
    past.retire("02-003", "--moved-to", "示例市教育局")
    past.retire("01-c1")
    past.commit("hand over, and withdraw a category")
    past.check()
    return repository


def _branch(past: Past) -> None:
    """An item that came by a merge, and went."""
    past.git("checkout", "-q", "-b", "side")
    past.add("02-school.yml", "02-005", "午餐收费", "招生管理")
    past.commit("side")
    past.git("checkout", "-q", "main")
    past.edit("adjustments.yml", "公布第一版目录", "公布第一版")
    past.commit("main goes on")
    past.git("merge", "-q", "--no-ff", "-m", "merge side", "side")
    past.retire("02-005")
    past.commit("withdraw")


def _domain(past: Past) -> None:
    """A third domain that came and was retired with all that is in it."""
    school = (past.catalog / "02-school.yml").read_text("utf-8")
    head = school.partition("items:\n")[0].replace('"02"', '"03"').replace("义务教育", "学前教育")
    head = re.sub(r"  questions:\n(    .*\n)+", "", head)
    (past.catalog / "03-nursery.yml").write_text(head + "items:\n", "utf-8")
    past.register('"03"', "学前教育", "categories:\n")
    past.register("03-c1", "招生和学籍管理", "issued:\n")
    past.add("03-nursery.yml", "03-001", "入园登记", "招生和学籍管理")
    past.check()
    past.commit("a third domain")
    past.retire("03-001", "--into", "02-001")
    past.retire("03", "--into", "02")
    past.commit("retire the domain")
