"""Orders in which the later files may come, with the questions asked as a page does: after each file, the depth's last
answer kept until it no longer fits. One list comes out."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from generator.derive.search.terms import derive_search
from generator.model.catalogue import Catalogue
from tests.sampling import orders
from tests.search.support import search_files_of, write_files
from tests.site.support import lacking

SHARDS = ("search/asked", "search/heard")
"""All shards of residents' words and of their sounds; the driver takes those of a folder in together."""
DRIVER = Path(__file__).with_name("every_order.js")
SCRIPTS = ("search-next", "search-more", "search-sound", "lunr", "search-worker")
FIRST = (*(f"assets/{name}.js" for name in SCRIPTS), "search/names.js")
LATER = ("search/everyday.js", "search/words.js", "search/details.js", "search/chars.js", "search/gone.js")
QUERIES = ["身份证丢了咋办", "户口薄改名子", "今晚咋又停电了"]
LETTERS = ["senfenzheng diu le"]
"""Asked in every fifth of the orders: letters are read in every text, which takes their time."""


def test_files_in_every_order_give_one_list(shrunk: Catalogue, catalogue: Catalogue, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        lacking("没有 Node：运行 sh tests/prepare.sh")
    kept = tuple(domain for domain in catalogue.domains if domain.code in {"06", "12"})
    small = replace(catalogue, domains=kept, permalinks=shrunk.permalinks)
    write_files(tmp_path, search_files_of(derive_search(small), small))
    every = [
        [*FIRST, *(file for part in order for file in part)] for order in orders([*((one,) for one in LATER), SHARDS])
    ]
    for asked, chosen in ((LETTERS, every[::5]), (QUERIES, every)):
        given = json.dumps({"orders": chosen, "ask": asked})
        done = subprocess.run(
            [str(node), str(DRIVER), str(tmp_path)], input=given, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        first, *others = json.loads(done.stdout)
        assert any(answer["ids"] for answer in first)
        for order, answers in zip(chosen[1:], others, strict=True):
            assert answers == first, order
