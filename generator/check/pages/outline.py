"""HTML → what it consists of: start tags in order and words, as the standard library's parser sees them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.model.markup import VOID

MAX_NESTED = 60
"""Elements open at once: a browser, and the sanitiser, repeats open ones in every paragraph."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag as rendered: `raw` as it stands there, attribute names in small letters, values decoded."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    raw: str
    after: str = ""


@dataclass(slots=True)
class Outline:
    """What a page consists of: start tags in order, its text, and its words without blanks."""

    tags: list[Tag] = field(default_factory=list)
    text: str = ""
    words: str = ""
    deepest: int = 0
    others: list[str] = field(default_factory=list)

    @property
    def addresses(self) -> list[tuple[Tag, str, str]]:
        """Every link and picture: tag, attribute, address."""
        return [(tag, name, value) for tag in self.tags for name, value in tag.attributes if name in ("href", "src")]

    @property
    def ids(self) -> set[str]:
        return {value for tag in self.tags for name, value in tag.attributes if name == "id" or _is_anchor(tag, name)}


def _is_anchor(tag: Tag, name: str) -> bool:
    return tag.name == "a" and name == "name"


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.outline = Outline()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, tuple((name, value or "") for name, value in attrs), self.get_starttag_text() or "")
        self.outline.tags.append(found)
        if tag not in VOID:
            self.open.append(tag)
            self.outline.deepest = max(self.outline.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open[-MAX_NESTED:]:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_decl(self, decl: str) -> None:
        self.outline.others.append(f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        self.outline.others.append(f"<![{data}")

    def handle_pi(self, data: str) -> None:
        self.outline.others.append(f"<?{data}")


def outline(html: str) -> Outline:
    """Start tags and words of HTML.

    Raises:
        AssertionError: a declaration that the parser gives up on.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    parser.outline.text = "".join(parser.text)
    parser.outline.words = "".join(parser.outline.text.split())
    return parser.outline
