"""`gongkai diff`: what may be compared, in which form, with which exit code."""

import json
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.cli import exits
from generator.derive.diff.compare import apply_diff, is_same_catalogue
from generator.pipeline.comparing import Reader, read_folder
from generator.read.changes import read_diff
from tests.conftest import Run
from tests.pipeline.test_importing import row, table

Gongkai = Callable[..., Run]
LIMIT = "信息形成或者变更之日起20个工作日内"


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.cn", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", *who, "-C", str(folder), *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


def commit(folder: Path, message: str = "x") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def edit(folder: Path, old: str, new: str, name: str = "01-land.yml") -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def repository(small_catalog: Path) -> Path:
    """The folder above the small catalogue, a repository with one commit."""
    git(small_catalog.parent, "init", "-q", "-b", "main")
    commit(small_catalog.parent)
    return small_catalog.parent


def test_the_last_commit_against_the_folder(gongkai: Gongkai, repository: Path) -> None:
    run = gongkai("diff")
    assert (run.code, "没有不同。" in run.out) == (exits.OK, True)
    edit(repository / "catalog", LIMIT, "信息形成或者变更之日起7个工作日内")
    run = gongkai("diff")
    assert "公开时限从20个工作日缩短为7个工作日。" in run.out
    assert "01-001 征地补偿标准（征地补偿 › 征地管理政策）" in run.out
    assert run.code == exits.OK
    assert gongkai("diff", "--check").code == exits.DATA


def test_revisions_are_read_without_touching_the_folder(gongkai: Gongkai, repository: Path) -> None:
    catalog = repository / "catalog"
    first = git(repository, "rev-parse", "HEAD")
    edit(catalog, LIMIT, "信息形成或者变更之日起30个工作日内")
    commit(repository)
    git(repository, "tag", "v2")
    edit(catalog, "title: 征地补偿标准", "title: 征地的补偿标准")
    before = git(repository, "status", "--porcelain")
    run = gongkai("diff", first, "v2")
    assert "公开时限从20个工作日延长到30个工作日。" in run.out
    assert "征地的补偿标准" not in run.out
    assert git(repository, "status", "--porcelain") == before
    assert gongkai("diff", f"{first}..v2").out.splitlines()[1:] == run.out.splitlines()[1:]
    assert "征地的补偿标准" in gongkai("diff", "v2").out


def test_three_dots_ask_what_a_branch_changed(gongkai: Gongkai, repository: Path) -> None:
    catalog = repository / "catalog"
    git(repository, "checkout", "-q", "-b", "work")
    edit(catalog, "keywords: [占地, 补多少钱]", "keywords: [占地]")
    commit(repository)
    git(repository, "checkout", "-q", "main")
    edit(catalog, LIMIT, "信息形成或者变更之日起7个工作日内")
    commit(repository)
    run = gongkai("diff", "main...work")
    assert "公开时限" not in run.out
    assert "［删：补多少钱］" in run.out


def test_the_catalogue_may_have_stood_elsewhere(gongkai: Gongkai, repository: Path) -> None:
    first = git(repository, "rev-parse", "HEAD")
    git(repository, "mv", "catalog", "mulu")
    commit(repository)
    run = gongkai("diff", first, "--catalog", "mulu")
    assert (run.code, "没有不同。" in run.out) == (exits.OK, True), run.err


def test_two_folders_need_no_git(gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert gongkai("diff", "catalog", "catalog").code == exits.OK
    run = gongkai("diff")
    assert run.code == exits.MACHINE
    assert "没有安装 git" in run.err
    assert "两个文件夹" in run.err


def test_a_folder_outside_of_git_says_so(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("diff")
    assert run.code == exits.MACHINE
    assert "不在 git 仓库里" in run.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing",), "不是文件夹、表格，也不是 git 里的版本"),
        (("--catalog", "nowhere"), "没有“nowhere”这个文件夹"),
        (("HEAD", "empty"), "不是目录"),
        (("-x",), "没有选项"),
        (("--", "--output=x"), "也不是 git 里的版本"),
        (("a.csv", "HEAD"), "表格写在后面"),
    ],
)
def test_what_cannot_be_compared(gongkai: Gongkai, repository: Path, arguments: tuple[str, ...], said: str) -> None:
    (repository / "empty").mkdir()
    (repository / "a.csv").write_text("x", "utf-8")
    run = gongkai("diff", *arguments)
    assert run.code == exits.USAGE, run.err
    assert said in run.err
    assert not (repository / "x").exists()


def test_a_repository_without_a_commit(gongkai: Gongkai, small_catalog: Path) -> None:
    git(small_catalog.parent, "init", "-q")
    run = gongkai("diff")
    assert (run.code, "还没有提交过" in run.err) == (exits.USAGE, True)


