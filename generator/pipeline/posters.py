"""derive → render → read: posters are set, drawn as the printer will draw them, and read back before anybody gets them.

A poster whose code does not read back to its own address is not printed at all: it would hang for years.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from generator.derive.posters import derive_posters, find_refused
from generator.model.address import find_address_doubts
from generator.model.catalogue import Catalogue
from generator.model.errors import PrintError, SetupError
from generator.model.poster import Choice, Look, Poster, PosterSet
from generator.model.typeface import Typeface
from generator.pipeline.printing import say_missing
from generator.read.fonts import find_typeface
from generator.read.made.printed import PrintedPage, count_pages, plain, read_printed
from generator.render.print.poster import render_posters, symbol_side, texts_of
from generator.render.print.typeset import find_missing_glyphs

BATCH = 20
"""Pages that one worker sets or reads at a time: long enough to pay for handing them over."""

Progress = Callable[[int], object]
T = TypeVar("T")
Order = TypeVar("Order")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Job:
    """How one order is printed; the same for all its posters."""

    look: Look
    typeface: Typeface
    issued: date


def choose_poster_typeface(
    posters: Sequence[Poster], issued: date, folders: Sequence[str], family: str = ""
) -> Typeface:
    """A typeface that can draw every character that stands on these posters.

    Raises:
        SetupError: there is none, or it lacks characters; the message names them and the posters concerned.
    """
    typeface = find_typeface(folders, family)
    texts = ((f"{poster.id} {poster.title}", text) for poster in posters for text in texts_of(poster, issued))
    if missing := list(find_missing_glyphs(texts, typeface)):
        raise SetupError(say_missing(missing, typeface, folders))
    return typeface


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be printed and what stands in the way, in Chinese.

    Attributes:
        refused: what was asked for and can't be printed: unknown, withdrawn.
        doubts: what should be thought over before it hangs for years.
        too_long: posters whose address makes the code too dense for the size.
    """

    posters: tuple[Poster, ...]
    refused: tuple[str, ...]
    doubts: tuple[str, ...]
    too_long: tuple[Poster, ...]


def plan_posters(catalogue: Catalogue, choice: Choice, chosen: PosterSet | None, look: Look) -> Plan:
    """Nothing is set yet; an office without an address (`site_url`) must be refused before."""
    posters = derive_posters(catalogue, choice, chosen)
    doubts = dict.fromkeys(doubt for poster in posters for doubt in find_address_doubts(poster.address))
    if catalogue.office.example:
        doubts["是示例县的，不是本单位的"] = None
    return Plan(
        posters,
        find_refused(catalogue, choice),
        tuple(doubts),
        tuple(poster for poster in posters if symbol_side(poster.address, look.measures) is None),
    )


def print_together(
    posters: Sequence[Poster], job: Job, executor: Executor | None = None, progress: Progress = int
) -> bytes:
    """One PDF of all posters, every page read back.

    Args:
        executor: where pages are read; None: here, one after the other. The file is the same either way. Processes
            must start afresh (spawn): typst's threads do not survive a fork.
        progress: called with the number of posters that came out right.

    Raises:
        PrintError: a page does not read back as it should; the message names the poster.
    """
    pdf = render_posters(posters, job.look, job.typeface, job.issued)
    groups = list(_batches(posters, job.look.measures.each_sheet))
    if (pages := count_pages(pdf)) != len(groups):
        raise PrintError(f"应当印 {len(groups)} 页，排出来是 {pages} 页，没有生成文件。")
    orders = [(pdf, at, groups[at : at + BATCH], job.look) for at in range(0, len(groups), BATCH)]
    for done in _hand_out(_read_back, orders, executor):
        progress(done)
    return pdf


def print_each(
    posters: Sequence[Poster], job: Job, executor: Executor | None = None, progress: Progress = int
) -> Iterator[tuple[str, bytes]]:
    """Id and PDF of every poster, each read back; a sheet of labels is filled with one label.

    Arguments and errors as in `print_together`.
    """
    slim = replace(job, typeface=replace(job.typeface, characters=frozenset()))  # not to hand over 40,000 numbers
    orders = [(batch, slim) for batch in _batches(posters, BATCH)]
    for files in _hand_out(_print_batch, orders, executor):
        yield from files
        progress(len(files))


def _print_batch(order: tuple[Sequence[Poster], Job]) -> list[tuple[str, bytes]]:
    posters, job = order
    copies = job.look.measures.each_sheet
    return [(poster.id, print_together([poster] * copies, job)) for poster in posters]


def _read_back(order: tuple[bytes, int, Sequence[Sequence[Poster]], Look]) -> int:
    """Read pages from one on and compare each with the posters that belong there; how many posters that were."""
    pdf, first, groups, look = order
    pages = read_printed(pdf, first, len(groups))
    for page, posters in zip(pages, groups, strict=True):
        compare(page, posters, look)
    return sum(map(len, groups))


def compare(page: PrintedPage, posters: Sequence[Poster], look: Look) -> None:
    """Hold a page against what belongs on it: a code for each poster at its place and no other, and all its words.

    Raises:
        PrintError: something is missing, strange or in another's place.
    """
    measures = look.measures
    seen = sorted(page.codes, key=lambda code: (int((code.y - measures.margin) // measures.height), code.x))
    for at, poster in enumerate(posters):
        name = f"海报“{poster.id} {poster.title}”"
        text = seen[at].text if at < len(seen) else ""
        if text != poster.address:
            what = f"读出来是“{text}”，应当是“{poster.address}”" if text else "印出来读不了"
            raise PrintError(f"{name}的二维码{what}。没有生成文件。")
        for words in (poster.title, poster.address, poster.id):
            if plain(words) not in page.text:
                raise PrintError(f"{name}上没有印出“{words}”。没有生成文件。")
    if len(seen) > len(posters):
        raise PrintError(f"海报“{posters[0].id} {posters[0].title}”那一页上多出了二维码。没有生成文件。")


def _batches(sequence: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (sequence[at : at + size] for at in range(0, len(sequence), size))


def _hand_out(work: Callable[[Order], Result], orders: Sequence[Order], executor: Executor | None) -> Iterator[Result]:
    """Results in the order of the orders, whoever does the work."""
    return map(work, orders) if executor is None else executor.map(work, orders)
