"""The staff's pages."""

import csv
import io
import json
from datetime import date

import pytest

from generator.model.matter import MatterKind
from generator.model.outcome import Outcome
from generator.service.export import write_csv, write_json
from generator.service.sessions import IDLE, LASTS
from tests.service.conftest import APPLICATION, DAY, ORIGIN, PASSWORD, Resident

INSIDE = ["/staff/", "/staff/closed", "/staff/words", "/staff/ratings", "/staff/export.csv", "/staff/find?number=x",
          "/staff/matter/SQ202600001"]  # fmt: skip


@pytest.mark.parametrize("path", INSIDE)
def test_without_a_login_nothing_is_told(resident: Resident, path: str) -> None:
    number, _ = resident.apply()
    answer = resident.get(path)
    assert answer.status_code == 401
    assert number not in answer.text
    assert "张三" not in answer.text


def test_a_login_gives_a_cookie_no_script_and_no_other_site_has(resident: Resident) -> None:
    resident.store.set_password("staff", "王五", PASSWORD, DAY)
    answer = resident.client.post(
        "/staff/enter", data={"password": PASSWORD}, headers={"origin": ORIGIN}, follow_redirects=False
    )
    cookie = answer.headers["set-cookie"].lower()
    assert (answer.status_code, answer.headers["location"]) == (303, "../staff/")
    for word in ("httponly", "samesite=strict", "secure"):
        assert word in cookie
    assert PASSWORD not in cookie
    assert "path=/;" not in cookie


def test_a_wrong_password_and_one_of_another_purpose(resident: Resident) -> None:
    resident.store.set_password("supervisor", "赵六", PASSWORD, DAY)
    assert resident.post("/staff/enter", {"password": PASSWORD}).status_code == 403
    assert resident.post("/staff/enter", {}).status_code == 403
    codes = [resident.post("/staff/enter", {"password": str(n)}).status_code for n in range(10)]
    assert codes[-1] == 429


@pytest.mark.parametrize("after", [IDLE + 1, LASTS + 1])
def test_a_login_ends_by_itself(resident: Resident, after: float) -> None:
    resident.enter()
    resident.clock["now"] += after
    assert resident.get("/staff/").status_code == 401


def test_logging_out(resident: Resident) -> None:
    word = resident.enter()
    assert resident.post("/staff/leave", {"word": "x"}).status_code == 403
    assert resident.get("/staff/").status_code == 200
    resident.post("/staff/leave", {"word": word})
    assert resident.get("/staff/").status_code == 401


def test_the_queue_has_the_most_urgent_first(resident: Resident) -> None:
    later, _ = resident.apply(wanted="后来的")
    resident.clock["day"] = date(2026, 5, 6)
    early, _ = resident.apply(wanted="早先的")
    question, _ = resident.receipt("ask", {"text": "公租房"})
    resident.clock["day"] = date(2026, 6, 12)
    resident.enter()
    page = resident.get("/staff/").text
    assert page.index(early) < page.index(later) < page.index(question)
    assert "过期 8 个工作日" in page
    assert "等确认收到" in page
    assert later not in resident.get("/staff/?kind=WT").text


def test_an_application_from_receipt_to_answer(resident: Resident) -> None:
    number, code = resident.apply()
    word = resident.enter()
    resident.clock["day"] = date(2026, 6, 30)
    steps = [
        ("CONFIRMED", date(2026, 6, 2), {}),
        ("OTHERS_ASKED", date(2026, 6, 3), {"text": "征求某某公司意见"}),
        ("OTHERS_ANSWERED", date(2026, 6, 10), {"text": "同意公开"}),
        ("EXTENDED", date(2026, 6, 29), {"days": "5", "text": "要查档案"}),
        ("ANSWERED", date(2026, 6, 30), {"text": "见附件", "outcome": "given"}),
    ]
    for step, on, more in steps:
        answer = resident.step(word, number, step, on, **more)
        assert "已经记下" in answer.text, answer.text
    page = resident.look(number, code).text
    for words in ("见附件", "予以公开", "征求某某公司意见", "延长答复期限"):
        assert words in page
    assert number in resident.get("/staff/closed").text
    assert number not in resident.get("/staff/").text


def test_a_step_the_law_does_not_know_is_refused_with_its_reason_and_what_was_typed_stays(resident: Resident) -> None:
    number, _ = resident.apply()
    word = resident.enter()
    answer = resident.step(word, number, "EXTENDED", days="30", text="写了很久的理由")
    assert answer.status_code == 422
    assert "最多 20 个工作日" in answer.text
    assert "写了很久的理由" in answer.text
    for step, more in [("NONE", {}), ("ANSWERED", {"text": "x", "outcome": "x"}), ("ANSWERED", {"outcome": "given"}),
                       ("SHOWN", {"text": "x"}), ("AMEND_ASKED", {"text": "x", "until": "昨天"})]:  # fmt: skip
        assert "没有记下" in resident.step(word, number, step, **more).text
    assert "日期写成" in resident.post(f"/staff/matter/{number}", {"word": word, "step": "NOTE", "on": "x"}).text
    matter = resident.store.get(number)
    assert matter is not None
    assert matter.events == ()


