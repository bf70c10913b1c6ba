"""Every page is there, every link leads somewhere, nothing leaves the site but what must."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from generator.model.address import category_path, domain_path, item_path, path_of
from generator.model.catalogue import Catalogue
from tests.site.support import Built, Element

FIXED = ("", "404.html", "about/", "apply/", "az/", "bodies/", "changes/", "feeds/", "laws/", "search/")
OUTWARD = (
    "https://beian.miit.gov.cn/",
    "https://zfwzgl.www.gov.cn/",
    "https://beian.mps.gov.cn/",
    "https://bszs.conac.cn/",
)
"""What the footer must link to by the rules for government sites; a link, nothing fetched."""


def expected_pages(catalogue: Catalogue) -> list[str]:
    """Pages the catalogue must have, worked out anew and not by the builder's own list."""
    paths = list(FIXED)
    for domain in catalogue.domains:
        paths.append(domain_path(domain.code))
        paths += [category_path(domain.code, category.id) for category in domain.categories]
        paths += [item_path(item.id) for item in domain.items]
    return sorted(paths + [path_of(entry.id) for entry in catalogue.permalinks.retired])


def links_of(page: Element) -> Iterator[tuple[str, str, str]]:
    """(tag, attribute, address) of everything that points anywhere."""
    for element in page.walk():
        for name in ("href", "src", "action", "data-apply", "srcset", "poster", "data", "formaction", "xlink:href"):
            if name in element.attributes:
                yield element.tag, name, element.attributes[name]


def resolve(path: str, address: str) -> tuple[str, str]:
    """Site path and fragment an address of the page at `path` leads to."""
    parts = urlsplit(address)
    if not parts.path:
        return path, unquote(parts.fragment)
    joined = posixpath.normpath(
        posixpath.join("/", path if path.endswith("/") else posixpath.dirname(path), parts.path)
    )
    target = joined.lstrip("/") + ("/" if parts.path.endswith(("/", "/.", "/..")) and joined != "/" else "")
    return unquote(target), unquote(parts.fragment)


# ----- the pages


def test_pages_are_exactly_those_of_the_catalogue(shipped: Built, pages: dict[str, Element]) -> None:
    assert sorted(pages) == expected_pages(shipped.catalogue)


def test_shipped_catalogue_has_13_domains_and_all_318_items(shipped: Built) -> None:
    assert len(shipped.catalogue.domains) == 13
    assert len(shipped.catalogue.items) >= 318


def test_files_beside_the_pages_are_known(shipped: Built) -> None:
    """Nothing of the host's theme is left over, and every code is there twice."""
    names = {path.relative_to(shipped.site).as_posix() for path in shipped.site.rglob("*") if path.is_file()}
    other = {name for name in names if not name.endswith((".html", "/qr.svg", "/qr.png"))}
    known = re.compile(
        r"(\d\d/(\d\d\d/)?)?feed\.xml|(bodies|audiences|villages)/[0-9a-f]{16}\.xml"
        r"|(build|catalogue|catalogue\.schema|manifest)\.json|sitemap\.xml"
        r"|assets/(calendar|calculator|duedate|(search|lunr)[\w.-]*)\.js|assets/stylesheets/main\.\w+\.min\.css"
        r"|assets/gongkai/[\w.-]+|search/(names|everyday|sounds|words|details|chars|laws|gone)\.js|search/depth/\d\d\.js"
        r"|search/(asked|heard)/\d+\.js"
        r"|downloads/(\d\d\.(xlsx|csv)|all\.(csv|jsonld))"
        r"|files/shenqingbiao\.docx"  # the form that the apply page offers
    )
    assert [name for name in sorted(other) if not known.fullmatch(name)] == []
    coded = {name.rsplit("/", 1)[0] for name in names if name.endswith("/qr.svg")}
    assert coded == {name.rsplit("/", 1)[0] for name in names if name.endswith("/qr.png")}
    catalogue = shipped.catalogue
    assert len(coded) == len(catalogue.items) + sum(1 + len(domain.categories) for domain in catalogue.domains)


