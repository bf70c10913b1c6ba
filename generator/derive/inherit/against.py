"""An office held against the catalogue it stands on: what of the two is to be compared, and how it is told."""

from collections.abc import Sequence
from dataclasses import replace

from generator.derive.inherit.naming import names_here, with_names
from generator.derive.inherit.registers import LISTED, WHOLE
from generator.model.catalogue import Catalogue
from generator.model.change import Note, Part
from generator.model.domain import Domain
from generator.model.terms import ChangeKind, Effect


def standard_here(below: Catalogue, here: Catalogue) -> Catalogue:
    """The catalogue below as it would stand here: under the names of the bodies here, with this office's own registers.

    What this office lacks of the registers below is no difference, for it has it from there.
    """
    names, _ = names_here(below.bodies, here.bodies)
    named = with_names(below, names)
    out = {one.id for domain in here.domains for one in domain.left_out}
    named = replace(
        named,
        domains=tuple(_without_questions(domain, out) for domain in named.domains),
        asked=tuple(one for one in named.asked if one.id not in out),
        guides=tuple(one for one in named.guides if one.item not in out),
    )
    inherited = {kind.name: getattr(named, kind.name) for kind in (*LISTED, *WHOLE)}
    return replace(here, domains=named.domains, **inherited)


def _without_questions(domain: Domain, out: set[str]) -> Domain:
    """A domain without questions that only an item answers which does not apply here."""
    return replace(domain, questions=tuple(one for one in domain.questions if one.item not in out))


def with_left_out(notes: Sequence[Note], here: Catalogue) -> tuple[Note, ...]:
    """Notes in which an item that does not apply here is told with the reason."""
    reasons = {one.id: one.reason for domain in here.domains for one in domain.left_out}

    def told(note: Note) -> Note:
        if note.part is not Part.ITEM or note.kind is not ChangeKind.LOST or note.key not in reasons:
            return note
        sentence = f"本地不适用：{reasons[note.key].rstrip('。')}"
        return replace(note, kind=ChangeKind.WITHDRAWN, effect=Effect.LOOSENS, sentence=sentence)

    return tuple(map(told, notes))
