"""The calendar by RFC 5545: lines, folds, escapes, days."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.model.agenda import Agenda, Event
from generator.render.ledger.calendar import render_agenda

TODAY = date(2026, 11, 30)


def unfold(data: bytes) -> list[str]:
    """Content lines as a reader sees them (3.1)."""
    text = data.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def unescape(text: str) -> str:
    out, at = "", 0
    while at < len(text):
        if text[at] == "\\":
            out += "\n" if text[at + 1] in "nN" else text[at + 1]
            at += 2
        else:
            out += text[at]
            at += 1
    return out


def made(title: str, text: str = "") -> bytes:
    event = Event("key", date(2026, 12, 31), title, text, "https://www.example.gov.cn/", is_tentative=True)
    return render_agenda(Agenda("", "日历", (event,)), TODAY, "www.example.gov.cn")


@given(st.text(alphabet="征地公告,;\\\n：a b", max_size=120), st.text(alphabet="公开\n;,", max_size=60))
def test_texts_come_back_and_lines_are_short(title: str, text: str) -> None:
    data = made(title, text)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    lines = dict(line.split(":", 1) for line in unfold(data) if ":" in line)
    assert unescape(lines["SUMMARY"]) == title
    assert unescape(lines.get("DESCRIPTION", "")) == text


def test_an_event_is_a_whole_day_with_a_lasting_name() -> None:
    lines = unfold(made("征地公告"))
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines
    assert "STATUS:TENTATIVE" in lines
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert [line for line in lines if line.startswith("UID")] == [
        line for line in unfold(made("改了名称")) if line.startswith("UID")
    ]
    assert made("征地公告") == made("征地公告")