def test_markup_is_closed_and_ids_are_single(pages: dict[str, Element]) -> None:
    faults = [f"{path}: {fault}" for path, page in pages.items() for fault in page.faults]
    assert faults == []
    repeated = {path: [name for name in page.ids if page.ids.count(name) > 1] for path, page in pages.items()}
    assert {path: names for path, names in repeated.items() if names} == {}
    assert {path: name for path, page in pages.items() for name in page.ids if re.search(r"\s", name)} == {}


def test_each_page_has_one_title_one_heading_one_main_and_is_chinese(pages: dict[str, Element]) -> None:
    titles: dict[str, str] = {}
    for path, page in pages.items():
        assert page.one("html").attributes["lang"] == "zh-CN", path
        assert [element.tag for element in page.all("main")] == ["main"], path
        assert len(page.all("h1")) == 1, path
        assert page.one("h1").text, path
        title = page.one("head").one("title").text
        assert title, path
        titles[path] = title
    assert titles["01/018/"].startswith(pages["01/018/"].one("h1").text)


# ----- links


def test_links_and_anchors_resolve(shipped: Built, pages: dict[str, Element]) -> None:
    files = {path.relative_to(shipped.site).as_posix() for path in shipped.site.rglob("*") if path.is_file()}
    broken, seen = [], 0
    for path, page in pages.items():
        for tag, _name, address in links_of(page):
            if re.match(r"[a-z]+:", address) or path == "404.html":
                continue
            seen += 1
            target, fragment = resolve(path, address)
            if (target in files) == (target in pages) and target != "404.html":
                broken.append(f"{path}: {tag} {address}: nothing there")
            elif fragment and fragment not in pages[target].ids:
                broken.append(f"{path}: {tag} {address}: no such anchor")
    assert broken == []
    assert seen > 10_000


def test_labels_of_a_page_point_at_ids_of_it(pages: dict[str, Element]) -> None:
    broken = [
        f"{path}: {name}={value}"
        for path, page in pages.items()
        for element in page.walk()
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        for value in element.attributes.get(name, "").split()
        if value not in page.ids
    ]
    assert broken == []


def test_every_link_within_the_site_is_relative(shipped: Built, pages: dict[str, Element]) -> None:
    """Only the canonical address is absolute; links to other sites are those the rules and the catalogue ask for."""
    catalogue = shipped.catalogue
    outward = (*OUTWARD, f"https://{catalogue.office.site_domain}/")
    outward += tuple(document.url for item in catalogue.items for document in item.published if "://" in document.url)
    wrong = []
    for path, page in pages.items():
        for element in page.walk():
            for name in ("href", "src", "action", "data-apply"):
                address = element.attributes.get(name, "x")
                if element.tag == "link" and element.attributes.get("rel") == "canonical":
                    continue
                if element.tag == "a" and name == "href" and address.startswith(("tel:", "mailto:", *outward)):
                    continue
                if re.match(r"[a-z]+:|/", address, re.IGNORECASE) and path != "404.html":
                    wrong.append(f"{path}: {element.tag} {name}={address}")
    assert wrong == []


def test_page_for_lost_readers_links_from_the_root_of_the_site(shipped: Built, pages: dict[str, Element]) -> None:
    """A server shows 404.html at any depth, so its links cannot be relative to a page; but its other ways to the script
    are, for when the site stands elsewhere."""
    base = urlsplit(shipped.catalogue.office.site_url).path
    for tag, name, address in links_of(pages["404.html"]):
        if name == "xlink:href":
            assert re.fullmatch(r"(|\.|(\.\./)*\.\.)/assets/gongkai/site\.js", address)
        elif not re.match(r"[a-z]+:|#", address):
            assert address.startswith(base), f"{tag} {address}"
            target = address.removeprefix(base).partition("#")[0]
            assert target in pages or (shipped.site / target).is_file(), address


def test_office_address_stands_only_where_it_must(shipped: Built) -> None:
    """Canonical tag, page label, text beside the code, sitemap, feeds, data: nowhere else (design, decision 6)."""
    site_url = shipped.catalogue.office.site_url
    allowed = re.compile(
        rb'<meta name="Url" content="[^"]*">|<link rel="canonical" href="[^"]*">|<span class="gk-url">[^<]*</span>'
    )
    for file in sorted(shipped.site.rglob("*")):
        is_feed = file.suffix == ".xml"
        if not file.is_file() or is_feed or file.name in ("catalogue.json", "all.jsonld", "build.json"):
            continue
        assert site_url.encode() not in allowed.sub(b"", file.read_bytes()), file


