"""`gongkai poster`: what it prints, what it refuses and in which words, and that a refusal writes nothing."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from generator.cli import exits
from generator.cli import poster as command
from generator.cli.poster import Request
from generator.model.catalogue import Catalogue
from generator.model.poster import Size
from generator.pipeline import posters as pipeline
from generator.pipeline import printing
from generator.read.made.printed import plain, read_printed

Gongkai = Callable[..., Any]
SET = """posters:
  - name: 示例村
    board: 示例村公示栏
    size: A3
    red_head: true
    domains: ["01"]
    items: [01-002, 02-001]
"""


def codes(pdf: Path) -> list[str]:
    """Ends of the addresses on the pages."""
    return [
        code.text.removeprefix("https://www.example.gov.cn/gk/")
        for page in read_printed(pdf.read_bytes())
        for code in page.codes
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--domain", "01"], ["01/"]),
        (["--domain", "01,02"], ["01/", "02/"]),
        (["--domain", "1；２"], ["01/", "02/"]),
        (["2", "--items"], ["02/", "02/c1/", "02/001/"]),
        (["--domain", "义务教育", "--items"], ["02/", "02/c1/", "02/001/"]),
        (["--category", "01-c2"], ["01/c2/"]),
        (["--category", "01－C2", "--items"], ["01/c2/", "01/002/", "01/003/"]),
        (["--item", "01-003", "01-001"], ["01/001/", "01/003/"]),
        (["--item", "01-003，01-001", "--item", "02—001"], ["01/001/", "01/003/", "02/001/"]),
        (["01-002", "02", "01-c1"], ["01/c1/", "01/002/", "02/"]),
        (["--body", "县自然资源局"], ["01/001/", "01/003/"]),
        (["--for", "乡级"], ["01/001/", "01/002/"]),
        (["--for", "村", "--domain", "01,02"], ["01/002/"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_asked_for_is_printed(
    arguments: list[str], expected: list[str], gongkai: Gongkai, small_catalog: Path, tmp_path: Path
) -> None:
    run = gongkai("poster", *arguments, "-o", "out.pdf")
    assert run.code == exits.OK, run.err
    assert codes(tmp_path / "out.pdf") == expected
    assert run.out == (
        f"已印 {len(expected)} 张 A4 海报（{len(expected)} 页）：out.pdf。每个二维码都读回来核对过；"
        "二维码边长 90 毫米以上，站在 0.9 米以内扫。打印时选“实际大小”。\n"
    )


def test_a_title_is_looked_for_as_it_was_typed(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    file = small_catalog / "02-school.yml"
    file.write_text(file.read_text("utf-8").replace("title: 义务教育\n", "title: 义务教育（PPP 项目）\n", 1), "utf-8")
    assert gongkai("poster", "--domain", "义务教育（PPP 项目）", "-o", "out.pdf").code == exits.OK
    assert codes(tmp_path / "out.pdf") == ["02/"]


def test_example_office_is_warned_of_and_printed(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("poster", "01", "-o", "out.pdf")
    assert run.err == (
        "提示：二维码里的网址（https://www.example.gov.cn/gk/01/）是示例县的，不是本单位的。印出去就不能改，张贴之前先想好。\n"
    )
    office = small_catalog / "office.yml"
    office.write_text(office.read_text("utf-8").replace("example: true\n", ""), "utf-8")
    assert gongkai("poster", "01", "-o", "out.pdf").err == ""


def test_a_set_has_its_own_size_head_and_board(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    (small_catalog / "posters.yml").write_text(SET, "utf-8")
    run = gongkai("poster", "--set", "示例村", "-o", "village.pdf")
    assert run.code == exits.OK
    assert "3 张 A3 海报" in run.out
    pages = list(read_printed((tmp_path / "village.pdf").read_bytes()))
    assert [round(page.width) for page in pages] == [297] * 3
    assert all("示例村公示栏" in page.text for page in pages)
    assert "枚标贴（1 页）" in gongkai("poster", "--set", "示例村", "--size", "STICKER", "-o", "village.pdf").out


def test_a_real_office_does_not_print_the_boards_of_the_example(gongkai: Gongkai, small_catalog: Path) -> None:
    (small_catalog / "posters.yml").write_text(SET, "utf-8")
    office = small_catalog / "office.yml"
    office.write_text(office.read_text("utf-8").replace("example: true\n", ""), "utf-8")
    run = gongkai("poster", "--set", "示例村", "-o", "village.pdf")
    assert run.code == exits.DATA
    assert "“示例村”还是示例的公示栏" in run.err
    assert not Path("village.pdf").exists()
    assert "GK605 posters.yml 里“示例村”还是示例的公示栏" in gongkai("check").out


def test_each_gives_a_file_a_poster_named_by_id(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    run = gongkai("poster", "--domain", "01", "--items", "--each", "-o", "posters/village")
    assert run.code == exits.OK
    files = sorted((tmp_path / "posters" / "village").iterdir())
    assert [file.name for file in files] == [
        "01-001.pdf", "01-002.pdf", "01-003.pdf", "01-c1.pdf", "01-c2.pdf", "01.pdf"
    ]  # fmt: skip
    for file in files:
        assert codes(file) == [file.stem.replace("-", "/") + "/"]


def test_each_sticker_fills_its_sheet(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    assert gongkai("poster", "01-001", "--size", "sticker", "--each", "-o", "labels").code == exits.OK
    assert codes(tmp_path / "labels" / "01-001.pdf") == ["01/001/"] * 10


def test_same_command_gives_the_same_bytes(
    gongkai: Gongkai, small_catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")  # 2026-11-24
    for name in ("a.pdf", "b.pdf"):
        assert gongkai("poster", "01", "01-002", "-o", name).code == exits.OK
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    text = plain(pypdf.PdfReader(tmp_path / "a.pdf").pages[0].extract_text())
    assert "印制日期2026年11月24日" in text


USAGE = [
    ([], "没有写要印什么：--domain 01"),
    (["--items"], "--items 要和 --domain 或者 --category 一起用"),
    (["--items", "--item", "01-001"], "--items 要和 --domain 或者 --category 一起用"),
    (["--item", "01-999"], "目录里没有编码“01-999”"),
    (["--domain", "99"], "目录里没有编码“99”"),
    (["--item", "01-004"], "“01-004 征地补偿登记”已于 2026-11-24 合并，不能再印海报，改印替代它的 01-002"),
    (["--body", "县教育厅"], "bodies.yml 里没有登记“县教育厅”"),
    (["--body", "县人民政府", "--for", "省级"], "“省级”不是公开层级，可选：县级、乡级、村级"),
    (["--for", "村级", "--domain", "02"], "目录里没有符合的事项"),
    (["--set", "示例村"], "没有叫“示例村”的张贴，catalog 文件夹里没有 posters.yml"),
    (["--set", "示例村", "--domain", "01"], "--set 已经写明印哪些"),
    (["01", "--size", "A5"], "“--size”的内容不对，可选：A4、A3、sticker"),
    (["01", "--catalog", "nowhere"], "没有“nowhere”这个文件夹"),
    (["01", "--workers", "-1"], "“--workers”的内容不对"),
]


@pytest.mark.parametrize(
    ("arguments", "said"), USAGE, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_wrong_usage_gives_2_and_writes_nothing(
    arguments: list[str], said: str, gongkai: Gongkai, small_catalog: Path, tmp_path: Path
) -> None:
    run = gongkai("poster", *arguments, "-o", "out.pdf")
    assert run.code == exits.USAGE
    assert said in run.err
    assert not re.search(r"\b(Error|Invalid|option|Traceback)\b", run.err)
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "out.txt"], "-o 要写以 .pdf 结尾的文件名"),
        (["-o", "catalog"], "“catalog”是文件夹"),
        (["-o", "catalog/office.yml", "--each"], "-o 要写文件夹"),
        ([], "缺少 -o：写明存成哪个 PDF 文件"),
    ],
)
def test_output_must_fit_what_is_printed(
    arguments: list[str], said: str, gongkai: Gongkai, small_catalog: Path
) -> None:
    before = sorted(small_catalog.rglob("*"))
    run = gongkai("poster", "01", *arguments)
    assert run.code == exits.USAGE
    assert said in run.err
    assert sorted(small_catalog.rglob("*")) == before


def test_errors_in_the_catalogue_stop_the_printing(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    (small_catalog / "posters.yml").write_text(SET.replace("02-001", "01-004"), "utf-8")
    run = gongkai("poster", "--set", "示例村", "-o", "out.pdf")
    assert run.code == exits.DATA
    assert "错误 GK484" in run.err
    assert not (tmp_path / "out.pdf").exists()


def test_of_two_entries_for_one_id_check_tells_the_first_too(gongkai: Gongkai, small_catalog: Path) -> None:
    (small_catalog / "posters.yml").write_text(SET.replace("02-001", "01-004"), "utf-8")
    with (small_catalog / "permalinks.yml").open("a", encoding="utf-8") as register:
        register.write('  - {id: 01-004, title: 另一个, on: "2026-12-01", reason: 又写一次}\n')
    out = gongkai("check").out
    assert "“01-004 征地补偿登记”已于 2026-11-24 合并，不能再贴" in out
    assert "01-004 另一个”已于" not in out


def changed(monkeypatch: pytest.MonkeyPatch, **office: str) -> None:
    """The command reads a catalogue whose office is another."""
    read = command.read_catalogue

    def read_changed(folder: Path) -> Catalogue | None:
        catalogue = read(folder)
        return catalogue and replace(catalogue, office=replace(catalogue.office, **office))

    monkeypatch.setattr(command, "read_catalogue", read_changed)


def test_an_office_without_an_address_is_refused(
    gongkai: Gongkai, small_catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(monkeypatch, site_url="")
    run = gongkai("poster", "01", "-o", "out.pdf")
    assert run.code == exits.DATA
    assert run.err.startswith("office.yml 里没有写 site_url")
    assert not (tmp_path / "out.pdf").exists()


def test_a_bad_address_is_warned_of_and_one_too_long_for_a_label_refused(
    gongkai: Gongkai, small_catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(monkeypatch, site_url="http://www.shilixian.gov.cn/" + "a" * 69 + "/")
    run = gongkai("poster", "01", "-o", "out.pdf")
    assert run.code == exits.OK
    assert "不是 https，太长（事项网址超过 60 个字符，二维码会太密）" in run.err
    run = gongkai("poster", "01", "--size", "sticker", "-o", "labels.pdf")
    assert run.code == exits.DATA
    assert run.err.startswith("网址太长，sticker 放不下每格 1 毫米的二维码：")
    assert not (tmp_path / "labels.pdf").exists()


@pytest.mark.parametrize("each", [[], ["--each"]])
def test_nothing_is_written_when_one_code_does_not_read_back(
    each: list[str], gongkai: Gongkai, small_catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.pdf").write_bytes(b"old")
    honest = pipeline.read_printed

    def misread(pdf: bytes, first: int = 0, count: int | None = None) -> list[Any]:
        pages = list(honest(pdf, first, count))
        return [replace(page, codes=() if "01002" in page.text else page.codes) for page in pages]

    monkeypatch.setattr(pipeline, "read_printed", misread)
    run = gongkai("poster", "--domain", "01", "--items", *each, "-o", "out" if each else "old.pdf")
    assert run.code == exits.MACHINE
    assert "海报“01-002 征收土地公告”的二维码印出来读不了。没有生成文件。" in run.err
    assert (tmp_path / "old.pdf").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalog", "old.pdf"]


def test_each_writes_no_file_when_one_cannot_be_written(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "01-c1.pdf").mkdir(parents=True)
    run = gongkai("poster", "01", "01-c1", "--each", "-o", "out")
    assert run.code == exits.MACHINE
    assert "写不了文件，一个也没有改：这是文件夹，不是文件（out/01-c1.pdf）" in run.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["01-c1.pdf"]


def test_missing_packages_are_named_with_how_to_get_them(
    gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "find_spec", lambda name: None if name == "zxingcpp" else object())
    run = gongkai("poster", "01", "-o", "out.pdf")
    assert run.code == exits.MACHINE
    assert "没有装：zxing-cpp。运行 pip install 'gongkai[print]'" in run.err


def test_a_missing_typeface_is_named_with_how_to_get_one(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    run = gongkai("poster", "01", "--font", "没有这种字体", "-o", "out.pdf")
    assert run.code == exits.MACHINE
    assert "没有找到字体“没有这种字体”" in run.err
    assert "fonts-noto-cjk" in run.err
    assert not (tmp_path / "out.pdf").exists()


def test_sizes_of_the_command_are_those_of_the_model() -> None:
    from generator.cli.main import SIZES

    assert list(SIZES) == [size.value for size in Size]
    assert Request().size == ""
