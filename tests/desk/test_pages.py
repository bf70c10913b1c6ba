"""A clerk's work through the pages, without a script: every form is sent as a browser sends it."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook

from generator.desk.submitting import Repository
from tests.desk.conftest import Clerk

SCHOOL = """一级事项,公开事项,公开内容,公开时限,公开主体
招生管理,招生范围,学校名称;招生片区;计划人数,每年6月30日前,县教育局
"""


def said(answer: object) -> str:
    return unquote(str(answer.url))  # type: ignore[attr-defined]


def test_a_form_saves_the_line_that_changed(clerk: Clerk) -> None:
    before = clerk.text("02-school.yml")
    answer = clerk.post("/edit/item/02-001", {"summary": "每所学校招哪些小区和哪些村的孩子。", "do": "save"})
    assert "保存了：02-school.yml" in said(answer)
    after = before.replace("招哪些小区和村的孩子", "招哪些小区和哪些村的孩子").replace(
        "updated: 2026-11-24", 'updated: "2026-11-30"'
    )
    assert clerk.text("02-school.yml") == after


def test_a_form_shows_labels_hints_and_choices_of_the_schema(clerk: Clerk) -> None:
    page = clerk.get("/edit/item/01-002").text
    for words in ("公开时限", "适用内容", "用一句大白话告诉群众", "广播电视", "行政处罚", "在村里张贴"):
        assert words in page
    assert "applies_to 和" not in page, "keys of files mean nothing to a clerk"
    assert "bodies.yml" not in page


def test_messages_stand_at_their_field(clerk: Clerk) -> None:
    told = clerk.post(
        "/watch/item/01-001", {"time_limit": "", "time_limit.0.text": "20内", "subject.0.body": "没有的局"}
    ).json()
    remarks = told["remarks"]
    assert "没有写明计算单位" in remarks["time_limit.0.text"][0]["text"]
    assert "没有登记" in remarks["subject.0.body"][0]["text"]
    assert remarks["subject.0.body"][0]["kind"] == "error"


def test_an_item_of_another_name_is_the_same_matter_where_somebody_says_so(clerk: Clerk) -> None:
    page = clerk.post("/edit/item/02-001", {"title": "学生报名和录取结果", "do": "save"}).text
    assert 'id="same" class="d-alert">' in page
    clerk.post("/edit/item/02-001", {"title": "学生报名和录取结果", "_same": "on", "do": "save"})
    assert "学生报名和录取结果" in clerk.text("permalinks.yml")
    assert 'id="same" class="d-alert" hidden>' in clerk.get("/edit/item/02-001").text


def test_the_offices_own_words_are_choices(clerk: Clerk) -> None:
    path = clerk.folder / "office.yml"
    path.write_text(path.read_text("utf-8") + "channels:\n  村民微信群: 两微一端\n", "utf-8")
    assert "<option>村民微信群</option>" in clerk.get("/edit/item/01-001").text
    form = {"channel": "", "channel.0.name": "村民微信群"}
    assert clerk.post("/watch/item/01-001", form).json()["remarks"] == {}
    clerk.post("/edit/item/01-001", {**form, "do": "save"})
    assert "- 村民微信群" in clerk.text("01-land.yml")
    told = clerk.send("/cells", {"edits": [{"item": "01-002", "column": "channel", "text": "政府网站\n村民微信群"}]})
    assert told.status_code == 200
    assert "村民微信群" in clerk.get("/preview/01/002/").text


def test_what_is_typed_is_there_again_and_can_be_given_up(clerk: Clerk) -> None:
    clerk.post("/watch/item/01-001", {"title": "填了一半的名称"})
    assert "填了一半的名称" in clerk.get("/edit/item/01-001").text
    assert "填了一半的名称" in clerk.get("/preview/01/001/?typed=1").text
    assert "填了一半的名称" not in clerk.get("/preview/01/001/").text
    clerk.post("/edit/item/01-001", {"do": "drop"})
    assert "填了一半的名称" not in clerk.get("/edit/item/01-001").text
    assert clerk.desk.changes == {}


def test_more_entries_are_given_without_keeping_anything(clerk: Clerk) -> None:
    page = clerk.post("/edit/item/01-001", {"subject": "", "subject.0.body": "县自然资源局", "do": "more:subject"}).text
    assert 'name="subject.1.body"' in page
    assert clerk.desk.version == 0


def test_a_form_filled_in_on_another_state_is_told(clerk: Clerk) -> None:
    page = clerk.get("/edit/item/01-001").text
    seen = page.partition('name="_seen" value="')[2].partition('"')[0]
    clerk.send("/cells", {"edits": [{"item": "01-001", "column": "title", "text": "别处改的名称"}]})
    answer = clerk.post("/edit/item/01-001", {"_seen": seen, "summary": "这是一句新的说明文字。", "do": "save"})
    assert "别处改过这一条" in answer.text
    assert "这是一句新的说明文字" in answer.text
    assert "这是一句新的说明文字" not in clerk.text("01-land.yml")


@pytest.mark.parametrize(
    ("kind", "key", "field", "value", "file", "line"),
    [
        ("bodies", "县教育局", "duty", "管学校。", "bodies.yml", "duty: 管学校。"),
        ("laws", "土地管理法", "doc_no", "主席令第32号", "laws.yml", "doc_no: 主席令第32号"),
        ("office", "office", "undertaker", "示例县政务公开办", "office.yml", "undertaker: 示例县政务公开办"),
        ("domain", "01", "guidance", "上级是自然资源部", "01-land.yml", "guidance: 上级是自然资源部"),
    ],
)
def test_registers_are_forms_too(
    clerk: Clerk, kind: str, key: str, field: str, value: str, file: str, line: str
) -> None:
    before = clerk.text(file).splitlines()
    answer = clerk.post(f"/edit/{kind}/{key}", {field: value, "do": "save"})
    assert answer.status_code == 200, answer.text
    after = clerk.text(file).splitlines()
    assert [text.strip() for text in after if text not in before] == [line]
    assert len(set(before) - set(after)) <= 1


def test_a_body_is_registered(clerk: Clerk) -> None:
    clerk.post("/edit/bodies/+", {"name": "县水利局", "kind": "政府部门", "do": "save"})
    assert clerk.text("bodies.yml").endswith("  - name: 县水利局\n    kind: 政府部门\n")
    assert clerk.get("/edit/bodies/县水利局").status_code == 200


def test_a_body_is_renamed_everywhere(clerk: Clerk) -> None:
    answer = clerk.post("/rename", {"kind": "body", "old": "县教育局", "new": "县教育体育局"})
    assert "改了" in said(answer)
    clerk.post("/save")
    assert "- 县教育体育局" in clerk.text("02-school.yml")
    assert "formerly: [县教育局]" in clerk.text("bodies.yml")


def test_a_name_that_is_taken_is_no_new_name(clerk: Clerk) -> None:
    answer = clerk.post("/rename", {"kind": "body", "old": "县教育局", "new": "县自然资源局"})
    assert answer.status_code == 409
    assert "已经登记了" in answer.text
    assert clerk.desk.version == 0


def test_a_new_item_has_the_next_id(clerk: Clerk) -> None:
    answer = clerk.post("/new", {"place": "02/招生管理", "title": "招生计划"})
    assert "/edit/item/02-002" in said(answer)
    assert "招生计划" in clerk.get("/preview/02/002/").text
    clerk.post("/save")
    assert "02-002: 2026-11-30 招生计划" in clerk.text("permalinks.yml")


def test_an_id_that_ends_leads_to_its_heir(clerk: Clerk) -> None:
    clerk.post("/end/01-003", {"reason": "并入公告", "into": "01-002"})
    clerk.post("/save")
    assert "01-003" not in clerk.text("01-land.yml")
    assert "征收土地公告" in clerk.get("/preview/01/003/").text


def test_a_document_is_kept_named_and_judged(clerk: Clerk) -> None:
    files = [("file", ("征地 公告 #1.txt", "公告：东村征地。".encode()))]
    answer = clerk.post("/files/01-001", files=files)
    assert "征地-公告-1.txt" in said(answer)
    clerk.post("/save")
    assert (clerk.folder / "pages/files/征地-公告-1.txt").read_text("utf-8") == "公告：东村征地。"
    assert "url: files/征地-公告-1.txt" in clerk.text("01-land.yml")
    again = clerk.post("/files/01-002", files=[("file", ("征地 公告 #1.txt", "另一份。".encode()))])
    assert "征地-公告-1-2.txt" in said(again)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.exe", b"MZ", "不能放在网站上"),
        ("名单.txt", "低保名单 身份证 999999199001011230 张三".encode(), "身份证"),
        ("..\\..\\x.yml", b"a: 1", ""),
        ("con.txt", b"x", ""),
    ],
)
def test_a_document_that_may_not_be_published_is_refused(clerk: Clerk, name: str, data: bytes, words: str) -> None:
    answer = clerk.post("/files/01-001", files=[("file", (name, data))])
    assert words in answer.text
    assert not (clerk.folder.parent / "x.yml").exists()


def test_a_table_is_looked_at_then_taken(clerk: Clerk) -> None:
    page = clerk.post("/import", files=[("file", ("义务教育.csv", SCHOOL.encode()))]).text
    assert "公开的日期推后了" in page
    assert "<del>5月31</del><ins>6月30</ins>" in page
    assert clerk.desk.version == 0
    clerk.post("/imported", {"do": "take"})
    assert "time_limit: 每年6月30日前" not in clerk.text("02-school.yml")
    clerk.post("/save")
    assert "time_limit: 每年6月30日前" in clerk.text("02-school.yml")
    again = clerk.post("/import", files=[("file", ("义务教育.csv", SCHOOL.encode()))]).text
    assert "不用改" in again


def test_likeness_is_asked_and_the_answer_counts(clerk: Clerk) -> None:
    table = SCHOOL.replace(",招生范围,", ",招生范围图,")
    page = clerk.post("/import", files=[("file", ("义务教育.csv", table.encode()))]).text
    key = page.partition('name="like:')[2].partition('"')[0]
    assert key
    clerk.post("/imported", {"do": "take"})
    assert clerk.desk.version == 0, "nothing is changed before the question is answered"
    clerk.post("/imported", {f"like:{key}": "same", "do": "look"})
    clerk.post("/imported", {"do": "take"})
    clerk.post("/save")
    assert "title: 招生范围图" in clerk.text("02-school.yml")


def test_what_is_clear_is_taken_when_somebody_says_so(clerk: Clerk) -> None:
    head, row, *_ = SCHOOL.splitlines()
    rows = (head, row.replace(",招生范围,", ",招生范围图,"), row.replace(",招生范围,", ",新生注册须知,"))
    page = clerk.post("/import", files=[("file", ("义务教育.csv", "\n".join(rows).encode()))]).text
    assert "拿不准的 1 处先不动" in page
    clerk.post("/imported", {"do": "take"})
    assert clerk.desk.version == 0
    clerk.post("/imported", {"do": "take", "rest": "1"})
    clerk.post("/save")
    text = clerk.text("02-school.yml")
    assert "title: 新生注册须知" in text
    assert "招生范围图" not in text


def test_the_working_sheet_goes_out_and_comes_home_as_one_change(clerk: Clerk) -> None:
    out = clerk.get("/export/working.xlsx?domain=02")
    assert "20261130.xlsx" in unquote(out.headers["content-disposition"])
    book = load_workbook(io.BytesIO(out.content))
    (cell,) = [cell for row in book["事项"].iter_rows() for cell in row if cell.value == "每年5月31日前"]
    cell.value = "每年6月30日前"
    stream = io.BytesIO()
    book.save(stream)
    page = clerk.post("/import", files=[("file", ("教育局填的.xlsx", stream.getvalue()))]).text
    assert "公开的日期推后了" in page, page
    clerk.post("/imported", {"do": "take"})
    clerk.post("/save")
    assert "time_limit: 每年6月30日前" in clerk.text("02-school.yml")


@pytest.mark.parametrize("kind", ["official.xlsx", "official.docx", "working.xlsx", "csv", "json", "jsonld"])
def test_each_export_holds_what_the_draft_says(clerk: Clerk, kind: str) -> None:
    clerk.send("/cells", {"edits": [{"item": "02-001", "column": "summary", "text": "还没有保存的一句话。"}]})
    answer = clerk.get(f"/export/{kind}")
    assert answer.status_code == 200
    assert len(answer.content) > 300
    if kind in ("csv", "json"):
        assert "还没有保存的一句话" in answer.content.decode("utf-8-sig")


@pytest.mark.parametrize("path", ["/export/nothing", "/export/csv?domain=99", "/export/..%2Foffice.yml"])
def test_what_cannot_be_exported_is_no_page(clerk: Clerk, path: str) -> None:
    assert clerk.get(path).status_code == 404


def test_the_sheet_is_filled_down_and_taken_back(clerk: Clerk) -> None:
    edits = [{"item": f"01-00{n}", "column": "power", "text": "公共服务"} for n in (1, 2, 3)]
    told = clerk.send("/cells", {"edits": edits, "label": "向下填充"}).json()
    assert told["last"] == "向下填充：改了 3 格"
    assert clerk.send("/cells/undo", {}).json()["unsaved"] == 0
    assert clerk.send("/cells/redo", {}).json()["unsaved"] == 1
    clerk.send("/save", {})
    assert clerk.text("01-land.yml").count("power: 公共服务") == 3


def test_a_cell_is_checked_as_it_is_filled(clerk: Clerk) -> None:
    edits = [{"item": "01-001", "column": "time_limit", "text": "20内"}]
    assert "没有写明计算单位" in "".join(clerk.send("/cells", {"edits": edits}).json()["told"]["01-001"])


def test_a_cell_that_cannot_be_leaves_all_as_it_was(clerk: Clerk) -> None:
    edits = [
        {"item": "01-001", "column": "title", "text": "好的名称"},
        {"item": "01-002", "column": "stage", "text": "乱"},
    ]
    answer = clerk.send("/cells", {"edits": edits})
    assert (answer.status_code, answer.json()["item"]) == (409, "01-002")
    assert clerk.desk.version == 0


@pytest.mark.parametrize("sent", [[], {}, {"edits": "x"}, {"edits": [1, {"item": 1}]}, None, "x"])
def test_nonsense_is_refused_politely(clerk: Clerk, sent: object) -> None:
    assert clerk.send("/cells", sent).status_code == 400


def test_what_was_changed_is_told_in_words(clerk: Clerk) -> None:
    clerk.post("/edit/item/02-001", {"time_limit": "", "time_limit.0.text": "每年6月30日前", "do": "keep"})
    page = clerk.get("/changes").text
    assert "招生范围" in page
    assert "有 1 个文件的改动没有保存" in page
    assert "请先看" in page, "what loosens a duty stands first"
    assert "<del>5月31</del><ins>6月30</ins>" in page


def test_problems_lead_to_the_form_that_mends_them(clerk: Clerk) -> None:
    clerk.post("/edit/item/01-002", {"time_limit": "", "time_limit.0.text": "20内", "do": "keep"})
    clerk.client.app.app  # noqa: B018
    page = clerk.get("/problems").text
    for _ in range(100):
        if "正在检查" not in page:
            break
        page = clerk.get("/problems").text
    assert "GK431" in page
    assert 'href="/edit/item/01-002"' in page


def test_a_conflict_is_shown_with_both_versions(clerk: Clerk) -> None:
    clerk.post("/edit/item/01-001", {"summary": "我在编辑台写的一句话。", "do": "keep"})
    path = clerk.folder / "01-land.yml"
    path.write_text(clerk.text("01-land.yml").replace("征收土地公告", "征收土地公示"), "utf-8")
    page = clerk.post("/save").text
    assert "我在编辑台写的一句话" in page
    assert "征收土地公示" in page
    clerk.post("/conflict", {"file:01-land.yml": "merged"})
    clerk.post("/save")
    assert "我在编辑台写的一句话" in clerk.text("01-land.yml")
    assert "征收土地公示" in clerk.text("01-land.yml")


# --- handing in -------------------------------------------------------------------------------------------


@pytest.fixture
def repository(small_catalog: Path) -> Path:
    if shutil.which("git") is None:
        pytest.skip("no git")
    place = small_catalog.parent
    for arguments in (["init", "-q", "-b", "main"], ["add", "catalog"], ["commit", "-q", "-m", "Begin"]):
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments], cwd=place, check=True
        )
    return place


def git(place: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=place, check=True, capture_output=True, text=True).stdout


def test_a_change_is_handed_in_as_a_branch_with_a_message(repository: Path, clerk: Clerk) -> None:
    (repository / "other.txt").write_text("staged by somebody\n", "utf-8")
    git(repository, "add", "other.txt")
    clerk.post("/edit/item/02-001", {"time_limit": "", "time_limit.0.text": "每年6月30日前", "do": "save"})
    page = clerk.get("/submit").text
    assert "目录修改：义务教育 1 项" in page
    answer = clerk.post("/submit", {"message": "", "name": "王编辑"})
    assert "提交好了" in said(answer), answer.text
    assert git(repository, "branch", "--show-current").startswith("edit/2")
    assert git(repository, "log", "-1", "--format=%an|%s").strip() == "王编辑|目录修改：义务教育 1 项"
    assert "02-001 招生范围" in git(repository, "log", "-1", "--format=%b")
    assert "公开的日期推后了" in git(repository, "log", "-1", "--format=%b")
    assert git(repository, "show", "--name-only", "--format=").split() == ["catalog/02-school.yml"]
    assert git(repository, "diff", "--cached", "--name-only").split() == ["other.txt"]
    assert "没有要提交的改动" in clerk.get("/submit").text
    assert git(repository, "show", "main:catalog/02-school.yml").count("每年5月31日前") == 1


def test_documents_and_files_that_went_are_handed_in_too(repository: Path, clerk: Clerk) -> None:
    clerk.post("/files/01-001", files=[("file", ("新文件.txt", "内容".encode()))])
    clerk.post("/save")
    clerk.post("/submit", {"name": "王编辑"})
    assert "新文件.txt" in git(repository, "-c", "core.quotepath=false", "show", "--name-only", "--format=")
    assert "??" not in git(repository, "status", "--short", "catalog")


def test_git_that_knows_nobody_still_gets_a_name(
    repository: Path, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    clerk.post("/edit/item/02-001", {"keywords": "学区\n片区", "do": "save"})
    assert clerk.post("/submit", {"name": ""}).status_code == 409
    clerk.post("/submit", {"name": "王编辑"})
    assert git(repository, "log", "-1", "--format=%ae").strip().endswith("@gongkai.invalid")
    assert Repository.find(clerk.folder) is not None


def test_without_git_a_dated_zip_holds_what_changed(clerk: Clerk) -> None:
    clerk.post("/edit/item/02-001", {"time_limit": "", "time_limit.0.text": "每年6月30日前", "do": "save"})
    clerk.post("/submit", {})
    (path,) = (clerk.folder.parent / "提交").glob("目录修改-20*.zip")
    answer = clerk.get(f"/packs/{path.name}")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["改了什么.txt", "catalog/02-school.yml"]
        assert "公开的日期推后了" in archive.read("改了什么.txt").decode("utf-8-sig")
    assert "没有要提交的改动" in clerk.get("/submit").text


def test_errors_are_handed_in_only_on_purpose(clerk: Clerk) -> None:
    clerk.post("/edit/item/02-001", {"time_limit": "", "time_limit.0.text": "20内", "do": "save"})
    assert clerk.post("/submit", {}).status_code == 409
    assert clerk.post("/submit", {"anyway": "on"}).status_code == 200


def test_personal_data_is_never_handed_in(clerk: Clerk) -> None:
    clerk.post("/edit/item/02-001", {"summary": "有疑问打电话找李老师 13999990000 问。", "do": "save"})
    answer = clerk.post("/submit", {"anyway": "on"})
    assert answer.status_code == 409
    assert "个人信息" in answer.text


def test_a_category_gets_the_next_id_and_its_line_in_the_register(clerk: Clerk) -> None:
    before = clerk.desk.draft.catalogue.domains[0]
    answer = clerk.post("/new/category", {"domain": "01", "name": "征后监督", "description": "征地以后怎样监督。"})
    assert "征后监督" in answer.text
    added = clerk.desk.draft.catalogue.domains[0].categories[-1]
    numbers = [int(one.id[1:]) for one in before.categories]
    assert (added.name, added.id) == ("征后监督", f"c{max(numbers) + 1}")
    assert clerk.desk.draft.registers.permalinks.categories[f"01-{added.id}"].title == "征后监督"
    clerk.post("/new", {"place": "01/征后监督", "title": "征地回访"})
    assert clerk.desk.draft.catalogue.domains[0].items[-1].category == "征后监督"


@pytest.mark.parametrize("name", ["征地管理政策", "一", ""])
def test_a_category_that_is_there_or_too_short_is_refused(clerk: Clerk, name: str) -> None:
    answer = clerk.post("/new/category", {"domain": "01", "name": name})
    assert answer.status_code == 409
    assert not clerk.desk.changes


def test_a_domain_is_added_filled_in_and_saved(clerk: Clerk) -> None:
    answer = clerk.post("/new/domain", {"title": "社会救助", "categories": "救助政策\r\n救助对象\r\n\r\n"})
    assert "社会救助" in answer.text
    domain = clerk.desk.draft.catalogue.domains[-1]
    assert (domain.title, [one.name for one in domain.categories]) == ("社会救助", ["救助政策", "救助对象"])
    clerk.post("/save")
    assert "社会救助" in clerk.text(f"{domain.code}-she-hui-jiu-zhu.yml")
    assert f"{domain.code}-c2" in clerk.text("permalinks.yml")
    clerk.post("/undo")
    clerk.post("/save")
    assert not (clerk.folder / f"{domain.code}-she-hui-jiu-zhu.yml").exists()


def test_a_domain_under_another_of_its_names_is_asked_for_twice(clerk: Clerk) -> None:
    wanted = {"title": "农村集体土地征收"}
    refused = clerk.post("/new/domain", wanted)
    assert refused.status_code == 409
    assert "勾上" in refused.text
    assert clerk.post("/new/domain", {**wanted, "apart": "1"}).status_code == 200


def test_a_name_still_to_be_written_is_the_first_category(clerk: Clerk) -> None:
    clerk.post("/new/domain", {"title": "社会救助"})
    code = clerk.desk.draft.catalogue.domains[-1].code
    clerk.post("/new/category", {"domain": code, "name": "救助政策"})
    assert [(one.id, one.name) for one in clerk.desk.draft.catalogue.domains[-1].categories] == [("c1", "救助政策")]
    assert clerk.desk.draft.registers.permalinks.categories[f"{code}-c1"].title == "救助政策"


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("01/001/qr.svg", "image/svg+xml", "<svg"),
        ("01/c1/qr.png", "image/png", ""),
        ("apply/", "text/html", "依申请公开"),
        ("about/", "text/html", "关于"),
        ("search/", "text/html", "搜索"),
        ("changes/", "text/html", "动态调整"),
        ("catalogue.json", "application/json", "items"),
    ],
)
def test_the_preview_has_what_pages_lead_to(clerk: Clerk, path: str, kind: str, words: str) -> None:
    answer = clerk.get(f"/preview/{path}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert not words or words in answer.text


def test_what_prose_leads_to_is_in_the_preview(clerk: Clerk) -> None:
    """Links of Markdown to files and to other pages lead where the host's would."""
    (clerk.folder / "pages" / "files").mkdir(parents=True, exist_ok=True)
    (clerk.folder / "pages" / "files" / "a.txt").write_text("表", "utf-8")
    (clerk.folder / "pages" / "guide.md").write_text(
        "# 指南\n\n[表](files/a.txt) [申请](apply.md#x) [表格](../01/)\n", "utf-8"
    )
    (clerk.folder / "office.yml").touch()
    clerk.get("/")
    page = clerk.get("/preview/guide/").text
    assert 'href="../files/a.txt"' in page
    assert 'href="../apply/#x"' in page
    assert 'href="../01/"' in page
    assert clerk.get("/preview/files/a.txt").content == "表".encode()