def test_nothing_is_fetched_from_another_host(shipped: Built, pages: dict[str, Element]) -> None:
    foreign = []
    for path, page in pages.items():
        for element in page.walk():
            fetches = element.tag in ("script", "img", "iframe", "source", "video", "audio", "embed", "object", "use")
            if element.tag == "link" and element.attributes.get("rel") != "canonical":
                fetches = True
            addresses = [element.attributes.get(name, "") for name in ("href", "src", "srcset", "data", "poster")]
            if fetches and any("//" in address for address in addresses):
                foreign.append(f"{path}: {element.tag} {addresses}")
    for style in shipped.site.rglob("*.css"):
        text = style.read_text("utf-8")
        targets = re.findall(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)", text)
        foreign += [f"{style.name}: {a or b}" for a, b in targets if not (a or b).startswith(("data:", "#"))]
    assert foreign == []


def test_no_page_holds_inline_script_style_or_handler(pages: dict[str, Element]) -> None:
    """`default-src 'self'` holds without `unsafe-inline` (design, decision 6)."""
    wrong = []
    for path, page in pages.items():
        for element in page.walk():
            if element.tag == "style" or (element.tag == "script" and not element.attributes.get("src")):
                wrong.append(f"{path}: <{element.tag}> inline")
            if element.tag == "script" and any(element.children):
                wrong.append(f"{path}: <script src> with text")
            wrong += [
                f"{path}: {element.tag} {name}"
                for name in element.attributes
                if name == "style" or name.startswith("on")
            ]
            wrong += [
                f"{path}: {name}={value}"
                for name, value in element.attributes.items()
                if re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE)
            ]
    assert wrong == []


def test_item_page_is_light(shipped: Built, pages: dict[str, Element]) -> None:
    """HTML and one stylesheet are enough to read the page a code leads to; scripts only add comfort."""
    for item in shipped.catalogue.items:
        page = pages[item_path(item.id)]
        assert len([link for link in page.all("link") if link.attributes["rel"] == "stylesheet"]) == 1, item.id
        pictures = [picture.attributes["src"].rpartition("/")[2] for picture in page.all("img")]
        assert pictures == ["qr.png"], "the code alone: WeChat reads a picture file, no drawing"
        for script in page.all("script"):
            assert script.attributes["src"].endswith("gongkai/site.js") or "defer" in script.attributes, item.id
        size = (shipped.site / item_path(item.id) / "index.html").stat().st_size
        assert size < 32_000, f"{item.id}: {size} bytes"


# ----- sitemap, canonical addresses


def gone(built: Built) -> dict[str, str]:
    """Path of the page of each retired id → path of the one page that takes its place."""
    return {path_of(entry.id): path_of(entry.replaced_by[0]) for entry in built.catalogue.permalinks.retired}


def test_sitemap_lists_every_live_page_once_and_nothing_else(shipped: Built, pages: dict[str, Element]) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.parse(shipped.site / "sitemap.xml").getroot()
    assert root.tag == space + "urlset"
    listed = [element.text for element in root.iter(space + "loc")]
    site_url = shipped.catalogue.office.site_url
    assert listed == [site_url + path for path in sorted(pages.keys() - {"404.html"} - gone(shipped).keys())]


def test_canonical_address_is_the_pages_own_or_its_successors(shipped: Built, pages: dict[str, Element]) -> None:
    site_url = shipped.catalogue.office.site_url
    for path, page in pages.items():
        found = [link.attributes["href"] for link in page.all("link", rel="canonical")]
        assert found == ([] if path == "404.html" else [site_url + gone(shipped).get(path, path)]), path


def test_build_record_counts_the_pages(shipped: Built, pages: dict[str, Element]) -> None:
    record = (shipped.site / "build.json").read_text("utf-8")
    assert f'"pages": {len(pages) - 1}' in record  # 404.html is not counted
    assert f'"items": {len(shipped.catalogue.items)}' in record


def test_no_file_of_the_site_is_a_link_or_empty(shipped: Built) -> None:
    files: list[Path] = [path for path in shipped.site.rglob("*") if not path.is_dir()]
    assert [path for path in files if path.is_symlink() or not path.stat().st_size] == []
