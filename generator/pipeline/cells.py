"""What the check says of an imported catalogue, at the cells of the table it came from: `附件1.xlsx!征地!F17`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.model.diagnostic import Diagnostic, Place
from generator.model.imported import ItemDraft
from generator.pipeline.checking import Checked
from generator.yamltext.nodes import Mapping as Group
from generator.yamltext.nodes import Sequence as Entries
from generator.yamltext.tree import read_located

Lines = Mapping[int, tuple[str, str]]
"""Line of a domain's file → the item and the field it belongs to."""


def find_at_cells(
    drafts: Mapping[str, ItemDraft], changed: Mapping[str, bytes], before: Checked, after: Checked
) -> tuple[Diagnostic, ...]:
    """What the check says now and did not say before; where it is about a row of a table, at its cell.

    Args:
        drafts: item id → what the table says of it.
        changed: file name → its new bytes.
        before: the catalogue as it was.
        after: as it will be.
    """
    known = Counter((problem.code, problem.message) for problem in before.problems)
    found: list[Diagnostic] = []
    names = {domain.file: domain.file.rpartition("/")[2] for domain in after.catalogue.domains}
    lines = {file: _lines_of(changed[name]) for file, name in names.items() if name in changed}
    for problem in after.problems:
        key = (problem.code, problem.message)
        if known[key]:
            known[key] -= 1
            continue
        found.append(replace(problem, place=_cell(problem.place, lines, drafts) or problem.place))
    return tuple(found)


def _cell(place: Place, lines: Mapping[str, Lines], drafts: Mapping[str, ItemDraft]) -> Place | None:
    item_id, key = lines.get(place.file, {}).get(place.line, ("", ""))
    draft = drafts.get(item_id)
    if draft is None:
        return None
    cell = draft.places.get(key)
    return replace(cell, words=place.words) if cell is not None else None


def _lines_of(data: bytes) -> Lines:
    root = read_located("", data).root
    found: dict[int, tuple[str, str]] = {}
    entry = root.entries.get("items") if isinstance(root, Group) else None
    for node in entry[1].items if entry and isinstance(entry[1], Entries) else ():
        if isinstance(node, Group) and "id" in node.entries:
            item_id = getattr(node.entries["id"][1], "text", "")
            found.update({line: (item_id, key) for line, key in _field_lines(node)})
    return found


def _field_lines(node: Group) -> Iterator[tuple[int, str]]:
    for key, (name, value) in node.entries.items():
        if key == "scope" and isinstance(value, Group):
            yield from _field_lines(value)
        else:
            for line in range(name.line, value.end_line + 1):
                yield line, key
