"""Which item a document fulfils, and what is left to a person."""

import time
from pathlib import Path

import pytest

from benchmarks.portal import measure, read_rows
from generator.derive.portal.knowledge import KNOWN
from generator.derive.portal.matching import Matcher, _known_of, _resolve
from generator.derive.portal.proposals import derive_proposals, find_unexplained
from generator.model.collecting import Answer, LearnedColumn
from generator.model.portal import DateKind, FoundDate, PortalDocument, Proposal
from tests.catalogues import shipped_catalogue as shipped

LABELLED = Path(__file__).parents[2] / "data" / "portal" / "tune.tsv"


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(shipped())


def propose(
    matcher: Matcher, title: str, column: str = "", body: str = "", number: str = "", text: str = ""
) -> Proposal:
    return matcher.propose(PortalDocument(title=title, column=column, body=body, number=number, text=text))


TAKEN = (
    ("关于示例县2026年度第3批次建设用地征收土地预公告", "", "", "01-004"),
    ("征收土地公告 岚土征告〔2022〕5号", "征地信息", "", "01-014"),
    ("关于公共租赁住房申请家庭选房结果的公示", "保障性住房", "", "03-018"),
    ("县发展和改革局2025年度部门决算", "公示公告", "", "09-013"),
    ("县卫生健康局2025年度部门决算", "", "", "09-013"),
    ("养老服务中心建设项目施工招标公告", "公示公告", "", "07-003"),
    ("关于年产3万吨饲料项目环境影响报告表的批复", "", "", "10-001"),
    ("行政处罚决定书 示环罚〔2026〕12号", "行政处罚", "市生态环境局示例县分局", "10-006"),
    ("关于城区停水的通知", "公示公告", "", "06-021"),
    ("2026年第3期食品安全监督抽检信息通告", "", "", "11-009"),
    ("公示", "农村危房改造/审批结果", "", "04-013"),
)


@pytest.mark.parametrize(("title", "column", "body", "item"), TAKEN)
def test_what_is_plain_is_taken(matcher: Matcher, title: str, column: str, body: str, item: str) -> None:
    found = propose(matcher, title, column, body)
    assert (found.item, found.accepted, found.doubts) == (item, True, ())


LEFT = (
    ("行政处罚决定书", "公示公告", ""),
    ("行政处罚决定书（示应急罚〔2026〕8号）", "行政处罚", "县应急管理局"),
    ("办公文具定点采购的询价公告", "公示公告", ""),
    ("2026年1-9月县市场监管局三公经费统计表", "财政预决算", ""),
    ("县公安局户政窗口为群众解决落户难题", "户籍管理", "县公安局"),
    ("全省2026年1—7月保障性安居工程进展情况", "保障性住房", "省住房和城乡建设厅"),
    ("关于召开应急预案专家评审会的通知", "灾害事故救援", ""),
    ("关于对县人大代表第12号建议的答复", "义务教育", ""),
    ("关于张某同志拟录用为公务员的公示", "户籍管理", "县公安局"),
    ("", "", ""),
    ("。。。", "征地信息", ""),
)


@pytest.mark.parametrize(("title", "column", "body"), LEFT)
def test_what_is_none_or_doubtful_is_not_taken(matcher: Matcher, title: str, column: str, body: str) -> None:
    assert not propose(matcher, title, column, body).accepted


def test_a_title_that_is_like_nothing_has_no_item(matcher: Matcher) -> None:
    found = propose(matcher, "qwerty zxcv")
    assert (found.item, found.accepted) == ("", False)


def test_the_text_decides_where_the_title_does_not(matcher: Matcher) -> None:
    found = propose(matcher, "行政处罚决定书", text="当事人违反《中华人民共和国水污染防治法》，环境违法，排污")
    assert found.candidates[0].item == "10-006"


def test_a_column_that_people_taught_comes_first() -> None:
    column = LearnedColumn("政务公开/其他", ("06-016",))
    found = Matcher(shipped(), (column,)).propose(PortalDocument(title="开放时间一览", column="政务公开/其他"))
    assert found.candidates[0].item == "06-016"
    assert "人工" in "".join(found.candidates[0].reasons)


