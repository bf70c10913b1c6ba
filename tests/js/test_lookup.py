"""The query page's script opens what Python sealed: one twin for both sides, run by Node's Web Cryptography."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.model.lookup import Asked, key_of, plain_name, plain_number
from generator.pipeline.lookup import prepare, seal
from tests.catalogues import base_catalogue
from tests.pipeline.test_lookup import ASKED, table_of, write_list
from tests.site.support import ROOT, lacking

SCRIPT = ROOT / "generator" / "render" / "site" / "lookup.js"
DRIVER = """
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
const { look, keyOf } = require(input.script);
Promise.all(input.asked.map(([name, number]) => look(crypto.subtle, input.table, name, number)))
  .then((rows) => console.log(JSON.stringify({ rows, keys: input.keys.map((one) => keyOf(...one)) })));
"""


def run(**given: object) -> dict[str, list[object]]:
    node = shutil.which("node")
    if node is None:
        lacking("没有 Node：运行 sh tests/prepare.sh")
    done = subprocess.run(
        [str(node), "-e", DRIVER], input=json.dumps({"script": str(SCRIPT), **given}), capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, list[object]] = json.loads(done.stdout)
    return found


def test_the_browser_opens_the_line_of_who_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Asked, "rounds", property(lambda _: 1_000))
    files = seal(prepare(write_list(tmp_path), ASKED), base_catalogue().office, date(2026, 11, 30))
    asked = [["张003", "110105198001010003"], [" 张·００3", "０００３"], ["张003", "0004"]]
    found = run(table=table_of(files), asked=asked, keys=[])["rows"]
    own = [[["村", "河东村"], ["金额", "3元"]]]
    assert found == [own, own, None]


def test_both_sides_make_the_same_key_of_what_is_typed() -> None:
    typed = [
        ("买买提·艾力", "65010119800101123x", 4), ("买买提•艾力", "123X", 4), ("ｌｉ Ｌｅｉ", "１２３４", 4),
        ("𠮷田 龘", "jwqf-jae7-wmtv", 0), ("ßtraße", "12-34 56", 6), ("İnci\u3000", "①②③④", 4), ("ﬁ", "", 4),
    ]  # fmt: skip
    keys = []
    for name, number, digits in typed:
        plain = plain_number(number)
        keys.append(key_of(plain_name(name), plain[-digits:] if digits else plain))
    assert run(table={}, asked=[], keys=[list(one) for one in typed])["keys"] == keys
