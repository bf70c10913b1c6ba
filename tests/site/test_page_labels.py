"""What the labels and the foot say on the kinds of page the shipped catalogue has none of yet."""

import pytest

from tests.browser.pages import lay_out_pages
from tests.site.support import TOMBSTONE, Built, Element, build_once, common_base


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site that Chromium looks at, too."""
    return build_once(common_base(tmp_path_factory), "pages", lay_out_pages)


@pytest.fixture(scope="module")
def pages(built: Built) -> dict[str, Element]:
    return built.pages


def test_published_document_dates_the_page(pages: dict[str, Element]) -> None:
    """PubDate is the newest document's or revision's day, and stands on the page too."""
    page = pages["01/018/"]
    assert page.meta()["PubDate"] == "2026-11-28 00:00"
    assert "2026-11-28 更新" in page.one("article").text
    assert page.one("ul", class_="gk-published").one("time").text == "2026-11-28"
    facts = page.one("dl", class_="gk-facts")
    assert facts.all("dt")[0].text == "去看公开的内容", "the documents come first"


def test_withdrawn_item_is_content_with_the_day_it_was_withdrawn(built: Built, pages: dict[str, Element]) -> None:
    retired = built.catalogue.permalinks.retired[0]
    assert retired.id == TOMBSTONE
    labels = pages[TOMBSTONE.replace("-", "/") + "/"].meta()
    assert labels["ArticleTitle"] == retired.title
    assert labels["PubDate"] == f"{retired.on} 00:00"
    assert labels["ColumnName"] == built.catalogue.domains[0].title
    assert labels["ContentSource"] == built.catalogue.office.undertaker


def test_prose_pages_say_what_kind_of_column_they_are(pages: dict[str, Element]) -> None:
    assert pages["about/"].meta()["ColumnType"] == "概况信息"
    assert pages["apply/"].meta()["ColumnType"] == "互动交流"
    assert pages["01/"].meta()["ColumnType"] == "信息公开目录"


def test_every_page_describes_itself(pages: dict[str, Element]) -> None:
    assert {path for path, page in pages.items() if len(page.meta()["description"]) < 8} == set()


def test_foot_holds_every_element_of_the_rules(built: Built, pages: dict[str, Element]) -> None:
    """standards.md, section 6.1. The 党政机关 mark is a link like the others: nothing is loaded from its host."""
    office = built.catalogue.office
    wanted = (
        f"主办单位：{office.host}",
        f"承办单位：{office.undertaker}",
        f"网站标识码：{office.site_id_code}",
        office.icp,
        office.police,
        "党政机关网站标识",
        f"联系电话：{office.contact.phone}",
        f"地址：{office.contact.address}",
        f"邮编：{office.contact.postcode}",
        f"邮箱：{office.contact.email}",
        "政府网站找错",
        "无障碍说明",
        "网站地图",
        "联系我们",
    )
    for path, page in pages.items():
        text = page.one("footer").text
        assert [part for part in wanted if part not in text] == [], path
