"""`gongkai inspect` on a built site: the sheet of a site as it is, then of one that was broken in known places."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tests.site.support import gongkai

RECORDS = """records:
  - id: 2026-0001
    item: 01-002
    title: 河东村征收土地公告
    url: "https://www.example.gov.cn/art/2026/5/6/art_1.html"
    bodies: [县自然资源局]
    event_on: 2026-04-27
    trigger: 收到批准文件
    date: 2026-05-28
    date_from: 网页标注
    channel: 政府网站
  - id: 2026-0002
    item: 02-001
    title: 河东村征收土地公告
    url: "https://www.example.gov.cn/art/2026/5/6/art_1.html"
    bodies: [县自然资源局]
    date: 2026-05-28
    date_from: 网页标注
    channel: 政府网站
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the base catalogue, two records and the site of both."""
    folder = tmp_path_factory.mktemp("inspect")
    shutil.copytree(REPOSITORY / "tests" / "examples" / "base", folder / "catalog")
    (folder / "catalog" / "records" / "2026").mkdir(parents=True)
    (folder / "catalog" / "records" / "2026" / "05.yml").write_text(RECORDS, "utf-8")
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    done = gongkai("build", "-q", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "office"))


def run(folder: Path, *arguments: str) -> tuple[int, Any]:
    done = gongkai("inspect", "--today", "2026-06-20", "--format", "json", *arguments, cwd=folder)
    assert done.stderr == ""
    return done.returncode, {point["key"]: point for point in json.loads(done.stdout)["points"]}


def test_counts_what_the_records_tell(folder: Path) -> None:
    _, points = run(folder)
    assert points["links"]["grade"] == points["attachments"]["grade"] == points["personal"]["grade"] == "good"
    assert points["empty"]["findings"] == []
    assert [one["where"] for one in points["late"]["findings"]] == ["01-002"]
    assert [one["what"] for one in points["doubled"]["findings"]] == ["登记在 2 处：01-002、02-001"]
    assert points["explained"]["grade"] == "untold"


def test_what_was_broken_is_found_where_it_is(folder: Path) -> None:
    (folder / "site" / "files" / "price-2026.txt").unlink()
    shutil.rmtree(folder / "site" / "az")
    page = folder / "site" / "about" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "<p>张三 11010519491231002X</p></main>"), "utf-8")
    code, points = run(folder)
    assert code == 1
    assert [one["where"] for one in points["attachments"]["findings"]] == ["files/price-2026.txt"]
    assert points["attachments"]["grade"] == "poor"
    assert any(one["where"].startswith("az/") for one in points["links"]["findings"])
    assert [one["where"].partition(":")[0] for one in points["personal"]["findings"]] == ["about/index.html"]
    assert "11010519491231002X" not in json.dumps(points)


def test_the_sheet_for_people_has_a_grade_a_point_and_how_to_mend(folder: Path) -> None:
    done = gongkai("inspect", "--today", "2026-06-20", cwd=folder)
    assert "好　死链接" in done.stdout
    assert "没有查　没有解读" in done.stdout
    assert "01-002" in done.stdout
    assert done.stdout == gongkai("inspect", "--today", "2026-06-20", cwd=folder).stdout


def test_what_is_no_site_is_said(folder: Path) -> None:
    for name in ("没有", "catalog"):
        done = gongkai("inspect", name, cwd=folder)
        assert done.returncode == 2
        assert "gongkai build" in done.stderr
