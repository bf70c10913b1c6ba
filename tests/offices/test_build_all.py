"""`gongkai build --all`: each office whole or not at all, what did not change left alone, one error stopping none."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import main
from generator.cli.officejob import build_office
from generator.cli.officepool import run_here
from generator.model.officejob import Job, JobState, Outcome
from generator.pipeline.officejobs import make_jobs
from generator.pipeline.offices import check_list
from tests.offices.deaths import die_over_one, die_twice
from tests.offices.support import domain_file, lay_out_province, read_summary, replace_in, tree_of
from tests.site.support import DAY, ROOT, environment, gongkai


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three offices and the portal, built once. Tests that change it copy it."""
    folder = tmp_path_factory.mktemp("province")
    lay_out_province(folder)
    own = environment()  # a process of its own: what is forked from the tests' has their memory to begin with
    done = gongkai("build", "--all", "-j", "2", "--summary", "sum.json", cwd=folder, env=own)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def province(built: Path, tmp_path: Path) -> Path:
    """A copy of it, in which everything has the inputs it was built of."""
    shutil.copytree(built, tmp_path / "province", symlinks=True)
    return tmp_path / "province"


def states(folder: Path) -> dict[str, str]:
    return {office["code"]: office["state"] for office in read_summary(folder / "sum.json")["offices"]}


def build_all(folder: Path, *more: str) -> "tuple[int, str]":
    done = gongkai("build", "--all", "-j", "1", "--summary", "sum.json", *more, cwd=folder)
    return done.returncode, done.stdout + done.stderr


def test_the_summary_says_what_became_of_each_office(built: Path) -> None:
    summary = read_summary(built / "sum.json")
    assert {office["state"] for office in summary["offices"]} == {"built"}
    assert [office["code"] for office in summary["offices"]] == ["640323", "640324", "640381"]
    assert all(o["items"] == 18 and o["pages"] > 18 and o["seconds"] > 0 for o in summary["offices"])
    assert all(0 < office["memory_mb"] <= 512 for office in summary["offices"])


def test_an_office_built_with_others_is_as_built_alone(built: Path, tmp_path: Path) -> None:
    alone = gongkai("build", "--catalog", "offices/640324", "--site-dir", tmp_path / "alone", cwd=built)
    assert alone.returncode == 0, alone.stderr
    assert tree_of(tmp_path / "alone") == tree_of(built / "sites" / "640324")


def test_only_what_changed_is_built_again(province: Path) -> None:
    before = {code: (province / "sites" / code / "manifest.json").stat().st_mtime_ns for code in ("640323", "640381")}
    replace_in(domain_file(province / "offices" / "640324"), "20个工作日", "15个工作日", 1)
    code, said = build_all(province)
    assert code == 0, said
    assert states(province) == {"640323": "unchanged", "640324": "built", "640381": "unchanged"}
    after = {code: (province / "sites" / code / "manifest.json").stat().st_mtime_ns for code in before}
    assert after == before
    page = (province / "sites" / "portal" / "04" / "001" / "index.html").read_text("utf-8")
    assert "15个工作日" in page
    assert "时限有 2 种" in page


def test_a_site_that_lost_a_page_is_built_again(province: Path) -> None:
    (province / "sites" / "640323" / "04" / "001" / "index.html").unlink()
    shutil.rmtree(province / "sites" / "640381")
    code, said = build_all(province)
    assert code == 0, said
    assert states(province) == {"640323": "built", "640324": "unchanged", "640381": "built"}


def test_the_store_may_be_deleted(province: Path) -> None:
    shutil.rmtree(province / "sites" / ".gongkai")
    before = tree_of(province / "sites")
    assert build_all(province)[0] == 0
    after = {path: data for path, data in tree_of(province / "sites").items() if not path.startswith(".gongkai/")}
    assert after == before


def test_one_offices_error_stops_no_other(province: Path) -> None:
    before = tree_of(province / "sites" / "640323")
    replace_in(domain_file(province / "offices" / "640323"), "20个工作日", "20内", 1)
    replace_in(domain_file(province / "offices" / "640381"), "20个工作日", "10个工作日", 1)
    code, said = build_all(province)
    assert code == 1
    assert states(province) == {"640323": "refused", "640324": "unchanged", "640381": "built"}
    assert "offices.yml:12:11: 错误 GK927" in said or "offices.yml:10:11: 错误 GK927" in said
    assert "offices/640323/04-" in said, "the findings stand where the fault is"
    assert tree_of(province / "sites" / "640323") == before
    page = (province / "sites" / "portal" / "index.html").read_text("utf-8")
    assert "后来的没有做成" in page


