"""A field of an item is added by one line in its class and one property in the schema; no template is touched.

The program is copied, the two lines are added to the copy, and the copy is run as an office would run it.
"""

import json
import re
import shutil
import subprocess
import sys
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import docx
import jsonschema
import pypdf
import pytest

from tests.render.print.test_book import typeface
from tests.site.support import ROOT, environment

pytestmark = pytest.mark.slow

CLASS_LINES = """\
    reminder: str = ""
    steps: tuple[str, ...] = ()
    desk: Annotated[str, PAGE_ONLY] = ""
    hint: Annotated[str, UNSEARCHED] = ""
"""
PROPERTIES: dict[str, dict[str, Any]] = {
    "reminder": {"title": "办事提醒", "type": "string", "minLength": 2, "maxLength": 60},
    "steps": {"title": "办理步骤", "type": "array", "items": {"type": "string", "minLength": 2, "maxLength": 60}},
    "desk": {"title": "窗口位置", "type": "string", "minLength": 2, "maxLength": 60},
    "hint": {"title": "填表说明", "type": "string", "minLength": 2, "maxLength": 60},
}
REMINDER, STEPS = "带齐户口簿 & 土地承包合同原件", ("先到村里领表", "再到窗口<3号>盖章")
DESK, HINT = "政务大厅二楼东头", "用黑色钢笔填写一式两份"
FIELDS = f"""\
    reminder: "{REMINDER}"
    steps:
      - {STEPS[0]}
      - "{STEPS[1]}"
    desk: {DESK}
    hint: {HINT}
"""
BEHIND = "    keywords: [占地, 补多少钱]\n"
"""Where the class has the new fields: behind the keywords."""


