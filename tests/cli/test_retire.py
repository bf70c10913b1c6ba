"""`gongkai retire`: one entry, one thing less, every other byte as it was; or nothing at all."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import exits
from generator.edit import items
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.pipeline import retiring
from generator.pipeline.checking import Checked
from tests.site.support import tree

Gongkai = Callable[..., Any]
REASON = ("--reason", "并入别的事项")


def load(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8-sig"), Loader=yaml.BaseLoader)


def entry_of(catalog: Path, address_id: str) -> Any:
    (found,) = (entry for entry in load(catalog / "permalinks.yml")["retired"] if entry["id"] == address_id)
    return found


def kept_lines(before: bytes, after: bytes) -> list[bytes]:
    """Lines of the old text that are gone, the others standing in their old order."""
    rest = iter(after.splitlines(keepends=True))
    now = next(rest, None)
    gone = []
    for line in before.splitlines(keepends=True):
        if line == now:
            now = next(rest, None)
        else:
            gone.append(line)
    return gone


# --- what is written ----------------------------------------------------------------------------------


def test_merge_moves_the_line_to_an_entry_and_takes_the_item_out(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("retire", "01-003", *REASON, "--into", "01-001")
    assert run.code == exits.OK, run.err
    assert [item["id"] for item in load(small_catalog / "01-land.yml")["items"]] == ["01-001", "01-002"]
    entry = entry_of(small_catalog, "01-003")
    day = entry.pop("on")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    assert entry == {
        "id": "01-003",
        "title": "补偿费用支付凭证",
        "since": "2026-11-24",
        "state": "合并",
        "reason": "并入别的事项",
        "replaced_by": ["01-001"],
        "subject": ["县自然资源局"],
    }
    assert "01-003" not in load(small_catalog / "permalinks.yml")["issued"]
    assert f"事项 01-003（补偿费用支付凭证）{day} 合并，去向 01-001（征地补偿标准）" in run.out
    assert gongkai("check").code == exits.OK


def test_state_follows_from_where_it_goes(gongkai: Gongkai, small_catalog: Path) -> None:
    gongkai("retire", "01-001", *REASON, "--into", "01-002", "--into", "02-001")
    moved = ("--moved-to", "示例市“资源”局", "--url", "https://www.example.gov.cn/a?b=1")
    gongkai("retire", "01-003", *REASON, *moved)
    assert entry_of(small_catalog, "01-001")["state"] == "拆分"
    assert entry_of(small_catalog, "01-003")["state"] == "移交"
    assert entry_of(small_catalog, "01-003")["moved_to"] == {
        "office": "示例市“资源”局",
        "url": "https://www.example.gov.cn/a?b=1",
    }
    assert gongkai("check").code == exits.OK
    gongkai("retire", "01-002", *REASON)
    assert entry_of(small_catalog, "01-002")["state"] == "撤销"


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_every_other_byte_stays(gongkai: Gongkai, small_catalog: Path, ends: bytes, bom: bytes) -> None:
    for file in small_catalog.glob("*.yml"):
        file.write_bytes(bom + file.read_bytes().replace(b"\n", ends))
    before = tree(small_catalog)
    assert gongkai("retire", "01-002", *REASON, "--into", "01-001", "-q") == (exits.OK, "", "")
    after = tree(small_catalog)
    assert [name for name in before if before[name] != after[name]] == ["01-land.yml", "permalinks.yml"]
    gone = b"".join(kept_lines(before["01-land.yml"], after["01-land.yml"]))
    assert gone.startswith(b"  - id: 01-002" + ends)
    assert b"01-003" not in gone
    assert "这条注释要留着".encode() not in gone
    assert kept_lines(before["permalinks.yml"], after["permalinks.yml"]) == [
        "  01-002: 2026-11-24 征收土地公告".encode() + ends
    ]
    for name in ("01-land.yml", "permalinks.yml"):
        assert after[name].startswith(bom)
        assert after[name].count(b"\n") == after[name].count(ends)


def test_remark_behind_the_line_goes_along_with_it(gongkai: Gongkai, small_catalog: Path) -> None:
    register = small_catalog / "permalinks.yml"
    text = register.read_text("utf-8")
    register.write_text(text.replace("补偿费用支付凭证\n", "补偿费用支付凭证   # 村里贴了 30 张\n"), "utf-8")
    gongkai("retire", "01-003", *REASON)
    text = register.read_text("utf-8")
    assert re.search(r"  # 村里贴了 30 张\n  - id: 01-003\n", text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n\n  # 这条", "\n  # 这条"),
        ("  - id: 01-002\n", "  -\n    id: 01-002\n"),
        ("  - id: 01-002\n", "  -   # 公告\n    id: 01-002\n"),
        (
            "    summary: 批下来以后贴的公告：征哪里、多大、怎么补。\n",
            "    summary: >-\n      批下来以后贴的公告：\n\n      征哪里。\n",
        ),
        (
            "    keywords: []\n    updated: 2026-11-24\n  - id: 01-003",
            "    updated: 2026-11-24\n    keywords:\n      []\n\n\n\n  # 三\n  - id: 01-003",
        ),
    ],
)
def test_item_written_otherwise_is_taken_out_whole(old: str, new: str, gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "01-land.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    assert gongkai("retire", "01-002", *REASON, "--into", "01-001").code == exits.OK
    assert [item["id"] for item in load(file)["items"]] == ["01-001", "01-003"]
    assert file.read_text("utf-8").count("#") == text.replace(old, new).count("#") - ("# 公告" in new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("retired:\n", "retired:\n\n  # 先写的在前\n"),
        ("    replaced_by: [01-002]\n", "    replaced_by: [01-002]"),
        ("    replaced_by: [01-002]\n", "    replaced_by: [01-002]\n\n# 完\n"),
        ("    replaced_by: [01-002]\n", "    replaced_by:\n      - 01-002   # 并入\n"),
    ],
)
def test_register_written_otherwise_gets_the_entry_at_its_end(
    old: str, new: str, gongkai: Gongkai, small_catalog: Path
) -> None:
    register = small_catalog / "permalinks.yml"
    register.write_text(register.read_text("utf-8").replace(old, new), "utf-8")
    remarks = register.read_text("utf-8").count("#")
    assert gongkai("retire", "01-003", *REASON, "--into", "01-001").code == exits.OK
    assert [entry["id"] for entry in load(register)["retired"]] == ["01-004", "01-003"]
    assert register.read_text("utf-8").count("#") == remarks


@pytest.mark.parametrize("old", ["retired: []   # 还没有\n", "retired: [ ]\n", ""])
def test_first_entry_of_a_register(old: str, gongkai: Gongkai, small_catalog: Path) -> None:
    register = small_catalog / "permalinks.yml"
    head = register.read_text("utf-8").partition("retired:")[0]
    register.write_text(head + old, "utf-8")
    assert gongkai("retire", "01-003", *REASON).code == exits.OK
    assert [entry["id"] for entry in load(register)["retired"]] == ["01-003"]
    assert ("还没有" in register.read_text("utf-8")) == ("还没有" in old)


def test_old_register_without_days_is_taken_as_it_is(gongkai: Gongkai, small_catalog: Path) -> None:
    register = small_catalog / "permalinks.yml"
    register.write_text(register.read_text("utf-8").replace(": 2026-11-24 ", ": "), "utf-8")
    assert gongkai("retire", "01-003", *REASON).code == exits.OK
    assert "since" not in entry_of(small_catalog, "01-003")


def test_item_already_deleted_by_hand_gets_its_entry(gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "01-land.yml"
    file.write_text(file.read_text("utf-8").partition("  - id: 01-003")[0], "utf-8")
    assert "GK403" in gongkai("check").out
    before = file.read_bytes()
    assert gongkai("retire", "01-003", *REASON, "--into", "01-002").code == exits.OK
    assert file.read_bytes() == before
    assert entry_of(small_catalog, "01-003")["title"] == "补偿费用支付凭证"
    assert gongkai("check").code == exits.OK


def test_register_that_was_not_there_begins_with_every_id(gongkai: Gongkai, small_catalog: Path) -> None:
    """One entry alone would leave the other ids unknown, and its own first day missing."""
    register = small_catalog / "permalinks.yml"
    live = {key: list(part) for key, part in load(register).items() if key != "retired"}
    register.unlink()
    run = gongkai("retire", "01-003", *REASON, "--into", "01-001")
    assert (run.code, "新建了 permalinks.yml" in run.out) == (exits.OK, True)
    live["issued"].remove("01-003")
    assert {key: list(part) for key, part in load(register).items() if key != "retired"} == live
    entry = entry_of(small_catalog, "01-003")
    assert entry["since"] == entry["on"]
    assert not re.search("GK4[09]", gongkai("check").out)


@pytest.mark.parametrize("office", ["甲，乙局", '甲局"乙处\\', "甲局{乙}#1", "甲局\n乙处"])
def test_words_of_the_office_are_written_so_that_they_read_back(
    office: str, gongkai: Gongkai, small_catalog: Path
) -> None:
    url = "https://www.example.gov.cn/?a={1}#b,c"
    run = gongkai("retire", "01-003", *REASON, "--moved-to", office, "--url", url)
    assert run.code == exits.OK, run.err
    assert entry_of(small_catalog, "01-003")["moved_to"] == {"office": office.replace("\n", " "), "url": url}


def test_address_with_a_quote_in_it_is_judged_as_an_address(gongkai: Gongkai, small_catalog: Path) -> None:
    """It is written so that it can be read, and then refused for what it is."""
    url = 'https://www.example.gov.cn/?a="b"'
    run = gongkai("retire", "01-003", *REASON, "--moved-to", "县局", "--url", url)
    assert (run.code, re.findall(r"错误 (GK\d+)", run.err)) == (exits.DATA, ["GK204"])


def test_id_is_never_given_again(gongkai: Gongkai, small_catalog: Path) -> None:
    gongkai("retire", "01-003", *REASON)
    assert gongkai("new", "item", "01", "-q").out == "01-005\n"


# --- categories and domains ---------------------------------------------------------------------------


def test_category_goes_when_its_items_are_gone(gongkai: Gongkai, small_catalog: Path) -> None:
    before = tree(small_catalog)
    run = gongkai("retire", "01-c1", *REASON, "--into", "01-c2")
    assert (run.code, tree(small_catalog)) == (exits.DATA, before)
    assert "一级事项“01-c1”下面还有 1 个事项（01-001）" in run.err
    run = gongkai("retire", "01-001", *REASON, "--into", "01-002")
    assert "一级事项 01-c1 里没有事项了" in run.out
    assert gongkai("retire", "01-c1", *REASON, "--into", "01-c2").code == exits.OK
    assert [category["id"] for category in load(small_catalog / "01-land.yml")["domain"]["categories"]] == ["c2"]
    assert entry_of(small_catalog, "01-c1")["replaced_by"] == ["01-c2"]
    assert entry_of(small_catalog, "01-c1")["subject"] == ["县自然资源局"], "no items, so the domain's authority"
    assert gongkai("check").code == exits.OK


def test_domain_goes_last_with_its_empty_categories_and_its_file(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("retire", "02", *REASON, "--into", "01")
    assert run.code == exits.DATA
    assert "领域“02”下面还有 1 个事项（02-001）" in run.err
    run = gongkai("retire", "02-001", *REASON, "--into", "01-001")
    assert (run.code, "领域 02 里没有事项了，这样网站生成不了" in run.out) == (exits.OK, True)
    run = gongkai("retire", "02", *REASON, "--into", "01")
    assert run.code == exits.OK, run.err
    assert "一起登记的空一级事项：02-c1" in run.out
    assert not (small_catalog / "02-school.yml").exists()
    register = load(small_catalog / "permalinks.yml")
    assert [entry["id"] for entry in register["retired"]] == ["01-004", "02-001", "02", "02-c1"]
    assert [entry.get("subject") for entry in register["retired"]] == [None, *[["县教育局"]] * 3]
    assert (list(register["domains"]), list(register["categories"])) == (["01"], ["01-c1", "01-c2"])
    assert gongkai("check").code == exits.OK


def test_last_domain_stays(gongkai: Gongkai, small_catalog: Path) -> None:
    """Without a domain nothing can be built any more, the pages of the retired ids neither."""
    for address_id in ("02-001", "02", "01-001", "01-002", "01-003"):
        assert gongkai("retire", address_id, *REASON).code == exits.OK
    before = tree(small_catalog)
    run = gongkai("retire", "01", *REASON)
    assert (run.code, tree(small_catalog)) == (exits.DATA, before)
    assert "“01”是最后一个领域" in run.err


def test_only_the_category_that_lost_its_last_item_is_called_empty(gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "01-land.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("  categories:\n", "  categories:\n    - id: c9\n      name: 早就空着\n"), "utf-8")
    assert "里没有事项了" not in gongkai("retire", "01-003", *REASON).out
    assert "一级事项 01-c1 里没有事项了。" in gongkai("retire", "01-001", *REASON).out


@pytest.mark.parametrize(
    ("typed", "into"), [("０１—003", "01-001；０１-002"), ("01-003", "01-001 01-002"), (" 01-003", "01－001,01-002, ")]
)
def test_ids_may_be_typed_as_people_type_them(typed: str, into: str, gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("retire", typed, *REASON, "--into", into)
    assert run.code == exits.OK, run.err
    assert entry_of(small_catalog, "01-003")["replaced_by"] == ["01-001", "01-002"]


# --- what is refused ----------------------------------------------------------------------------------

REFUSED = [
    (["01-099", *REASON], "没有编码“01-099”"),
    (["1-1-1", *REASON], "不是编码"),
    (["01-004", *REASON], "已经于 2026-11-24 合并"),
    (["01-001", "--reason", "  "], "没有写原因"),
    (["01-001", "--reason", "长" * 201], "原因太长"),
    (["01-001", "--reason", "看不\u200b见"], "看不见的字符"),
    (["01-001"], "缺少选项 --reason"),
    (["01-001", *REASON, "--into", "01-001"], "不能是它自己"),
    (["01-001", *REASON, "--into", "01-099"], "去向“01-099”不存在"),
    (["01-001", *REASON, "--into", "01-002", "--into", "01-002"], "写了两次"),
    (["01-001", *REASON, "--into", "01-002，０１-002"], "写了两次"),
    (["01-001", *REASON, "--into", " , "], "--into 没有写编码"),
    (["01-002", *REASON, "--into", "01-004"], "去向绕成了圈：01-002 → 01-004 → 01-002"),
    (["01-001", *REASON, "--into", "01-002", "--moved-to", "示例市"], "只能写一样"),
    (["01-001", *REASON, "--url", "https://a.cn/"], "--moved-to"),
    (["02", *REASON, "--into", "02-c1"], "不能是它自己里面的02-c1"),
    (["01-001", *REASON, "--catalog", "nowhere"], "没有“nowhere”这个文件夹"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED, ids=lambda value: value if isinstance(value, str) else "")
def test_impossible_requests_change_nothing(
    arguments: list[str], said: str, gongkai: Gongkai, small_catalog: Path
) -> None:
    before = tree(small_catalog)
    run = gongkai("retire", *arguments)
    assert (run.code, tree(small_catalog)) == (exits.USAGE, before)
    assert said in run.err


def test_dead_end_is_no_successor(gongkai: Gongkai, small_catalog: Path) -> None:
    gongkai("retire", "01-003", *REASON)
    run = gongkai("retire", "01-001", *REASON, "--into", "01-003")
    assert run.code == exits.USAGE
    assert "去向“01-003”自己也撤销了" in run.err


def test_retired_successor_is_resolved_in_what_is_said(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("retire", "01-001", *REASON, "--into", "01-004")
    assert "去向 01-002（征收土地公告）" in run.out


def test_reason_that_breaks_a_rule_is_refused_with_the_rule(gongkai: Gongkai, small_catalog: Path) -> None:
    before = tree(small_catalog)
    run = gongkai("retire", "01-001", "--reason", "问 13800138000")
    assert (run.code, tree(small_catalog)) == (exits.DATA, before)
    assert "GK502" in run.err


def test_file_that_cannot_be_read_is_mended_first(gongkai: Gongkai, small_catalog: Path) -> None:
    (small_catalog / "office.yml").write_text("\tx", "utf-8")
    before = tree(small_catalog)
    run = gongkai("retire", "01-001", *REASON)
    assert (run.code, tree(small_catalog)) == (exits.DATA, before)
    assert "GK113" in run.err


@pytest.mark.parametrize(
    "change",
    [
        ("permalinks.yml", r"(?s)issued:.*?retired:.*", 'issued: {"01-001": 甲乙, "02-001": 招生范围}\n'),
        ("permalinks.yml", r"(?s)retired:.*", 'retired: [{id: 01-004, title: 旧, "on": 2026-11-24, reason: 试}]\n'),
    ],
)
def test_file_of_an_unusual_form_is_left_alone(
    change: tuple[str, str, str], gongkai: Gongkai, small_catalog: Path
) -> None:
    name, old, new = change
    file = small_catalog / name
    text = re.sub(old, new, file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    before = tree(small_catalog)
    run = gongkai("retire", "01-001", *REASON)
    assert (run.code, tree(small_catalog)) == (exits.MACHINE, before)
    assert "手工登记" in run.err


def test_edit_that_would_touch_anything_else_is_not_written(
    gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new text is read again and compared before it is written."""
    real = items.take_entry

    def clumsy(draft: Any, path: Any) -> None:
        real(draft, path)
        draft.lines[-3:] = [line.replace("招生", "招聘") for line in draft.lines[-3:]]
        draft.lines = [line.replace("征地按什么规定办", "征地按什么办") for line in draft.lines]

    monkeypatch.setattr(items, "take_entry", clumsy)
    before = tree(small_catalog)
    run = gongkai("retire", "01-003", *REASON)
    assert (run.code, tree(small_catalog)) == (exits.MACHINE, before)
    assert "没有改动" in run.err


