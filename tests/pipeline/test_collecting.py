"""`gongkai collect` and `gongkai links published` as a clerk runs them, on a copy of the shipped catalogue."""

import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.cli import collecting as command
from generator.read.portal.fetching import Fetcher
from tests.read.portal import pages
from tests.site.support import ROOT, gongkai

BASE = "https://www.example.gov.cn/zwgk/zdxx/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "catalog", tmp_path / "catalog")
    (tmp_path / "list.html").write_text(pages.trs(10, 10), "utf-8")
    table = (
        "标题,栏目,发布日期,网址,来源\n"
        "公告,征地信息,2026-05-06,https://www.example.gov.cn/a.html,县自然资源局\n"
        "关于示例县第1批次建设用地征收土地预公告,征地信息,2026-05,https://www.example.gov.cn/b.html,示例县自然资源局\n"
        "关于示例县第1批次建设用地征收土地预公告,公示公告,2026-05,https://www.example.gov.cn/c.html,示例县自然资源局\n"
        "县政府召开征地工作推进会,征地信息,2026-05-07,https://www.example.gov.cn/d.html,县自然资源局\n"
        "关于城区停水的公告,公示公告,2099-05-07,https://www.example.gov.cn/e.html,某某供水有限公司\n"
        "关于城区停水的公告,公示公告,2026-05-07,javascript:alert(1),某某供水有限公司\n"
    )
    (tmp_path / "table.csv").write_text(table, "utf-8")
    return tmp_path


def records(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted((folder / "catalog" / "records").rglob("*.yml")))


def test_json_has_the_keys_that_others_rely_on_and_writes_nothing(folder: Path) -> None:
    before = sorted(path for path in (folder / "catalog").rglob("*"))
    done = gongkai("collect", "table.csv", "--format", "json", cwd=folder)
    assert done.returncode == 0
    documents = json.loads(done.stdout)["documents"]
    assert len(documents) == 6
    for one in documents:
        assert {"url", "title", "date", "body", "item", "accepted", "candidates"} <= one.keys()
    land, news = documents[1], documents[3]
    assert (land["item"], land["accepted"], land["date"]) == ("01-004", True, "2026-05")
    assert land["candidates"][0]["item"] == "01-004"
    assert documents[2]["same_as"] == land["url"]
    assert (news["item"], news["accepted"]) == (None, False)
    assert sorted(path for path in (folder / "catalog").rglob("*")) == before


def test_the_text_says_what_is_missing_and_what_is_doubtful(folder: Path) -> None:
    (folder / "list.html").write_text(pages.trs(), "utf-8")
    done = gongkai("collect", "list.html", "table.csv", cwd=folder)
    assert "缺 16 条" in done.stdout
    assert "拿不准" in done.stdout
    assert "01-004 拟征收土地告知" in done.stdout


