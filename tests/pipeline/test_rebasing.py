"""A standard changes, and an office on it is told what follows and what it has to decide."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.model.rebase import Course, Mend
from generator.pipeline.checking import check_folder
from generator.pipeline.comparing import UnreadableError
from generator.pipeline.editing import write_changes
from generator.pipeline.rebasing import Rebase, is_open, plan_rebase, write_rebase

CHAIN = Path(__file__).parents[1] / "data" / "chain"
TODAY = date(2026, 11, 30)
Change = Callable[[str], str]


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    shutil.copytree(CHAIN, tmp_path / "chain")
    shutil.copytree(CHAIN, tmp_path / "before")
    return tmp_path / "chain"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8", newline="")


def rebase(chain: Path, office: str) -> Rebase:
    return plan_rebase(chain / office, chain.parent / "before" / "province", None, TODAY)


def courses(plan: Rebase) -> dict[str, set[Course]]:
    found: dict[str, set[Course]] = {}
    for line in plan.lines:
        found.setdefault(line.key, set()).add(line.course)
    return found


def test_nothing_changed_nothing_to_do(chain: Path) -> None:
    plan = rebase(chain, "east")
    assert (plan.lines, dict(plan.changes), is_open(plan)) == ((), {}, False)


def test_what_the_overlay_does_not_speak_of_follows(chain: Path) -> None:
    edit(chain / "national" / "02-school.yml", "每年5月31日前", "每年4月30日前")
    plan = rebase(chain, "east")
    assert courses(plan) == {"02-001": {Course.FOLLOWS}}
    assert not is_open(plan)


def test_the_same_field_is_for_a_person_to_decide(chain: Path) -> None:
    edit(chain / "province" / "01-land.yml", "15个工作日内", "12个工作日内")
    (line,) = rebase(chain, "east").lines
    assert (line.course, line.key) == (Course.DECIDE, "01-001")
    assert "10个工作日" in line.here
    assert (Path(line.place.file).name, line.place.line) == ("01-land.yml", 5)


def test_where_both_say_the_same_now_the_line_can_go(chain: Path) -> None:
    edit(chain / "province" / "01-land.yml", "15个工作日内", "10个工作日内")
    plan = rebase(chain, "east")
    (line,) = plan.lines
    assert line.todo is not None and line.todo.mend is Mend.DROP_FIELD
    write_changes(chain / "east", plan.changes)
    text = (chain / "east" / "01-land.yml").read_text("utf-8")
    assert "time_limit" not in text and "政务服务中心" in text
    assert not check_folder(chain / "east", TODAY).problems


def test_a_list_that_is_only_added_to_follows(chain: Path) -> None:
    edit(
        chain / "national" / "01-land.yml",
        "      - 政府网站\n      - 社区",
        "      - 政府网站\n      - 政府公报\n      - 社区",
    )
    (line,) = rebase(chain, "east").lines
    assert line.course is Course.FOLLOWS
    channels = [u.channel.value for u in check_folder(chain / "east", TODAY).catalogue.items[0].channel]
    assert channels[1] == "政府公报" and channels[-1] == "政务服务中心"


def test_what_is_to_be_taken_out_and_is_gone_below_is_for_a_person(chain: Path) -> None:
    edit(chain / "national" / "01-land.yml", "      - name: 其他\n        note: 村广播\n", "      - 广播电视\n")
    (line,) = rebase(chain, "west").lines
    assert line.course is Course.DECIDE and "其他" in line.here


def withdraw(chain: Path, heir: str = "") -> None:
    file = chain / "national" / "01-land.yml"
    text = file.read_text("utf-8")
    entry = text[text.index("  - id: 01-003") :]
    file.write_text(text.replace(entry, entry.replace("01-003", heir) if heir else ""), "utf-8")
    edit(
        chain / "national" / "permalinks.yml",
        "  01-003: 2026-11-24 补偿费用支付凭证\n",
        f"  {heir}: 2026-11-28 补偿费用支付凭证\n" if heir else "",
    )
    fate = f"    state: 合并\n    replaced_by: [{heir}]\n" if heir else "    state: 撤销\n"
    head = "  - id: 01-003\n    title: 补偿费用支付凭证\n    on: '2026-11-28'\n"
    add(chain / "national" / "permalinks.yml", f"{head}{fate}    reason: 不再单列\n")


def test_an_item_that_is_gone_and_was_not_spoken_of_follows(chain: Path) -> None:
    withdraw(chain)
    (line,) = rebase(chain, "east").lines
    assert line.course is Course.FOLLOWS and "不再单列" in line.change
    assert not check_folder(chain / "east", TODAY).errors, "its page says that it is withdrawn"


def test_an_item_that_is_gone_and_did_not_apply_anyway_can_go(chain: Path) -> None:
    withdraw(chain)
    plan = rebase(chain, "west")
    (line,) = plan.lines
    assert line.todo is not None and line.todo.mend is Mend.DROP_ENTRY
    write_changes(chain / "west", plan.changes)
    assert "01-003" not in (chain / "west" / "01-land.yml").read_text("utf-8")


def test_an_item_with_another_id_takes_the_overlay_with_it(chain: Path) -> None:
    edit(chain / "west" / "01-land.yml", "not_applicable: 补偿款由省里统一支付，本县不开凭证。", "remark: 本县另有说明")
    withdraw(chain, "01-005")
    plan = rebase(chain, "west")
    moved = [line for line in plan.lines if line.todo is not None]
    assert [line.todo.new for line in moved if line.todo] == ["01-005"]
    write_changes(chain / "west", plan.changes)
    item = check_folder(chain / "west", TODAY).catalogue.find_item("01-005")
    assert item is not None and item.remark == "本县另有说明"


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8", newline="")


def test_a_new_item_of_the_standard_with_an_id_that_is_taken_is_for_a_person(chain: Path) -> None:
    own = (chain / "province" / "01-land.yml").read_text("utf-8")
    entry = "\n" + own[own.index("  - id: 01-501") :].replace("01-501", "01-502")
    title = "被征地农民社会保障费用缴纳凭证"
    add(chain / "east" / "01-land.yml", entry.replace(title, "本县的一件事"))
    add(chain / "province" / "01-land.yml", entry.replace(title, "省里后来加的"))
    lines = [line for line in rebase(chain, "east").lines if line.course is Course.DECIDE]
    assert [line.key for line in lines] == ["01-502"]


def test_a_body_of_the_standard_with_another_name_is_one_line_and_not_one_an_item(chain: Path) -> None:
    for name in ("bodies.yml", "02-school.yml"):
        file = chain / "national" / name
        file.write_text(file.read_text("utf-8").replace("市、县级教育部门", "教育行政部门"), "utf-8")
    named = "  - name: 教育行政部门\n"
    edit(chain / "national" / "bodies.yml", named, f"{named}    formerly: [市、县级教育部门]\n")
    (line,) = rebase(chain, "east").lines
    assert (line.course, line.key) == (Course.DECIDE, "市、县级教育部门")
    assert "教育行政部门" in line.advice and Path(line.place.file).name == "bodies.yml"


def test_an_office_on_nothing_is_told_so(chain: Path) -> None:
    with pytest.raises(UnreadableError, match="没有上级目录"):
        plan_rebase(chain / "national", "x", None, TODAY)


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_the_list_in_its_forms_says_each_line(chain: Path, form: str) -> None:
    edit(chain / "province" / "01-land.yml", "15个工作日内", "12个工作日内")
    plan = rebase(chain, "east")
    text = write_rebase(plan, form)
    assert "01-001" in text and plan.lines[0].change in text
    if form == "json":
        assert json.loads(text)["counts"] == {"decide": 1, "write": 0, "follows": 0}
    if form == "html":
        assert text.count("<input") == 1 and "<script" not in text
