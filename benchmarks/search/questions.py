"""Query files, and the judgement of answers. Knows nothing of any engine.

A query file is a list of `{q, kind, want}`: `want` are the ids that a fair person would accept in first place.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml

from generator.derive.search.readings import read_text
from generator.model.search import SearchData, SearchEntry, fold_text, runs_of
from generator.model.vocabulary import Words

SHOWN = 5
"""Results that a small list shows; precision is taken over these."""
HOLDS = 0.5
"""A page holds a query if it has half of its pairs of syllables."""


@dataclass(frozen=True, slots=True)
class Question:
    query: str
    kind: str
    want: frozenset[str]


def read_questions(path: Path) -> list[Question]:
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Question(str(row["q"]), row["kind"], frozenset(row["want"])) for row in rows]


def rank_of(question: Question, ids: Sequence[str]) -> int:
    """Rank, from 1, of the first right result; 0 where there is none."""
    return next((place for place, item in enumerate(ids, 1) if item in question.want), 0)


class Judge:
    """Says whether a page holds the words of a query or what they stand for, by the sounds of its characters.

    One rule for all engines: half of the query's pairs of syllables (dialect sounds folded, stop words dropped)
    stand in the page's text, or its letters stand in the page's syllables or initials, or a synonym of
    `catalog/words.yml` does.
    """

    def __init__(self, data: SearchData, words: Words) -> None:
        self.data = data
        self.words = words
        self.pages = {entry.id: _Page(entry) for entry in data}

    def holds(self, question: Question, item: str) -> bool:
        if item in question.want:
            return True
        query = fold_text(question.query, self.data.traditional)
        page = self.pages[item]
        if any(
            say in query and mean in page.text
            for group in self.words.synonyms
            for say in group.say
            for mean in group.mean
        ):
            return True
        for word in sorted(self.words.stopwords, key=len, reverse=True):
            query = query.replace(word, " ") if len(word) > 1 else query
        parts = [share for run in runs_of(query) for share in page.shares(run)]
        return bool(parts) and sum(parts) / len(parts) >= HOLDS


class _Page:
    def __init__(self, entry: SearchEntry) -> None:
        parts = (entry.id, entry.title, entry.category, entry.domain_title, entry.summary, *entry.keywords)
        self.text = fold_text("\n".join((*parts, *entry.content, *entry.bodies, *entry.basis)), {})
        syllables = read_text(self.text, {})
        self.sounds = "".join(f"{_dialect(word)} " if word else "| " for word in syllables)
        self.letters = "".join(_dialect(word) or "|" for word in syllables)
        self.initials = "".join(word[:1] or "|" for word in syllables)

    def shares(self, run: str) -> list[float]:
        """For each pair of a run, or for the run as a whole: 1 where it stands here."""
        if run[0] < "\u0080":
            spelled = _dialect_letters(run)
            return [float(run in self.text or run in self.initials or spelled in self.letters)] * max(1, len(run) // 3)
        syllables = [_dialect(word) for word in read_text(run, {})]
        if len(syllables) == 1:
            return [float(run in self.text)]
        return [float(f"{a} {b} " in self.sounds) for a, b in pairwise(syllables)]


def _dialect(syllable: str) -> str:
    """A syllable as the dialects blur it: zh=z, n=l=r, -ng=-n, hu-=f."""
    text = re.sub(r"^([zcs])h", r"\1", syllable)
    text = re.sub(r"^hu(?=[aeino]|$)", "f", text) if text != "hu" else "fu"
    return re.sub(r"ng$", "n", re.sub(r"^[nr]", "l", text)).replace("v", "u")


def _dialect_letters(letters: str) -> str:
    """Letters without cuts between syllables, blurred alike as far as can be."""
    text = re.sub(r"([zcs])h", r"\1", letters)
    return re.sub(r"(?<=[aeiou])ng(?![aeiou])", "n", re.sub(r"(?<![a-z])[nr]", "l", text)).replace("v", "u")


def as_json(questions: Iterable[Question]) -> str:
    return json.dumps([question.query for question in questions], ensure_ascii=False)
