"""Texts of plain files, as they stand there."""

from generator.check.site_personal import judge
from generator.read.attached import read_attached


def test_lines_of_a_cell_stay_apart() -> None:
    """Run together, 住所 and the number of the next line were taken for somebody's address, and a site was refused."""
    data = '事项,公开内容\r\n出让,"受让人名称、住所\n成交时间、地点（清河村第12号）"\r\n'.encode()
    texts, problems = read_attached("07.csv", data)
    assert problems == []
    assert [text.text for text in texts][-1] == "受让人名称、住所\n成交时间、地点（清河村第12号）"
    assert judge("07.csv", texts, frozenset()) == []


def test_an_address_in_one_line_of_a_cell_is_found() -> None:
    data = '姓名,情况\n王小明,"已发放\n住所：清河镇清河村第12号"\n'.encode()
    texts, _ = read_attached("a.csv", data)
    assert [found.code for found in judge("a.csv", texts, frozenset())] == ["GK506"]
