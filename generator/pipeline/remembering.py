"""Which ids were ever given out, from witnesses that work without a network: the site built last, the ledger, git.

The register `permalinks.yml` is what counts; the witnesses only tell that it has lost something. A deliberate end is
always an entry in the register (`gongkai retire`), never a deleted line.
"""

from collections.abc import Mapping
from pathlib import Path

from generator.model.catalogue import Catalogue
from generator.model.errors import SetupError
from generator.model.memory import Remembered, merge_memories
from generator.publish.ledger import add_to_ledger, ledger_of, load_ledger
from generator.read.made.site import find_usual_site, read_addresses
from generator.read.revision import is_in_repository, read_registered


def recall(catalog: Path, site: Path | None = None) -> dict[str, Remembered]:
    """Every id a witness knows of this catalogue.

    Args:
        catalog: the catalogue's folder.
        site: the site that is to be replaced; None for `site` beside a folder called `catalog`.
    """
    site = site or find_usual_site(catalog)
    memories = [read_addresses(site)] if site is not None else []
    return merge_memories((*memories, load_ledger(ledger_of(catalog)), _from_git(catalog)))


def _from_git(catalog: Path) -> Mapping[str, Remembered]:
    """What git knows; nothing where it is not installed or the folder is in no repository."""
    try:
        return read_registered(catalog) if is_in_repository(catalog) else {}
    except SetupError:
        return {}


def remember(catalog: Path, catalogue: Catalogue) -> bool:
    """Enter the ids of a site that has been put in its place; whether the ledger could be written."""
    register = catalogue.permalinks
    entries = {i: Remembered(i, e.title, e.since) for i, e in register.live.items()}
    entries |= {e.id: Remembered(e.id, e.title, e.since) for e in register.retired}
    entries |= {i: Remembered(i, title) for i, title in catalogue.addresses.items() if i not in entries}
    return add_to_ledger(ledger_of(catalog), entries)
