"""What is kept, in SQLite and in a real PostgreSQL."""

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.model.errors import SetupError
from generator.model.matter import Event, MatterKind, Step
from generator.model.outcome import Outcome
from generator.service.database import BusyError, Database
from generator.service.secrets import show_code
from generator.service.store import Sent, Store
from tests.service.conftest import DAY

Open = Callable[[], Store]
FIELDS = {"text": "第一行\n“引号” <b>; DROP TABLE matters; -- ' %s ? 𠮷㎡", "name": "张三"}


def sent(key: str = "k", kind: MatterKind = MatterKind.QUESTION, **fields: str) -> Sent:
    return Sent(kind, key, {**FIELDS, **fields}, "01-001", "")


def fine(_matter: object) -> str:
    return ""


def test_what_was_kept_is_there_after_opening_again(either: Open) -> None:
    receipt = either().accept(sent(), DAY)
    assert receipt.number == "WT202600001"
    matter = either().find(receipt.number, receipt.code)
    assert matter is not None
    assert (matter.fields, matter.item, matter.handed_in, matter.events) == (FIELDS, "01-001", DAY, ())


def test_only_its_own_code_opens_a_matter(either: Open) -> None:
    store = either()
    one, other = store.accept(sent("a"), DAY), store.accept(sent("b"), DAY)
    assert one.code != other.code
    assert store.find(one.number, other.code) is None
    assert store.find("WT202699999", one.code) is None
    assert store.find("", "") is None


def test_no_code_stands_in_the_data(tmp_path: Path) -> None:
    store = Store(Database(str(tmp_path / "d.sqlite3")))
    receipt = store.accept(sent(), DAY)
    store.set_password("staff", "王五", "the-password", DAY)
    store.database.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (receipt.code, show_code(receipt.code), "the-password"):
        assert secret.encode() not in kept


def test_the_same_form_sent_twice_is_kept_once(either: Open) -> None:
    store = either()
    first, again = store.accept(sent("same"), DAY), either().accept(sent("same"), date(2026, 6, 2))
    assert (again.number, again.code, again.handed_in, again.is_new) == (first.number, first.code, DAY, False)
    assert len(list(store.walk())) == 1


def test_numbers_count_by_kind_and_year(either: Open) -> None:
    store = either()
    numbers = [
        store.accept(sent(str(n), kind), day).number
        for n, (kind, day) in enumerate(
            [(MatterKind.APPLICATION, DAY), (MatterKind.APPLICATION, DAY), (MatterKind.TOPIC, DAY),
             (MatterKind.APPLICATION, date(2027, 1, 1))]
        )
    ]  # fmt: skip
    assert numbers == ["SQ202600001", "SQ202600002", "DT202600001", "SQ202700001"]


