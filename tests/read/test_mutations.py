"""Random damage to the shipped catalogue: never an exception, every problem with file and line."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.pipeline.checking import check_folder
from generator.pipeline.pathchecks import check_paths
from generator.render.report import WRITERS
from generator.yamltext.tree import read_located

REPOSITORY = Path(__file__).parent.parent.parent
BASE = REPOSITORY / "tests" / "examples" / "base"
TODAY = date(2026, 11, 24)
SPECIALS = [
    "&a ", "*a", "!!int ", "!x ", "<<: ", "- ", ": ", "：", "，", "{", "}", "[", "]", '"', "'", "|\n", ">\n", "# ",
    "%", "@", "`", "---\n", "...\n", "\t", "? ", "~", "\x00", "\u200b", "\u202e", "\ufeff", "\u3000", "\\", "\n",
    '"\\ud800"', "\r", "  ", ",", "null", "[[[[[[[[", "{{{{{{{{", "\u2028", "\ud7ff", "𠮷",
]  # fmt: skip


def mutate(data: bytes, chance: random.Random) -> bytes:
    """One to four random changes."""
    for _ in range(chance.randint(1, 4)):
        if not data:
            return data
        at = chance.randrange(len(data))
        kind = chance.randrange(8)
        if kind == 0:
            data = data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        elif kind == 1:
            data = data[:at] + data[at + chance.randint(1, 20) :]
        elif kind == 2:
            data = data[:at] + chance.choice(SPECIALS).encode() + data[at:]
        elif kind in (3, 4):
            text = data.decode("utf-8", "replace")
            spot = chance.randrange(len(text))
            data = (text[:spot] + chance.choice(SPECIALS) + text[spot:]).encode()
        else:
            lines = data.split(b"\n")
            one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
            if kind == 5:
                lines[one], lines[two] = lines[two], lines[one]
            elif kind == 6:
                del lines[one]
            else:
                lines.insert(two, b" " * chance.randint(0, 6) + lines[one].lstrip())
            data = b"\n".join(lines)
    return data


SHIPPED = sorted((REPOSITORY / "catalog").glob("*.yml"))


def excerpt(path: Path) -> bytes:
    """The file up to about its second item: damage matters, length does not."""
    lines = path.read_bytes().split(b"\n")
    starts = [number for number, line in enumerate(lines) if line.startswith(b"  - ")]
    end = starts[2] if path.name[0].isdigit() and len(starts) > 2 else 120
    return b"\n".join(lines[: max(end, 40)]) + b"\n"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_damaged_shipped_file_gives_only_messages(path: Path, tmp_path: Path) -> None:
    data = excerpt(path)
    chance = random.Random(path.name)
    file = tmp_path / path.name
    for number in range(25):
        damaged = mutate(data, chance)
        file.write_bytes(damaged)
        problems = check_paths([file], TODAY).problems
        for problem in problems:
            place = problem.place
            where = f"mutation {number}: {problem}"
            assert place.file == file.as_posix(), where
            assert 1 <= place.line <= damaged.count(b"\n") + damaged.count(b"\r") + 1, where
            assert place.column >= 1, where
            assert "\n" not in problem.message, where
            assert problem.fix, where
        for write in WRITERS.values():
            write(problems).encode("utf-8")


def test_damaged_catalogue_gives_only_messages(tmp_path: Path) -> None:
    """The whole small catalogue, one file damaged at a time: what another file then lacks is found without a fault."""
    chance = random.Random(42)
    for path in sorted(BASE.glob("*.yml")):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for path in sorted(BASE.glob("*.yml")):
        for _ in range(15):
            (tmp_path / path.name).write_bytes(mutate(path.read_bytes(), chance))
            for problem in check_folder(tmp_path, TODAY, name=".").problems:
                assert problem.place.file
                assert problem.place.line >= 1
                assert problem.place.column >= 1
        (tmp_path / path.name).write_bytes(path.read_bytes())


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300))
def test_any_bytes_give_a_tree_or_a_problem(data: bytes) -> None:
    document = read_located("x.yml", data)
    assert document.root is not None or document.problems


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from("ab:-[]{}\"'#&*!|>%@`,?~ \n\\<：，　"), max_size=120))
@example("\u3000\n<")
@example("<\n\u3000")
def test_any_yaml_signs_give_a_tree_or_a_problem(text: str) -> None:
    document = read_located("x.yml", text.encode())
    assert document.root is not None or document.problems
    lines = text.count("\n") + 1
    assert all(1 <= problem.place.line <= lines + 1 for problem in document.problems)
