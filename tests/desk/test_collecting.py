"""Documents of the portal at the desk: asked, answered, remembered, recorded; the same as in the terminal."""

import re
from urllib.parse import unquote

from tests.desk.conftest import Clerk

HEAD = "标题,栏目,来源,发布日期,网址"
ROWS = (
    "河西村征收土地补偿标准公告,土地栏,县自然资源局,2026-05-06,https://www.example.gov.cn/art/1.html",
    "征地补偿安置,土地栏,,2026-05-07,https://www.example.gov.cn/art/2.html",
    "关于征收河南村土地的通告,土地栏,,2026-05-08,https://www.example.gov.cn/art/3.html",
    "2026年招生工作通知,教育栏,,2026-05-09,https://www.example.gov.cn/art/4.html",
)


def drop(clerk: Clerk, *rows: str) -> str:
    data = "\n".join((HEAD, *(rows or ROWS))).encode()
    answer = clerk.post("/collect", files=[("file", ("C:\\导出\\导出.csv", data))])
    text: str = answer.text
    return text


def places(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'name="doc:(\d+)"', page)))


def test_what_is_doubtful_is_asked_and_nothing_is_changed_before(clerk: Clerk) -> None:
    page = drop(clerk)
    assert "收集 导出.csv" in page
    assert places(page)
    assert clerk.desk.version == 0


def test_an_answer_is_remembered_and_asked_no_more(clerk: Clerk) -> None:
    place, *others = places(drop(clerk))
    page = clerk.post("/collected", {f"doc:{place}": "01-001", "do": "keep"}).text
    assert places(page) == others
    clerk.post("/save")
    assert "item: 01-001" in clerk.text("collected.yml")
    assert not (clerk.folder / "records").exists()
    assert place not in places(drop(clerk))


def test_documents_are_recorded_as_the_terminal_does(clerk: Clerk) -> None:
    page = drop(clerk)
    said = {f"doc:{place}": "none" for place in places(page)[1:]}
    said[f"other:{places(page)[0]}"] = "01-002"
    answer = clerk.post("/collected", {**said, "do": "take"})
    assert "发布记录" in unquote(str(answer.url))
    clerk.post("/save")
    written = "\n".join(path.read_text("utf-8") for path in (clerk.folder / "records").rglob("*.yml"))
    assert "item: 01-002" in written
    assert clerk.text("collected.yml").count("title:") == len(places(page))


def test_a_wrong_id_is_told_and_the_other_answers_are_kept(clerk: Clerk) -> None:
    first, second, *_ = places(drop(clerk))
    page = clerk.post("/collected", {f"other:{first}": "09-999", f"doc:{second}": "none", "do": "take"}).text
    assert "没有“09-999”这个事项编码" in page
    assert places(page) == [first]
    assert clerk.desk.version == 1
    assert "collected.yml" in clerk.desk.changes


def test_a_column_teaches_its_item(clerk: Clerk) -> None:
    asked = places(drop(clerk))
    clerk.post("/collected", {**{f"doc:{place}": "01-002" for place in asked[:2]}, "do": "keep"})
    clerk.post("/save")
    assert "column: 土地栏" in clerk.text("collected.yml")
    page = drop(clerk, "关于征收河北村土地的通告,土地栏,,2026-05-11,https://www.example.gov.cn/art/9.html")
    assert "归到事项的 1 份" in page or page.index('value="01-002"') < page.index('value="none"')


def test_without_a_file_or_after_a_restart_the_way_back_is_shown(clerk: Clerk) -> None:
    assert "没有选文件" in unquote(str(clerk.post("/collect").url))
    assert "再拖一次" in unquote(str(clerk.get("/collected").url))
    data = HEAD.encode()
    answer = clerk.post("/collect", {"base": "www.example.gov.cn"}, files=[("file", ("a.csv", data))])
    assert "写完整" in unquote(str(answer.url))
