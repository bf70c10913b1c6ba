"""What an item's page says: whose telephone, which bodies, which laws, in which words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from generator.derive.views.item import ItemView, cited_laws, item_page, named_bodies
from generator.derive.views.leading import leading_subjects
from generator.derive.views.parts import Link, OutLink, PhoneView
from generator.model.body import Body
from generator.model.catalogue import Adjustment, Catalogue
from generator.model.item import ChannelUse, Item, Published, Scope, Subject
from generator.model.law import Law
from generator.model.legalbasis import LegalBasis
from generator.model.office import Contact
from generator.model.terms import BodyKind, Channel, LawCheck, LawStatus, Level, Method
from generator.model.words import FieldWords
from generator.pipeline.words import field_words
from generator.render.site.pages import SiteRenderer
from tests.catalogues import base_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return base_catalogue()


@pytest.fixture(scope="module")
def item(catalogue: Catalogue) -> Item:
    return catalogue.items[0]


NO_WORDS = FieldWords({})


def view(catalogue: Catalogue, item: Item, words: FieldWords = NO_WORDS, **parts: Any) -> ItemView:
    """The body of an item's page, made of a catalogue's parts but for those given."""
    domain = catalogue.domains[0]
    known: dict[str, Any] = {
        "domain": replace(domain, items=()),
        "category": domain.category_of(item),
        "laws": catalogue.laws,
        "bodies": catalogue.bodies,
        "office": catalogue.office,
        "related": (),
        "history": (),
        "recorded": (),
        "common_history": (),
    }
    return item_page(item, words=words, **{**known, **parts}).body


def bodies(*phones: str) -> tuple[tuple[Subject, ...], Mapping[str, Body]]:
    names = [f"单位{number}" for number in range(len(phones))]
    made = {name: Body(name, BodyKind.UNIT, phone=phone) for name, phone in zip(names, phones, strict=True)}
    return tuple(map(Subject, names)), made


def test_only_the_named_parts_are_looked_at(catalogue: Catalogue) -> None:
    """Laws and bodies that the item does not name may be absent."""
    domain = catalogue.domains[0]
    for one in domain.items:
        laws, names = cited_laws(one, domain.category_of(one)), named_bodies(one)
        few = {key: law for key, law in catalogue.laws.items() if key in laws}
        some = {name: body for name, body in catalogue.bodies.items() if name in names}
        assert view(catalogue, one, laws=few, bodies=some) == view(catalogue, one)


@pytest.mark.parametrize(
    ("phones", "led"),
    [
        (("1", "", "3"), (0, 1, 2)),
        (("1", "", "3", ""), (0, 1)),
        (("", "2", "3", ""), (0, 1)),
        (("", "", "", "4", "5"), (0, 1, 3)),
        (("", "", "", ""), (0, 1)),
    ],
)
def test_answer_names_few_bodies_one_of_them_with_a_telephone(
    item: Item, phones: tuple[str, ...], led: tuple[int, ...]
) -> None:
    subject, made = bodies(*phones)
    many = replace(item, subject=subject)
    assert leading_subjects(many, made) == tuple(subject[at] for at in led)


def test_all_bodies_stand_below_only_where_the_answer_leaves_some_out(catalogue: Catalogue, item: Item) -> None:
    subject, made = bodies("1", "2", "3", "4")
    assert [line.text for line in view(catalogue, replace(item, subject=subject), bodies=made).others] == [
        "单位0", "单位1", "单位2", "单位3",
    ]  # fmt: skip
    assert view(catalogue, replace(item, subject=subject[:3]), bodies=made).others == ()


def test_the_office_is_called_where_no_body_has_a_telephone(catalogue: Catalogue, item: Item) -> None:
    office = replace(catalogue.office, contact=Contact(phone="0000-1234567"))
    subject, made = bodies("", "")
    quiet = view(catalogue, replace(item, subject=subject), bodies=made, office=office)
    assert quiet.desk == quiet.fault == (PhoneView("0000-1234567", "tel:00001234567"),)
    subject, made = bodies("", "0000-7654321")
    assert view(catalogue, replace(item, subject=subject), bodies=made, office=office).desk == ()


def test_a_repealed_law_is_a_warning_with_what_took_its_place(catalogue: Catalogue, item: Item) -> None:
    def line(status: LawStatus, replaced_by: str = "") -> tuple[str, str]:
        law = Law(key="甲法", title="甲〈一〉《法》", status=status, replaced_by=replaced_by, check=LawCheck.TEXT)
        shown = view(
            catalogue, replace(item, basis=(LegalBasis("甲法", ("第一条",)),)), laws={"甲法": law}, category=None
        )
        assert shown.basis[0].law == Link("《甲〈一〉〈法〉》", "laws/#law-甲法")
        return shown.basis[0].warning, shown.basis[0].state

    assert line(LawStatus.REPEALED, "乙法") == ("已废止，见《乙法》", "")
    assert line(LawStatus.REPEALED) == ("已废止", "")
    assert line(LawStatus.AMENDED) == ("", "已修订")
    assert line(LawStatus.UNKNOWN, "乙法") == ("", "效力待核")


def test_a_law_that_is_not_registered_has_a_name_and_no_link(catalogue: Catalogue, item: Item) -> None:
    basis = (LegalBasis("没登记的", ("第二条", "第三条")), LegalBasis("没核对的", ("第四条",), checked=False))
    lines = view(catalogue, replace(item, basis=basis), category=None, laws={}).basis
    assert [(line.law, line.articles) for line in lines] == [
        (Link("《没登记的》"), "第二条、第三条"),
        (Link("《没核对的》"), ""),
    ]


def test_channels_lead_where_a_resident_can_go(catalogue: Catalogue, item: Item) -> None:
    uses = (
        ChannelUse(Channel.WEBSITE, "首页"),
        ChannelUse(Channel.OTHER),
        ChannelUse(Channel.OTHER, "热线"),
        ChannelUse(Channel.PRINT),
    )
    office = replace(catalogue.office, site_domain="www.example.gov.cn")
    assert view(catalogue, replace(item, channel=uses), office=office).channels == (
        OutLink("政府网站（首页）", "https://www.example.gov.cn/"),
        OutLink("其他（问公开的单位）"),
        OutLink("其他（热线）"),
        OutLink("纸质媒体"),
    )
    office = replace(office, site_domain="")
    assert view(catalogue, replace(item, channel=uses), office=office).channels[0] == OutLink("政府网站（首页）")


def test_how_to_apply_is_told_only_of_what_can_be_applied_for(catalogue: Catalogue, item: Item) -> None:
    open_to = Scope((Method.PROACTIVE,), ("全社会", "村民", "企业"), (Level.COUNTY,))
    plain = view(catalogue, replace(item, scope=open_to, how_to_apply="写信"))
    assert (plain.apply, plain.audience, plain.methods) == (None, "全社会；特定群众：村民、企业", "主动公开")
    asked = replace(open_to, methods=(Method.PROACTIVE, Method.ON_REQUEST), audience=("村民",))
    office = replace(catalogue.office, apply=Contact(name="政务公开办", phone="0000-0000001"))
    told = view(catalogue, replace(item, scope=asked, how_to_apply="写信"), office=office)
    assert told.audience == "特定群众：村民"
    assert told.apply and told.apply.text == "写信"
    for words in ("60日内先申请行政复议", "收到复议决定书之日起15日内再起诉", "行政诉讼法第四十五条"):
        assert words in told.apply.remedy
    body = catalogue.bodies[item.subject[0].body]
    (desk,) = told.apply.desks
    assert desk.link == Link(f"向{body.full_name or body.name}申请", "apply/")
    assert [phone.text for phone in desk.phones] == [body.phone]


def test_editors_notes_become_neutral_words(catalogue: Catalogue, item: Item) -> None:
    noted = replace(item, verify="时限凭记忆，待与672号文附件核对")
    told = view(catalogue, noted)
    assert any("公开时限" in doubt for doubt in told.doubts)
    page = SiteRenderer().part(told, "..")
    assert "公开时限" in page and "凭记忆" not in page and "编辑备注" not in page


def test_documents_lie_in_the_site_or_far_away(catalogue: Catalogue, item: Item) -> None:
    published = (Published("近", "files/a.txt", "2026-05-06"), Published("远", "https://x.example.cn/", "2026-05-07"))
    far, near = view(catalogue, replace(item, published=published)).newest
    assert (near.path, near.url, far.path, far.url) == ("files/a.txt", "", "", "https://x.example.cn/")


def test_the_newest_three_documents_stand_open_and_the_others_one_tap_away(catalogue: Catalogue, item: Item) -> None:
    days = ("2025-03-02", "2026-01-05", "2024-12-31", "2026-01-05", "2023-01-01")
    published = tuple(Published(f"第{n}件", f"files/{n}.txt", day) for n, day in enumerate(days))
    made = view(catalogue, replace(item, published=published))
    assert [document.title for document in made.newest] == ["第1件", "第3件", "第0件"], "one day: as in the file"
    assert [document.title for document in made.older] == ["第2件", "第4件"]
    few = view(catalogue, replace(item, published=published[:2]))
    assert ([document.title for document in few.newest], few.older) == (["第1件", "第0件"], ())


def test_the_official_row_has_the_words_of_the_schema_and_the_offices_own_bodies(
    catalogue: Catalogue, item: Item
) -> None:
    row = dict(view(catalogue, replace(item, official_subject="县政府及其部门"), field_words()).row)
    assert row["公开主体"] == "县政府及其部门"
    assert row["公开内容（要素）"] == "1.片区综合地价；2.青苗补偿标准"
    assert list(row)[-3:] == [field_words()[key] for key in ("stage", "nature", "power")]
    assert dict(view(catalogue, item).row)["公开主体"] == "县自然资源局"


def test_log_has_the_items_own_news_then_its_revision_then_the_catalogues(catalogue: Catalogue, item: Item) -> None:
    made = view(
        catalogue,
        replace(item, updated="2026-03-01"),
        history=(Adjustment("2026-04-01", "改了"),),
        common_history=(Adjustment("2026-01-01", "公布"),),
    )
    assert [(line.day, line.text) for line in made.log] == [
        ("2026-04-01", "改了"), ("2026-03-01", "最近核改"), ("2026-01-01", "公布"),
    ]  # fmt: skip


def test_without_an_address_there_is_no_code(catalogue: Catalogue, item: Item) -> None:
    assert view(catalogue, item, office=replace(catalogue.office, site_url="")).code is None
    code = view(catalogue, item, office=replace(catalogue.office, site_url="https://x.example.cn/gk")).code
    assert code and (code.address, code.path) == ("https://x.example.cn/gk/01/001/", "01/001/")


def test_an_item_of_a_category_that_is_not_there_has_its_name_alone(catalogue: Catalogue, item: Item) -> None:
    assert view(catalogue, replace(item, category="没有的"), category=None).category == Link("没有的")
