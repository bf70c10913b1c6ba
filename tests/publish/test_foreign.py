"""What others put into a live site is never removed without a word."""

import gzip
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.errors import PublishError
from generator.publish import survey
from generator.publish.staging import open_staging
from tests.publish.sites import beside, content, pages, release

OLD, NEW = pages("old"), pages("new")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    release(tmp_path / "www" / "site", OLD)
    return tmp_path / "www" / "site"


def put(path: Path, text: str = "mine") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def bind_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(path.name)
    os.chdir(here)


STRANGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "robots.txt": (put, "robots.txt（文件）"),
    ".user.ini": (put, ".user.ini（文件）"),
    ".well-known/acme-challenge/x": (put, ".well-known/acme-challenge/x（文件）"),
    "baidu_verify_codeva-x.html": (put, "baidu_verify_codeva-x.html（文件）"),
    "01/note.txt": (put, "01/note.txt（文件）"),
    "中文 名称.docx": (put, "中文 名称.docx（文件）"),
    "index.html": (put, "index.html（被改过）"),
    "build.json": (lambda path: path.write_bytes(path.read_bytes() + b" "), "build.json（被改过）"),
    "empty": (Path.mkdir, "empty（空文件夹）"),
    "link.html": (lambda path: path.symlink_to("index.html"), "link.html（链接）"),
    "folder-link": (lambda path: path.symlink_to("/etc"), "folder-link（链接）"),
    "dangling": (lambda path: path.symlink_to("nowhere"), "dangling（链接）"),
    "pipe": (os.mkfifo, "pipe（管道、设备一类的特殊文件）"),
    "socket": (bind_socket, "socket（管道、设备一类的特殊文件）"),
}


@pytest.mark.parametrize("name", STRANGE)
def test_foreign_thing_stops_the_release_and_stays(site: Path, name: str) -> None:
    make, told = STRANGE[name]
    make(site / name)
    before, facts = content(site), survey.list_tree(site)
    with pytest.raises(PublishError) as refusal:
        release(site, NEW)
    assert told in str(refusal.value)
    assert "有 1 个" in str(refusal.value)
    assert "keep" in str(refusal.value)
    assert "--discard-foreign" in str(refusal.value)
    assert content(site) == before
    assert survey.list_tree(site) == facts
    assert beside(site) == []


@pytest.mark.parametrize("name", ["index.html", "01/001/index.html"])
def test_own_page_turned_into_a_link_or_a_pipe_is_foreign(site: Path, name: str) -> None:
    for make in (lambda path: path.symlink_to("/etc/passwd"), os.mkfifo):
        (site / name).unlink()
        make(site / name)
        with pytest.raises(PublishError, match="有 1 个"):
            release(site, NEW)


def test_page_replaced_by_a_folder_of_files_is_foreign(site: Path) -> None:
    (site / "index.html").unlink()
    put(site / "index.html" / "x.txt")
    with pytest.raises(PublishError, match=r"index\.html/x\.txt"):
        release(site, NEW)


def test_first_ten_are_named_and_all_are_counted(site: Path) -> None:
    for number in range(23):
        put(site / "up" / f"{number:02}.jpg")
    with pytest.raises(PublishError) as refusal:
        release(site, NEW)
    said = str(refusal.value)
    assert "有 23 个" in said
    assert "up/09.jpg" in said
    assert "up/10.jpg" not in said
    assert "还有 13 个" in said


def test_what_is_asked_for_goes_with_the_old_site(site: Path) -> None:
    put(site / "robots.txt")
    (site / "link").symlink_to("/etc")
    assert release(site, NEW, discards_foreign=True) == []
    assert content(site) == NEW
    assert Path("/etc/passwd").exists()
    assert beside(site) == []


def test_special_things_are_never_discarded(site: Path) -> None:
    os.mkfifo(site / "pipe")
    put(site / "robots.txt")
    with pytest.raises(PublishError, match="pipe"):
        release(site, NEW, discards_foreign=True)
    assert (site / "robots.txt").exists()


