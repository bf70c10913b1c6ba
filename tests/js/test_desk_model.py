"""What the desk's sheet does to rows, run by Node: the clipboard, filters, order, replacements."""

import json
import shutil
import subprocess
from typing import Any

import pytest

from tests.site.support import ROOT, lacking

MODEL = ROOT / "generator" / "desk" / "assets" / "model.js"
DRIVER = """
const input = JSON.parse(await new Promise((done) => {
  let text = "";
  process.stdin.on("data", (part) => { text += part; });
  process.stdin.on("end", () => done(text));
}));
const model = await import("data:text/javascript," + encodeURIComponent(input.source));
const want = { domain: "", seek: "", filters: [], sort: null, only: null };
const calls = input.calls.map(([name, ...args]) => {
  if (name === "viewOf") args[2] = { ...want, ...args[2], only: args[2].only ? new Set(args[2].only) : null };
  return model[name](...args);
});
console.log(JSON.stringify(calls));
"""


def run(*calls: list[Any]) -> list[Any]:
    node = shutil.which("node")
    if node is None:
        lacking("没有 Node：运行 sh tests/prepare.sh")
    given = json.dumps({"source": MODEL.read_text("utf-8"), "calls": calls})
    done = subprocess.run(
        [str(node), "--input-type=module", "-e", DRIVER], input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


PASTED = [
    ("甲\t乙\r\n丙\t丁\r\n", [["甲", "乙"], ["丙", "丁"]]),
    ('"一\n二"\t"说""好"""\n', [["一\n二", '说"好"']]),
    ('他说"好"\t"开头', [['他说"好"', '"开头']]),
    ('"整格"后面还有字', [['"整格"后面还有字']]),
    ("", [[""]]),
    ("\t", [["", ""]]),
]


def test_the_clipboard_of_excel_is_read() -> None:
    assert run(*(["parseTable", text] for text, _ in PASTED)) == [rows for _, rows in PASTED]


def test_what_is_copied_is_pasted_as_it_was() -> None:
    tables = [[["一\n二", 'a"b'], ["", "\t"]], [["平常"]], [['"', '""']]]
    written = run(*(["writeTable", table] for table in tables))
    assert run(*(["parseTable", text] for text in written)) == tables


ROWS = [["01-002", "征地公告", "县局"], ["01-010", "补偿标准", "县局"], ["02-001", "招生", "教育局"]]


@pytest.mark.parametrize(
    ("want", "found"),
    [
        ({}, [0, 1, 2]),
        ({"domain": "01"}, [0, 1]),
        ({"seek": "县局 补偿"}, [1]),
        ({"seek": "ZZ"}, []),
        ({"filters": [{"column": 2, "value": "县局"}, {"column": 1, "value": "征地公告"}]}, [0]),
        ({"only": ["02-001"]}, [2]),
        ({"sort": {"column": 1, "down": False}}, [1, 2, 0]),
        ({"sort": {"column": 1, "down": True}}, [0, 2, 1]),
        ({"sort": {"column": 2, "down": False}}, [2, 0, 1]),
    ],
)
def test_rows_are_filtered_and_ordered(want: dict[str, Any], found: list[int]) -> None:
    """By pinyin, and rows that say the same keep their order."""
    assert run(["viewOf", ROWS, [0, 1, 2], want]) == [found]


def test_a_replacement_tells_only_what_it_changes() -> None:
    cells = [[row, 2] for row in range(3)]
    told = run(["replacements", ROWS, cells, "县局", "县自然资源局"], ["replacements", ROWS, cells, "", "x"])
    assert [(one["row"], one["text"]) for one in told[0]] == [(0, "县自然资源局"), (1, "县自然资源局")]
    assert told[1] == []


def test_one_row_fills_a_range_and_a_table_overflows_it() -> None:
    told = run(
        ["spread", [["甲", "乙"]], 3, 2], ["spread", [["甲"], ["乙"]], 3, 1], ["spread", [["甲", "乙"], ["丙"]], 1, 1]
    )
    assert told == [[["甲", "乙"]] * 3, [["甲"], ["乙"]], [["甲", "乙"], ["丙", ""]]]
