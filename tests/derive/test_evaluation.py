"""Points of an evaluation: what counts, what is left out, and how many make which grade."""

from dataclasses import replace
from datetime import date

import pytest

from generator.check.rules.explanations import GK618
from generator.derive.evaluation import derive_points
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place, Severity
from generator.model.evaluation import Finding, Grade, Point
from generator.model.item import Published
from generator.model.ledger import Ledger, LedgerLine, State
from generator.model.links import LinkFault, LinkProblem, LinkReport
from generator.model.personal.codes import GK501
from generator.model.terms import Method
from tests.catalogues import base_catalogue

LINKS = LinkReport("site", ids=10, pages=20, links=100)


def catalogue() -> Catalogue:
    return base_catalogue()


def points(
    found: Catalogue,
    links: LinkReport = LINKS,
    personal: tuple[Diagnostic, ...] = (),
    checked: tuple[Diagnostic, ...] = (),
    ledger: Ledger | None = None,
) -> dict[str, Point]:
    return {point.key: point for point in derive_points(found, links, personal, checked, ledger)}


def with_published(found: Catalogue, documents: dict[str, tuple[Published, ...]]) -> Catalogue:
    domains = tuple(
        replace(
            domain,
            items=tuple(replace(item, published=documents.get(item.id, ())) for item in domain.items),
        )
        for domain in found.domains
    )
    return replace(found, domains=domains)


@pytest.mark.parametrize(
    ("counted", "wrong", "strict", "grade"),
    [
        (0, 0, False, Grade.UNTOLD),
        (100, 0, True, Grade.GOOD),
        (100, 5, False, Grade.FAIR),
        (100, 6, False, Grade.POOR),
        (100, 1, True, Grade.POOR),
        (0, 1, False, Grade.POOR),
    ],
)
def test_grades(counted: int, wrong: int, strict: bool, grade: Grade) -> None:
    findings = tuple(Finding(str(number), "") for number in range(wrong))
    assert Point("", "", counted, findings, "", is_strict=strict).grade is grade


def test_a_dead_file_is_an_attachment_and_a_dead_page_is_a_link() -> None:
    dead = (
        LinkProblem(LinkFault.LINK, "没有这个文件", "01/001/index.html", target="files/a.PDF"),
        LinkProblem(LinkFault.LINK, "没有这个网页", "01/001/index.html", target="01/009/", count=3),
        LinkProblem(LinkFault.HISTORY, "丢了", id="01-009"),
    )
    found = points(catalogue(), replace(LINKS, problems=dead))
    assert [one.where for one in found["attachments"].findings] == ["files/a.PDF"]
    assert found["attachments"].grade is Grade.POOR
    assert [one.where for one in found["links"].findings] == ["01/009/"]
    assert "等 3 个网页" in found["links"].findings[0].what


def test_items_on_request_alone_are_no_empty_columns() -> None:
    bare = with_published(catalogue(), {})
    before = points(bare)["empty"]
    owing = [item for item in bare.items if item.scope.methods != (Method.ON_REQUEST,)]
    assert len(before.findings) == before.counted == len(owing) < len(bare.items)
    domain = bare.domains[0]
    item = domain.items[0]
    asked = replace(item, scope=replace(item.scope, methods=(Method.ON_REQUEST,)))
    changed = replace(bare, domains=(replace(domain, items=(asked, *domain.items[1:])), *bare.domains[1:]))
    after = points(changed)["empty"]
    assert item.id not in {one.where for one in after.findings}
    assert after.counted == before.counted - 1


def test_one_address_under_several_items_is_told_with_both() -> None:
    first, second = [item.id for item in catalogue().items][:2]
    same = Published("甲", "https://www.example.gov.cn/1.html", "2026-05-06")
    found = points(with_published(catalogue(), {first: (same,), second: (same,)}))["doubled"]
    assert [one.what for one in found.findings] == [f"登记在 2 处：{first}、{second}"]


def test_lateness_is_the_ledgers() -> None:
    day = date(2026, 6, 20)
    lines = (
        LedgerLine("01-001", "公开", due_on=date(2026, 6, 1), state=State.OVERDUE),
        LedgerLine("01-002", "公开", due_on=date(2026, 7, 1), state=State.DUE),
        LedgerLine("01-001", "公开", due_on=date(2026, 5, 1), state=State.LATE),
        LedgerLine("01-001", "公开", due_on=date(2026, 4, 1), state=State.UNPROVEN),
    )
    found = points(catalogue(), ledger=Ledger(day, date(2026, 1, 1), date(2026, 12, 31), lines))
    assert (found["overdue"].counted, len(found["overdue"].findings)) == (3, 1)
    assert "最迟 2026-06-01" in found["overdue"].findings[0].what
    assert (found["late"].counted, len(found["late"].findings)) == (2, 1)
    assert len(found["unproven"].findings) == 1
    untold = points(catalogue())["overdue"]
    assert untold.grade is Grade.UNTOLD
    assert untold.note


def test_findings_of_check_and_gate_are_taken_as_they_are() -> None:
    place = Place("catalog/01-land.yml", 7, 3)
    lacking = GK618.at(place, "《某办法》没有解读")
    told = GK501.at(Place("site/a.html"), "身份证号", severity=Severity.WARNING)
    wrong = GK501.at(Place("site/b.html"), "身份证号", severity=Severity.ERROR)
    found = points(catalogue(), personal=(told, wrong), checked=(lacking, wrong))
    assert found["explained"].findings == (Finding("catalog/01-land.yml:7", lacking.message),)
    assert [one.where for one in found["personal"].findings] == ["site/b.html:1"]
    assert found["personal"].grade is Grade.POOR
