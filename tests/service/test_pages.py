"""The pages for everybody."""

import re
from datetime import date
from pathlib import Path

import pytest

from generator.model.matter import Event, MatterKind, Step
from generator.service.forms import TRAP
from generator.service.guard import MAX_BODY
from generator.service.limits import Rate, Rates
from generator.service.secrets import is_worked
from generator.service.store import Store
from tests.service.conftest import APPLICATION, DAY, Resident, make_resident

PATHS = [kind.path for kind in MatterKind]
EXAMPLES = {
    "apply": APPLICATION,
    "report": {"name": "李四", "seen_at": "村公示栏", "text": "2026年第一季度的账没有贴"},
    "ask": {"text": "公租房怎样申请？"},
    "topic": {"title": "村里每年的水费收支", "text": "全村都交，看不到账"},
    "fault": {"item": "01-001", "text": "链接打不开"},
    "rate": {"found": "找到了", "clear": "看得懂", "score": "满意"},
}


@pytest.mark.parametrize("path", ["", *PATHS, "look", "topics", "privacy", "staff/"])
def test_pages_stand_alone_and_ask_nothing_of_other_hosts(resident: Resident, path: str) -> None:
    answer = resident.get(f"/{path}")
    assert answer.status_code == (401 if path == "staff/" else 200)
    assert '<html lang="zh-CN">' in answer.text
    outside = re.findall(r'(?:src|action)="(?:https?:)?//[^"]+', answer.text)
    assert outside == []
    assert not re.search(r'(?:href|src|action)="/', answer.text), "a proxy gives the service a path of its own"
    assert " style=" not in answer.text
    assert " onclick=" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", PATHS)
def test_every_form_is_kept_and_found_by_its_receipt(resident: Resident, path: str) -> None:
    number, code = resident.receipt(path, EXAMPLES[path])
    found = resident.look(number.lower(), code.replace("-", " "))
    assert found.status_code == 200
    assert number in found.text
    matter = resident.store.get(number)
    assert matter is not None
    assert (matter.kind.path, matter.fields, matter.handed_in) == (path, EXAMPLES[path], DAY)


def test_an_application_is_told_its_last_day(resident: Resident) -> None:
    answer = resident.send("apply", APPLICATION)
    assert "2026年6月30日" in answer.text
    assert "双方确认" in answer.text
    assert "第三十一条" in answer.text


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(resident: Resident) -> None:
    answer = resident.send("apply", {**APPLICATION, "contact": "电话", "name": ""})
    assert answer.status_code == 422
    assert "还没有收下" in answer.text
    assert "电话只写数字" in answer.text
    assert "2025年某某村征地补偿费用支付情况" in answer.text
    assert list(resident.store.walk()) == []


def test_a_form_sent_twice_is_one_matter_with_one_receipt(resident: Resident) -> None:
    token = resident.token("ask")
    first = resident.post("/ask", {"token": token, "text": "公租房"}).text
    again = resident.post("/ask", {"token": token, "text": "公租房"}).text
    assert re.findall('gs-number">([^<]+)', first) == re.findall('gs-number">([^<]+)', again)
    assert "没有重复登记" in again
    other = resident.post("/ask", {"token": token, "text": "廉租房"}).text
    assert re.findall('gs-number">([^<]+)', first) != re.findall('gs-number">([^<]+)', other)


@pytest.mark.parametrize("token", ["", "apply.1.x.y", "ask.1780000000.x." + "0" * 32])
def test_without_a_form_of_ours_nothing_is_kept_and_nothing_lost(resident: Resident, token: str) -> None:
    answer = resident.post("/ask", {"token": token, "text": "公租房怎样申请"})
    assert answer.status_code == 422
    assert "公租房怎样申请" in answer.text
    assert list(resident.store.walk()) == []
    fresh = re.search('name="token" value="([^"]+)"', answer.text)
    assert fresh is not None
    resident.clock["now"] += 5
    assert "收下了" in resident.post("/ask", {"token": fresh[1], "text": "公租房怎样申请"}).text


def test_a_page_left_open_over_night_is_sent_again(resident: Resident) -> None:
    token = resident.token("ask", after=25 * 3600)
    assert "打开太久" in resident.post("/ask", {"token": token, "text": "公租房"}).text


def test_the_trap_is_told_to_a_person_who_fell_into_it(resident: Resident) -> None:
    answer = resident.send("ask", {"text": "公租房", TRAP: "http://spam.example"})
    assert answer.status_code == 422
    assert "gs-shown" in answer.text
    assert list(resident.store.walk()) == []


