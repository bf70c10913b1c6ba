"""Exports: files as asked for, safe, the same twice; and an import of an export gives the same catalogue."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from generator.model.catalogue import Catalogue
from generator.pipeline.exporting import (
    data_schema,
    export_csv,
    export_json,
    export_linked,
    export_official,
    export_working,
    make_downloads,
)
from tests.conftest import Run
from tests.pipeline.roundtrip import base, bring_back, catalogues
from tests.pipeline.test_importing import texts

Command = Callable[..., Run]
MAKERS: dict[str, Callable[[Catalogue], bytes]] = {
    "表.xlsx": lambda catalogue: export_official(catalogue, "xlsx"),
    "表.docx": lambda catalogue: export_official(catalogue, "docx"),
    "表.csv": export_csv,
    "征求意见.xlsx": lambda catalogue: export_working(catalogue).content,
}
FEW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", MAKERS)
@FEW
@given(catalogue=catalogues())
def test_an_import_of_an_export_gives_the_same_catalogue(name: str, catalogue: Catalogue) -> None:
    assert bring_back(catalogue, name, MAKERS[name](catalogue)) == catalogue


@pytest.mark.parametrize("name", MAKERS)
def test_the_same_catalogue_gives_the_same_bytes(name: str) -> None:
    assert MAKERS[name](base()) == MAKERS[name](base())


@pytest.mark.parametrize("kind", ["xlsx", "docx", "csv"])
@pytest.mark.parametrize("options", [(), ("--domain", "01")], ids=["whole", "domain"])
def test_a_table_that_comes_back_changes_no_file(
    gongkai: Command, small_catalog: Path, kind: str, options: tuple[str, ...]
) -> None:
    before = texts(small_catalog)
    run = gongkai("export", "--format", kind, "-o", f"a.{kind}", *options)
    assert run.code == 0, run.err
    run = gongkai("import", f"a.{kind}", "--into", "catalog")
    assert (run.code, texts(small_catalog)) == (0, before), run.out + run.err
    assert "没有变化" in run.out
    assert "GK" not in run.out


def test_a_changed_cell_of_the_official_table_changes_that_alone(gongkai: Command, small_catalog: Path) -> None:
    before = texts(small_catalog)
    gongkai("export", "--format", "xlsx", "-o", "a.xlsx")
    book = openpyxl.load_workbook("a.xlsx")
    cell = next(c for row in book["征地补偿"].iter_rows() for c in row if "20个工作日内" in str(c.value))
    cell.value = "长期公开"
    book.save("a.xlsx")
    run = gongkai("import", "a.xlsx", "--into", "catalog")
    assert run.code == 0, run.out + run.err
    assert "共改 1 个事项，新增 0 个" in run.out
    after = texts(small_catalog)
    assert [name for name in after if after[name] != before[name]] == ["01-land.yml"]
    changed = set(after["01-land.yml"].splitlines()) - set(before["01-land.yml"].splitlines())
    assert {line.split(":")[0].strip() for line in changed} <= {"time_limit", "updated"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--format", "docx", "--form", "working"), "只有 xlsx"),
        (("--format", "xlsx", "--body", "县自然资源局"), "--form working"),
        (("--format", "xlsx", "--form", "working", "--body", "没有的局"), "没有“没有的局”"),
        (("--format", "xlsx", "--domain", "77"), "没有领域“77”"),
        (("--format", "json", "-o", "catalogue.schema.json"), "换一个文件名"),
    ],
)
def test_what_cannot_be_exported_is_wrong_usage(
    gongkai: Command, small_catalog: Path, options: tuple[str, ...], words: str
) -> None:
    run = gongkai("export", *options)
    assert run.code == 2
    assert words in run.err


def test_without_a_name_the_file_is_called_after_the_catalogue(gongkai: Command, small_catalog: Path) -> None:
    run = gongkai("export", "--format", "csv", "--domain", "01")
    assert run.code == 0, run.err
    [made] = Path.cwd().glob("*.csv")
    assert made.name.endswith("征地补偿领域基层政务公开标准目录.csv")
    assert made.name in run.out


def test_the_json_of_a_domain_is_valid_by_the_schema_beside_it(gongkai: Command, small_catalog: Path) -> None:
    assert gongkai("export", "--format", "json", "--domain", "01", "-o", "out/目录.json").code == 0
    data = json.loads(Path("out/目录.json").read_text("utf-8"))
    schema = json.loads(Path("out", data["$schema"]).read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert {entry["id"][:2] for entry in data["items"]} == {"01"}
    assert json.loads(data_schema()) == schema


def test_the_csv_has_its_mark_and_no_cell_is_a_formula() -> None:
    item = replace(base().items[0], title="=1+1", summary="'=2", keywords=("@甲", "乙"))
    domain = replace(base().domains[0], items=(item,))
    catalogue = replace(base(), domains=(domain,))
    data = export_csv(catalogue)
    assert data.startswith(b"\xef\xbb\xbf")
    [row] = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert row["事项名称"] == "'=1+1"
    assert row["一句话说明"] == "''=2"
    assert bring_back(catalogue, "表.csv", data) == catalogue


def test_linked_data_is_in_the_words_of_dcat() -> None:
    told, _ = make_downloads(base())
    data = json.loads(export_linked(base(), downloads=told))
    assert data["@type"] == "dcat:Catalog"
    assert [part["dct:identifier"] for part in data["dcat:catalog"]] == [domain.code for domain in base().domains]
    found = [item for part in data["dcat:catalog"] for item in part["dcat:dataset"]]
    assert [item["dct:identifier"] for item in found] == [item.id for item in base().items]
    assert {item["@type"] for item in found} == {"dcat:Dataset"}
    files = [file for part in (data, *data["dcat:catalog"]) for file in part["dcat:distribution"]]
    assert {file["@type"] for file in files} == {"dcat:Distribution"}
    assert all(file["dcat:byteSize"] > 100 for file in files)
    prefixes = {word.split(":")[0] for word in _keys(data) if not word.startswith("@")}
    assert prefixes <= data["@context"].keys()


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {key for key in value if key != "@context"}
        return own.union(*(_keys(part) for key, part in value.items() if key != "@context"))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def test_what_a_site_offers_has_its_size_and_no_time_of_making() -> None:
    told, files = make_downloads(base())
    assert {one.path: one.size for one in told} == {path: len(data) for path, data in files.items()}
    assert make_downloads(base())[1] == files
    with zipfile.ZipFile(io.BytesIO(files["downloads/01.xlsx"])) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}


def test_only_data_for_others_leaves_with_the_csv() -> None:
    """Remarks for the page or the office alone (待核事项, 申请办法) stay at home."""
    item = replace(base().items[0], verify="内部核对", how_to_apply="到窗口申请")
    catalogue = replace(base(), domains=(replace(base().domains[0], items=(item,)),))
    text = export_csv(catalogue).decode() + export_json(catalogue).decode() + export_linked(catalogue).decode()
    assert "内部核对" not in text
    assert "到窗口申请" not in text
