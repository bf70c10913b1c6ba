"""Drafts of items → items of a catalogue, as minimal changes of its files.

derive → edit → check → disk. Nothing is written unless what was read back is what was meant; what the check says of
it points at the cells of the table.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from generator.check.nearest import find_near
from generator.derive.registering import Registers
from generator.derive.returning import removed_ids
from generator.edit.draft import CannotEditError
from generator.edit.imports import record_import, write_imports
from generator.edit.register import begin_register, write_register
from generator.model.change import NO_DIFFERENCE, Comparison
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.domain import Domain
from generator.model.errors import SetupError
from generator.model.imported import Imported, ItemPlan, Likeness
from generator.model.item import Item
from generator.model.ownwords import own_words
from generator.pipeline.cells import find_at_cells
from generator.pipeline.checking import Checked, check_changed
from generator.pipeline.comparing import compare
from generator.pipeline.editing import find_register, is_same_record
from generator.pipeline.overlayfiles import ground_of
from generator.pipeline.pairing import match_domain
from generator.pipeline.placing import place_rows
from generator.pipeline.returning import HowExported, gather
from generator.pipeline.tables import IMPORTS
from generator.pipeline.taking import Work, add_items, change_items, domain_of_code, propose, says_same, write_lines

GK715 = Code(
    "GK715",
    "责任主体没有登记，加了待填写的一条",
    "表格里的公开主体，bodies.yml 里没有。先照表格里的名称登记，类别按名称猜的，职责写着“待填写”。",
    "在 bodies.yml 里补上职责、电话、地址；是登记过的机构的另一种叫法的，改成登记的名称，删掉这一条。",
    severity=Severity.WARNING,
)
GK716 = Code(
    "GK716",
    "法规文件没有登记，加了未核的一条",
    "表格里的公开依据，laws.yml 里没有。先照表格里的名称和文号登记，效力写“不详”，核对情况写“未核”。",
    "在 laws.yml 里核对名称、文号和效力；是登记过的文件的另一种叫法的，改成登记的简称，删掉这一条。",
    severity=Severity.WARNING,
)

GK727 = Code(
    "GK727",
    "表格没有写的分类，先写了一个",
    "目录的每个事项都要有五公开、公开性质、权力类型，国家的表格没有这几列。新的事项先写“结果”“长期”“其他行政权力”，不是表格里说的。",
    "导入以后逐项核对；也可以在表格里加上“五公开”“公开性质”“权力类型”三列，写好再导入。",
    severity=Severity.WARNING,
)


# --- what will be done ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What will be done, verified but not written: all that is clear.

    `like`: pairs that only a person can tell apart, whose rows are left out; `missing`: items of the tables' domains
    that no row is of; `problems`: what is to be looked at, at the cells; an error among them is a row or cell that is
    left out; `after`: what the check says of the result, at the cells where it
    is about a row of a table; `changes`: file name → new bytes; `comparison`: what they change, in words.
    """

    items: tuple[ItemPlan, ...] = ()
    like: tuple[Likeness, ...] = ()
    missing: tuple[Item, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    after: tuple[Diagnostic, ...] = ()
    changes: Mapping[str, bytes] = field(default_factory=dict)
    begun: bool = False
    comparison: Comparison = NO_DIFFERENCE

    @property
    def doubts(self) -> int:
        """How many rows and cells are left out until a person decides."""
        return len(self.like) + sum(problem.is_error for problem in self.problems)


def plan_import(
    checked: Checked,
    imported: Imported,
    today: date,
    *,
    domain: Domain | None = None,
    confirm: Callable[[Likeness], bool | None],
    maps: Mapping[str, str],
) -> ImportPlan:
    """Work out and verify the new files; nothing is written.

    Args:
        checked: the catalogue as it is.
        imported: what the tables say.
        today: first day in the register and day of the last change.
        domain: the domain of rows that name none.
        confirm: whether a row is the item that is like it; None where nobody can be asked.
        maps: heading → field, as a person said now.

    Raises:
        SetupError: a file is written in a way that a program cannot change safely, or no id is left.
    """
    catalogue = checked.catalogue
    gathered = gather(catalogue, imported)
    imported = replace(imported, items=gathered.drafts)
    rows, problems = place_rows(catalogue, imported, domain)
    problems = [*gathered.problems, *problems]
    if not rows:
        return ImportPlan(problems=tuple(problems))
    register = find_register(checked.snapshot)
    begun = register not in checked.snapshot.files
    if begun:
        catalogue = replace(catalogue, permalinks=begin_register(catalogue, today))
    registers = Registers(catalogue.bodies, catalogue.laws, own_words(catalogue.office))
    work = Work(catalogue, registers, today, dict(checked.snapshot.files), register, ground=ground_of(checked))
    like: list[Likeness] = []
    missing: list[Item] = []
    remembered = set(checked.remembered)
    exported = HowExported(catalogue, imported.items)
    removed = removed_ids(imported.items, imported.sent) - gathered.held
    try:
        for code, drafts in rows.items():
            found = match_domain(domain_of_code(work.catalogue, code), drafts, exported, confirm)
            like += found.like
            problems += found.problems
            items = domain_of_code(work.catalogue, code).items
            missing += [one for one in items if one.id not in found.there and (not imported.sent or one.id in removed)]
            change_items(work, code, found.sure, exported)
            add_items(work, code, found.new, remembered)
        write_lines(work)
        propose(work)
        if work.changed and begun and register not in work.changed:
            work.write(register, write_register(catalogue.permalinks))
    except CannotEditError as error:
        raise SetupError(f"{checked.snapshot.name} 里的文件{error}。没有改动。") from error
    by_place = {draft.place: item_id for item_id, draft in work.by_id.items()}
    read = replace(imported, items=tuple(work.by_id.values()))
    recorded = record_import(work.catalogue.imports, read, by_place, maps)
    if not is_same_record(recorded, work.catalogue.imports):
        work.write(IMPORTS, write_imports(recorded))
    changes = {name: work.files[name] for name in work.changed}
    problems += [*_say_proposed(work), *_say_assumed(work)]
    after = check_changed(checked.snapshot, today, changes, checked.remembered) if changes else checked
    _verify(work, after)
    told = find_at_cells(work.by_id, {name: work.files[name] for name in work.changed}, checked, after)
    listed = tuple(item for item in missing if item.id not in work.by_id)
    comparison = compare(checked.catalogue, after.catalogue)
    return ImportPlan(
        tuple(work.plans), tuple(like), listed, tuple(problems), told, changes, begun and bool(changes), comparison
    )


def _say_proposed(work: Work) -> Iterator[Diagnostic]:
    registers = work.registers
    for name in registers.new_bodies:
        place = registers.proposed[name]
        near = find_near(name, registers.bodies)
        meant = f"，是不是“{near}”？" if near else ""
        words = f"“{name}”没有登记，在 bodies.yml 里加了一条{meant}"
        yield GK715.at(place if place.file else Place("bodies.yml"), words)
    for key in registers.new_laws:
        place = registers.proposed[key]
        yield GK716.at(place if place.file else Place("laws.yml"), f"《{key}》没有登记，在 laws.yml 里加了一条")


_ASSUMED = {"stage": "五公开", "nature": "公开性质", "power": "权力类型"}
"""Fields that every item must have and the national table has no column for."""


def _say_assumed(work: Work) -> Iterator[Diagnostic]:
    """Terms of new items that no cell says: of `_usual_item`."""
    for plan in work.plans:
        if plan.is_new and (missing := [key for key in _ASSUMED if key not in plan.draft.further]):
            item = work.wanted[plan.id]
            said = "、".join(f"{_ASSUMED[key]}“{getattr(item, key).value}”" for key in missing)
            yield GK727.at(plan.draft.place, f"表格没有写，先写了{said}，要核对")


# --- verified ---------------------------------------------------------------------------------------------


def _verify(work: Work, after: Checked) -> None:
    """What was read back is what was meant.

    Raises:
        SetupError: it is not.
    """
    found = {item.id: item for item in after.catalogue.items}
    wanted = {**{item.id: item for item in work.catalogue.items}, **work.wanted}
    for item_id, item in wanted.items():
        if item_id not in found and after.unread:
            why = after.unread[0]
            raise SetupError(f"导入以后 {why.place.file} 读不进来：{why.message}。没有改动，请分几个领域、几次导入。")
        if item_id not in found or not says_same(found[item_id], item):
            raise SetupError(f"{item_id} 在目录文件里的写法特殊，没法自动改。没有改动，请手工改。")
    if len(found) != len(wanted):
        raise SetupError("目录文件的写法特殊，没法自动改。没有改动。")
