"""render → publish: a release is written whole beside the live site, counted, and only then put in its place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from generator.derive.outputs import Output
from generator.model.errors import PublishError, explain_os_error
from generator.pipeline.building import Site
from generator.pipeline.warm import Warm
from generator.publish.finish import drop, find_missing, finish_tree, take_out
from generator.publish.foreign import (
    Foreign,
    Live,
    carry_kept,
    check_keep,
    find_early,
    find_foreign,
    is_unchanged,
    look_at_live,
    say_foreign,
)
from generator.publish.kept import NO_RECORD, Kept, Present, Record, find_tree, settled
from generator.publish.manifest import MANIFEST, Entry, Manifest, entry_of
from generator.publish.rights import hand_on_rights
from generator.publish.scratch import open_scratch
from generator.publish.staging import (
    TREE,
    Staging,
    check_target,
    find_staging,
    open_staging,
    recover_site,
    set_aside,
    staging_folder,
    write_file,
)
from generator.publish.survey import Kind
from generator.publish.switch import switch
from generator.publish.times import set_times

Progress = Callable[[int], None]


class Release:
    """One release of a site into `target`."""

    def __init__(
        self, target: Path, keep: Sequence[str] = (), *, discards_foreign: bool = False, present: Present | None = None
    ) -> None:
        """Nothing is touched yet: `open` does that, and whoever holds this can `abandon` what an interrupt left.

        Args:
            target: where the site goes.
            keep: names of files and folders of others in the live site that go over to the new one.
            discards_foreign: whether what else others put there is removed with the old site.
            present: the live site by the record of how it was made.
        """
        self.target = target
        self.present = present or Present(target, NO_RECORD)
        self.manifest = Manifest({})
        self._written: dict[str, tuple[int, int, int]] = {}
        self.staging = staging_folder(target) / TREE
        self._keep = tuple(keep)
        self._discards_foreign = discards_foreign
        self._staging: Staging | None = None

    def open(self) -> None:
        """Put right what a killed build left, and make the staging folder beside `target`.

        Raises:
            PublishError: the target holds what is not ours, or the place cannot be written.
        """
        check_keep(self._keep)
        recover_site(self.target)
        check_target(self.target)
        self._refuse(find_early(self.target, self._keep))
        self._staging = open_staging(self.target)

    def publish(self, written: Mapping[str, Entry]) -> list[str]:
        """Put the staged tree in the place of the live one.

        Args:
            written: what we wrote ourselves; the host's files are read again.

        Returns:
            What the publisher should know although all went well.

        Raises:
            PublishError: it could not be done; the message says what stands.
        """
        assert self._staging is not None
        manifest, staged = finish_tree(self.staging, written)
        self.present.check_shared(staged)
        live = look_at_live(self.target, self.present.known)
        self._refuse(find_foreign(live, manifest, self._keep))
        carry_kept(self.target, self.staging, live, manifest, self._keep)
        touched = self.present.adopt(self.staging, _same(live, manifest, self.present))
        staged = staged | {path: facts for path, (_, facts) in self.present.shared.items()}
        live = replace(live, facts={**live.facts, **touched})
        before = {path: (entry, live.facts[path].mtime) for path, entry in live.entries.items()}
        times = set_times(self.staging, manifest.files, staged, before)
        self._written = {path: (staged[path].size, times[path], staged[path].inode) for path in manifest.files}
        self._hand_on_rights()
        switch(self._staging)
        self.manifest = manifest
        return self._clear(self._staging, live)

    def record(self, keys: Mapping[str, str], gate: str) -> Record:
        """How the release that was published was made. Looks at it once more: removing the old one moved times.

        What is not the file that was staged was changed since the switch: of it nothing is known but what it should be.

        Args:
            keys: path → key, of the files that have one.
            gate: what they were judged by.
        """
        now = settled(find_tree(self.target))
        own = self._written
        facts = {path: one for path, one in now.items() if own.get(path) == (one.size, one.mtime, one.inode)}
        files = {path: Kept(keys.get(path, ""), entry, facts.get(path)) for path, entry in self.manifest.files.items()}
        return Record(gate, files)

    def _hand_on_rights(self) -> None:
        """The site's folder keeps the rights the publisher gave it."""
        try:
            hand_on_rights(self.target, self.staging)
        except FileNotFoundError:
            return  # the first release
        except OSError as error:
            raise PublishError(f"不能设“{self.target}”的权限：{explain_os_error(error)}。没有发布。") from error

    def _refuse(self, found: Sequence[Foreign]) -> None:
        never = [one for one in found if one.what in (Kind.MOUNT, Kind.SPECIAL)]
        if refused := (never if self._discards_foreign else found):
            raise PublishError(say_foreign(self.target, refused))

    def _clear(self, staging: Staging, live: Live) -> list[str]:
        """Remove the old tree, unless it holds what nobody has looked at."""
        old_tree = staging.former
        notes = []
        if live.facts and (live.manifest is None or not is_unchanged(old_tree, live)):
            notes.append(set_aside(old_tree, self.target, live.manifest is None))
        staging.close()
        if left := staging.leftovers():
            notes.append(
                f"新网站已经换上，旧网站里有删不掉的文件，留在“{staging.folder}”（{left[0].name} 等 {len(left)} 个），"
                "请管服务器的同事删掉（可能要先用 chattr -i 去掉保护）。"
            )
        return notes

    def abandon(self) -> None:
        """Remove what was staged; the live site stays as it is."""
        if self._staging is None:
            recover_site(self.target)
        else:
            self._staging.close()


