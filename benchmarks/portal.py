"""How well documents of a portal are matched to items, on a labelled table: `python -m benchmarks.portal FILE.tsv`.

The table: tab-separated, UTF-8, a head with `title`, `items` (ids parted by `|`, any of which is right; empty: none),
and what is known: `column`, `date`, `body`, `doc_no`, `url`, `text`. Prints, with and without the column:

- precision: of what was accepted without asking, the share whose item is right;
- accepted: of those that belong to an item, the share accepted rightly;
- first three: the share whose right item is among the first three candidates;
- none: of those that belong to none, the share for which no item is proposed at all.

`--errors` lists what was wrong, `--half 1|2` takes every other row, so that one half can be looked at and the other
left for a judgement. A figure of a set that was looked at while the words were written is no judgement.
"""

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.derive.portal.matching import Matcher
from generator.model.portal import PortalDocument, Proposal
from generator.pipeline.checking import check_folder

FIRST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled document. `right`: items of which any is right; none where it belongs to none."""

    document: PortalDocument
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted."""

    rows: int
    accepted: int
    accepted_rightly: int
    true: int
    among_first: int
    none: int
    none_left: int

    def say(self) -> str:
        share = _share(self.accepted_rightly, self.accepted)
        return (
            f"rows {self.rows}, precision {share} ({self.accepted_rightly}/{self.accepted}), "
            f"accepted {_share(self.accepted_rightly, self.true)} (of {self.true}), "
            f"first three {_share(self.among_first, self.true)}, none left alone {_share(self.none_left, self.none)} "
            f"(of {self.none})"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def read_rows(path: Path) -> list[Row]:
    """The rows of a labelled table."""
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Row(
            PortalDocument(
                title=row["title"],
                url=row.get("url") or "",
                column=row.get("column") or "",
                body=row.get("body") or "",
                number=row.get("doc_no") or "",
                text=row.get("text") or "",
            ),
            frozenset(filter(None, (row.get("items") or "").split("|"))),
        )
        for row in table
    ]


def measure(rows: Sequence[Row], matcher: Matcher, *, uses_column: bool) -> tuple[Figures, list[tuple[Row, Proposal]]]:
    """Figures, and the rows with something wrong."""
    found = [(row, matcher.propose(row.document, uses_column=uses_column)) for row in rows]
    true = [(row, one) for row, one in found if row.right]
    none = [one for row, one in found if not row.right]
    figures = Figures(
        rows=len(found),
        accepted=sum(one.accepted for _, one in found),
        accepted_rightly=sum(one.accepted and one.item in row.right for row, one in found),
        true=len(true),
        among_first=sum(_is_among_first(row, one) for row, one in true),
        none=len(none),
        none_left=sum(not one.item for one in none),
    )
    return figures, [(row, one) for row, one in found if _fault(row, one)]


def _is_among_first(row: Row, proposal: Proposal) -> bool:
    return bool(row.right & {one.item for one in proposal.candidates[:FIRST]})


def _fault(row: Row, proposal: Proposal) -> str:
    if proposal.accepted:
        return "" if proposal.item in row.right else "WRONG"
    if row.right:
        return "asked" if _is_among_first(row, proposal) else "MISSED"
    return "doubted" if proposal.item else ""


def say_errors(wrong: Sequence[tuple[Row, Proposal]]) -> Iterator[str]:
    """A line a row that was wrong, asked about or missed."""
    for row, one in sorted(wrong, key=lambda pair: _fault(*pair)):
        known = " | ".join(filter(None, (row.document.column, row.document.body, row.document.number)))
        first = ", ".join(f"{c.item} {c.score}" for c in one.candidates[:FIRST])
        right = "|".join(sorted(row.right)) or "-"
        yield f"{_fault(row, one)}: {row.document.title} [{known}] {right} ← {first}; {'；'.join(one.doubts)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--catalog", type=Path, default=Path("catalog"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", type=int, choices=(1, 2), default=None)
    chosen = parser.parse_args()
    rows = read_rows(chosen.file)
    rows = rows[chosen.half - 1 :: 2] if chosen.half else rows
    matcher = Matcher(check_folder(chosen.catalog, date(2026, 11, 30)).catalogue)
    for uses_column in (True, False):
        figures, wrong = measure(rows, matcher, uses_column=uses_column)
        print(f"{'with column' if uses_column else 'without column'}: {figures.say()}")
        if chosen.errors and uses_column:
            print("\n".join(say_errors(wrong)))


if __name__ == "__main__":
    main()
