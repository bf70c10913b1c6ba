"""The list of outputs is the site, nothing more and nothing less; its inputs say what changes what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.derive.outputs import ALL, Input, Kind, Output, Source, find_affected
from generator.model.catalogue import Adjustment, Catalogue
from generator.model.item import Item
from generator.model.record import DateSource, PublicationRecord
from generator.model.register import Permalinks, Retired
from generator.pipeline.building import SLOT_BODY, SLOT_HEAD, Site
from tests.catalogues import base_catalogue
from tests.site.support import ROOT

BASE = ROOT / "tests" / "examples" / "base"
DAY = date(2026, 11, 28)
LEFT_OUT = {Kind.CODE_SVG, Kind.CODE_PNG, Kind.FEED, Kind.FEEDS, Kind.SITEMAP, Kind.PROSE, Kind.DUTIES, Kind.AGENDA}
LISTED = {Kind.LIST, Kind.LIST_ENTRY, Kind.LIST_FILE}
"""Of registers that this catalogue does not have: tests/derive/test_lists.py."""


@pytest.fixture(scope="module")
def base() -> Catalogue:
    """The small catalogue, with an id no longer live and an adjustment."""
    catalogue = base_catalogue()
    gone = Retired(id="01-099", title="旧事项", on="2026-11-20", reason="并入", replaced_by=(catalogue.items[0].id,))
    register = catalogue.permalinks
    permalinks = Permalinks(register.issued, register.categories, register.domains, (*register.retired, gone))
    told = Adjustment(on="2026-11-24", text="新增事项。", items=(catalogue.items[0].id,))
    return replace(catalogue, permalinks=permalinks, adjustments=(*catalogue.adjustments, told))


def made(catalogue: Catalogue) -> dict[str, bytes]:
    """Every file the generator writes itself, and the host's pages as they are handed over."""
    site = Site(catalogue, DAY.year)
    shells = {domain.code: f"<{SLOT_HEAD}|{SLOT_BODY}>" for domain in catalogue.domains}
    files = {output.path: data for output, data in site.make(site.outputs(), shells)}
    hosted = [*site.frame_pages(), site.not_found()]
    return files | {
        page.path if page.path == "404.html" else f"{page.path}index.html": f"{page.head}{page.body}".encode()
        for page in hosted
    }


def without_address(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, office=replace(catalogue.office, site_url=""))


@pytest.mark.parametrize("change", [lambda catalogue: catalogue, without_address], ids=["with address", "without"])
def test_the_list_is_what_is_made(base: Catalogue, change: Callable[[Catalogue], Catalogue]) -> None:
    catalogue = change(base)
    outputs = Site(catalogue, DAY.year).outputs()
    assert sorted(output.path for output in outputs) == sorted(made(catalogue))
    assert len({output.path for output in outputs}) == len(outputs)


def test_without_an_address_there_are_no_codes_feeds_and_sitemap(base: Catalogue) -> None:
    kinds = {output.kind for output in Site(without_address(base), DAY.year).outputs()}
    assert kinds == set(Kind) - LEFT_OUT - LISTED


def test_every_page_of_an_id_is_listed_once(base: Catalogue) -> None:
    pages = [output.subject for output in Site(base, DAY.year).outputs() if output.is_page]
    ids = {*base.addresses, *base.permalinks.fates}
    assert sorted(subject for subject in pages if subject in ids) == sorted(ids)


def change_item(catalogue: Catalogue, **fields: object) -> Catalogue:
    first, *others = catalogue.domains
    item = replace(first.items[0], **fields)  # type: ignore[arg-type]
    return replace(catalogue, domains=(replace(first, items=(item, *first.items[1:])), *others))


def change_body(catalogue: Catalogue) -> tuple[Catalogue, Input]:
    name = catalogue.items[0].subject[0].body
    body = replace(catalogue.bodies[name], full_name="另一个名称", duty="另一件事")
    return replace(catalogue, bodies={**catalogue.bodies, name: body}), Input(Source.BODY, name)


def change_law(catalogue: Catalogue) -> tuple[Catalogue, Input]:
    key = catalogue.items[0].basis[0].law
    return replace(catalogue, laws={**catalogue.laws, key: replace(catalogue.laws[key], title="另一部法")}), Input(
        Source.LAW, key
    )


def change_text(catalogue: Catalogue) -> tuple[Catalogue, Input]:
    return change_item(catalogue, summary="另外一句话，说这里能看到什么。"), Input(Source.ITEM, catalogue.items[0].id)


def change_title(catalogue: Catalogue) -> tuple[Catalogue, Input]:
    return change_item(catalogue, title="另外一个名称"), Input(Source.ITEM, catalogue.items[0].id)


def change_head(catalogue: Catalogue) -> tuple[Catalogue, Input]:
    first, *others = catalogue.domains
    return replace(catalogue, domains=(replace(first, introduction="另外一段话，说这个领域有什么。"), *others)), Input(
        Source.DOMAIN, first.code
    )


