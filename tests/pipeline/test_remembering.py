"""An id that was given out is never lost without a word: the site, the ledger and git remember."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.model.memory import Remembered
from generator.pipeline.checking import check_folder
from generator.pipeline.remembering import recall, remember
from generator.publish.ledger import add_to_ledger, ledger_of, load_ledger
from tests.site.support import DAY

LOST = "01-003"


def lose(catalog: Path, *ids: str) -> None:
    """Take items, categories or domains out of everything."""
    for address_id in ids:
        for file in catalog.glob("0*.yml"):
            text = file.read_text("utf-8")
            code = re.search(r'^  code: "([0-9]{2})"', text, re.MULTILINE)
            assert code is not None
            if address_id == code[1]:
                file.unlink()
            elif address_id.startswith(f"{code[1]}-c"):
                name = re.escape(address_id[3:])
                file.write_text(re.sub(rf"    - id: {name}\n(      .*\n)+", "", text), "utf-8")
            else:
                parts = re.split(r"(?m)^(?=  - id: )", text)
                file.write_text("".join(p for p in parts if not p.startswith(f"  - id: {address_id}")), "utf-8")
        register = catalog / "permalinks.yml"
        lines = register.read_text("utf-8").splitlines(keepends=True)
        lines = [
            line for line in lines if not line.strip().strip('"').startswith((f"{address_id}:", f'{address_id}":'))
        ]
        register.write_text("".join(lines), "utf-8")


def built(site: Path, *ids: str) -> Path:
    """A site as a build leaves it, as far as it is asked."""
    for address_id in ids:
        page = site / address_id.replace("-", "/") / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("<!doctype html>", "utf-8")
    (site / "build.json").write_text("{}", "utf-8")
    items = [{"id": i, "title": "补偿费用支付凭证"} for i in ids if re.fullmatch("..-[0-9]{3}", i)]
    (site / "catalogue.json").write_text(json.dumps({"domains": [], "items": items, "withdrawn": []}), "utf-8")
    return site


def told(catalog: Path, site: Path | None = None) -> list[str]:
    problems = check_folder(catalog, DAY.date(), name="catalog", site=site).problems
    return [p.message for p in problems if p.code == "GK497"]


def commit(folder: Path, *more: str) -> None:
    who = {f"GIT_{role}_{part}": "x@example.cn" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    env = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x", *more]):
        subprocess.run(["git", *command], cwd=folder, env=env, check=True, capture_output=True)


def test_nothing_is_lost_where_nothing_is_remembered(small_catalog: Path) -> None:
    """A first build."""
    assert recall(small_catalog) == {}
    lose(small_catalog, LOST)
    assert told(small_catalog) == []


def test_the_site_remembers(small_catalog: Path, tmp_path: Path) -> None:
    site = built(tmp_path / "site", "01", "01-001", LOST)
    assert told(small_catalog) == []
    lose(small_catalog, LOST)
    (message,) = told(small_catalog)
    assert LOST in message
    assert "补偿费用支付凭证" in message
    (site / "catalogue.json").write_text("{", "utf-8")
    (message,) = told(small_catalog)
    assert LOST in message, "a damaged list hides nothing"


def test_another_catalogues_site_is_not_asked(small_catalog: Path, tmp_path: Path) -> None:
    built(tmp_path / "site", "77", "77-001")
    other = Path(shutil.copytree(small_catalog, tmp_path / "other"))
    assert told(other) == []
    assert len(told(other, tmp_path / "site")) == 1, "but where it is to be replaced it is"


def test_a_folder_that_is_no_site_of_ours_says_nothing(small_catalog: Path, tmp_path: Path) -> None:
    site = built(tmp_path / "site", "77", "77-001")
    (site / "build.json").unlink()
    assert told(small_catalog) == []


def test_the_ledger_outlives_the_site(small_catalog: Path) -> None:
    catalogue = check_folder(small_catalog, DAY.date(), name="catalog").catalogue
    assert remember(small_catalog, catalogue)
    lose(small_catalog, LOST)
    (message,) = told(small_catalog)
    assert LOST in message
    assert "补偿费用支付凭证" in message
    after = check_folder(small_catalog, DAY.date(), name="catalog").catalogue
    assert remember(small_catalog, after)
    assert len(told(small_catalog)) == 1, "and only grows"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"01-003\n", b"x y z\n01-003 2026-11-24 \n", b"01-003 " * 10])
def test_a_damaged_ledger_stops_nothing(data: bytes, small_catalog: Path) -> None:
    path = ledger_of(small_catalog)
    path.parent.mkdir()
    path.write_bytes(data)
    load_ledger(path)
    assert add_to_ledger(path, {"09-001": Remembered("09-001", "甲\n乙", "2026-11-24")})
    assert load_ledger(path)["09-001"].title == "甲 乙"


def test_a_ledger_that_cannot_be_written_stops_nothing(small_catalog: Path) -> None:
    path = ledger_of(small_catalog)
    path.mkdir(parents=True)
    assert not add_to_ledger(path, {"09-001": Remembered("09-001")})
    assert load_ledger(path) == {}


def test_git_remembers_what_was_registered(small_catalog: Path, tmp_path: Path) -> None:
    commit(tmp_path)
    lose(small_catalog, LOST)
    (message,) = told(small_catalog)
    assert "git" in message
    commit(tmp_path)
    assert len(told(small_catalog)) == 1, "a commit of the loss does not make it good"
    entry = recall(small_catalog)[LOST]
    assert (entry.title, entry.since) == ("补偿费用支付凭证", "2026-11-24")


def test_git_is_asked_for_the_right_repository_in_a_hook(
    small_catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(tmp_path)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert LOST in recall(small_catalog)


def test_a_renamed_id_keeps_its_newest_title(small_catalog: Path, tmp_path: Path) -> None:
    commit(tmp_path)
    register = small_catalog / "permalinks.yml"
    register.write_text(register.read_text("utf-8").replace("补偿费用支付凭证", "付款凭证"), "utf-8")
    commit(tmp_path)
    assert recall(small_catalog)[LOST].title == "付款凭证"


def test_a_broken_repository_stops_nothing(small_catalog: Path, tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: /nowhere\n", "utf-8")
    assert recall(small_catalog) == {}


def test_a_lost_domain_is_told_once_and_its_ids_with_it(small_catalog: Path, tmp_path: Path) -> None:
    built(tmp_path / "site", "02", "02-c1", "02-001", "01-c2")
    lose(small_catalog, "02", "02-c1", "02-001")
    (message,) = told(small_catalog)
    assert "领域编码“02”" in message
    assert "02-001" in message
    assert "02-c1" in message


def test_a_lost_category_is_told(small_catalog: Path, tmp_path: Path) -> None:
    built(tmp_path / "site", "01", "01-c7")
    (message,) = told(small_catalog)
    assert "一级事项编码“01-c7”" in message


def test_a_deliberate_end_is_registered(gongkai: Callable[..., Any], small_catalog: Path, tmp_path: Path) -> None:
    built(tmp_path / "site", LOST)
    lose(small_catalog, LOST)
    assert gongkai("check").code == 1
    run = gongkai("retire", LOST, "--reason", "不再办理", "--into", "01-001")
    assert run.code == 0, run.err
    assert gongkai("check").code == 0
    assert "补偿费用支付凭证" in (small_catalog / "permalinks.yml").read_text("utf-8")


def test_an_unknown_id_is_still_unknown(gongkai: Callable[..., Any], small_catalog: Path, tmp_path: Path) -> None:
    built(tmp_path / "site", LOST)
    assert gongkai("retire", "01-777", "--reason", "试").code == 2


def test_a_lost_id_is_not_given_again(gongkai: Callable[..., Any], small_catalog: Path, tmp_path: Path) -> None:
    built(tmp_path / "site", "01-044")
    assert gongkai("new", "item", "01", "-q").out == "01-045\n"


def test_a_build_over_the_site_is_refused_and_leaves_it(
    gongkai: Callable[..., Any], small_catalog: Path, tmp_path: Path
) -> None:
    site = built(tmp_path / "public", LOST)
    lose(small_catalog, LOST)
    assert gongkai("check").code == 0, "this site is not the one beside the catalogue"
    run = gongkai("build", "--site-dir", str(site))
    assert run.code == 1
    assert "GK497" in run.err
    assert (site / "01" / "003" / "index.html").is_file()
