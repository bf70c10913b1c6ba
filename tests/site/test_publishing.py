"""What residents see is exactly the old site or exactly the new one, whatever happens to the build."""

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.support import beside, build, differing, environment, gongkai, lay_out_small, tree


@pytest.fixture
def office(tmp_path: Path) -> tuple[Path, Path]:
    """(catalogue, site) of a built repository of one domain."""
    catalog = lay_out_small(tmp_path)
    build(catalog, tmp_path / "site")
    return catalog, tmp_path / "site"


def edit(catalog: Path, old: str, new: str, name: str = "04-*.yml") -> None:
    (file,) = catalog.glob(name)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def attempt(catalog: Path, site: Path, limit: Callable[[], None] | None = None) -> "subprocess.CompletedProcess[str]":
    return gongkai("build", "--catalog", catalog, "--site-dir", site, cwd=catalog.parent, limit=limit)


# ----- refused targets


def test_foreign_folder_is_not_overwritten(office: tuple[Path, Path], tmp_path: Path) -> None:
    catalog, _ = office
    target = tmp_path / "wwwroot"
    target.mkdir()
    (target / "index.html").write_text("the portal")
    done = attempt(catalog, target)
    assert done.returncode == 3
    assert "不是 gongkai 生成的文件" in done.stderr
    assert tree(target) == {"index.html": b"the portal"}
    assert beside(target) == []


def test_folder_of_the_repository_is_not_overwritten(office: tuple[Path, Path]) -> None:
    catalog, _ = office
    before = tree(catalog)
    for target in (catalog, catalog.parent, catalog / "site", catalog / "pages"):
        done = attempt(catalog, target)
        assert done.returncode == 2
        assert "请换一个位置" in done.stderr
    assert tree(catalog) == before


@pytest.mark.parametrize("kind", ["file", "link"])
def test_target_that_is_no_folder_is_refused(office: tuple[Path, Path], tmp_path: Path, kind: str) -> None:
    catalog, site = office
    target = tmp_path / "out"
    if kind == "file":
        target.write_text("mine")
    else:
        target.symlink_to(site)
    before = tree(site)
    done = attempt(catalog, target)
    assert done.returncode == 3
    assert "请换一个输出位置" in done.stderr
    assert tree(site) == before
    assert target.is_symlink() == (kind == "link")


def test_empty_folder_is_filled(office: tuple[Path, Path], tmp_path: Path) -> None:
    catalog, site = office
    target = tmp_path / "empty"
    target.mkdir()
    assert attempt(catalog, target).returncode == 0
    assert differing(tree(site), tree(target)) == []


# ----- builds that fail


def test_error_in_the_data_leaves_the_old_site(office: tuple[Path, Path]) -> None:
    catalog, site = office
    before = tree(site)
    edit(catalog, "stage: ", "stagge: ")
    done = attempt(catalog, site)
    assert done.returncode == 1
    assert "原来的网站没有改动" in done.stderr
    assert tree(site) == before
    assert beside(site) == []


def test_warning_stops_a_strict_build_only(office: tuple[Path, Path]) -> None:
    catalog, site = office
    before = tree(site)
    edit(catalog, "  04-001:", "  # 04-001:", "permalinks.yml")
    done = gongkai("build", "--strict", "--catalog", catalog, "--site-dir", site, cwd=catalog.parent)
    assert done.returncode == 1
    assert "GK405" in done.stderr
    assert tree(site) == before
    assert attempt(catalog, site).returncode == 0


@pytest.mark.parametrize("kilobytes", [2, 12, 40, 100])
def test_full_disk_leaves_the_old_site(office: tuple[Path, Path], kilobytes: int) -> None:
    """A limit on written files stands in for a full disk; it strikes in the host, in our pages, in the index."""
    catalog, site = office
    before = tree(site)
    edit(catalog, "title: 农村危房改造", "title: 改过的农村危房改造")
    done = attempt(catalog, site, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1000,) * 2))
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert "gongkai：" in done.stderr
    assert tree(site) == before
    assert beside(site) == []


def test_place_that_cannot_be_written_is_named(office: tuple[Path, Path], tmp_path: Path) -> None:
    catalog, _ = office
    (tmp_path / "file").write_text("")
    done = attempt(catalog, tmp_path / "file" / "site")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "file") in done.stderr


# ----- killed

KILLER = Path(__file__).with_name("killer.py")


@pytest.mark.slow
def test_killed_build_leaves_exactly_the_old_or_exactly_the_new_site(office: tuple[Path, Path], tmp_path: Path) -> None:
    """kill -9 at random moments and at chosen file operations, most of them around the switch."""
    catalog, site = office
    other = lay_out_small(tmp_path / "other")
    edit(other, "title: 农村危房改造", "title: 改过的农村危房改造")
    done = subprocess.run(
        [sys.executable, str(KILLER), str(catalog), str(other), str(site)],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=400,
    )
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["mixed"] == []
    assert outcome["random"] >= 4, "on a busy machine many builds end before they are killed"
    assert outcome["operation"] >= 8
    assert outcome["switch"] >= 8
    assert outcome["old"] >= 8
    assert outcome["new"] > 4, "no kill after the switch: the test would not see a torn removal"
    assert len(outcome["beside_after_kill"]) == 1
    assert outcome["beside_after_next_build"] == [], "leftovers of killed builds are removed by the next one"


def test_interrupted_build_leaves_the_old_site(office: tuple[Path, Path]) -> None:
    catalog, site = office
    before = tree(site)
    edit(catalog, "title: 农村危房改造", "title: 改过的农村危房改造")
    command = [sys.executable, "-m", "generator", "build", "--catalog", str(catalog), "--site-dir", str(site)]
    running = subprocess.Popen(command, cwd=catalog.parent, env=environment(), stderr=subprocess.PIPE, encoding="utf-8")
    while running.poll() is None and not beside(site):
        pass
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert "Traceback" not in said
    if running.returncode:
        assert running.returncode == 3
        assert "已中断" in said
        assert tree(site) == before
    assert beside(site) == []
