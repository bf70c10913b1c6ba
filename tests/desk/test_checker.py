"""The check of the whole in a process of its own: it is told, it outlives that process, and ends with the desk."""

import multiprocessing
from collections.abc import Callable

import pytest

from generator.desk.checker import Checker
from generator.desk.session import Desk


def test_what_the_check_says_is_told_though_its_process_was_killed(open_desk: Callable[[], Desk]) -> None:
    desk = open_desk()
    (desk.folder / "02-school.yml").write_text("domain: {}\n", "utf-8")
    desk.notice_others()
    checker = Checker(desk, apart=True)
    assert checker._pool is not None
    checker._pool.submit(int).result()
    for child in multiprocessing.active_children():
        child.kill()
    assert checker.wait().errors
    checker.close()


def test_a_check_ends_with_the_desk(open_desk: Callable[[], Desk], capfd: pytest.CaptureFixture[str]) -> None:
    checker = Checker(open_desk(), apart=True)
    assert checker.ask() is None
    checker.close()
    assert checker._running is not None
    checker._running.join(20)
    assert not checker._running.is_alive()
    assert capfd.readouterr().err == ""
