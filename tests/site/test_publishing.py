"""What residents see is exactly the old site or exactly the new one, whatever happens to the build."""

import fcntl
import json
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.site.support import ROOT, beside, differing, environment, gongkai, lay_out_small, tree


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
    assert len(outcome["beside_after_kill"]) == 1, outcome
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


# ----- what others put into the site


def test_foreign_files_stop_the_build_and_are_kept_when_the_settings_say_so(office: tuple[Path, Path]) -> None:
    catalog, site = office
    (site / "robots.txt").write_text("User-agent: *\n")
    (site / ".well-known").mkdir()
    (site / ".well-known" / "x").write_text("x")
    before = tree(site)
    edit(catalog, "title: 农村危房改造", "title: 改过的农村危房改造")
    done = attempt(catalog, site)
    assert done.returncode == 3
    assert "robots.txt（文件）" in done.stderr
    assert ".well-known/x（文件）" in done.stderr
    assert tree(site) == before
    assert beside(site) == []
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("catalog: catalog\n", "catalog: catalog\n      keep: [robots.txt, .well-known]\n")
    (catalog.parent / "mkdocs.yml").write_text(settings, "utf-8")
    done = attempt(catalog, site)
    assert done.returncode == 0, done.stderr
    assert (site / "robots.txt").read_text() == "User-agent: *\n"
    assert (site / ".well-known" / "x").read_text() == "x"
    assert "改过的农村危房改造" in (site / "04" / "001" / "index.html").read_text("utf-8")


def test_foreign_files_go_when_that_is_asked_for(office: tuple[Path, Path]) -> None:
    catalog, site = office
    before = tree(site)
    (site / "04" / "stale").mkdir()
    (site / "04" / "stale" / "index.html").write_text("old")
    done = gongkai("build", "--discard-foreign", "--catalog", catalog, "--site-dir", site, cwd=catalog.parent)
    assert done.returncode == 0, done.stderr
    assert differing(before, tree(site)) == []


def test_pages_of_withdrawn_categories_do_not_stay_behind(office: tuple[Path, Path]) -> None:
    catalog, site = office
    (catalog / "pages" / "more.md").write_text("# 更多\n", "utf-8")
    assert attempt(catalog, site).returncode == 0
    assert (site / "more" / "index.html").is_file()
    (catalog / "pages" / "more.md").unlink()
    assert attempt(catalog, site).returncode == 0
    assert not (site / "more").exists()


def test_manifest_lists_every_file_of_the_site(office: tuple[Path, Path]) -> None:
    _, site = office
    listed = json.loads((site / "manifest.json").read_bytes())["files"]
    found = {name: [len(data), sha256(data).hexdigest()] for name, data in tree(site).items()}
    del found["manifest.json"]
    assert listed == found


def test_equal_pages_keep_their_time(office: tuple[Path, Path]) -> None:
    catalog, site = office
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    edit(catalog, "title: 农村危房改造", "title: 改过的农村危房改造")
    old = tree(site)
    assert attempt(catalog, site).returncode == 0
    new = tree(site)
    for path, moment in before.items():
        name = path.relative_to(site).as_posix()
        if new[name] == old[name]:
            assert path.stat().st_mtime_ns == moment, name
        else:
            assert path.stat().st_mtime_ns // 10**9 > moment // 10**9, name


# ----- recovery


@pytest.mark.parametrize("command", ["build", "doctor"])
def test_site_lost_between_two_renames_is_back_although_nothing_can_be_built(
    office: tuple[Path, Path], command: str
) -> None:
    catalog, site = office
    before = tree(site)
    staging = site.with_name(".site.staging")
    staging.mkdir()
    (staging / "lock").touch()
    site.rename(staging / "old")
    edit(catalog, "stage: ", "stagge: ")
    done = gongkai(command, "--catalog", catalog, "--site-dir", site, cwd=catalog.parent)
    assert "已经把原来的网站放回" in done.stdout + done.stderr
    assert tree(site) == before
    assert beside(site) == []


def test_two_builds_at_once_the_second_says_so(office: tuple[Path, Path]) -> None:
    catalog, site = office
    before = tree(site)
    staging = site.with_name(".site.staging")
    staging.mkdir()
    with (staging / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = attempt(catalog, site)
        assert done.returncode == 3
        assert "另一个 gongkai 正在" in done.stderr
        assert staging.is_dir()
    assert tree(site) == before
    assert attempt(catalog, site).returncode == 0
    assert beside(site) == []


def test_killed_preview_leaves_nothing_the_next_command_does_not_clear(
    office: tuple[Path, Path], tmp_path: Path
) -> None:
    catalog, _ = office
    place = tmp_path / "temporary"
    place.mkdir()
    command = [sys.executable, "-m", "generator", "serve", "--addr", "127.0.0.1:1", "--catalog", str(catalog)]
    with subprocess.Popen(
        command, cwd=catalog.parent, env=environment(TMPDIR=str(place)), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        deadline = time.monotonic() + 30
        while not list(place.glob("*/work/mkdocs_*")) and time.monotonic() < deadline and running.poll() is None:
            time.sleep(0.02)
        running.kill()
    assert list(place.iterdir())
    done = gongkai(
        "build",
        "--catalog",
        catalog,
        "--site-dir",
        tmp_path / "x",
        cwd=catalog.parent,
        env=environment(TMPDIR=str(place)),
    )
    assert done.returncode == 0
    assert list(place.iterdir()) == []
