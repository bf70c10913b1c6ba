"""The process that reads one PDF or old Excel file: `python -m generator.read.attached.child KIND DEPTH < FILE`.

Answers in JSON: texts and remarks, or the fault. Its processor time and memory are limited where the system can.
"""

import json
import math
import os
import sys
from collections.abc import Callable

from generator.read.attached.faults import Found, UnreadableError, damaged, too_large

SECONDS = 2
"""Seconds of work on one file, after the libraries are loaded."""

MEMORY = 256_000_000
"""Bytes of its own data."""


def main(kind: str, depth: int) -> None:
    """Read standard input as `kind`, write the answer to standard output."""
    read = _reader(kind)

    def answer(data: bytes) -> dict[str, object]:
        found = read(data, depth)
        texts = [(one.text, one.where, one.heading, one.row) for one in found.texts]
        return {"texts": texts, "remarks": found.remarks}

    answer_within_limits(answer)


def answer_within_limits(read: Callable[[bytes], dict[str, object]], seconds: int = SECONDS) -> None:
    """Read standard input within limits and write what `read` says of it, or the fault, to standard output."""
    answer_to, sys.stdout = os.fdopen(os.dup(1), "w", encoding="utf-8"), sys.stderr
    data = sys.stdin.buffer.read()
    _limit(seconds)
    try:
        answer = read(data)
    except UnreadableError as error:
        answer = {"fault": error.remark}
    except MemoryError:
        fault = too_large("解压以后太大，可能是压缩炸弹")
        answer = {"fault": fault.remark}
    except BaseException:  # a panic of calamine is none of Exception; what a library can't read is damaged
        fault = damaged("文件坏了，或者没有传完")
        answer = {"fault": fault.remark}
    json.dump(answer, answer_to, ensure_ascii=False)
    answer_to.flush()
    os._exit(0)


def _reader(kind: str) -> Callable[[bytes, int], Found]:
    if kind == "pdf":
        from generator.read.attached.pdf import read_pdf

        return read_pdf
    from generator.read.attached.oldsheets import read_old_sheets

    return lambda data, _: read_old_sheets(data)


def _limit(more: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the caller's patience remains
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime + more)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
