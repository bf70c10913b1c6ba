"""What `gongkai init` lays out beside the catalogue: guide, editor's settings, CI and its source, a git repository."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import click

from generator.guide.sources import PARTS, keep_inside, pictures_of
from generator.install.source import LOCK, PINNED, SCRIPT, VENDOR, Source, SourceError, of_address, of_wheel, unknown
from generator.model.errors import SetupError
from generator.model.kinds import KINDS
from generator.resources import DOCS_DIR, STARTER_DIR
from generator.resources import LOCK as SHIPPED_LOCK
from generator.version import VERSION

_SETTINGS = {
    "yaml.schemaStore.enable": False,
    "files.encoding": "utf8",
    "files.eol": "\n",
    "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.detectIndentation": False},
}
_DOMAINS = "catalog/[0-9][0-9]-*.yml"


def lay_out(folder: Path, localize: Callable[[str], str]) -> None:
    """Write the files that every office gets, with its name in them."""
    for source in sorted((STARTER_DIR / "repository").rglob("*")):
        if source.is_file():
            relative = source.relative_to(STARTER_DIR / "repository")
            target = folder / Path(*(part.replace("dot-", ".") for part in relative.parts))
            text = localize(source.read_text("utf-8")).replace("@VERSION@", VERSION)
            _write(target, text, newline="\r\n" if target.suffix == ".cmd" else "\n")
            if target.suffix == ".sh":
                target.chmod(0o755)
    _write(folder / ".vscode" / "settings.json", editor_settings())
    _copy_guide(folder / "docs")


def editor_settings() -> str:
    """Which schema each file of the catalogue is written by, for the YAML extension."""
    schemas = {
        f"schema/{kind.name}.schema.json": _DOMAINS if kind.name == "domain" else f"catalog/{kind.file}"
        for kind in KINDS.values()
    }
    return json.dumps({"yaml.schemas": schemas, **_SETTINGS}, ensure_ascii=False, indent=2) + "\n"


def _copy_guide(target: Path) -> None:
    """The guide as Markdown, which code forges and editors show; `gongkai guide` opens the one that can be searched."""
    texts = {
        path.relative_to(DOCS_DIR).as_posix(): keep_inside(path.read_text("utf-8"))
        for part in PARTS
        for path in sorted((DOCS_DIR / part).rglob("*.md"))
    }
    for file, text in texts.items():
        _write(target / file, text)
    for picture in pictures_of(texts):
        (target / picture).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(DOCS_DIR / picture, target / picture)


def is_repository(folder: Path) -> bool:
    """Whether `init` has been here before."""
    return (folder / "catalog").is_dir() and (folder / "mkdocs.yml").is_file()


def choose_source(wheel: str, address: str) -> Source:
    """What CI will install.

    Raises:
        UsageError: the file is no wheel of this program, the address names no bytes, or both were given.
    """
    if wheel and address:
        raise click.UsageError("--wheel 和 --source 只写一个")
    if wheel:
        path = Path(wheel)
        if not (path.name.startswith("gongkai-") and path.suffix == ".whl" and path.is_file()):
            raise click.UsageError(f"“{wheel}”不是安装包：要写 gongkai-….whl 这个文件")
        return of_wheel(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    try:
        return of_address(address) if address else unknown()
    except SourceError as error:
        raise click.UsageError(f"--source 不对：{error}") from error


def write_source(folder: Path, source: Source, wheel: str) -> None:
    """Write CI's script and what it installs; an older wheel goes."""
    template = (STARTER_DIR / "repository" / SCRIPT).read_text("utf-8")
    _write(folder / SCRIPT, template.replace("@INSTALL@\n", source.script))
    (folder / SCRIPT).chmod(0o755)
    if source == unknown():
        return
    kept = Path(wheel).resolve() if wheel else None
    for old in (folder / VENDOR).glob("gongkai-*.whl"):
        if old.resolve() != kept:
            old.unlink()
    _write(folder / LOCK, SHIPPED_LOCK.read_text("utf-8"))
    if source.pinned:
        _write(folder / PINNED, source.pinned)
    else:
        (folder / PINNED).unlink(missing_ok=True)
    if kept and kept != (folder / VENDOR / kept.name).resolve():
        shutil.copyfile(kept, folder / VENDOR / kept.name)


def begin_git(folder: Path) -> bool:
    """Begin a repository where git is there and the folder stands in none.

    Nothing is committed: what is in the history counts as issued (GK497), and the shipped domains hold items that the
    office does not have; who commits, git may not know either.
    """
    git = shutil.which("git")
    if git is None or _runs(git, "rev-parse", "--is-inside-work-tree", folder=folder):
        return False
    return _runs(git, "init", "--quiet", "--initial-branch=main", folder=folder) or _runs(
        git, "init", "--quiet", folder=folder
    )


def _runs(*command: str, folder: Path) -> bool:
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60).returncode == 0  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False


def _write(path: Path, text: str, newline: str = "\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_text(text, "utf-8", newline=newline)
    except OSError as error:
        raise SetupError(f"写不了 {path}：{error.strerror}") from error
