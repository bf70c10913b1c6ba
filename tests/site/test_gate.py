"""Nothing with personal data in it is published or printed, wherever on the way it came in."""

import random
from pathlib import Path

import pytest
from markupsafe import Markup

import generator.pipeline.printing as printing
from generator.cli.main import main
from generator.derive.views.head import PageView
from generator.derive.views.item import ItemView
from generator.model.errors import PersonalDataError
from generator.model.page import Page
from generator.pipeline.gate import find_in_site, guard_prints
from generator.render.site.pages import SiteRenderer
from tests.check.personal.grid import card, id_number, mobile
from tests.read.attached.makers import MAKERS, photo_with_place, png_text
from tests.site.support import beside, lay_out_small, read_catalogue, tree

RNG = random.Random(11)
ID, MOBILE, CARD = id_number(RNG), mobile(RNG), card(RNG)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(catalogue, site) of one domain."""
    base = tmp_path_factory.mktemp("gate")
    catalog = lay_out_small(base, "01")
    assert main(["build", "--catalog", str(catalog), "--site-dir", str(base / "site"), "-q"]) == 0
    return catalog, base / "site"


def hole(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Something goes wrong behind the check: a text comes into one page."""
    real = SiteRenderer.page

    def page(self: SiteRenderer, view: PageView[object]) -> Page:
        made = real(self, view)
        if not isinstance(view.body, ItemView):
            return made
        return Page(made.path, made.title, made.head, Markup(str(made.body).replace("</h1>", f"</h1>{text}", 1)))

    monkeypatch.setattr(SiteRenderer, "page", page)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"<p>身份证号{ID}</p>", "GK501"),
        (f"<p>电话 <b>{MOBILE[:5]}</b>{MOBILE[5:]}</p>", "GK502"),
        (f"<!-- {ID} -->", "GK501"),
        (f'<a title="卡号 {CARD}">x</a>', "GK503"),
        ("<table><tr><th>姓名</th><th>病情</th></tr><tr><td>王小明</td><td>尿毒症</td></tr></table>", "GK508"),
    ],
)
def test_a_hole_behind_the_check_stops_the_release(
    built: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], text: str, code: str
) -> None:
    catalog, site = built
    before = tree(site)
    hole(monkeypatch, text)
    assert main(["build", "--catalog", str(catalog), "--site-dir", str(site), "-q", "--no-cache"]) == 1
    told = capfd.readouterr().err
    assert code in told
    assert "01/001/index.html:" in told
    assert "事项 01-001" in told
    assert "原来的网站没有改动" in told
    assert not any(number in told or number[3:] in told for number in (ID, MOBILE, CARD))
    assert tree(site) == before
    assert beside(site) == []


def test_what_the_check_lets_pass_passes(built: tuple[Path, Path]) -> None:
    catalog, site = built
    assert find_in_site(site, read_catalogue(catalog)) == []


def test_a_public_mobile_passes_only_where_the_catalogue_says_so(built: tuple[Path, Path], tmp_path: Path) -> None:
    catalogue = read_catalogue(built[0])
    (tmp_path / "a.html").write_text(f"<p>电话 {MOBILE}</p>", "utf-8")
    assert [one.code for one in find_in_site(tmp_path, catalogue)] == ["GK502"]
    from dataclasses import replace

    office = replace(catalogue.office, contact=replace(catalogue.office.contact, phone=MOBILE))
    assert find_in_site(tmp_path, replace(catalogue, office=office)) == []


@pytest.mark.parametrize(
    "name",
    [
        "html_text",
        "html_comment",
        "json_value",
        "svg_text",
        "xml_text",
        "xlsx_cell",
        "docx_header",
        "pdf_property",
        "png_text",
        "jpeg_exif",
        "csv_cell",
    ],
)
def test_every_kind_of_output_is_looked_through(name: str, tmp_path: Path) -> None:
    file, data = MAKERS[name](f"身份证号{ID}")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / file).write_bytes(data)
    (found,) = {one.code for one in find_in_site(tmp_path, name="site")}
    assert found == "GK501"


def test_scripts_and_lists_of_numbers(tmp_path: Path) -> None:
    (tmp_path / "data.js").write_text('gk.add("x",{"m":"138 001 38 000|' + "13 8001 380 00|" * 40 + '"})', "utf-8")
    assert find_in_site(tmp_path) == []
    (tmp_path / "data.js").write_text(f'gk.add("x",{{"m":"一\\n身份证{ID}\\n二"}})', "utf-8")
    assert {one.code for one in find_in_site(tmp_path)} == {"GK501"}
    (tmp_path / "data.js").write_text(f'gk.add("x",{{"m":"{"1 22 333|" * 40}{MOBILE}|4 5"}})', "utf-8")
    assert {one.code for one in find_in_site(tmp_path)} == {"GK502"}


def test_links_are_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").symlink_to("/etc")
    (tmp_path / "file.html").symlink_to("/etc/hostname")
    assert [(one.code, one.place.file) for one in find_in_site(tmp_path)] == [("GK104", "file.html"), ("GK104", "out")]


def test_prints_are_looked_through_before_they_are_written(built: tuple[Path, Path], tmp_path: Path) -> None:
    catalogue = read_catalogue(built[0])
    for name in ("pdf_property", "docx_cell"):
        file, data = MAKERS[name](f"电话 {MOBILE}")
        with pytest.raises(PersonalDataError, match="没有生成文件"):
            printing.write_prints({tmp_path / file: data}, catalogue)
    assert list(tmp_path.iterdir()) == []
    guard_prints({tmp_path / "a.docx": MAKERS["docx_cell"]("公示")[1]}, catalogue)


def test_gate_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "portal"
    folder.mkdir()
    (folder / "名单.xlsx").write_bytes(MAKERS["xlsx_hidden_sheet"](f"身份证号{ID}")[1])
    (folder / "入户.jpg").write_bytes(photo_with_place())
    assert main(["gate", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "GK501" in out
    assert "工作表“底稿”C7（隐藏的工作表）" in out
    assert "GK518" in out
    assert ID[3:] not in out
    (folder / "名单.xlsx").write_bytes(MAKERS["xlsx_cell"]("公示")[1])
    (folder / "入户.jpg").write_bytes(png_text("公示")[1])
    assert main(["gate", str(folder / "名单.xlsx"), str(folder)]) == 0
    assert "没有发现个人信息" in capsys.readouterr().out
    assert main(["gate", str(tmp_path / "none")]) == 2