def test_kept_things_go_over_to_every_new_release(site: Path) -> None:
    keep = ["robots.txt", ".well-known", "baidu_verify_*.html", "logo", "empty/"]
    put(site / "robots.txt")
    (site / "robots.txt").chmod(0o640)
    os.utime(site / "robots.txt", (1e9, 1e9))
    put(site / ".well-known" / "a" / "b")
    put(site / "baidu_verify_x.html")
    (site / "logo").symlink_to("../logo.png")
    (site / "empty").mkdir()
    for files in (NEW, OLD):
        assert release(site, files, keep) == []
        assert (site / "robots.txt").read_text() == "mine"
        assert (site / "robots.txt").stat().st_mode & 0o777 == 0o640
        assert (site / "robots.txt").stat().st_mtime == 1e9
        assert (site / ".well-known" / "a" / "b").read_text() == "mine"
        assert (site / "logo").readlink() == Path("../logo.png")
        assert list((site / "empty").iterdir()) == []
        assert "robots.txt" not in (site / "manifest.json").read_text()
        assert {name: data for name, data in content(site).items() if name in files} == files
        assert beside(site) == []


def test_kept_name_that_the_new_site_needs_is_refused(site: Path) -> None:
    put(site / "robots.txt")
    with pytest.raises(PublishError, match=r"robots\.txt（写在 keep 里，可是新网站也有这个文件）"):
        release(site, {**NEW, "robots.txt": b"ours"}, ["robots.txt"])
    assert release(site, {**NEW, "robots.txt": b"mine"}, ["robots.txt"]) == []


def test_page_changed_by_hand_cannot_be_kept(site: Path) -> None:
    put(site / "index.html")
    with pytest.raises(PublishError, match=r"index\.html"):
        release(site, NEW, ["*.html"])


def test_packed_copies_of_pages_are_not_kept(site: Path) -> None:
    """A server with gzip_static would give them for the new pages."""
    (site / "index.html.gz").write_bytes(gzip.compress(b"old"))
    with pytest.raises(PublishError, match="压缩副本"):
        release(site, NEW, ["*.gz"])


def test_page_of_the_old_release_is_not_kept(site: Path) -> None:
    release(site, NEW, ["0*", "*.html"])
    assert content(site) == NEW


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/../b", "*", "**", "/", "a\\b", "./x"])
def test_names_to_keep_that_mean_all_or_lead_out_are_refused(site: Path, name: str) -> None:
    with pytest.raises(PublishError, match="keep 里的"):
        release(site, NEW, [name])


