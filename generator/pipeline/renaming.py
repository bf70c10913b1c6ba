"""A body, a law or a category gets another name: in its register and wherever it is called by it, in one go.

read → check → text → check again → disk, as in `retiring`. Addresses made of names (a body's feed, a law's place on the
list of laws) stay: the register keeps the former name. A category's address is its id, which nothing here touches.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.check.nearest import suggest
from generator.check.sameness import is_another_matter
from generator.edit.draft import CannotEditError
from generator.edit.rename import FORMERLY, REGISTERED, find_names, note_former, rename, replace_text, walk_texts
from generator.model.address import join_id
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place
from generator.model.domain import Domain
from generator.model.errors import SetupError
from generator.model.kinds import KINDS, kind_of
from generator.model.names import Named
from generator.model.retirement import RefusedError
from generator.model.snapshot import Snapshot
from generator.pipeline.checking import Checked, check_changed, check_folder
from generator.pipeline.editing import find_register
from generator.yamltext.tree import read_located


@dataclass(frozen=True, slots=True)
class Renaming:
    """What will be done.

    `label`: what gets another name; `old`, `new`: the names as they stand in the files. `changes`: file name → new
    bytes; `before`: the old ones. `count`: places that change. `mentions`: prose that still has the old name, to be
    read by somebody. `keeps_address`: an address is made of the name, and the former one goes on working.
    """

    label: str
    old: str
    new: str
    changes: Mapping[str, bytes]
    before: Mapping[str, bytes]
    count: int
    mentions: tuple[Place, ...]
    keeps_address: bool


def plan_rename(folder: Path, today: date, kind: str, old: str, new: str, domain: str = "") -> Renaming:
    """Work out and verify the new files; nothing is written.

    Args:
        folder: the catalogue's folder.
        today: the day of the check.
        kind: what gets another name: `body`, `law` or `category`.
        old: its name now; of a category its id (`01-c1`) will do.
        new: its name from now on.
        domain: code of the domain a category is in, where its name alone does not tell.

    Raises:
        RefusedError: it cannot be done so; the message says why and what to do first.
        SetupError: a file is written in a way that a program cannot change safely.
    """
    return plan_rename_of(check_folder(folder, today), today, kind, old, new, domain)


def plan_rename_of(checked: Checked, today: date, kind: str, old: str, new: str, domain: str = "") -> Renaming:
    """The same for a catalogue that was read and checked already.

    Raises:
        RefusedError: it cannot be done so.
        SetupError: a file is written in a way that a program cannot change safely.
    """
    what = Named(kind)
    old, new = " ".join(old.split()), " ".join(new.split())
    unread = tuple(p for p in checked.unread if p.place.file.rpartition("/")[2] in checked.snapshot.sources)
    if unread:
        raise RefusedError("先改好上面的问题，再改名。没有改动。", is_usage=False, problems=unread)
    if not new or not old:
        raise RefusedError(f"{'新' if old else '旧'}名称是空的。写成：gongkai rename {kind} 旧名称 新名称。")
    if new == old:
        raise RefusedError(f"新名称和旧名称一样，都是“{new}”，没有要改的。后一个写新名称。")
    home: Domain | None = None
    if what is Named.CATEGORY:
        home = _find_home(checked.catalogue, old, domain)
        old = next((c.name for c in home.categories if old == join_id(home.code, c.id)), old)
    _refuse_inherited(checked, what, old, home)
    files = {Path(home.file).name: checked.snapshot.sources[Path(home.file).name]} if home else checked.snapshot.sources
    given, count = _count(files, what, old, new)
    _refuse_collision(checked.catalogue, what, old, new, given, count)
    try:
        changes = dict(_changes(files, what, old, new, is_given=old in given))
        if home is not None:
            changes |= _register_title(checked, home, old, new)
    except CannotEditError as error:
        raise SetupError(f"{checked.snapshot.name.rstrip('/')} 里的文件{error}。没有改动，请手工改。") from error
    _verify(checked, check_changed(checked.snapshot, today, changes, checked.remembered), old, new)
    before = {name: checked.snapshot.sources[name] for name in changes}
    mentions = tuple(_mentions(checked.snapshot.changed(changes), old, new))
    return Renaming(what.label, old, new, changes, before, count, mentions, what is not Named.CATEGORY and old in given)


def _refuse_inherited(checked: Checked, what: Named, old: str, home: Domain | None) -> None:
    """
    Raises:
        RefusedError: the name is one of the catalogue below.
    """
    below = checked.below
    if below is None:
        return
    if what is Named.CATEGORY and home is not None and any(home.code == one.code for one in below.domains):
        raise RefusedError(
            f"一级事项“{old}”是上级目录的，没有改动。本地叫法不同的，在 {home.code} 领域的叠加文件里，"
            "domain 下面的 categories 里写它的代号（id）和本地的名称（name）。"
        )
    if what is Named.BODY and old in below.bodies:
        raise RefusedError(
            f"“{old}”是上级目录登记的机构，没有改动。在 bodies.yml 里登记本地的机构，下面写 stands_for: [{old}]，"
            "所有事项里的就都换成本地的了。"
        )
    if what is Named.LAW and old in below.laws:
        raise RefusedError(f"“{old}”是上级目录登记的法规文件，没有改动。名称由上级目录改，这里跟着变。")


def _names_of(domain: Domain) -> frozenset[str]:
    """What a category may be called by: its name, its id, the name its items still have where its own was changed."""
    names = {category.name for category in domain.categories} | {item.category for item in domain.items}
    return frozenset(names | {join_id(domain.code, category.id) for category in domain.categories})


def _find_home(catalogue: Catalogue, name: str, code: str) -> Domain:
    """The domain of the category that is meant.

    Raises:
        RefusedError: there is none, or several.
    """
    found = [domain for domain in catalogue.domains if code in ("", domain.code) and name in _names_of(domain)]
    if len(found) == 1:
        return found[0]
    if found:
        codes = "、".join(f"{domain.code}（{domain.title}）" for domain in found)
        raise RefusedError(
            f"这些领域都有一级事项“{name}”：{codes}。用 --domain 写明是哪一个，例如 --domain {found[0].code}。"
        )
    names = [category.name for domain in catalogue.domains for category in domain.categories]
    raise RefusedError(f"没有一级事项“{name}”{suggest(name, names)}".rstrip("？") + "。")


def _count(files: Mapping[str, bytes], what: Named, old: str, new: str) -> tuple[frozenset[str], int]:
    """Which of the two names are registered, and at how many places the old one stands."""
    given: set[str] = set()
    count = 0
    for name, data in files.items():
        own, used = find_names(data, kind_of(name), what)
        given |= {node.text.strip() for node in own}
        count += sum(node.text.strip() == old for node in (*own, *used))
    return frozenset(given & {old, new}), count


def _refuse_collision(catalogue: Catalogue, what: Named, old: str, new: str, given: frozenset[str], count: int) -> None:
    if old in given and new in given:
        raise RefusedError(
            f"“{new}”已经登记了，两个{what.label}会变成一个，没有改动。真是合并了的，先删掉“{old}”的登记，再运行一次；"
            "不是的，换一个名称。"
        )
    if not count:
        names = {
            Named.BODY: tuple(catalogue.bodies),
            Named.LAW: tuple(catalogue.laws),
            Named.CATEGORY: (),
        }[what]
        raise RefusedError(f"没有{what.label}“{old}”{suggest(old, names)}".rstrip("？") + "，没有改动。")
    if old not in given and new not in given:
        raise RefusedError(f"“{old}”和“{new}”都没有登记。先登记其中一个，再运行。")


def _changes(
    files: Mapping[str, bytes], what: Named, old: str, new: str, *, is_given: bool
) -> Iterable[tuple[str, bytes]]:
    for name, data in files.items():
        text = rename(data, kind_of(name), what, old, new)
        if is_given and what is not Named.CATEGORY and kind_of(name) == REGISTERED[what][0]:
            text = note_former(text, what, new, old)
        if text != data:
            yield name, text


def _register_title(checked: Checked, domain: Domain, old: str, new: str) -> Mapping[str, bytes]:
    """The register with the category's new name, where the old one would read like another matter's (GK404)."""
    code = join_id(domain.code, next(c.id for c in domain.categories if c.name in (old, new)))
    entry = checked.catalogue.permalinks.categories.get(code)
    if entry is None or not is_another_matter(entry.title, new):
        return {}
    name = find_register(checked.snapshot)
    text = " ".join(filter(None, (entry.since, new)))
    return {name: replace_text(checked.snapshot.sources[name], ("categories", code), text)}


def _verify(before: Checked, after: Checked, old: str, new: str) -> None:
    """No error that was not there before, and no id that came or went."""
    told = Counter(_key(problem, old, new) for problem in before.problems)
    news = tuple(p for p in after.problems if p.is_error and not told[_key(p, old, new)])
    if news:
        raise RefusedError("照这样改名，检查通不过（问题在上面），所以没有改动。", is_usage=False, problems=news)
    if {*before.catalogue.addresses} != {*after.catalogue.addresses}:
        raise SetupError("文件的排列方式特殊，自动改会动到别的内容，所以没有改动。请手工改。")


def _key(problem: Diagnostic, old: str, new: str) -> tuple[str, str]:
    return problem.code, problem.message.replace(old, new)


def _mentions(after: Snapshot, old: str, new: str) -> Iterable[Place]:
    """Texts that still have the old name in them, except as a former name."""
    for name, data in after.sources.items():
        kind = KINDS[kind_of(name)]
        if kind.name in ("permalinks", "adjustments", "words"):
            continue
        for names, node in walk_texts(read_located("", data).root):
            if old in node.text.replace(new, "") and FORMERLY not in names:
                yield after.place(name, node.line, node.column, kind.label)