def test_only_steps_that_can_come_are_offered(resident: Resident) -> None:
    number, _ = resident.apply()
    word = resident.enter()
    page = resident.get(f"/staff/matter/{number}").text
    assert 'value="CONFIRMED"' in page
    assert 'value="AMENDED"' not in page
    assert 'value="SHOWN"' not in page
    resident.step(word, number, "AMEND_ASKED", until="2026-06-10", text="哪一年")
    page = resident.get(f"/staff/matter/{number}").text
    assert 'value="AMENDED"' in page
    assert 'value="CONFIRMED"' not in page


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": "http://www.example.gov.cn"},
        {"origin": ""}, {"origin": "", "sec_fetch_site": "cross-site"}, {"origin": "", "sec_fetch_site": "none"},
        {"origin": "", "referer": "https://evil.example/https://www.example.gov.cn/"},
    ],
)  # fmt: skip
def test_a_change_from_another_page_is_refused(resident: Resident, headers: dict[str, str]) -> None:
    number, _ = resident.apply()
    word = resident.enter()
    sent = {"word": word, "step": "NOTE", "on": DAY.isoformat(), "text": "x"}
    assert resident.post(f"/staff/matter/{number}", sent, **headers).status_code == 403
    matter = resident.store.get(number)
    assert matter is not None
    assert matter.events == ()


@pytest.mark.parametrize("word", ["", "guess"])
def test_a_change_without_the_word_is_refused(resident: Resident, word: str) -> None:
    number, _ = resident.apply()
    resident.enter()
    assert resident.step(word, number, "NOTE", text="x").status_code == 403
    assert resident.post(f"/staff/matter/{number}", {}).status_code == 403
    assert resident.post("/staff/leave", {}).status_code == 403
    matter = resident.store.get(number)
    assert matter is not None
    assert matter.events == ()


def test_rare_words_are_not_shown(resident: Resident) -> None:
    for _ in range(3):
        resident.store.count_missed("塘坝", DAY)
    resident.store.count_missed("张三丰", DAY)
    resident.enter()
    page = resident.get("/staff/words").text
    assert "塘坝" in page
    assert "张三丰" not in page


def test_ratings_are_counted_by_item(resident: Resident) -> None:
    said = {"item": "01-001", "found": "找到了", "clear": "看不懂", "score": "一般"}
    resident.receipt("rate", said)
    resident.receipt("rate", {**said, "score": "满意"})
    resident.enter()
    page = resident.get("/staff/ratings").text
    assert "找到了 2" in page
    assert "满意 1" in page


# --- export -------------------------------------------------------------------------------------------


def test_the_table_holds_days_and_outcomes_and_no_formulas(resident: Resident) -> None:
    number, _ = resident.apply(wanted="=HYPERLINK(1)", name="+张三")
    word = resident.enter()
    resident.step(word, number, "ANSWERED", text="@x", outcome="third-party")
    rows = list(csv.DictReader(io.StringIO(resident.get("/staff/export.csv").content.decode("utf-8-sig"))))
    assert len(rows) == 1
    row = rows[0]
    assert (row["编号"], row["到期日"], row["结果分类"], row["申请人类别"]) == (
        number,
        "2026-06-30",
        "不予公开",
        "自然人",
    )
    assert (row["要什么信息"], row["姓名或者名称"], row["答复"]) == ("'=HYPERLINK(1)", "'+张三", "'@x")


def test_without_personal_data_nothing_of_a_person_is_there(resident: Resident) -> None:
    resident.apply(address="某某路1号", email="zhang@example.cn", wanted="我家的补偿，我叫张三")
    resident.receipt("topic", {"title": "张三家的事", "text": "李四的地"})
    ground, matters = resident.service.ground, list(resident.store.walk())
    for text in (
        write_json(ground, matters, DAY, personal=False),
        write_csv(ground, matters, DAY, personal=False).decode("utf-8-sig"),
    ):
        for secret in (*(APPLICATION[n] for n in ("name", "paper_number", "contact")), "某某路", "zhang@", "李四"):
            assert secret not in text
        assert "自然人" in text
    whole = json.loads(write_json(ground, matters, DAY))
    assert whole["format"] == 1
    assert [one["kind"] for one in whole["matters"]] == [MatterKind.TOPIC.label, MatterKind.APPLICATION.label]
    assert whole["matters"][1]["fields"]["name"] == "张三"
    assert whole["matters"][1]["due"] == "2026-06-30"


def test_one_who_did_not_amend_is_in_the_row_of_the_report(resident: Resident) -> None:
    number, _ = resident.apply()
    word = resident.enter()
    resident.step(word, number, "AMEND_ASKED", until="2026-06-10", text="哪一年")
    resident.clock["day"] = date(2026, 6, 11)
    resident.enter()
    word = resident.enter()
    resident.step(word, number, "ABANDONED", date(2026, 6, 11))
    found = json.loads(write_json(resident.service.ground, resident.store.walk(), date(2026, 6, 11)))["matters"][0]
    assert (found["outcome"], found["closed"]) == (Outcome.NOT_AMENDED.label, "2026-06-11")