def test_what_comes_while_the_site_changes_places_is_set_aside(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.pipeline import publishing

    real = publishing.switch

    def switch(staging: object) -> None:
        put(site / "late.txt")
        real(staging)  # type: ignore[arg-type]

    monkeypatch.setattr(publishing, "switch", switch)
    (note,) = release(site, NEW)
    assert "site.old-1" in note
    assert content(site) == NEW
    assert (site.parent / "site.old-1" / "late.txt").read_text() == "mine"
    assert beside(site) == ["site.old-1"]


# ----- folders that are no site of ours, or cannot change places


def test_a_build_record_of_another_program_makes_no_site_of_ours(tmp_path: Path) -> None:
    for record in ({"name": "webpack"}, [], {"generator": "other"}):
        put(tmp_path / "site" / "build.json", json.dumps(record))
        with pytest.raises(PublishError, match="不是 gongkai 生成的"):
            release(tmp_path / "site", NEW)
    (tmp_path / "site" / "build.json").unlink()
    os.mkfifo(tmp_path / "site" / "build.json")
    with pytest.raises(PublishError, match="不是 gongkai 生成的"):
        release(tmp_path / "site", NEW)


def test_dangling_link_as_target_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("nowhere")
    with pytest.raises(PublishError, match=r"链接.*请换一个输出位置"):
        release(tmp_path / "site", NEW)


@pytest.mark.parametrize("where", ["", "/video", "/a b"])
def test_mounted_disks_are_never_moved_or_removed(site: Path, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = site.parent / "mountinfo"
    escaped = f"{site}{where}".replace(" ", "\\040")
    table.write_text(f"36 35 98:0 / {escaped} rw,noatime master:1 - ext3 /dev/root rw\n")
    if where:
        put(site / where[1:] / "film.mp4")
    monkeypatch.setattr(survey, "_MOUNTS", str(table))
    table_says = "挂载" if where else "本身是挂载的磁盘"
    for discards in (False, True):
        with pytest.raises(PublishError, match=table_says):
            release(site, NEW, ["video", "a b"], discards_foreign=discards)
    assert not where or (site / where[1:] / "film.mp4").exists()


# ----- sites of versions that wrote no manifest


@pytest.fixture
def before_manifests(site: Path) -> Path:
    (site / "manifest.json").unlink()
    return site


def test_old_site_without_manifest_is_replaced_and_set_aside_whole(before_manifests: Path) -> None:
    site = before_manifests
    (site / "02" / "old.html").unlink()
    (site / "02").rmdir()
    put(site / "03" / "c2" / "index.html", "a page of the first version")
    put(site / "index.html", "changed by hand, nobody can know")
    (note,) = release(site, NEW)
    assert "没有文件清单" in note
    assert content(site) == NEW
    aside = site.parent / "site.old-1"
    assert (aside / "index.html").read_text() == "changed by hand, nobody can know"
    assert release(site, OLD) == []
    assert beside(site) == ["site.old-1"]


@pytest.mark.parametrize("name", ["robots.txt", ".user.ini", "01/x.docx", "wap/index.html", "files/a.pdf"])
def test_old_site_without_manifest_with_unknown_names_is_refused(before_manifests: Path, name: str) -> None:
    put(before_manifests / name)
    (before_manifests / "02" / "old.html").unlink()
    (before_manifests / "02").rmdir()
    with pytest.raises(PublishError, match=name):
        release(before_manifests, NEW)
    assert (before_manifests / name).read_text() == "mine"
    release(before_manifests, NEW, [name])
    assert (before_manifests / name).read_text() == "mine"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1",
        "null",
        '{"format":2,"files":{}}',
        '{"format":1,"files":{"../x":[1,"' + "a" * 64 + '"]}}',
        "[" * 9999,
    ],
)
def test_damaged_manifest_is_none(site: Path, text: str) -> None:
    (site / "manifest.json").write_text(text)
    with pytest.raises(PublishError, match=r"02/old\.html"):
        release(site, NEW)
    release(site, {**NEW, "02/old.html": b"again"})
    assert content(site.parent / "site.old-1") == OLD


def test_same_release_gives_the_same_manifest_without_facts_of_the_machine(tmp_path: Path) -> None:
    for name in ("one", "other"):
        release(tmp_path / name / "site", NEW)
    one, other = ((tmp_path / name / "site" / "manifest.json").read_bytes() for name in ("one", "other"))
    assert one == other
    listed = json.loads(one)
    assert sorted(listed) == ["files", "format"]
    assert sorted(listed["files"]) == sorted(NEW)
    assert str(tmp_path).encode() not in one


def test_files_cut_short_stop_the_release(site: Path) -> None:
    from generator.pipeline.publishing import finish_tree
    from generator.publish.manifest import entry_of

    staging = open_staging(site)
    (staging.tree / "a.html").write_bytes(b"ab")
    with pytest.raises(PublishError, match="不完整"):
        finish_tree(staging.tree, {"a.html": entry_of(b"abc")})
    staging.close()
    with pytest.raises(PublishError, match="同名"):
        release(site, {**NEW, "manifest.json": b"{}"})
    assert content(site) == OLD


def test_site_keeps_the_rights_its_folder_was_given(site: Path) -> None:
    site.chmod(0o2775)
    release(site, NEW)
    assert site.stat().st_mode & 0o7777 == 0o2775
