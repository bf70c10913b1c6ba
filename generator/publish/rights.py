"""Who may do what with a file: handed on from the file that is replaced to the one that takes its place.

Mode, owner, group and what else hangs on a file (access lists, security labels), as far as the system lets us.
"""

import os
import stat
from pathlib import Path

_ACCESS_LIST = "system.posix_acl_access"


def hand_on_rights(old: Path, new: Path) -> None:
    """Give `new` the rights of `old`. What only the administrator may give stays as the folder gave it.

    Raises:
        OSError: not even the mode could be set.
    """
    was, now = old.stat(), new.stat()
    mode = stat.S_IMODE(was.st_mode)
    if hasattr(os, "chown") and (was.st_uid, was.st_gid) != (now.st_uid, now.st_gid):
        mode = _hand_on_owner(was, now, new, mode)
    new.chmod(mode)
    _hand_on_attributes(old, new)


def _hand_on_owner(was: os.stat_result, now: os.stat_result, new: Path, mode: int) -> int:
    """Owner and group, the group alone where only that is allowed. Returns the mode that fits what was given."""
    for owner in (was.st_uid, -1):
        try:
            os.chown(new, owner, was.st_gid)
        except OSError:
            continue
        return mode if owner == was.st_uid or was.st_uid == now.st_uid else mode & ~stat.S_ISUID
    if was.st_gid != now.st_gid:  # rights meant for one group are not given to another
        mode &= ~(stat.S_IRWXG | stat.S_ISGID) | (mode & stat.S_IRWXO) << 3
    return mode & ~stat.S_ISUID


def _hand_on_attributes(old: Path, new: Path) -> None:
    if not hasattr(os, "listxattr"):
        return
    try:
        kept = os.listxattr(old)
        if _ACCESS_LIST not in kept and _ACCESS_LIST in os.listxattr(new):
            os.removexattr(new, _ACCESS_LIST)
    except OSError:
        return
    for name in kept:
        try:
            os.setxattr(new, name, os.getxattr(old, name))
        except OSError:
            continue
