"""`gongkai history`: days of commits become entries of one file, from which alone the site is built."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.history import Recorded
from generator.model.terms import ChangeKind
from generator.pipeline.building import Site
from generator.pipeline.comparing import Reader, read_folder
from tests.conftest import Run

Gongkai = Callable[..., Run]
LIMIT = "信息形成或者变更之日起20个工作日内"


def git(folder: Path, *arguments: str, day: str = "2026-11-01", hour: str = "10:00:00+08:00") -> str:
    moment = f"{day}T{hour}"
    environment = {**os.environ, "GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment}
    who = ["-c", "user.name=x", "-c", "user.email=x@example.cn", "-c", "commit.gpgsign=false"]
    command = ["git", *who, "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.strip()


def commit(folder: Path, day: str, hour: str = "10:00:00+08:00") -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x", day=day, hour=hour)


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "catalog" / "01-land.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def repository(small_catalog: Path) -> Path:
    """A repository in which a limit was shortened, then a summary rewritten and a channel dropped."""
    top = small_catalog.parent
    git(top, "init", "-q", "-b", "main")
    commit(top, "2026-11-24")
    edit(top, LIMIT, "信息形成或者变更之日起15个工作日内")
    commit(top, "2026-11-25")
    edit(top, "15个工作日", "7个工作日")
    commit(top, "2026-11-25")
    edit(top, "summary: 自己家的补偿款付了多少、什么时候付的。", "summary: 张三家的补偿款付了多少、什么时候付的。")
    edit(top, "      - 入户/现场\n", "      - 精准推送\n")
    commit(top, "2026-11-26")
    return top


def recorded(top: Path) -> tuple[Recorded, ...]:
    return read_folder(Reader(), top / "catalog").history.changes


def said(top: Path) -> list[tuple[str, ChangeKind, tuple[str, ...], str, str]]:
    return [(one.on, one.kind, one.items, one.before, one.after) for one in recorded(top)]


EXPECTED = [
    ("2026-11-25", ChangeKind.LIMIT_SHORTENED, ("01-001",), "20个工作日", "7个工作日"),
    ("2026-11-26", ChangeKind.CHANNEL_ADDED, ("01-003",), "", "精准推送"),
    ("2026-11-26", ChangeKind.CHANNEL_REMOVED, ("01-003",), "入户/现场", ""),
]


def test_a_day_is_one_and_old_wordings_are_not_kept(gongkai: Gongkai, repository: Path) -> None:
    run = gongkai("history")
    assert run.code == 0, run.err
    assert said(repository) == EXPECTED
    assert "公开时限缩短：20个工作日 → 7个工作日（01-001）" in run.out
    text = (repository / "catalog" / "history.yml").read_text("utf-8")
    assert "张三" not in text
    assert "信息形成" not in text
    assert gongkai("check").code == 0


def test_repeated_it_changes_nothing_and_goes_on_where_it_stopped(gongkai: Gongkai, repository: Path) -> None:
    gongkai("history")
    file = repository / "catalog" / "history.yml"
    before = file.read_bytes()
    assert "没有改" in gongkai("history").out
    commit(repository, "2026-11-27")  # the file itself is no news
    assert "没有改" in gongkai("history").out
    assert file.read_bytes() == before
    edit(repository, "level: [县级, 乡级]", "level: [县级, 乡级, 村级]")
    commit(repository, "2026-11-27")
    run = gongkai("history")
    assert [line for line in run.out.splitlines() if line.startswith("2026")] == [
        "2026-11-27 公开层级增加：县级、乡级 → 县级、乡级、村级（01-001）"
    ]
    once = file.read_bytes()
    file.unlink()
    gongkai("history")
    assert file.read_bytes() == once  # in one go the same as in steps


def test_more_commits_of_a_recorded_day_are_recorded_with_it(gongkai: Gongkai, repository: Path) -> None:
    gongkai("history")
    edit(repository, "      - 精准推送\n", "      - 入户/现场\n")
    commit(repository, "2026-11-26", "18:00:00+08:00")
    gongkai("history")
    assert said(repository) == EXPECTED[:1]


def test_a_merge_is_one_change_on_its_day(gongkai: Gongkai, repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "work", "HEAD~1")
    edit(repository, "level: [县级, 乡级]", "level: [县级]")
    commit(repository, "2026-11-25")
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "-m", "x", "work", day="2026-11-28")
    gongkai("history")
    assert said(repository) == [
        *EXPECTED,
        ("2026-11-28", ChangeKind.LEVEL_NARROWED, ("01-001",), "县级、乡级", "县级"),
    ]


def test_a_day_is_one_in_china(gongkai: Gongkai, repository: Path) -> None:
    edit(repository, "level: [县级, 乡级]", "level: [县级]")
    commit(repository, "2026-11-27", "20:00:00+00:00")
    gongkai("history")
    assert said(repository)[-1][0] == "2026-11-28"


def test_a_state_that_does_not_read_is_passed_over(gongkai: Gongkai, repository: Path) -> None:
    edit(repository, "    title: 征收土地公告", "    title: [征收土地公告")
    commit(repository, "2026-11-27")
    edit(repository, "    title: [征收土地公告", "    title: 征收土地的公告")
    commit(repository, "2026-11-28")
    run = gongkai("history")
    assert "读不出来，跳过了" in run.err
    assert said(repository)[-1] == ("2026-11-28", ChangeKind.RENAMED, ("01-002",), "", "")


def test_a_shallow_copy_says_what_it_lacks(gongkai: Gongkai, repository: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(copy))
    run = gongkai("history", "--catalog", "copy/catalog")
    assert (run.code, "浅克隆" in run.err) == (0, True)
    assert recorded(copy) == ()
    edit(copy, "level: [县级, 乡级]", "level: [县级]")
    commit(copy, "2026-11-28")
    gongkai("history", "--catalog", "copy/catalog")
    assert [one.kind for one in recorded(copy)] == [ChangeKind.LEVEL_NARROWED]


def test_days_that_are_missing_between_are_not_passed_over(gongkai: Gongkai, repository: Path, tmp_path: Path) -> None:
    gongkai("history")
    edit(repository, "level: [县级, 乡级]", "level: [县级]")
    commit(repository, "2026-11-28")
    edit(repository, "title: 征收土地公告", "title: 征收土地的公告")
    commit(repository, "2026-11-29")
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(copy))
    run = gongkai("history", "--catalog", "copy/catalog")
    assert run.code == 3
    assert "--unshallow" in run.err


def test_without_git_it_says_so(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("history")
    assert (run.code, "不在 git 仓库里" in run.err) == (3, True)
    assert gongkai("history", "--since", "2026").code == 2


def test_the_site_tells_it_without_git(gongkai: Gongkai, repository: Path) -> None:
    gongkai("history")
    adjustments = repository / "catalog" / "adjustments.yml"
    told = '  - on: "2026-11-26"\n    text: 付款凭证改为精准推送。\n    items: [01-003]\n'
    adjustments.write_text(adjustments.read_text("utf-8").replace("adjustments:\n", f"adjustments:\n{told}"), "utf-8")
    catalogue = read_folder(Reader(), repository / "catalog")
    site = Site(catalogue, 2026)
    pages = {page.path: page.body for page in site.frame_pages()}
    page = pages["changes/"]
    assert "公开时限缩短：20个工作日 → 7个工作日" in page
    assert page.index("付款凭证改为精准推送") < page.index("逐项看改了什么") < page.index("增加公开渠道")
    assert "张三" not in page
    assert "时限缩短 1 项" in pages[""]
    assert 'href="./changes/"' in pages[""] or "/changes/" in pages[""]
    log = {line.day: line.text for line in site.views.item("01-003").body.log}
    assert log["2026-11-26"] == "付款凭证改为精准推送。（增加公开渠道：精准推送；减少公开渠道：入户/现场）"


def test_feeds_tell_it_once(gongkai: Gongkai, repository: Path) -> None:
    gongkai("history")
    catalogue = read_folder(Reader(), repository / "catalog")
    site = Site(catalogue, 2026)
    feeds = {feed.path: [entry for entry in feed.entries if entry.key.startswith("history")] for feed in site._feeds}
    assert [(entry.on, entry.title) for entry in feeds["feed.xml"]] == [
        ("2026-11-26", "目录变化：渠道增加 1 项，渠道减少 1 项"),
        ("2026-11-25", "目录变化：时限缩短 1 项"),
    ]
    assert [entry.on for entry in feeds["01/feed.xml"]] == ["2026-11-26", "2026-11-25"]
    assert feeds["02/feed.xml"] == []
    keys = [(entry.on, entry.key) for entries in feeds.values() for entry in entries]
    assert len(keys) == len(set(keys))
