"""Feeds: valid Atom, ids that stay, dates of the data, nothing that XML cannot hold."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.feeds import derive_feeds
from generator.derive.views.feeds import feeds_page
from generator.model.catalogue import Adjustment, Catalogue
from generator.model.feed import Feed, FeedEntry, FeedKind, body_feed_path, item_feed_path
from generator.model.item import Published
from generator.model.record import PublicationRecord
from generator.model.register import Permalinks, Retired
from generator.model.terms import EVERYONE
from generator.render.site.feeds import ATOM, NO_NEWS, render_feeds
from tests.catalogues import shipped_catalogue

ROOT = Path(__file__).resolve().parents[3]
SITE = "https://www.example.gov.cn/gk/"


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


_GONE = (
    Retired(id="02-099", title="旧事项", on="2026-11-30", reason="并入 02-012。"),
    Retired(id="14", title="旧领域", on="2026-11-29", reason="机构改革。", replaced_by=("13",)),
    Retired(id="14-c1", title="和领域一起没有的", on="2026-11-29", reason="机构改革。"),
    Retired(id="14-001", title="以前就没有的", on="2026-11-25", reason="取消。"),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The shipped catalogue with news of each kind."""
    found = shipped_catalogue()
    domain = found.domains[0]
    document = Published(
        "青山村征地补偿费用支付情况", "https://www.example.gov.cn/doc/1.html", "2026-12-02", "县自然资源局"
    )
    items = tuple(replace(item, published=(document,)) if item.id == "01-018" else item for item in domain.items)
    return replace(
        found,
        domains=(replace(domain, items=items), *found.domains[1:]),
        adjustments=(Adjustment("2026-12-01", "改了 <时限> & 主体", ("01-002",)), *found.adjustments[-1:]),
        permalinks=replace(found.permalinks, retired=_GONE),
    )


@pytest.fixture(scope="module")
def feeds(catalogue: Catalogue) -> dict[str, ET.Element]:
    files = render_feeds(derive_feeds(catalogue), SITE, catalogue.office.name)
    return {path: ET.fromstring(data) for path, data in files.items()}


def _titles(feed: ET.Element) -> list[str]:
    return [entry.findtext(_tag("title"), "") for entry in feed.iter(_tag("entry"))]


