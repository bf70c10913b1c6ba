"""What stands in the catalogue stands on its pages, and what was not checked does not."""

import json
import re
from collections.abc import Iterator

from generator.model.address import category_path, domain_path, item_path
from generator.model.domain import Category, Domain
from generator.model.item import Item
from generator.model.legalbasis import LegalBasis
from tests.site.support import Built, Element

ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇两\d]+条")


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def category_of(domain: Domain, item: Item) -> Category:
    return next(category for category in domain.categories if category.name == item.category)


def bases_of(domain: Domain, item: Item) -> tuple[LegalBasis, ...]:
    return (*item.basis, *category_of(domain, item).basis)


def own_texts(item: Item) -> str:
    """Wording of the item itself, which may name an article: official text is printed as it stands."""
    limits = (text for entry in item.time_limit for text in (entry.limit.raw, entry.applies_to))
    notes = (*(subject.note for subject in item.subject), *(use.note for use in item.channel))
    texts = (item.title, item.summary, *item.content, *limits, *notes, item.official_subject, item.privacy)
    return " ".join((*texts, item.how_to_apply, item.verify, *item.keywords))


def every_item(built: Built) -> Iterator[tuple[Domain, Item]]:
    return ((domain, item) for domain in built.catalogue.domains for item in domain.items)


# ----- the item's page


def test_item_page_shows_every_field_word_for_word(shipped: Built, pages: dict[str, Element]) -> None:
    for domain, item in every_item(shipped):
        page = pages[item_path(item.id)]
        text = page.one("main").text
        expected = [item.id, item.title, item.summary, item.category, domain.title, *item.content, *item.scope.groups]
        expected += [entry.limit.raw for entry in item.time_limit] + [entry.applies_to for entry in item.time_limit]
        expected += [part for subject in item.subject for part in (subject.body, subject.note)]
        expected += [part for use in item.channel for part in (use.note, use.channel.value)]
        expected += [method.value for method in item.scope.methods] + [level.value for level in item.scope.levels]
        expected += [item.privacy, item.how_to_apply, item.official_subject, item.updated]
        expected += [item.stage.value, item.nature.value, item.power.value, *(p.title for p in item.published)]
        absent = [part for part in expected if plain(part) not in text]
        assert absent == [], item.id


def test_item_page_puts_the_question_words_in_order(shipped: Built, pages: dict[str, Element]) -> None:
    """The five elements as a resident asks, each with its official term: first whether there is anything to read."""
    for item in shipped.catalogue.items:
        facts = pages[item_path(item.id)].one("dl", class_="gk-facts")
        extra = ("算一算", "全部单位", "时限全文", "没有公开怎么办")
        asked = [element.children[0] for element in facts.all("dt") if element.children[0] not in extra]
        assert asked == ["看文件", "谁来公开", "什么时候", "在哪里看", "公开什么", "依据", "谁能看"], item.id
        terms = [element.one("small").text for element in facts.all("dt") if element.all("small")]
        assert terms == ["责任主体", "公开时限", "公开渠道", "公开内容", "公开依据", "公开程度"], item.id


def test_item_without_documents_says_so(shipped: Built, pages: dict[str, Element]) -> None:
    for item in shipped.catalogue.items:
        page = pages[item_path(item.id)]
        if item.published:
            links = [link.attributes["href"] for link in page.one("ul", class_="gk-published").all("a")]
            assert len(links) == len(item.published)
        else:
            assert "还没有登记公开的文件" in page.one("span", class_="gk-none").text, item.id


def test_telephones_are_links(shipped: Built, pages: dict[str, Element]) -> None:
    bodies = shipped.catalogue.bodies
    for item in shipped.catalogue.items:
        calls = {link.attributes["href"] for link in pages[item_path(item.id)].all("a", class_="gk-phone")}
        for subject in item.subject:
            body = bodies.get(subject.body)
            if body is not None and body.phone:
                assert "tel:" + re.sub(r"[^\d+]", "", body.phone) in calls, item.id


