"""What the commands that change the catalogue share: the register, the comparison before writing, the writing."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.model.address import kind_of_id
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Place
from generator.model.register import Issued, Permalinks
from generator.model.snapshot import Snapshot
from generator.publish.replace import replace_files
from generator.render.edits import scalar

REGISTER = "permalinks.yml"
_HEAD = "# 编码登记：发出过的编码只增不减，永不重用。一行一个：编码、首次发布的日期、当时的名称。\n"

BEGUN = f"原来没有编码登记，新建了 {REGISTER}，全部编码都登记了，首次发布的日期写的是今天；早就发布的，改成当时的日期。"


def find_register(snapshot: Snapshot) -> str:
    """The name of the register's file; of what it would be when there is none."""
    return next((name for name in snapshot.sources if name.rpartition(".")[0] == "permalinks"), REGISTER)


def begin_register(catalogue: Catalogue, today: date) -> Permalinks:
    """The register of a catalogue that has none: every live id, as first published today, for nobody noted the day."""
    sections: dict[str, dict[str, Issued]] = {"领域": {}, "一级事项": {}, "事项": {}}
    for address_id, title in catalogue.addresses.items():
        sections[kind_of_id(address_id)][address_id] = Issued(address_id, title, today.isoformat())
    return Permalinks(sections["事项"], sections["一级事项"], sections["领域"])


def write_register(register: Permalinks) -> bytes:
    """A register's text, of what is live."""
    sections = {"domains": register.domains, "categories": register.categories, "issued": register.issued}
    return (_HEAD + "".join(_write_section(name, part.values()) for name, part in sections.items())).encode()


def _write_section(name: str, entries: Iterable[Issued]) -> str:
    lines = "".join(f"  {scalar(entry.id)}: {register_line(entry)}\n" for entry in entries)
    return f"{name}:\n{lines}" if lines else f"{name}: {{}}\n"


def register_line(entry: Issued) -> str:
    """Day and title of an id, as its value in the register."""
    return scalar(f"{entry.since} {entry.title}")


def is_same(one: Catalogue, other: Catalogue) -> bool:
    """Whether two catalogues say the same, wherever it stands."""
    return bool(_bare(one) == _bare(other))


def _bare(value: object) -> Any:
    """A value without places and file names, to be compared."""
    if isinstance(value, Permalinks):
        value = replace(value, sections=frozenset(), file="")
    if isinstance(value, Mapping):
        return {key: _bare(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_bare(part) for part in value]
    if is_dataclass(value) and not isinstance(value, type):
        return [_bare(getattr(value, f.name)) for f in fields(value) if not isinstance(getattr(value, f.name), Place)]
    return value


def write_changes(folder: Path, changes: Mapping[str, bytes | None]) -> None:
    """Write all files of a plan or none: file name → new bytes, None for removed.

    Raises:
        PublishError: the disk refused; nothing was changed.
    """
    replace_files({folder / name: data for name, data in changes.items()})
