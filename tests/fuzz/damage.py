"""Cases: what somebody might send. Seeds that are right, damaged in every way that files and people damage things."""

import io
import json
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from tests.site.hostile import PAYLOADS

SPECIALS = (
    *PAYLOADS.values(),
    "&a ", "*a", "!!int ", "!x ", "<<: ", "- ", ": ", "：", "，", "{", "}", "[", "]", '"', "'", "|\n", ">\n", "# ",
    "%", "@", "`", "---\n", "...\n", "\t", "? ", "~", "\x00", "\u200b", "\u202e", "\ufeff", "\u3000", "\\", "\n",
    '"\\ud800"', "\r", "  ", ",", "null", "[[[[[[[[", "{{{{{{{{", "\u2028", "\ud7ff", "𠮷", "=1+1", "@SUM(1)", "-2+3",
    "../../x", "..\\x", "/etc/passwd", "file:///etc/passwd", "CON", "A" * 300, "20个工作日内", "每年6月30日前", "同上",
    "2026-02-30", "9999-12-31", "0000-00-00", "１２３", "-1", "1e999", "NaN", "18446744073709551616", "■", "□", "口",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>", "&b;", "<![CDATA[", "]]>", "</w:t>", "<w:sym/>", "（", "）",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to be read: its file name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Edit:
    """One change. `at`, `to`: where, as parts of the whole; `kind`: what; `text`: what is put in; `times`: how often."""

    kind: str
    at: float
    to: float
    text: str
    times: int


KINDS = ("insert", "replace", "delete", "flip", "repeat", "line", "swap", "value", "value", "cut")

texts = st.one_of(
    st.sampled_from(SPECIALS),
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.text(
        st.sampled_from("ab:-[]{}\"'#&*!|>%@`,?~ \n\\<：，　（）《》〔〕第条之日起内个工作日年月20一二三"), max_size=40
    ),
)

edits = st.lists(
    st.builds(
        Edit,
        st.sampled_from(KINDS),
        st.floats(0, 1, width=32),
        st.floats(0, 1, width=32),
        texts,
        st.integers(1, 3) | st.sampled_from((20, 400)),
    ),
    min_size=1,
    max_size=4,
)

_VALUE = re.compile(rb'^( *(?:- +)?[\w"-]+: +)(\S.*)$|>([^<>\n]{1,200})<|,([^,\n]*)(?=,)', re.MULTILINE)


def apply_edits(data: bytes, changes: Sequence[Edit]) -> bytes:
    for change in changes:
        data = _apply(data, change)[:4_000_000]
    return data


def _apply(data: bytes, change: Edit) -> bytes:
    start, end = sorted((int(change.at * len(data)), int(change.to * len(data))))
    text = change.text.encode("utf-8", "surrogatepass")
    if change.kind == "insert":
        return data[:start] + text * change.times + data[start:]
    if change.kind == "replace":
        return data[:start] + text + data[min(end, start + 200) :]
    if change.kind == "delete":
        return data[:start] + data[min(end, start + 60 * change.times) :]
    if change.kind == "flip" and start < len(data):
        return data[:start] + bytes([data[start] ^ (1 << change.times % 8)]) + data[start + 1 :]
    if change.kind == "repeat":
        return data[:start] + data[start : min(end, start + 400)] * change.times + data[start:]
    if change.kind == "cut":
        return data[:start]
    if change.kind == "gentle":
        return _with_value(data, change, text, is_fit=True)
    if change.kind in ("line", "swap"):
        lines = data.split(b"\n")
        one, two = int(change.at * (len(lines) - 1)), int(change.to * (len(lines) - 1))
        if change.kind == "swap":
            lines[one], lines[two] = lines[two], lines[one]
        else:
            lines.insert(two, b" " * change.times + lines[one].lstrip())
        return b"\n".join(lines)
    return _with_value(data, change, text)


def _with_value(data: bytes, change: Edit, text: bytes, *, is_fit: bool = False) -> bytes:
    """Another value in a place that has one: of a key, between two tags, in a cell. `is_fit`: quoted as it must be."""
    places = [match for match in _VALUE.finditer(data) if match.start() != match.end()]
    if not places:
        return data
    place = places[min(int(change.at * len(places)), len(places) - 1)]
    if place[1] is not None:
        quoted = json.dumps(text.decode("utf-8", "replace"), ensure_ascii=change.to < 0.1).encode("utf-8", "replace")
        return data[: place.start(2)] + (text if change.to > 0.8 and not is_fit else quoted) + data[place.end(2) :]
    group = 3 if place[3] is not None else 4
    if is_fit:
        text = (
            escape(text.decode("utf-8", "replace")).encode()
            if group == 3
            else text.replace(b",", b"").replace(b'"', b"")
        )
    return data[: place.start(group)] + text * change.times + data[place.end(group) :]


gentle = st.lists(
    st.builds(
        Edit,
        st.just("gentle"),
        st.floats(0, 1, width=32),
        st.just(0.5),
        texts.map(lambda text: "甲" + "".join(sign for sign in text if sign.isprintable())[:60]),
        st.just(1),
    ),
    min_size=1,
    max_size=3,
)
"""Other words in values, written as they must be: what a check lets pass, with anything in it."""


def damaged(seeds: Sequence[Case]) -> st.SearchStrategy[Case]:
    """Seeds with some edits; in packages (xlsx, docx) mostly inside one of the parts."""
    chosen = st.sampled_from(list(seeds))
    at = st.floats(0, 1, width=32)
    return st.builds(_damage, chosen, edits, at) | st.builds(_damage, chosen, gentle, at)


def _damage(seed: Case, changes: Sequence[Edit], part: float) -> Case:
    if seed.data.startswith(b"PK\x03\x04") and part < 0.8:
        return Case(seed.name, _damage_part(seed.data, changes, part / 0.8))
    return Case(seed.name, apply_edits(seed.data, changes))


def _damage_part(data: bytes, changes: Sequence[Edit], part: float) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        main = [name for name in names if name.endswith(("sheet1.xml", "document.xml", "sharedStrings.xml"))]
        chosen = (main * len(names) + names)[int(part * (len(names) * (len(main) + 1) - 1))] if names else ""
        for name in names:
            content = old.read(name)
            new.writestr(zipfile.ZipInfo(name), apply_edits(content, changes) if name == chosen else content)
        if changes[0].kind == "swap":
            new.writestr("../../outside.txt", b"outside")
    return out.getvalue()
