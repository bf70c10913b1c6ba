"""Times of change that servers and copying programs can rely on (design, decision 11).

nginx, Apache and rsync take a file of the same length and the same time for unchanged. So a file whose bytes are those
of the one before keeps that one's time, and one whose bytes differ gets a later one, by a whole second at least: HTTP
dates have no parts of seconds.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from generator.model.errors import PublishError, explain_os_error
from generator.publish.manifest import Entry
from generator.publish.survey import Facts

_SECOND = 1_000_000_000  # nanoseconds


def set_times(
    tree: Path, coming: Mapping[str, Entry], staged: Mapping[str, Facts], before: Mapping[str, tuple[Entry, int]]
) -> dict[str, int]:
    """Set the times of the staged files.

    Args:
        tree: the staged tree.
        coming: path → what the staged file holds.
        staged: path → what the disk says of it.
        before: path → what the live file holds, and its time in nanoseconds since 1970.

    Returns:
        Path → the time it has now.

    Raises:
        PublishError: the disk refused.
    """
    root = str(tree)
    times = {}
    for path, entry in coming.items():
        now = times[path] = staged[path].mtime
        if path not in before:
            continue
        old, old_time = before[path]
        time = old_time if old == entry else max(now, (old_time // _SECOND + 1) * _SECOND)
        if time == now:
            continue
        try:
            os.utime(f"{root}/{path}", ns=(time, time))
        except OSError as error:
            raise PublishError(f"不能写“{path}”的时间：{explain_os_error(error)}。没有发布。") from error
        times[path] = time
    return times