class Copy(NamedTuple):
    """The program with its new fields, an office's catalogue that uses them, and the site it became."""

    program: Path
    catalog: Path
    site: Path

    def run(self, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        return self.python("-m", "generator", *arguments)

    def python(self, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=self.program,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )


def add_fields(program: Path) -> None:
    """The program's files with one line a field in the class, one property a field in the schema."""
    shutil.copytree(ROOT / "generator", program / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "schema", program / "schema")
    shutil.copy(ROOT / "mkdocs.yml", program)
    (program / "catalog").symlink_to(ROOT / "catalog")
    model = program / "generator" / "model" / "item.py"
    head, mark, tail = model.read_text("utf-8").partition("class Item:")
    before, keywords, after = tail.partition('    privacy: Annotated[str, PLACED, UNSEARCHED] = ""\n')
    assert mark and keywords
    model.write_text(head + mark + before + CLASS_LINES + keywords + after, "utf-8")
    schema = program / "schema" / "domain.schema.json"
    data = json.loads(schema.read_text("utf-8"))
    item = data["$defs"]["item"]["properties"]
    described = {key: {"description": "试", **form} for key, form in PROPERTIES.items()}
    kept = list(item.items())
    at = [key for key, _ in kept].index("privacy")
    data["$defs"]["item"]["properties"] = dict(kept[:at]) | described | dict(kept[at:])
    schema.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    folder = tmp_path_factory.mktemp("new-field")
    add_fields(folder / "program")
    shutil.copytree(ROOT / "tests" / "examples" / "base", folder / "office" / "catalog")
    made = Copy(folder / "program", folder / "office" / "catalog", folder / "office" / "site")
    write(made.catalog, FIELDS)
    built = made.run("build", "--catalog", made.catalog, "--site-dir", made.site)
    assert built.returncode == 0, built.stdout + built.stderr
    return made


def write(catalog: Path, fields: str) -> None:
    file = catalog / "01-land.yml"
    base = (ROOT / "tests" / "examples" / "base" / "01-land.yml").read_text("utf-8")
    assert BEHIND in base
    file.write_text(base.replace(BEHIND, BEHIND + fields), "utf-8")


def test_check_says_what_is_wrong_with_them(copy: Copy, tmp_path: Path) -> None:
    catalog = tmp_path / "catalog"
    shutil.copytree(copy.catalog, catalog)
    number = "359999199001010017"
    write(catalog, f"    reminder: {'长' * 61}\n    steps: [甲]\n    hint: 问 {number}\n    other: 没有的\n")
    done = copy.run("check", catalog)
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert re.search("GK205.*办事提醒", said)
    assert re.search("GK205.*办理步骤", said)
    assert re.search("GK501.*填表说明", said)
    assert re.search("GK202.*other", said)


def test_page_shows_each_under_its_title(copy: Copy) -> None:
    page = (copy.site / "01" / "001" / "index.html").read_text("utf-8")
    facts = re.findall(r"<div><dt>([^<]+)</dt><dd>((?:<p>[^<]*</p>)+)</dd></div>", page)
    told = {title: tuple(map(unescape, re.findall("<p>([^<]*)</p>", texts))) for title, texts in facts}
    assert told == {"办事提醒": (REMINDER,), "办理步骤": STEPS, "窗口位置": (DESK,), "填表说明": (HINT,)}
    assert "办事提醒" not in (copy.site / "01" / "002" / "index.html").read_text("utf-8")


def test_official_table_says_them_behind_the_content(copy: Copy) -> None:
    page = unescape((copy.site / "01" / "index.html").read_text("utf-8"))
    assert f"</ol><p>办事提醒：{REMINDER}</p><p>办理步骤：{'；'.join(STEPS)}</p><p>填表说明：{HINT}</p></td>" in page
    assert DESK not in page


def test_data_has_them_and_its_schema_knows_them(copy: Copy) -> None:
    data = json.loads((copy.site / "catalogue.json").read_text("utf-8"))
    schema = json.loads((copy.site / "catalogue.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema, jsonschema.Draft202012Validator)
    first, second = data["items"][:2]
    assert (first["reminder"], first["steps"], first["hint"]) == (REMINDER, list(STEPS), HINT)
    assert (second["reminder"], second["steps"]) == (None, [])
    assert "desk" not in first
    assert schema["properties"]["items"]["items"]["properties"]["reminder"]["title"] == "办事提醒"
    broken = {**data, "items": [{**first, "reminder": 5}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema, jsonschema.Draft202012Validator)


def test_search_finds_what_is_not_kept_from_it(copy: Copy) -> None:
    files = "".join(file.read_text("utf-8") for file in sorted((copy.site / "search").rglob("*.js")))
    assert all(text in files for text in (REMINDER, *STEPS))
    assert DESK not in files
    assert HINT not in files


def test_book_prints_them_behind_the_content(copy: Copy, tmp_path: Path) -> None:
    typeface()
    for name in ("book.pdf", "book.docx"):
        done = copy.run("book", "-o", tmp_path / name, "--catalog", copy.catalog)
        assert done.returncode == 0, done.stdout + done.stderr
    lines = [f"办事提醒：{REMINDER}", f"办理步骤：{'；'.join(STEPS)}", f"填表说明：{HINT}"]
    document = docx.Document(str(tmp_path / "book.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(text.endswith("\n".join(lines)) for text in cells)
    pages = pypdf.PdfReader(BytesIO((tmp_path / "book.pdf").read_bytes())).pages
    printed = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
    assert all(re.sub(r"\s", "", line) in printed for line in lines)
    assert DESK not in printed


WRITE = """
import sys
from datetime import date
from pathlib import Path
from generator.edit.records import record_rows
from generator.pipeline.checking import check_folder
item = check_folder(Path(sys.argv[1]), date(2026, 12, 1)).catalogue.items[0]
print("\\n".join(record_rows(item)))
"""


def test_writing_the_record_writes_them_in_the_order_of_the_class(copy: Copy) -> None:
    done = copy.python("-c", WRITE, copy.catalog)
    assert done.returncode == 0, done.stderr
    indented = "".join(f"    {line}\n" for line in done.stdout.splitlines())
    assert BEHIND + FIELDS + "    published:\n" in indented


def test_two_lines_a_field_are_all_that_was_changed(copy: Copy) -> None:
    changed = [
        file.relative_to(copy.program).as_posix()
        for folder in ("generator", "schema")
        for file in sorted((copy.program / folder).rglob("*"))
        if file.is_file() and file.suffix != ".pyc"
        if file.read_bytes() != (ROOT / file.relative_to(copy.program)).read_bytes()
    ]
    assert changed == ["generator/model/item.py", "schema/domain.schema.json"]
