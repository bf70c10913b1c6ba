"""What `gongkai init` lays out beside the catalogue: checks by three code forges, settings, guide, git."""

import hashlib
import json
import os
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import exits
from generator.cli.main import cli
from generator.install.source import SourceError, of_address
from generator.model.kinds import KINDS
from tests.docs.support import links_of

Gongkai = Callable[..., Any]

COMMIT = "0123456789abcdef0123456789abcdef01234567"
GIT = f"git+https://git.example.gov.cn/gk/gongkai@{COMMIT}"
WORKFLOWS = (".github/workflows/check.yml", ".gitea/workflows/check.yml", ".gitlab-ci.yml")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from generator.cli.init import run_init

    folder = tmp_path_factory.mktemp("init") / "office"
    assert run_init(folder, "", "", quiet=True) == exits.OK
    return folder


def run_script(folder: Path, bin_folder: Path) -> "subprocess.CompletedProcess[str]":
    """`ci/install.sh` with a python3 that only says what it was asked."""
    bin_folder.mkdir(exist_ok=True)
    fake = bin_folder / "python3"
    fake.write_text('#!/bin/sh\necho "$PWD" "$@"\n', "utf-8")
    fake.chmod(0o755)
    environment = {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        ["sh", str(folder / "ci/install.sh")], capture_output=True, encoding="utf-8", env=environment, check=False
    )


def test_without_a_source_the_checks_fail_and_say_what_to_fill_in(office: Path, tmp_path: Path) -> None:
    done = run_script(office, tmp_path / "bin")
    assert (done.returncode, done.stdout) == (1, "")
    assert "还没有写明从哪里安装 gongkai" in done.stderr
    assert "gongkai init . --wheel" in done.stderr


def test_a_wheel_is_copied_and_pinned_and_may_be_given_later(gongkai: Gongkai, tmp_path: Path, office: Path) -> None:
    wheel = tmp_path / "gongkai-9-py3-none-any.whl"
    wheel.write_bytes(b"a wheel")
    assert gongkai("init", "new", "--quiet", "--no-git", "--wheel", str(wheel)).code == exits.OK
    new = tmp_path / "new"
    assert (new / "vendor" / wheel.name).read_bytes() == b"a wheel"
    pinned = (new / "vendor/gongkai.txt").read_text("utf-8")
    assert pinned == f"./vendor/{wheel.name} --hash=sha256:{hashlib.sha256(b'a wheel').hexdigest()}\n"
    done = run_script(new, tmp_path / "bin")
    assert done.returncode == 0
    first, second = (shlex.split(line) for line in done.stdout.splitlines())
    assert first[0] == str(new.resolve())
    assert first[-3:] == ["--require-hashes", "-r", "vendor/requirements.lock"]
    assert second[-4:] == ["--no-deps", "--require-hashes", "-r", "vendor/gongkai.txt"]
    newer = tmp_path / "gongkai-10-py3-none-any.whl"
    newer.write_bytes(b"another")
    before = (new / "catalog/office.yml").read_bytes()
    assert gongkai("init", "new", "--wheel", str(newer)).code == exits.OK
    assert [path.name for path in (new / "vendor").glob("*.whl")] == [newer.name]
    assert (new / "catalog/office.yml").read_bytes() == before
    assert gongkai("init", "new", "--source", GIT).code == exits.OK
    assert not list((new / "vendor").glob("gongkai*"))
    assert run_script(new, tmp_path / "bin").stdout.splitlines()[-1].endswith(f"--no-build-isolation {GIT}")


@pytest.mark.parametrize(
    "address",
    [
        "gongkai==0.1.0", "git+https://git.example.gov.cn/gk/gongkai", "git+https://git.example.gov.cn/gk/gongkai@v1",
        f"git+https://user:secret@git.example.gov.cn/gk/gongkai@{COMMIT}", f"git+http://git.example.gov.cn/a@{COMMIT}",
        f"git+https://git.example.gov.cn/a'; rm -rf /;@{COMMIT}", f"git+https://x.cn/$(id)@{COMMIT}",
        "https://x.cn/gongkai-9-py3-none-any.whl", "https://x.cn/gongkai-9-py3-none-any.whl#sha256=123",
        f"https://token@x.cn/gongkai-9-py3-none-any.whl#sha256={'a' * 64}",
    ],
)  # fmt: skip
def test_an_address_that_names_no_bytes_or_holds_a_secret_is_refused(address: str) -> None:
    with pytest.raises(SourceError):
        of_address(address)


