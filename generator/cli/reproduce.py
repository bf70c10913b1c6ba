"""`gongkai reproduce`: build a release again from the catalogue it says it was built from, and compare every byte."""

import io
import os
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import click

from generator.cli import exits
from generator.cli.recovery import need_folder
from generator.clock import VARIABLE
from generator.model.errors import SetupError
from generator.pipeline.composing import tell_differences
from generator.pipeline.keeping import archive_commit, inputs_hash
from generator.pipeline.proving import compare_folder, read_record
from generator.pipeline.publishing import scratch
from generator.version import VERSION

_SECONDS = 3600


def run_reproduce(where: str, catalog: str) -> int:
    """Build again, on the day of the release, and compare with its manifest."""
    folder = Path(catalog)
    need_folder(folder)
    release, listed = read_record(where)
    with scratch() as place:
        source = _source(release.commit, release.inputs, folder, place)
        made = datetime.strptime(release.made, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        _build(source, place / "site", int(made.timestamp()))
        wrong = compare_folder(place / "site", listed)
    was = release.versions.get("gongkai", "")
    if was != VERSION:
        click.echo(f"说明：发布的时候用的是 gongkai {was or '（没有记）'}，现在是 {VERSION}，不一样是正常的。")
    for reason in tell_differences(wrong):
        click.echo(f"不一样：{reason}", err=True)
    source_name = f"提交 {release.commit[:12]}" if release.commit else f"“{catalog}”"
    done = "每个字节都一样" if not wrong else "有上面这些不一样"
    click.echo(f"从{source_name}重新生成了第 {release.number} 批（{release.made}），{len(listed)} 个文件，{done}。")
    return exits.DATA if wrong else exits.OK


def _source(commit: str, inputs: str, folder: Path, place: Path) -> Path:
    """The catalogue the release was built from: its commit, laid out, or today's folder where that is the same.

    Raises:
        SetupError: neither is to be had.
    """
    if inputs and inputs_hash(folder) == inputs:
        return folder.absolute()
    if not commit:
        raise SetupError(f"“{folder}”和发布的时候不一样，发布记录里也没有写提交号，没法重新生成。")
    data, inside = archive_commit(folder, commit)
    tree = place / "tree"
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        tar.extractall(tree, filter="data")
    source = tree / inside
    if inputs and inputs_hash(source) != inputs:
        raise SetupError(f"提交 {commit[:12]} 里的目录和发布记录里写的校验值不一样。")
    return source


def _build(source: Path, site: Path, epoch: int) -> None:
    """In a process of its own, beside the office's own mkdocs.yml.

    Raises:
        SetupError: it could not be built.
    """
    command = [sys.executable, "-m", "generator", "build", "-q", "--catalog", source.name, "--site-dir", str(site)]
    environment = {**os.environ, VARIABLE: str(epoch)}
    try:
        done = subprocess.run(  # noqa: S603  this program
            command, cwd=source.parent, env=environment, capture_output=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise SetupError(f"重新生成，{_SECONDS} 秒还没有好。") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise SetupError(f"重新生成没有成功：\n{said}")
