"""What the shipped catalogue says of the law, held to what was compared with the texts in force on 2026-11-30.

Each value was read in the law's own text, or is a jurist's (国办发〔2018〕118号). A test that fails here means that a
law has changed, or that somebody changed the catalogue without looking: compare before mending.
"""

import re
from collections.abc import Iterator

import pytest

from generator.check.rules.promises import GK631
from generator.derive.views.ways import other_ways
from generator.model.applying import authorities, desks_of
from generator.model.catalogue import Catalogue
from generator.model.item import Item
from generator.model.standing import standing
from generator.model.terms import LawCheck, LawStatus, Method, Power
from generator.resources import NATIONAL_CATALOG_DIR
from tests.catalogues import check_shipped, shipped_catalogue


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return shipped_catalogue()


def cited(shipped: Catalogue) -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
    for item in shipped.items:
        for basis in item.basis:
            yield item.id, basis.law, basis.articles, basis.checked


def item_of(shipped: Catalogue, item_id: str) -> Item:
    return next(item for item in shipped.items if item.id == item_id)


GONE = {
    "城市供水条例": "供水条例 art. 50, since 2026-06-01",
    "社会救助暂行办法": "社会救助法, since 2026-07-01",
    "建档立卡方案": "the fight against poverty is over",
    "贫困退出意见": "the fight against poverty is over",
    "十三五防灾规划": "ended 2020",
}


def test_nothing_rests_on_what_is_gone(shipped: Catalogue) -> None:
    assert [(item, law) for item, law, _, _ in cited(shipped) if law in GONE] == []
    assert [
        (item, law)
        for item, law, _, _ in cited(shipped)
        if law in shipped.laws and shipped.laws[law].status is LawStatus.REPEALED
    ] == []


def test_an_article_is_shown_only_of_a_text_that_was_read(shipped: Catalogue) -> None:
    shown = {(law, articles) for _, law, articles, checked in cited(shipped) if checked and articles}
    assert {law for law, _ in shown if shipped.laws[law].check is LawCheck.MEMORY} == set()


ARTICLES = {
    "03-013": ("社会救助法", ("第二十六条", "第三十七条", "第三十八条")),
    "03-014": ("社会救助法", ("第二十六条", "第四十四条", "第四十五条")),
    "03-025": ("社会救助法", ("第六十八条", "第七十三条")),
    "04-016": ("社会救助法", ("第六十七条",)),
    "04-018": ("社会救助法", ("第六十条", "第六十八条")),
    "05-021": ("社会救助法", ("第二十八条", "第四十四条", "第四十五条", "第六十七条")),
    "05-022": ("社会救助法", ("第二十八条",)),
    "05-023": ("社会救助法", ("第二十八条", "第四十五条")),
    "05-024": ("社会救助法", ("第二十八条", "第四十五条")),
    "06-012": ("生态环境法典", ("第五百一十二条",)),
    "06-015": ("生态环境法典", ("第五百零六条", "第五百一十五条")),
    "06-022": ("生态环境法典", ("第三百二十六条",)),
    "06-021": ("供水条例", ("第二十三条",)),
    "06-023": ("供水条例", ("第三十一条",)),
    "11-003": ("药品管理法实施条例", ("第四十二条",)),
    "11-020": ("投诉举报处理办法", ()),
    "13-013": ("渔业法", ("第四十一条", "第四十三条")),
}


@pytest.mark.parametrize("item_id", ARTICLES)
def test_articles_are_those_of_the_text_in_force(shipped: Catalogue, item_id: str) -> None:
    law, articles = ARTICLES[item_id]
    assert [basis.articles for basis in item_of(shipped, item_id).basis if basis.law == law] == [articles]


def test_village_law_is_cited_by_its_numbers_of_2025(shipped: Catalogue) -> None:
    found = {articles for _, law, articles, _ in cited(shipped) if law == "村委会组织法"}
    assert found == {("第三十五条",)}


LAWS = {
    "投诉举报处理办法": ("市场监督管理投诉举报处理办法", "国家市场监督管理总局令第121号", "2026-04-15"),
    "药品管理法实施条例": ("中华人民共和国药品管理法实施条例", "国务院令第828号", "2026-05-15"),
    "社会救助法": ("中华人民共和国社会救助法", "", "2026-07-01"),
    "供水条例": ("供水条例", "", "2026-06-01"),
    "渔业法": ("中华人民共和国渔业法", "主席令第63号（2025修订）", "2026-05-01"),
}


@pytest.mark.parametrize("key", LAWS)
def test_laws_bear_the_name_number_and_day_of_today(shipped: Catalogue, key: str) -> None:
    law = shipped.laws[key]
    assert (law.title, law.doc_no, law.effective) == LAWS[key]
    assert law.status is LawStatus.IN_FORCE


def test_food_safety_law_is_that_of_2025(shipped: Catalogue) -> None:
    assert "主席令第56号" in shipped.laws["食品安全法"].doc_no


def test_penalties_are_published_within_seven_working_days(shipped: Catalogue) -> None:
    """Of an item that publishes decisions; 流程 on request and 裁量基准 are none."""
    others = {"10-005", "11-017"}
    late = [
        item.id
        for item in shipped.items
        if item.power is Power.PENALTY
        and item.id not in others
        and not any("7个工作日" in e.limit.raw for e in item.time_limit)
    ]
    assert late == []


