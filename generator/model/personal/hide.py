"""Hides numbers in what the program says itself: messages, paths, logs, reports.

More is hidden here than found: a message has no words beside its numbers, and may have cut a number short. What stays:
dates, document numbers, telephone numbers of offices (0471-1234567), digests and revisions.
"""

import re

from generator.model.personal.find import ALL, SHOWN, find_personal
from generator.model.personal.reading import Run, find_runs, read_text

_NUMBERS = {"GK501", "GK502", "GK503", "GK504", "GK505", "GK507"}
_LONG = 9
"""Digits that stand together and are hidden whatever they are."""
_LANDLINE = re.compile(r"0[1-9][0-9]{8,10}")
_BEGUN = re.compile(r"(?:[1-6][0-9]|71|8[1-3])[0-9]{4}(?:19|20)[0-9]{2,}|(?:86)?1[3-9][0-9]{7,}")
_DIGITS = re.compile("[0-9]+")
_JOINTS = frozenset((" ", "-", ".", "~", "(", "/"))
_HEX = re.compile(r"[0-9a-f]*[a-f][0-9a-f]*")
_WORD = re.compile(r"[0-9A-Za-z]*")


def hide_personal(text: str) -> str:
    """The text with every number that may be a person's cut to its first three places and “…”."""
    if len(text) < _LONG:
        return text
    spans = sorted(_spans(text))
    parts: list[str] = []
    last = 0
    for start, end in spans:
        if start >= last:
            parts += [text[last:start], _first_places(text[start:end]), "…"]
            last = end
    return "".join([*parts, text[last:]]) if parts else text


def _first_places(text: str) -> str:
    """As much of a number as has three places at most."""
    shown = ""
    for char in text:
        if len(_digits(shown + char)) > SHOWN:
            break
        shown += char
        if len(_digits(shown)) == SHOWN:
            break
    return shown


def _digits(text: str) -> str:
    return "".join(run.places for run in find_runs(read_text(text + "000000")))[:-6]


def _spans(text: str) -> list[tuple[int, int]]:
    found = [(finding.start, finding.end) for finding in find_personal(text, most=ALL) if finding.code in _NUMBERS]
    for run in find_runs(read_text(text)):
        found += _long_spans(text, run)
    return _merged(found)


def _long_spans(text: str, run: Run) -> list[tuple[int, int]]:
    """Long digits of a run, and what begins as an identity number or a mobile does, whatever parts it."""
    digits = run.places
    found = []
    for match in _DIGITS.finditer(digits):
        start = match.start()
        for index in range(match.start() + 1, match.end() + 1):
            if index == match.end() or run.gaps[index]:
                if index - start >= _LONG and not _is_harmless(text, run, start, index):
                    found.append((run.at[start], run.at[index - 1] + 1))
                start = index
        for begun in _BEGUN.finditer(match.group()):
            first, last = match.start() + begun.start(), match.start() + begun.end()
            gaps = {gap for gap in run.gaps[first + 1 : last] if gap}
            if (first == match.start() or run.gaps[first]) and (not gaps or (len(gaps) == 1 and gaps <= _JOINTS)):
                found.append((run.at[first], run.at[last - 1] + 1))
    return found


def _is_harmless(text: str, run: Run, start: int, end: int) -> bool:
    """A landline, or part of a digest or revision."""
    if _LANDLINE.fullmatch(run.places[start:end]):
        return True
    first, last = run.at[start], run.at[end - 1] + 1
    before = re.search(r"[0-9A-Za-z]*\Z", text[max(0, first - 64) : first])
    after = _WORD.match(text, last)
    word = (before.group() if before else "") + text[first:last] + (after.group() if after else "")
    return 7 <= len(word) <= 64 and bool(_HEX.fullmatch(word)) and len(word) - (last - first) >= 2


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
