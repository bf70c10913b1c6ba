"""`gongkai pack`: a bundle that installs without a network: wheels with their hashes, an installer, a starter."""

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import click

from generator.cli import exits
from generator.install.bundle import Wheel, choose, pack, requirements
from generator.install.lock import Locked, Target, needed, parse_lock, write_lock
from generator.install.ownwheel import PLAIN, belongs, put_together, without_compiled
from generator.model.errors import SetupError
from generator.resources import LOCK, STARTER_DIR
from generator.version import VERSION

NAME = "gongkai"
_SAID = {"windows": "Windows", "linux": "Linux"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command was asked for. `wheels`: a folder of ready wheels, empty to fetch them; `runtime`: a Python."""

    system: str
    machine: str
    pythons: tuple[str, ...]
    wheels: str
    wheel: str
    runtime: str


def run_pack(wanted: Wanted, output: str, *, quiet: bool) -> int:
    """Collect, verify and write."""
    targets = [Target(wanted.system, wanted.machine, python) for python in wanted.pythons]
    locked = parse_lock(LOCK.read_text("utf-8"))
    for given in (wanted.wheels, wanted.wheel, wanted.runtime):
        if given and not Path(given).exists():
            raise click.UsageError(f"没有“{given}”")
    with tempfile.TemporaryDirectory() as work:
        own_name, own_data = _own_wheel(wanted, Path(work))
        own = Wheel(own_name, hashlib.sha256(own_data).hexdigest())
        files: dict[str, bytes] = {f"wheels/{own_name}": own_data}
        for target in targets:
            collected, missing = _collect(needed(locked, target), target, wanted.wheels, Path(work), quiet=quiet)
            if missing:
                return _tell_missing(missing, target)
            named = [Wheel(name, hashlib.sha256(content).hexdigest()) for name, content in collected.items()]
            files[f"requirements-{target.python}.txt"] = requirements([*named, own]).encode()
            files.update({f"wheels/{name}": content for name, content in collected.items()})
    files.update(_programs(wanted))
    top = f"{NAME}-{VERSION}-{wanted.system}-{wanted.machine}"
    place = Path(output or f"{top}.zip")
    data = pack(top, files)
    try:
        place.write_bytes(data)
    except OSError as error:
        raise SetupError(f"写不了 {place}：{error.strerror}") from error
    if not quiet:
        _tell(place, data, files, wanted)
    return exits.OK


def _own_wheel(wanted: Wanted, work: Path) -> tuple[str, bytes]:
    """Name and bytes of the program's wheel: given, among the ready ones, put together, or built from the checkout.

    Raises:
        SetupError: there is none to be had.
    """
    if wanted.wheel:
        path = Path(wanted.wheel)
        if not (path.name.startswith(f"{NAME}-") and path.suffix == ".whl"):
            raise click.UsageError(f"“{wanted.wheel}”不是 gongkai 的安装包")
        return path.name, path.read_bytes()
    ready = sorted(Path(wanted.wheels).glob(f"{NAME}-{VERSION}-*.whl")) if wanted.wheels else []
    if ready:
        return ready[0].name, ready[0].read_bytes()
    try:
        installed = distribution(NAME)
    except PackageNotFoundError as error:
        raise SetupError("找不到装好的 gongkai，用 --wheel 写明它的安装包。") from error
    files = _installed_files(installed)
    if any(name.startswith("generator/") and name.endswith(".py") for name in files):
        info = next(name.split("/")[0] for name in files if name.endswith(".dist-info/METADATA"))
        return f"{NAME}-{installed.version}-py3-none-any.whl", put_together(files, info)
    return _build_wheel(work)


def _installed_files(installed: Distribution) -> Mapping[str, bytes]:
    names = [file for file in installed.files or () if belongs(file.as_posix())]
    return {file.as_posix(): path.read_bytes() for file in names if (path := Path(str(file.locate()))).is_file()}


def _build_wheel(work: Path) -> tuple[str, bytes]:
    root = LOCK.parent
    out = work / "own"
    _run_pip(["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(out), str(root)], "没能从源码做出安装包")
    path = next(out.glob(f"{NAME}-*.whl"))
    return path.name, path.read_bytes()


def _collect(
    wants: Sequence[Locked], target: Target, ready: str, work: Path, *, quiet: bool
) -> tuple[dict[str, bytes], Sequence[Locked]]:
    """Name → bytes of a wheel for each requirement, and the requirements for which there is none."""
    plain = [one for one in wants if target.system == "windows" and one.name in PLAIN]
    groups = [(target, [one for one in wants if one not in plain])]
    if plain:
        groups.append((replace(target, system="linux", machine="x86_64"), plain))
    found: dict[str, bytes] = {}
    lacking: list[Locked] = []
    for machine, group in groups:
        folder = Path(ready) if ready else _download(group, machine, work, quiet=quiet)
        paths = {path.name: path for path in sorted(folder.glob("*.whl"))}
        chosen, missing = choose([Wheel(name, _sha256(path)) for name, path in paths.items()], group, machine)
        lacking += missing
        for wheel in chosen.values():
            content = paths[wheel.file].read_bytes()
            name, content = without_compiled(wheel.file, content) if group is plain else (wheel.file, content)
            found[name] = content
    return found, lacking


def _download(wants: Sequence[Locked], target: Target, work: Path, *, quiet: bool) -> Path:
    """Fetch what is needed for one target; pip refuses whatever is not of the lock's hash."""
    if not quiet:
        click.echo(f"下载 Python {target.python} 用的 {len(wants)} 个软件包……", err=True)
    folder = work / "wheels"
    file = work / f"needed-{target.system}-{target.python}.txt"
    file.write_text(write_lock(wants), "utf-8")
    platforms = [word for platform in target.platforms for word in ("--platform", platform)]
    where = ["--dest", str(folder), "-r", str(file)]
    python = ["--python-version", target.patch, "--implementation", "cp"]
    _run_pip(
        ["download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes", *platforms, *python, *where],
        "没能下载软件包；在能上网的电脑上运行，或者用 --wheels 写明放着软件包的文件夹",
    )
    return folder


def _run_pip(arguments: Sequence[str], trouble: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        why = "".join(done.stderr.strip().splitlines(keepends=True)[-3:])
        raise SetupError(f"{trouble}。\n{why}")


def _programs(wanted: Wanted) -> dict[str, bytes]:
    """The installer and what it says, with the pythons and the runtime in them."""
    source = STARTER_DIR / "bundle"
    said = "、".join(wanted.pythons)
    runtime = Path(wanted.runtime) if wanted.runtime else None
    words = {
        "@VERSION@": VERSION,
        "@TARGET@": f"{_SAID[wanted.system]} {wanted.machine}",
        "@SAID@": said,
        "@VERSIONS@": " ".join(wanted.pythons),
        "@PYTHONS@": " ".join(f"python{one}" for one in reversed(wanted.pythons)),
        "@PYS@": " ".join(reversed(wanted.pythons)),
        "@HAS@": "自带 Python" if runtime else "没有自带 Python",
        "@RUNTIME@": _windows_runtime(runtime) if runtime else "",
    }
    names = ["install.py", "README.txt", "install.cmd" if wanted.system == "windows" else "install.sh"]
    files: dict[str, bytes] = {}
    for name in names:
        text = (source / name).read_text("utf-8")
        for word, meant in words.items():
            text = text.replace(word, meant)
        if name.endswith((".cmd", ".txt")) and wanted.system == "windows":
            text = text.replace("\n", "\r\n")
        files[name] = text.encode("utf-8-sig" if name.endswith(".txt") else "utf-8")  # for the Notepad of Windows
    if runtime:
        files[f"runtime/{runtime.name}"] = runtime.read_bytes()
    return files


def _windows_runtime(runtime: Path) -> str:
    """Lines of the .cmd: the hash is compared before anything is unpacked. `tar` came with Windows 10 of 2018."""
    archive = f"runtime\\{runtime.name}"
    return "\n".join(
        [
            f'certutil -hashfile "{archive}" SHA256 | findstr /i {_sha256(runtime)} >nul',
            f"if errorlevel 1 ( echo Bad file: {archive} & goto done )",
            'if not exist "%HOME_DIR%" mkdir "%HOME_DIR%"',
            'if exist "%HOME_DIR%\\python" rmdir /s /q "%HOME_DIR%\\python"',
            f'tar -xzf "{archive}" -C "%HOME_DIR%" && "%HOME_DIR%\\python\\python.exe" install.py %*',
            "goto done",
        ]
    )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _tell_missing(missing: Sequence[Locked], target: Target) -> int:
    names = "、".join(f"{one.name} {one.version}" for one in missing[:10])
    more = f" 等 {len(missing)} 个" if len(missing) > 10 else ""
    where = f"{_SAID[target.system]} {target.machine}、Python {target.python}"
    click.echo(f"缺少软件包（或者校验值和锁定的不符）：{names}{more}。要 {where} 用的，没有做离线包。", err=True)
    return exits.MACHINE


def _tell(place: Path, data: bytes, files: Mapping[str, bytes], wanted: Wanted) -> None:
    count = sum(name.startswith("wheels/") for name in files)
    click.echo(f"离线包：{place}（{len(data) / 1e6:.0f} MB，{count} 个软件包）")
    click.echo(f"校验值（SHA-256）：{hashlib.sha256(data).hexdigest()}")
    if not wanted.runtime:
        click.echo(
            f"没有自带 Python：那边的电脑要装 Python {'、'.join(wanted.pythons)} 中的一个，或者加 --runtime 再做。"
        )