def test_the_column_does_not_speak_when_it_must_not(matcher: Matcher) -> None:
    document = PortalDocument(title="公示", column="农村危房改造/审批结果")
    assert not matcher.propose(document, uses_column=False).accepted


def test_every_kind_means_an_item_of_the_shipped_catalogue() -> None:
    catalogue = shipped()
    for domain in catalogue.domains:
        own = _known_of(domain)
        assert own is not None, domain.title
        assert len(_resolve(own, catalogue, domain.code)) == len(own.kinds)
    assert len(KNOWN) == len(catalogue.domains)


def test_words_about_documents_name_no_item_by_its_id() -> None:
    for own in KNOWN:
        for kind in own.kinds:
            assert not any(char.isdigit() for pattern in kind.item for char in pattern.pattern)


def test_the_labelled_half_that_was_looked_at_stays_where_it_was(matcher: Matcher) -> None:
    """No judgement (the rows were looked at), only a guard: a change of the words must not lose what was gained."""
    figures, _ = measure(read_rows(LABELLED), matcher, uses_column=True)
    assert figures.accepted_rightly / figures.accepted >= 0.99
    assert figures.accepted_rightly / figures.true >= 0.9
    assert figures.among_first / figures.true >= 0.98


def shown(day: str) -> tuple[FoundDate, ...]:
    return (FoundDate(day, DateKind.SHOWN, "列表"),)


def test_one_document_in_two_columns_is_told_once(matcher: Matcher) -> None:
    title = "关于示例县第3批次建设用地征收土地预公告"
    one = PortalDocument(
        title=title, url="https://www.example.gov.cn/a/t1.html", column="征地信息", dates=shown("2026-05-01")
    )
    other = PortalDocument(
        title=title, url="https://www.example.gov.cn/b/t1.html", column="公示公告", dates=shown("2026-05-01")
    )
    again = PortalDocument(
        title=title, url="http://example.gov.cn/a/t1.html", column="征地信息", dates=shown("2026-05-09")
    )
    assert [one.same_as for one in derive_proposals((one, other, again), matcher)] == [-1, 0, 0]


def test_ten_penalties_with_one_title_are_ten(matcher: Matcher) -> None:
    rows = [PortalDocument(title="行政处罚决定书", dates=shown("2026-05-01")) for _ in range(10)]
    assert {one.same_as for one in derive_proposals(rows, matcher)} == {-1}


def test_an_answer_is_not_asked_again(matcher: Matcher) -> None:
    document = PortalDocument(title="公告", url="https://www.example.gov.cn/x.html")
    (found,) = derive_proposals(
        (document,), matcher, (Answer("公告", "https://www.example.gov.cn/x.html", item="01-014"),)
    )
    assert (found.item, found.accepted, found.by) == ("01-014", True, "人")
    (none,) = derive_proposals((document,), matcher, (Answer("公告", "https://www.example.gov.cn/x.html"),))
    assert (none.item, none.accepted, none.by) == ("", False, "人")


def test_an_explanation_is_tied_to_what_it_explains(matcher: Matcher) -> None:
    policy = PortalDocument(
        title="关于印发《示例县公共租赁住房管理办法》的通知", url="https://www.example.gov.cn/p.html"
    )
    note = PortalDocument(title="《示例县公共租赁住房管理办法》政策解读", url="https://www.example.gov.cn/n.html")
    found = derive_proposals((policy, note), matcher)
    assert found[1].explains == policy.url
    assert find_unexplained(found) == ()
    assert [one.document for one in find_unexplained(derive_proposals((policy,), matcher))] == [policy]


@pytest.mark.parametrize(
    "title", ["镇村局" * 130, "县人民政府办公室" * 50, "2026年第3批次" * 40, "关于" * 200, "村补贴" * 130]
)
def test_a_title_without_end_costs_no_time(matcher: Matcher, title: str) -> None:
    begun = time.process_time()
    matcher.propose(PortalDocument(title=title, column=title, body=title[:80], text=title * 5))
    assert time.process_time() - begun < 2
