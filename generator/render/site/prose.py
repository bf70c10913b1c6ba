"""A prose page's Markdown → HTML as the shipped `mkdocs.yml` has it made, and HTML → what of it may be published.

The host renders with the office's own settings; what comes out passes `sanitise` here whatever they are. `check`
renders with the settings below, so that it can tell beforehand what will be dropped.
Nothing of the text is touched: no sign is turned into another, no letter's width changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor

from generator.model.markup import ATTRIBUTES, DROPPED_WHOLE, SCHEMES, TAGS, is_allowed

EXTENSIONS = ("admonition", "attr_list", "tables", "toc")
"""As in the shipped mkdocs.yml; a test holds them equal."""

SETTINGS: Mapping[str, Mapping[str, object]] = {"toc": {"permalink": False}}


@dataclass(frozen=True, slots=True)
class Rendered:
    """`links`: addresses of links and pictures that stand in Markdown's own form, in order."""

    html: str
    links: tuple[str, ...]


class _Links(Treeprocessor):
    """Notes the addresses the host will rewrite; those in raw HTML never reach the tree."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def run(self, root: Element) -> None:
        for element in root.iter():
            address = element.get("href" if element.tag == "a" else "src")
            if element.tag in ("a", "img") and address is not None:
                self.found.append(address)


def render_markdown(text: str) -> Rendered:
    """HTML of a page's text, not yet sanitised.

    Raises:
        Exception: whatever Python-Markdown dies of (RecursionError, ValueError …); its caller tells it.
    """
    settings = {name: dict(values) for name, values in SETTINGS.items()}
    engine = markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=settings, output_format="html")
    links = _Links()
    engine.treeprocessors.register(links, "gongkai_links", priority=0)
    return Rendered(engine.convert(text), tuple(links.found))


def _keep(tag: str, attribute: str, value: str) -> str | None:
    return value if is_allowed(tag, attribute, value) else None


def sanitise(html: str) -> str:
    """HTML with everything gone that is not on the allow list (`model.markup`); comments go too."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(DROPPED_WHOLE),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=_keep,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
