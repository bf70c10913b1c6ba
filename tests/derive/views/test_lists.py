"""Lists whole on a page, and cut where a catalogue is long."""

from dataclasses import replace

import pytest

from generator.derive.citations import Citation
from generator.derive.lawranks import rank_laws
from generator.derive.views.head import PageView
from generator.derive.views.lists import (
    LONG,
    LawEntry,
    LawsView,
    bodies_page,
    laws_page,
    letters_pages,
    letters_paths,
    lost_page,
    search_page,
    server_root,
)
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.item import Item
from generator.model.letter import Letter
from generator.model.office import Office
from generator.model.terms import BodyKind
from tests.catalogues import base_catalogue

TITLES = {"01": "征地补偿", "02": "义务教育"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return base_catalogue()


@pytest.fixture(scope="module")
def office(catalogue: Catalogue) -> Office:
    return catalogue.office


@pytest.fixture(scope="module")
def item(catalogue: Catalogue) -> Item:
    return catalogue.items[0]


def test_a_short_list_of_letters_is_one_page(item: Item, office: Office) -> None:
    (page,) = letters_pages([Letter("A", (item,)), Letter("#", (item,))], TITLES, office)
    assert (page.path, page.body.count, page.body.one) == ("az/", 2, "")
    assert [(tab.letter, tab.path) for tab in page.body.tabs] == [("A", ""), ("#", "")]
    assert [group.letter for group in page.body.groups] == ["A", "#"]
    assert page.body.groups[0].entries[0].note == "征地补偿"


def test_a_long_list_has_a_page_a_letter(item: Item, office: Office) -> None:
    letters = [Letter("A", (item,) * LONG), Letter("#", (item,))]
    first, a, other = letters_pages(letters, TITLES, office)
    assert (
        [page.path for page in (first, a, other)] == list(letters_paths(letters, LONG + 1)) == ["az/", "az/A/", "az/0/"]
    )
    assert first.body.groups == ()
    assert [(tab.path, tab.is_current) for tab in other.body.tabs] == [("az/A/", False), ("az/0/", True)]
    assert [group.letter for group in other.body.groups] == ["#"]
    assert other.title == "按拼音查：#"


def test_paths_of_a_short_list() -> None:
    assert list(letters_paths([Letter(letter, ()) for letter in "ABC"], LONG)) == ["az/"]


def test_laws_lead_to_the_search_in_a_long_catalogue(catalogue: Catalogue, item: Item, office: Office) -> None:
    law = replace(next(iter(catalogue.laws.values())), title="甲/乙 法")
    cited = {law.key: [Citation(item, ("第一条", "第二条"))] * 4}
    (short,) = law_entries(laws_page(rank_laws([law], {}), cited, LONG, office))
    assert (short.users.search, short.users.count) == ("", 4)
    assert short.users.entries[0].note == "第一条、第二条"
    (long,) = law_entries(laws_page(rank_laws([law], {}), cited, LONG + 1, office))
    assert (long.users.search, long.users.entries) == ("search/?q=%E7%94%B2/%E4%B9%99%20%E6%B3%95", ())


def law_entries(page: PageView[LawsView]) -> list[LawEntry]:
    return [law for rank in page.body.ranks for letter in rank.letters for law in letter.laws]


def test_laws_stand_by_rank_and_within_it_by_sound(catalogue: Catalogue, item: Item, office: Office) -> None:
    law = next(iter(catalogue.laws.values()))
    named = {
        "中华人民共和国招标投标法": "主席令第21号",
        "城市供水条例": "国务院令第158号",
        "中华人民共和国城乡规划法": "",
        "关于公示的通知": "国办发〔2017〕42号",
    }
    laws = [replace(law, key=title, title=title, doc_no=number) for title, number in named.items()]
    page = laws_page(rank_laws(laws, {}), {title: [Citation(item, ())] for title in named}, 9, office)
    assert page.body.count == 4
    assert [
        (rank.name, rank.count, [(at.letter, [entry.title for entry in at.laws]) for at in rank.letters])
        for rank in page.body.ranks
    ] == [
        ("法律", 2, [("C", ["《中华人民共和国城乡规划法》"]), ("Z", ["《中华人民共和国招标投标法》"])]),
        ("法规和条例", 1, [("C", ["《城市供水条例》"])]),
        ("文件", 1, [("G", ["《关于公示的通知》"])]),
    ]


def test_bodies_stand_by_kind_each_with_its_telephone(item: Item, office: Office) -> None:
    one = Body("县自然资源局", BodyKind.DEPARTMENT, full_name="示例县自然资源局", phone="0000-0000001")
    two = Body("某村", BodyKind.GRASSROOTS)
    page = bodies_page(
        [one, two, replace(one, name="县教育局", full_name="", phone="")],
        {one.name: [item], "某村": [item], "县教育局": []},
        TITLES,
        9,
        office,
    )
    assert [(group.kind, [body.title for body in group.bodies]) for group in page.body.groups] == [
        ("政府部门", ["示例县自然资源局", "县教育局"]), ("乡村组织", ["某村"]),
    ]  # fmt: skip
    first = page.body.groups[0].bodies[0]
    assert (first.name, first.phones[0].href, first.users.entries[0].note) == (
        "县自然资源局",
        "tel:00000000001",
        "征地补偿",
    )
    assert page.head.feed and page.head.feed.path == "feed.xml"


def test_a_site_without_an_address_offers_no_feeds(office: Office) -> None:
    assert search_page(office).body.has_feeds
    quiet = replace(office, site_url="")
    assert not search_page(quiet).body.has_feeds
    assert bodies_page([], {}, {}, 0, quiet).head.feed is None


@pytest.mark.parametrize(
    ("site_url", "root"),
    [
        ("https://x.example.cn/gk/", "/gk"),
        ("https://x.example.cn", ""),
        ("", ""),
        ("https://x.example.cn/a/b/", "/a/b"),
    ],
)
def test_the_lost_page_links_from_the_servers_root(office: Office, site_url: str, root: str) -> None:
    own = replace(office, site_url=site_url)
    assert server_root(own) == lost_page(own).root == root
    assert lost_page(own).head.canonical == ""
