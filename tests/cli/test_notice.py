"""`gongkai notice` as a clerk uses it: what is written, what is refused and in which words."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from generator.cli import exits
from generator.read.made.printed import plain, read_printed

Gongkai = Callable[..., Any]
ADDRESS = "https://www.example.gov.cn/gk/01/002/"
RECORDS = """records:
  - id: "2026-0001"
    item: 01-002
    title: 河东村征收土地公告
    url: "https://www.example.gov.cn/art/2026/5/6/art_1.html"
    number: 示政发〔2026〕3号
    bodies: [县自然资源局]
    units: [河东村]
    date: "2026-05-06"
    date_from: 网页标注
    channel: 社区/企事业单位/村公示栏（电子屏）
    removed: "2026-06-30"
  - id: "2026-0002"
    item: 01-002
    title: 河西村征收土地公告
    url: "https://www.example.gov.cn/art/2026/6/2/art_2.html"
    date: "2026-06-02"
    date_from: 网页标注
    channel: 政府网站
  - id: "2026-0003"
    item: 01-002
    event_on: "2026-06-03"
  - id: "2026-0004"
    item: 01-002
    corrects: "2026-0002"
    title: 河西村征收土地公告（更正）
    url: "https://www.example.gov.cn/art/2026/6/2/art_2.html"
    date: "2026-06-02"
    date_from: 网页标注
    channel: 政府网站
  - id: "2026-0005"
    item: 01-002
    title: 河北村征收土地公告
    url: "https://www.example.gov.cn/art/2026/6/2/art_3.html"
    date: "2026-06-02"
    date_from: 网页标注
    channel: 政府网站
    removed: "2026-06-09"
