"""The page of an id that is no longer live: what it was, since when and why it ended, what replaces it, whom to ask.

Whose telephone it shows: those of the bodies that were responsible, and the office's `contact`. Depends on: its entry
of the register and those its chain passes; title and one sentence of what replaces it today; its domain; the bodies
that were responsible; the office.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.derive.views.head import Article, Column, Mark, PageView, domain_column, page_view
from generator.derive.views.parts import Link, OutLink, Phones, phones_of
from generator.model.address import IdKind, domain_of, domain_path, kind_of_id, path_of
from generator.model.body import Body
from generator.model.domain import Domain
from generator.model.office import Office
from generator.model.register import Retired, find_successors
from generator.model.terms import Fate

GONE = Column("失效的编码", "撤销、合并、拆分、移交的公开事项。", "撤销,合并,拆分,移交")
"""The 栏目 of an id whose domain is gone as well."""


@dataclass(frozen=True, slots=True)
class Heir:
    """A live id that takes a retired one's place. `sentence`: what it is, may be empty."""

    link: Link
    sentence: str


@dataclass(frozen=True, slots=True)
class Ended:
    """What replaced the id and ended itself."""

    link: Link
    id: str
    fate: str


@dataclass(frozen=True, slots=True)
class Former:
    """A body that was responsible, with its telephone where it is still in the register of bodies."""

    name: str
    phones: Phones


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """The body of the page. Days are YYYY-MM-DD, `since` may be empty.

    `kind`: 领域, 一级事项 or 事项; `above`: its domain, live or not, for the path to it, None for a domain; `remark`:
    what follows the fate in the first sentence; `moved`: offices that publish it now; `ended`: told beside heirs only;
    `domain`: a live domain to look in where nothing replaces it; `of`: whose it was, in front of its kind; `bodies`:
    that were responsible; `leads`: that these only lead the domain, for nobody noted the id's own.
    """

    id: str
    kind: str
    title: str
    above: Link | None
    on: str
    since: str
    fate: str
    remark: str
    heirs: tuple[Heir, ...]
    moved: tuple[OutLink, ...]
    ended: tuple[Ended, ...]
    domain: Link | None
    of: str
    reason: str
    bodies: tuple[Former, ...]
    leads: bool
    phones: Phones
    desk: str


def tombstone_page(
    retired: Retired,
    fates: Mapping[str, Retired],
    heirs: Mapping[str, Heir],
    domain: Domain | None,
    office: Office,
    bodies: Mapping[str, Body] = MappingProxyType({}),
) -> PageView[TombstoneView]:
    """The whole page.

    Args:
        retired: the entry.
        fates: id → entry, at least those its chain passes and that of its domain.
        heirs: live id → what is told of it, at least those the chain ends at.
        domain: its domain where that is live; its items are not looked at.
        office: the office.
        bodies: name → body, of `former_bodies` those that are still in the register.
    """
    found = find_successors(fates, retired.id)
    shown = tuple(heirs[target] for target in found.live if target in heirs)
    moved = tuple(OutLink(fates[entry].moved_to.office, fates[entry].moved_to.url) for entry in found.moved)
    former = fates.get(domain_of(retired.id))
    above = Link(domain.title, domain_path(domain.code)) if domain else _former(former)
    kind = kind_of_id(retired.id)
    is_whole = kind is IdKind.DOMAIN
    view = TombstoneView(
        id=retired.id,
        kind=kind,
        title=retired.title,
        above=above if domain or not is_whole else None,
        on=retired.on,
        since=retired.since,
        fate=retired.fate.value,
        remark=_remark(retired, is_replaced=bool(shown or moved)),
        heirs=shown,
        moved=moved,
        ended=tuple(_ended(fates[target]) for target in retired.replaced_by if target in fates),
        domain=above if domain and not is_whole else None,
        of=f"{above.text}领域的" if above and not is_whole else "",
        reason=retired.reason,
        bodies=tuple(_body(name, bodies) for name in former_bodies(retired, domain.authority if domain else "")),
        leads=not retired.subject,
        phones=phones_of(office.contact.calls),
        desk=office.contact.name,
    )
    return page_view(
        office,
        path_of(retired.id),
        retired.title,
        view,
        column=domain_column(domain) if domain else GONE,
        article=Article(retired.title, retired.on, office.undertaker or office.host or office.name),
        description=f"{kind}“{retired.title}”已于 {retired.on} {retired.fate.value}。",
        mark=Mark(retired.id, retired.fate.english, shown[0].link.path if len(shown) == 1 and not moved else ""),
    )


def former_bodies(retired: Retired, authority: str) -> tuple[str, ...]:
    """Names of the bodies that were responsible; where nobody noted them, the authority of its domain, if any."""
    return retired.subject or ((authority,) if authority else ())


def _body(name: str, bodies: Mapping[str, Body]) -> Former:
    return Former(name, phones_of(bodies[name].calls) if name in bodies else ())


def _former(former: Retired | None) -> Link | None:
    """A domain that is gone keeps its page."""
    return Link(former.title, domain_path(former.id)) if former else None


def _ended(entry: Retired) -> Ended:
    return Ended(Link(entry.title, path_of(entry.id)), entry.id, entry.fate.value)


_REMARKS = {Fate.MERGED: "，原来的内容并到了别处", Fate.SPLIT: "，原来的内容分到了几处"}


def _remark(retired: Retired, *, is_replaced: bool) -> str:
    if retired.replaced_by and not is_replaced:
        return "，替代它的后来也撤销了"
    if retired.fate is Fate.MOVED:
        return f"，现在由{retired.moved_to.office}公开"
    return _REMARKS.get(retired.fate, "")