def test_a_key_in_a_cell_is_answered_and_changes_nothing(clerk: Clerk) -> None:
    told = clerk.send("/cells/look", {"item": "02-001", "column": "time_limit", "text": "20内"}).json()["told"]
    assert any("计算单位" in one for one in told)
    told = clerk.send("/cells/look", {"item": "02-001", "column": "stage", "text": "结局"}).json()["told"]
    assert any("只能写" in one for one in told)
    assert not clerk.desk.changes


def test_the_sheet_comes_file_by_file_and_is_kept(clerk: Clerk) -> None:
    head = clerk.get("/sheet.json").json()
    parts = [clerk.get(f"/sheet/{n}.json").json() for n in range(head["parts"])]
    assert [row[0] for part in parts for row in part["rows"]] == [item.id for item in clerk.desk.draft.catalogue.items]
    assert clerk.get(f"/sheet/{head['parts']}.json").status_code == 404
    kept = clerk.desk.place / "rows"
    assert len(list(kept.glob("*.json"))) == head["parts"]
    edit = {"item": "01-001", "column": "title", "text": "别的名称"}
    clerk.send("/cells", {"edits": [edit]})
    again = [clerk.get(f"/sheet/{n}.json").json() for n in range(head["parts"])]
    assert again[0]["rows"][0][1] == "别的名称"
    assert len(list(kept.glob("*.json"))) == head["parts"]


def test_a_file_that_cannot_be_read_is_told_with_the_sheet(clerk: Clerk) -> None:
    (clerk.folder / "02-school.yml").write_text('domain:\n  code: "02\n', "utf-8")
    head = clerk.get("/sheet.json").json()
    parts = [clerk.get(f"/sheet/{n}.json").json() for n in range(head["parts"])]
    assert parts[1]["rows"] == []
    assert "读不出来" in parts[1]["unread"][0]