def test_an_address_of_a_wheel_goes_into_the_pinned_file() -> None:
    address = "https://x.example.gov.cn/gongkai-9-py3-none-any.whl"
    assert of_address(f"{address}#sha256={'a' * 64}").pinned == f"{address} --hash=sha256:{'a' * 64}\n"


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_checks_need_no_secret_and_run_commands_that_exist(name: str, office: Path) -> None:
    text = (office / name).read_text("utf-8")
    assert yaml.safe_load(text)
    assert "secrets" not in text
    assert "pull_request_target" not in text
    assert "sh ci/install.sh" in text
    assert "pip install" not in text
    used = re.findall(r"\bgongkai (\w+)", re.sub(r"#.*", "", text))
    assert set(used) >= {"check", "build", "diff"}
    assert set(used) <= set(cli.commands) | {"diff", "history"}


def test_the_editor_knows_the_schema_of_each_file(office: Path) -> None:
    settings = json.loads((office / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert set(settings) == {f"schema/{kind}.schema.json" for kind in KINDS}
    assert settings["schema/posters.schema.json"] == "catalog/posters.yml"
    assert all((office / name).is_file() for name in settings)
    assert "redhat.vscode-yaml" in (office / ".vscode/extensions.json").read_text("utf-8")
    ours = json.loads((Path(__file__).parents[2] / ".vscode/settings.json").read_text("utf-8"))
    assert ours == json.loads((office / ".vscode/settings.json").read_text("utf-8"))


def test_vs_code_reads_the_places_of_findings(office: Path) -> None:
    tasks = json.loads((office / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
    line = "catalog/08-x.yml:112:13: 警告 GK203 公开时限没有写明计算单位（08-005）"
    found = [re.match(one["pattern"]["regexp"], line) for one in tasks[0]["problemMatcher"]]
    assert [bool(match) for match in found] == [False, True]
    assert found[1] is not None
    assert found[1].groups()[:4] == ("catalog/08-x.yml", "112", "13", "GK203")


def test_hooks_run_what_is_installed(office: Path) -> None:
    hooks = yaml.safe_load((office / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]
    assert hooks["repo"] == "local"
    assert all(hook["language"] == "system" for hook in hooks["hooks"])


def test_the_guide_comes_along_and_no_link_of_it_leads_out(office: Path) -> None:
    for path in (office / "docs").rglob("*.md"):
        for link in links_of(path):
            target = (path.parent / link.partition("#")[0]).resolve()
            assert "://" in link or (target.is_relative_to(office.resolve()) and target.exists()), (
                f"{path.name}: {link}"
            )


def test_git_is_begun_and_nothing_committed_and_not_inside_another(office: Path, tmp_path: Path) -> None:
    assert (office / ".git").is_dir()
    log = subprocess.run(["git", "log"], cwd=office, capture_output=True, check=False)
    assert log.returncode != 0, "what is in the history counts as issued"
    from generator.cli.init import run_init

    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert run_init(tmp_path / "below", "", "", quiet=True) == exits.OK
    assert not (tmp_path / "below/.git").exists()


def test_what_is_double_clicked(office: Path) -> None:
    script = (office / "desk.cmd").read_bytes()
    assert script.isascii()
    assert script.count(b"\n") == script.count(b"\r\n")
    assert os.access(office / "desk.sh", os.X_OK)
    assert subprocess.run(["sh", "-n", str(office / "desk.sh")], check=False).returncode == 0


@pytest.mark.parametrize(
    "arguments", [("--wheel", "nowhere.whl"), ("--wheel", "x", "--source", GIT), ("--source", "x")]
)
def test_a_wrong_source_leaves_nothing_behind(gongkai: Gongkai, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert gongkai("init", "wrong", *arguments).code == exits.USAGE
    assert not (tmp_path / "wrong").exists()
