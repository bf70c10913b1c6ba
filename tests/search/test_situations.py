"""Questions as residents ask them: the samples of the kinds that were missed, and what the catalogue does not hold."""

from typing import Any

import pytest

from benchmarks.search.questions import rank_of, read_questions
from tests.site.support import ROOT

FOLDER = ROOT / "benchmarks" / "search"

KINDS = [
    ("the remedy, not the stage before it", "给俺家房子估的价忒低 俺不认咋弄", {"02-015"}),
    ("a complaint inside its domain", "危改名额净给村支书亲戚了 找哪告", {"04-018"}),
    ("who got it, not the announcement", "石头岭的石料矿让谁开了", {"07-024"}),
    ("two clauses, the first decides", "造纸厂到底有没有证 让不让它往河里排", {"10-004"}),
    ("a word of wanting names no domain", "黄桥小学要撤并到镇上 家长不同意找谁说", {"08-003"}),
    ("a name that holds a word", "阳光花园归哪个小学", {"08-014"}),
    ("sounds across words", "tingqi tongzhi", {"06-025"}),
    ("a common name", "贫困户贷款", {"05-003"}),
    ("the ordinary before the special", "sfz guoqi", {"12-015"}),
    ("a spoken word and a year", "2025年预算半道改了啥", {"09-015"}),
    ("when a grant comes", "种地补贴什么时候发", {"13-003", "13-019", "13-020"}),
    ("words in another order", "举报食品过期", {"11-020"}),
    ("when money is paid", "危房补助什么时候打款", {"04-016"}),
    ("when money is paid", "拆迁款多久到账", {"02-016", "02-018", "02-022"}),
    ("a standard", "拆迁补偿标准", {"02-008", "02-011"}),
    ("noise", "广场舞太吵", {"10-021"}),
    ("a bare word", "征地", {"01-002"}),
]
NOT_HELD = ["今晚咋又停电了", "驾照快到期了咋换", "微信密码忘了", "残疾人补贴", "低保", "老年证", "结婚登记"]
NOT_HELD += ["zenme shenqing dibao", "zenmebanhuzhao"]
HELD_BESIDE = [
    "身份证被偷了",
    "二胎怎么上户口",
    "小区绿化改成停车位合法吗",
    "结婚了想把户口迁到婆家怎么弄",
    "养老金县里还够不够发",
    "jiehun hou hukou zenme qian",
]


@pytest.fixture(scope="module")
def answers(engine: Any) -> dict[str, Any]:
    queries = [*(query for _, query, _ in KINDS), *NOT_HELD, *HELD_BESIDE]
    return dict(zip(queries, engine(ask=queries)["answers"], strict=True))


@pytest.mark.parametrize(("kind", "query", "wanted"), KINDS, ids=[f"{kind}: {query}" for kind, query, _ in KINDS])
def test_each_kind_finds_its_item_first(kind: str, query: str, wanted: set[str], answers: dict[str, Any]) -> None:
    assert not answers[query]["none"], kind
    assert answers[query]["ids"][0] in wanted, kind


@pytest.mark.parametrize("query", NOT_HELD)
def test_what_is_not_held_is_told_and_who_does_it(query: str, answers: dict[str, Any]) -> None:
    assert answers[query]["none"]
    assert answers[query]["ids"] == []
    assert answers[query]["who"]


@pytest.mark.parametrize("query", HELD_BESIDE)
def test_a_word_of_others_beside_an_own_matter_hides_nothing(query: str, answers: dict[str, Any]) -> None:
    assert not answers[query]["none"]


def test_no_chip_turns_a_question_into_a_title(answers: dict[str, Any]) -> None:
    assert answers["种地补贴什么时候发"]["reasons"][0] == ""


def test_no_chip_where_the_words_have_nothing_in_common(engine: Any) -> None:
    (answer,) = engine(ask=["孩子在学校打架"])["answers"]
    assert answer["ids"]
    assert not [reason for reason in answer["reasons"] if "打架 →" in reason]


def test_the_rounds_written_so_far_stay_found(engine: Any) -> None:
    """Well below what they were tuned to, on every third question."""
    held = read_questions(FOLDER / "queries_situations.yml")[::3]
    others = read_questions(FOLDER / "queries_not_held.yml")[::3]
    answers = engine(ask=[question.query for question in (*held, *others)])["answers"]
    ranks = [rank_of(question, answer["ids"]) for question, answer in zip(held, answers, strict=False)]
    assert len(ranks) >= 200
    assert sum(rank == 1 for rank in ranks) / len(ranks) >= 0.9
    assert sum(0 < rank <= 5 for rank in ranks) / len(ranks) >= 0.96
    told = [answer["none"] for answer in answers[len(held) :]]
    assert sum(told) / len(told) >= 0.8


def test_questions_typed_in_letters_stay_found(engine: Any) -> None:
    """A little below what was measured (0.895 and 0.953); before residents' words had sounds it was 0.73 and 0.85."""
    asked = read_questions(FOLDER / "queries_pinyin.yml")
    answers = engine(ask=[question.query for question in asked])["answers"]
    ranks = [rank_of(question, answer["ids"]) for question, answer in zip(asked, answers, strict=True)]
    assert sum(rank == 1 for rank in ranks) >= 0.87 * len(ranks)
    assert sum(0 < rank <= 5 for rank in ranks) >= 0.93 * len(ranks)
