"""The same files give the same list in whatever order they come."""

import json
import random
import shutil
import subprocess
from pathlib import Path

from tests.sampling import orders
from tests.search.support import write_files
from tests.site.support import lacking

DRIVER = Path(__file__).with_name("orders.js")
TEXTS = ("search/names.js", "search/gone.js", "search/words.js", "search/details.js")
OTHERS = ("search/everyday.js", "search/sounds.js", "search/chars.js", "search/laws.js")
SCRIPTS = ("assets/search-next.js", "assets/search-sound.js")
LAST = ("assets/search-more.js", "assets/lunr.js", "assets/search-worker.js")
QUERIES = [
    "征地补尝标准", "拆迁公告", "zdbcbz", "zengdi bucang", "身份证丢了", "12-015", "徵地補償標準", "危房gz",
    "区片范围图", "修路占了地给多少钱", "公租坊", "shenfenzheng", "水", "国务院令第736号",
]  # fmt: skip


def _orders() -> list[tuple[str, ...]]:
    """The files that make the table in any order, the others where chance puts them; once in the order of a page."""
    chance = random.Random(4)
    found = [(*SCRIPTS, *TEXTS, *OTHERS)]
    for texts in orders(TEXTS):
        order = list(texts)
        for file in (*OTHERS, *SCRIPTS):
            order.insert(chance.randint(0, len(order)), file)
        found.append(tuple(order))
    return found


def test_any_order_of_arrival_gives_the_same_list(shrunk_files: dict[str, bytes], tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        lacking("没有 Node：运行 sh tests/prepare.sh")
    write_files(tmp_path, shrunk_files)
    every = [[*order, *LAST] for order in _orders()]
    given = json.dumps({"orders": every, "ask": QUERIES})
    done = subprocess.run(
        [str(node), str(DRIVER), str(tmp_path)], input=given, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    first, *others = json.loads(done.stdout)
    assert all(answer["ids"] for answer in first)
    for order, answers in zip(every[1:], others, strict=True):
        for query, answer, right in zip(QUERIES, answers, first, strict=True):
            assert answer == right, (query, order)
