from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from benchmarks.synthetic import LARGEST, _sizes, write_catalogue
from generator.model.kinds import USUAL
from generator.pipeline.checking import check_folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_seed_same_bytes_another_seed_other_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_catalogue(60, tmp_path / name, seed)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert contents(tmp_path / "a") != contents(tmp_path / "c")


def test_checks_clean(tmp_path: Path) -> None:
    write_catalogue(300, tmp_path)
    checked = check_folder(tmp_path, date(2026, 12, 1), name=".")
    assert {problem.code for problem in checked.problems} <= {"GK641"}, (
        "the wordings are those of the shipped catalogue"
    )
    assert len({item.id for item in checked.catalogue.items}) == 300
    assert len(checked.catalogue.domains) == 13
    assert checked.catalogue.office.popular


def test_large_catalogues_repeat_domains_and_keep_files_small() -> None:
    assert _sizes(10_000) == [385] * 16 + [384] * 10
    assert max(_sizes(13_000)) * 1_900 < USUAL.size
    assert sum(_sizes(LARGEST)) == LARGEST
    assert len(_sizes(LARGEST)) < 100
    assert max(_sizes(LARGEST)) < 1_000


def test_wordings_do_not_repeat_and_places_have_bodies(tmp_path: Path) -> None:
    write_catalogue(600, tmp_path)
    catalogue = check_folder(tmp_path, date(2026, 12, 1), name=".").catalogue
    own = {item.summary for item in catalogue.items}
    assert len(own) == 600
    limits = Counter("；".join(entry.limit.raw for entry in item.time_limit) for item in catalogue.items)
    assert len(limits) > 400
    assert limits.most_common(1)[0][1] < 60
    assert any(name.endswith("镇人民政府") for name in catalogue.bodies)


def test_refuses_sizes_it_cannot_make(tmp_path: Path) -> None:
    for count in (12, LARGEST + 1):
        with pytest.raises(ValueError, match="items"):
            write_catalogue(count, tmp_path / "catalog")
    assert not (tmp_path / "catalog").exists()