def test_wrong_usage_is_told(built: Path) -> None:
    assert gongkai("build", "--all", "--offices", "nowhere.yml", cwd=built).returncode == 2
    assert gongkai("build", "-j", "2", cwd=built).returncode == 2
    assert gongkai("build", "--all", "--catalog", "standard", cwd=built).returncode == 2
    assert main(["build", "--all", "--discard-foreign"]) == 2


# --- the pool ---------------------------------------------------------------------------------------


def jobs_of(folder: Path) -> list[Job]:
    offices = check_list(folder / "offices.yml")
    return list(make_jobs(offices, offices.listed.built, folder / "sites", DAY.date(), None, is_strict=False))


def by_code(outcomes: Iterator[Outcome]) -> dict[str, JobState]:
    return {outcome.code: outcome.state for outcome in outcomes}


def test_the_fourth_death_gives_one_office_up_and_the_others_finish(tmp_path: Path) -> None:
    lay_out_province(tmp_path, 6)
    found = by_code(run_here(jobs_of(tmp_path), 2, die_over_one))
    assert found.pop("640324") is JobState.KILLED
    assert set(found.values()) == {JobState.BUILT}
    assert len(found) == 5


def test_an_office_whose_worker_dies_twice_is_built(tmp_path: Path) -> None:
    lay_out_province(tmp_path, 4)
    found = by_code(run_here(jobs_of(tmp_path), 2, die_twice))
    assert set(found.values()) == {JobState.BUILT}
    assert len(found) == 4


def test_another_program_builds_nothing(tmp_path: Path) -> None:
    from dataclasses import replace

    lay_out_province(tmp_path, 1)
    (job,) = jobs_of(tmp_path)
    outcome = build_office(replace(job, program="another"))
    assert outcome.state is JobState.FAILED
    assert not (tmp_path / "sites" / "640323").exists()


def test_files_that_change_meanwhile_are_told(tmp_path: Path) -> None:
    lay_out_province(tmp_path, 1)
    (job,) = jobs_of(tmp_path)
    replace_in(domain_file(tmp_path / "offices" / "640323"), "20个工作日", "15个工作日", 1)
    assert build_office(job).state is JobState.CHANGED, "the job was made for other files"
    (again,) = jobs_of(tmp_path)
    assert build_office(again).state is JobState.BUILT
    assert build_office(again).state is JobState.UNCHANGED, "a job given out twice does no harm"


# --- overlays ---------------------------------------------------------------------------------------

CHAIN = """standard: national
portal:
  title: 示例省标准目录
offices:
  - code: "640000"
    name: 示例省
    level: 省级
  - code: "640101"
    name: 东县
    level: 县级
    parent: "640000"
    folder: east
  - code: "640102"
    name: 西县
    level: 县级
    parent: "640000"
    folder: west
"""


def test_overlays_are_built_and_held_against_the_standard(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "data" / "chain", tmp_path, dirs_exist_ok=True)
    (tmp_path / "offices.yml").write_text(CHAIN, "utf-8")
    code, said = build_all(tmp_path)
    assert code == 0, said
    page = (tmp_path / "sites" / "portal" / "01" / "001" / "index.html").read_text("utf-8")
    assert "10个工作日内" in page
    assert "东县自然资源局" in page
    excused = (tmp_path / "sites" / "portal" / "01" / "003" / "index.html").read_text("utf-8")
    assert "补偿款由省里统一支付" in excused
    west = read_data(tmp_path)["640102"]
    assert (west["excused"], west["lacking"]) == (["01-003"], [])
    replace_in(tmp_path / "west" / "02-school.yml", "怎么报名", "怎样报名")
    assert build_all(tmp_path)[0] == 0
    assert states(tmp_path) == {"640101": "unchanged", "640102": "built"}
    replace_in(tmp_path / "national" / "01-land.yml", "summary: ", "summary: 国家修订以后，", 1)
    assert build_all(tmp_path)[0] == 0
    assert states(tmp_path) == {"640101": "built", "640102": "built"}, "an edit of the standard reaches all on it"


def read_data(folder: Path) -> dict[str, Any]:
    rows = json.loads((folder / "sites" / "portal" / "portal.json").read_text("utf-8"))["offices"]
    return {row["code"]: row for row in rows}
