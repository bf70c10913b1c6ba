"""What every page says of its sources is so: no law bare whose standing is unknown, no wording called an original."""

import re
from html import unescape

from generator.derive.views.official import book_marks
from generator.model.origin import say_origin
from generator.model.standing import standing
from tests.site.support import Built

NEAR = 200
"""Characters behind a title (articles, a number, a day) among which its standing must stand."""


def texts_of(built: Built) -> dict[str, str]:
    """Path → what a reader of the page gets, folded parts included."""
    pages = {path.relative_to(built.site).as_posix(): path.read_text("utf-8") for path in built.site.rglob("*.html")}
    return {path: unescape(re.sub(r"<[^>]+>", " ", page)) for path, page in pages.items()}


def test_no_law_stands_bare_whose_standing_is_not_known(shipped: Built) -> None:
    doubtful = {book_marks(law.title): standing(law) for law in shipped.catalogue.laws.values()}
    doubtful = {title: state for title, state in doubtful.items() if state.remark}
    seen, bare = 0, []
    for path, text in texts_of(shipped).items():
        for title, state in doubtful.items():
            for found in re.finditer(re.escape(title), text):
                seen += 1
                if state.word not in text[found.end() : found.end() + NEAR].split("《")[0]:
                    bare.append((path, title))
    assert seen > 200
    assert not bare, f"{len(bare)}: {bare[:5]}"


def test_pages_say_where_their_row_comes_from(shipped: Built) -> None:
    texts = texts_of(shipped)
    for item in shipped.catalogue.items:
        words = say_origin(item.origin)
        text = texts[f"{item.id.replace('-', '/')}/index.html"]
        assert words.heading in text, item.id
        assert ("待核 ：" in text) == bool(words.doubt), item.id
        assert ("标准目录原文（整行）" in text) == (words.heading == "标准目录原文（整行）"), item.id


def test_the_doubt_is_not_folded_away(shipped: Built) -> None:
    page = (shipped.site / "01" / "001" / "index.html").read_text("utf-8")
    before = page[: page.index('class="gk-doubt"')]
    assert before.count("<details") == before.count("</details>")


def test_the_page_about_the_site_counts_the_domains(shipped: Built) -> None:
    about = texts_of(shipped)["about/index.html"]
    counts = re.findall(r"(\d+)\s*个领域", about)
    assert counts, "it says how many there are"
    assert set(counts) == {str(len(shipped.catalogue.domains))}
