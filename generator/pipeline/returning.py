"""How an export of the catalogue would be read: derive → read, so that an import knows what is new in a table."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from generator.derive.gathering import Gathered, gather_returned
from generator.derive.merging import in_own_words
from generator.derive.returning import Said
from generator.derive.sheets import LEAVES, flat_table, further_fields, official_tables, working_sheet
from generator.model.catalogue import Catalogue
from generator.model.columns import BESIDE_WORDS, HEADINGS
from generator.model.domain import Domain
from generator.model.imported import Imported, ItemDraft
from generator.model.ownwords import OwnWords, own_words
from generator.model.sheets import FlatTable
from generator.pipeline.exporting import release_of
from generator.pipeline.words import field_words
from generator.read.tables.domains import DOMAIN_WORDS
from generator.read.tables.drafts import FURTHER
from generator.read.tables.grid import Grid, Span
from generator.read.tables.understand import understand


def further_columns() -> Mapping[str, str]:
    """Titles of fields without an official column → keys of columns; some have headings of their own (`beside`)."""
    words = field_words()
    return {words[row.key]: FURTHER + row.key for row in further_fields() if row.key not in BESIDE_WORDS}


def domain_words(catalogue: Catalogue) -> Mapping[str, str]:
    """Names of domains that a table may say: those of all, and this catalogue's own."""
    return {**DOMAIN_WORDS, **{domain.title: domain.title for domain in catalogue.domains}}


def gather(catalogue: Catalogue, imported: Imported) -> Gathered:
    """All rows in the office's own words; what came back of working sheets as one change an item."""
    own = own_words(catalogue.office)
    items = tuple(_in_own_words(draft, own) for draft in imported.items)
    sent = tuple(
        replace(one, rows={item_id: in_own_words(row, own) for item_id, row in one.rows.items()})
        for one in imported.sent
    )
    releases = {draft.sent.release for draft in items if draft.sent is not None}
    if not releases:
        return Gathered(items)
    release = release_of(catalogue)
    now = _own_said(how_read(catalogue, ("working",)), own) if releases != {release} else {}
    return gather_returned(catalogue, replace(imported, items=items, sent=sent), release, now, field_words())


def _in_own_words(draft: ItemDraft, own: OwnWords) -> ItemDraft:
    sent = draft.sent
    if sent is not None and sent.before is not None:
        draft = replace(draft, sent=replace(sent, before=in_own_words(sent.before, own)))
    return in_own_words(draft, own)


def _own_said(said: Said, own: OwnWords) -> Said:
    return {item_id: tuple(in_own_words(draft, own) for draft in drafts) for item_id, drafts in said.items()}


class HowExported:
    """How exports of items would be read, in the forms that some rows may be of; asked for where it matters."""

    def __init__(self, catalogue: Catalogue, drafts: Sequence[ItemDraft]) -> None:
        others = [draft for draft in drafts if draft.sent is None or draft.sent.before is None]
        forms = {"flat": any(draft.id for draft in others), "official": any(not draft.id for draft in others)}
        self._forms = tuple(form for form, is_asked in forms.items() if is_asked)
        self._catalogue = catalogue

    def of(self, domain: Domain, ids: Collection[str]) -> Said:
        """Of some items of a domain."""
        asked = set(ids)
        if not asked or not self._forms:
            return {}
        part = replace(domain, items=tuple(item for item in domain.items if item.id in asked))
        own = own_words(self._catalogue.office)
        read = how_read(replace(self._catalogue, domains=(part,)), self._forms)
        return _own_said(read, own)


def how_read(catalogue: Catalogue, forms: Collection[str]) -> Said:
    """Item id → how its row would be read in each form: `official`, `flat`, `working`."""
    found: dict[str, list[ItemDraft]] = {}
    for form in forms:
        for item_id, draft in _FORMS[form](catalogue):
            found.setdefault(item_id, []).append(draft)
    return found


Read = Iterator[tuple[str, ItemDraft]]


def _read(grid: Grid, ids: Mapping[int, str]) -> Read:
    """`ids`: row → the item it is of."""
    for draft in understand([grid], further_columns()).items:
        if draft.row in ids:
            yield ids[draft.row], draft


def _official(catalogue: Catalogue) -> Read:
    for table in official_tables(catalogue, field_words()):
        cells, merges = _official_head()
        ids: dict[int, str] = {}
        lines = chain.from_iterable(group.lines for group in table.groups)
        for row, line in enumerate(lines, 3):
            ids[row] = line.id
            texts = (" " if key == "channel" else "\n" for key in LEAVES)
            own = (sign.join(line.cells[key]) for sign, key in zip(texts, LEAVES, strict=True))
            cells.update({(row, column): text for column, text in enumerate(own, 1) if text.strip()})
        yield from _read(Grid("", table.domain, cells, tuple(merges)), ids)


def _official_head() -> tuple[dict[tuple[int, int], str], list[Span]]:
    cells: dict[tuple[int, int], str] = {}
    merges: list[Span] = []
    column = 1
    for top in HEADINGS:
        width = len(top.parts) or 1
        cells[1, column] = top.text
        if top.parts:
            cells.update({(2, column + number): part.text for number, part in enumerate(top.parts)})
        merges.append(Span(1, column, 1 if top.parts else 2, column + width - 1))
        column += width
    return cells, merges


def _flat(catalogue: Catalogue) -> Read:
    return _from_table(flat_table(catalogue, field_words()))


def _working(catalogue: Catalogue) -> Read:
    return _from_table(working_sheet(catalogue, field_words()))


def _from_table(table: FlatTable) -> Read:
    groups = [column.group for column in table.columns]
    heads: Sequence[Sequence[str]] = (
        [
            "" if own and own == before else own or c.heading
            for own, before, c in zip(groups, ["", *groups[:-1]], table.columns, strict=True)
        ],
        [column.heading if column.group else "" for column in table.columns],
    )
    has_groups = any(column.group for column in table.columns)
    rows = [*(heads if has_groups else heads[:1]), *table.rows]
    cells = {
        (row, column): text for row, texts in enumerate(rows, 1) for column, text in enumerate(texts, 1) if text.strip()
    }
    ids = {row: texts[0] for row, texts in enumerate(table.rows, 1 + len(rows) - len(table.rows))}
    return _read(Grid("", "", cells, tuple(_groups(table)) if has_groups else ()), ids)


def _groups(table: FlatTable) -> Iterator[Span]:
    """Merged cells of a head of two rows."""
    start = 1
    for number, column in enumerate(table.columns, 1):
        if not column.group:
            yield Span(1, number, 2, number)
        is_last = number == len(table.columns) or table.columns[number].group != column.group
        if is_last and column.group and number > start:
            yield Span(1, start, 1, number)
        if is_last or not column.group:
            start = number + 1


_FORMS: Mapping[str, Callable[[Catalogue], Read]] = {"official": _official, "flat": _flat, "working": _working}