def test_nobody_fills_in_a_form_at_once(resident: Resident) -> None:
    token = resident.token("ask", after=0.5)
    assert "太快" in resident.post("/ask", {"token": token, "text": "公租房"}).text


def test_without_script_the_limits_are_narrower_but_there(store: Store) -> None:
    resident = make_resident(store, rates=Rates(send=Rate(6, 3600), send_plain=Rate(2, 3600)), bits=4)

    def send(n: int, *, works: bool) -> int:
        token = resident.token("ask")
        work = next(str(n) for n in range(10**6) if is_worked(token, str(n), 4)) if works else ""
        sent = {"token": token, "text": f"第{n}问", "work": work}
        return int(resident.post("/ask", sent, x_real_ip="203.0.113.7").status_code)

    assert [send(n, works=False) for n in range(3)] == [200, 200, 429]
    assert [send(n, works=True) for n in range(10, 17)] == [200] * 6 + [429]
    assert resident.send("ask", {"text": "别处"}, x_real_ip="203.0.113.8").status_code == 200


def test_one_works_answer_is_not_good_for_a_thousand_forms(store: Store) -> None:
    resident = make_resident(store, rates=Rates(send=Rate(50, 3600), send_plain=Rate(1, 3600)), bits=4)
    token = resident.token("ask")
    work = next(str(n) for n in range(10**6) if is_worked(token, str(n), 4))
    codes = [resident.post("/ask", {"token": token, "text": f"第{n}问", "work": work}).status_code for n in range(6)]
    assert codes == [200, 200, 200, 200, 429, 429]


def test_a_form_may_be_loaded_again_without_counting(store: Store) -> None:
    resident = make_resident(store, rates=Rates(send_plain=Rate(1, 3600)))
    token = resident.token("ask")
    for _ in range(5):
        assert resident.post("/ask", {"token": token, "text": "公租房"}).status_code == 200


def test_the_item_a_link_names_is_filled_in(resident: Resident) -> None:
    page = resident.get("/fault?item=01-001").text
    assert 'value="01-001"' in page
    assert resident.service.ground.items["01-001"] in page
    assert "alert" not in resident.get('/fault?item="><script>alert(1)</script>').text


def test_a_supervisors_password_marks_the_report_and_is_not_kept(resident: Resident) -> None:
    resident.store.set_password("supervisor", "赵六", "the-password-of-zhao", DAY)
    number, _ = resident.receipt("report", {**EXAMPLES["report"], "supervisor": "the-password-of-zhao"})
    wrong = resident.send("report", {**EXAMPLES["report"], "supervisor": "guess"})
    assert wrong.status_code == 422
    assert "监督员口令没有核对上" in wrong.text
    other, _ = resident.receipt("report", EXAMPLES["report"])
    matter, plain = resident.store.get(number), resident.store.get(other)
    assert matter is not None
    assert plain is not None
    assert (matter.verified, plain.verified) == ("赵六", "")
    assert "supervisor" not in {**matter.fields, **plain.fields}


# --- looking ------------------------------------------------------------------------------------------


def test_a_wrong_number_and_a_wrong_code_are_answered_alike(resident: Resident) -> None:
    number, code = resident.apply()
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    answers = [
        resident.look(number, wrong), resident.look("SQ202699999", code), resident.look("SQ202699999", wrong),
        resident.look("x", ""), resident.look("' OR '1'='1", "' OR '1'='1"),
    ]  # fmt: skip
    assert {answer.status_code for answer in answers} == {404}
    bare = {re.sub('value="[^"]*"', "", answer.text) for answer in answers}
    assert len(bare) == 1
    assert "张三" not in answers[0].text


def test_guessing_is_stopped_before_it_gets_anywhere(resident: Resident) -> None:
    number, code = resident.apply()
    codes = [resident.look(number, f"{n:012}".replace("0", "A").replace("1", "B")).status_code for n in range(25)]
    assert codes == [404] * 20 + [429] * 5
    assert resident.look(number, code).status_code == 200  # who has the code is let in all the same


def test_the_number_of_the_paper_is_not_shown_again(resident: Resident) -> None:
    number, code = resident.apply()
    assert APPLICATION["paper_number"] not in resident.look(number, code).text


