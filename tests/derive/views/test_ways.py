"""Whom a resident may ask for what is not published, by what the responsible bodies are."""

from dataclasses import replace

import pytest

from generator.derive.views.ways import other_ways
from generator.model.applying import authorities, desks_of
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.item import Item, Subject
from generator.model.office import Contact, Office
from generator.model.terms import BodyKind, Method

BODIES = {
    body.name: body
    for body in (
        Body("县民政局", BodyKind.DEPARTMENT),
        Body("乡镇人民政府", BodyKind.GOVERNMENT),
        Body("村民委员会", BodyKind.GRASSROOTS, overseer="乡镇人民政府"),
        Body("居民委员会", BodyKind.GRASSROOTS, overseer="街道办事处"),
        Body("供水企业", BodyKind.UNIT, overseer="县水务局"),
        Body("供热企业", BodyKind.UNIT),
        Body("招标人", BodyKind.PARTY, overseer="县住房和城乡建设局"),
    )
}


@pytest.fixture
def item(catalogue: Catalogue) -> Item:
    return catalogue.items[0]


def of(item: Item, *subjects: str | Subject) -> Item:
    return replace(item, subject=tuple(s if isinstance(s, Subject) else Subject(s) for s in subjects))


@pytest.mark.parametrize(
    ("subjects", "expected"),
    [
        (["县民政局"], True),
        (["没有登记的单位"], True),
        (["村民委员会"], False),
        (["供水企业", "供热企业"], False),
        (["招标人"], False),
        (["县民政局", "村民委员会"], True),
        ([Subject("乡镇人民政府", note="监督"), "村民委员会"], False),
        ([Subject("乡镇人民政府", note="指导"), "供水企业"], False),
        ([Subject("乡镇人民政府", note="张贴"), "村民委员会"], True),
        ([Subject("乡镇人民政府", note="监督")], True),
    ],
)
def test_only_an_authority_that_has_the_information_can_be_applied_to(
    item: Item, subjects: list[str | Subject], expected: bool
) -> None:
    assert bool(authorities(of(item, *subjects), BODIES)) is expected


def test_what_is_ones_own_is_looked_up_and_not_applied_for(item: Item) -> None:
    own = replace(of(item, "县民政局"), scope=replace(item.scope, audience=("补贴领取人本人",)))
    assert authorities(own, BODIES) == ()
    assert other_ways(own, BODIES) == ("查自己的信息是办事查询，不用申请公开：带身份证件，到“在哪里看”写的地方查。",)
    shared = replace(own, scope=replace(item.scope, audience=("补贴领取人本人", "全社会")))
    assert authorities(shared, BODIES) == ("县民政局",)


def test_an_authority_needs_no_other_way(item: Item) -> None:
    assert other_ways(of(item, "县民政局", "没有登记的单位"), BODIES) == ()


def test_a_village_is_asked_then_reported_to_the_township(item: Item) -> None:
    (way,) = other_ways(of(item, "村民委员会"), BODIES)
    assert way.startswith("先向村民委员会要求公布")
    assert "向乡镇人民政府反映" in way
    assert way.endswith("（村民委员会组织法第三十六条）。")


def test_the_law_of_villages_is_not_named_for_urban_communities(item: Item) -> None:
    (way,) = other_ways(of(item, "居民委员会"), BODIES)
    assert "街道办事处" in way
    assert "村民委员会组织法" not in way


def test_a_company_is_asked_then_complained_of_to_its_department(item: Item) -> None:
    (way,) = other_ways(of(item, "供水企业"), BODIES)
    assert way == "先向供水企业要；不公开的，向县水务局申诉（政府信息公开条例第五十五条）。"


def test_without_a_department_in_the_register_none_is_invented(item: Item) -> None:
    (way,) = other_ways(of(item, "供热企业"), BODIES)
    assert "向它的主管部门申诉" in way


def test_each_kind_gets_one_sentence_with_all_its_bodies(item: Item) -> None:
    ways = other_ways(of(item, "村民委员会", "供水企业", "供热企业", "招标人"), BODIES)
    assert len(ways) == 3
    assert "供水企业、供热企业" in ways[1]


@pytest.fixture
def office(catalogue: Catalogue) -> Office:
    apply = Contact(name="县政府办公开股", phone="0000-0000009", address="政府路1号")
    return replace(catalogue.office, name="某县人民政府", apply=apply)


REGISTER = {
    body.name: body
    for body in (
        Body("县人民政府", BodyKind.GOVERNMENT, full_name="某县人民政府", phone="0000-0000001"),
        Body(
            "县自然资源局", BodyKind.DEPARTMENT, full_name="某县自然资源局", phone="0000-0000003", address="土地路3号"
        ),
        Body("公安派出所", BodyKind.DEPARTMENT),
        Body("村民委员会", BodyKind.GRASSROOTS, phone="0000-0000007"),
    )
}


@pytest.mark.parametrize(
    ("subjects", "expected"),
    [
        (["县自然资源局"], [("某县自然资源局", "0000-0000003", "土地路3号")]),
        (["县人民政府"], [("县政府办公开股", "0000-0000009", "政府路1号")]),
        (["公安派出所"], [("县政府办公开股", "0000-0000009", "政府路1号")]),
        (["没有登记的单位"], [("县政府办公开股", "0000-0000009", "政府路1号")]),
        (["村民委员会"], []),
        (
            ["县自然资源局", "县人民政府"],
            [("某县自然资源局", "0000-0000003", "土地路3号"), ("县政府办公开股", "0000-0000009", "政府路1号")],
        ),
    ],
)
def test_an_application_goes_to_the_body_that_has_the_information(
    item: Item, office: Office, subjects: list[str], expected: list[tuple[str, str, str]]
) -> None:
    asked = replace(of(item, *subjects), scope=replace(item.scope, methods=(Method.ON_REQUEST,)))
    assert [(desk.name, desk.phone, desk.address) for desk in desks_of(asked, REGISTER, office)] == expected
    assert desks_of(of(item, *subjects), REGISTER, office) == (), "nothing where it is not on request"
