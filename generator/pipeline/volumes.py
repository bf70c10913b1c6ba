"""Whether a bound catalogue can be set as one PDF with the memory that is there, and how to do it in volumes else.

typst keeps every cell that it has set until the last page is done, so what a book takes grows with its items (figures:
`python -m benchmarks.book`; ADR 0056). A machine that swaps stands still for all who work on it: such a book is refused
before it is begun.
"""

from collections.abc import Iterator, Sequence

from generator.model.book import Book
from generator.model.errors import SetupError

BASE = 400_000_000
"""Bytes for the program, the typefaces and the library that sets the pages."""
EACH = 950_000
"""Bytes for an item: its row, its place in the index and in the list of laws."""


def memory_for(items: int) -> int:
    """Bytes that a book of so many items takes while it is set, rather too many than too few."""
    return BASE + items * EACH


def refuse_beyond_memory(book: Book, free: int | None) -> None:
    """Nothing where there is room, or nothing is known of it. `free`: bytes to be had.

    Raises:
        SetupError: the book takes more; the message names the volumes to print instead.
    """
    sizes = {domain.code: len(domain.items) for domain in book.catalogue.domains}
    need = memory_for(sum(sizes.values()))
    if free is None or need <= free:
        return
    raise SetupError(
        f"一次印 {sum(sizes.values()):,} 个事项的 PDF 大约要 {_gigabytes(need)} 内存，这台电脑现在能用的只有 "
        f"{_gigabytes(free)}，硬印会把整台电脑拖住，所以没有印。可以关掉别的程序再试，或者换内存大的电脑；"
        f"{_instead(sizes, free)}Word 文件（-o 汇编.docx）用的内存少得多。"
    )


def _instead(sizes: dict[str, int], free: int) -> str:
    """The volumes that there is room for, or nothing where a domain alone is too much."""
    volumes = list(split_into_volumes(sizes, (free - BASE) // EACH))
    if not volumes:
        return ""
    told = "、".join(f"--domain {','.join(codes)}" for codes in volumes)
    return f"也可以分 {len(volumes)} 本印：{told}；"


def split_into_volumes(sizes: dict[str, int], most: int) -> Iterator[Sequence[str]]:
    """Codes of domains, in their order, as many together as have `most` items; none when a domain has more."""
    if max(sizes.values(), default=0) > most:
        return
    volume: list[str] = []
    for code, size in sizes.items():
        if volume and sum(sizes[other] for other in volume) + size > most:
            yield volume
            volume = []
        volume.append(code)
    if volume:
        yield volume


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB"
