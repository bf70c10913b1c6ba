"""What the rules say together: all at once, one message for one cause, at the place of the field."""

import re
from datetime import date
from pathlib import Path

from generator.check.context import Context
from generator.check.run import MAX_FINDINGS, RULES, check_catalogue
from generator.model.diagnostic import Diagnostic, Place
from generator.model.text import FieldText
from generator.pipeline.checking import check_folder
from generator.pipeline.pathchecks import check_paths
from tests.catalogues import check_shipped

REPOSITORY = Path(__file__).parent.parent.parent
TODAY = date(2026, 11, 30)


def change(folder: Path, name: str, *pairs: tuple[str, str]) -> None:
    file = folder / name
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def problems(folder: Path) -> tuple[Diagnostic, ...]:
    return check_folder(folder, TODAY, name=".").problems


def test_shipped_catalogue_has_nothing_wrong() -> None:
    checked = check_shipped()
    assert checked.problems == (), "what a wording leaves open is quoted in `verify`"
    assert len(checked.catalogue.domains) == 13
    assert len(checked.catalogue.items) >= 310


def test_every_rule_is_in_the_table() -> None:
    modules = {path.stem for path in (REPOSITORY / "generator" / "check" / "rules").glob("*.py")} - {"__init__"}
    assert {rule.__module__.rsplit(".", 1)[-1] for rule in RULES} == modules


def test_every_code_of_a_rule_is_in_its_manual() -> None:
    for path in (REPOSITORY / "generator" / "check" / "rules").glob("*.py"):
        text = path.read_text("utf-8")
        manual = text.split('"""')[1]
        given = set(re.findall(r'"(GK\d{3})"', text)) - {"GK413"}  # told in two rules, explained in `questions`
        assert given <= set(re.findall(r"GK\d{3}", manual)), path.name


def test_every_problem_says_how_to_mend_it(small_catalog: Path) -> None:
    change(
        small_catalog, "02-school.yml", ("stage: 服务", "stage: 办事"), ("招生片区", "待定"), ("县教育局", "县文教局")
    )
    found = problems(small_catalog)
    assert {problem.code for problem in found} == {"GK203", "GK451", "GK412"}
    assert all(problem.fix for problem in found)


def test_a_broken_register_costs_one_message(small_catalog: Path) -> None:
    for name in ("laws.yml", "bodies.yml", "office.yml", "permalinks.yml"):
        text = (small_catalog / name).read_text("utf-8")
        (small_catalog / name).write_text(text + "\t坏了\n", "utf-8")
        assert [(p.place.file, p.code) for p in problems(small_catalog)] == [(name, "GK113")]
        (small_catalog / name).write_text(text, "utf-8")


def test_a_broken_domain_file_loses_no_ids(small_catalog: Path) -> None:
    (small_catalog / "01-land.yml").write_text("domain: [", "utf-8")
    assert [(p.place.file, p.code) for p in problems(small_catalog)] == [("01-land.yml", "GK107")]


def test_registers_not_there_cost_one_warning_each(small_catalog: Path) -> None:
    for name in ("bodies.yml", "office.yml", "permalinks.yml", "laws.yml", "adjustments.yml"):
        (small_catalog / name).unlink()
    found = [(p.code, p.is_error) for p in problems(small_catalog) if p.code not in ("GK411", "GK423")]
    assert found == [("GK414", False), ("GK603", False)]


def test_order_is_by_place_and_the_same_every_time(small_catalog: Path) -> None:
    change(small_catalog, "02-school.yml", ("stage: 服务", "stage: 办事"), ("招生片区", "待定"))
    change(small_catalog, "01-land.yml", ("stage: 决策", "stage: 办事"))
    found = problems(small_catalog)
    assert found == problems(small_catalog)
    places = [(p.place.file, p.place.line, p.place.column) for p in found]
    assert places == sorted(places)


def test_a_file_twice_on_the_command_line_is_told_once(small_catalog: Path) -> None:
    change(small_catalog, "02-school.yml", ("stage: 服务", "stage: 办事"))
    file = small_catalog / "02-school.yml"
    assert len(check_paths([file, file, small_catalog], TODAY).problems) == 1


def test_columns_count_characters_not_bytes(small_catalog: Path) -> None:
    change(small_catalog, "02-school.yml", ("level: [县级]", "level: [县级, 乡级, 𠮷级]"))
    assert [(p.code, p.place.column) for p in problems(small_catalog)] == [("GK203", 23)]


def test_a_rule_gone_wild_is_cut(small_catalog: Path) -> None:
    checked = check_folder(small_catalog, TODAY, name=".")
    assert check_catalogue(checked.catalogue, _context_of_many()) != []
    assert len(check_catalogue(checked.catalogue, _context_of_many())) <= MAX_FINDINGS * len(RULES)


def _context_of_many() -> Context:
    return Context(TODAY, tuple(FieldText("content", "待定", Place("x.yml", n + 1)) for n in range(MAX_FINDINGS * 3)))