def test_disk_that_refuses_leaves_both_files(
    gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, before = Path.replace, tree(small_catalog)

    def full(path: Path, target: Path) -> Path:
        if target.name == "permalinks.yml":
            raise OSError(28, "No space left on device", str(target))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", full)
    run = gongkai("retire", "01-003", *REASON)
    assert (run.code, tree(small_catalog)) == (exits.MACHINE, before)
    assert "一个也没有改：磁盘满了" in run.err


# --- what the editor is told --------------------------------------------------------------------------


def test_places_that_still_name_the_id_are_listed(gongkai: Gongkai, small_catalog: Path) -> None:
    (small_catalog / "posters.yml").unlink(missing_ok=True)
    run = gongkai("retire", "01-001", *REASON, "--into", "01-002")
    named = re.findall(r"^  catalog/(\S+?):(\d+):\d+ (\S+?)(?:，.*)?$", run.out, re.MULTILINE)
    assert named == [
        ("01-land.yml", "10", "群众常问"),
        ("adjustments.yml", "4", "调整记录"),
        ("office.yml", "25", "首页常查"),
    ]
    assert "改成“01-002”" in gongkai("check").out


def test_place_that_may_not_name_a_retired_id_is_told_and_does_not_stop_it(
    gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A poster of something retired is an error, but one to be mended after the retirement, in another file."""
    real = retiring.check_changed
    error = Diagnostic(Code("GK999", "", ""), Severity.ERROR, Place("catalog/posters.yml", 3), "不能再贴", "换一个。")

    def stricter(*arguments: Any) -> Checked:
        checked = real(*arguments)
        return replace(checked, problems=(*checked.problems, error))

    monkeypatch.setattr(retiring, "check_changed", stricter)
    run = gongkai("retire", "01-003", *REASON)
    assert run.code == exits.OK
    assert "这些不改，网站生成不了：\ncatalog/posters.yml:3:1: 错误 GK999 不能再贴\n" in run.out


def test_poster_of_a_retired_id_is_told_as_what_stops_the_build_and_only_there(
    gongkai: Gongkai, small_catalog: Path
) -> None:
    posters = "posters:\n  - name: 村\n    items: [01-002]\n    bodies: [县自然资源局]\n"
    (small_catalog / "posters.yml").write_text(posters, "utf-8")
    run = gongkai("retire", "01-002", *REASON, "--into", "01-001")
    told = re.findall(r"^catalog/posters.yml:3:.*错误 (GK\d+)", run.out, re.MULTILINE)
    assert told == re.findall(r"错误 (GK\d+)", gongkai("check").out) == ["GK484"]
    assert "  catalog/posters.yml" not in run.out


# --- what always holds --------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_no_sequence_of_retirements_loses_or_reuses_an_id(seed: int, gongkai: Gongkai, small_catalog: Path) -> None:
    """Whatever is asked for at random is refused whole or done whole; every id ever given stands somewhere, once."""
    chance = random.Random(seed)
    ids = ["01", "02", "01-c1", "01-c2", "02-c1", "01-001", "01-002", "01-003", "01-004", "02-001"]
    done = 0
    for _ in range(14):
        wanted = chance.choice(ids)
        targets = chance.sample(ids, chance.choice((0, 1, 1, 2)))
        more = [part for target in targets for part in ("--into", target)]
        before = tree(small_catalog)
        run = gongkai("retire", wanted, *REASON, *more)
        assert run.code in (exits.OK, exits.DATA, exits.USAGE), run.err
        if run.code != exits.OK:
            assert tree(small_catalog) == before
            continue
        done += 1
        register = load(small_catalog / "permalinks.yml")
        live = [*register["domains"], *register["categories"], *register["issued"]]
        assert sorted(live + [entry["id"] for entry in register["retired"]]) == sorted(ids)
        if list(small_catalog.glob("0*.yml")):
            codes = set(re.findall(r"错误 (GK\d+)", gongkai("check").out))
            assert codes <= {"GK208"}, "only a domain that waits for its own retirement"
    assert done >= 2
