"""`gongkai rebase` and `gongkai diff --against-standard` as a clerk runs them, in a repository."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.main import main

CHAIN = Path(__file__).parents[1] / "data" / "chain"
GIT = ("git", "-c", "user.name=e", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    shutil.copytree(CHAIN, tmp_path / "gk")
    monkeypatch.chdir(tmp_path / "gk")
    commit("init")
    yield tmp_path / "gk"


def commit(what: str) -> None:
    if what == "init":
        subprocess.run([*GIT, "init", "-q", "."], check=True)
    subprocess.run([*GIT, "add", "-A"], check=True)
    subprocess.run([*GIT, "commit", "-q", "-m", what], check=True)


def edit(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8", newline="")


def test_a_commit_of_the_standard_is_worked_off(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository / "province" / "01-land.yml", "15个工作日内", "10个工作日内")
    commit("shorter")
    assert main(["rebase", "HEAD~1", "--catalog", "east"]) == 0
    assert "写一下就行 1 处" in capsys.readouterr().out
    assert "time_limit" in (repository / "east" / "01-land.yml").read_text("utf-8"), "nothing is written unasked"
    assert main(["rebase", "HEAD~1", "--catalog", "east", "--write"]) == 0
    assert "time_limit" not in (repository / "east" / "01-land.yml").read_text("utf-8")


def test_what_a_person_decides_is_told_by_the_exit_code(repository: Path) -> None:
    edit(repository / "province" / "01-land.yml", "15个工作日内", "12个工作日内")
    assert main(["rebase", "HEAD", "--catalog", "east"]) == 1


@pytest.mark.parametrize(
    "arguments", [["rebase", "nosuch", "--catalog", "east"], ["rebase", "HEAD", "--catalog", "national"]]
)
def test_wrong_usage_is_told_as_such(
    repository: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert repository.is_dir()
    assert main(arguments) == 2
    assert "gongkai：" in capsys.readouterr().err


def test_an_office_is_held_against_its_standard(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert repository.is_dir()
    assert main(["diff", "--against-standard", "--catalog", "west"]) == 0
    out = capsys.readouterr().out
    assert "本地不适用：补偿款由省里统一支付，本县不开凭证。" in out
    assert "公开渠道少了：其他（村广播）" in out
    assert main(["diff", "--against-standard", "HEAD", "--catalog", "west"]) == 2
    assert main(["diff", "--against-standard", "--catalog", "national"]) == 2


def test_a_change_of_the_standard_is_a_change_of_the_office(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(repository / "national" / "02-school.yml", "每年5月31日前", "每年4月30日前")
    commit("earlier")
    assert main(["diff", "HEAD~1", "HEAD", "--catalog", "east"]) == 0
    assert "02-001" in capsys.readouterr().out