def change_category(catalogue: Catalogue) -> tuple[Catalogue, Input]:
    first, *others = catalogue.domains
    category = replace(first.categories[0], description="另外一句说明。")
    changed = replace(first, categories=(category, *first.categories[1:]))
    return replace(catalogue, domains=(changed, *others)), Input(Source.CATEGORY, f"{first.code}-{category.id}")


def change_adjustment(catalogue: Catalogue) -> tuple[Catalogue, Input]:
    told = replace(catalogue.adjustments[-1], text="另外一句。")
    return replace(catalogue, adjustments=(*catalogue.adjustments[:-1], told)), Input(Source.ADJUSTMENT, told.items[0])


def change_register(catalogue: Catalogue) -> tuple[Catalogue, Input]:
    *others, last = catalogue.permalinks.retired
    changed = replace(catalogue.permalinks, retired=(*others, replace(last, reason="另外的原因")))
    return replace(catalogue, permalinks=changed), Input(Source.REGISTER, last.id)


def change_office(catalogue: Catalogue) -> tuple[Catalogue, Input]:
    return replace(catalogue, office=replace(catalogue.office, undertaker="另外一个单位")), Input(Source.OFFICE)


@pytest.mark.parametrize(
    "change",
    [
        change_body,
        change_law,
        change_text,
        change_title,
        change_head,
        change_category,
        change_adjustment,
        change_register,
        change_office,
    ],
)
def test_what_a_change_changes_is_said_by_its_inputs(
    base: Catalogue, change: Callable[[Catalogue], tuple[Catalogue, Input]]
) -> None:
    """A cache that keeps the other outputs never keeps an old one."""
    changed, row = change(base)
    before, after = made(base), made(changed)
    different = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    affected = {output.path for output in find_affected(Site(base, DAY.year).outputs(), [row])}
    scripts = {path for path in different if path.startswith("assets/search")}  # they carry the release of the data
    assert different
    assert different - affected == scripts - affected == set()


def kept(catalogue: Catalogue) -> Catalogue:
    """The catalogue of an office that keeps a ledger."""
    item = catalogue.items[0]
    record = PublicationRecord(
        id="2026-0001",
        item=item.id,
        title="一份文件",
        url="https://www.example.gov.cn/a.html",
        event_on="2026-05-06",
        date="2026-05-07",
        date_from=DateSource.PAGE,
    )
    return replace(catalogue, records=(record,))


def made_on(catalogue: Catalogue, day: date) -> dict[str, bytes]:
    site = Site(catalogue, day.year, day)
    shells = {domain.code: f"<{SLOT_HEAD}|{SLOT_BODY}>" for domain in catalogue.domains}
    files = {output.path: data for output, data in site.make(site.outputs(), shells)}
    pages = [*site.frame_pages(), site.not_found()]
    hosted = {page.path if page.path == "404.html" else f"{page.path}index.html": page for page in pages}
    return files | {path: f"{page.head}{page.body}".encode() for path, page in hosted.items()}


def test_a_ledger_has_its_page_and_its_calendar(base: Catalogue) -> None:
    outputs = Site(kept(base), DAY.year, DAY).outputs()
    assert {Kind.DUTIES, Kind.AGENDA} <= {output.kind for output in outputs}
    assert sorted(output.path for output in outputs) == sorted(made_on(kept(base), DAY))


def test_a_record_and_the_day_change_what_is_made_of_them(base: Catalogue) -> None:
    catalogue = kept(base)
    outputs = Site(catalogue, DAY.year, DAY).outputs()
    told = replace(catalogue.records[0], title="另一份文件", date="2026-06-26")
    changed = replace(catalogue, records=(told,))
    before = made_on(catalogue, DAY)
    for after, row in (
        (made_on(changed, DAY), Input(Source.PUBLICATION, told.item)),
        (made_on(catalogue, DAY + timedelta(days=1)), Input(Source.DAY)),
    ):
        different = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        affected = {output.path for output in find_affected(outputs, [row])}
        assert different
        assert {path for path in different if not path.startswith("assets/search")} - affected == set()


def test_a_bodys_row_touches_only_the_pages_that_name_it(base: Catalogue) -> None:
    _, row = change_body(base)
    affected = find_affected(Site(base, DAY.year).outputs(), [row])
    items = {output.subject for output in affected if output.kind is Kind.ITEM}

    def names(item: Item) -> bool:
        return any(subject.body == row.name for subject in item.subject)

    assert items == {item.id for item in base.items if names(item)}
    assert items < {item.id for item in base.items}


def test_an_input_covers_its_own_row_and_all_rows_cover_each() -> None:
    assert Input(Source.BODY).covers(Input(Source.BODY, "甲"))
    assert Input(Source.BODY, "甲").covers(Input(Source.BODY, "甲"))
    assert not Input(Source.BODY, "乙").covers(Input(Source.BODY, "甲"))
    assert not Input(Source.LAW).covers(Input(Source.BODY, "甲"))
    assert len(ALL) == len(Source)
    assert not Output("x", Kind.LOST).is_page
