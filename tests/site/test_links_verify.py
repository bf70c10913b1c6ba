"""Every id any commit ever published still answers; what does not is found, in a folder and over HTTP."""

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from generator.model.address import path_of
from generator.render.code.drawing import render_png
from generator.render.code.qr import encode
from tests.site.past import LOST, make_past
from tests.site.support import Built, build_apart, build_once, common_base, parse_site

Verify = Callable[..., tuple[int, Any]]
RETIRED = ("01-001", "01-003", "01-004", "01-c1", "02-002", "02-003", "02-005", "03", "03-001", "03-c1")


@pytest.fixture(scope="session")
def past(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_once(common_base(tmp_path_factory), "past", make_past, build_apart)


@pytest.fixture
def site(past: Built, tmp_path: Path) -> Path:
    """A copy of the site that a test may break."""
    return Path(shutil.copytree(past.site, tmp_path / "site"))


@pytest.fixture
def verify(past: Built, gongkai: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Verify:
    """Runs `links verify` on today's catalogue; gives exit code and report."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    def run(*arguments: str | Path) -> tuple[int, Any]:
        catalog = ("--catalog", str(past.repository / "catalog"))
        done = gongkai("links", "verify", *map(str, arguments), *catalog, "--format", "json")
        assert done.err == ""
        return done.code, json.loads(done.out)

    return run


def found(report: Any) -> list[tuple[str, str, str]]:
    return [(problem["kind"], problem["id"], problem["target"]) for problem in report["problems"]]


# --- the history --------------------------------------------------------------------------------------


def test_every_id_of_the_history_answers_but_the_one_that_was_lost(past: Built, verify: Verify) -> None:
    code, report = verify("--site", past.site, "--history")
    assert (code, found(report)) == (1, [("history", LOST, "")])
    (problem,) = report["problems"]
    log = subprocess.run(["git", "log", "--format=%H %s %cs"], cwd=past.repository, capture_output=True, text=True)
    commits = {line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in log.stdout.splitlines()}
    assert commits[problem["commit"]].startswith("merge 2026"), "the last commit that had it"
    assert commits[problem["commit"]].endswith(problem["day"])
    assert "校车线路" in problem["message"]
    assert report["checked"]["commits"] == len(commits)
    assert report["checked"]["history_ids"] == len(RETIRED) + len(past.catalogue.addresses) + 1


def test_history_found_its_way_into_the_register(past: Built) -> None:
    """Nothing above would be worth much if the history had not done what it says."""
    assert sorted(past.catalogue.permalinks.fates) == sorted(RETIRED)
    states = {entry.fate.value for entry in past.catalogue.permalinks.retired}
    assert states == {"撤销", "合并", "拆分", "移交"}


def test_lost_id_answers_once_it_is_registered_again(past: Built, tmp_path: Path, gongkai: Callable[..., Any]) -> None:
    """What the report says to do is done, and then nothing is lost."""
    shutil.copytree(past.repository, tmp_path / "office", ignore=shutil.ignore_patterns("site"))
    catalog = tmp_path / "office" / "catalog"
    arguments = ("links", "verify", "--history", "--catalog", str(catalog))
    report = gongkai(*arguments)
    assert report.code == 1
    line = re.search(rf"^  {LOST}: .*$", report.out, re.MULTILINE)
    assert line is not None
    register = catalog / "permalinks.yml"
    register.write_text(register.read_text("utf-8").replace("retired:\n", f"{line[0]}\nretired:\n"), "utf-8")
    assert gongkai("retire", LOST, "--reason", "停办", "--catalog", str(catalog)).code == 0
    assert gongkai(*arguments).code == 0


def test_history_is_read_from_a_bare_copy_and_from_another_folder(past: Built, tmp_path: Path, verify: Verify) -> None:
    bare = tmp_path / "copy.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(past.repository), str(bare)], check=True)
    for repository in (bare, past.repository, past.repository / "catalog"):
        code, report = verify("--site", past.site, "--history", repository, "--no-codes")
        assert (code, found(report)) == (1, [("history", LOST, "")]), repository


def test_shallow_copy_is_told(past: Built, tmp_path: Path, verify: Verify) -> None:
    subprocess.run(["git", "clone", "-q", "--depth", "1", past.repository.as_uri(), str(tmp_path / "c")], check=True)
    code, report = verify("--site", past.site, "--history", tmp_path / "c", "--no-codes")
    assert code == 0
    assert "浅克隆" in report["notes"][0]


def test_folder_without_history_says_so(past: Built, tmp_path: Path, gongkai: Callable[..., Any]) -> None:
    run = gongkai("links", "verify", "--history", str(tmp_path), "--catalog", str(past.repository / "catalog"))
    assert run.code == 3
    assert "查不了 git 历史" in run.err


# --- the pages of what is gone ------------------------------------------------------------------------


def test_every_retired_id_keeps_a_page_that_says_what_became_of_it(past: Built) -> None:
    pages = parse_site(past.site)
    for entry in past.catalogue.permalinks.retired:
        page = pages[path_of(entry.id)]
        meta = page.meta()
        assert meta["gongkai-id"] == entry.id
        assert meta["gongkai-state"] == entry.fate.english
        assert meta["robots"] == "noindex, follow"
        text = page.one("main").text
        assert f"已于 {entry.on} {entry.fate.value}" in text
        assert entry.reason in text
        assert past.catalogue.office.contact.phone in text
        assert not (past.site / path_of(entry.id) / "qr.svg").exists()
        assert entry.title == page.one("h1").text


def test_chain_leads_straight_to_what_is_live(past: Built) -> None:
    """02-002 was merged into 02-003, which another office has taken over since."""
    pages = parse_site(past.site)
    page = pages["02/002/"].one("main")
    assert page.one("ul", class_="gk-next").text == "示例市教育局"
    one = pages["03/c1/"]
    assert [link.attributes["href"] for link in one.one("ul", class_="gk-next").all("a")] == ["../../02/"]
    assert one.one("link", rel="canonical").attributes["href"].endswith("/gk/02/")
    split = pages["01/001/"]
    assert [link.attributes["href"] for link in split.one("ul", class_="gk-next").all("a")] == [
        "../../01/002/",
        "../../02/004/",
    ]
    assert split.one("link", rel="canonical").attributes["href"].endswith("/gk/01/001/")


def test_machines_are_told_in_the_catalogue_and_the_sitemap(past: Built) -> None:
    data = json.loads((past.site / "catalogue.json").read_text("utf-8"))
    given = {entry["id"]: entry for entry in data["withdrawn"]}
    assert sorted(given) == sorted(RETIRED)
    assert (given["01-001"]["state"], given["01-001"]["now"]) == ("split", ["01-002", "02-004"])
    assert given["03-001"]["kind"] == "事项"
    assert given["02-003"]["moved_to"] == {"office": "示例市教育局", "url": None}
    sitemap = (past.site / "sitemap.xml").read_text("utf-8")
    assert [i for i in RETIRED if f"/gk/{path_of(i)}<" in sitemap] == []
    assert "/gk/02/001/<" in sitemap


# --- what is found ------------------------------------------------------------------------------------


def test_site_in_order_has_no_problem(past: Built, verify: Verify) -> None:
    code, report = verify("--site", past.site)
    assert (code, report["problems"]) == (0, [])
    live = len(past.catalogue.addresses)
    assert report["checked"]["ids"] == live + len(RETIRED)
    assert report["checked"]["codes"] == 2 * live
    assert report["checked"]["links"] > 400


def damage_page(site: Path) -> None:
    (site / "02/001/index.html").unlink()


def damage_other_page(site: Path) -> None:
    shutil.copy(site / "02/001/index.html", site / "02/004/index.html")


def damage_old_page(site: Path) -> None:
    """A page from before the item was retired."""
    file = site / "01/001/index.html"
    text = file.read_text("utf-8")
    file.write_text(text.replace('content="split"', 'content="live"'), "utf-8")


def damage_error_page(site: Path) -> None:
    """A server that answers 200 with its page for lost readers."""
    shutil.copy(site / "404.html", site / "01/c1/index.html")


def damage_code(site: Path) -> None:
    code = encode("https://www.example.gov.cn/gk/02/001/", level="Q")
    (site / "02/004/qr.png").write_bytes(render_png(code))
    (site / "02/001/qr.png").unlink()


def damage_unreadable_code(site: Path) -> None:
    data = bytearray((site / "02/001/qr.svg").read_bytes())
    (site / "02/001/qr.svg").write_bytes(data[: len(data) // 2])


def damage_asset(site: Path) -> None:
    (site / "assets/gongkai/icon.svg").unlink()


def damage_anchor(site: Path) -> None:
    file = site / "laws/index.html"
    file.write_text(re.sub(r'id="law-政府信息公开条例"', "", file.read_text("utf-8")), "utf-8")


def damage_rooted_link(site: Path) -> None:
    file = site / "02/001/index.html"
    file.write_text(file.read_text("utf-8").replace('href="../../az/"', 'href="/gk/az/"', 1), "utf-8")


def damage_misspelt_link(site: Path) -> None:
    """A full-width colon, at which Python's own reader of addresses gives up."""
    file = site / "02/001/index.html"
    file.write_text(file.read_text("utf-8").replace('href="../../az/"', 'href="http://www.a.gov.cn：80/"', 1), "utf-8")


DAMAGES = [
    (damage_page, [("id", "02-001", "")]),
    (damage_other_page, [("id", "02-004", "")]),
    (damage_old_page, [("id", "01-001", "")]),
    (damage_error_page, [("id", "01-c1", "")]),
    (damage_code, [("code", "02-001", ""), ("code", "02-004", "https://www.example.gov.cn/gk/02/001/")]),
    (damage_unreadable_code, [("code", "02-001", "")]),
    (damage_asset, [("link", "", "assets/gongkai/icon.svg")]),
    (damage_anchor, [("anchor", "", "laws/#law-政府信息公开条例")]),
    (damage_rooted_link, [("link", "", "/gk/az/")]),
    (damage_misspelt_link, [("link", "", "http://www.a.gov.cn：80/")]),
]


@pytest.mark.parametrize(("damage", "expected"), DAMAGES, ids=lambda value: getattr(value, "__name__", ""))
def test_damage_is_found_and_nothing_else(
    damage: Callable[[Path], None], expected: list[tuple[str, str, str]], site: Path, verify: Verify
) -> None:
    damage(site)
    code, report = verify("--site", site)
    assert code == 1
    assert sorted(found(report)) == sorted(expected)


def test_pictures_of_the_office_may_be_called_anything(site: Path, verify: Verify) -> None:
    (site / "files").mkdir(exist_ok=True)
    for name in ("qr.png", "files/qr.png"):
        (site / name).write_bytes(render_png(encode("https://weixin.example/", level="Q")))
    assert verify("--site", site)[0] == 0


def test_report_for_people_names_page_and_fault(past: Built, site: Path, gongkai: Callable[..., Any]) -> None:
    damage_other_page(site)
    damage_asset(site)
    run = gongkai("links", "verify", "--site", str(site), "--catalog", str(past.repository / "catalog"))
    assert run.code == 1
    assert "02/004/ 事项 02-004（补偿款助学）打开的是另一个编码 02-001 的网页" in run.out
    assert re.search(r"assets/gongkai/icon\.svg 打不开：没有这个文件（首页等 \d+ 个网页里写着）", run.out)
    assert run.out.rstrip().endswith("有 2 个问题。")


def test_without_the_reader_of_codes_nothing_is_passed_over_in_silence(
    past: Built, gongkai: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.pipeline.printing.find_spec", lambda _: None)
    arguments = ("links", "verify", "--site", str(past.site), "--catalog", str(past.repository / "catalog"))
    run = gongkai(*arguments)
    assert run.code == 3
    assert "--no-codes" in run.err
    assert gongkai(*arguments, "--no-codes").code == 0


# --- over HTTP ----------------------------------------------------------------------------------------


class _Quiet(SimpleHTTPRequestHandler):
    seen: ClassVar[list[str]] = []

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.seen.append(self.path)
        if self.path == "/gk/02/002/":
            self.send_response(302)
            self.send_header("Location", "http://elsewhere.invalid/")
            self.end_headers()
            return
        super().do_GET()


@pytest.fixture
def server(site: Path, tmp_path: Path) -> Iterator[str]:
    """The site under the path /gk/, where 02-002 leads to another host."""
    (tmp_path / "root").mkdir()
    site.rename(tmp_path / "root" / "gk")
    _Quiet.seen.clear()
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "root")))
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}/gk/"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def test_served_site_is_verified_like_a_folder_and_never_left(server: str, verify: Verify) -> None:
    code, report = verify("--url", server)
    assert (code, found(report)) == (1, [("id", "02-002", "")])
    assert report["notes"] == [], "the path is that of site_url"
    assert "转到了别处：http://elsewhere.invalid/" in report["problems"][0]["message"]
    assert report["checked"]["codes"] > 10
    assert {path.startswith("/gk/") for path in _Quiet.seen} == {True}
    first, *others = _Quiet.seen
    assert first == "/gk/", "whether anybody is there"
    assert len(others) == len(set(others)), "nothing is asked for twice"


def test_server_that_is_not_there_is_asked_once(past: Built, gongkai: Callable[..., Any]) -> None:
    catalog = str(past.repository / "catalog")
    run = gongkai("links", "verify", "--url", "http://127.0.0.1:9/gk/", "--no-codes", "--catalog", catalog)
    assert run.code == 3
    assert "http://127.0.0.1:9/gk/ 连不上" in run.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--site", "nowhere"],
        ["--site", ".", "--url", "http://a.cn/"],
        ["--url", "ftp://a"],
        ["--url", "https://a.cn：8080/"],
        ["--url", "http://[::1/"],
        ["--history", "nowhere"],
        [],
    ],
)
def test_wrong_usage_gives_2(arguments: list[str], past: Built, gongkai: Callable[..., Any], tmp_path: Path) -> None:
    run = gongkai("links", "verify", *arguments, "--catalog", str(past.repository / "catalog"))
    assert run.code == 2
    assert "Traceback" not in run.err + sys.version
