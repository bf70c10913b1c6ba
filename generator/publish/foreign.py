"""What in a live site is not ours: files others put there, ours that were changed by hand, links, mounted disks.

Nothing of it is removed without being asked for. What the publisher names in `keep` goes over to each new release.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from generator.model.address import CATEGORY, DOMAIN, SERIAL
from generator.model.errors import PublishError, explain_os_error
from generator.publish.manifest import MANIFEST, Entry, Manifest, find_manifest
from generator.publish.rights import hand_on_rights
from generator.publish.survey import Facts, Kind, find_mounts, hash_files, list_tree

_SHOWN = 10
_PACKED = (".gz", ".br", ".zst")

_FIRST_VERSIONS = re.compile(
    rf"{DOMAIN}/((?:{CATEGORY}|{SERIAL})/)?(index\.html|qr\.svg|qr\.png|feed\.xml)"
    r"|(az|laws|bodies|search|about|apply)/index\.html"
    r"|bodies/[0-9a-f]{16}\.xml|(search|assets)/.+\.(js|css|json|svg|png|ico|woff2)"
    r"|index\.html|404\.html|feed\.xml|sitemap\.xml|catalogue\.json|catalogue\.schema\.json|build\.json"
)
"""Files that versions without a manifest wrote beside those of the office's own pages."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """One thing in the live site that is not ours, and how the message calls it."""

    path: str
    what: str


@dataclass(frozen=True, slots=True)
class Live:
    """The live site as found: path → facts, path → bytes of the files, its own manifest (None: nobody knows)."""

    facts: Mapping[str, Facts]
    entries: Mapping[str, Entry]
    manifest: Manifest | None


Known = Callable[[str, Facts], Entry | None]


def _nothing(_path: str, _facts: Facts) -> Entry | None:
    return None


def look_at_live(site_dir: Path, known: Known = _nothing) -> Live:
    """Look at the live site whole. An absent one is empty.

    Args:
        site_dir: the site.
        known: path and what the disk says of the file → its bytes, where they need not be read; else None.

    Raises:
        PublishError: it cannot be read, or is itself a mounted disk and cannot change places.
    """
    try:
        if not site_dir.exists():
            return Live({}, {}, Manifest({}))
        _refuse_mounted(site_dir)
        facts = list_tree(site_dir)
        files = {path: known(path, one) for path, one in facts.items() if one.kind is Kind.FILE}
        entries = {path: entry for path, entry in files.items() if entry is not None}
        entries |= hash_files(site_dir, (path for path, entry in files.items() if entry is None))
        return Live(facts, entries, find_manifest(site_dir))
    except OSError as error:
        raise PublishError(f"读不了“{site_dir}”：{explain_os_error(error)}，没有改动。") from error


def find_early(site_dir: Path, keep: Sequence[str]) -> list[Foreign]:
    """What names and kinds alone tell, before a long build. Empty where the site has no manifest to compare with.

    Raises:
        PublishError: as `look_at_live`.
    """
    try:
        if not site_dir.exists():
            return []
        _refuse_mounted(site_dir)
        manifest = find_manifest(site_dir)
        facts = list_tree(site_dir) if manifest else {}
    except OSError as error:
        raise PublishError(f"读不了“{site_dir}”：{explain_os_error(error)}，没有改动。") from error
    known = manifest.files if manifest else {}
    sizes = {path: Entry(one.size, known[path].sha256) for path, one in facts.items() if path in known}
    return find_foreign(Live(facts, sizes, manifest), Manifest({}), keep)


def find_foreign(live: Live, coming: Manifest, keep: Sequence[str]) -> list[Foreign]:
    """What would be lost with the live site. `coming`: the files of the release that takes its place."""
    return list(_find_foreign(live, coming, keep))


def _find_foreign(live: Live, coming: Manifest, keep: Sequence[str]) -> Iterator[Foreign]:
    for path, facts in live.facts.items():
        entry = live.entries.get(path)
        if facts.kind is Kind.FILE and _is_ours(path, entry, live.manifest, coming):
            continue
        if facts.kind in (Kind.MOUNT, Kind.SPECIAL):
            yield Foreign(path, facts.kind.value)
        elif not is_kept(path, keep):
            is_changed = live.manifest is not None and path in live.manifest.files
            yield Foreign(path, "被改过" if is_changed and facts.kind is Kind.FILE else facts.kind.value)
        elif path in coming.files:
            yield Foreign(path, "写在 keep 里，可是新网站也有这个文件")
        elif path.endswith(_PACKED) and path.rpartition(".")[0] in coming.files:
            yield Foreign(path, "网站文件的压缩副本，留着会发出旧内容；生成以后再压缩")