def test_related_items_are_others_that_exist(shipped: Built, pages: dict[str, Element]) -> None:
    with_some = 0
    for item in shipped.catalogue.items:
        found = pages[item_path(item.id)].all("section", class_="gk-related")
        links = [link.attributes["href"] for section in found for link in section.all("a")]
        assert f"../../{item_path(item.id)}" not in links
        assert len(links) == len(set(links))
        with_some += bool(links)
    assert with_some > 0.9 * len(shipped.catalogue.items)


# ----- unchecked articles


def test_shipped_catalogue_has_unchecked_articles_to_hide(shipped: Built) -> None:
    hidden = [1 for domain, item in every_item(shipped) for b in bases_of(domain, item) if not b.checked and b.articles]
    assert len(hidden) > 10


def book(title: str) -> str:
    """A title in book marks, marks inside it being single ones."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def test_item_page_lists_laws_with_checked_articles_only(shipped: Built, pages: dict[str, Element]) -> None:
    laws = shipped.catalogue.laws
    for domain, item in every_item(shipped):
        checked: dict[str, dict[str, None]] = {}
        for basis in bases_of(domain, item):
            checked.setdefault(basis.law, {}).update(dict.fromkeys(basis.articles if basis.checked else ()))
        facts = pages[item_path(item.id)].one("dl", class_="gk-facts")
        (row,) = [row for row in facts.all("div") if row.one("dt").children[0] == "依据"]
        lines = [line.text for line in row.all("li")]
        assert len(lines) == len(checked), item.id
        for line, (law, articles) in zip(lines, checked.items(), strict=True):
            title = book(laws[law].title if law in laws else law)
            assert line.startswith(f"{title}{'、'.join(articles)}"), item.id
            rest = line.removeprefix(f"{title}{'、'.join(articles)}")
            assert not ARTICLE.search(rest), f"{item.id}: {line}"


def test_unchecked_article_stands_on_no_page(shipped: Built, pages: dict[str, Element]) -> None:
    """The law's name yes, the article no: on the item's page, in the official row and in the table."""
    for domain, item in every_item(shipped):
        unchecked = {a for basis in bases_of(domain, item) if not basis.checked for a in basis.articles}
        unchecked -= {a for basis in bases_of(domain, item) if basis.checked for a in basis.articles}
        unchecked = {article for article in unchecked if article not in own_texts(item)}
        row = pages[domain_path(domain.code)].one("tr", id=f"i{item.serial}")
        page = pages[item_path(item.id)].one("article", class_="gk-item")
        history = " ".join(element.text for element in page.all("details"))
        for place, text in (("row", row.text), ("page", page.text), ("details", history)):
            shown = [article for article in unchecked if re.search(rf"{article}(?![之第])", text)]
            assert shown == [], f"{item.id} {place}"


def test_list_of_laws_shows_checked_articles_only(shipped: Built, pages: dict[str, Element]) -> None:
    checked: dict[tuple[str, str], set[str]] = {}
    for domain, item in every_item(shipped):
        for basis in bases_of(domain, item):
            checked.setdefault((basis.law, item.id), set()).update(basis.articles if basis.checked else ())
    titles = {book(law.title): key for key, law in shipped.catalogue.laws.items()}
    seen = 0
    for section in pages["laws/"].all("section", class_="gk-law"):
        key = titles[section.one("h2").text]
        for line in section.all("li"):
            item_id = line.one("a").attributes["href"].removeprefix("../").strip("/").replace("/", "-")
            shown = set(line.one("small").text.split("、")) if line.all("small") else set()
            assert shown == checked[key, item_id], f"{key} {item_id}"
            seen += 1
    assert seen == len(checked)


def test_search_texts_hold_checked_articles_only(shipped: Built) -> None:
    for domain in shipped.catalogue.domains:
        script = (shipped.site / "search" / "depth" / f"{domain.code}.js").read_text("utf-8")
        texts = json.loads(script[script.index("{") : script.rindex("}") + 1])["d"]
        of_item = {row[0]: row[-1] for row in texts}
        for item in domain.items:
            checked = sum(len(basis.articles) for basis in bases_of(domain, item) if basis.checked)
            assert len(ARTICLE.findall(of_item[item.id])) <= checked, item.id


# ----- lists


def test_domain_page_has_the_official_row_of_every_item(shipped: Built, pages: dict[str, Element]) -> None:
    for domain in shipped.catalogue.domains:
        page = pages[domain_path(domain.code)]
        table = page.one("table")
        heads = [head.text for head in table.one("thead").all("th")]
        assert len(heads) == 11, domain.code
        rows = [row for row in table.all("tr") if "data-stage" in row.attributes]
        assert [row.attributes["id"] for row in rows] == [
            f"i{item.serial}" for category in domain.categories for item in domain.items_of(category.name)
        ]
        for row in rows:
            cells = [cell for cell in row.children if isinstance(cell, Element)]
            assert [cell.attributes["data-label"] for cell in cells] == heads
        assert domain.introduction in page.text
        assert all(question.ask in page.text for question in domain.questions)


def test_category_page_lists_its_items(shipped: Built, pages: dict[str, Element]) -> None:
    for domain in shipped.catalogue.domains:
        for category in domain.categories:
            page = pages[category_path(domain.code, category.id)]
            linked = [link.attributes["href"] for link in page.one("ul", class_="gk-results-plain").all("a")]
            assert linked == [f"../../{item_path(item.id)}" for item in domain.items_of(category.name)]


def test_pinyin_list_has_every_item_once_under_a_letter(shipped: Built, pages: dict[str, Element]) -> None:
    page = pages["az/"].one("main")
    linked = [link.attributes["href"] for link in page.all("a") if not link.attributes["href"].startswith("#")]
    assert linked.pop(0) == "../", "the way begins at the first page"
    assert sorted(linked) == sorted(f"../{item_path(item.id)}" for item in shipped.catalogue.items)
    letters = [heading.text for heading in page.all("h2")]
    assert letters == sorted(letters)
    assert set(letters) <= set("#ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    under_z = next(section for section in page.all("section") if section.one("h2").text == "Z")
    assert "征地补偿标准" in under_z.text


def test_bodies_list_has_every_duty(shipped: Built, pages: dict[str, Element]) -> None:
    duties = {(subject.body, item.id) for item in shipped.catalogue.items for subject in item.subject}
    seen = {
        (section.one("h3").attributes["id"].removeprefix("body-"), link.attributes["href"][3:-1].replace("/", "-"))
        for section in pages["bodies/"].all("section", class_="gk-body")
        for link in section.one("details").all("a")
    }
    assert seen == duties


def test_home_page_leads_to_the_domains_with_their_counts(shipped: Built, pages: dict[str, Element]) -> None:
    tiles = pages[""].one("ul", class_="gk-tiles").all("a")
    assert [tile.attributes["href"] for tile in tiles] == [f"./{domain.code}/" for domain in shipped.catalogue.domains]
    for tile, domain in zip(tiles, shipped.catalogue.domains, strict=True):
        assert tile.one("b").text == domain.title
        assert str(len(domain.items)) in tile.text
    popular = [link.text for link in pages[""].one("section", class_="gk-popular").all("a")]
    assert popular == [question.ask for question in shipped.catalogue.office.popular]


def test_example_office_is_called_an_example_on_every_page(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        assert "虚构" in page.one("footer").text, path


def test_footer_has_what_the_rules_ask_for(shipped: Built, pages: dict[str, Element]) -> None:
    office = shipped.catalogue.office
    for path, page in pages.items():
        text = page.one("footer").text
        for part in (office.host, office.undertaker, office.contact.phone, office.site_id_code, office.icp):
            assert part in text, path
        assert office.police in text
        assert "政府网站找错" in text