def test_a_file_that_does_not_read_is_told_and_nothing_is_taken_for_gone(gongkai: Gongkai, repository: Path) -> None:
    edit(repository / "catalog", "    title: 征地补偿标准", "    title: [征地补偿标准")
    run = gongkai("diff")
    assert run.code == exits.DATA
    assert "catalog/01-land.yml" in run.err
    assert not run.out


def test_a_table_is_compared_as_it_would_be_imported(gongkai: Gongkai, small_catalog: Path) -> None:
    before = {path.name: path.read_bytes() for path in small_catalog.glob("*.yml")}
    (small_catalog.parent / "附件1.xlsx").write_bytes(table(row(公开时限="信息形成或者变更之日起7个工作日内")))
    for arguments in (("catalog", "附件1.xlsx"), ("附件1.xlsx",)):
        run = gongkai("diff", *arguments)
        assert run.code == exits.OK, run.err
        assert "公开时限从20个工作日缩短为7个工作日。" in run.out
        assert "导入时不动：01-002 征收土地公告" in run.out
    assert {path.name: path.read_bytes() for path in small_catalog.glob("*.yml")} == before


def test_a_table_in_the_offices_own_words_is_compared(gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "01-land.yml"
    file.write_text(file.read_text("utf-8").replace("title: 征地补偿\n", "title: 拆迁安置\n", 1), "utf-8")
    name = small_catalog / "permalinks.yml"
    name.write_text(name.read_text("utf-8").replace('征地补偿\n  "02"', '拆迁安置\n  "02"'), "utf-8")
    office = small_catalog / "office.yml"
    office.write_text(office.read_text("utf-8") + "channels: {县府微信: 两微一端}\nlevels: {镇街: 乡级}\n", "utf-8")
    data = table(row(公开渠道="■政府网站 ■县府微信", 公开层级="县级、镇街"), title="拆迁安置领域基层政务公开标准目录")
    (small_catalog.parent / "附件1.xlsx").write_bytes(data)
    run = gongkai("diff", "catalog", "附件1.xlsx")
    assert run.code == exits.OK, run.err
    assert "两微一端（县府微信）" in run.out
    assert "公开层级的叫法从县级、乡级改为县级、镇街" in run.out


def test_rows_in_doubt_are_told_beside_what_is_compared(gongkai: Gongkai, small_catalog: Path) -> None:
    twice = row(二级事项="征收土地公告", 一级事项="征地组织实施")
    data = table(row(公开时限="长期公开"), twice, twice)
    (small_catalog.parent / "附件1.xlsx").write_bytes(data)
    run = gongkai("diff", "catalog", "附件1.xlsx")
    assert run.code == exits.OK, run.err
    assert "没有写明天数" in run.out
    assert "拿不准，没有算在内：附件1.xlsx!征地!D4 “征收土地公告”和 D5 都对上了 01-002" in run.out


def test_the_json_can_be_carried_out(gongkai: Gongkai, small_catalog: Path) -> None:
    other = small_catalog.parent / "new"
    other.mkdir()
    for path in small_catalog.glob("*.yml"):
        (other / path.name).write_bytes(path.read_bytes().replace("县自然资源局".encode(), "县资源局".encode()))
    edit(other, LIMIT, "收到批准文件之日起7个工作日内")
    text = gongkai("diff", "catalog", "new", "--format", "json").out
    old, new = (read_folder(Reader(), folder) for folder in (small_catalog, other))
    assert is_same_catalogue(apply_diff(old, read_diff(text)), new)
    kinds = [note["kind"] for note in json.loads(text)["notes"]]
    assert sorted(kinds) == ["limit_changed", "renamed"]


HOSTILE = "<img src=x onerror=alert(1)> @all #12 **粗** [点](http://example.cn) `x` | ~~删~~"


def test_catalogue_text_is_data_in_every_form(gongkai: Gongkai, small_catalog: Path) -> None:
    other = small_catalog.parent / "new"
    other.mkdir()
    for path in small_catalog.glob("*.yml"):
        (other / path.name).write_bytes(path.read_bytes())
    edit(other, "title: 征地补偿标准", f"title: {json.dumps(HOSTILE, ensure_ascii=False)}")
    page = gongkai("diff", "catalog", "new", "--format", "html").out
    assert "<img" not in page
    tags = Tags()
    tags.feed(page)
    assert tags.names <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "section", "small", "ul", "li", "b",
        "br", "ins", "del",
    }  # fmt: skip
    markdown = gongkai("diff", "catalog", "new", "--format", "markdown").out
    for meant in ("<img", "@all", " #12", "**粗**", " [点](", " `x`", "http://"):
        assert meant not in markdown, meant


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.names.add(tag)
