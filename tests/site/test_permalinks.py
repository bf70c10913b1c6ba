"""An address once printed is never lost: withdrawn ids keep a page, a vanished id stops the build."""

import json
import re
from pathlib import Path

import jsonschema_rs
import pytest

from generator.model.address import item_path, path_of
from tests.site.support import (
    TOMBSTONE,
    Built,
    Element,
    build,
    build_once,
    common_base,
    gongkai,
    lay_out_small,
    parse_site,
    tree,
)


def test_withdrawn_id_keeps_a_page_that_says_what_why_when_and_where_to(
    shipped: Built, pages: dict[str, Element]
) -> None:
    page = pages[item_path(TOMBSTONE)].one("main")
    assert page.one("h1").text == "征地补偿旧标准"
    assert TOMBSTONE in page.text
    assert "已于 2026-11-30 合并" in page.text
    assert "2026-11-24 首次发布" in page.text
    assert "和征地补偿标准合并。" in page.text
    assert page.one("p", class_="gk-summary").one("time").attributes["datetime"] == "2026-11-30"
    targets = [link.attributes["href"] for link in page.one("ul", class_="gk-results-plain").all("a")]
    assert targets == ["../../01/002/"]
    assert shipped.catalogue.office.contact.phone in page.text


def test_withdrawn_id_is_in_no_list_and_not_in_the_sitemap(shipped: Built, pages: dict[str, Element]) -> None:
    for path in ("", "01/", "az/", "laws/", "bodies/"):
        assert item_path(TOMBSTONE) not in [link.attributes.get("href", "")[-7:] for link in pages[path].all("a")]
    assert item_path(TOMBSTONE) not in (shipped.site / "sitemap.xml").read_text("utf-8")
    assert TOMBSTONE not in (shipped.site / "search" / "names.js").read_text("utf-8")


def without_first_item(catalog: Path) -> None:
    """Cut 04-001 out of the catalogue, as an editor who deletes it would."""
    (file,) = catalog.glob("04-*.yml")
    head, _, rest = file.read_text("utf-8").partition("  - id: 04-001\n")
    rest = rest[rest.index("  - id: 04-002\n") :]
    lines = head.splitlines()
    while any("item: 04-001" in line for line in lines):
        at = next(number for number, line in enumerate(lines) if "item: 04-001" in line)
        del lines[at - 1 : at + 1]
    file.write_text("\n".join(lines) + "\n" + rest, "utf-8")


def test_vanished_id_stops_the_build_and_the_old_site_stays(office: tuple[Path, Path]) -> None:
    catalog, site = office
    before = tree(site)
    without_first_item(catalog)
    done = gongkai("build", "--catalog", catalog, "--site-dir", site, cwd=catalog.parent)
    assert done.returncode == 1
    assert "GK403" in done.stderr
    assert "04-001" in done.stderr
    assert "permalinks.yml" in done.stderr
    assert tree(site) == before


def test_withdrawing_it_properly_builds_and_every_old_address_still_answers(office: tuple[Path, Path]) -> None:
    catalog, site = office
    before = parse_site(site).keys()
    without_first_item(catalog)
    register = catalog / "permalinks.yml"
    retired = 'retired:\n  - id: 04-001\n    title: 旧事项\n    "on": "2026-11-30"\n    reason: 并入下一项。\n'
    text = re.sub(r"  04-001: .*\n", "", register.read_text("utf-8"))
    register.write_text(text.replace("retired: []", retired + "    replaced_by: [04-002]"), "utf-8")
    build(catalog, site)
    after = parse_site(site)
    assert before - after.keys() == set()
    assert "合并" in after["04/001/"].one("main").text
    assert not (site / "04" / "001" / "qr.svg").exists()


def test_withdrawn_id_may_not_be_given_out_again(tmp_path: Path) -> None:
    catalog = lay_out_small(tmp_path)
    register = catalog / "permalinks.yml"
    retired = 'retired:\n  - id: 04-001\n    title: 旧事项\n    "on": "2026-11-30"\n    reason: 撤销。'
    register.write_text(register.read_text("utf-8").replace("retired: []", retired))
    done = gongkai("build", "--catalog", catalog, "--site-dir", tmp_path / "site", cwd=tmp_path)
    assert done.returncode == 1
    assert "GK404" in done.stderr
    assert not (tmp_path / "site").exists()


