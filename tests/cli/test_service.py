"""`gongkai service`: its care, as the person who keeps it does it."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.cli.service import VARIABLE, open_store
from generator.model.matter import Event, MatterKind, Step
from generator.service.database import Database
from generator.service.store import Sent
from tests.conftest import Run

Gongkai = Callable[..., Run]


@pytest.fixture(autouse=True)
def closes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close what the tests themselves open."""
    made: list[Database] = []
    make = Database.__init__

    def note(self: Database, address: str) -> None:
        make(self, address)
        made.append(self)

    monkeypatch.setattr(Database, "__init__", note)
    yield
    for database in made:
        database.close()


@pytest.fixture
def data(tmp_path: Path) -> str:
    path = str(tmp_path / "kept" / "data.sqlite3")
    store = open_store(path, makes=True)
    old = store.accept(Sent(MatterKind.QUESTION, "a", {"text": "问一", "name": "张三"}), date(2026, 1, 5))
    store.accept(Sent(MatterKind.APPLICATION, "b", {"wanted": "要的", "name": "李四"}), date(2026, 1, 5))
    store.add(old.number, Event(Step.ANSWERED, date(2026, 1, 6), text="答"), "", lambda _: "")
    store.count_missed("塘坝", date(2026, 1, 5))
    store.database.close()
    return path


def test_the_file_is_its_owners_alone(data: str) -> None:
    assert Path(data).stat().st_mode & 0o077 == 0
    assert Path(data).parent.stat().st_mode & 0o077 == 0


def test_status(gongkai: Gongkai, data: str) -> None:
    run = gongkai("service", "status", "--data", data)
    assert run.code == 0
    assert "提问：待办 0 件，办结 1 件" in run.out
    assert "依申请公开：待办 1 件，办结 0 件" in run.out


def test_passwords_are_shown_once(gongkai: Gongkai, data: str) -> None:
    for command, purpose in (("staff", "staff"), ("supervisors", "supervisor")):
        run = gongkai("service", command, "--data", data, "--add", "王五")
        password = run.out.split("：")[1].split("\n")[0]
        assert open_store(data).whose(purpose, password) == "王五"
        assert "王五（" in gongkai("service", command, "--data", data).out
        assert gongkai("service", command, "--data", data, "--remove", "王五").code == 0
        assert open_store(data).whose(purpose, password) == ""
        gone = gongkai("service", command, "--data", data, "--remove", "王五")
        assert gone.code == 2
        assert "没有给" in gone.err


@pytest.mark.parametrize("form", ["csv", "json"])
def test_export(gongkai: Gongkai, data: str, small_catalog: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"out.{form}"
    common = ("service", "export", "--data", data, "--catalog", str(small_catalog), "--format", form, "-o", str(out))
    assert gongkai(*common).code == 0
    assert "李四" in out.read_text("utf-8-sig")
    assert out.stat().st_mode & 0o077 == 0
    assert gongkai(*common, "--without-personal").code == 0
    assert "李四" not in out.read_text("utf-8-sig")
    if form == "json":
        assert len(json.loads(out.read_text("utf-8"))["matters"]) == 2


def test_delete_says_first_what_it_would(gongkai: Gongkai, data: str) -> None:
    looked = gongkai("service", "delete", "--data", data, "--before", "2026-02-01", "--dry-run")
    assert "会删除提问 1 件" in looked.out
    assert "会删除依申请公开 0 件" in looked.out
    assert open_store(data).count()["WT"] == (0, 1)
    done = gongkai("service", "delete", "--data", data, "--before", "2026-02-01", "--kind", "提问")
    assert done.code == 0
    assert "WT" not in open_store(data).count()
    assert open_store(data).list_missed(date(2026, 1, 1)) != []
    gongkai("service", "delete", "--data", data, "--before", "2026-02-01")
    assert open_store(data).list_missed(date(2026, 1, 1)) == []
    assert open_store(data).count() == {"SQ": (1, 0)}


@pytest.mark.parametrize("day", ["", "昨天", "2026-13-01", "9999-01-01"])
def test_delete_wants_a_day(gongkai: Gongkai, data: str, day: str) -> None:
    assert gongkai("service", "delete", "--data", data, "--before", day).code == 2


def test_backup(gongkai: Gongkai, data: str, tmp_path: Path) -> None:
    out = tmp_path / "backup.sqlite3"
    run = gongkai("service", "backup", "--data", data, "-o", str(out))
    assert (run.code, open_store(str(out)).count()) == (0, open_store(data).count())
    assert gongkai("service", "backup", "--data", data, "-o", data).code == 2


@pytest.mark.parametrize("command", [("status",), ("backup", "-o", "x"), ("delete", "--before", "2026-01-01")])
def test_where_there_are_no_data_none_are_made(gongkai: Gongkai, tmp_path: Path, command: tuple[str, ...]) -> None:
    run = gongkai("service", command[0], "--data", str(tmp_path / "none.sqlite3"), *command[1:])
    assert run.code == 3
    assert "没有找到数据文件" in run.err
    assert not (tmp_path / "none.sqlite3").exists()


def test_a_server_that_is_not_there_is_said_without_its_password(
    gongkai: Gongkai, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, f"postgresql://who:the-secret@/x?host={tmp_path}")
    run = gongkai("service", "status")
    assert run.code == 3
    assert "数据库没有回应" in run.err
    assert "the-secret" not in run.err + run.out


def test_a_file_that_is_none_of_ours(gongkai: Gongkai, tmp_path: Path) -> None:
    other = tmp_path / "x.sqlite3"
    other.write_text("不是数据库" * 100, "utf-8")
    run = gongkai("service", "status", "--data", str(other))
    assert run.code == 3
    assert "Traceback" not in run.err


def test_a_port_that_is_taken(gongkai: Gongkai, data: str, small_catalog: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = gongkai("service", "run", "--data", data, "--catalog", str(small_catalog), "--port", port)
    assert run.code == 3
    assert "用不了" in run.err


def test_without_its_packages(
    gongkai: Gongkai, data: str, small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cli.service.find_spec", lambda _: None)
    run = gongkai("service", "run", "--data", data, "--catalog", str(small_catalog))
    assert run.code == 3
    assert "gongkai[service]" in run.err
    run = gongkai("service", "status", "--data", "postgresql://x@/y")
    assert "gongkai[postgres]" in run.err
