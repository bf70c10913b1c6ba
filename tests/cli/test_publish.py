"""The commands of publishing, from a built site to a rollback."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli import exits


@pytest.fixture
def built(small_catalog: Path, gongkai: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `catalog` and its `site`."""
    monkeypatch.chdir(small_catalog.parent)
    assert gongkai("build", "-q").code == exits.OK
    return small_catalog.parent


def test_publish_verify_status_rollback(built: Path, gongkai: Callable[..., Any]) -> None:
    assert gongkai("key", "gk.key").code == exits.OK
    first = gongkai("publish", "www", "--key", "gk.key")
    assert first.code == exits.OK, first.err
    assert "第 1 批" in first.out
    assert "没有变化" in gongkai("publish", "www", "--key", "gk.key").out
    office = built / "catalog" / "office.yml"
    office.write_text(office.read_text("utf-8") + "# 一条备注\n", "utf-8")
    assert gongkai("build", "-q").code == exits.OK
    assert "第 2 批" in gongkai("publish", "www", "--key", "gk.key").out
    assert gongkai("verify", "www/current", "--key", "gk.key.pub").code == exits.OK
    rows = json.loads(gongkai("status", "www", "--format", "json").out)["releases"]
    assert [(row["number"], row["current"]) for row in rows] == [(2, True), (1, False)]
    older = gongkai("verify", f"www/releases/{rows[1]['id']}", "--key", "gk.key.pub")
    assert older.code == exits.DATA
    assert "换回了旧的" in older.err
    assert gongkai("verify", "www", "--key", "gk.key.pub").code == exits.OK, "the folder of a place is its current"
    assert gongkai("rollback", "www").code == exits.OK
    assert gongkai("verify", "www/current", "--key", "gk.key.pub").code == exits.OK, "a rollback is no replay"


def test_a_broken_site_is_not_published(built: Path, gongkai: Callable[..., Any]) -> None:
    assert gongkai("publish", "www").code == exits.OK
    shutil.rmtree(built / "site" / "01")
    run = gongkai("publish", "www")
    assert run.code == exits.DATA
    assert "缺少的文件" in run.err
    assert (built / "www" / "current" / "01" / "index.html").is_file()


def test_a_lost_link_is_not_published(built: Path, gongkai: Callable[..., Any]) -> None:
    """The site is as it was built, but the register knows an id it has no page for."""
    register = built / "catalog" / "permalinks.yml"
    text = register.read_text("utf-8")
    register.write_text(text.replace("issued:", "issued:\n  01-099: 以前的事项", 1), "utf-8")
    run = gongkai("publish", "www")
    assert run.code == exits.DATA
    assert "01-099" in run.err
    assert not (built / "www").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("publish", "www", "--site", "nothing"), exits.MACHINE, "先运行 gongkai build"),
        (("publish", "www", "--key", "nothing"), exits.MACHINE, "读不了"),
        (("publish", "www", "--catalog", "nothing"), exits.USAGE, "nothing"),
        (("publish", "site/www"), exits.USAGE, "在“site”里面"),
        (("publish", "catalog/gk.zip"), exits.USAGE, "在“catalog”里面"),
        (("rollback", "www"), exits.DATA, "没有发布过"),
        (("verify", "nothing"), exits.USAGE, "没有“nothing”"),
        (("verify", "ftp://x/"), exits.USAGE, "网址"),
        (("verify", "."), exits.MACHINE, "没有文件清单"),
    ],
)
def test_what_is_wrong_is_said(
    built: Path, gongkai: Callable[..., Any], arguments: tuple[str, ...], code: int, said: str
) -> None:
    run = gongkai(*arguments)
    assert run.code == code
    assert said in run.err
    assert not (built / "www").exists()


def test_a_key_is_for_its_owner_alone_and_never_written_over(built: Path, gongkai: Callable[..., Any]) -> None:
    assert gongkai("key", "gk.key").code == exits.OK
    before = (built / "gk.key").read_bytes()
    assert (built / "gk.key").stat().st_mode & 0o077 == 0
    assert gongkai("key", "gk.key").code == exits.MACHINE
    assert (built / "gk.key").read_bytes() == before


def test_what_is_missing_beside_a_key_is_added(built: Path, gongkai: Callable[..., Any]) -> None:
    """A key of `ssh-keygen` has no `.allowed` and no `.pem`, which the script over there and openssl ask for."""
    assert gongkai("key", "gk.key").code == exits.OK
    files = {name: (built / name).read_bytes() for name in ("gk.key", "gk.key.pub", "gk.key.allowed", "gk.key.pem")}
    (built / "gk.key.allowed").unlink()
    (built / "gk.key.pem").unlink()
    run = gongkai("key", "gk.key")
    assert run.code == exits.OK, run.err
    assert "没有动" in run.out
    assert {name: (built / name).read_bytes() for name in files} == files
    (built / "note.txt").write_text("no key")
    assert gongkai("key", "note.txt").code == exits.MACHINE
    assert not (built / "note.txt.pub").exists()


def git(*words: str) -> None:
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "commit.gpgsign=false", *words]
    subprocess.run(command, check=True, capture_output=True)


def test_a_release_is_built_again_from_its_commit(built: Path, gongkai: Callable[..., Any]) -> None:
    git("init", "-q")
    (built / ".gitignore").write_text("/site/\n/www/\n/.gongkai-cache/\n")
    git("add", ".")
    git("commit", "-qm", "one")
    assert gongkai("publish", "www").code == exits.OK
    office = built / "catalog" / "office.yml"
    office.write_text(office.read_text("utf-8") + "# 后来的备注\n", "utf-8")
    done = gongkai("reproduce", "www/current")
    assert done.code == exits.OK, done.err
    assert "每个字节都一样" in done.out
    assert "提交" in done.out
    (built / "www" / "current" / "index.html").write_bytes(b"changed")
    manifest = built / "www" / "current" / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"index.html":[', b'"index.html":[1'))
    harmed = gongkai("reproduce", "www/current")
    assert harmed.code == exits.DATA
    assert "改动过的文件：index.html" in harmed.err


def test_a_release_without_its_source_is_not_built_again(built: Path, gongkai: Callable[..., Any]) -> None:
    assert gongkai("publish", "www").code == exits.OK
    assert gongkai("reproduce", "www/current").code == exits.OK, "the catalogue is the same still"
    office = built / "catalog" / "office.yml"
    office.write_text(office.read_text("utf-8") + "# 后来的备注\n", "utf-8")
    run = gongkai("reproduce", "www/current")
    assert run.code == exits.MACHINE
    assert "没有写提交号" in run.err
    assert gongkai("reproduce", "catalog").code == exits.MACHINE
