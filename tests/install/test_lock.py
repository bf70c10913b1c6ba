"""What of the lock another machine needs, and which wheels of a folder are of the lock's own hash and fit it."""

import hashlib
import io
import zipfile

import pytest

from generator.install.bundle import Wheel, choose, pack, requirements
from generator.install.lock import Locked, Target, needed, parse_lock, write_lock
from generator.install.ownwheel import belongs, put_together, without_compiled
from generator.resources import LOCK, SCRIPTS_DIR

ONE, TWO, THREE = ("1" * 64, "2" * 64, "3" * 64)
TEXT = f"""\
# a remark
Some_Thing==1.0 \\
    --hash=sha256:{ONE} \\
    --hash=sha256:{TWO}
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:{THREE}
old==2 ; python_full_version < '3.12' \\
    --hash=sha256:{ONE}
"""
LINUX = Target("linux", "x86_64", "3.12")
WINDOWS = Target("windows", "x86_64", "3.11")
SOME = Locked("some-thing", "1.0", "", frozenset((ONE, TWO)))


def test_a_lock_is_read_whole() -> None:
    assert parse_lock(TEXT) == (
        SOME,
        Locked("colorama", "0.4.6", "sys_platform == 'win32'", frozenset((THREE,))),
        Locked("old", "2", "python_full_version < '3.12'", frozenset((ONE,))),
    )
    shipped = parse_lock(LOCK.read_text("utf-8"))
    assert all(one.hashes for one in shipped)
    assert {one.name for one in shipped} >= {"mkdocs", "click", "typst"}
    assert len(shipped) == sum("==" in line for line in LOCK.read_text("utf-8").splitlines())


def test_markers_are_asked_of_the_machine_that_is_meant() -> None:
    names = {target: [one.name for one in needed(parse_lock(TEXT), target)] for target in (LINUX, WINDOWS)}
    assert names == {LINUX: ["some-thing"], WINDOWS: ["some-thing", "colorama", "old"]}


def test_what_pip_is_given_names_every_hash_and_no_marker() -> None:
    assert write_lock([SOME]) == f"some-thing==1.0 --hash=sha256:{ONE} --hash=sha256:{TWO}\n"


@pytest.mark.parametrize(
    ("target", "file", "fits"),
    [
        (LINUX, "some_thing-1.0-py3-none-any.whl", True),
        (LINUX, "some_thing-1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", True),
        (LINUX, "some_thing-1.0-cp39-abi3-manylinux_2_28_x86_64.whl", True),
        (LINUX, "some_thing-1.0-cp312-cp312-manylinux_2_34_x86_64.whl", False),  # a newer C library than UOS has
        (LINUX, "some_thing-1.0-cp311-cp311-manylinux_2_17_x86_64.whl", False),
        (LINUX, "some_thing-1.0-cp312-cp312-musllinux_1_2_x86_64.whl", False),
        (LINUX, "some_thing-1.0-cp312-cp312-win_amd64.whl", False),
        (LINUX, "some_thing-1.0-cp312-cp312-manylinux_2_17_aarch64.whl", False),
        (Target("linux", "aarch64", "3.12"), "some_thing-1.0-cp312-cp312-manylinux_2_17_aarch64.whl", True),
        (WINDOWS, "some_thing-1.0-cp311-cp311-win_amd64.whl", True),
        (WINDOWS, "some_thing-1.0-cp311-cp311-win32.whl", False),
        (WINDOWS, "other-1.0-py3-none-any.whl", False),
        (WINDOWS, "no wheel.whl", False),
    ],
)
def test_a_wheel_must_run_there(target: Target, file: str, fits: bool) -> None:
    chosen, missing = choose([Wheel(file, ONE)], [SOME], target)
    assert (bool(chosen), bool(missing)) == (fits, not fits)


def test_a_wheel_of_another_hash_is_none() -> None:
    assert choose([Wheel("some_thing-1.0-py3-none-any.whl", THREE)], [SOME], LINUX) == ({}, (SOME,))


def test_the_installer_is_given_files_by_hash() -> None:
    wheel, own = Wheel("some_thing-1.0-py3-none-any.whl", ONE), Wheel("gongkai-9-py3-none-any.whl", TWO)
    assert requirements([wheel, own]).splitlines() == [
        f"./wheels/{own.file} --hash=sha256:{TWO}",
        f"./wheels/{wheel.file} --hash=sha256:{ONE}",
    ]


def test_a_bundle_is_the_same_bytes_and_counts_every_file() -> None:
    files = {"b.txt": b"b", "a.sh": b"a"}
    data = pack("top", files)
    assert data == pack("top", dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["top/SHA256SUMS", "top/a.sh", "top/b.txt"]
        assert archive.read("top/SHA256SUMS").decode() == "".join(
            f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)
        )
        assert archive.getinfo("top/a.sh").external_attr >> 16 & 0o111


def test_the_programs_own_wheel_leaves_out_what_an_installer_added() -> None:
    kept = {name for name in (
        "generator/a.py", "g-1.dist-info/METADATA", "g-1.dist-info/RECORD", "g-1.dist-info/INSTALLER",
        "g-1.dist-info/direct_url.json", "../../bin/gongkai", "generator/__pycache__/a.cpython-311.pyc",
    ) if belongs(name)}  # fmt: skip
    assert kept == {"generator/a.py", "g-1.dist-info/METADATA"}
    files = {"generator/a.py": b"A = 1\n", "g-1.dist-info/METADATA": b"Name: g\n"}
    assert put_together(files, "g-1.dist-info") == put_together(dict(reversed(files.items())), "g-1.dist-info")


def test_a_wheel_without_its_compiled_part_runs_everywhere() -> None:
    files = {
        "thing.py": b"A = 1\n",
        "_thing.cpython-312-x86_64-linux-gnu.so": b"\x7fELF",
        "thing-1.dist-info/METADATA": b"",
    }
    wheel = b"Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp312-cp312-linux_x86_64\n"
    data = put_together({**files, "thing-1.dist-info/WHEEL": wheel}, "thing-1.dist-info")
    name, plain = without_compiled("thing-1-cp312-cp312-linux_x86_64.whl", data)
    assert name == "thing-1-py3-none-any.whl"
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        assert sorted(archive.namelist()) == [
            "thing-1.dist-info/METADATA", "thing-1.dist-info/RECORD", "thing-1.dist-info/WHEEL", "thing.py",
        ]  # fmt: skip
        assert archive.read("thing-1.dist-info/WHEEL").decode().splitlines() == [
            "Wheel-Version: 1.0", "Root-Is-Purelib: true", "Tag: py3-none-any",
        ]  # fmt: skip
        assert "_thing" not in archive.read("thing-1.dist-info/RECORD").decode()


def test_the_module_that_is_packed_without_it_says_the_same() -> None:
    from rjsmin import _make_jsmin, jsmin

    plain = _make_jsmin(python_only=True)
    for path in sorted(SCRIPTS_DIR.rglob("*.js"))[:30]:
        text = path.read_text("utf-8")
        assert plain(text) == jsmin(text), path.name
