"""The same jobs on real workers of dask: one killed, one slow, and the same bytes as alone.

Scheduler and workers are processes of their own, as on several machines; the disk is the one they share.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.officepool import cluster, run_on
from generator.model.officejob import Job, JobState
from generator.pipeline.officejobs import make_jobs
from generator.pipeline.offices import check_list
from tests.offices.deaths import VICTIM, count_lines, die_over_one, note
from tests.offices.support import domain_file, lay_out_province, read_summary, replace_in, tree_of
from tests.site.support import DAY, ROOT, environment, gongkai

WORKERS = 2
SCRIPT = "import sys; from dask.__main__ import main; sys.argv[0] = 'dask'; main()"


def start(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    env = environment(PYTHONPATH=str(ROOT), DASK_DISTRIBUTED__DEPLOY__LOST_WORKER_TIMEOUT="5s")
    with (folder / f"{arguments[0]}.log").open("ab") as log:
        return subprocess.Popen([sys.executable, "-c", SCRIPT, *arguments], cwd=folder, env=env, stdout=log, stderr=log)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers of one thread each, restarted by their nannies when they die."""
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    here = ("--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(file))
    work = ("worker", *here, "--nthreads", "1", "--local-directory", str(folder / "space"))
    started = [start(folder, "scheduler", "--port", "0", *here), *(start(folder, *work) for _ in range(WORKERS))]
    try:
        until = time.monotonic() + 240
        while not file.exists() or not file.read_text("utf-8"):
            assert time.monotonic() < until, (folder / "scheduler.log").read_text("utf-8")
            time.sleep(0.2)
        address: str = json.loads(file.read_text("utf-8"))["address"]
        wait_for_workers(address, until)
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in reversed(started):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def pids(address: str) -> list[int]:
    """Of the workers that are there."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        return list(client.run(os.getpid).values())


def wait_for_workers(address: str, until: float) -> None:
    while True:
        try:
            if len(pids(address)) >= WORKERS:
                return
        except (OSError, ValueError):
            pass
        assert time.monotonic() < until, "no workers"
        time.sleep(0.3)


def test_a_killed_worker_and_a_slow_one_lose_nothing(scheduler: str, tmp_path: Path) -> None:
    lay_out_province(tmp_path, 4)
    first, second = pids(scheduler)[:2]
    os.kill(second, signal.SIGSTOP)  # slow: for some seconds it does nothing at all

    def kill_in_the_middle() -> None:
        until = time.monotonic() + 240
        while time.monotonic() < until and not list((tmp_path / "sites").glob(".*.staging/tree")):
            time.sleep(0.02)
        os.kill(first, signal.SIGKILL)
        time.sleep(1)
        os.kill(second, signal.SIGCONT)

    killer = threading.Thread(target=kill_in_the_middle)
    killer.start()
    done = gongkai("build", "--all", "--scheduler", scheduler, "--summary", "sum.json", cwd=tmp_path)
    killer.join()
    assert done.returncode == 0, done.stdout + done.stderr
    assert {office["state"] for office in read_summary(tmp_path / "sum.json")["offices"]} <= {"built", "unchanged"}
    alone = tmp_path / "alone"
    shutil.copytree(tmp_path / "offices", alone / "offices")
    shutil.copytree(tmp_path / "standard", alone / "standard")
    shutil.copy(tmp_path / "offices.yml", alone)
    assert gongkai("build", "--all", "-j", "1", cwd=alone).returncode == 0
    for name in ("640323", "640324", "640381", "640522", "portal"):
        assert tree_of(tmp_path / "sites" / name) == tree_of(alone / "sites" / name)
    assert not list((tmp_path / "sites").glob(".*.staging"))


def test_an_edit_between_two_equal_calls_is_seen(scheduler: str, tmp_path: Path) -> None:
    """dask answers an equal call from the old future while that lives, unless told otherwise."""
    lay_out_province(tmp_path, 1)
    offices = check_list(tmp_path / "offices.yml")

    def jobs() -> list[Job]:
        return list(make_jobs(offices, offices.listed.built, tmp_path / "sites", DAY.date(), None, is_strict=False))

    (job,) = jobs()
    with cluster(scheduler) as executor:
        held = executor.submit(note, job, job.inputs)
        held.result()
        list(run_on(executor, [job], note))
        assert count_lines(tmp_path / "sites") == 2, "the second call was run, not looked up"
    replace_in(domain_file(tmp_path / "offices" / "640323"), "20个工作日", "15个工作日", 1)
    (edited,) = jobs()
    assert edited.inputs != job.inputs


def test_the_fourth_death_gives_one_office_up_and_the_others_finish(scheduler: str, tmp_path: Path) -> None:
    lay_out_province(tmp_path, 4)
    offices = check_list(tmp_path / "offices.yml")
    jobs = list(make_jobs(offices, offices.listed.built, tmp_path / "sites", DAY.date(), None, is_strict=False))
    with cluster(scheduler) as executor:
        outcomes = {outcome.code: outcome for outcome in run_on(executor, jobs, die_over_one)}
    assert outcomes[VICTIM].state is JobState.KILLED
    assert "4 次" in outcomes[VICTIM].message
    assert {outcomes[job.code].state for job in jobs if job.code != VICTIM} == {JobState.BUILT}


def test_nobody_at_the_address_is_told(tmp_path: Path) -> None:
    lay_out_province(tmp_path, 1)
    done = gongkai("build", "--all", "--scheduler", "nonsense://", cwd=tmp_path)
    assert done.returncode == 3
    assert "调度程序" in done.stderr
