"""A published site is the old one or the new one, whole, whenever the program dies and whatever the disk refuses."""

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest

from generator.model.errors import PublishError
from generator.pipeline.composing import RefusedError
from generator.pipeline.releasing import roll_back
from generator.publish import durable
from generator.publish.place import LocalPlace
from generator.publish.shelf import list_stored
from generator.publish.signing import new_signer
from tests.publish.faults import die_at, failing_at
from tests.publish.releases import build_and_send, send, served
from tests.publish.sites import RECORD, release

SECOND = 1_000_000_000


def pages(word: str, **more: bytes) -> dict[str, bytes]:
    """A site whose pages say `word`; no page comes or goes."""
    return {
        "build.json": RECORD,
        "index.html": word.encode(),
        "01/index.html": b"the same",
        "01/001/index.html": f"item {word}".encode(),
        "assets/site.css": b"the same",
        **more,
    }


OLD, NEW, NEXT = pages("old"), pages("new"), pages("nxt")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def root(tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place that serves OLD; the built site is NEW. Nothing waits for the disk."""
    monkeypatch.setattr(durable, "_sync_disk", lambda folder: True)
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    place = tmp_path / "www"
    build_and_send(place, site, OLD)
    release(site, NEW)
    return place


def test_first_release_is_served(root: Path) -> None:
    assert served(root) == OLD
    assert (root / "current").is_symlink()
    assert [one.id[:7] for one in list_stored(LocalPlace(root))] == ["000001-"]


def test_kill_before_any_change_leaves_old_or_new(root: Path, site: Path, tmp_path: Path) -> None:
    start = tmp_path / "start"
    shutil.copytree(root, start, symlinks=True)
    number, outcomes = 0, set()
    while die_at(number := number + 1, lambda: send(root, site)):
        assert served(root) in (OLD, NEW), number
        outcomes.add(served(root)["index.html"])
        send(root, site)
        assert served(root) == NEW, "the next run completes it"
        assert not [name for name in os.listdir(root / "releases") if name.startswith(".")]
        assert not [name for name in os.listdir(root) if name.startswith(".current")]
        shutil.rmtree(root)
        shutil.copytree(start, root, symlinks=True)
    assert served(root) == NEW
    assert number > 20
    assert outcomes == {b"old", b"new"}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_disk_that_refuses_leaves_old_or_new_and_says_so(root: Path, site: Path, tmp_path: Path, code: int) -> None:
    start = tmp_path / "start"
    shutil.copytree(root, start, symlinks=True)
    number, refused = 0, 0
    while True:
        number += 1
        with failing_at(number, code) as seen:
            try:
                send(root, site)
            except PublishError as error:
                refused += 1
                assert "网站" in str(error) or "发布" in str(error)
        if len(seen) < number:
            break
        assert served(root) in (OLD, NEW), number
        shutil.rmtree(root)
        shutil.copytree(start, root, symlinks=True)
    assert served(root) == NEW
    assert refused > 15


def test_a_full_disk_is_not_left_full(root: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = served(root)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(LocalPlace, "sync", full)
    with pytest.raises(PublishError, match="没有改动"):
        build_and_send(root, site, pages("new"))
    assert [name for name in os.listdir(root / "releases") if name.endswith(".part")] == []
    assert served(root) == before


def test_a_switch_that_the_disk_does_not_confirm_is_no_refusal(
    root: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is served has changed by then, so "nothing was changed" would be wrong."""
    real = LocalPlace.sync

    def refuse(place: LocalPlace, folder: str, *, whole: bool) -> None:
        if not folder:
            raise OSError(errno.EIO, "broken")
        real(place, folder, whole=whole)

    monkeypatch.setattr(LocalPlace, "sync", refuse)
    with pytest.raises(PublishError, match="没有确认") as caught:
        build_and_send(root, site, pages("new"))
    assert "已经换成" in str(caught.value)
    assert "没有改动" not in str(caught.value)
    assert served(root) == pages("new")


def test_a_write_cut_short_is_noticed(root: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = LocalPlace.write

    def write(self: LocalPlace, path: str, data: bytes, time: int) -> None:
        real(self, path, data[:-1] if path.endswith("01/001/index.html") else data, time)

    monkeypatch.setattr(LocalPlace, "write", write)
    with pytest.raises(PublishError, match="读回来不对"):
        send(root, site)
    assert served(root) == OLD


def test_everything_is_on_the_disk_before_a_name_leads_to_it(
    root: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order of what a power cut would see: bytes, the release's name, the link, the link's folder."""
    seen: list[str] = []
    place = LocalPlace(root)
    for name in ("write", "sync", "rename", "point"):
        real = getattr(LocalPlace, name)

        def call(self: LocalPlace, *given: object, _real: object = real, _name: str = name, **more: object) -> object:
            seen.append(f"{_name} {given[0] or '.'}")
            return _real(self, *given, **more)  # type: ignore[operator]

        monkeypatch.setattr(LocalPlace, name, call)
    send(place.root, site)
    steps = [step for step in seen if not step.startswith("write")]
    new = list_stored(place)[0].id
    part = f"releases/.{new}.part"
    assert steps == [f"sync {part}", f"rename {part}", "sync releases", "point current", "sync ."]
    assert not [step for step in seen[seen.index(steps[0]) :] if step.startswith("write")]


def test_an_unchanged_site_is_not_published_again(root: Path, site: Path) -> None:
    first = send(root, site)
    times = {path: path.stat().st_mtime_ns for path in (root / "current").rglob("*")}
    again = send(root, site)
    assert first.is_new
    assert not again.is_new
    assert again.release.id == first.release.id
    assert {path: path.stat().st_mtime_ns for path in (root / "current").rglob("*")} == times


def test_a_served_release_that_was_damaged_is_published_anew(root: Path, site: Path) -> None:
    send(root, site)
    (root / "current" / "index.html").write_bytes(b"hacked")
    done = send(root, site)
    assert done.is_new
    assert served(root) == NEW


def test_equal_files_keep_their_time_and_others_get_a_later_second(root: Path, site: Path) -> None:
    def times() -> dict[str, int]:
        here = root / "current"
        return {p.relative_to(here).as_posix(): p.stat().st_mtime_ns for p in here.rglob("*") if p.is_file()}

    before = times()
    for path in (root / "current").resolve().rglob("*"):
        os.utime(path, ns=(2_000_000_000 * SECOND,) * 2)  # a clock that was wrong
    send(root, site)
    after = times()
    assert before.keys() == after.keys()
    assert after["01/index.html"] == 2_000_000_000 * SECOND
    assert after["index.html"] // SECOND > 2_000_000_000


def test_times_differ_from_a_release_that_was_rolled_back(root: Path, site: Path) -> None:
    """A resident may hold a page of a release that is no longer served."""
    send(root, site)
    new = (root / "current" / "index.html").stat().st_mtime_ns
    roll_back(LocalPlace(root))
    release(site, NEXT)
    os.utime(site / "index.html", ns=(new, new))
    send(root, site)
    assert (root / "current" / "index.html").stat().st_mtime_ns // SECOND > new // SECOND


def test_assets_of_the_release_before_stay_for_one_release(root: Path, site: Path) -> None:
    """A page that a browser kept still asks for them."""
    build_and_send(root, site, pages("a", **{"assets/old.js": b"1", "search/a/1.js": b"2", "02/old.html": b"page"}))
    build_and_send(root, site, pages("b"), share=1.0)
    assert served(root)["assets/old.js"] == b"1"
    assert served(root)["search/a/1.js"] == b"2"
    assert "02/old.html" not in served(root)
    build_and_send(root, site, pages("c"))
    assert "assets/old.js" not in served(root)


def test_rollback_serves_the_release_before(root: Path, site: Path) -> None:
    send(root, site)
    back = roll_back(LocalPlace(root))
    assert served(root) == OLD
    assert back.number == 1
    with pytest.raises(RefusedError, match="没有更早"):
        roll_back(LocalPlace(root))
    assert roll_back(LocalPlace(root), "2").number == 2
    assert served(root) == NEW


def test_rollback_refuses_a_release_that_is_not_whole(root: Path, site: Path) -> None:
    send(root, site)
    (root / "releases" / list_stored(LocalPlace(root))[1].id / "index.html").write_bytes(b"other")
    with pytest.raises(RefusedError, match="不完整"):
        roll_back(LocalPlace(root))
    assert served(root) == NEW


def test_numbers_go_on_after_a_rollback(root: Path, site: Path) -> None:
    send(root, site)
    roll_back(LocalPlace(root))
    assert build_and_send(root, site, NEXT).release.number == 3
    assert build_and_send(root, site, OLD, at_least=9).release.number == 10


def test_old_releases_go_by_number_and_age(root: Path, site: Path) -> None:
    for day in range(1, 8):
        build_and_send(root, site, pages(str(day)), made=f"2026-12-0{day}T00:00:00Z", number=3, days=4)
    assert [one.id[:6] for one in list_stored(LocalPlace(root))] == ["000008", "000007", "000006", "000005", "000004"]
    build_and_send(root, site, pages("9"), made="2026-12-09T00:00:00Z", number=2)
    assert [one.id[:6] for one in list_stored(LocalPlace(root))] == ["000009", "000008"]


def test_what_is_served_is_never_removed(root: Path, site: Path) -> None:
    for word in ("a", "b", "c"):
        build_and_send(root, site, pages(word), number=9)
    roll_back(LocalPlace(root), "1")
    build_and_send(root, site, pages("d"), number=2)
    assert served(root) == pages("d")
    assert len(list_stored(LocalPlace(root))) == 2


def test_a_lost_address_is_refused(root: Path, site: Path) -> None:
    release(site, {path: data for path, data in NEW.items() if path != "01/001/index.html"})
    with pytest.raises(RefusedError, match="少了已经公布的网址：事项 01-001"):
        send(root, site, share=1.0)
    assert served(root) == OLD


def test_a_site_that_shrinks_is_refused(root: Path, site: Path) -> None:
    more = {f"about/{number}.html": b"page" for number in range(20)}
    build_and_send(root, site, pages("more", **more))
    release(site, NEW)
    with pytest.raises(RefusedError, match="网页从 23 个减到 3 个"):
        send(root, site)
    send(root, site, share=0.9)
    assert served(root) == NEW


def _change(site: Path) -> None:
    (site / "index.html").write_bytes(b"NEW")


def _remove(site: Path) -> None:
    (site / "01" / "index.html").unlink()


def _add(site: Path) -> None:
    (site / "extra.html").write_bytes(b"x")


def _link(site: Path) -> None:
    (site / "link.html").symlink_to("/etc/hostname")


@pytest.mark.parametrize(
    ("harm", "said"), [(_change, "改动过的"), (_remove, "缺少的"), (_add, "多出来的"), (_link, "多出来的")]
)
def test_only_what_was_built_goes_out(root: Path, site: Path, harm: object, said: str) -> None:
    harm(site)  # type: ignore[operator]
    with pytest.raises(RefusedError, match=said) as caught:
        send(root, site)
    assert ("gongkai build" in caught.value.reasons[-1]) == ("多出来的" not in said), "what to do fits what is wrong"
    assert served(root) == OLD


def test_files_of_others_go_out_when_asked_for_but_no_links(root: Path, site: Path) -> None:
    _add(site)
    send(root, site, with_foreign=True)
    assert served(root)["extra.html"] == b"x"
    _link(site)
    with pytest.raises(RefusedError, match="多出来的"):
        send(root, site, with_foreign=True)


@pytest.mark.parametrize("name", ["current", "something"])
def test_a_folder_of_others_is_left_alone(tmp_path: Path, site: Path, name: str) -> None:
    place = tmp_path / "full"
    (place / name).mkdir(parents=True)
    release(site, OLD)
    with pytest.raises(PublishError, match="没有"):
        send(place, site)
    assert os.listdir(place) == [name]


def test_two_at_once_do_not_mix(root: Path, site: Path) -> None:
    with LocalPlace(root).lock(), pytest.raises(PublishError, match="另一个 gongkai"):
        send(root, site)
    assert served(root) == OLD


@pytest.mark.skipif(sys.platform == "win32", reason="no links")
def test_a_strict_umask_does_not_lock_the_server_out(tmp_path: Path, site: Path) -> None:
    """Files follow the rights of the place: of a new one all may read, of one for a group that group."""
    narrow = tmp_path / "narrow"
    narrow.mkdir()
    narrow.chmod(0o750)
    before = os.umask(0o077)
    try:
        for root in (tmp_path / "new", narrow):
            build_and_send(root, site, pages("old"))
    finally:
        os.umask(before)
    for root, folder, file in ((tmp_path / "new", 0o755, 0o644), (narrow, 0o750, 0o640)):
        found = [path for path in (root, *root.rglob("*")) if not path.is_symlink()]
        assert {path.stat().st_mode & 0o777 for path in found if path.is_dir()} == {folder}
        assert {path.stat().st_mode & 0o777 for path in found if path.is_file()} == {file}


@pytest.mark.skipif(sys.platform == "win32", reason="no links")
def test_no_site_no_release(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="gongkai build"):
        send(tmp_path / "www", tmp_path)
    assert not (tmp_path / "www").exists()


# --- whose signature gives way to whose -------------------------------------------------------------------


def test_who_takes_the_place_of_a_signed_release_is_told(tmp_path: Path, site: Path) -> None:
    place, first, other = tmp_path / "signed", new_signer(), new_signer()
    assert build_and_send(place, site, OLD).notes == ()
    assert build_and_send(place, site, NEW, signer=first).notes == (), "the first signature is none that gives way"
    assert build_and_send(place, site, OLD, signer=first).notes == ()
    (unsigned,) = build_and_send(place, site, NEW).notes
    assert first.public.fingerprint in unsigned
    assert "没有签名" in unsigned
    build_and_send(place, site, OLD, signer=first)
    (changed,) = build_and_send(place, site, NEW, signer=other).notes
    assert first.public.fingerprint in changed
    assert other.public.fingerprint in changed
