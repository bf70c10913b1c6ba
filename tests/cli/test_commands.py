"""The command line: exit codes, Chinese everywhere, formats, and what `new item` and `init` leave behind."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import check as check_command
from generator.cli import exits
from generator.cli.main import FORMATS, cli
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.render.report import write_github, write_gitlab, write_json, write_sarif, write_text
from generator.version import VERSION
from tests.site.support import tree

REPOSITORY = Path(__file__).parent.parent.parent
Gongkai = Callable[..., Any]
ENGLISH = re.compile(
    r"\b(Usage|Error|Try|Options|Commands|Arguments|Invalid|Missing|No such|Got|unexpected|requires|argument|option|"
    r"does not exist|is not|Did you mean|Show this|Directory|Permission|denied|command)\b"
)


def break_first(catalog: Path) -> None:
    """An error in the data."""
    file = catalog / "02-school.yml"
    file.write_text(file.read_text("utf-8").replace("stage: 服务", "stage: 办事"), "utf-8")


def warn_first(catalog: Path) -> None:
    """A warning, no error."""
    file = catalog / "02-school.yml"
    file.write_text(file.read_text("utf-8").replace("law: 政府信息公开条例", "law: 环境保护法"), "utf-8")


# --- exit codes ---------------------------------------------------------------------------------------


def test_clean_catalogue_gives_0(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("check")
    assert run == (exits.OK, "没有发现问题：2 个领域，4 个事项。\n", "")


def test_error_in_data_gives_1(gongkai: Gongkai, small_catalog: Path) -> None:
    break_first(small_catalog)
    run = gongkai("check")
    assert run.code == exits.DATA
    assert run.out.startswith("catalog/02-school.yml:31:12: 错误 GK203 ")
    assert "\n  修改：从这些里选：决策、执行、管理、服务、结果。\n" in run.out
    assert run.err == "共 1 个错误，0 个警告。\n"


def test_warning_gives_0_and_with_strict_1(gongkai: Gongkai, small_catalog: Path) -> None:
    warn_first(small_catalog)
    assert gongkai("check").code == exits.OK
    assert "警告 GK421" in gongkai("check").out
    assert gongkai("check", "--strict").code == exits.DATA


def test_quiet_says_nothing_when_all_is_well(gongkai: Gongkai, small_catalog: Path) -> None:
    assert gongkai("check", "--quiet") == (exits.OK, "", "")
    break_first(small_catalog)
    assert "GK203" in gongkai("check", "-q").out


USAGE = [
    ["nosuch"], ["chek"], ["--nosuch"], ["-x"], ["check", "--nosuch"], ["check", "--forma"], ["check", "--format"],
    ["check", "--format", "xml"], ["check", "nowhere"], ["check", "nowhere.yml"], ["check", "--quiet=1"],
    ["build", "extra"], ["build", "--catalog"], ["build", "--catalog", "nowhere"], ["serve", "--addr"],
    ["serve", "--catalog", "nowhere"], ["init"], ["init", "a", "b"], ["new"], ["new", "nosuch"], ["new", "item"],
    ["new", "item", "99"], ["new", "item", "01", "--category", "无"], ["new", "item", "01", "--catalog", "nowhere"],
    ["init", "catalog"], ["init", "x", "--name", 'a: "b'], [],
    ["book"], ["book", "-o"], ["book", "-o", "x"], ["book", "-o", "x.doc"], ["book", "-o", "catalog.pdf", "extra"],
    ["book", "-o", "x.pdf", "--catalog", "nowhere"], ["book", "-o", "x.docx", "--domain", "99"],
    ["book", "-o", "x.docx", "--domain", ","], ["book", "-o", "x.docx", "--layout", "blocks"],
    ["book", "-o", "x.pdf", "--layout", "list"], ["book", "-o", "x.docx", "--edition", "a\nb"],
    ["book", "-o", "x.docx", "--edition", "版" * 41],
    ["diff", "nowhere", "catalog"], ["diff", "--catalog", "nowhere", "catalog"], ["diff", "a", "b", "c"],
    ["diff", "--format", "xml"], ["history", "--catalog", "nowhere"], ["history", "--since", "昨天"],
    ["number", "--catalog", "nowhere"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_wrong_usage_gives_2_and_speaks_chinese(
    arguments: list[str], gongkai: Gongkai, small_catalog: Path, tmp_path: Path
) -> None:
    run = gongkai(*arguments)
    said = run.out + run.err
    assert run.code == exits.USAGE
    assert re.search(r"[\u4e00-\u9fff]", said)
    assert not ENGLISH.search(said), said
    assert "。。" not in said
    assert "？。" not in said
    assert "Traceback" not in said


def test_wrong_command_is_told_with_the_nearest(gongkai: Gongkai) -> None:
    assert gongkai("chek").err == "gongkai：没有命令“chek”，您是不是想写 check？用法见：gongkai --help\n"


def test_unwritable_place_gives_3(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    run = gongkai("init", "file/below")
    assert run.code == exits.MACHINE
    assert run.err.startswith("gongkai：读写失败：路径里有一段是文件，不是文件夹")
    assert not ENGLISH.search(run.err)


def test_unreadable_folder_gives_3(gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "catalog")

    monkeypatch.setattr(check_command, "check_paths", refuse)
    run = gongkai("check")
    assert (run.code, run.err) == (exits.MACHINE, "gongkai：读写失败：没有权限（catalog）\n")


def test_our_own_fault_gives_4_and_says_how_to_report_it(
    gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("boom")

    monkeypatch.setattr(check_command, "check_paths", fail)
    run = gongkai("check")
    assert run.code == exits.OURS
    assert "程序自己出错了（AssertionError: boom，test_commands.py:" in run.err
    assert "报告给维护者" in run.err
    assert "Traceback" not in run.err


def test_debugging_shows_the_trace(gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("boom")

    monkeypatch.setattr(check_command, "check_paths", fail)
    monkeypatch.setenv("GONGKAI_DEBUG", "1")
    with pytest.raises(AssertionError, match="boom"):
        gongkai("check")


def test_interruption_is_no_fault(gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "check_paths", interrupt)
    run = gongkai("check")
    assert (run.code, run.err.strip()) == (exits.MACHINE, "gongkai：已中断。")


# --- help ---------------------------------------------------------------------------------------------


def commands() -> list[list[str]]:
    return [
        [],
        ["check"],
        ["explain"],
        ["build"],
        ["serve"],
        ["init"],
        ["new"],
        ["new", "item"],
        ["new", "form"],
        ["retire"],
        ["rename"],
        ["links"],
        ["links", "verify"],
        ["doctor"],
        ["book"],
        ["poster"],
        ["notice"],
        ["gate"],
        ["mask"],
        ["fmt"],
        ["import"],
        ["limit"],
        ["edit"],
        ["export"],
        ["guide"],
        ["pack"],
        ["diff"],
        ["rebase"],
        ["history"],
        ["publish"],
        ["rollback"],
        ["status"],
        ["verify"],
        ["key"],
        ["reproduce"],
        ["number"],
        ["collect"],
        ["ledger"],
        ["service"],
        ["report"],
        ["report", "annual"],
        ["inspect"],
    ]


def test_no_command_was_forgotten() -> None:
    assert {words[0] for words in commands() if words} == set(cli.commands)


@pytest.mark.parametrize("words", commands(), ids=lambda words: " ".join(words) or "gongkai")
def test_help_is_chinese(words: list[str], gongkai: Gongkai) -> None:
    run = gongkai(*words, "--help")
    assert run.code == exits.OK
    assert run.out.startswith("用法：gongkai")
    assert not ENGLISH.search(run.out), run.out
    for line in run.out.splitlines():
        if line.startswith("  "):
            assert re.search(r"[\u4e00-\u9fff]", line), line
    assert all(len(line) <= 100 for line in run.out.splitlines())


def test_version(gongkai: Gongkai) -> None:
    assert gongkai("--version") == (exits.OK, f"gongkai {VERSION}\n", "")


@pytest.mark.parametrize("arguments", [["--version"], ["check", "nowhere"], ["check", "catalog"]], ids=" ".join)
def test_module_is_the_same_program(arguments: list[str], small_catalog: Path) -> None:
    break_first(small_catalog)
    script = Path(sys.executable).parent / "gongkai"
    runs = [
        subprocess.run([*start, *arguments], capture_output=True, cwd=small_catalog.parent, check=False)
        for start in ([sys.executable, "-m", "generator"], [str(script)])
    ]
    assert runs[0].returncode == runs[1].returncode
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stderr == runs[1].stderr


# --- what is checked ----------------------------------------------------------------------------------


def test_a_single_file_is_judged_with_its_neighbours(gongkai: Gongkai, small_catalog: Path) -> None:
    break_first(small_catalog)
    (small_catalog / "01-land.yml").write_text("x", "utf-8")
    run = gongkai("check", "catalog/02-school.yml")
    assert run.code == exits.DATA
    assert re.findall(r"(?:错误|警告) (GK\d+)", run.out) == ["GK203"]
    assert "GK203" in run.out
    assert gongkai("check", "catalog/bodies.yml").code == exits.OK


def test_several_files_and_folders(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    break_first(small_catalog)
    elsewhere = tmp_path / "elsewhere" / "deep"
    elsewhere.mkdir(parents=True)
    for file in small_catalog.glob("*.yml"):
        (elsewhere / file.name).write_bytes(file.read_bytes())
    run = gongkai("check", "catalog/01-land.yml", "catalog/02-school.yml", str(elsewhere))
    assert run.code == exits.DATA
    assert re.findall(r"^(\S+?):\d+:\d+: 错误 (GK\d+)", run.out, re.MULTILINE) == [
        (f"{elsewhere}/01-land.yml", "GK461"),
        (f"{elsewhere}/02-school.yml", "GK203"),
        ("catalog/02-school.yml", "GK203"),
    ]


def test_a_folder_by_any_name_of_it(gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_first(small_catalog)
    assert gongkai("check", "./catalog").out.startswith("catalog/02-school.yml:31:12: ")
    assert gongkai("check", "catalog/").out.startswith("catalog/02-school.yml:31:12: ")
    assert gongkai("check", str(small_catalog)).out.startswith(f"{small_catalog}/02-school.yml:31:12: ")
    monkeypatch.chdir(small_catalog)
    for argument in (".", "02-school.yml", "./02-school.yml"):
        assert gongkai("check", argument).out.startswith("02-school.yml:31:12: ")


def test_a_folder_without_catalogue_says_so(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = gongkai("check", "empty")
    assert run.code == exits.DATA
    assert run.out.startswith("empty:1:1: 错误 GK120 ")


def test_no_catalogue_here(gongkai: Gongkai) -> None:
    run = gongkai("check")
    assert run.code == exits.USAGE
    assert run.err.startswith("gongkai：没有“catalog”这个文件或文件夹。")


def test_a_folder_with_one_broken_file_names_it(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "01-x.yml").write_bytes(b"")
    run = gongkai("check")
    assert run.code == exits.DATA
    assert all(line.startswith("catalog/01-x.yml:") for line in run.out.splitlines() if not line.startswith("  "))


# --- formats ------------------------------------------------------------------------------------------

WORD = Code("GK203", "不是规定的写法", "词要统一，见[字段说明](fields.md)，运行 `gongkai check`。", "改成“{word}”。")
OLD = Code("GK421", "旧法", "废止了。", "改。", severity=Severity.WARNING)
PROBLEMS = (
    Diagnostic(WORD, Severity.ERROR, Place("catalog/甲 乙.yml", 3, 5, "征地"), "错：一，50%\n下", "改成“a”。", "法"),
    Diagnostic(OLD, Severity.WARNING, Place("catalog/b.yml", 7, 1, "征地"), "旧法", ""),
    Diagnostic(WORD, Severity.ERROR, Place("catalog/b.yml", 9, 2, "征地", 6), "一样", "改"),
    Diagnostic(WORD, Severity.ERROR, Place("catalog/b.yml", 12, 2, "征地"), "一样", "改"),
)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_with_and_without_problems(form: str, gongkai: Gongkai, small_catalog: Path) -> None:
    clean = gongkai("check", "--format", form)
    assert clean.code == exits.OK
    break_first(small_catalog)
    broken = gongkai("check", "--format", form)
    assert broken.code == exits.DATA
    assert "GK203" in broken.out
    if form in ("json", "gitlab", "sarif"):
        json.loads(clean.out)
        json.loads(broken.out)
        assert broken.err == ""


def test_text_puts_place_first_and_remedy_below() -> None:
    lines = write_text(PROBLEMS[1:]).splitlines()
    assert lines[0] == "catalog/b.yml:7:1: 警告 GK421 旧法（征地）"
    assert lines[1] == "  帮助：gongkai guide GK421"
    assert lines[2] == "catalog/b.yml:9:2: 错误 GK203 一样（征地）"
    assert lines[3:5] == ["  修改：改", "  帮助：gongkai guide GK203"]


def test_json_has_counts_and_every_field() -> None:
    data = json.loads(write_json(PROBLEMS))
    assert (data["errors"], data["warnings"]) == (3, 1)
    assert data["problems"][0] == {
        "file": "catalog/甲 乙.yml", "line": 3, "column": 5, "end_column": None, "path": "征地", "code": "GK203",
        "severity": "error", "message": "错：一，50%\n下", "why": "法", "fix": "改成“a”。", "also": [],
        "help": "gongkai guide GK203",
    }  # fmt: skip


def test_github_escapes_and_puts_errors_first() -> None:
    tricky = Diagnostic(OLD, Severity.WARNING, Place("a,b:c%.yml", 1, 2), "100%\n::error::x", "改")
    lines = write_github((tricky, *PROBLEMS)).splitlines()
    assert lines[-1].startswith("::warning ")
    assert all(line.startswith(("::error file=", "::warning file=")) for line in lines)
    said = "100%25%0A::error::x%0A修改：改%0A帮助：gongkai guide GK421"
    assert f"::warning file=a%2Cb%3Ac%25.yml,line=1,col=2,title=GK421::{said}" in lines
    assert len(lines) == 5


def test_sarif_leads_to_the_guide_of_this_machine_where_it_has_one() -> None:
    def rules(log: str) -> list[dict[str, str]]:
        return list(json.loads(log)["runs"][0]["tool"]["driver"]["rules"])

    assert not any("helpUri" in rule for rule in rules(write_sarif(PROBLEMS)))
    found = rules(write_sarif(PROBLEMS, "9", "file:///opt/guide/"))
    wanted = [f"file:///opt/guide/codes/{rule['id'].lower()}.html" for rule in found]
    assert [rule["helpUri"] for rule in found] == wanted


def test_gitlab_fingerprints_are_unique_and_outlive_shifted_lines() -> None:
    shifted = tuple(
        Diagnostic(p.kind, p.severity, Place(p.place.file, p.place.line + 10, 1, p.place.words), p.message, p.fix)
        for p in PROBLEMS
    )
    before, after = json.loads(write_gitlab(PROBLEMS)), json.loads(write_gitlab(shifted))
    marks = [entry["fingerprint"] for entry in before]
    assert len(set(marks)) == len(marks)
    assert marks == [entry["fingerprint"] for entry in after]
    assert {entry["severity"] for entry in before} == {"major", "minor"}
    assert before[0]["location"] == {"path": "catalog/甲 乙.yml", "lines": {"begin": 3}}
    assert all(entry.keys() >= {"description", "check_name", "fingerprint", "severity", "location"} for entry in before)


def test_sarif_has_what_readers_of_it_need() -> None:
    log = json.loads(write_sarif(PROBLEMS))
    assert log["version"] == "2.1.0"
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    assert len(run["results"]) == len(PROBLEMS)
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9%/._-]+", place["artifactLocation"]["uri"])
        assert place["region"]["startLine"] >= 1
        assert place["region"]["startColumn"] >= 1


def test_sarif_explains_its_rules_without_a_network() -> None:
    run = json.loads(write_sarif(PROBLEMS, "9.9"))["runs"][0]
    driver = run["tool"]["driver"]
    assert driver["version"] == "9.9"
    word, old = driver["rules"]
    assert word["fullDescription"]["text"] == "词要统一，见“字段说明”，运行 gongkai check。"
    assert word["help"]["text"] == "怎样改：\n改成“…”。"
    assert [rule["defaultConfiguration"]["level"] for rule in (word, old)] == ["error", "warning"]
    assert not any("helpUri" in rule for rule in driver["rules"])
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_says_where_a_problem_ends_when_it_is_known(gongkai: Gongkai, small_catalog: Path) -> None:
    break_first(small_catalog)
    run = json.loads(gongkai("check", "--format", "sarif").out)["runs"][0]
    assert run["tool"]["driver"]["version"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["endColumn"] - region["startColumn"] == len("办事")


@pytest.mark.parametrize("write", [write_github, write_gitlab, write_sarif])
def test_message_and_remedy_do_not_run_together(write: Callable[[Sequence[Diagnostic]], str]) -> None:
    said = write(PROBLEMS[2:3]).replace("%0A", "\n").replace("\\n", "\n")
    assert "一样\n修改：改" in said
    assert "修改" not in write(PROBLEMS[1:2])


def test_quoted_texts_stay_on_one_bearable_line(gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "02-school.yml"
    long = "法" * 5_000
    file.write_text(
        file.read_text("utf-8")
        .replace("law: 政府信息公开条例", f"law: {long}")
        .replace("title: 招生范围", "title: |\n      招生\n      范围"),
        "utf-8",
    )
    lines = gongkai("check").out.splitlines()
    assert all(re.match(r"  |catalog/\S+?:\d+:\d+: (错误|警告) GK\d{3} ", line) for line in lines)
    assert max(map(len, lines)) < 2_000


# --- new item -----------------------------------------------------------------------------------------


def load(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def test_new_item_goes_behind_its_category_and_keeps_comments(gongkai: Gongkai, small_catalog: Path) -> None:
    before = (small_catalog / "01-land.yml").read_text("utf-8")
    run = gongkai("new", "item", "01", "--title", "征地听证通知", "--category", "征地管理政策")
    assert run.code == exits.OK
    assert "01-005" in run.out
    after = (small_catalog / "01-land.yml").read_text("utf-8")
    items = load(small_catalog / "01-land.yml")["items"]
    assert [item["id"] for item in items] == ["01-001", "01-005", "01-002", "01-003"]
    assert items[1]["title"] == "征地听证通知"
    assert items[1]["category"] == "征地管理政策"
    assert items[1]["subject"] == ["待填写"]  # who answers for it is for whoever knows
    # Nothing of what stood there is lost or moved in order: comments, blank lines, quotes.
    lines = iter(after.split("\n"))
    assert all(line in lines for line in before.split("\n"))


def test_new_item_is_registered_and_only_its_gaps_are_found(gongkai: Gongkai, small_catalog: Path) -> None:
    gongkai("new", "item", "征地补偿", "--title", '听证: "通知" #1')
    issued = load(small_catalog / "permalinks.yml")["issued"]
    assert list(issued) == ["01-001", "01-002", "01-003", "01-005", "02-001"]
    assert re.fullmatch(r'\d{4}-\d\d-\d\d 听证: "通知" #1', issued["01-005"])
    run = gongkai("check")
    found = re.findall(r"(GK\d{3}) (.*)$", run.out, re.MULTILINE)
    assert {code for code, _ in found} == {"GK451", "GK203"}
    assert all("还没有填写" in message for _, message in found)


@pytest.mark.parametrize("name", ["02", "2", "义务教育", "02-school", "02-school.yml"])
def test_new_item_finds_the_domain_by_any_name(name: str, gongkai: Gongkai, small_catalog: Path) -> None:
    assert gongkai("new", "item", name, "--quiet").out == "02-002\n"


def test_new_item_never_reuses_an_id(gongkai: Gongkai, small_catalog: Path) -> None:
    """Neither a withdrawn one, nor one that stands only in the register, nor one given a moment ago."""
    register = small_catalog / "permalinks.yml"
    register.write_text(register.read_text("utf-8").replace("  02-001:", '  "01-017": 曾经的事项\n  02-001:'), "utf-8")
    given = [gongkai("new", "item", "01", "-q").out.strip() for _ in range(3)]
    assert given == ["01-018", "01-019", "01-020"]


def test_new_item_without_title_may_be_named_later(gongkai: Gongkai, small_catalog: Path) -> None:
    gongkai("new", "item", "02")
    file = small_catalog / "02-school.yml"
    file.write_text(file.read_text("utf-8").replace("title: 待填写", "title: 学籍办理"), "utf-8")
    assert "GK404" not in gongkai("check").out


def test_new_item_after_the_last_serial(gongkai: Gongkai, small_catalog: Path) -> None:
    register = small_catalog / "permalinks.yml"
    register.write_text(
        register.read_text("utf-8").replace("  01-004:", "  01-999:").replace("id: 01-004", "id: 01-999")
    )
    run = gongkai("new", "item", "01")
    assert run.code == exits.MACHINE
    assert "999" in run.err


def test_new_item_waits_while_a_file_cannot_be_read(gongkai: Gongkai, small_catalog: Path) -> None:
    """With a register unread an id could be given twice."""
    (small_catalog / "permalinks.yml").write_text("issued:\n\t01-001: x\n", "utf-8")
    before = (small_catalog / "01-land.yml").read_bytes()
    run = gongkai("new", "item", "01")
    assert run.code == exits.DATA
    assert "permalinks.yml:2:1: 错误 GK113" in run.out
    assert (small_catalog / "01-land.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\nitems:\n  - id", "\nitems:\n  # 第一个\n  -\n    id"),
        ("\nitems:\n", "\nitems:   # 全部事项\n\n\n"),
        ("    keywords: [学区]\n", "    keywords: [学区]"),
        ("    keywords: [学区]\n", "    keywords: [学区]\n\n\n# 完\n"),
    ],
)
def test_new_item_in_files_written_otherwise(old: str, new: str, gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "02-school.yml"
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert gongkai("new", "item", "02", "--quiet").code == exits.OK
    assert [item["id"] for item in load(file)["items"]] == ["02-001", "02-002"]


def test_new_item_follows_the_file_in_indentation_and_line_ends(gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "02-school.yml"
    head, items = file.read_text("utf-8").split("items:\n")
    shallow = "".join(line.removeprefix("  ") for line in items.splitlines(keepends=True))
    file.write_bytes(f"{head}items:\n{shallow}".replace("\n", "\r\n").encode())
    assert gongkai("new", "item", "02", "--quiet").code == exits.OK
    data = file.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"\r\n- id: 02-002\r\n" in data
    assert [item["id"] for item in load(file)["items"]] == ["02-001", "02-002"]


def test_new_item_finds_its_list_wherever_that_stands(gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "02-school.yml"
    head, items = file.read_text("utf-8").split("items:\n")
    file.write_text(f"items:\n{items}{head}", "utf-8")
    assert gongkai("new", "item", "02", "-q").code == exits.OK
    assert [item["id"] for item in load(file)["items"]] == ["02-001", "02-002"]
    assert load(file)["domain"]["code"] == "02"


def test_new_item_follows_when_all_others_are_retired(gongkai: Gongkai, small_catalog: Path) -> None:
    assert gongkai("retire", "02-001", "--reason", "试", "--into", "01-001").code == exits.OK
    assert "items: []" in (small_catalog / "02-school.yml").read_text("utf-8")
    assert gongkai("new", "item", "02", "--title", "新事项", "-q") == (exits.OK, "02-002\n", "")
    assert [item["title"] for item in load(small_catalog / "02-school.yml")["items"]] == ["新事项"]


def test_new_item_leaves_a_list_in_brackets_alone(gongkai: Gongkai, small_catalog: Path) -> None:
    """Nothing is half done."""
    file = small_catalog / "02-school.yml"
    head, items = file.read_text("utf-8").split("items:\n")
    file.write_text(f"{head}items: [{json.dumps(yaml.load(items, Loader=yaml.BaseLoader)[0])}]\n", "utf-8")
    before = tree(small_catalog)
    run = gongkai("new", "item", "02")
    assert (run.code, tree(small_catalog)) == (exits.MACHINE, before)
    assert "编码用 02-002" in run.err


def test_new_item_is_added_and_registered_or_neither(
    gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, before = Path.replace, tree(small_catalog)

    def full(path: Path, target: Path) -> Path:
        if target.name == "permalinks.yml":
            raise OSError(28, "No space left on device", str(target))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", full)
    run = gongkai("new", "item", "02")
    assert (run.code, tree(small_catalog)) == (exits.MACHINE, before)
    assert "一个也没有改：磁盘满了" in run.err


@pytest.mark.parametrize("register", ["issued: {}\n", "issued: {}   # 还没有\nretired: []\n", "issued:\n  # 空\n"])
def test_new_item_in_an_empty_register(register: str, gongkai: Gongkai, small_catalog: Path) -> None:
    (small_catalog / "permalinks.yml").write_text(register, "utf-8")
    assert gongkai("new", "item", "02", "--quiet").code == exits.OK
    assert load(small_catalog / "permalinks.yml")["issued"].keys() == {"02-002"}


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ("issued:\r\n    01-001: 甲\r\n    02-001: 乙", ["01-001: 甲", "02-001: 乙", "02-002"]),
        ("issued:\r\n    # 三\r\n    03-001: 丙   # 村\r\nretired: []\r\n", ["# 三", "02-002", "03-001: 丙   # 村"]),
        (
            "issued:\r\n    02-001: >-\r\n      乙\r\n\r\n    03-001: 丙\r\n",
            ["02-001: >-", "乙", "02-002", "", "03-001: 丙"],
        ),
    ],
)
def test_new_item_keeps_its_place_and_the_form_of_the_register(
    register: str, expected: list[str], gongkai: Gongkai, small_catalog: Path
) -> None:
    file = small_catalog / "permalinks.yml"
    file.write_bytes(register.encode())
    assert gongkai("new", "item", "02", "--title", "新", "-q").out == "02-002\n"
    lines = file.read_bytes().decode().removesuffix("\r\n").removesuffix("\r\nretired: []").split("\r\n")
    assert [re.sub(r"(02-002): \S+ 新$", r"\1", line.strip()) for line in lines[1:]] == expected
    assert next(line for line in lines if "02-002" in line).startswith("    02-002: 2")


def test_new_item_loses_nothing_of_a_register_on_one_line(gongkai: Gongkai, small_catalog: Path) -> None:
    text = "issued: {02-001: 招生范围, 02-002: 学籍}\n"
    (small_catalog / "permalinks.yml").write_text(text, "utf-8")
    before = (small_catalog / "02-school.yml").read_bytes()
    assert gongkai("new", "item", "02").code == exits.MACHINE
    assert (small_catalog / "permalinks.yml").read_text("utf-8") == text
    assert (small_catalog / "02-school.yml").read_bytes() == before


def test_new_item_without_a_register_begins_one_with_all_ids(gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "permalinks.yml"
    whole = load(file)
    file.unlink()
    run = gongkai("new", "item", "02", "--title", "学籍")
    assert "新建了 permalinks.yml" in run.out
    begun = load(file)
    assert [list(begun[name]) for name in ("domains", "categories", "issued")] == [
        list(whole["domains"]), list(whole["categories"]), [*whole["issued"], "02-002"]
    ]  # fmt: skip
    assert not re.search("GK40[3-6]", gongkai("check").out)


# --- init ---------------------------------------------------------------------------------------------


def test_init_gives_a_repository_without_faults(
    gongkai: Gongkai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798100000")
    run = gongkai("init", "a/b/office", "--name", "某某县")
    assert run.code == exits.OK
    root = tmp_path / "a" / "b" / "office"
    for name in ("catalog/office.yml", "schema/domain.schema.json", "mkdocs.yml", "README.md", ".gitignore",
                 ".gitlab-ci.yml", ".github/workflows"):  # fmt: skip
        assert (root / name).exists(), name
    assert len(list((root / "catalog").glob("[0-9]*.yml"))) == 13
    assert "某某县" in (root / "catalog" / "office.yml").read_text("utf-8")
    assert "示例县" not in (root / "catalog" / "bodies.yml").read_text("utf-8")
    assert not [path for path in root.rglob("*") if path.is_file() and b"@VERSION@" in path.read_bytes()]
    days = {text[:10] for text in load(root / "catalog" / "permalinks.yml")["issued"].values()}
    assert days == {"2026-12-24"}, "nothing of this office was published before"
    assert load(root / "catalog" / "adjustments.yml")["adjustments"] == [{"on": "2026-12-24", "text": "建立本目录。"}]
    changed = {item["updated"] for file in (root / "catalog").glob("[0-9]*.yml") for item in load(file)["items"]}
    assert changed == {"2026-12-24"}, "nor changed"
    monkeypatch.chdir(root)
    checked = gongkai("check")
    assert checked.code == exits.OK
    assert re.search("没有发现问题|共 0 个错误", checked.out + checked.err)


def test_init_asks_how_a_place_is_read_that_no_list_knows(gongkai: Gongkai, tmp_path: Path) -> None:
    run = gongkai("init", "asked", "--name", "长沟县", "--quiet")
    assert (run.code, run.out) == (exits.OK, "")
    assert "“长”可能读 chang 或者 zhang" in run.err
    assert "长沟县: chang gou xian" in run.err
    assert "GK661" in gongkai("check", "asked/catalog").out
    run = gongkai("init", "told", "--name", "长沟县", "--reading", "chang gou xian", "--quiet")
    assert (run.code, run.out, run.err) == (exits.OK, "", "")
    assert "readings:\n  长沟县: chang gou xian\n" in (tmp_path / "told/catalog/words.yml").read_text("utf-8")
    assert "GK66" not in gongkai("check", "told/catalog").out
    assert gongkai("init", "known", "--name", "长治市", "--quiet").err == ""
    for wrong in (["--reading", "chang"], ["--name", "长沟县", "--reading", "chang gou"]):
        assert gongkai("init", "wrong", *wrong).code == exits.USAGE


def test_init_in_an_empty_folder(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = gongkai("init", "empty", "--quiet")
    assert (run.code, run.out, run.err) == (exits.OK, "", "")
    assert (tmp_path / "empty" / "catalog" / "01-land-requisition.yml").is_file()


def test_init_touches_no_folder_that_holds_something(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x", "utf-8")
    run = gongkai("init", "full")
    assert run.code == exits.USAGE
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["x"]


def test_init_here(gongkai: Gongkai, tmp_path: Path) -> None:
    assert gongkai("init", ".").code == exits.OK
    assert gongkai("check").code == exits.OK


def test_fmt_puts_look_alikes_right(gongkai: Gongkai, small_catalog: Path) -> None:
    domain = small_catalog / "02-school.yml"
    assert gongkai("fmt").code == exits.OK
    regular = domain.read_text("utf-8")
    domain.write_text(
        regular.replace("招生", "招\u2f63").replace("政府网站", "政府⽹站"), "utf-8"
    )  # a word of a list, too
    told = gongkai("check")
    assert told.code == exits.DATA
    assert "“⽣”（康熙部首 U+2F63）看上去是“生”" in told.out
    assert "gongkai fmt" in told.out
    assert "GK2" not in told.out
    assert gongkai("fmt").code == exits.OK
    assert domain.read_text("utf-8") == regular
    assert gongkai("check").code == exits.OK
