"""Free memory: the system's word, a container's limit, or nothing."""

from pathlib import Path

import pytest

from generator.read.memory import read_free_memory

SYSTEM = "MemTotal:       8000000 kB\nMemFree:  100000 kB\nMemAvailable:    2000000 kB\nHugePages_Total:       0\n"
AVAILABLE = 2_000_000 * 1024


def system(root: Path, text: str = SYSTEM) -> Path:
    (root / "proc").mkdir()
    (root / "proc/meminfo").write_text(text, "ascii")
    return root


def group(root: Path, version: int, most: str, used: str, droppable: str) -> None:
    place = root / "sys/fs/cgroup" / ("" if version == 2 else "memory")
    place.mkdir(parents=True)
    names = ("memory.max", "memory.current") if version == 2 else ("memory.limit_in_bytes", "memory.usage_in_bytes")
    for name, text in zip(names, (most, used), strict=True):
        (place / name).write_text(text + "\n", "ascii")
    line = ("inactive_file" if version == 2 else "total_inactive_file") + f" {droppable}\n"
    (place / "memory.stat").write_text("anon 5\n" + line, "ascii")


def test_system_says_what_is_available(tmp_path: Path) -> None:
    assert read_free_memory(system(tmp_path)) == AVAILABLE


@pytest.mark.parametrize("version", [1, 2])
def test_container_has_what_its_limit_leaves_with_what_it_could_drop(version: int, tmp_path: Path) -> None:
    group(system(tmp_path), version, "1000", "900", "300")
    assert read_free_memory(tmp_path) == 400


@pytest.mark.parametrize(("most", "used"), [("max", "900"), ("99999999999999999", "900"), ("", "")])
def test_container_without_a_limit_has_what_the_system_has(most: str, used: str, tmp_path: Path) -> None:
    group(system(tmp_path), 2, most, used, "0")
    assert read_free_memory(tmp_path) == AVAILABLE


def test_container_beyond_its_limit_has_nothing(tmp_path: Path) -> None:
    group(system(tmp_path), 2, "1000", "2000", "0")
    assert read_free_memory(tmp_path) == 0


@pytest.mark.parametrize("text", ["", "MemTotal: 1 kB\n", "MemAvailable:\n", "MemAvailable: viel kB\n"])
def test_system_that_does_not_tell_is_not_guessed(text: str, tmp_path: Path) -> None:
    assert read_free_memory(system(tmp_path, text)) is None


def test_another_system_tells_nothing(tmp_path: Path) -> None:
    assert read_free_memory(tmp_path) is None
