"""Links and words of a prose page that inspectors mark down, and files under `pages/files` that nobody names.

- GK614, GK615, GK616: where a link leads (`check.hosts`).
- GK617: a file under `pages/files` that no item and no page names.
- GK619: a common wrong word (`check.wording`).
"""

from collections.abc import Collection, Iterable, Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from generator.check.hosts import find_link_trouble
from generator.check.pages.addresses import address_of
from generator.check.pages.outline import Outline, Tag
from generator.check.pages.source import Source
from generator.check.wording import GK619
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.inspection import Checklist, WordList
from generator.model.office import Office
from generator.model.snapshot import Prose

GK617 = Code(
    "GK617",
    "附件没有人用",
    "pages/files 里的文件会发布到网站上，可是没有一个事项（published）、没有一篇文章指到它，群众找不到；"
    "多半是旧文件忘了删，或者忘了登记。",
    "在事项的 published 里登记它，或者在文章里链接它；不用的，从 pages/files 里拿走。",
    severity=Severity.WARNING,
)

FILES = "files/"


def check_inspected(
    prose: Prose, made: Outline, office: Office, checklist: Checklist, words: WordList
) -> Iterator[Diagnostic]:
    """Links and words of one page."""
    source = Source(prose)
    for tag, _, value in made.addresses:
        trouble = find_link_trouble(value, office, checklist)
        if trouble is not None:
            yield trouble.at(source.find_tag(Tag(tag.name, (("href", value),), tag.raw)))
    for found in words.find(source.text):
        start = source.text.rfind("\n", 0, found.start) + 1
        line = prose.first_line + source.text.count("\n", 0, found.start)
        column = found.start - start + 1
        place = Place(prose.name, line, column, end=column + len(found.wrong))
        yield GK619.at(place, f"“{found.wrong}”多半应为“{found.right}”", right=found.right)


def list_targets(prose: Prose, made: Outline) -> Iterator[str]:
    """Paths in the site that a page's links and pictures may mean, named from the file and from the page's address."""
    folders = {dirname(prose.path), address_of(prose.path).removesuffix("index.html")}
    for _, _, value in made.addresses:
        try:
            path = unquote(urlsplit(value).path)
        except ValueError:
            continue
        yield from (normpath(join(folder, path)) for folder in folders)


def check_unnamed(
    files: Iterable[tuple[str, str]], present: Collection[str], catalogue: Catalogue, linked: Collection[str]
) -> Iterator[Diagnostic]:
    """Files nobody names.

    Args:
        files: those to be judged: path under `pages/`, name for messages.
        present: paths of all files under `pages/`.
        catalogue: the catalogue.
        linked: what prose leads to, see `list_targets`.
    """
    documents = [document for item in catalogue.items for document in item.published]
    written = {name for document in documents for name in (document.url, document.explains)}
    if any(name.startswith(FILES) and not {name, unquote(name)} & set(present) for name in written):
        return  # a name was written wrongly, which is told; the file it means is none that nobody names
    named = {*linked, *written, *map(unquote, written)}
    for path, name in files:
        if path.startswith(FILES) and path not in named:
            yield GK617.at(Place(name), "没有事项、文章指到这个文件")
