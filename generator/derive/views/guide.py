"""办事指南: a page of all guides, and a page each with the eleven particulars, which prints on one sheet.

Whose telephones it shows: the guide's own. Depends on the guide, on its item (title, summary, basis), on the domain, on
the laws both rest on, on the office.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from urllib.parse import quote

from generator.derive.views.grounds import Grounds, grounds_of
from generator.derive.views.head import Article, PageView, domain_column, label_list, list_page, page_view
from generator.derive.views.parts import Link, OutLink, Phones, phones_of
from generator.model.address import domain_path, item_path
from generator.model.basis import shown_basis
from generator.model.domain import Category, Domain
from generator.model.guide import Guide, Material
from generator.model.item import Item
from generator.model.law import Law
from generator.model.legalbasis import LegalBasis
from generator.model.office import Office

PATH, NAME = "guides/", "办事指南"


def guide_path(item_id: str) -> str:
    """`03-013` → `guides/03-013/`: as deep as an item, so that it fits into a domain's shell."""
    return f"{PATH}{item_id}/"


@dataclass(frozen=True, slots=True)
class GuideGroup:
    """The guides of a domain, each with what the item is about."""

    domain: Link
    guides: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class GuidesView:
    count: int
    groups: tuple[GuideGroup, ...]
    data: str


@dataclass(frozen=True, slots=True)
class FormView:
    """A form: it lies at `url`, or in the site at `path`."""

    title: str
    url: str
    path: str


@dataclass(frozen=True, slots=True)
class GuideView:
    """One guide. `materials`: each with what is to be known of it; `places`: name, address and hours, in one line each.

    `no_forms` and `no_materials`: that the service needs none.
    """

    name: str
    summary: str
    domain: Link
    item: Link
    grounds: Grounds
    conditions: tuple[str, ...]
    materials: tuple[tuple[str, str], ...]
    no_materials: bool
    steps: tuple[str, ...]
    limit: str
    promised: str
    fee: str
    places: tuple[tuple[str, str], ...]
    online: OutLink
    phones: Phones
    forms: tuple[FormView, ...]
    no_forms: bool
    supervision: Phones
    result: str
    day: str


def guides_page(guides: Iterable[Guide], domains: Iterable[Domain], office: Office) -> PageView[GuidesView]:
    """The page of all guides.

    Args:
        guides: the register; a guide of an item that is not live has no page.
        domains: all of them, in order; of items only id, title and summary are taken.
        office: the office.
    """
    by_item = {guide.item: guide for guide in guides}
    groups = []
    for domain in domains:
        own = tuple(_entry(by_item[item.id], item) for item in domain.items if item.id in by_item)
        if own:
            groups.append(GuideGroup(Link(domain.title, domain_path(domain.code)), own))
    view = GuidesView(sum(len(group.guides) for group in groups), tuple(groups), "guides.json")
    about = f"{office.short_name}的事怎样办：要什么条件、带什么材料、去哪里、多久办好、收不收费。"
    return list_page(office, PATH, NAME, about, view)


def _entry(guide: Guide, item: Item) -> tuple[Link, str]:
    return Link(guide.name or item.title, guide_path(item.id)), item.summary


def guide_page(
    guide: Guide,
    item: Item,
    domain: Domain,
    category: Category | None,
    laws: Mapping[str, Law],
    cited: Set[str],
    office: Office,
) -> PageView[GuideView]:
    """The page of one guide.

    Args:
        guide: the guide.
        item: the service it is for.
        domain: of the item; the items beside it are not looked at.
        category: of the item.
        laws: key → law.
        cited: keys of the laws on the list of laws.
        office: the office.
    """
    name = guide.name or item.title
    view = GuideView(
        name=name,
        summary=item.summary,
        domain=Link(domain.title, domain_path(domain.code)),
        item=Link(item.title, item_path(item.id)),
        grounds=grounds_of(guide.basis or _basis_of(item, category, laws), laws, cited),
        conditions=guide.conditions,
        materials=tuple((material.name, _say(material)) for material in guide.materials),
        no_materials=not guide.materials and any(part.value == "材料" for part in guide.unneeded),
        steps=guide.steps,
        limit=guide.limit,
        promised=guide.promised,
        fee=guide.fee,
        places=tuple((one.name, "，".join(filter(None, (one.address, one.hours)))) for one in guide.places),
        online=OutLink("网上办理" if guide.online else "", guide.online),
        phones=phones_of(guide.calls),
        forms=tuple(_form(form.title, form.url) for form in guide.forms),
        no_forms=not guide.forms and any(part.value == "表格" for part in guide.unneeded),
        supervision=phones_of(guide.complaints),
        result=guide.result,
        day=guide.updated,
    )
    source = item.subject[0].body if item.subject else office.name
    return page_view(
        office,
        guide_path(item.id),
        f"{name}办事指南",
        view,
        column=domain_column(domain),
        article=Article(f"{name}办事指南", guide.updated, source, label_list(name, NAME, *item.keywords)),
        description=f"{name}怎样办：条件、材料、程序、时限、收费、地点、电话。",
    )


def _basis_of(item: Item, category: Category | None, laws: Mapping[str, Law]) -> tuple[LegalBasis, ...]:
    return tuple(basis for _, basis in shown_basis(item, category, laws))


def _say(material: Material) -> str:
    return "，".join(filter(None, (material.form, material.quantity, material.note)))


def _form(title: str, url: str) -> FormView:
    is_far = "://" in url
    return FormView(title, url if is_far else "", "" if is_far else quote(url))