def test_an_amendment_is_handed_in_and_the_clock_begins_anew(resident: Resident) -> None:
    number, code = resident.apply()
    asked = Event(Step.AMEND_ASKED, date(2026, 6, 8), date(2026, 6, 22), text="请写明是哪一年的")
    resident.store.add(number, asked, "王五", lambda _: "")
    resident.clock["day"] = date(2026, 6, 15)
    assert "请写明是哪一年的" in resident.look(number, code).text
    both = {"number": number, "code": code}
    assert "要写" in resident.post("/look/amend", {**both, "text": " "}).text
    answer = resident.post("/look/amend", {**both, "text": "2025年的"}).text
    assert "已经记下" in answer
    assert "2026年7月14日" in answer
    assert "没有记下" in resident.post("/look/amend", {**both, "text": "再来"}).text


def test_an_applicant_takes_it_back_only_when_sure(resident: Resident) -> None:
    number, code = resident.apply()
    both = {"number": number, "code": code}
    assert "没有撤回" in resident.post("/look/withdraw", both).text
    assert "本人撤回" in resident.post("/look/withdraw", {**both, "sure": "1"}).text
    matter = resident.store.get(number)
    assert matter is not None
    assert matter.closed == DAY
    assert resident.post("/look/withdraw", {"number": number, "code": "A" * 12, "sure": "1"}).status_code == 404


def test_notes_of_the_staff_are_not_shown(resident: Resident) -> None:
    number, code = resident.apply()
    resident.store.add(number, Event(Step.NOTE, DAY, text="内部的话"), "王五", lambda _: "")
    assert "内部的话" not in resident.look(number, code).text


# --- words, large type, what is not there --------------------------------------------------------------


def test_words_searched_in_vain_are_counted_without_an_address(resident: Resident) -> None:
    for word in ("塘坝", "塘坝", "13800138000", ""):
        assert resident.post("/missed", {"word": word}, x_real_ip="203.0.113.7").status_code == 204
    assert resident.store.list_missed(DAY) == [("塘坝", 2, "2026-06-01")]


def test_words_are_counted_so_often_and_no_more(store: Store) -> None:
    resident = make_resident(store, rates=Rates(missed=Rate(2, 600)))
    for n in range(5):
        resident.post("/missed", {"word": f"词{n}"})
    assert len(resident.store.list_missed(DAY)) == 2


def test_large_type_without_script(resident: Resident) -> None:
    resident.get("/large?on=1&to=ask")
    assert 'class="gk-elder"' in resident.get("/ask").text
    resident.get("/large?on=0&to=ask")
    assert 'class="gk-elder"' not in resident.get("/ask").text


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "ask\r\nSet-Cookie: a=b", "../../x", "staff/"]
)
def test_large_type_leads_nowhere_else(resident: Resident, to: str) -> None:
    answer = resident.client.get("/large", params={"on": "1", "to": to}, follow_redirects=False)
    assert answer.headers["location"] == "./"
    assert "a=b" not in str(answer.headers)


@pytest.mark.parametrize("path", ["/nothing", "/assets/app.py", "/assets/..%2fapp.py", "/assets/", "/staff", "/ask/"])
def test_what_is_not_there_is_said_in_our_words(resident: Resident, path: str) -> None:
    answer = resident.get(path)
    assert answer.status_code == 404
    assert "没有这一页" in answer.text


def test_the_look_is_the_sites_own(resident: Resident) -> None:
    theme = Path(__file__).parents[2] / "generator/theme/assets/gongkai"
    for name in ("site.css", "site.js", "icon.svg"):
        assert resident.get(f"/assets/{name}").content == (theme / name).read_bytes()
    assert "gs-field" in resident.get("/assets/service.css").text


def test_shown_topics_are_what_the_staff_wrote(resident: Resident) -> None:
    number, _ = resident.receipt("topic", {**EXAMPLES["topic"], "name": "张三"})
    resident.store.add(
        number, Event(Step.SHOWN, DAY, text="有人希望公开水费收支。已列入 01-001。"), "王五", lambda _: ""
    )
    page = resident.get("/topics").text
    assert "已列入 01-001" in page
    assert "张三" not in page
    assert "全村都交" not in page


def test_the_longest_form_fits(resident: Resident) -> None:
    lengths = {"wanted": 2000, "address": 120, "name": 60, "agent": 30, "paper": 30, "paper_number": 40}
    longest = {name: "长" * most for name, most in lengths.items()}
    longest |= {"email": "a" * 70 + "@ab.cn", "postcode": "010000", "item": "01-001"}
    number, _ = resident.receipt("apply", {**APPLICATION, **longest})
    matter = resident.store.get(number)
    assert matter is not None
    assert matter.fields["wanted"] == "长" * 2000
    assert 9 * sum(map(len, longest.values())) < MAX_BODY
