"""Every text of every file is judged by its form, and says something."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.kinds import KINDS
from generator.pipeline.checking import check_folder
from generator.read.forms import FORMS, is_blank

REPOSITORY = Path(__file__).parent.parent.parent
BASE = REPOSITORY / "tests" / "examples" / "base"
TODAY = date(2026, 11, 24)
BLANKS = [
    "　　",
    "\u00a0\u00a0",
    "——",
    "……",
    "。。",
    "（）",
    "“”",
    "（　）",
    "-",
    "、，；",
    "※",
    "□□",
    "\u3164\u3164",
    "_",
    "·····",
]
WORDS = {"keywords", "say", "mean", "stopwords"}


def fields(schema: Any, names: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every text field of a schema with its path."""
    for option in (schema, schema.get("then", {}), schema.get("else", {})):
        for name, part in option.get("properties", {}).items():
            yield from fields(part, (*names, name))
        if isinstance(option.get("items"), dict):
            yield from fields(option["items"], names)
    if schema.get("type") == "string":
        yield names, schema


ALL = [
    (kind, names, schema)
    for kind in KINDS
    for root in [json.loads((REPOSITORY / "schema" / f"{kind}.schema.json").read_text("utf-8"))]
    for top in (root, *root.get("$defs", {}).values())
    for names, schema in fields(top)
]


def test_no_telephone_and_no_address_is_forgotten() -> None:
    found = 0
    for kind, names, schema in ALL:
        title = schema.get("title", "")
        looks = any(word in title for word in ("网址", "电话", "邮箱", "网站域名", "网站标识", "网站地址", "办公时间"))
        looks = looks and title not in ("电话是谁的", "网站标识码")
        if looks or "://" in schema.get("pattern", ""):
            found += 1
            assert names[-1] in {form.rpartition("/")[2] for form in FORMS}, f"{kind}: {'.'.join(names)} ({title})"
    assert found > 20


def paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from paths(part, (*at, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from paths(part, (*at, index))
    elif isinstance(value, str):
        yield at


def put(value: Any, at: tuple[Any, ...], new: str) -> None:
    for step in at[:-1]:
        value = value[step]
    value[at[-1]] = new


def texts_of(name: str) -> list[tuple[Any, ...]]:
    return list(paths(yaml.load((BASE / name).read_text("utf-8"), Loader=yaml.BaseLoader)))


def one_of_each() -> list[tuple[str, tuple[Any, ...]]]:
    """One place of each field: the entries of a list are judged alike."""
    found: dict[tuple[str, tuple[Any, ...]], tuple[Any, ...]] = {}
    for file in sorted(BASE.glob("*.yml")):
        for at in texts_of(file.name):
            kind = "domain" if file.name[0].isdigit() else file.name
            found.setdefault((kind, tuple("[]" if isinstance(step, int) else step for step in at)), (file.name, at))
    return list(found.values())


PLACES = one_of_each()


def lay_out(folder: Path, name: str, at: tuple[Any, ...], text: str) -> Path:
    catalog = folder / "catalog"
    catalog.mkdir(parents=True, exist_ok=True)
    for file in BASE.glob("*.yml"):
        (catalog / file.name).write_bytes(file.read_bytes())
    data = yaml.load((BASE / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    put(data, at, text)
    (catalog / name).write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    return catalog


@pytest.mark.parametrize(("name", "at"), PLACES, ids=lambda part: str(part))
def test_a_text_that_says_nothing_is_refused_wherever_it_stands(name: str, at: tuple[Any, ...], tmp_path: Path) -> None:
    blank = BLANKS[len(str(at)) % len(BLANKS)]
    if at[0] == "readings" or (WORDS & set(at) and blank in ("※", "□□")):
        blank = "——"
    catalog = lay_out(tmp_path, name, at, blank)
    problems = check_folder(catalog, TODAY, name=".").problems
    assert any(p.is_error and p.place.file == name for p in problems), [p.message for p in problems]


@pytest.mark.parametrize("text", BLANKS)
def test_signs_and_blanks_say_nothing(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["征", "5", "a", "①", "Ⅲ", "（5）", "“征地”", "〇", "々征"])
def test_a_letter_or_a_digit_says_something(text: str) -> None:
    assert not is_blank(text)


STRANGE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=60) | st.sampled_from(
    [
        "0319-8162003/04",
        "https://a@b",
        "2026-02-30",
        "-5日",
        "0个工作日",
        "99999999999999999999",
        "25:00—1:00",
        "xn--",
        "①",
    ]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), text=STRANGE)
def test_no_text_in_any_field_is_our_fault(place: tuple[str, tuple[Any, ...]], text: str, tmp_path: Path) -> None:
    """Whatever a field holds is told or taken; it never ends in an exception (exit code 4)."""
    catalog = lay_out(tmp_path, *place, text)
    for problem in check_folder(catalog, TODAY, name=".").problems:
        assert problem.place.line >= 1
        assert problem.message
