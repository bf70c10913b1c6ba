"""算一算 in the page: each calculator of the catalogue, in Chromium with the calendar that was shipped, against
derive.workdays; what stands there without script."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, expect

from generator.derive.views.timewords import find_calculator
from generator.derive.workdays import due_date
from generator.model.timelimit import Clause, Kind, Unit
from generator.read.calendar import build_work_calendar
from tests.browser.pages import KINDS, open_context, visit
from tests.site.support import Built

WEEKLY = [date(2026, 9, 21) + timedelta(days=7 * step) for step in range(18)]
DAYS = (*WEEKLY, date(2026, 2, 28), date(2026, 9, 30), date(2026, 10, 10), date(2027, 12, 31))
"""Through 国庆 and 元旦; month ends; a make-up Saturday; beyond the last year that is announced."""

ASK = """([forms, days]) => forms.map(([kind, amount, unit]) =>
  days.map(day => gkDue.answer(gkCalendar, kind, amount, unit, day)))"""


def calculators(built: Built) -> list[Clause]:
    """The periods that the pages of the catalogue work out, each kind, length and unit once."""
    made = {find_calculator(item) for item in built.catalogue.items} - {None}
    periods = sorted({(one.kind, one.amount, one.unit) for one in made if one})
    return [Clause(Kind(kind), amount, Unit(unit)) for kind, amount, unit in periods]


def test_every_calculator_of_the_catalogue_gives_the_date_of_the_program(
    browser: Browser, address: str, built: Built
) -> None:
    clauses = calculators(built)
    assert len(clauses) >= 10
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        asked = [[clause.kind.value, clause.amount, clause.unit and clause.unit.value] for clause in clauses]
        answers = page.evaluate(ASK, [asked, [day.isoformat() for day in DAYS]])
    calendar = build_work_calendar(built.catalogue.calendar)
    for clause, line in zip(clauses, answers, strict=True):
        for day, said in zip(DAYS, line, strict=True):
            due = due_date(calendar, clause, day)
            assert due is not None
            assert f"{due.on.month}月{due.on.day}日" in said, (clause, day)


@pytest.mark.parametrize("text", ["2026年10月9日", "2026/10/9", "2026-10-09"])
def test_phone_without_a_date_field_may_be_written_to(browser: Browser, address: str, text: str) -> None:
    """Old WebViews show a plain field; the day may be written as people write it."""
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        field, answer = page.locator("[data-gk-due] input"), page.locator("[data-gk-due] output")
        field.evaluate("e => { e.type = 'text'; }")
        field.fill(text)
        expect(answer).to_have_text("最迟 10月15日（周四）公开")
        field.fill("下个月")
        expect(answer).to_have_text("请写成 2026-01-05 这样的日期")


def test_without_script_the_words_stand_and_nothing_empty_beside_them(browser: Browser, address: str) -> None:
    with open_context(browser, script=False) as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        row = page.locator(".gk-facts > div", has_text="什么时候")
        expect(row).to_contain_text("征地补偿费用支付后5个工作日内")
        expect(page.locator(".gk-sum")).to_be_hidden()
