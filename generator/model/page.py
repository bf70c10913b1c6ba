"""A page to be put into a shell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """`path` is the page's folder (`01/018/`) or file (`404.html`); `head` and `body` are escaped HTML."""

    path: str
    title: str
    head: str
    body: str