GONE = """retired:
  - {id: 87-001, title: 旧领域的事项, "on": "2026-11-30", reason: 撤销。}
  - {id: 04-c99, title: 旧类别, "on": "2026-11-30", reason: 并入政策解读。, replaced_by: [04-c2]}
  - {id: 04-998, title: 拆开的事项, "on": "2026-11-30", reason: 调整。, replaced_by: [04-002, 04-999]}
  - {id: 04-999, title: 后来没有的事项, "on": "2026-11-30", reason: 调整。}
  - {id: "88", title: 旧领域, since: "2020-01-01", "on": "2026-11-30", reason: 并走了。, replaced_by: ["04"]}"""


def prepare_gone(folder: Path) -> None:
    register = lay_out_small(folder) / "permalinks.yml"
    register.write_text(register.read_text("utf-8").replace("retired: []", GONE), "utf-8")


@pytest.fixture(scope="module")
def gone(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Ids of every kind that were withdrawn."""
    return build_once(common_base(tmp_path_factory), "gone", prepare_gone)


def test_withdrawn_id_of_a_domain_that_is_gone_keeps_its_page(gone: Built) -> None:
    """The shell of another domain serves; links still lead somewhere."""
    page = gone.pages["87/001/"]
    assert "旧领域的事项" in page.one("main").text
    assert [link.attributes["href"] for link in page.all("link", rel="stylesheet")] == ["../../assets/gongkai/site.css"]


def test_withdrawn_category_keeps_its_page_and_names_the_successor(gone: Built) -> None:
    page = gone.pages["04/c99/"].one("main")
    assert "旧类别" in page.text
    assert "政策解读" in page.text


def test_split_says_which_part_ended_later(gone: Built) -> None:
    page = gone.pages["04/998/"].one("main")
    assert [a.attributes["href"] for a in page.one("ul", class_="gk-next").all("a")] == ["../../04/002/"]
    assert "其中 后来没有的事项（04-999）后来已撤销。" in page.text


def test_withdrawn_domain_keeps_its_page_with_links_that_lead_somewhere(gone: Built) -> None:
    """It lies higher than an item's page, so it cannot be filled into an item's shell."""
    page = gone.pages["88/"]
    assert page.meta()["gongkai-id"] == "88"
    assert page.one("ul", class_="gk-next").one("a").attributes["href"] == "../04/"
    assert [link.attributes["href"] for link in page.all("link", rel="stylesheet")] == ["../assets/gongkai/site.css"]
    assert "旧领域" not in gone.pages[""].text
    assert "88/" not in (gone.site / "sitemap.xml").read_text("utf-8")


def test_every_live_page_tells_machines_whose_it_is(shipped: Built, pages: dict[str, Element]) -> None:
    told = {path: page.meta().get("gongkai-id", "") for path, page in pages.items()}
    assert {i: path for path, i in told.items() if i} == {
        i: path_of(i) for i in (*shipped.catalogue.addresses, TOMBSTONE)
    }
    live = {page.meta()["gongkai-state"] for path, page in pages.items() if told[path] not in ("", TOMBSTONE)}
    assert live == {"live"}
    assert [path for path, page in pages.items() if "robots" in page.meta()] == [path_of(TOMBSTONE)]


# ----- an office whose address is not settled


def test_site_without_an_address_is_built_whole_but_for_what_carries_it(tmp_path: Path) -> None:
    catalog = lay_out_small(tmp_path)
    office = catalog / "office.yml"
    office.write_text(re.sub(r"site_url: .*\n", "", office.read_text("utf-8")), "utf-8")
    said = build(catalog, tmp_path / "site")
    assert "警告 GK604" in said
    site = tmp_path / "site"
    names = [path.name for path in site.rglob("*") if path.is_file()]
    assert not {"qr.svg", "qr.png", "sitemap.xml"} & set(names)
    pages = parse_site(site)
    for path, page in pages.items():
        assert page.all("link", rel="canonical") == [], path
        assert "Url" not in page.meta(), path
        assert "None" not in page.text and "扫一扫" not in page.text, path
    data = json.loads((site / "catalogue.json").read_text("utf-8"))
    assert data["office"]["site_url"] is None
    assert {item["url"] for item in data["items"]} == {None}
    schema = json.loads((site / "catalogue.schema.json").read_text("utf-8"))
    assert jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid(data)
    arguments = ("links", "verify", "--site", site, "--catalog", catalog)
    done = gongkai(*arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "没有核对二维码" in done.stdout
