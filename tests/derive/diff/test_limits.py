"""Which of two wordings of 公开时限 is longer, and where nobody can say. The table is what reviewers rely on."""

import pytest

from generator.derive.diff.limits import judge_limits
from generator.model.item import TimeLimitEntry
from generator.model.terms import ChangeKind, Effect
from generator.read.timelimit.text import parse_time_limit

FORMED = "信息形成或者变更之日起"
SHORTER, LONGER, CHANGED = ChangeKind.LIMIT_SHORTENED, ChangeKind.LIMIT_LENGTHENED, ChangeKind.LIMIT_CHANGED
LOOSENS, TIGHTENS, NEUTRAL = Effect.LOOSENS, Effect.TIGHTENS, Effect.NEUTRAL

TABLE = [
    (f"{FORMED}20个工作日内", f"{FORMED}7个工作日内", SHORTER, TIGHTENS),
    (f"{FORMED}7个工作日内", f"{FORMED}20个工作日内", LONGER, LOOSENS),
    ("自信息形成或变更之日起20个工作日内公开", f"{FORMED}7个工作日内", SHORTER, TIGHTENS),
    (f"{FORMED}20个工作日内", f"{FORMED}20日内", SHORTER, TIGHTENS),
    (f"{FORMED}20日内", f"{FORMED}20个工作日内", LONGER, LOOSENS),
    (f"{FORMED}20个工作日内", f"{FORMED}1个月内", CHANGED, NEUTRAL),
    (f"{FORMED}20个工作日内", f"{FORMED}3个月内", LONGER, LOOSENS),
    (f"{FORMED}20个工作日内", f"{FORMED}24小时内", SHORTER, TIGHTENS),
    (f"{FORMED}20个工作日内", "收到批准文件之日起7个工作日内", CHANGED, NEUTRAL),
    ("批准之日起5个工作日内", "验收合格后3个工作日内", CHANGED, NEUTRAL),
    ("公示不少于7日", "公示不少于5日", CHANGED, LOOSENS),
    ("公示5个工作日", "公示7个工作日", CHANGED, TIGHTENS),
    ("每季度公布一次", "每年公布一次", LONGER, LOOSENS),
    ("每年公布一次", "每季度公布一次", SHORTER, TIGHTENS),
    (f"{FORMED}20个工作日内", "及时公开", CHANGED, LOOSENS),
    (f"{FORMED}20个工作日内", "长期公开", CHANGED, LOOSENS),
    ("及时公开", f"{FORMED}20个工作日内", CHANGED, TIGHTENS),
    (f"{FORMED}20个工作日内", "实时公开", CHANGED, NEUTRAL),
    ("实时公开", f"{FORMED}20个工作日内", CHANGED, LOOSENS),
    (f"{FORMED}20个工作日内", f"自{FORMED}20个工作日内予以公开", CHANGED, NEUTRAL),
    ("收到申请之日起20个工作日内答复", "收到申请之日起15个工作日内答复", SHORTER, TIGHTENS),
    ("收到投诉后30日内作出决定", "收到投诉后60日内作出决定", LONGER, LOOSENS),
]


def limit(text: str, applies_to: str = "") -> TimeLimitEntry:
    return TimeLimitEntry(parse_time_limit(text), applies_to)


@pytest.mark.parametrize(("old", "new", "kind", "effect"), TABLE)
def test_table(old: str, new: str, kind: ChangeKind, effect: Effect) -> None:
    (verdict,) = judge_limits([limit(old)], [limit(new)])
    assert (verdict.kind, verdict.effect) == (kind, effect), verdict.sentence


def test_says_both_amounts() -> None:
    (verdict,) = judge_limits([limit(f"{FORMED}20个工作日内")], [limit(f"{FORMED}7个工作日内")])
    assert verdict.sentence == "公开时限从20个工作日缩短为7个工作日"
    assert (verdict.before, verdict.after) == ("20个工作日", "7个工作日")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "20个工作日内",
            "20日内",
            "从20个工作日缩短为20日（从工作日改成了自然日：自然日连周末、节假日一起算，工作日不算，所以更短）",
        ),
        (
            "20日内",
            "20个工作日内",
            "从20日延长到20个工作日（从自然日改成了工作日：自然日连周末、节假日一起算，工作日不算，所以更长）",
        ),
        ("20个工作日内", "3个月内", "（单位改了，折成自然日怎么算都更长）"),
        ("7个工作日内", "10日内", "从7个工作日改为10日（单位不同，长短不能直接比）"),
        ("5个工作日内", "5日内", "从5个工作日改为5日（单位不同，长短不能直接比）"),
    ],
)
def test_another_unit_is_said_with_why(old: str, new: str, words: str) -> None:
    (verdict,) = judge_limits([limit(FORMED + old)], [limit(FORMED + new)])
    assert words in verdict.sentence


def test_an_exception_is_no_other_length() -> None:
    other = "，法律、法规另有规定的，从其规定"
    (verdict,) = judge_limits([limit(f"{FORMED}20个工作日内{other}")], [limit(f"{FORMED}20个工作日内")])
    assert (verdict.effect, "不再写" in verdict.sentence) == (NEUTRAL, True)


def test_parts_of_the_content_are_compared_with_their_own() -> None:
    old = [limit("批准之日起10个工作日内", "公告"), limit(f"{FORMED}7个工作日内", "方案")]
    new = [limit(f"{FORMED}7个工作日内", "方案"), limit("批准之日起5个工作日内", "公告")]
    (verdict,) = judge_limits(old, new)
    assert verdict.sentence == "“公告”的公开时限从10个工作日缩短为5个工作日"


def test_one_for_all_in_the_place_of_one_for_each_part() -> None:
    old = [limit(f"{FORMED}20个工作日内", "公告"), limit(f"{FORMED}7个工作日内", "结果")]
    kinds = [verdict.effect for verdict in judge_limits(old, [limit(f"{FORMED}10个工作日内")])]
    assert kinds == [TIGHTENS, LOOSENS]


def test_a_part_that_lost_its_limit_loosens() -> None:
    old = [limit(f"{FORMED}20个工作日内", "公告"), limit(f"{FORMED}7个工作日内", "结果")]
    (verdict,) = judge_limits(old, old[:1])
    assert verdict.effect is LOOSENS
