"""GK461: a document under pages/files that isn't there, told alike of items and of publication records."""

import unicodedata
from collections.abc import Iterable

from generator.model.diagnostic import Code, Trouble

GK461 = Code(
    "GK461",
    "文件没有放进来",
    "published 里写了 files/ 开头的文件，目录文件夹里的 pages/files 却没有。",
    "把文件放进 pages/files 文件夹（在目录文件夹里面），或者改正文件名。",
    {"guess": "只差大小写、全角半角｜改成“{guess}”，和文件夹里的一模一样。"},
)


def say_absent(url: str, files: Iterable[str]) -> Trouble:
    """That a file is not there; one of nearly the same name is offered."""
    message = f"没有“{url}”这个文件"
    alike = [name for name in files if _likeness(name) == _likeness(url)]
    if alike:
        return GK461.of(f"{message}，有的是“{alike[0]}”", "guess", guess=alike[0])
    return GK461.of(message)


def _likeness(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
