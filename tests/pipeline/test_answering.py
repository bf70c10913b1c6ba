"""A catalogue as the service sees it."""

from datetime import date
from pathlib import Path

from generator.model.matter import Event, Matter, MatterKind, Step
from generator.pipeline.answering import STYLE, clock_of, read_ground, read_style, refuse_event

DAY = date(2026, 6, 1)


def test_the_office_its_items_and_its_days(small_catalog: Path) -> None:
    (small_catalog / "calendar.yml").write_text(
        "local:\n- on: '2026-06-02'\n  kind: 放假\n  why: 本地民族节日\n", "utf-8"
    )
    ground = read_ground(small_catalog)
    assert "01-001" in ground.items
    assert ground.office.short_name
    matter = Matter("SQ202600001", MatterKind.APPLICATION, DAY, {})
    clock = clock_of(ground, matter, DAY)
    assert clock is not None
    assert clock.due is not None
    assert clock.due.on == date(2026, 7, 1)  # a day later than without the local holiday
    assert clock_of(ground, Matter("WT202600001", MatterKind.QUESTION, DAY, {}), DAY) is None


def test_residents_are_heard_though_a_file_is_broken(small_catalog: Path) -> None:
    next(small_catalog.glob("01-*.yml")).write_text("title: [", "utf-8")
    ground = read_ground(small_catalog)
    assert not ground.whole
    assert ground.knows("01-999")  # nothing is denied that a broken file may hold
    matter = Matter("WT202600001", MatterKind.QUESTION, DAY, {})
    assert refuse_event(ground, matter, Event(Step.ANSWERED, DAY, text="x"), DAY) == ""


def test_the_look_of_the_site_is_there() -> None:
    for name in STYLE:
        assert read_style(name)


def test_items_of_today_and_of_former_days_are_known(small_catalog: Path) -> None:
    ground = read_ground(small_catalog)
    assert ground.whole
    assert all(map(ground.knows, ground.items))
    assert all(map(ground.knows, ground.former))
    assert not ground.knows("99-999")
