"""One record as somebody types it: what the check would say of it, at once and field by field.

The record is written as the file would have it, alone under the head of its file, and judged beside what it can clash
with. So a key pressed costs a fraction of a check of the whole catalogue, and says the same.
"""

from collections.abc import Iterator
from collections.abc import Mapping as Entries
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.edit.records import record_rows
from generator.model.address import is_within
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic
from generator.model.domain import Domain
from generator.model.item import Item
from generator.model.office import Office
from generator.model.ownwords import own_words
from generator.model.register import Issued, Permalinks
from generator.model.snapshot import PAGES, Snapshot
from generator.pipeline.checking import FILES, check_excerpt
from generator.pipeline.shipped import schemas
from generator.read.catalogue.assemble import Parts, assemble_catalogue, assemble_domain
from generator.yamltext.nodes import Document, Mapping, Node, Scalar, Sequence
from generator.yamltext.tree import read_located
from generator.yamltext.writing import indent

EXCERPT = "填写的内容"
"""What messages call the text, were they ever shown with it."""

Path = tuple[str | int, ...]
_Spot = tuple[int, int, int, int, Path]
"""Line and column where something begins, and behind its end; the way to it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a field. `path`: keys and numbers from the record down; empty for the record as a whole."""

    path: Path
    problem: Diagnostic


def watch_record(
    catalogue: Catalogue, record: Any, home: Domain | None, today: date, snapshot: Snapshot
) -> list[Remark]:
    """What the check says of one record.

    Args:
        catalogue: as it is without the change.
        record: an item, the head of a domain, a body, a law or the office.
        home: the domain of an item or of a head.
        today: the day against which dates are checked.
        snapshot: for the names of published files.
    """
    kind, prefix, rows = _excerpt(record, home)
    document = read_located(EXCERPT, "".join(f"{row}\n" for row in rows).encode())
    if document.root is None:
        return [Remark((), problem) for problem in document.problems]
    beside = _beside(catalogue, document, kind, record, home)
    files = frozenset(path.removeprefix(PAGES) for path in snapshot.files if path.startswith(PAGES + FILES))
    spots = list(_spots(document.root, ()))
    found = check_excerpt(beside, document, kind, today, files)
    told = ((_path_at(spots, problem.place.line, problem.place.column), problem) for problem in found)
    return [Remark(path[len(prefix) :], problem) for path, problem in told if path[: len(prefix)] == prefix]


def _excerpt(record: Any, home: Domain | None) -> tuple[str, Path, list[str]]:
    """Kind of file, way to the record, lines."""
    if isinstance(record, Item) and home is not None:
        return "domain", ("items", 0), [*_head(home), *_listed("items", record)]
    if isinstance(record, Domain):
        return "domain", ("domain",), [*_head(record), *(_listed("items", record.items[0]) if record.items else ())]
    if isinstance(record, Office):
        return "office", (), record_rows(record)
    kind = "bodies" if isinstance(record, Body) else "laws"
    return kind, (kind, 0), _listed(kind, record)


def _head(domain: Domain) -> list[str]:
    return ["domain:", *indent(record_rows(domain))]


def _listed(key: str, record: Any) -> list[str]:
    return [f"{key}:", *indent(indent(record_rows(record), "- "))]


def _beside(catalogue: Catalogue, document: Document, kind: str, record: Any, home: Domain | None) -> Catalogue:
    """What the record is judged beside, the record in it, as it stands in the excerpt."""
    if kind != "domain":
        made = assemble_catalogue(Parts(registers={kind: document}), schemas().titles)
        if kind == "office":
            return replace(catalogue, office=made.office)
        changed = {**getattr(catalogue, kind), **getattr(made, kind)}
        return replace(catalogue, bodies=changed) if kind == "bodies" else replace(catalogue, laws=changed)
    own = assemble_domain(document, schemas().titles("domain"), own_words(catalogue.office))
    if isinstance(record, Item):
        siblings = home.items if home is not None else ()
        items = tuple(own.items[0] if item.id == record.id else item for item in siblings)
        register = _within(catalogue.permalinks, own.code)
        return replace(catalogue, domains=(replace(own, items=items),), permalinks=register)
    whole = replace(own, items=record.items)
    domains = tuple(whole if domain.code == record.code else domain for domain in catalogue.domains)
    return replace(catalogue, domains=domains)


def _within(register: Permalinks, code: str) -> Permalinks:
    """What was given out in one domain: an item clashes with nothing else of a register of 10,000 lines."""

    def inside(entries: Entries[str, Issued]) -> dict[str, Issued]:
        return {key: entry for key, entry in entries.items() if is_within(key, code)}

    return replace(
        register,
        issued=inside(register.issued),
        categories=inside(register.categories),
        domains={key: entry for key, entry in register.domains.items() if key == code},
        retired=tuple(entry for entry in register.retired if is_within(entry.id, code)),
    )


def _spots(node: Node | None, path: Path) -> Iterator[_Spot]:
    if node is None:
        return
    yield node.line, node.column, node.end_line, node.end_column, path
    if isinstance(node, Sequence):
        for index, part in enumerate(node.items):
            yield from _spots(part, (*path, index))
    elif isinstance(node, Mapping):
        for name, (key, part) in node.entries.items():
            yield key.line, key.column, part.end_line, part.end_column, (*path, name)
            if not isinstance(part, Scalar):
                yield from _spots(part, (*path, name))


def _path_at(spots: list[_Spot], line: int, column: int) -> Path:
    """The way to the smallest thing that holds a place."""
    inside = [path for first, start, last, end, path in spots if (first, start) <= (line, column) < (last, end)]
    return max(inside, key=len, default=())
