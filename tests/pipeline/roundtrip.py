"""Catalogues by chance, and a catalogue brought back from an export of it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from generator.derive.matching import bare, match_rows
from generator.derive.merging import Registers, merge_item
from generator.derive.returning import only_changed
from generator.model.catalogue import Catalogue, Category, ChannelUse, Domain, Item, Scope, Subject, TimeLimitEntry
from generator.model.imported import Imported
from generator.model.legalbasis import LegalBasis
from generator.model.terms import EVERYONE, Channel, Level, Method, Nature, Power, Stage
from generator.model.timelimit import TimeLimit
from generator.pipeline.returning import HowExported, domain_words, further_columns, gather
from generator.read.tables.kinds import read_grids
from generator.read.tables.texts import DITTO, DITTO_OF, compact
from generator.read.tables.understand import understand
from tests.catalogues import base_catalogue

BASE = Path(__file__).parents[1] / "examples" / "base"

_PIECES = (
    "征地", "补偿标准", "（一）", "1. ", "2、", "①", "；", "、", "，", "：", "/", " ", "A4", "20", "=1+1", "{=", "http://a.cn/b", "'", "''=",
    "＝", "+86", "-", "@", "“甲”", "《办法》", "〔2019〕54号", "第四十八条", "■", "□", "√", "口", "合计", "注：", "㎡", "<200", "&", "其他",
    "政府网站", "（县级）", "县教育局", "公开", "\u3000", "R", "……", "𠮷",
)  # fmt: skip


def _kept(text: str) -> bool:
    """What a check refuses is in no catalogue: ditto marks, blanks at the ends, nothing but signs."""
    flat = compact(text)
    return bool(bare(text)) and text == text.strip() and not DITTO.fullmatch(flat) and not DITTO_OF.fullmatch(flat)


def words(least: int = 2, most: int = 5) -> st.SearchStrategy[str]:
    pieces = st.lists(st.sampled_from(_PIECES), min_size=least, max_size=most)
    return pieces.map("".join).filter(_kept)


@cache
def base() -> Catalogue:
    return base_catalogue()


@st.composite
def items(draw: st.DrawFn, item_id: str, title: str, category: str) -> Item:
    known = base()
    bodies = st.sampled_from(sorted(known.bodies))
    subject = st.builds(Subject, bodies, st.sampled_from([None, *Level]), st.sampled_from(["", "牵头", "配合，张贴"]))
    channel = st.builds(ChannelUse, st.sampled_from(list(Channel)), st.one_of(st.just(""), words()))
    limit = st.builds(
        lambda text, part: TimeLimitEntry(TimeLimit(text), part), words(), st.one_of(st.just(""), words())
    )
    basis = st.builds(
        LegalBasis, st.sampled_from(sorted(known.laws)), st.lists(st.sampled_from(["第四条", "第四十八条"])).map(tuple)
    )

    def some(strategy: st.SearchStrategy[object], most: int = 3) -> tuple[object, ...]:
        return tuple(draw(st.lists(strategy, min_size=1, max_size=most, unique=True)))

    groups = some(words())
    return Item(
        id=item_id,
        title=title,
        category=category,
        summary=draw(words()),
        content=some(words(), 6),  # type: ignore[arg-type]
        subject=some(subject),  # type: ignore[arg-type]
        time_limit=some(limit, 2),  # type: ignore[arg-type]
        channel=some(channel),  # type: ignore[arg-type]
        scope=Scope(
            some(st.sampled_from(list(Method))),  # type: ignore[arg-type]
            draw(st.sampled_from([(EVERYONE,), (EVERYONE, *groups), groups])),  # type: ignore[arg-type]
            some(st.sampled_from(list(Level))),  # type: ignore[arg-type]
        ),
        basis=some(basis),  # type: ignore[arg-type]
        stage=draw(st.sampled_from(list(Stage))),
        nature=draw(st.sampled_from(list(Nature))),
        power=draw(st.sampled_from(list(Power))),
        keywords=some(words()),  # type: ignore[arg-type]
        path=draw(st.one_of(st.just(()), st.tuples(words()))),
        remark=draw(st.one_of(st.just(""), words())),
        verify=draw(st.one_of(st.just(""), words())),
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """One to two domains with one to two categories and one to four items each, in the office of the examples."""
    known = base()
    domains = []
    for domain in known.domains[: draw(st.integers(1, 2))]:
        names = draw(st.lists(words(), min_size=1, max_size=2, unique_by=bare))
        categories = tuple(Category(f"c{number}", name) for number, name in enumerate(names, 1))
        titles = draw(st.lists(words(), min_size=1, max_size=4, unique_by=bare))
        own = [
            draw(items(f"{domain.code}-{number:03}", title, names[number % len(names)]))
            for number, title in enumerate(titles, 1)
        ]
        domains.append(replace(domain, categories=categories, items=tuple(own)))
    return replace(known, domains=tuple(domains))


def read_back(catalogue: Catalogue, name: str, data: bytes) -> Imported:
    """What an export says, as the import reads it."""
    grids, problems = read_grids(name, data)
    assert [problem.message for problem in problems if problem.is_error] == []
    return understand(grids, further_columns(), domain_words(catalogue))


def bring_back(catalogue: Catalogue, name: str, data: bytes) -> Catalogue:
    """The catalogue after an import of an export of it, as `pipeline.importing` puts it together."""
    imported, problems = gather(catalogue, read_back(catalogue, name, data))
    assert not problems
    exported = HowExported(catalogue, imported.items)
    domains = tuple(_bring(catalogue, domain, imported, exported) for domain in catalogue.domains)
    return replace(catalogue, domains=domains)


def _bring(catalogue: Catalogue, domain: Domain, imported: Imported, exported: HowExported) -> Domain:
    drafts = [draft for draft in imported.items if bare(draft.domain) == bare(domain.title)]
    said = exported.of(domain, [item.id for item in domain.items])
    found = match_rows(domain, drafts, said)
    assert (found.new, found.like, found.doubled, found.missing) == ((), (), (), ())
    registers = Registers(catalogue.bodies, catalogue.laws)
    new: Mapping[str, Item] = {
        item.id: merge_item(
            item, domain.category_of(item), only_changed(found.sure[item.id], item, said.get(item.id, ())), registers
        )
        for item in domain.items
    }
    return replace(domain, items=tuple(new[item.id] for item in domain.items))