def test_poverty_is_no_word_of_the_titles_of_today(shipped: Catalogue) -> None:
    """Old names may follow in brackets: people still ask by them."""
    for item in shipped.items:
        if item.id.startswith("05-"):
            assert not re.search("扶贫|贫困|衔接", item.title.split("（")[0]), item.title


def test_the_row_of_meetings_of_disaster_relief_is_there(shipped: Catalogue) -> None:
    assert (item_of(shipped, "05-026").title, item_of(shipped, "05-026").category) == ("重要会议", "救灾·政策文件")


def test_what_can_be_applied_for_lies_with_an_authority(shipped: Catalogue) -> None:
    asked = [item for item in shipped.items if Method.ON_REQUEST in item.scope.methods]
    assert len(asked) >= 5
    assert [item.id for item in asked if not authorities(item, shipped.bodies)] == []


@pytest.mark.parametrize("item_id", ["12-021", "13-020"])
def test_ones_own_record_is_looked_up_not_applied_for(shipped: Catalogue, item_id: str) -> None:
    item = item_of(shipped, item_id)
    assert item.scope.methods == (Method.PROACTIVE,)
    assert authorities(item, shipped.bodies) == ()


def test_villages_and_companies_have_a_way_with_a_name_in_it(shipped: Catalogue) -> None:
    alone = [item for item in shipped.items if not authorities(item, shipped.bodies)]
    assert {"01-020", "13-022", "08-010", "06-024", "07-003"} <= {item.id for item in alone}
    for item in alone:
        ways = other_ways(item, shipped.bodies)
        assert ways
        assert not any("申请公开" in way.replace("不用申请公开", "") for way in ways)


def test_no_summary_promises_what_is_not_registered() -> None:
    problems = check_shipped().problems
    assert [problem.message for problem in problems if problem.code == GK631.number] == []


APPLY = (
    "双方确认",  # art. 31
    "7 个工作日内一次告诉您",  # art. 30
    "算放弃申请",  # art. 30
    "征求意见的时间不算在里面",  # art. 33
    "不再重复处理",  # art. 36
    "理由不合理的，不予处理",  # art. 35
    "信息处理费",  # art. 42
    "向它的主管部门申诉",  # art. 55
    "先申请**行政复议**",  # 行政复议法 art. 23
    "60 日内",  # 行政复议法 art. 20
    "- 不服复议决定，起诉：从收到复议决定书那天起 15 日（行政诉讼法第四十五条）",
    "- 可以不经复议、直接起诉的：从知道或者应当知道答复那天起 6 个月（行政诉讼法第四十六条）",
    "向**制作或者保存这条信息的机关**申请",  # 条例 art. 10, 29
    "责令公布",  # 村民委员会组织法 art. 36
    "files/shenqingbiao.docx",
)


@pytest.mark.parametrize("words", APPLY)
def test_apply_page_says_all_that_an_applicant_meets(words: str) -> None:
    assert words in (NATIONAL_CATALOG_DIR / "pages" / "apply.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["office.yml", "pages/about.md", "pages/apply.md"])
def test_review_comes_before_a_suit_wherever_both_are_named(name: str) -> None:
    text = (NATIONAL_CATALOG_DIR / name).read_text("utf-8")
    assert re.search("先.{0,6}行政复议", text)
    assert "申请行政复议、提起行政诉讼" not in text


UNSETTLED = [
    "燃气条例",
    "价格法",
    "招标投标法",
    "政府采购法",
    "教师法",
    "土地管理法",
    "自然灾害救助条例",
    "危废许可证办法",
]


@pytest.mark.parametrize("key", [*UNSETTLED, "三项制度指导意见", "应急预案备案办法", "价格听证办法"])
def test_what_nobody_looked_up_is_not_called_in_force(shipped: Catalogue, key: str) -> None:
    assert standing(shipped.laws[key]).word == "效力待核"


ON_REQUEST = {
    **dict.fromkeys(("01-006", "01-010"), "县自然资源局"),
    **dict.fromkeys(("10-005", "10-007", "10-012"), "市生态环境局示例县分局"),
}


@pytest.mark.parametrize(("item_id", "body"), ON_REQUEST.items())
def test_applications_go_to_the_body_that_has_the_information(shipped: Catalogue, item_id: str, body: str) -> None:
    (desk,) = desks_of(item_of(shipped, item_id), shipped.bodies, shipped.office)
    assert (desk.body, desk.phone) == (body, shipped.bodies[body].phone)


@pytest.mark.parametrize("item_id", ["01-007", "02-003", "02-004", "02-021"])
def test_the_county_government_takes_applications_at_its_office(shipped: Catalogue, item_id: str) -> None:
    (desk,) = desks_of(item_of(shipped, item_id), shipped.bodies, shipped.office)
    assert (desk.body, desk.name) == ("县人民政府", shipped.office.apply.name)


def test_only_the_domain_whose_table_is_known_in_full_says_that_the_national_one_lacks_a_row(
    shipped: Catalogue,
) -> None:
    """征地补偿: its ten rows are listed in 自然资办函〔2019〕1105号; of the other tables only parts were seen."""
    said = {item.domain_code for item in shipped.items if "国家标准目录没有" in item.origin.source}
    assert said == {"01"}
