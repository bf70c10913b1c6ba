"""What was made of the same parts at an earlier time need not be made again."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Keep(Protocol):
    """Name, all that a value is made of, its maker → the value, made now or at an earlier time."""

    def __call__(self, name: str, parts: tuple[object, ...], make: Callable[[], T], /) -> T: ...


def anew(_name: str, _parts: tuple[object, ...], make: Callable[[], T], /) -> T:
    """Make it now."""
    return make()
