"""Catalogues by chance, and a catalogue brought back from an export of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st

from generator.derive.matching import bare, match_rows
from generator.derive.merging import merge_item
from generator.derive.registering import Registers
from generator.derive.returning import only_changed
from generator.model.catalogue import Catalogue
from generator.model.domain import Category, Domain
from generator.model.imported import Imported
from generator.model.item import ChannelUse, Item, PortalColumn, Scope, Subject, TimeLimitEntry
from generator.model.legalbasis import LegalBasis
from generator.model.ownwords import own_words
from generator.model.terms import EVERYONE, Channel, Level, Method, Nature, Power, Stage
from generator.model.timelimit import TimeLimit
from generator.pipeline.returning import HowExported, domain_words, further_columns, gather
from generator.read.tables.grid import Grid
from generator.read.tables.kinds import read_grids
from generator.read.tables.texts import DITTO, DITTO_OF, compact
from generator.read.tables.understand import understand
from tests.catalogues import base_catalogue

T = TypeVar("T")
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


PLAIN = (
    "征地补偿标准", "青苗补偿费", "安置补助费标准", "听证会纪要", "土地现状调查结果", "补偿登记结果", "社会保障费用", "公示照片", "批准文件",
)  # fmt: skip
"""Texts as catalogues really have them."""
OWN_CHANNELS = {"官方微信公众号": "两微一端", "视频号": "两微一端", "村民微信群": "精准推送", "警务公开栏": "其他"}
OWN_LEVELS = {"区级": "县级", "镇街": "乡级", "片区": "乡级"}


@cache
def base() -> Catalogue:
    """The base catalogue of an office with own words, with a body that had other names."""
    known = base_catalogue()
    bodies = {
        name: replace(body, formerly=(f"原{name}",), also=(f"{name}牌子",)) if name.endswith("局") else body
        for name, body in known.bodies.items()
    }
    office = replace(known.office, channels=OWN_CHANNELS, levels=OWN_LEVELS)
    return replace(known, office=office, bodies=bodies)


def texts(*, is_plain: bool, least: int = 2) -> st.SearchStrategy[str]:
    return st.sampled_from(PLAIN) if is_plain else words(least)


def some(strategy: st.SearchStrategy[T], most: int = 3, least: int = 1) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, min_size=least, max_size=most, unique=True).map(tuple)


def fields(*, is_plain: bool) -> Mapping[str, st.SearchStrategy[Any]]:
    """Attribute of an item → values it may have; `scope` and what every item has of its own are made by `items`."""
    own = own_words(base().office)
    text = texts(is_plain=is_plain)
    maybe = st.one_of(st.just(""), text)
    levels = st.sampled_from([*Level, *(own.find(Level, word) for word in OWN_LEVELS)])
    channels = st.sampled_from([*Channel, *(own.find(Channel, word) for word in OWN_CHANNELS)])
    notes = st.sampled_from(["", "牵头", "配合，张贴"])
    subject = st.builds(
        Subject,
        st.sampled_from(sorted(base().bodies)),
        st.one_of(st.none(), levels),
        notes,
        st.sampled_from(["", "征地股", "办公室"]) if not is_plain else st.sampled_from(["", "征地股"]),
    )
    basis = st.builds(
        LegalBasis,
        st.sampled_from(sorted(base().laws)),
        st.lists(st.sampled_from(["第四条", "第四十八条", "第四十八条第二款"]), unique=True, max_size=2).map(tuple),
        st.booleans(),
        st.sampled_from(["", "对照原文"]),
    )
    limits = st.builds(lambda one, part: TimeLimitEntry(TimeLimit(one), part), text, maybe)
    if is_plain:
        wordings = ["信息形成或者变更之日起20个工作日内", "长期公开", "实时公开", "每年3月31日前"]
        limits = st.builds(lambda one: TimeLimitEntry(TimeLimit(one)), st.sampled_from(wordings))
    urls = st.sampled_from(["", "https://www.example.gov.cn/zc/", "http://a.cn/b?c=1"])
    return {
        "summary": text,
        "content": some(text, 6),
        "subject": some(subject),
        "official_subject": maybe,
        "time_limit": some(limits, 1 if is_plain else 2),
        "duration": maybe,
        "cycle": maybe,
        "channel": some(st.builds(ChannelUse, channels, st.just("") if is_plain else maybe)),
        "portal": some(st.builds(PortalColumn, text, urls), 2, 0),
        "how_to_apply": maybe,
        "basis": some(basis, 3, 0),
        "stage": st.sampled_from(list(Stage)),
        "nature": st.sampled_from(list(Nature)),
        "power": st.sampled_from(list(Power)),
        "keywords": some(text, 3, 0),
        "privacy": maybe,
        "path": some(text, 3, 0),
        "remark": maybe,
        "verify": maybe,
        "methods": some(st.sampled_from(list(Method)), 2, 0),
        "audience": st.builds(lambda all_, rest: (EVERYONE,) * all_ + rest, st.booleans(), some(text)),
        "levels": some(levels, 3, 0),
    }


SCOPE = ("methods", "audience", "levels")


@st.composite
def items(draw: st.DrawFn, item_id: str, title: str, category: str, *, is_plain: bool = False) -> Item:
    made = {name: draw(strategy) for name, strategy in fields(is_plain=is_plain).items()}
    scope = Scope(*(made.pop(name) for name in SCOPE))
    return Item(id=item_id, title=title, category=category, scope=scope, **made)


@st.composite
def catalogues(draw: st.DrawFn, *, is_plain: bool = False) -> Catalogue:
    """One to two domains with one to two categories and one to four items each, in the office of the examples."""
    title = texts(is_plain=is_plain)
    known = base()
    domains = []
    for domain in known.domains[: draw(st.integers(1, 2))]:
        names = draw(st.lists(title, min_size=1, max_size=2, unique_by=bare))
        shared = tuple(LegalBasis(law) for law in draw(some(st.sampled_from(sorted(known.laws)), 1, 0)))
        categories = tuple(Category(f"c{number}", name, basis=shared) for number, name in enumerate(names, 1))
        titles = draw(st.lists(title, min_size=1, max_size=4, unique_by=bare))
        own = [
            draw(items(f"{domain.code}-{number:03}", title, names[number % len(names)], is_plain=is_plain))
            for number, title in enumerate(titles, 1)
        ]
        domains.append(replace(domain, categories=categories, items=tuple(own)))
    return replace(known, domains=tuple(domains))


def read_back(catalogue: Catalogue, name: str, data: bytes) -> Imported:
    """What an export says, as the import reads it."""
    return understand(grids_of(name, data), further_columns(), domain_words(catalogue))


def grids_of(name: str, data: bytes) -> Sequence[Grid]:
    """The sheets of a file that somebody sees."""
    grids, problems = read_grids(name, data)
    assert [problem.message for problem in problems if problem.is_error] == []
    return grids


def bring_back(catalogue: Catalogue, name: str, data: bytes) -> Catalogue:
    """The catalogue after an import of an export of it, as `pipeline.importing` puts it together."""
    return take_in(catalogue, read_back(catalogue, name, data))


def take_in(catalogue: Catalogue, imported: Imported, *, may_warn: bool = False) -> Catalogue:
    """The catalogue with what tables say that leave no doubt."""
    gathered = gather(catalogue, imported)
    assert not [one for one in gathered.problems if one.is_error or not may_warn]
    imported = replace(imported, items=gathered.drafts)
    exported = HowExported(catalogue, imported.items)
    domains = tuple(_bring(catalogue, domain, imported, exported) for domain in catalogue.domains)
    return replace(catalogue, domains=domains)


def _bring(catalogue: Catalogue, domain: Domain, imported: Imported, exported: HowExported) -> Domain:
    drafts = [draft for draft in imported.items if bare(draft.domain) == bare(domain.title)]
    said = exported.of(domain, [item.id for item in domain.items])
    found = match_rows(domain, drafts, said)
    assert (found.new, found.like, found.doubled, found.missing) == ((), (), (), ())
    registers = Registers(catalogue.bodies, catalogue.laws, own_words(catalogue.office))
    new: Mapping[str, Item] = {
        item.id: merge_item(
            item, domain.category_of(item), only_changed(found.sure[item.id], item, said.get(item.id, ())), registers
        )
        for item in domain.items
    }
    return replace(domain, items=tuple(new[item.id] for item in domain.items))
