"""What was published of an item: the documents that its page lists, each with what is known about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from generator.derive.views.official import book_marks
from generator.model.item import Item, Published

DOCUMENTS = 3
"""Published documents that stand open above the answer, the newest; the others are one tap away."""

MOST = 100
"""Documents that a page lists; of more it says how many."""
NO_NUMBERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Document:
    """Something disclosed. It lies at `url`, or in the site at `path`.

    `body`: who issued it; `about`: its number, the day it was made, and what it explains, as far as known.
    """

    day: str
    title: str
    body: str
    url: str = ""
    path: str = ""
    about: str = ""


def list_documents(item: Item, numbers: Mapping[str, str] = NO_NUMBERS) -> tuple[Document, ...]:
    """What was published, newest first; of one day in the order of the file."""
    titles = {document.url: document.title for document in item.published}
    newest = sorted(item.published, key=lambda document: document.date, reverse=True)
    return tuple(_document(document, titles, numbers.get(document.url, "")) for document in newest)


def _document(document: Published, titles: Mapping[str, str], index: str) -> Document:
    """`titles`: address → title of the item's documents, for what a 解读 is about; `index`: its 索引号."""
    is_far = "://" in document.url
    made = f"{document.made} 成文" if document.made else ""
    explained = titles.get(document.explains, "") if document.explains else ""
    about = (
        f"索引号 {index}" if index else "",
        document.number,
        made,
        f"解读{book_marks(_bare_title(explained))}" if explained else "",
    )
    return Document(
        day=document.date,
        title=document.title,
        body="、".join(dict.fromkeys(filter(None, (document.body, *document.issuers)))),
        url=document.url if is_far else "",
        path="" if is_far else quote(document.url),
        about="，".join(filter(None, about)),
    )


def _bare_title(title: str) -> str:
    """A title that is wholly in book marks without these."""
    inner = title[1:-1]
    return inner if title[:1] == "《" and title[-1:] == "》" and "《" not in inner else title
