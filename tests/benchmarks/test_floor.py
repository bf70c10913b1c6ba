from pathlib import Path

from benchmarks.floor import write_pages
from benchmarks.synthetic import write_catalogue


def test_writes_one_page_an_item_and_nothing_else(tmp_path: Path) -> None:
    write_catalogue(39, tmp_path / "catalog")
    assert write_pages(tmp_path / "catalog", tmp_path / "out") == 39
    pages = [path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert len(pages) == 39
    assert Path("13/003/index.html") in pages


def test_page_carries_the_fields_escaped(tmp_path: Path) -> None:
    write_catalogue(13, tmp_path / "catalog")
    path = tmp_path / "catalog" / "01-land-requisition.yml"
    path.write_text(path.read_text("utf-8").replace("title: 征地补偿", "title: <b>征地补偿", 1), "utf-8")
    write_pages(tmp_path / "catalog", tmp_path / "out")
    page = (tmp_path / "out" / "01" / "001" / "index.html").read_text("utf-8")
    assert "&lt;b&gt;征地补偿" in page
    for word in ("一级事项", "公开依据", "公开时限", "公开渠道", "公开层级", "编码 01-001"):
        assert word in page
