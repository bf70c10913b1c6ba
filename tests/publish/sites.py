"""Tiny sites, released without the renderer."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.pipeline.publishing import Release
from generator.publish.staging import write_file

RECORD = json.dumps({"generator": "gongkai", "version": "0", "pages": 1}).encode()


def pages(word: str) -> dict[str, bytes]:
    """A site whose pages say `word`; one page is the same in all, one only in this."""
    return {
        "build.json": RECORD,
        "index.html": word.encode(),
        "01/index.html": b"the same",
        "01/001/index.html": f"item {word}".encode(),
        f"02/{word}.html": b"only here",
    }


def release(
    site: Path, files: Mapping[str, bytes], keep: Sequence[str] = (), *, discards_foreign: bool = False
) -> list[str]:
    """Release as the host does; whatever happens it is told to clean up."""
    one = Release(site, keep, discards_foreign=discards_foreign)
    try:
        one.open()
        for path, data in files.items():
            write_file(one.staging, path, data)
        return one.publish({})
    finally:
        one.abandon()


def content(site: Path) -> dict[str, bytes]:
    """Path → bytes of every file but the manifest."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != "manifest.json"}


def beside(site: Path) -> list[str]:
    """Everything in the folder of a site but the site."""
    return sorted(path.name for path in site.parent.iterdir() if path != site)
