"""The explicit table of rules. A rule is a generator of diagnostics; it knows no file format and no stage."""

from collections.abc import Callable, Iterator
from itertools import islice

from generator.check.context import Context
from generator.check.rules import (
    application,
    bodies,
    calendars,
    categories,
    characters,
    clock,
    codes,
    collected,
    explanations,
    guides,
    identity,
    indexnumbers,
    inspection,
    labels,
    laws,
    loosening,
    memory,
    occasions,
    office,
    origins,
    places,
    posters,
    privacy,
    promises,
    published,
    questions,
    readings,
    records,
    recordtimes,
    register,
    registers,
    remarks,
    scope,
    standings,
    substance,
    templates,
    time_limits,
    topics,
    untold,
    withheld,
)
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic

Rule = Callable[[Catalogue, Context], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    clock.check,
    characters.check,
    privacy.check,
    identity.check,
    categories.check,
    codes.check,
    register.check,
    memory.check,
    questions.check,
    registers.check,
    laws.check,
    standings.check,
    bodies.check,
    time_limits.check,
    loosening.check,
    scope.check,
    application.check,
    substance.check,
    templates.check,
    untold.check,
    remarks.check,
    promises.check,
    published.check,
    records.check,
    recordtimes.check,
    collected.check,
    explanations.check,
    origins.check,
    inspection.check,
    posters.check,
    labels.check,
    calendars.check,
    office.check,
    readings.check,
    withheld.check,
    indexnumbers.check,
    guides.check,
    occasions.check,
    places.check,
    topics.check,
)


MAX_FINDINGS = 1_000
"""Findings of one rule that are listed. A real catalogue never comes near; a hostile one must not fill the memory."""


def check_catalogue(catalogue: Catalogue, context: Context) -> list[Diagnostic]:
    """All findings of all rules, in no particular order."""
    return [problem for rule in RULES for problem in islice(rule(catalogue, context), MAX_FINDINGS)]
