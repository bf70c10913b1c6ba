"""Time limits in words, and what the calculator asks: from wordings of real tables."""

from dataclasses import replace

import pytest

from generator.derive.views.timewords import LONG, Calculator, find_calculator, first_limit, limit_lines, plain_limit
from generator.model.item import Item, TimeLimitEntry
from generator.read.timelimit.text import parse_time_limit
from tests.catalogues import shipped_catalogue
from tests.site.support import ROOT


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("信息形成或者变更之日起20个工作日内", "信息形成或者变更后 20 个工作日内公开"),
        ("信息形成之日起20个工作日内", "信息形成后 20 个工作日内公开"),
        (
            "信息形成或者变更之日起20个工作日内。法律、法规对政府信息公开的期限另有规定的，从其规定。",
            "信息形成或者变更后 20 个工作日内公开；法律、法规另有规定的除外",
        ),
        ("自收到申请之日起20个工作日内", ""),
        ("及时公开", ""),
        ("征地补偿费用支付后5个工作日内，在村公示栏公开", ""),
        ("信息形成或者变更之日起20个工作日内，公示不少于7个工作日", ""),
    ],
)
def test_only_a_wording_that_says_one_thing_is_put_plainer(raw: str, plain: str) -> None:
    assert plain_limit(TimeLimitEntry(parse_time_limit(raw))) == plain


@pytest.fixture(scope="module")
def items() -> dict[str, Item]:
    catalogue = shipped_catalogue()
    return {item.id: item for item in catalogue.items}


def test_calculator_asks_for_the_day_the_period_runs_from(items: dict[str, Item]) -> None:
    found = find_calculator(items["01-018"])
    assert found is not None
    assert (found.kind, found.amount, found.unit) == ("deadline", 5, "wd")
    assert found.question == "征地补偿费用支付是哪天？"


def test_calculators_are_of_kinds_the_script_works_out(items: dict[str, Item]) -> None:
    script = (ROOT / "generator" / "theme" / "assets" / "duedate.js").read_text("utf-8")
    made = [found for item in items.values() if (found := find_calculator(item))]
    assert len(made) > 200
    for found in made:
        assert f'"{found.kind}"' in script
        assert found.unit in ("wd", "d", "w", "m", "y")
        assert found.amount >= 1
        assert found.question.endswith("？")
        assert "哪天" in found.question
        assert "信息信息" not in found.question


def made_of(items: dict[str, Item], raw: str) -> Calculator | None:
    entry = TimeLimitEntry(parse_time_limit(raw))
    return find_calculator(replace(items["01-018"], time_limit=(entry,)))


def test_calculator_says_what_is_due(items: dict[str, Item]) -> None:
    """A decision on a complaint is no publishing, and publishing comes first where both are limited."""
    decided = made_of(items, "收到投诉后30个工作日内作出处理决定")
    assert decided is not None
    assert decided.deed == "作出决定"
    both = made_of(items, "收到投诉后30个工作日内作出处理决定；处理决定完成后5个工作日内公告")
    assert both is not None
    assert (both.amount, both.deed) == (5, "")
    least = made_of(items, "公示期不少于7个工作日")
    assert least is not None
    assert (least.kind, least.end) == ("posting", "at_least")
    exact = made_of(items, "公示期为7个工作日")
    assert exact is not None
    assert exact.end == ""
    assert made_of(items, "周一至周五上午8:00至12:00") is None
    assert made_of(items, "请于6月5日前向区纪工委举报") is None


@pytest.mark.parametrize(
    ("raw", "question"),
    [
        ("自批复之日起20日内公开", "批复是哪天？"),
        ("自批准之日起20日内公开", "哪天批准的？"),
        ("人大批准预算后20日内公开", "哪天批准的？"),
        ("颁布后5日内公开", "颁布是哪天？"),
        ("印发之日起5日内公开", "哪天印发的？"),
        ("信息产生之日起20个工作日内", "信息产生是哪天？"),
        ("信息形成之日起20个工作日内", "信息哪天形成？"),
        ("信息形成后10日内公布（涉密的除外）", "信息哪天形成？"),
        ("接到申请之日起15日内答复", "接到申请是哪天？"),
        ("收到申请之日起15日内答复", "哪天收到申请？"),
    ],
)
def test_calculator_asks_in_the_words_of_the_wording(items: dict[str, Item], raw: str, question: str) -> None:
    made = made_of(items, raw)
    assert made is not None
    assert made.question == question


def test_first_clause_is_shown_where_the_whole_is_too_long_for_the_answer(items: dict[str, Item]) -> None:
    assert first_limit(limit_lines(items["07-012"])) == "采购信息依法及时公告"
    assert first_limit(limit_lines(items["01-018"])) == "", "a short one stands whole"
    for item in items.values():
        lines = limit_lines(item)
        first = first_limit(lines)
        assert not first or (lines[0].startswith(first) and len(first) <= LONG < sum(map(len, lines))), item.id


def test_clause_is_not_cut_inside_a_bracket(items: dict[str, Item]) -> None:
    raw = "督导结束后向社会公布（条例未定天数，通用20个工作日）；"
    raw += "责任督学每学期不少于2次，挂牌长期公示，随时更新变动情况"
    item = replace(items["08-028"], time_limit=(TimeLimitEntry(parse_time_limit(raw)),))
    assert "（条例未定天数，通用20个工作日）" in limit_lines(item)[0]
    assert first_limit(limit_lines(item)) == ""
