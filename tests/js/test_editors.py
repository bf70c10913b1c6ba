"""An editor (yaml-language-server, VS Code's) and ajv refuse nothing that `check` lets pass, but for what is listed.

Both read the shipped schemas, as an editor does. The catalogue is good to all three; a few hundred spoiled lines are
judged by all three, and each kind of difference stands in `editor_differences.yml` with its reason.

yaml-language-server asks for Node 22.13 and runs on 20.20 as well (tried); the others need less.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

import yaml

from generator.model.kinds import KINDS, kind_of
from generator.pipeline.checking import check_changed, check_folder
from tests.site.support import ROOT, lacking

HERE = Path(__file__).parent
BASE = ROOT / "tests" / "examples" / "base"
TODAY = date(2026, 11, 24)
FORM = ("GK1", "GK2")
"""Beginnings of the codes that are about the form of a file: each is listed. The others are listed by their group."""

VALUES = {
    "number": "12345",
    "leading zero": "01",
    "tilde": "~",
    "null": "null",
    "true": "true",
    "float": "1.5",
    "hex": "0x1F",
    "quoted number": '"12345"',
    "empty": '""',
    "nothing": "",
    "one sign": "某",
    "rare sign": "𠮷",
    "many rare signs": "𠮷" * 31,
    "long": "长" * 900,
    "no such day": "2026-02-30",
    "end of a short month": "2026-11-31",
    "wide signs": "０１－００１",
    "list": "[甲乙, 丙丁]",
    "list of nothing": "[~]",
    "list of numbers": "[12, 0505]",
    "empty list": "[]",
    "group": "{a: 甲乙}",
    "block": "|\n{pad}  {value}",
    "unknown word": "另一个词",
    "half a colon": "甲: 乙",
    "star": "*a",
    "comment": "甲乙 # 丙",
    "yes": "yes",
}
_LINE = re.compile(r"^(?P<pad> *(?:- )?)(?P<key>[a-z_]+|\"[0-9c-]+\"): (?P<value>\S.*)$")
EACH = 13
"""Every so many is tried: no multiple of how many values there are, so that each has its turn."""


COUNTED = ("category", "law", "note")


@dataclass(frozen=True)
class Spoiled:
    file: str
    field: str
    what: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.file} {self.field}: {self.what}"


def _with_other_values() -> Iterator[Spoiled]:
    """Each field of each file of the small catalogue, once, with each value in its place."""
    for path in sorted(BASE.glob("*.yml")):
        lines = path.read_text("utf-8").split("\n")
        seen: set[str] = set()
        for number, line in enumerate(lines):
            match = _LINE.match(line)
            if match is None or match["key"] in seen:
                continue
            seen.add(match["key"])
            for what, value in VALUES.items():
                pad = " " * len(match["pad"])
                put = f"{match['pad']}{match['key']}: {value.replace('{pad}', pad).replace('{value}', match['value'])}"
                yield Spoiled(path.name, match["key"], what, "\n".join([*lines[:number], put, *lines[number + 1 :]]))


def _with_other_lines() -> Iterator[Spoiled]:
    """Each line of each file in turn left out, doubled, moved, or written in other signs."""
    for path in sorted(BASE.glob("*.yml")):
        lines = path.read_text("utf-8").split("\n")
        for number, line in enumerate(lines[:-1]):
            others = {
                "left out": [],
                "twice": [line, line],
                "a blank more": [f" {line}"],
                "without quotes": [line.replace('"', "")],
                "another key": [re.sub(r"[a-z_]+:", "something:", line, count=1)],
                "full-width colon": [line.replace(": ", "：", 1)],
                "no dash": [line.replace("- ", "  ", 1)],
                "a dash": [re.sub(r"^( *)", r"\1- ", line)],
            }
            for what, put in others.items():
                if put != [line]:
                    text = "\n".join([*lines[:number], *put, *lines[number + 1 :]])
                    yield Spoiled(path.name, f"line {number + 1}", what, text)


@cache
def spoiled() -> tuple[Spoiled, ...]:
    """Every so many of both, and what is counted in other units by an editor."""
    counted = (one for one in _with_other_values() if one.field in COUNTED and "rare" in one.what)
    sample = (*islice(_with_other_values(), 0, None, EACH), *islice(_with_other_lines(), 0, None, EACH))
    return tuple(dict.fromkeys((*sample, *counted)))


@cache
def judged() -> tuple[dict[str, list[object]], ...]:
    """What editor and ajv say: of the catalogue's files, of the small one's, then of each spoiled file."""
    node = shutil.which("node")
    if node is None:
        lacking("没有 Node：运行 sh tests/prepare.sh")
    if not (HERE / "node_modules" / "yaml-language-server").is_dir():
        lacking("没有 yaml-language-server：运行 cd tests/js && npm ci")
    schemas = {kind: json.loads((ROOT / "schema" / f"{kind}.schema.json").read_text("utf-8")) for kind in KINDS}
    files = [
        *({"name": path.name, "kind": kind_of(path.name), "text": path.read_text("utf-8")} for path in _good_files()),
        *({"name": case.file, "kind": kind_of(case.file), "text": case.text} for case in spoiled()),
    ]
    done = subprocess.run(
        [str(node), str(HERE / "editor.mjs")],
        input=json.dumps({"schemas": schemas, "files": files}),
        capture_output=True,
        encoding="utf-8",
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    return tuple(json.loads(done.stdout))


def _good_files() -> list[Path]:
    return [*sorted((ROOT / "catalog").glob("*.yml")), *sorted(BASE.glob("*.yml"))]


@cache
def checked() -> tuple[tuple[str, ...], ...]:
    """The codes of the errors that `check` gives for each spoiled file."""
    before = check_folder(BASE, TODAY, name="")
    found = []
    for case in spoiled():
        problems = check_changed(before.snapshot, TODAY, {case.file: case.text.encode()}).problems
        found.append(tuple(dict.fromkeys(problem.code for problem in problems if problem.is_error)))
    return tuple(found)


def test_the_catalogue_is_good_to_all() -> None:
    good = judged()[: len(_good_files())]
    assert [one for one in good if one["editor"] or one["ajv"]] == []


def test_enough_is_spoiled() -> None:
    assert len(spoiled()) >= 300
    assert {case.what for case in spoiled()} >= set(VALUES)
    assert sum(bool(said["editor"]) for _, said, _ in _judged_twice()) > len(spoiled()) / 2


def _judged_twice() -> Iterator[tuple[Spoiled, dict[str, list[object]], tuple[str, ...]]]:
    return zip(spoiled(), judged()[len(_good_files()) :], checked(), strict=True)


def _differences() -> Iterator[tuple[str, str]]:
    """(who refuses alone, what) of every difference. What only `check` knows is told by its codes."""
    for case, said, codes in _judged_twice():
        refusing = [
            who for who, refuses in (("editor", said["editor"]), ("ajv", said["ajv"]), ("check", codes)) if refuses
        ]
        if refusing == ["check"]:
            yield from (("check", code if code.startswith(FORM) else code[:3]) for code in codes)
        elif len(refusing) in (1, 2):
            yield " and ".join(refusing), case.what


def test_differences_are_those_that_have_a_reason() -> None:
    listed = yaml.safe_load((HERE / "editor_differences.yml").read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for who, what in _differences():
        found.setdefault(who, set()).add(what)
    assert all(reason for entries in listed.values() for reason in entries.values())
    assert found.pop("check", set()) <= set(listed.pop("check"))
    assert found == {who: set(entries) for who, entries in listed.items()}


def test_nothing_but_counting_is_red_in_an_editor_and_passes() -> None:
    passed = {case.what for case, said, codes in _judged_twice() if said["editor"] and not codes}
    assert passed <= {"many rare signs"}


def test_an_editor_speaks_chinese_of_forms() -> None:
    """A group has no words of its own: they would stand for its missing fields as well."""
    said = {str(finding[2]) for one in judged() for finding in one["editor"] if isinstance(finding, list)}
    english = re.compile(r"does not match the pattern|is not a RFC3339|Incorrect type|not accepted")
    group = re.compile(r'Incorrect type\. Expected "[^"a-z]+"\.')
    assert [line for line in said if english.search(line) and not group.fullmatch(line)] == []
