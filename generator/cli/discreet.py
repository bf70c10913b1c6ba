"""What is printed hides persons' numbers, whoever wrote the line: a command, the host's log, an error of ours."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO, cast

from generator.model.personal.hide import hide_personal


class DiscreetStream:
    """A text stream that shows at most three places of a number; everything else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write, hiding numbers; answers the characters taken. Bytes pass: click asks with them what it may write."""
        self._stream.write(hide_personal(text) if isinstance(text, str) else text)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        self.write("".join(lines))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def discreet_output() -> Iterator[None]:
    """Standard output and standard error are discreet within."""
    out = cast("TextIO", DiscreetStream(sys.stdout))
    err = cast("TextIO", DiscreetStream(sys.stderr))
    with redirect_stdout(out), redirect_stderr(err):
        yield
