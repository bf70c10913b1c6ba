"""What kinds of file there are is said in one table; everything that lists them follows it."""

import json
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from generator.model.catalogue import Catalogue
from generator.model.fields import fields_of
from generator.model.kinds import KINDS, LONG, USUAL, FileKind, limits_of
from generator.yamltext.builder import MAX_VALUES
from tests.site.support import ROOT, environment

LINE = 80
"""Bytes of a line of permalinks.yml with a long title."""

FIELDS = 'parts={"desks": Subject}, entries="desks", key="body", entry="窗口", expected=True'
ROW = f'    FileKind("desks", "办事窗口", {FIELDS}),\n'
SCHEMA = {
    "title": "办事窗口",
    "type": "object",
    "additionalProperties": False,
    "required": ["desks"],
    "properties": {
        "desks": {
            "title": "窗口",
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["body"],
                "properties": {
                    "body": {"title": "窗口名称", "type": "string", "minLength": 2},
                    "note": {"title": "窗口备注", "type": "string", "minLength": 2},
                },
            },
        }
    },
}


def test_each_kind_has_its_schema_and_each_schema_its_kind() -> None:
    schemas = {path.name.split(".")[0] for path in (ROOT / "schema").glob("*.schema.json")}
    # data out, the list of offices, and what an overlay makes of a domain
    assert schemas - {"catalogue", "offices", "overlay"} == set(KINDS)


def test_editors_get_the_schema_of_each_kind() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert set(settings) == {f"schema/{name}.schema.json" for name in KINDS}
    others = {file for kind, file in settings.items() if "domain" not in kind}
    assert others == {f"catalog/{kind.file}" for kind in KINDS.values() if kind.name != "domain"}


def test_each_kind_stands_in_the_catalogue_under_its_name() -> None:
    assert set(KINDS) - {"domain"} <= {field.name for field in fields(Catalogue)}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_what_names_an_entry_is_one_of_its_fields(kind: FileKind) -> None:
    assert bool(kind.entries) == bool(kind.key)
    if kind.entries:
        assert kind.key in {row.key for row in fields_of(kind.parts[kind.entries])}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with one row and one schema more."""
    program = tmp_path_factory.mktemp("program")
    shutil.copytree(ROOT / "generator", program / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "schema", program / "schema")
    shutil.copytree(ROOT / "tests" / "examples" / "base", program / "base")
    (program / "catalog").symlink_to(ROOT / "catalog")
    (program / "schema" / "desks.schema.json").write_text(json.dumps(SCHEMA, ensure_ascii=False), "utf-8")
    table = program / "generator" / "model" / "kinds.py"
    text = table.read_text("utf-8").replace(
        "from generator.model.law ", "from generator.model.item import Subject\nfrom generator.model.law "
    )
    assert "        _POSTERS,\n" in text
    table.write_text(text.replace("        _POSTERS,\n", f"        _POSTERS,\n    {ROW}"), "utf-8")
    return program


def run(copy: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "generator", *arguments]
    result = subprocess.run(
        command, cwd=copy, env=environment(), capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    return result.stdout + result.stderr


@pytest.mark.slow
def test_a_kind_is_added_by_one_row(copy: Path) -> None:
    desks = copy / "base" / "desks.yml"
    desks.write_text('desks:\n  - note: "早九点开门"\n    body: 一号窗口\n', "utf-8")
    assert "没有发现问题" in run(copy, "check", "base")
    run(copy, "fmt", "--catalog", "base")
    assert desks.read_text("utf-8").startswith("desks:\n  - body: ")
    desks.write_text("desks:\n  - body: 一号窗口\n  - body: 一号窗口\n  - body: 甲\n", "utf-8")
    told = run(copy, "check", "base")
    assert "desks.yml:3:11: 错误 GK424 窗口“一号窗口”登记了两次" in told
    assert "desks.yml:4:11: 错误 GK205" in told
    assert "窗口名称" in told


def test_a_register_has_room_for_every_id_there_can_be() -> None:
    items = 99 * 999
    assert limits_of("catalog/permalinks.yml") == limits_of("asked.yml") == LONG
    assert LONG.size >= items * LINE
    assert MAX_VALUES == LONG.values > 2 * (items + 99 * 20)
    assert limits_of("catalog/01-land.yml") == limits_of("laws.yml") == USUAL
