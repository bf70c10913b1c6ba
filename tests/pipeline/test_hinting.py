"""The editor's schemas follow the office's own words, and nothing that is not ours is touched."""

import json
import shutil
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.model.office import Office
from generator.pipeline.hinting import refresh_schemas
from tests.conftest import REPOSITORY

SHIPPED = REPOSITORY / "schema"


@pytest.fixture
def beside(small_catalog: Path) -> Path:
    place = small_catalog.parent / "schema"
    shutil.copytree(SHIPPED, place)
    return place


def office(**words: dict[str, str]) -> Office:
    return Office("示例县人民政府", "示例县", "", **words)  # type: ignore[arg-type]


def texts(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir()}


def test_own_words_come_and_go(small_catalog: Path, beside: Path) -> None:
    before = texts(beside)
    own = office(channels={"村民微信群": "两微一端"}, levels={"镇街": "乡级"})
    assert refresh_schemas(small_catalog, own) == ("domain.schema.json", "records.schema.json")
    told = json.loads((beside / "domain.schema.json").read_bytes())
    channels = next(kind for kind in _enumerations(told) if "政府网站" in kind)
    assert "村民微信群" in channels
    assert any("镇街" in kind for kind in _enumerations(told))
    assert refresh_schemas(small_catalog, own) == ()
    assert refresh_schemas(small_catalog, office()) == ("domain.schema.json", "records.schema.json")
    assert texts(beside) == before


def _enumerations(node: object) -> list[list[str]]:
    if isinstance(node, dict):
        own = [node["enum"]] if "enum" in node else []
        return [*own, *(found for part in node.values() for found in _enumerations(part))]
    return [found for part in node for found in _enumerations(part)] if isinstance(node, list) else []


def test_a_schema_of_an_older_program_is_renewed_and_a_strangers_is_not(small_catalog: Path, beside: Path) -> None:
    old = json.loads((beside / "laws.schema.json").read_bytes())
    old["title"] = "旧的"
    (beside / "laws.schema.json").write_text(json.dumps(old), "utf-8")
    (beside / "bodies.schema.json").write_text('{"$id": "https://other.example/bodies"}', "utf-8")
    (beside / "words.schema.json").unlink()
    assert refresh_schemas(small_catalog, office()) == ("laws.schema.json",)
    assert "other.example" in (beside / "bodies.schema.json").read_text("utf-8")
    assert not (beside / "words.schema.json").exists()


def test_lines_that_end_as_on_windows_are_no_difference(small_catalog: Path, beside: Path) -> None:
    path = beside / "laws.schema.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert refresh_schemas(small_catalog, office()) == ()


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_commands_write_them(
    small_catalog: Path, beside: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with (small_catalog / "office.yml").open("a", encoding="utf-8") as file:
        file.write("channels:\n  镇街公告墙: 两微一端\n" if "channels:" not in _text(small_catalog) else "")
    arguments = [command, str(small_catalog)] if command == "check" else [command, "--catalog", str(small_catalog)]
    main(arguments)
    assert "schema" in capsys.readouterr().err
    assert "镇街公告墙" in (beside / "domain.schema.json").read_text("utf-8")


def _text(folder: Path) -> str:
    return (folder / "office.yml").read_text("utf-8")