def _same(live: Live, coming: Manifest, present: Present) -> dict[str, Entry]:
    """Files that came out as they were before and are still copies."""
    return {
        path: entry
        for path, entry in coming.files.items()
        if path not in present.shared and live.entries.get(path) == entry and path != MANIFEST
    }


def recover(target: Path) -> str:
    """Put right what a killed build left beside a site. Returns what was done; empty where there was nothing to do."""
    return recover_site(target)


def find_leftovers(target: Path) -> Path | None:
    """The staging folder beside a site, where there is one: a build is at work, or its leftovers cannot be removed."""
    return find_staging(target)


def scratch() -> AbstractContextManager[Path]:
    """A temporary folder that is gone afterwards; a killed command's goes with the next one.

    Raises:
        SetupError: the temporary folder cannot be written.
    """
    return open_scratch()


SHELL = "shell"
"""The page of each domain that the host renders empty."""

_UNUSED = ("assets/javascripts", "assets/images", "assets/stylesheets", "**/*.map", "sitemap.xml.gz")
"""What Material's theme copies and no page of ours uses."""


def take_shells(site: Site, out: Path) -> dict[str, str]:
    """Domain code → its shell as the host rendered it; shells and what no page uses leave the tree."""
    shells = {domain.code: take_out(out, f"{domain.code}/{SHELL}/index.html") for domain in site.catalogue.domains}
    drop(out, _UNUSED)
    return {code: text for code, text in shells.items() if text is not None}


def write_site(
    site: Site,
    shells: dict[str, str],
    out: Path,
    prose: list[str],
    progress: Progress | None = None,
    warm: Warm | None = None,
) -> dict[str, Entry]:
    """Write the generator's own files beside the host's pages, then hold what is there against the list of outputs.

    Args:
        site: the catalogue's site.
        shells: domain code → shell as the host rendered it.
        out: the folder the host wrote into.
        prose: paths of the host's Markdown pages.
        progress: called for each file written, with how many there will be.
        warm: what the last release left, if anything; what of it is still right is put into `out` as it is.

    Returns:
        Path → what was written there.

    Raises:
        PublishError: a file is missing or the disk refused.
    """
    outputs = site.outputs(prose)
    length = sum(output.is_ours for output in outputs)
    advance = progress or (lambda _length: None)
    written = {}
    for path, entry in _keep(site, shells, out, outputs, warm) if warm is not None else ():
        written[path] = entry
        advance(length)
    for output, data in site.make(outputs, shells, written.keys()):
        write_file(out, output.path, data)
        written[output.path] = entry_of(data)
        advance(length)
    if missing := find_missing(out, (output.path for output in outputs if output.path not in written)):
        raise PublishError(f"少了 {len(missing)} 个文件（{missing[0]} 等），没有发布。")
    return written


def _keep(
    site: Site, shells: Mapping[str, str], out: Path, outputs: Sequence[Output], warm: Warm
) -> Iterator[tuple[str, Entry]]:
    """Put the files that need not be made into the new tree."""
    marks = {code: sha256(shell.encode()).hexdigest() for code, shell in shells.items()}
    for output in outputs:
        if output.is_ours and (key := site.key(output, marks)):
            entry = warm.find(output.path, key)
            if entry is not None and warm.present.share(output.path, entry, out):
                yield output.path, entry
