"""One cause, one message: what follows from something told already is left out, and messages are kept short."""

from collections.abc import Iterable
from dataclasses import replace

from generator.model.diagnostic import Diagnostic
from generator.model.text import shorten

MAX_TEXT = 600
"""Characters of one part of a message: enough for the longest list of choices."""


def fault_lines(problems: Iterable[Diagnostic]) -> dict[str, frozenset[int]]:
    """File → lines with an error of reading."""
    found: dict[str, set[int]] = {}
    for problem in problems:
        if problem.is_error:
            found.setdefault(problem.place.file, set()).add(problem.place.line)
    return {file: frozenset(lines) for file, lines in found.items()}


_WHOLE = {"GK203", "GK204", "GK205", "GK607", "GK608"}
"""What refuses a text as a whole."""

_LESS = {"GK301", "GK614", "GK615", "GK616"}
"""What need not be said of a text that is refused as a whole."""

_SAYS_MORE = {"GK431", "GK433", "GK451"}
"""Rules about wording that say more of a text than that it is too short."""


def drop_doubles(faults: list[Diagnostic], findings: list[Diagnostic]) -> list[Diagnostic]:
    """One cause, one message.

    That 待填写 is besides too short helps nobody; nor that a word refused as a whole has a half-width bracket.
    """
    faults, findings = _drop_consequences(faults), _drop_consequences(findings, faults)
    told = {problem.place for problem in findings if problem.code in _SAYS_MORE}
    spots = {(place.file, place.line, place.column) for place in told}
    kept = [p for p in faults if p.code != "GK205" or (p.place.file, p.place.line, p.place.column) not in spots]
    refused = {(p.place.file, p.place.line) for p in faults if p.code in _WHOLE}
    return kept + [p for p in findings if p.code not in _LESS or (p.place.file, p.place.line) not in refused]


_SPOILS = {"GK136", "GK138"}
"""What makes a text another than was meant: whatever else is said of that line would be a consequence."""


def _drop_consequences(problems: list[Diagnostic], causes: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    spoilt = {(p.place.file, p.place.line) for p in (*problems, *causes) if p.code in _SPOILS}
    return [p for p in problems if p.code in _SPOILS or (p.place.file, p.place.line) not in spoilt]


def tidy(problem: Diagnostic) -> Diagnostic:
    """On one line and of a bearable length, whatever stands in the files that a message quotes."""
    place = problem.place
    texts = (problem.message, problem.fix, problem.why, place.words)
    if all(len(text) <= MAX_TEXT and "\n" not in text for text in texts):
        return problem
    message, fix, why, words = (shorten(" ".join(text.split()), MAX_TEXT, tail=MAX_TEXT // 2) for text in texts)
    return replace(problem, message=message, fix=fix, why=why, place=replace(place, words=words))
