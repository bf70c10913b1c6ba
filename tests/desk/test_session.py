"""What is done, kept, saved and taken over; what others do meanwhile; a kill at any moment."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.desk.session import Desk, NothingToUndoError
from generator.model.errors import PublishError
from generator.pipeline.drafting import edit_records, find_item, item_edit
from tests.conftest import REPOSITORY

Opener = Callable[[], Desk]


def retitle(desk: Desk, item_id: str, title: str) -> None:
    found = find_item(desk.draft, item_id)
    assert found is not None
    desk.do(f"改 {title}", edit_records(desk.draft, [item_edit(desk.draft, item_id, replace(found[2], title=title))]))


def title(desk: Desk, item_id: str) -> str:
    found = find_item(desk.draft, item_id)
    return found[2].title if found else ""


def test_a_saved_change_is_the_one_line(open_desk: Opener) -> None:
    desk = open_desk()
    before = (desk.folder / "01-land.yml").read_text("utf-8")
    retitle(desk, "01-002", "土地征收公告")
    assert (desk.folder / "01-land.yml").read_text("utf-8") == before
    assert desk.save() == ["01-land.yml"]
    assert (desk.folder / "01-land.yml").read_text("utf-8") == before.replace(
        "title: 征收土地公告", "title: 土地征收公告"
    )


def test_nothing_done_is_lost_when_the_desk_dies(open_desk: Opener) -> None:
    retitle(desk := open_desk(), "01-001", "甲名称")
    retitle(desk, "01-001", "乙名称")
    desk.undo()
    desk.type_in("item/02-001", {"title": ["填了一半"]})
    again = open_desk()
    assert title(again, "01-001") == "甲名称"
    assert again.typing == {"item/02-001": {"title": ["填了一半"]}}
    assert title(again, "01-001") == "甲名称"
    again.redo()
    assert title(again, "01-001") == "乙名称"


def test_a_step_taken_back_after_saving_is_kept_too(open_desk: Opener) -> None:
    retitle(desk := open_desk(), "01-001", "甲名称")
    desk.save()
    desk.undo()
    assert title(open_desk(), "01-001") == "征地补偿标准"


def test_a_kill_between_saving_and_noting_it_loses_and_doubles_nothing(open_desk: Opener) -> None:
    desk = open_desk()
    retitle(desk, "01-001", "甲名称")
    journal = desk.journal.path.read_bytes()
    blobs = {path.name: path.read_bytes() for path in (desk.place / "blobs").iterdir()}
    desk.save()
    desk.journal.path.write_bytes(journal)  # as if it had died before the journal was begun anew
    for name, data in blobs.items():
        (desk.place / "blobs" / name).write_bytes(data)
    again = open_desk()
    assert again.changes == {}
    assert again.conflicts == ()
    assert title(again, "01-001") == "甲名称"


def test_a_line_of_the_journal_cut_off_by_a_kill_is_left_out(open_desk: Opener) -> None:
    retitle(desk := open_desk(), "01-001", "甲名称")
    retitle(desk, "01-001", "乙名称")
    data = desk.journal.path.read_bytes()
    desk.journal.path.write_bytes(data[:-20])
    assert title(open_desk(), "01-001") == "甲名称"


def test_a_form_typed_in_for_hours_keeps_the_journal_short(open_desk: Opener) -> None:
    retitle(desk := open_desk(), "01-001", "甲名称")
    for number in range(1200):
        desk.type_in("item/02-001", {"summary": [f"第{number}个字" * 50]})
    assert desk.journal.path.stat().st_size < 600 * 900
    again = open_desk()
    assert again.typing == {"item/02-001": {"summary": ["第1199个字" * 50]}}
    assert title(again, "01-001") == "甲名称"


def test_undo_ends_somewhere(open_desk: Opener) -> None:
    with pytest.raises(NothingToUndoError):
        open_desk().undo()


def test_only_one_desk_is_open(open_desk: Opener, small_catalog: Path) -> None:
    desk = open_desk()
    with pytest.raises(PublishError, match="只能开一个"):
        Desk(small_catalog, desk.today)


def test_what_others_change_is_taken_over(open_desk: Opener) -> None:
    desk = open_desk()
    retitle(desk, "01-001", "甲名称")
    other = desk.folder / "02-school.yml"
    other.write_text(other.read_text("utf-8").replace("title: 招生范围", "title: 学区范围"), "utf-8")
    assert desk.notice_others() == ["02-school.yml"]
    assert (title(desk, "02-001"), title(desk, "01-001")) == ("学区范围", "甲名称")
    assert desk.save() == ["01-land.yml"]


@pytest.mark.parametrize("reopens", [False, True])
@pytest.mark.parametrize(
    ("choice", "kept", "gone"),
    [
        ("mine", "甲名称", "征收土地公示"),
        ("theirs", "征收土地公示", "甲名称"),
        ("merged", "甲名称", ""),
    ],
)
def test_a_file_changed_on_both_sides_is_chosen(
    open_desk: Opener, choice: str, kept: str, gone: str, reopens: bool
) -> None:
    desk = open_desk()
    retitle(desk, "01-001", "甲名称")
    path = desk.folder / "01-land.yml"
    theirs = path.read_text("utf-8").replace("征收土地公告", "征收土地公示")
    path.write_text(theirs, "utf-8")
    desk = open_desk() if reopens else desk
    assert desk.save() == []
    assert path.read_text("utf-8") == theirs, "nothing is overwritten before somebody has chosen"
    (conflict,) = desk.conflicts
    assert any("甲名称" in line for line in conflict.my_changes)
    assert any("征收土地公示" in line for line in conflict.their_changes)
    assert not desk.resolve({})
    assert desk.resolve({"01-land.yml": choice})
    desk.save()
    text = path.read_text("utf-8")
    assert kept in text
    assert not gone or gone not in text
    if choice == "merged":
        assert "征收土地公示" in text
    aside = [file.read_text("utf-8") for file in (desk.place / "replaced").rglob("*") if file.is_file()]
    assert theirs in aside


def test_a_journal_of_another_text_is_put_aside_not_thrown_away(open_desk: Opener) -> None:
    retitle(desk := open_desk(), "01-001", "甲名称")
    for blob in (desk.place / "blobs").iterdir():
        blob.unlink()
    path = desk.folder / "01-land.yml"
    path.write_text(path.read_text("utf-8") + "# 别处加的\n", "utf-8")
    again = open_desk()
    assert "另存在" in "".join(again.notes)
    assert list(again.place.glob("*-*.jsonl"))


def test_a_document_is_a_step_like_any_other(open_desk: Opener) -> None:
    desk = open_desk()
    data = bytes(range(256)) * 2000
    desk.do("加文件", {"pages/files/新.bin": data})
    again = open_desk()
    assert again.changes == {"pages/files/新.bin": data}
    again.save()
    assert (again.folder / "pages/files/新.bin").read_bytes() == data
    again.undo()
    again.save()
    assert not (again.folder / "pages/files/新.bin").exists()


KILLED = """
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from generator.desk.session import Desk
from generator.pipeline.drafting import edit_records, find_item, item_edit
desk = Desk(Path(sys.argv[1]), lambda: date(2026, 11, 30))
for number in range(10_000):
    item = find_item(desk.draft, "01-001")[2]
    changes = edit_records(desk.draft, [item_edit(desk.draft, "01-001", replace(item, title=f"名称第{number}号"))])
    desk.do(f"第 {number} 步", changes)
    print(number, flush=True)
    if number % 3 == 2:
        desk.save()
"""


def test_a_killed_desk_goes_on_where_it_was(small_catalog: Path, open_desk: Opener) -> None:
    """kill -9 in the middle of its work: every step that was told is there, in the file or in the journal."""
    command = [sys.executable, "-c", KILLED, str(small_catalog)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as running:
        assert running.stdout is not None
        told = []
        for line in running.stdout:
            told.append(int(line))
            if told[-1] == 7:
                os.kill(running.pid, signal.SIGKILL)
    number = title(open_desk(), "01-001").removeprefix("名称第").removesuffix("号")
    assert told[-1] <= int(number) <= told[-1] + 1
