"""Answers of an engine → the figures of the report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.search.questions import SHOWN, Judge, Question, rank_of

ALL = "all"


@dataclass(slots=True)
class Figures:
    """Sums over the queries of one kind. `shown`: results shown in the first SHOWN places, `proper`: those that hold
    the query's words or what they stand for."""

    queries: int = 0
    first: int = 0
    five: int = 0
    reciprocal: float = 0.0
    shown: int = 0
    proper: int = 0

    def add(self, rank: int, shown: int, proper: int) -> None:
        self.queries += 1
        self.first += rank == 1
        self.five += 0 < rank <= SHOWN
        self.reciprocal += 1 / rank if rank else 0.0
        self.shown += shown
        self.proper += proper

    def cells(self) -> list[str]:
        n = self.queries or 1
        precision = f"{self.proper / self.shown:.2f}" if self.shown else "–"
        return [f"{self.first / n:.3f}", f"{self.five / n:.3f}", f"{self.reciprocal / n:.3f}", precision]


def score(questions: Sequence[Question], answers: Sequence[Sequence[str]], judge: Judge) -> Mapping[str, Figures]:
    """Kind → figures, and `all`."""
    table: dict[str, Figures] = {}
    for question, ids in zip(questions, answers, strict=True):
        head = ids[:SHOWN]
        proper = sum(judge.holds(question, item) for item in head)
        for kind in (question.kind, ALL):
            table.setdefault(kind, Figures()).add(rank_of(question, ids), len(head), proper)
    return table
