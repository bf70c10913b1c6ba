"""Keys in files: read whole, made for their owner alone, never written over."""

import os
from collections.abc import Mapping
from pathlib import Path

from generator.model.errors import PublishError, SetupError, explain_os_error

_LARGEST = 64 * 1024  # bytes


def read_key_file(path: Path) -> bytes:
    """The bytes of a key's file.

    Raises:
        SetupError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except OSError as error:
        raise SetupError(f"读不了“{path}”：{explain_os_error(error)}。") from error


def write_key_files(path: Path, private: bytes, public: Mapping[str, bytes]) -> None:
    """Write a key, and beside it what may be known of it.

    Args:
        path: the private half; only its owner may read it.
        private: its bytes.
        public: ending → bytes of a file beside it.

    Raises:
        PublishError: a file is there already, or the disk refused.
    """
    _write_new({path: (private, 0o600), **_beside(path, public)})


def add_public_files(path: Path, public: Mapping[str, bytes]) -> list[str]:
    """Write what is missing of what may be known of a key that is there; what is there stays. Returns its names.

    Raises:
        PublishError: nothing is missing, or the disk refused.
    """
    missing = {file: one for file, one in _beside(path, public).items() if not os.path.lexists(file)}
    _write_new(missing or {path: (b"", 0o600)})
    return [str(file) for file in missing]


def _beside(path: Path, public: Mapping[str, bytes]) -> dict[Path, tuple[bytes, int]]:
    return {path.with_name(path.name + end): (data, 0o644) for end, data in public.items()}


def _write_new(files: Mapping[Path, tuple[bytes, int]]) -> None:
    if there := next((one for one in files if os.path.lexists(one)), None):
        raise PublishError(f"“{there}”已经有了，没有覆盖：旧的密钥丢了，以前签的名就没法再续。换一个名称。")
    for file, (data, mode) in files.items():
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as out:
                out.write(data)
        except OSError as error:
            raise PublishError(f"写不了“{file}”：{explain_os_error(error)}。") from error