def test_every_feed_has_what_the_standard_asks_for(feeds: dict[str, ET.Element]) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: id, title, updated, an author; a link where the content is not all."""
    assert len(feeds) > 1 + 13
    for path, feed in feeds.items():
        assert feed.tag == _tag("feed")
        assert feed.findtext(_tag("id")) == SITE + path
        assert feed.findtext(f"{_tag('author')}/{_tag('name')}")
        assert [link.get("rel") for link in feed.findall(_tag("link"))] == ["self", "alternate"]
        ids = [entry.findtext(_tag("id"), "") for entry in feed.iter(_tag("entry"))]
        assert len(ids) == len(set(ids))
        for node in (feed, *feed.iter(_tag("entry"))):
            assert node.findtext(_tag("title"))
            assert node.findtext(_tag("updated"), "").endswith("T00:00:00+08:00")


def test_news_stand_where_they_belong_newest_first(feeds: dict[str, ET.Element]) -> None:
    document, change = "新公开：青山村征地补偿费用支付情况", "目录调整：改了 <时限> & 主体"
    withdrawn, first = "撤销事项：旧事项", "目录调整：公布第一版目录，共 13 个领域。"
    moved = "合并领域：旧领域"  # tells of the category that went with it
    assert _titles(feeds["feed.xml"]) == [document, change, withdrawn, moved, "撤销事项：以前就没有的", first]
    assert _titles(feeds["01/feed.xml"]) == [document, change, first]
    assert _titles(feeds["02/feed.xml"]) == [withdrawn, first]
    assert _titles(feeds["12/feed.xml"]) == [first]
    assert _titles(feeds[body_feed_path("县公安局")]) == [first]
    assert feeds["feed.xml"].findtext(_tag("updated")) == "2026-12-02T00:00:00+08:00"


def test_feed_of_a_retired_domain_stays_and_says_so(feeds: dict[str, ET.Element]) -> None:
    titles = _titles(feeds["14/feed.xml"])
    assert titles == ["合并领域：旧领域", "撤销事项：以前就没有的", "目录调整：公布第一版目录，共 13 个领域。"]


def test_adjustment_of_a_retired_item_names_it_and_leads_to_its_page(catalogue: Catalogue) -> None:
    told = replace(catalogue, adjustments=(Adjustment("2026-12-01", "并掉一项", ("02-099",)),))
    feeds = {path: ET.fromstring(data) for path, data in render_feeds(derive_feeds(told), SITE, "县").items()}
    (entry,) = (
        e for e in feeds["02/feed.xml"].iter(_tag("entry")) if e.findtext(_tag("title")) == "目录调整：并掉一项"
    )
    assert "02-099 旧事项" in entry.findtext(_tag("content"), "")
    link = entry.find(_tag("link"))
    assert link is not None
    assert link.get("href") == SITE + "02/099/"
    assert "目录调整：并掉一项" not in _titles(feeds["01/feed.xml"])


def test_ids_stay_when_other_news_come(catalogue: Catalogue, feeds: dict[str, ET.Element]) -> None:
    later = replace(catalogue, adjustments=(Adjustment("2027-01-05", "又改了"), *catalogue.adjustments))
    again = ET.fromstring(render_feeds(derive_feeds(later), SITE, "县")["feed.xml"])
    before = [entry.findtext(_tag("id")) for entry in feeds["feed.xml"].iter(_tag("entry"))]
    assert [entry.findtext(_tag("id")) for entry in again.iter(_tag("entry"))][1:] == before
    assert all(str(known).startswith("tag:www.example.gov.cn,2026-") for known in before)


def test_same_bytes_twice_and_nothing_of_the_clock(catalogue: Catalogue) -> None:
    once, twice = (render_feeds(derive_feeds(catalogue), SITE, "县") for _ in range(2))
    assert once == twice


def test_a_catalogue_without_news_has_feeds_that_say_so(catalogue: Catalogue) -> None:
    still = replace(catalogue, adjustments=(), permalinks=Permalinks())
    feed = ET.fromstring(render_feeds(derive_feeds(still), SITE, "县")["12/feed.xml"])
    assert _titles(feed) == []
    assert feed.findtext(_tag("updated"), "").startswith(NO_NEWS)


def test_no_address_no_feeds(catalogue: Catalogue) -> None:
    assert derive_feeds(replace(catalogue, office=replace(catalogue.office, site_url=""))) == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_makes_a_readable_feed(title: str, text: str) -> None:
    entry = FeedEntry("adjustment/1", title, text, "2026-11-24", SITE)
    data = render_feeds([Feed("feed.xml", title, "", (entry,))], SITE, title)["feed.xml"]
    assert ET.fromstring(data).find(_tag("entry")) is not None


def test_the_address_of_a_bodys_feed_comes_from_its_name_alone(catalogue: Catalogue) -> None:
    paths = [body_feed_path(name) for name in catalogue.bodies]
    assert len(set(paths)) == len(paths)
    assert all(re.fullmatch(r"bodies/[0-9a-f]{16}\.xml", path) for path in (*paths, body_feed_path("长" * 200)))


# --- items, audiences, villages ---------------------------------------------------------------------


def _found(catalogue: Catalogue, kind: FeedKind) -> dict[str, Feed]:
    return {feed.path: feed for feed in derive_feeds(catalogue) if feed.kind is kind}


def test_every_item_has_a_feed_of_its_own_matters_alone(catalogue: Catalogue) -> None:
    found = _found(catalogue, FeedKind.ITEM)
    assert {item_feed_path(item.id) for item in catalogue.items} <= found.keys()
    assert [entry.title for entry in found["01/018/feed.xml"].entries] == ["新公开：青山村征地补偿费用支付情况"]
    assert found["01/002/feed.xml"].entries[0].title == "目录调整：改了 <时限> & 主体"
    assert found["01/003/feed.xml"].entries == ()  # it can be subscribed before there is anything


def test_whoever_subscribed_to_a_withdrawn_item_is_told(catalogue: Catalogue) -> None:
    gone = _found(catalogue, FeedKind.ITEM)["02/099/feed.xml"]
    assert [entry.title for entry in gone.entries] == ["撤销事项：旧事项"]
    assert not gone.name  # and stands in no list


def test_groups_and_villages_have_feeds_of_theirs(catalogue: Catalogue) -> None:
    records = (
        PublicationRecord(
            id="2026-0001", item="01-018", title="河东村支付情况", url="https://a.example/1", date="2026-05-06",
            units=("河东村", "河西村"),
        ),
        PublicationRecord(
            id="2026-0002", item="01-018", title="错的", url="https://a.example/2", date="2026-05-07", units=("河东村",)
        ),
        PublicationRecord(id="2026-0003", item="01-018", corrects="2026-0002", void="不是这个村的"),
    )  # fmt: skip
    whole = replace(catalogue, records=records)
    villages = _found(whole, FeedKind.VILLAGE)
    assert {feed.name: [entry.title for entry in feed.entries] for feed in villages.values()} == {
        "河东村": ["新公开：河东村支付情况"],
        "河西村": ["新公开：河东村支付情况"],
    }
    groups = {name for item in whole.items for name in item.scope.groups}
    assert {feed.name for feed in _found(whole, FeedKind.AUDIENCE).values()} == groups
    assert not {EVERYONE} & groups


def test_the_page_of_feeds_lists_each_name_once_and_no_item(catalogue: Catalogue) -> None:
    view = feeds_page(derive_feeds(catalogue), catalogue.office).body
    assert [group.heading for group in view.groups][:2] == ["按领域", "按单位"]
    paths = [link.path for group in view.groups for link in group.feeds]
    assert len(paths) == len(set(paths))
    assert all(link.text for group in view.groups for link in group.feeds)
    assert "01/018/feed.xml" not in paths


def test_what_an_entry_says_is_text_and_never_markup() -> None:
    """A reader that is told `html` would show `<img onerror=…>` out of a title as what it says."""
    entry = FeedEntry("k", "<b>题</b>", "<img src=x onerror=x>", "2026-12-01", f"{SITE}01/001/", "县局")
    feed = Feed("feed.xml", "全部", "", (entry,))
    (data,) = render_feeds([feed], SITE, "示例县").values()
    (content,) = ET.fromstring(data).iter(_tag("content"))
    assert content.get("type") == "text"
    assert content.text == "<img src=x onerror=x>"