def test_many_at_once_get_numbers_of_their_own_and_one_form_one(either: Open) -> None:
    store = either()
    found: list[str] = []

    def go(who: int) -> None:
        for n in range(10):
            found.append(store.accept(sent(f"{who}-{n}"), DAY).number)
            found.append(store.accept(sent(f"shared-{n}"), DAY).number)

    threads = [threading.Thread(target=go, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 80
    assert len(set(found)) == 50
    assert sorted(matter.number for matter in store.walk()) == sorted(set(found))


def test_steps_close_and_show(either: Open) -> None:
    store = either()
    number = store.accept(sent(kind=MatterKind.TOPIC), DAY).number
    assert store.add(number, Event(Step.SHOWN, DAY, text="水费收支"), "王五", fine) == ""
    answer = Event(Step.ANSWERED, DAY, date(2026, 7, 1), 3, "已列入", Outcome.GIVEN)
    assert store.add(number, answer, "王五", fine) == ""
    matter = store.get(number)
    assert matter is not None
    assert (matter.closed, matter.shown, matter.events[1]) == (DAY, "水费收支", answer)
    assert [one.number for one in store.list_shown()] == [number]
    assert (store.list_open(), [one.number for one in store.list_closed(0)]) == ([], [number])
    store.add(number, Event(Step.HIDDEN, DAY), "王五", fine)
    assert store.list_shown() == []
    assert store.count() == {"DT": (0, 1)}


def test_a_refused_step_changes_nothing(either: Open) -> None:
    store = either()
    number = store.accept(sent(), DAY).number
    assert store.add(number, Event(Step.ANSWERED, DAY, text="x"), "", lambda _: "不行") == "不行"
    assert store.add("WT202600009", Event(Step.NOTE, DAY, text="x"), "", fine) == "没有这一件"
    matter = store.get(number)
    assert matter is not None
    assert (matter.events, matter.closed) == ((), None)


def test_two_of_the_staff_cannot_both_close_a_matter(either: Open) -> None:
    store = either()
    number = store.accept(sent(), DAY).number

    def refuse(matter: object) -> str:
        return "已经办结" if getattr(matter, "events", ()) else ""

    said: list[str] = []

    def go() -> None:
        said.append(store.add(number, Event(Step.ANSWERED, DAY, text="x"), "", refuse))

    threads = [threading.Thread(target=go) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(said) == ["", *["已经办结"] * 5]


def test_only_what_was_closed_before_the_day_is_deleted(either: Open) -> None:
    store = either()
    old, new, waiting = (store.accept(sent(key), DAY).number for key in "abc")
    store.add(old, Event(Step.ANSWERED, date(2026, 6, 30), text="x"), "", fine)
    store.add(new, Event(Step.ANSWERED, date(2026, 7, 1), text="x"), "", fine)
    kinds = [MatterKind.QUESTION, MatterKind.TOPIC]
    assert store.delete_before(date(2026, 7, 1), kinds, dry=True) == {"WT": 1, "DT": 0}
    assert len(list(store.walk())) == 3
    assert store.delete_before(date(2026, 7, 1), kinds, dry=False) == {"WT": 1, "DT": 0}
    store.database.compact()
    assert [matter.number for matter in store.walk()] == [new, waiting]
    assert store.accept(sent("d"), DAY).number == "WT202600004"  # a number is never given twice


def test_what_was_deleted_is_in_no_file_any_more(tmp_path: Path) -> None:
    store = Store(Database(str(tmp_path / "d.sqlite3")))
    number = store.accept(sent(text="秘密的内容" * 50), DAY).number
    store.add(number, Event(Step.ANSWERED, DAY, text="答复的内容"), "", fine)
    store.delete_before(date(2026, 6, 2), [MatterKind.QUESTION], dry=False)
    store.database.compact()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert "秘密的内容".encode() not in kept
    assert "答复的内容".encode() not in kept


def test_words_are_counted_by_day_and_deleted_by_day(either: Open) -> None:
    store = either()
    for day, word in ((DAY, "水费"), (DAY, "水费"), (date(2026, 6, 2), "水费"), (DAY, "塘坝")):
        store.count_missed(word, day)
    assert store.list_missed(DAY) == [("水费", 3, "2026-06-02"), ("塘坝", 1, "2026-06-01")]
    assert store.list_missed(DAY, 2) == [("水费", 3, "2026-06-02")]
    assert store.delete_missed(date(2026, 6, 2), dry=False) == 2
    assert store.list_missed(DAY) == [("水费", 1, "2026-06-02")]


def test_passwords(either: Open) -> None:
    store = either()
    store.set_password("staff", "王五", "one", DAY)
    store.set_password("staff", "王五", "two", DAY)
    assert (store.whose("staff", "one"), store.whose("staff", "two")) == ("", "王五")
    assert store.whose("supervisor", "two") == ""
    assert store.list_passwords("staff") == [("王五", "2026-06-01")]
    assert (store.drop_password("staff", "王五"), store.drop_password("staff", "王五")) == (True, False)
    assert store.whose("staff", "two") == ""


def test_a_newer_programs_data_are_left_alone(either: Open) -> None:
    store = either()
    with store.database.writing() as session:
        session.run("UPDATE settings SET value = '99' WHERE name = 'version'")
    with pytest.raises(SetupError, match="更新版本"):
        either()


def test_a_backup_while_others_write_is_whole(tmp_path: Path) -> None:
    store = Store(Database(str(tmp_path / "d.sqlite3")))
    done = threading.Event()

    def write() -> None:
        n = 0
        while not done.is_set():
            store.accept(sent(str(n), text="长" * 900), DAY)
            n += 1

    before = [store.accept(sent(f"before-{n}"), DAY).number for n in range(20)]
    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(3):
            store.database.copy_to(tmp_path / f"b{n}.sqlite3")
    finally:
        done.set()
        writer.join(60)
    for n in range(3):
        copy = Store(Database(str(tmp_path / f"b{n}.sqlite3")))
        kept = {matter.number for matter in copy.walk()}
        assert set(before) <= kept
        assert len(kept) == int(max(kept)[-5:])  # without a gap
    assert (tmp_path / "b0.sqlite3").stat().st_mode & 0o077 == 0


def test_postgres_is_backed_up_by_its_own_means(new_postgres: str, tmp_path: Path) -> None:
    store = Store(Database(new_postgres))
    with pytest.raises(SetupError, match="pg_dump"):
        store.database.copy_to(tmp_path / "x")
    store.database.close()


def test_a_database_that_is_not_there_is_said_without_its_words(tmp_path: Path) -> None:
    with pytest.raises(BusyError) as found:
        Store(Database(str(tmp_path / "no" / "such" / "folder.sqlite3")))
    assert "folder" not in str(found.value)
    with pytest.raises(BusyError) as found:
        Store(Database(f"postgresql://who:secret@/x?host={tmp_path}"))
    assert "secret" not in str(found.value)


def test_a_server_that_went_away_is_found_again(new_postgres: str) -> None:
    import psycopg

    store = Store(Database(new_postgres))
    store.accept(sent("a"), DAY)
    with psycopg.connect(new_postgres, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    with pytest.raises(BusyError):
        store.accept(sent("b"), DAY)
    assert store.accept(sent("b"), DAY).is_new
    assert len(list(store.walk())) == 2
    store.database.close()
