"""Rows of tables → the domains of a catalogue they go into, and what is to be said where a table names another."""

from collections.abc import Mapping, Sequence

from generator.derive.matching import bare
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.domain import Domain
from generator.model.imported import Imported, ItemDraft
from generator.read.tables.domains import DOMAIN_WORDS

GK713 = Code(
    "GK713",
    "不知道放进哪个领域",
    "表格上面、工作表名称、文件名称里都没有领域的名称，或者目录里没有这个领域。",
    "加上 --domain 编号，例如 --domain 01；目录里没有的领域，先运行 gongkai new domain 名称。",
)
GK719 = Code(
    "GK719",
    "表格写的领域和 --domain 不一样",
    "表格的标题、工作表名称、文件名称或者“领域”一列写的是一个领域，--domain 写的是另一个。"
    "放错了领域，编号、网页都跟着错。",
    "写错了的，改 --domain，或者去掉它，按表格写的领域导入；确实要放进 --domain 的领域，加 --yes。",
    {"left": "没有导入的行｜一个文件里有几个领域，写了 --domain 就只导入那一个；别的也要的，去掉 --domain。"},
    severity=Severity.WARNING,
)

Placed = dict[str, list[ItemDraft]]
"""Code of a domain → rows that go into it."""


def place_rows(catalogue: Catalogue, imported: Imported, chosen: Domain | None) -> tuple[Placed, list[Diagnostic]]:
    """Rows by the code of their domain. A domain that somebody chose is that of all rows, unless they name several."""
    if chosen is not None:
        return _into_chosen(catalogue, imported.items, chosen)
    found: Placed = {}
    problems: dict[str, Diagnostic] = {}
    named = _named(catalogue, imported.items)
    for draft in imported.items:
        domain = named[draft.domain]
        if domain is None:
            name = draft.domain
            message = f"目录里没有“{name}”这个领域" if name else "不知道这个表格是哪个领域的"
            problems.setdefault(f"{draft.sheet}{name}", GK713.at(draft.place, message))
        else:
            found.setdefault(domain.code, []).append(draft)
    return found, list(problems.values())


def _named(catalogue: Catalogue, drafts: Sequence[ItemDraft]) -> Mapping[str, Domain | None]:
    return {draft.domain: find_domain_named(catalogue, draft.domain) for draft in drafts}


def _into_chosen(catalogue: Catalogue, drafts: Sequence[ItemDraft], chosen: Domain) -> tuple[Placed, list[Diagnostic]]:
    named = _named(catalogue, drafts)
    others: dict[str, list[ItemDraft]] = {}
    for draft in drafts:
        if draft.domain and named[draft.domain] != chosen:
            others.setdefault(draft.domain, []).append(draft)
    several = len({domain.code if domain else name for name, domain in named.items() if name}) > 1
    left = {id(draft) for rows in others.values() for draft in rows} if several else set()
    rows = [draft for draft in drafts if id(draft) not in left]
    problems = []
    for name, of_it in others.items():
        if several:
            message = f"写的是“{name}”，{len(of_it)} 行没有导入：--domain 只要 {chosen.code} {chosen.title}"
            problems.append(GK719.at(of_it[0].place, message, "left"))
        else:
            message = f"表格写的领域是“{name}”，--domain 写的是 {chosen.code} {chosen.title}（{len(of_it)} 行）"
            problems.append(GK719.at(of_it[0].place, message))
    return ({chosen.code: rows} if rows else {}), problems


def is_in_doubt(problems: Sequence[Diagnostic]) -> bool:
    """Whether rows would go into another domain than their table names."""
    return any(problem.code == GK719.number and problem.fix == GK719.remedy for problem in problems)


def find_domain_named(catalogue: Catalogue, words: str) -> Domain | None:
    """The domain of a catalogue that a table calls so."""
    flat = bare(words).removesuffix("领域")
    known = DOMAIN_WORDS.get(flat, flat)
    for domain in catalogue.domains:
        title = bare(domain.title)
        if flat and flat in (title, domain.code):
            return domain
        if flat and DOMAIN_WORDS.get(title, title) == known:
            return domain
    return None
