"""`gongkai mask`: personal data masked by stated patterns, with a report that shows none of it."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from generator.cli import exits
from generator.model.errors import explain_os_error
from generator.pipeline.masking import CannotMaskError, Masker, Outcome, write_masked

ADDED = ".masked"
"""Stands before the ending of a file that is written beside its original."""


def run_mask(
    files: Sequence[str], output: str, stated: Sequence[str], report: str, *, in_place: bool, quiet: bool
) -> int:
    """Mask every file that can be, tell of every one that can't; nothing that still holds something is written."""
    try:
        masker = Masker(stated)
    except CannotMaskError as error:
        raise click.UsageError(str(error)) from error
    if output and in_place:
        raise click.UsageError("-o 和 --in-place 只能写一样")
    paths = [_existing(name) for name in files]
    targets = _targets(paths, output, in_place=in_place)
    outcomes: dict[Path, Outcome] = {}
    refused: dict[Path, str] = {}
    for path in paths:
        try:
            outcomes[path] = _mask(path, masker)
        except CannotMaskError as error:
            refused[path] = str(error)
    good = {path: one for path, one in outcomes.items() if not one.left}
    changes = {targets[path]: one.data for path, one in good.items() if one.done or not in_place}
    if report:
        changes[Path(report)] = _report(paths, targets, outcomes, refused, is_json=report.endswith(".json")).encode()
    write_masked(changes)
    if not quiet or len(good) < len(paths):
        click.echo(_report(paths, targets, outcomes, refused, is_json=False), nl=False)
    return exits.OK if len(good) == len(paths) else exits.DATA


def _existing(name: str) -> Path:
    path = Path(name)
    if not path.exists() and not path.is_symlink():
        raise click.UsageError(f"没有“{path}”这个文件")
    if path.is_dir():
        raise click.UsageError(f"“{path}”是文件夹，要写文件")
    return path


def _mask(path: Path, masker: Masker) -> Outcome:
    if path.is_symlink() or not path.is_file():
        raise CannotMaskError("不是普通文件。")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotMaskError(f"读不到这个文件（{explain_os_error(error)}）。") from error
    return masker.mask(path.name, data)


def _targets(paths: Sequence[Path], output: str, *, in_place: bool) -> dict[Path, Path]:
    """Where each goes: back, into one file, into a folder, or beside itself."""
    if in_place:
        return {path: path for path in paths}
    if not output:
        return {path: path.with_name(f"{path.stem}{ADDED}{path.suffix}") for path in paths}
    targets = _named_targets(paths, output)
    if len(set(targets.values())) < len(targets):
        raise click.UsageError("有同名的文件，分几次运行，或者不写 -o")
    if any(new.resolve() == path.resolve() for path, new in targets.items()):
        raise click.UsageError("-o 写的就是原来的文件；要直接改原来的文件，用 --in-place")
    return targets


def _named_targets(paths: Sequence[Path], output: str) -> dict[Path, Path]:
    target = Path(output)
    if len(paths) == 1 and not target.is_dir() and not output.endswith("/"):
        if target.suffix.lower() != paths[0].suffix.lower():
            raise click.UsageError(f"-o 的文件名也要以 {paths[0].suffix} 结尾")
        return {paths[0]: target}
    if target.exists() and not target.is_dir():
        raise click.UsageError(f"有好几个文件，-o 要写文件夹，“{output}”是文件")
    return {path: target / path.name for path in paths}


def _report(
    paths: Sequence[Path],
    targets: dict[Path, Path],
    outcomes: dict[Path, Outcome],
    refused: dict[Path, str],
    *,
    is_json: bool,
) -> str:
    if is_json:
        entries = [_entry(path, targets[path], outcomes.get(path), refused.get(path, "")) for path in paths]
        return json.dumps({"files": entries}, ensure_ascii=False, indent=2) + "\n"
    lines = []
    for path in paths:
        lines += _lines(path, targets[path], outcomes.get(path), refused.get(path, ""))
    return "\n".join(lines) + "\n"


def _lines(path: Path, target: Path, outcome: Outcome | None, why: str) -> list[str]:
    if outcome is None:
        return [f"{path}：没有遮，原文件没有动。{why}"]
    lines = [f"  {one.where}：{one.name}（{one.shown}），{one.pattern}" for one in outcome.done]
    if outcome.left:
        left = [f"  还有：{one.message}" for one in outcome.left]
        return [f"{path}：没有写出来，遮完以后还有 {len(left)} 处通不过，要人工处理。", *left]
    if not outcome.done:
        return [f"{path}：没有找到个人信息" + ("。" if target == path else f"，照原样写在 {target}。")]
    counts = "、".join(f"{name} {count} 处" for name, count in Counter(one.name for one in outcome.done).items())
    return [f"{path}：遮了 {counts}，写在 {target}，检查过了。", *lines]


def _entry(path: Path, target: Path, outcome: Outcome | None, why: str) -> dict[str, object]:
    written = outcome is not None and not outcome.left
    return {
        "file": path.as_posix(),
        "written": target.as_posix() if written else "",
        "why": why,
        "masked": [asdict(one) for one in outcome.done] if outcome else [],
        "left": [one.message for one in outcome.left] if outcome else [],
    }