def _is_ours(path: str, entry: Entry | None, manifest: Manifest | None, coming: Manifest) -> bool:
    """Whether nothing is lost with this file: our own bytes, or the very bytes that come."""
    if path == MANIFEST:
        return True
    if entry is None:
        return False
    if entry == coming.files.get(path):
        return True
    if manifest is not None:
        return entry == manifest.files.get(path)
    return path in coming.files or _FIRST_VERSIONS.fullmatch(path) is not None


def is_kept(path: str, keep: Sequence[str]) -> bool:
    """Whether the path, or a folder it stands in, is named in `keep`; `*` and `?` as in file names."""
    parts = path.split("/")
    places = ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return any(fnmatchcase(place, name.strip("/")) for name in keep for place in places)


def check_keep(keep: Sequence[str]) -> None:
    """Refuse names that lead out of the site or mean all of it.

    Raises:
        PublishError: the message names the first.
    """
    for name in keep:
        parts = name.strip("/").split("/")
        if {"", ".", ".."} & set(parts) or "\\" in name or not name.strip("*?/. "):
            raise PublishError(f"keep 里的“{name}”不对：写网站里的文件名或者文件夹名，例如 robots.txt、.well-known。")


def carry_kept(site_dir: Path, tree: Path, live: Live, coming: Manifest, keep: Sequence[str]) -> None:
    """Copy what is to be kept into the new tree; links stay links.

    Raises:
        PublishError: a copy failed.
    """
    for path, facts in live.facts.items():
        is_plain = facts.kind in (Kind.FILE, Kind.LINK, Kind.FOLDER)
        if not is_plain or path in coming.files or path == MANIFEST or not is_kept(path, keep):
            continue
        if live.manifest is not None and live.entries.get(path, "") == live.manifest.files.get(path):
            continue
        try:
            _copy(site_dir / path, tree / path, facts.kind)
        except OSError as error:
            raise PublishError(f"keep 里的“{path}”不能带到新网站：{explain_os_error(error)}。没有发布。") from error


def _copy(source: Path, target: Path, kind: Kind) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if kind is Kind.FOLDER:
        target.mkdir(exist_ok=True)
        return
    shutil.copy2(source, target, follow_symlinks=False)
    if kind is Kind.FILE:
        hand_on_rights(source, target)


def say_foreign(site_dir: Path, found: Sequence[Foreign]) -> str:
    """The refusal: what was found, the first ten by name, and how to go on."""
    lines = [f"  {one.path}（{one.what}）" for one in sorted(found, key=lambda one: one.path)]
    more = [f"  ……还有 {len(lines) - _SHOWN} 个"] if len(lines) > _SHOWN else []
    return "\n".join(
        [
            f"“{site_dir}”里有 {len(lines)} 个不是 gongkai 生成的文件（或者被人改过），没有发布，什么也没有删：",
            *lines[:_SHOWN],
            *more,
            (
                "要留在网站里的（例如 robots.txt、.well-known、.user.ini、搜索引擎的验证文件），"
                "在 mkdocs.yml 的 gongkai 下面写 keep，以后每次都带到新网站："
            ),
            "  plugins:\n    - gongkai:\n        keep: [robots.txt, .well-known]",
            (
                "放错的，移到别处再生成；网页要改的，改目录，不改网站。"
                "确实不要的，运行 gongkai build --discard-foreign，连同旧网站一起删掉（挂载的磁盘和特殊文件除外）。"
            ),
        ]
    )


def _refuse_mounted(site_dir: Path) -> None:
    if site_dir.is_mount() or str(site_dir) in find_mounts(site_dir):
        raise PublishError(
            f"“{site_dir}”本身是挂载的磁盘或者容器的卷，不能整个换上，没有改动。"
            "用 --site-dir 写它里面的一个文件夹，或者把它的上一级挂载进来。"
        )


def is_unchanged(old_tree: Path, live: Live) -> bool:
    """Whether the old tree still holds what was looked at: nobody put anything there since."""
    try:
        return os.path.lexists(old_tree) and list_tree(old_tree) == live.facts
    except OSError:
        return False
