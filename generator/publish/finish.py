"""A staged tree from the host's last page to the release: shells out, waste out, counted, closed with its manifest."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.model.errors import PublishError, explain_os_error
from generator.publish.manifest import MANIFEST, Entry, Manifest, write_manifest
from generator.publish.staging import write_file
from generator.publish.survey import Facts, Kind, hash_files, list_tree


def take_out(tree: Path, path: str) -> str | None:
    """The text of a file, which goes with the folder it stands in; None where there is none."""
    file = tree / path
    if not file.is_file():
        return None
    text = file.read_text("utf-8")
    shutil.rmtree(file.parent)
    return text


def drop(tree: Path, patterns: Iterable[str]) -> None:
    """Remove files and folders by patterns of their paths."""
    for pattern in patterns:
        for path in tree.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def find_missing(tree: Path, paths: Iterable[str]) -> list[str]:
    """Those of the paths at which no file lies."""
    return [path for path in paths if not os.path.isfile(f"{tree}/{path}")]  # noqa: PTH113  ten thousand pages


def finish_tree(tree: Path, written: Mapping[str, Entry]) -> tuple[Manifest, dict[str, Facts]]:
    """Compare a staged tree with what was written, and close it with its manifest.

    Returns:
        The manifest, and what the disk says of each file.

    Raises:
        PublishError: a file is cut short, something is no plain file, or the disk refused.
    """
    try:
        found = _without_empty_folders(tree)
        staged = {path: facts for path, facts in found.items() if facts.kind is Kind.FILE}
        read = hash_files(tree, {path: facts for path, facts in staged.items() if path not in written})
    except OSError as error:
        raise PublishError(f"读不回刚写的网站：{explain_os_error(error)}。没有发布。") from error
    if odd := sorted(found.keys() - staged.keys()):
        raise PublishError(f"网站里只能有文件，“{odd[0]}”是{found[odd[0]].kind.value}。没有发布。")
    if MANIFEST in found:
        raise PublishError(f"pages 文件夹里的“{MANIFEST}”和网站的文件清单同名，请改名。没有发布。")
    manifest = Manifest(_compared(staged, {**read, **written}))
    write_file(tree, MANIFEST, write_manifest(manifest))
    return manifest, staged


def _without_empty_folders(tree: Path) -> dict[str, Facts]:
    """What is in a tree once no folder of it is empty."""
    while True:
        found = list_tree(tree)
        empty = [path for path, facts in found.items() if facts.kind is Kind.FOLDER]
        if not empty:
            return found
        for path in empty:
            (tree / path).rmdir()


def _compared(staged: Mapping[str, Facts], known: Mapping[str, Entry]) -> dict[str, Entry]:
    """The entry of each file on the disk, which must be as long as what was written."""
    entries = {path: known[path] for path in sorted(staged) if path in known}
    if wrong := [path for path in sorted(staged) if path not in known or known[path].size != staged[path].size]:
        raise PublishError(f"写进“{wrong[0]}”的内容不完整，磁盘可能满了或者坏了。没有发布。")
    return entries
