"""Offices side by side: what is lacking, what is excused, who is late."""

from generator.derive.province import Province, compare_offices, strangers
from generator.derive.views.province import across_page, home_page, status_page
from generator.model.officefacts import ItemFacts, OfficeFacts
from generator.model.offices import OfficeEntry, OfficesFile, portal_office
from generator.model.terms import Tier


def item(one: str, title: str = "", limit: str = "20个工作日内") -> ItemFacts:
    return ItemFacts(one, title or f"事项{one}", one[:2], "类", limit, "县民政局")


def entry(code: str, name: str) -> OfficeEntry:
    return OfficeEntry(code, name, Tier.COUNTY, "", code)


LISTED = OfficesFile(
    offices=(
        entry("640323", "盐池县"),
        entry("640324", "同心县"),
        entry("640381", "青铜峡市"),
        entry("640522", "海原县"),
    )
)
STANDARD = (item("01-001"), item("01-002"), item("01-003"))
FACTS = {
    "640323": OfficeFacts("640323", "盐池县", "2026-12-01", STANDARD, overdue=0),
    "640324": OfficeFacts(
        "640324", "同心县", "2026-12-01", (item("01-001", limit="10个工作日内"),), (("01-002", "没有"),), overdue=2
    ),
    "640381": OfficeFacts(
        "640381", "青铜峡市", "2026-11-01", (*STANDARD[:2], item("01-003", "别的"), item("01-901")), (), ("01-001",)
    ),
}


def province(standard: tuple[ItemFacts, ...] = STANDARD) -> Province:
    return compare_offices(LISTED, FACTS, standard, {"01": "征地"}, frozenset({"640381"}))


def test_lacking_is_what_an_office_neither_has_nor_excuses() -> None:
    found = {standing.entry.name: standing for standing in province().standings}
    assert found["盐池县"].is_complete
    assert found["同心县"].lacking == ("01-003",)
    assert found["同心县"].is_late
    assert not found["青铜峡市"].is_complete, "a body without a telephone"
    assert found["青铜峡市"].is_stale
    assert found["海原县"].facts is None
    assert not found["海原县"].is_complete


def test_one_item_across_offices() -> None:
    by_id = {across.id: across for across in province().items}
    assert [row.name for row, _ in by_id["01-002"].rows] == ["盐池县", "青铜峡市"]
    assert [(row.name, why) for row, why in by_id["01-002"].excused] == [("同心县", "没有")]
    assert [row.name for row in by_id["01-003"].lacking] == ["同心县"]
    assert by_id["01-901"].standard is None
    view = across_page(by_id["01-001"], province(), portal_office(LISTED.portal)).body
    assert [(group.limit, group.count, group.is_standard) for group in view.limits] == [
        ("20个工作日内", 2, True),
        ("10个工作日内", 1, False),
    ]
    assert [row.differs for row in view.rows] == ["", "时限", ""]


def test_another_item_under_an_id_of_the_standard_is_told() -> None:
    assert [(one.name, found.id, title) for one, found, title in strangers(province())] == [
        ("青铜峡市", "01-003", "事项01-003")
    ]


def test_without_a_standard_nothing_is_called_lacking() -> None:
    found = province(())
    assert all(not standing.lacking for standing in found.standings)
    assert not status_page(found, portal_office(LISTED.portal)).body.has_standard
    assert [across.title for across in found.items if across.id == "01-003"] == ["事项01-003"]


def test_the_worst_stand_first() -> None:
    view = status_page(province(), portal_office(LISTED.portal)).body
    assert [row.office.text for row in view.rows] == ["海原县", "同心县", "青铜峡市", "盐池县"]
    assert (view.complete, view.late) == (1, 1)
    assert home_page(province(), portal_office(LISTED.portal)).body.drawing is None, "no coordinates, no map"
