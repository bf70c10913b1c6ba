"""The laws that an entry of a register rests on, as its page prints them."""

from collections.abc import Iterable, Mapping, Set

from generator.derive.views.official import book_marks
from generator.derive.views.parts import Link, law_link
from generator.model.basis import shown_articles
from generator.model.law import Law
from generator.model.legalbasis import LegalBasis

Grounds = tuple[tuple[Link, str], ...]
"""Each law, leading to the list of laws where it stands there, with its articles in words."""


def grounds_of(basis: Iterable[LegalBasis], laws: Mapping[str, Law], cited: Set[str]) -> Grounds:
    """`cited`: keys of the laws that stand on the list of laws, so that a link leads somewhere."""
    return tuple(_ground(one, laws, cited) for one in basis)


def _ground(basis: LegalBasis, laws: Mapping[str, Law], cited: Set[str]) -> tuple[Link, str]:
    law = laws.get(basis.law)
    title = law.title if law else basis.law
    link = law_link(title, basis.law) if basis.law in cited else Link(book_marks(title))
    return link, "、".join(shown_articles(basis))
