"""The site of a county on a province on the standard: a whole site of its own, which says plainly what is its own."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.site.support import build

CHAIN = Path(__file__).parents[1] / "data" / "chain"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chain")
    shutil.copytree(CHAIN, folder / "chain")
    build(folder / "chain" / "west", folder / "site", cwd=folder / "chain")
    return folder / "site"


def read(site: Path, *path: str) -> str:
    return site.joinpath(*path).read_text("utf-8")


def test_every_item_that_applies_has_its_page(site: Path) -> None:
    pages = {path.parent.name for path in site.glob("01/*/index.html")} - {"c1", "c2"}
    assert pages == {"001", "002", "501"}


def test_a_changed_field_is_marked_and_told_in_one_line(site: Path) -> None:
    text = read(site, "01", "002", "index.html")
    assert "公开渠道（西县改）" in text
    assert text.count("和国家标准目录不同") == 1
    assert "（理由：村广播已经停用，改在村公示栏张贴）" in text


def test_what_nobody_changed_bears_no_mark(site: Path) -> None:
    assert "改）" not in read(site, "01", "501", "index.html")


def test_what_does_not_apply_is_listed_on_its_domain(site: Path) -> None:
    text = read(site, "01", "index.html")
    assert "本地不适用的事项（1 项）" in text and "01-003 补偿费用支付凭证" in text


def test_bodies_are_the_countys_own(site: Path) -> None:
    assert "西县教育体育局" in read(site, "02", "index.html")
    assert "市、县级教育部门" not in read(site, "02", "001", "index.html")


def test_the_data_hold_to_their_schema(site: Path) -> None:
    data = json.loads(read(site, "catalogue.json"))
    schema = json.loads(read(site, "catalogue.schema.json"))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)] == []
    assert data["items"][1]["heritage"]["fields"]["channel"] == {"tier": "县级", "name": "西县"}
    assert [one["id"] for one in data["not_applicable"]] == ["01-003"]