"""


@pytest.fixture
def folder(small_catalog: Path) -> Path:
    write(small_catalog, RECORDS)
    return small_catalog


def write(catalog: Path, records: str) -> None:
    (catalog / "records" / "2026").mkdir(parents=True, exist_ok=True)
    (catalog / "records" / "2026" / "05.yml").write_text(records, "utf-8")


@pytest.mark.usefixtures("folder")
def test_texts_are_shown_where_no_file_is_named(gongkai: Gongkai) -> None:
    run = gongkai("notice", "2026-0001")
    assert run.code == exits.OK, run.err
    assert "—— 2026-0001-大喇叭 ——\n河东村的各位村民" in run.out
    assert "已经在五月六日公开" in run.out and "公示到六月三十日" in run.out
    assert f"【示例县】河东村征收土地公告已公开（5月6日），详见 {ADDRESS}" in run.out
    assert "标题：河东村征收土地公告" in run.out and "（示政发〔2026〕3号）" in run.out
    assert "示例县的" in run.err and "短信 " in run.err


def test_a_page_has_its_code_and_its_days(gongkai: Gongkai, folder: Path) -> None:
    run = gongkai("notice", "2026-0001", "-o", "公示.pdf")
    assert run.code == exits.OK, run.err
    pages = list(read_printed((folder.parent / "公示.pdf").read_bytes()))
    assert [[code.text for code in page.codes] for page in pages] == [[ADDRESS]]
    for words in ("河东村征收土地公告", "张贴日期　2026年5月6日", "贴到2026年6月30日", "0000-0000001", "示例数据"):
        assert plain(words) in pages[0].text
    assert (round(pages[0].width), round(pages[0].height)) == (210, 297)


def test_word_says_the_same_and_shows_the_code(gongkai: Gongkai, folder: Path) -> None:
    for _ in range(2):
        assert gongkai("notice", "2026-0001", "--as", "公示", "-o", "a.docx").code == exits.OK
    file = folder.parent / "a.docx"
    document = docx.Document(str(file))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "张贴日期　2026年5月6日" in text and ADDRESS in text
    assert ["公开单位", "县自然资源局"] in [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert len(document.inline_shapes) == 1
    import zxingcpp
    from PIL import Image

    with zipfile.ZipFile(file) as package, package.open("word/code.png") as picture:
        assert [code.text for code in zxingcpp.read_barcodes(Image.open(picture))] == [ADDRESS]


def test_all_since_a_day_into_a_folder(gongkai: Gongkai, folder: Path) -> None:
    run = gongkai("notice", "--since", "2026-05-01", "-o", "out")
    assert run.code == exits.OK, run.err
    names = sorted(path.name for path in (folder.parent / "out").iterdir())
    forms = ("公示.docx", "公示.pdf", "大喇叭.txt", "微信.txt", "短信.txt")
    assert names == sorted(f"{one}-{form}" for one in ("2026-0001", "2026-0004") for form in forms)
    assert gongkai("notice", "--since", "2026-05-07", "--as", "短信").out.count("【示例县】") == 1
    assert "没有登记过" in gongkai("notice", "--since", "2026-07-01").out


@pytest.mark.usefixtures("folder")
def test_an_item_and_a_day_by_hand(gongkai: Gongkai, tmp_path: Path) -> None:
    assert gongkai("notice", "1-1", "--as", "公示", "-o", "a.pdf").code == exits.OK
    page = next(read_printed((tmp_path / "a.pdf").read_bytes()))
    assert plain("征地补偿标准") in page.text and plain("张贴日期年月日") in page.text and "撤下日期" not in page.text
    assert gongkai("notice", "01-001", "--posted", "2026-06-01", "-o", "b.pdf").code == exits.OK
    assert plain("2026年6月1日") in next(read_printed((tmp_path / "b.pdf").read_bytes())).text


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("2026-0002", "2026-0002 已由 2026-0004 更正，写 2026-0004"),
        ("2026-0003", "只登记了事由，还没有公开的文件"),
        ("2026-0005", "已于 2026-06-09 撤下"),
        ("2026-0009", "没有“2026-0009”"),
        ("01-003", "是依申请公开的，不广播、不张贴、不群发"),
    ],
)
def test_what_must_not_go_out_is_refused(named: str, why: str, gongkai: Gongkai, tmp_path: Path) -> None:
    run = gongkai("notice", named, "-o", "out")
    assert run.code == exits.DATA
    assert why in run.err
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "没有写哪一份"),
        (["2026-0001", "--as", "公示"], "公示要写成文件"),
        (["2026-0001", "--as", "短信", "-o", "a.pdf"], ".pdf 只用于公示"),
        (["2026-0001", "-o", "a.txt"], ".txt 里只写一种"),
        (["2026-0001", "2026-0004", "-o", "a.pdf"], "-o 要写文件夹"),
        (["2026-0001", "--since", "昨天"], "日期"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], why: str, gongkai: Gongkai) -> None:
    run = gongkai("notice", *arguments)
    assert run.code == exits.USAGE
    assert why in run.err


@pytest.mark.parametrize("title", ["低保户公示，联系人13812345678", "享受人员身份证号110101199003070011的公示"])
def test_personal_data_leaves_in_no_form(title: str, gongkai: Gongkai, small_catalog: Path) -> None:
    write(small_catalog, RECORDS.replace("title: 河东村征收土地公告", f"title: {title}"))
    for form in (["--as", "大喇叭"], ["--as", "短信"], ["--as", "微信"], ["-o", "out"]):
        run = gongkai("notice", "2026-0001", *form)
        assert run.code == exits.DATA
        assert "幺三八" not in run.out and "138" not in run.out.replace("138…", "")
        assert run.out == ""
    assert not (small_catalog.parent / "out").exists()


def test_a_message_without_room_is_refused_and_the_rest_is_written(gongkai: Gongkai, small_catalog: Path) -> None:
    units = "、".join(f"第{at}村民委员会" for at in range(10, 19)).split("、")
    write(small_catalog, RECORDS.replace("units: [河东村]", f"units: [{', '.join(units)}]"))
    run = gongkai("notice", "2026-0001", "2026-0004", "-o", "out")
    assert run.code == exits.DATA
    assert "2026-0001：短信最多 70 个字" in run.err and "不截断" in run.err
    names = {path.name for path in (small_catalog.parent / "out").iterdir()}
    assert "2026-0001-短信.txt" not in names and {"2026-0001-公示.pdf", "2026-0004-短信.txt"} <= names


def test_the_longest_still_fits_a_page(gongkai: Gongkai, small_catalog: Path) -> None:
    units = ", ".join(f"某某县某某乡镇第{at}个很长很长名称的村民委员会以及村民小组" for at in range(10, 60))
    long = "河东村关于" + "很长的标题" * 38 + "公告"
    records = RECORDS.replace("河东村征收土地公告", long).replace("units: [河东村]", f"units: [{units}]")
    write(small_catalog, records)
    file = small_catalog / "01-land.yml"
    content = "\n".join(f"      - 第{at}项很长很长的公开内容，写了许多许多字，一行放不下的那种" for at in range(30))
    file.write_text(file.read_text("utf-8").replace("      - 批准机关和批准文号", content, 1), "utf-8")
    run = gongkai("notice", "2026-0001", "-o", "a.pdf")
    assert run.code == exits.OK, run.err
    assert "微信标题" not in run.err
