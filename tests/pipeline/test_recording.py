"""Records are written behind what there is, and read back as they were."""

from dataclasses import replace
from datetime import date

import pytest

from generator.edit.draft import CannotEditError
from generator.edit.recording import MAX_FILE, add_records
from generator.model.diagnostic import NOWHERE
from generator.model.record import DateSource, PublicationRecord, next_id, parse_stop
from generator.model.terms import Channel
from generator.pipeline.checking import check_changed, check_folder
from generator.pipeline.recording import plan_records
from tests.site.support import ROOT

BASE = ROOT / "tests" / "examples" / "base"
DAY = date(2026, 11, 30)


def new(number: int) -> PublicationRecord:
    return PublicationRecord(
        id="",
        item="01-002",
        title=f"第{number}号公告：征收土地",
        url=f"https://www.example.gov.cn/{number}.html",
        bodies=("县自然资源局", "乡镇人民政府"),
        units=("河东村",),
        event_on="2026-04-27",
        date="2026-05-06",
        date_from=DateSource.LIST,
        channel=Channel.WEBSITE,
        stops=("补正 2026-04-28/2026-04-29",),
        note="备注 # 有井号",
    )


def test_what_is_written_reads_back() -> None:
    before = check_folder(BASE, DAY)
    given, changes = plan_records(before.snapshot, before.catalogue.records, map(new, range(3)), DAY)
    assert [record.id for record in given] == ["2026-0001", "2026-0002", "2026-0003"]
    after = check_changed(before.snapshot, DAY, changes)
    assert after.problems == ()
    assert [replace_place(record) for record in after.catalogue.records] == list(given)
    more, further = plan_records(after.snapshot, after.catalogue.records, [new(9)], DAY)
    [(path, text)] = further.items()
    assert more[0].id == "2026-0004"
    assert text.startswith(changes[path])


def replace_place(record: PublicationRecord) -> PublicationRecord:
    return replace(record, place=NOWHERE)


def test_a_full_file_is_followed_by_another() -> None:
    records = [replace(new(number), id=f"2026-{number:04}") for number in range(1, 2500)]
    changes = add_records({}, records, "05")
    assert list(changes) == ["records/2026/05.yml", "records/2026/05-2.yml"]
    assert all(len(text) < MAX_FILE + 2_000 for text in changes.values())
    again = add_records(changes, records[:1], "05")
    assert list(again) == ["records/2026/05-2.yml"]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfrecords:\n", b"records:\r\n  - id: x\r\n", b"a: b\n"])
def test_a_file_of_another_form_is_left_alone(data: bytes) -> None:
    with pytest.raises(CannotEditError):
        add_records({"records/2026/05.yml": data}, [replace(new(1), id="2026-0001")], "05")


def test_numbers_and_stops() -> None:
    assert next_id({"2026-0009", "2025-0100", "x"}, 2026) == "2026-0010"
    assert next_id(set(), 2027) == "2027-0001"
    assert parse_stop("补正 2026-02-30/") is None
    assert parse_stop("休息 2026-02-20/") is None
    stop = parse_stop("补正 2026-02-20/")
    assert stop is not None
    assert stop.until is None
