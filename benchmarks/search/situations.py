"""Questions by situation, and matters that the catalogue does not hold: `python -m benchmarks.search.situations`.

In Node, without a page. For each round of `queries_situations.yml`, and each way of typing in `queries_pinyin.yml`,
hit@1 and hit@5, for each of `queries_not_held.yml`
how many are told so. What stands under 可能有关 counts as not found. The series of figures that were taken before
anybody had tuned on a round is in `report-situations.md`.
"""

import tempfile
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.search.keys import lay_out
from benchmarks.search.ours import HERE, answer
from benchmarks.search.questions import SHOWN, Question, rank_of, read_questions


def main() -> None:
    spelled = sorted(read_questions(HERE / "queries_pinyin.yml"), key=lambda question: question.kind)
    held = [*read_questions(HERE / "queries_situations.yml"), *spelled]
    others = read_questions(HERE / "queries_not_held.yml")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder)
        answers = answer(folder, [question.query for question in (*held, *others)])
    found, told = answers.ids[: len(held)], [not ids for ids in answers.ids[len(held) :]]
    for kind, places in _rounds(held):
        ranks = [rank_of(held[place], found[place]) for place in places]
        first = sum(rank == 1 for rank in ranks) / len(ranks)
        five = sum(0 < rank <= SHOWN for rank in ranks) / len(ranks)
        print(f"{kind}: {len(ranks)} questions, hit@1 {first:.3f}, hit@5 {five:.3f}")
    for kind, places in _rounds(others):
        print(f"{kind}: {sum(told[place] for place in places)} of {len(places)} not held are told")


def _rounds(questions: Sequence[Question]) -> list[tuple[str, list[int]]]:
    """Kind → places of its questions, which stand together."""
    grouped = groupby(range(len(questions)), key=lambda place: questions[place].kind)
    return [(kind, list(places)) for kind, places in grouped]


if __name__ == "__main__":
    main()
