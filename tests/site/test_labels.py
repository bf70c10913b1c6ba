"""网页标签: the labels of 国办发〔2017〕47号, annex 网页设计规范, by kind of page (standards.md, section 5)."""

import re

import pytest

from generator.model.address import category_path, domain_path, item_path
from tests.site.support import Built, Element

SITE = {"SiteName", "SiteDomain", "SiteIDCode"}
COLUMN = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
CONTENT = {"ArticleTitle", "PubDate", "ContentSource"}
OPTIONAL = {"Keywords", "Author", "Description", "Image", "Url"}


def labels_of(page: Element) -> dict[str, str]:
    known = SITE | COLUMN | CONTENT | OPTIONAL
    return {name: value for name, value in page.meta().items() if name in known}


def test_every_page_names_the_site(shipped: Built, pages: dict[str, Element]) -> None:
    office = shipped.catalogue.office
    expected = {
        "SiteName": office.site_name,
        "SiteDomain": office.site_domain,
        "SiteIDCode": office.site_id_code,
    }
    for path, page in pages.items():
        labels = labels_of(page)
        assert {name: labels.get(name) for name in SITE} == expected, path
        assert "站点类" in page.comments, path


def test_home_page_has_the_site_labels_only(pages: dict[str, Element]) -> None:
    assert labels_of(pages[""]).keys() == SITE


def test_domains_categories_and_lists_are_columns(shipped: Built, pages: dict[str, Element]) -> None:
    paths = ["az/", "laws/", "bodies/", "changes/", "about/", "apply/", "search/"]
    for domain in shipped.catalogue.domains:
        paths += [domain_path(domain.code), *(category_path(domain.code, c.id) for c in domain.categories)]
    for path in paths:
        labels = labels_of(pages[path])
        assert labels.keys() == SITE | COLUMN, path
        assert all(labels.values()), path
        assert "栏目类" in pages[path].comments, path


def test_every_page_of_the_site_has_the_labels_of_its_kind_and_no_others(
    shipped: Built, pages: dict[str, Element]
) -> None:
    """Home and the lost page: the site's; items and withdrawn items: content; all the rest: columns."""
    permalinks = shipped.catalogue.permalinks
    content = {item_path(entry.id) for entry in (*shipped.catalogue.items, *permalinks.retired)}
    wrong = {}
    for path, page in pages.items():
        if path in ("", "404.html"):
            expected = SITE
        elif path in content:
            expected = SITE | CONTENT | {"ColumnName"}
        else:
            expected = SITE | COLUMN
        labels = labels_of(page)
        if labels.keys() - OPTIONAL != expected or not all(labels.values()):
            wrong[path] = labels
    assert wrong == {}


def test_column_labels_do_not_all_say_the_same(shipped: Built, pages: dict[str, Element]) -> None:
    """A defect seen on real sites: four labels that all repeat the title."""
    for path, page in pages.items():
        labels = {name: value for name, value in labels_of(page).items() if name in COLUMN}
        assert len(labels) < 2 or len(set(labels.values())) == len(labels), path
    for domain in shipped.catalogue.domains:
        assert labels_of(pages[domain_path(domain.code)])["ColumnName"] == domain.title


def test_items_are_content_of_their_domains_column(shipped: Built, pages: dict[str, Element]) -> None:
    domains = {domain.code: domain for domain in shipped.catalogue.domains}
    site_url = shipped.catalogue.office.site_url
    for item in shipped.catalogue.items:
        page = pages[item_path(item.id)]
        labels = labels_of(page)
        assert labels.keys() - OPTIONAL == SITE | CONTENT | {"ColumnName"}, item.id
        assert labels["ColumnName"] == domains[item.domain_code].title
        assert labels["ArticleTitle"] == item.title == page.one("h1").text
        assert labels["ContentSource"] == item.subject[0].body
        assert labels["Url"] == site_url + item_path(item.id)
        assert "内容类" in page.comments


def test_publication_date_is_the_items_and_of_the_right_form(shipped: Built, pages: dict[str, Element]) -> None:
    """`YYYY-MM-DD HH:MM`; the day the item was last changed, never the day of the build."""
    for item in shipped.catalogue.items:
        value = labels_of(pages[item_path(item.id)])["PubDate"]
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", value), item.id
        assert value.startswith(item.updated), item.id


def test_labels_have_one_value_each(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        names = [element.attributes["name"].lower() for element in page.all("meta") if "name" in element.attributes]
        assert len(names) == len(set(names)), path


@pytest.mark.parametrize("path", ["", "01/", "01/018/", "about/", "404.html"])
def test_pages_say_their_width_to_phones(pages: dict[str, Element], path: str) -> None:
    assert pages[path].meta()["viewport"] == "width=device-width,initial-scale=1"
    assert pages[path].one("head").one("meta", charset="utf-8")
