"""What the footer and the page labels still lack, and what is left of the example (rules office and labels)."""

from pathlib import Path

import pytest

from tests.check.test_whole_catalogue import change, problems

FOOTER = {
    "host: 示例县人民政府办公室\n": "主办单位",
    "undertaker: 示例县政务公开中心\n": "承办单位",
    "site_domain: www.example.gov.cn\n": "网站域名",
    'site_id_code: "0000000000"\n': "网站标识码",
    "icp: 示ICP备00000000号\n": "ICP 备案号",
    "police: 示公网安备 00000000000000号\n": "公安备案号",
    "badge: https://bszs.conac.cn/sitename?method=show&id=00000000000000000000000000000000\n": "党政机关网站标识",
    "  address: 示例县示例路2号\n": "联系方式里的地址",
    '  postcode: "000000"\n': "联系方式里的邮编",
    "  email: gongkai@example.gov.cn\n": "联系方式里的电子邮箱",
}
"""Line of the example's office.yml → the element of standards 5 and 6 it fills."""


@pytest.mark.parametrize(("line", "element"), FOOTER.items(), ids=FOOTER.values())
def test_every_element_that_is_not_filled_in_is_named(small_catalog: Path, line: str, element: str) -> None:
    change(small_catalog, "office.yml", (line, ""))
    (problem,) = problems(small_catalog)
    assert problem.code == "GK601"
    assert problem.message.endswith(f"：{element}")


def test_nothing_filled_in_is_one_finding_that_names_all(small_catalog: Path) -> None:
    change(small_catalog, "office.yml", *((line, "") for line in FOOTER))
    (problem,) = problems(small_catalog)
    own = [element for element in FOOTER.values() if "里的" not in element]
    assert problem.message.partition("：")[2] == "、".join([*own, "联系方式里的地址、邮编、电子邮箱"])


REAL = (
    ("example: true\n", ""),
    ("name: 示例县人民政府\n", "name: 平川县人民政府\n"),
    ("short_name: 示例县", "short_name: 平川县"),
    ("site_name: 示例县", "site_name: 平川县"),
    ("host: 示例县人民政府办公室", "host: 平川县人民政府办公室"),
    ("undertaker: 示例县", "undertaker: 平川县"),
    ("https://www.example.gov.cn/gk/", "https://www.pingchuan.gov.cn/gk/"),
    ("site_domain: www.example.gov.cn", "site_domain: www.pingchuan.gov.cn"),
    ('"0000000000"', '"6401220013"'),
    ("示ICP备00000000号", "宁ICP备2020004182号-2"),
    ("示公网安备 00000000000000号", "宁公网安备 64012202000101号"),
    ("id=00000000000000000000000000000000", "id=0000A8C1B2D34E5F60718293A4B5C6D7"),
    ('contact:\n  name: 示例县人民政府办公室\n  phone: "0000-0000000"', 'contact:\n  phone: "0951-8030000"'),
    ("示例县示例路2号", "团结路2号"),
    ('"000000"', '"750200"'),
    ("gongkai@example.gov.cn", "gongkai@pingchuan.gov.cn"),
    (
        'apply:\n  name: 示例县人民政府办公室\n  phone: "0000-0000000"',
        'apply:\n  name: 办公室\n  phone: "0951-8030000"',
    ),
    ("示例县示例路1号", "团结路2号"),
)


def test_values_of_the_example_are_told_when_it_is_no_example_any_more(small_catalog: Path) -> None:
    change(small_catalog, "office.yml", REAL[0])
    office, bodies = sorted((p.place.file, p.code, p.message) for p in problems(small_catalog))[::-1]
    assert {office[1], bodies[1]} == {"GK605"}
    for word in ("网站标识码", "ICP 备案号", "公安备案号", "党政机关网站标识", "网站地址", "联系方式", "依申请公开"):
        assert word in office[2]
    assert bodies[2].endswith("：县自然资源局")


def test_real_values_are_not_taken_for_the_example(small_catalog: Path) -> None:
    """Codes with noughts in them too: a part of a number proves nothing."""
    change(small_catalog, "office.yml", *REAL)
    change(small_catalog, "bodies.yml", ('"0000-0000001"', '"0951-8000000"'))
    assert [problem.code for problem in problems(small_catalog)] == []


def test_items_without_any_date_are_one_finding_a_domain(small_catalog: Path) -> None:
    text = (small_catalog / "01-land.yml").read_text("utf-8")
    (small_catalog / "01-land.yml").write_text(text.replace("    updated: 2026-11-24\n", ""), "utf-8")
    (problem,) = problems(small_catalog)
    assert problem.code == "GK606"
    assert "01-002、01-003" in problem.message, "01-001 has a published document, which dates its page"
    assert "01-001" not in problem.message
