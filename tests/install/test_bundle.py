"""A small bundle is packed by the command and installed by its own script, without a network."""

import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.cli import pack as command
from generator.cli.pack import Wanted, run_pack

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
PROGRAM = """
import pathlib, sys
def main():
    if sys.argv[1] == "init":
        (pathlib.Path(sys.argv[2]) / "catalog").mkdir(parents=True)
    else:
        print("gongkai 9")
"""


def make_wheel(folder: Path, name: str, modules: dict[str, str], scripts: str = "") -> Path:
    info = f"{name}-9.dist-info"
    files = {**modules, f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 9\n"}
    files[f"{info}/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    if scripts:
        files[f"{info}/entry_points.txt"] = f"[console_scripts]\n{scripts}\n"
    lines = []
    for file, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        lines.append(f"{file},sha256={digest},{len(text.encode())}")
    path = folder / f"{name}-9-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for file, text in {**files, f"{info}/RECORD": "\n".join([*lines, f"{info}/RECORD,,", ""])}.items():
            wheel.writestr(file, text)
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Wheels of the program and of the one thing its lock names."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    make_wheel(wheels, "gongkai", {"fake.py": PROGRAM}, "gongkai = fake:main")
    other = make_wheel(wheels, "other", {"other.py": ""})
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"other==9 \\\n    --hash=sha256:{hashlib.sha256(other.read_bytes()).hexdigest()}\n", "utf-8")
    monkeypatch.setattr(command, "LOCK", lock)
    monkeypatch.setattr(command, "VERSION", "9")
    return wheels


def wanted(wheels: Path, system: str = "linux", runtime: str = "") -> Wanted:
    return Wanted(system, "x86_64", (HERE,), str(wheels), "", runtime)


def unpack(bundle: Path, target: Path) -> Path:
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(target)
    return next(target.iterdir())


def install(top: Path, home: Path) -> "subprocess.CompletedProcess[str]":
    environment = {"HOME": str(home), "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    environment |= {"PIP_INDEX_URL": "http://127.0.0.1:9/", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["sh", str(top / "install.sh")],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.skipif(os.name == "nt", reason="a script of sh")
@pytest.mark.skipif(HERE not in ("3.11", "3.12", "3.13"), reason="no bundle is packed for this Python")
def test_a_bundle_installs_itself_and_refuses_what_was_changed(folder: Path, tmp_path: Path) -> None:
    bundle, home = tmp_path / "b.zip", tmp_path / "home"
    home.mkdir()
    assert run_pack(wanted(folder), str(bundle), quiet=True) == 0
    first = bundle.read_bytes()
    assert run_pack(wanted(folder), str(bundle), quiet=True) == 0
    assert bundle.read_bytes() == first
    top = unpack(bundle, tmp_path / "out")
    done = install(top, home)
    assert done.returncode == 0, done.stderr
    assert "gongkai 9" in done.stdout
    assert (home / "gongkai-catalogue" / "catalog").is_dir()
    assert (home / ".local/share/applications/gongkai-edit.desktop").is_file()
    with (top / "wheels" / "other-9-py3-none-any.whl").open("ab") as wheel:
        wheel.write(b"x")
    broken = install(top, home)
    assert broken.returncode == 1
    assert "文件不完整或者被改过" in broken.stderr


def test_what_is_missing_is_named_and_nothing_is_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "other-9-py3-none-any.whl").write_bytes(b"something else")
    assert run_pack(wanted(folder), str(tmp_path / "b.zip"), quiet=True) == 3
    assert "other 9" in capsys.readouterr().err
    assert not (tmp_path / "b.zip").exists()


def test_windows_gets_a_script_of_plain_ascii_that_compares_the_runtimes_hash(folder: Path, tmp_path: Path) -> None:
    runtime = tmp_path / "cpython-install_only.tar.gz"
    runtime.write_bytes(b"python")
    assert run_pack(wanted(folder, "windows", str(runtime)), str(tmp_path / "b.zip"), quiet=True) == 0
    top = unpack(tmp_path / "b.zip", tmp_path / "out")
    script = (top / "install.cmd").read_bytes()
    assert script.isascii()
    assert script.count(b"\n") == script.count(b"\r\n")
    assert hashlib.sha256(b"python").hexdigest().encode() in script
    assert b"@" not in script.replace(b"@echo off", b"")
    assert (top / "runtime" / runtime.name).read_bytes() == b"python"
    assert (top / "README.txt").read_bytes().startswith(b"\xef\xbb\xbf"), "for the Notepad of Windows 7 to 10"
    assert "自带 Python" in (top / "README.txt").read_text("utf-8-sig")
