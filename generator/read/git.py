"""The command git, as all that read the past use it: no network, no question, no setting of a hook that calls us."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.model.errors import SetupError

_GIT_TIMEOUT = 600
_CALLERS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for a hook that calls us: it means the hook's folder and not the one that is asked."""


class Git:
    """The plain command, asked in a folder. Nothing is fetched, asked or written."""

    def __init__(self, place: Path) -> None:
        if shutil.which("git") is None:
            raise SetupError("没有安装 git，查不了历史。")
        self.place = place

    def run(self, *arguments: str, data: bytes | None = None, timeout: int = _GIT_TIMEOUT) -> bytes:
        command = ["git", "-c", "core.quotepath=false", "-C", str(self.place), *arguments]
        try:
            environment = {name: value for name, value in os.environ.items() if name not in _CALLERS}
            environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}  # no network, no question
            done = subprocess.run(  # noqa: S603  git itself, found by `which`
                command, input=data, capture_output=True, timeout=timeout, check=False, env=environment
            )
        except subprocess.TimeoutExpired as error:
            raise SetupError(f"git 查“{self.place}”的历史，{timeout} 秒还没有查完。") from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
            known = "它不在 git 仓库里" if "not a git repository" in said else said
            raise SetupError(f"“{self.place}”查不了 git 历史：{known}")
        return done.stdout

    def contents(self, blobs: Sequence[str], chunk: int = 200) -> Iterator[tuple[str, bytes]]:
        """Contents by hash, a few hundred at a time so that a long history does not fill the memory."""
        for start in range(0, len(blobs), chunk):
            asked = "".join(f"{blob}\n" for blob in blobs[start : start + chunk])
            out, at = self.run("cat-file", "--batch", data=asked.encode()), 0
            while at < len(out):
                end = out.index(b"\n", at)
                blob, kind, *rest = out[at:end].decode().split()
                at = end + 1
                if kind != "blob":  # `missing`: a partial copy
                    continue
                yield blob, out[at : at + int(rest[0])]
                at += int(rest[0]) + 1
