"""render → publish: a release is written whole beside the live site, counted, and only then put in its place."""

import shutil
from collections.abc import Callable
from pathlib import Path

from generator.model.errors import PublishError
from generator.pipeline.building import Site
from generator.publish.staging import check_target, open_staging, write_file
from generator.publish.switch import switch

Progress = Callable[[int], None]


class Release:
    """One release of a site into `target`."""

    def __init__(self, target: Path) -> None:
        """Open a staging folder beside `target`.

        Raises:
            PublishError: the target holds what is not ours, or the place cannot be written.
        """
        check_target(target)
        self.target = target
        self.staging = open_staging(target)

    def publish(self) -> None:
        """Put the staged tree in the place of the live one."""
        switch(self.staging, self.target)

    def abandon(self) -> None:
        """Remove what was staged; the live site stays as it is."""
        shutil.rmtree(self.staging, ignore_errors=True)


def write_site(site: Site, shells: dict[str, str], out: Path, prose: list[str], progress: Progress | None) -> None:
    """Write the generator's own files beside the host's pages, then count the pages against the catalogue.

    Args:
        site: the catalogue's site.
        shells: domain code → shell as the host rendered it.
        out: the folder the host wrote into.
        prose: paths of the host's Markdown pages.
        progress: called with 1 for each file written.

    Raises:
        PublishError: a page is missing or the disk refused.
    """
    for path, data in site.files(shells):
        write_file(out, path, data)
        if progress is not None:
            progress(1)
    for path, data in site.closing_files(prose):
        write_file(out, path, data)
    missing = [path for path in site.page_paths() + prose if not (out / path / "index.html").is_file()]
    if missing:
        raise PublishError(f"少了 {len(missing)} 个页面（{missing[0] or '首页'} 等），没有发布。")
