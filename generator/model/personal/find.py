"""Finds personal data in a text. One pass over its runs of digits, one over its words; linear in the text's length."""

import re
import sys
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from generator.model.personal.accounts import find_accounts
from generator.model.personal.finding import About, Finding
from generator.model.personal.groups import split_groups
from generator.model.personal.homes import find_homes
from generator.model.personal.likely import hints_of
from generator.model.personal.numbers import find_identities, find_masked
from generator.model.personal.papers import find_papers
from generator.model.personal.people import find_people
from generator.model.personal.phones import find_mobiles
from generator.model.personal.reading import Reading, Run, count_digits, find_runs, read_text, without_masks
from generator.model.personal.titles import find_titles

MOST = 1_000
"""Findings after which a text is refused without more ado: a full file of them is read in no time."""
ALL = sys.maxsize

SHOWN = 3
"""Places of a number that a message may show."""

_FEWEST = 10
"""Places of the shortest number looked for by its digits alone."""

_NOTHING = About()
_WEB = re.compile(
    r"(?:https?|ftp)://[\x21-\x7e]+|www\.[\x21-\x7e]+|(?<![0-9A-Za-z])(?=[0-9a-f]{0,63}[a-f])[0-9a-f]{32,64}(?![0-9A-Za-z])"
)
_DIALS = re.compile(r"(?i)(?:tel|phone|mobile|sms)[=:/]{1,3}\Z")


def find_personal(text: str, about: About = _NOTHING, most: int = MOST) -> list[Finding]:
    """The personal data of a text, in its order, none overlapping another.

    Args:
        text: any text, of any length; it need not be clean.
        about: what is known of it beside its characters.
        most: numbers, and other findings, after which no more are looked for; `ALL` for hiding and masking.
    """
    if about.is_address or len(text) < 2:
        return []
    if len(text) > _REMEMBERED:
        return _find_anew(text, about, most)
    if not any(hints_of(text, about)):
        return []
    return _find_anew(text, about, most) if about.row else list(_find(text, about))


_REMEMBERED = 2_000
"""Characters up to which an answer is remembered: the gate meets in the site the texts that the check has judged. A
cell of a table is met once, and its row is long."""


@lru_cache(maxsize=16_384)
def _find(text: str, about: About) -> tuple[Finding, ...]:
    return tuple(_find_anew(text, about))


def _find_anew(text: str, about: About, most: int = ALL) -> list[Finding]:
    hints = hints_of(text, about)
    if not any(hints):
        return []
    reading = read_text(text)
    found = list(islice(_find_numbers(reading, about), most)) if hints.numbers else []
    words = reading.words
    others = chain(
        find_papers(words) if hints.papers else (),
        find_homes(words) if hints.homes else (),
        find_people(words, about) if hints.people else (),
        find_titles(words) if hints.titles else (),
    )
    for start, end, code, name in islice(others, most):
        found.append(_as_finding(text, code, name, start, end))
    return _without_overlaps(found)


def _find_numbers(reading: Reading, about: About) -> Iterator[Finding]:
    webs = [match.span() for match in _WEB.finditer(reading.words)]
    for run in find_runs(reading):
        if len(run.places) - run.places.count("*") - run.places.count("X") < _FEWEST:
            continue
        inside = any(start <= run.at[0] < end for start, end in webs)
        for found in _find_in_run(reading, run, about):
            if not inside or found.code == "GK501" or _DIALS.search(reading.words[: found.start][-12:]):
                yield found


def _find_in_run(reading: Reading, run: Run, about: About) -> Iterator[Finding]:
    plain = without_masks(run)
    groups = split_groups(plain)
    taken: set[int] = set()
    for places, code, name in find_identities(reading, plain, groups, about):
        taken.update(places)
        yield _as_number(plain, places, code, name)
    for places, code, name in find_masked(reading, run, about):
        finding = _as_number(run, places, code, name)
        hidden = {i for i, at in enumerate(plain.at) if finding.start <= at < finding.end}
        if taken.isdisjoint(hidden):
            taken |= hidden
            yield finding
    for places in find_accounts(reading, plain, groups, about, taken):
        taken.update(places)
        yield _as_number(plain, places, "GK503", "银行卡号、账号")
    if not about.is_contact:
        for places in find_mobiles(reading, plain, groups, about, taken):
            yield _as_number(plain, places, "GK502", "个人手机号")


def _as_number(run: Run, places: range, code: str, name: str) -> Finding:
    start, end = run.at[places.start], run.at[places.stop - 1] + 1
    return Finding(code, name, start, end, _shown(run.places[places.start : places.stop]))


def _shown(places: str) -> str:
    return f"{places[:SHOWN]}…，共 {len(places)} 位"


def _as_finding(text: str, code: str, name: str, start: int, end: int) -> Finding:
    digits = count_digits(text[start:end])
    shown = (
        _shown(text[start:end]) if code in ("GK505", "GK507") else f"{digits} 个数字" if code == "GK506" else "不显示"
    )
    return Finding(code, name, start, end, shown)


def _without_overlaps(found: list[Finding]) -> list[Finding]:
    """Earlier kinds win: a number is told as what it is most."""
    kept: list[Finding] = []
    rank = {id(finding): index for index, finding in enumerate(found)}
    for finding in sorted(found, key=lambda one: (one.start, rank[id(one)])):
        if kept and finding.start < kept[-1].end:
            if rank[id(finding)] < rank[id(kept[-1])]:
                kept[-1] = finding
            continue
        kept.append(finding)
    return kept