def test_what_is_accepted_is_recorded_once_and_checks(folder: Path) -> None:
    done = gongkai("collect", "list.html", "table.csv", "--base", BASE, "--write", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    text = records(folder)
    assert f"{BASE}202605/t20260502_9001.htm" in text
    assert 'date: "2026-05-02"' in text
    assert "列表标注" in text
    assert "公开时间只知道是 2026-05" in text
    assert "copies: [" in text
    assert "2099" not in text
    assert "javascript" not in text
    assert "县自然资源局" in text
    assert gongkai("check", "catalog", cwd=folder).returncode == 0
    again = gongkai("collect", "list.html", "table.csv", "--base", BASE, "--write", cwd=folder)
    assert "以前记过" in again.stdout
    assert records(folder) == text


def test_addresses_without_a_base_are_not_recorded(folder: Path) -> None:
    done = gongkai("collect", "list.html", "--write", cwd=folder)
    assert "网址不完整" in done.stdout
    assert not (folder / "catalog" / "records").exists()


def test_answers_are_remembered_and_teach_the_column(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"一览表,政务公开/便民,2026-05-0{n},https://www.example.gov.cn/t{n}.html\n" for n in (1, 2, 3))
    (folder / "table.csv").write_text(
        f"标题,栏目,发布日期,网址\n{rows}公共厕所管理办法解读,其他,2026-05-01,https://www.example.gov.cn/w.html\n",
        "utf-8",
    )
    (folder / "other.csv").write_text(
        "标题,栏目,发布日期,网址\n道路养护及公厕信用信息情况,政务公开/便民,2026-05-01,https://www.example.gov.cn/x.html\n",
        "utf-8",
    )
    answers = iter(("06-016", "xx", "n", "q"))
    monkeypatch.setattr(command.click, "prompt", lambda *_, **__: next(answers))
    done = gongkai("collect", "table.csv", "other.csv", "--review", cwd=folder)
    assert done.returncode == 0, done.stderr
    if (folder / "catalog" / "collected.yml").exists():
        assert gongkai("check", "catalog", cwd=folder).returncode == 0
        shown = json.loads(gongkai("collect", "table.csv", "other.csv", "--format", "json", cwd=folder).stdout)
        assert any(one["by"] == "人" for one in shown["documents"])


def test_breaking_off_keeps_the_answers_and_writes_no_record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "table.csv").write_text(
        "标题,栏目,发布日期,网址\n"
        "《示例县公共租赁住房管理办法》解读,保障性住房,2026-05-01,https://www.example.gov.cn/1.html\n"
        "转发省厅关于农机购置补贴的通知,涉农补贴,2026-05-02,https://www.example.gov.cn/2.html\n"
        "关于城区停水的公告,公示公告,2026-05-07,https://www.example.gov.cn/e.html\n",
        "utf-8",
    )
    said = iter(("1",))

    def prompt(*_: object, **__: object) -> str:
        try:
            return next(said)
        except StopIteration:
            raise click.Abort from None

    monkeypatch.setattr(command.click, "prompt", prompt)
    done = gongkai("collect", "table.csv", "--review", cwd=folder)
    assert "回答过的记下来" in done.stderr
    assert "answers:" in (folder / "catalog" / "collected.yml").read_text("utf-8")
    assert not (folder / "catalog" / "records").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing.html",), "没有“nothing.html”这个文件"),
        (("https://www.example.gov.cn/",), "--allow www.example.gov.cn"),
        (("table.csv", "--base", "./x"), "--base 要写完整的网址"),
        (("table.csv", "--format", "json", "--write"), "只看不写"),
    ],
)
def test_wrong_usage_is_said(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    done = gongkai("collect", *arguments, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr


def test_an_unknown_item_in_the_record_of_answers_is_told(folder: Path) -> None:
    (folder / "catalog" / "collected.yml").write_text("answers:\n  - title: 公告\n    item: 01-900\n", "utf-8")
    done = gongkai("check", "catalog", cwd=folder)
    assert "collected.yml:3:11: 错误 GK801" in done.stdout + done.stderr


class _Portal(http.server.BaseHTTPRequestHandler):
    asked: list[str]
    content = pages.article()

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        if self.path == "/robots.txt":
            return self._send(200, "User-agent: *\nDisallow: /private/\n")
        if self.path == "/away.html":
            self.send_response(302)
            self.send_header("Location", "http://www.example.com/")
            return self.end_headers()
        if self.path == "/gone.html":
            return self._send(200, "<html><title>404</title><body>很抱歉，您要访问的页面不存在</body></html>")
        if self.path == "/dead.html":
            return self._send(404, "")
        return self._send(200, pages.trs(5, 5) if self.path == "/list.html" else type(self).content)

    def _send(self, status: int, text: str) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    _Portal.asked = []
    monkeypatch.setattr("generator.read.portal.fetching.PAUSE", 0.0)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Portal)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_only_named_hosts_are_asked_and_robots_obeyed(portal: str) -> None:
    fetcher = Fetcher((portal,), pause=0)
    assert fetcher.fetch(f"http://{portal}/list.html").data
    assert "robots.txt" in fetcher.fetch(f"http://{portal}/private/x.html").fault
    assert "没有列出" in fetcher.fetch("http://www.example.com/").fault
    assert "没有列出" in fetcher.fetch(f"http://{portal}/away.html").fault
    assert "没有列出" in fetcher.fetch(f"http://user@{portal}/").fault
    assert _Portal.asked == ["/robots.txt", "/list.html", "/away.html"]


def test_a_list_is_fetched_with_its_base(folder: Path, portal: str) -> None:
    done = gongkai("collect", f"http://{portal}/list.html", "--allow", portal, "--format", "json", cwd=folder)
    documents = json.loads(done.stdout)["documents"]
    assert documents[0]["url"] == f"http://{portal}/202605/t20260502_9001.htm"


def test_dead_and_changed_documents_are_named(folder: Path, portal: str) -> None:
    named = portal.replace("127.0.0.1", "localhost.example")
    text = "# x\nrecords:\n" + "".join(
        f'  - id: "2026-000{n}"\n    item: "01-004"\n    title: 征收土地预公告{n}\n    url: "http://{named}/{name}.html"\n    date: "2026-05-06"\n'
        for n, name in enumerate(("ok", "dead", "gone"), 1)
    )
    target = folder / "catalog" / "records" / "2026"
    target.mkdir(parents=True)
    (target / "05.yml").write_text(text, "utf-8")
    first = gongkai("links", "published", cwd=folder)
    assert "3 份在网站上，没有核对" in first.stdout
    with pytest.MonkeyPatch.context() as patch:
        own = Fetcher.fetch
        patch.setattr(Fetcher, "is_allowed", lambda _self, url: named in url or portal in url)
        patch.setattr(Fetcher, "fetch", lambda self, url: own(self, url.replace(named, portal)))
        told = gongkai("links", "published", "--allow", named, cwd=folder)
        assert told.returncode == 1
        assert "服务器回答 404" in told.stdout
        assert "已经不在了" in told.stdout
        assert "sha256" in (folder / "catalog" / "collected.yml").read_text("utf-8")
        patch.setattr(_Portal, "content", pages.article("改过的正文，和原来不一样。" * 8))
        changed = json.loads(gongkai("links", "published", "--allow", named, "--format", "json", cwd=folder).stdout)
    assert [one["changed"] for one in changed["documents"]] == [True, False, False]
    assert gongkai("check", "catalog", cwd=folder).returncode == 0


def test_one_bad_document_does_not_keep_the_others_out(folder: Path) -> None:
    (folder / "table.csv").write_text(
        "标题,栏目,发布日期,网址\n"
        "关于城区停水的公告（联系人11010519491231002X）,公示公告,2026-05-07,https://www.example.gov.cn/p.html\n"
        "关于城区停水的公告,公示公告,2026-05-07,https://www.example.gov.cn/e.html\n",
        "utf-8",
    )
    done = gongkai("collect", "table.csv", "--write", cwd=folder)
    assert "e.html" in records(folder)
    assert "p.html" not in records(folder)
    assert "没有记" in done.stdout
    assert "11010519491231002X" not in done.stdout + done.stderr
