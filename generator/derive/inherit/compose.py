"""A catalogue, and what a folder says that stands on it → the catalogue of that folder's office.

The catalogue below comes first: its bodies are called as here (`naming`), its entries are overlaid field by field
(`fields`), each change leaves a touch (`touching`), what does not apply is left out with its reason, what this office
has besides stands behind. Office, ids, posters, records and documents are its own.

- GK902: an overlay speaks of a domain or an item that the catalogue below does not have.
- GK903: an overlay speaks of an item that the catalogue below has withdrawn.
- GK906: a domain stands here a second time: whole, though the catalogue below has it, or in two files.
- GK907: an item does not apply here, and yet something else is said of it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from generator.derive.inherit.fields import lay_fields
from generator.derive.inherit.naming import names_here, with_names
from generator.derive.inherit.registers import LISTED, WHOLE, by_key, like, put_together, with_fates
from generator.derive.inherit.touching import touches_of
from generator.derive.views.official import book_marks
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic
from generator.model.domain import Category, Domain
from generator.model.heritage import Heritage, Layer, LeftOut
from generator.model.item import Item
from generator.model.office import Office
from generator.model.overlay import DomainOverlay, EntryOverlay, Overlay
from generator.model.terms import Tier

GK902 = Code(
    "GK902",
    "上级目录里没有",
    "叠加目录改的领域或者事项，上级目录里没有这个编码。编码抄错了；或者是本地新增的事项，那就要把各栏写全。",
    "核对编码；本地新增的事项，把事项名称、公开内容这些都写全（运行 gongkai new item 会先列好）。",
    {"domain": "领域｜核对领域编号；本地新增的领域，不写 extends，照完整的领域文件写（运行 gongkai new domain）。"},
)
GK903 = Code(
    "GK903",
    "上级目录已经停用这一项",
    "叠加目录改的事项，上级目录已经撤销、合并或者移交，在上级目录里没有了。",
    "删掉这一条；本地还要公开的，换一个本地的编码，写成完整的事项。",
    {"heirs": "有替代的｜要改的写到“{heirs:替代它的编码}”下面，删掉这一条。"},
)
GK906 = Code(
    "GK906",
    "这个领域上级目录已经有了",
    "叠加目录里不重写上级目录已有的领域：一个领域一个叠加文件，只写不同的地方。",
    '文件最前面写 extends: "{code:01}"，只留下和上级目录不同的地方。',
    {"twice": "两个文件改同一个领域｜合并成一个文件。"},
)
GK907 = Code(
    "GK907",
    "不适用的事项又写了别的",
    "写了 not_applicable（本地不适用的原因），这一项就不在本地目录里，别的字段没有用。",
    "不适用的，只留编码和原因；适用的，删掉 not_applicable。",
)

Words = Callable[..., str]
"""Kind of file and path of names → what the schema calls the field."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The catalogue of an office, and what is wrong with its overlay."""

    catalogue: Catalogue
    problems: tuple[Diagnostic, ...] = ()


def layer_of(office: Office) -> Layer:
    """What a catalogue is called where its fields are shown to come from it."""
    tier = office.tier or (Tier.COUNTY if office.extends else Tier.NATIONAL)
    return Layer(office.short_name or office.name, tier)


def as_standard(catalogue: Catalogue) -> Catalogue:
    """A catalogue others may stand on: each of its records says that it comes from there."""
    heritage = Heritage(layer_of(catalogue.office))
    return replace(
        catalogue,
        domains=tuple(_settled(d, heritage, items=_lasting(d.items, heritage)) for d in catalogue.domains),
        laws={key: _settled(law, heritage) for key, law in catalogue.laws.items()},
        bodies={name: _settled(body, heritage) for name, body in catalogue.bodies.items()},
    )


def _lasting(items: tuple[Item, ...], heritage: Heritage) -> tuple[Item, ...]:
    """Items without what only their own office can say: what it published, and where on its portal."""
    return tuple(_settled(item, heritage, published=(), portal=()) for item in items)


def _settled(record: Any, heritage: Heritage, **more: Any) -> Any:
    if record.heritage is not None:
        return replace(record, **more) if more else record
    return replace(record, heritage=heritage, **more)


def compose(below: Catalogue, own: Catalogue, overlay: Overlay, words: Words) -> Composed:
    """The office's catalogue.

    Args:
        below: the catalogue it stands on, settled.
        own: what its folder holds that is no overlay; of a register it is all entries, those of the same key too.
        overlay: what its folder says of the catalogue below.
        words: what the schema calls a field.
    """
    work = _Composer(own, words)
    names, problems = names_here(below.bodies, own.bodies)
    work.problems += problems
    work.names = names
    below = with_names(below, names)
    registers: dict[str, Any] = {kind.name: work.register(kind.name, below, overlay) for kind in LISTED}
    work.laws = {key: book_marks(law.title) for key, law in registers["laws"].items()}
    domains = tuple(sorted(work.domains(below, overlay), key=lambda domain: (domain.code, domain.file)))
    out = {one.id for domain in domains for one in domain.left_out}
    registers |= {name: _without(registers[name], out) for name in ("asked", "guides")}
    wholes = {kind.name: put_together(getattr(below, kind.name), getattr(own, kind.name)) for kind in WHOLE}
    office = replace(
        own.office,
        channels={**below.office.channels, **own.office.channels},
        levels={**below.office.levels, **own.office.levels},
    )
    made = replace(own, office=office, domains=domains, **registers, **wholes)
    gone = (*below.permalinks.retired, *below.withdrawn_below)
    register = with_fates(gone, own.permalinks, frozenset(made.addresses))
    made = replace(made, permalinks=register, withdrawn_below=gone)
    return Composed(made, tuple(work.problems))


def _without(entries: tuple[Any, ...], ids: set[str]) -> tuple[Any, ...]:
    return tuple(entry for entry in entries if getattr(entry, "id", getattr(entry, "item", "")) not in ids)


@dataclass(slots=True)
class _Composer:
    own: Catalogue
    words: Words
    names: Mapping[str, str] = field(default_factory=dict)
    laws: Mapping[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def layer(self) -> Layer:
        return layer_of(self.own.office)

    def lay(self, record: Any, entry: EntryOverlay, *where: str) -> Any:
        """A record with what the overlay says of it. `where`: kind of file and path of its entries."""
        if not entry.given:
            return record
        word_of = partial(_word, self.words, where)
        new, laid, problems = lay_fields(record, entry, word_of, self.names)
        self.problems += problems
        heritage = getattr(record, "heritage", None)
        if not laid or heritage is None:
            return new
        touches = touches_of(laid, entry, self.layer, word_of, self.laws)
        return replace(new, heritage=replace(heritage, touches=(*heritage.touches, *touches)))

    # --- registers --------------------------------------------------------------------------------

    def register(self, name: str, below: Catalogue, overlay: Overlay) -> Any:
        kind = next(one for one in LISTED if one.name == name)
        entries = by_key(kind, getattr(below, name))
        said = {entry.key: entry for entry in overlay.registers.get(name, ())}
        own = by_key(kind, getattr(self.own, name))
        laid = [self.lay(one, said[key], name, name, "[]") if key in said else one for key, one in _ordered(entries)]
        new = [self.at_home(one) for key, one in _ordered(own) if key not in entries]
        return like(getattr(self.own, name), (*laid, *new), kind)

    def at_home(self, record: Any) -> Any:
        """A record that this office has brought."""
        return _settled(record, Heritage(self.layer)) if hasattr(record, "heritage") else record

    # --- domains ----------------------------------------------------------------------------------

    def domains(self, below: Catalogue, overlay: Overlay) -> Iterator[Domain]:
        known = {domain.code: domain for domain in below.domains}
        said: dict[str, DomainOverlay] = {}
        for one in overlay.domains:
            if one.code not in known:
                self.problems.append(GK902.at(one.place, f"上级目录里没有编号为“{one.code}”的领域", "domain"))
            elif said.setdefault(one.code, one) is not one:
                message = f"领域“{one.code}”已经在 {said[one.code].file} 里改过"
                self.problems.append(GK906.at(one.place, message, "twice", related=(said[one.code].place,)))
        fates = {one.id: one for one in (*reversed(below.withdrawn_below), *reversed(below.permalinks.retired))}
        for code, domain in known.items():
            yield self.domain(domain, said[code], fates) if code in said else domain
        for domain in self.own.domains:
            if domain.code in known:
                message = f"领域“{domain.code} {known[domain.code].title}”上级目录已经有了"
                self.problems.append(GK906.at(domain.place, message, code=domain.code))
                continue
            yield replace(self.at_home(domain), items=tuple(map(self.at_home, domain.items)))

    def domain(self, domain: Domain, said: DomainOverlay, fates: Mapping[str, Any]) -> Domain:
        """One domain with its overlay."""
        head: Domain = self.lay(domain, said.head, "domain", "domain")
        categories, names = self.categories(head, said)
        items = [_recategorized(item, names) for item in domain.items]
        entries = {entry.key: entry for entry in said.items}
        left = tuple(self.left_out(item, entries[item.id]) for item in items if _is_out(entries.get(item.id)))
        kept = [item for item in items if not _is_out(entries.get(item.id))]
        laid = [self.lay(i, entries[i.id], "domain", "items", "[]") if i.id in entries else i for i in kept]
        for entry in said.unknown:
            self.problems.append(_unknown(entry, fates))
        out = {one.id for one in (*domain.left_out, *left)}
        return replace(
            head,
            categories=categories,
            questions=tuple(question for question in head.questions if question.item not in out),
            items=(*laid, *map(self.at_home, said.new)),
            left_out=(*domain.left_out, *left),
            file=said.file,
        )

    def categories(self, domain: Domain, said: DomainOverlay) -> tuple[tuple[Category, ...], dict[str, str]]:
        """The categories, and old → new of those that are called otherwise here."""
        entries = {entry.key: entry for entry in said.categories}
        made, names = [], {}
        for category in domain.categories:
            entry = entries.get(category.id)
            new = self.lay(category, entry, "domain", "domain", "categories", "[]") if entry else category
            names[category.name] = new.name
            made.append(new)
        return (*made, *said.new_categories), {old: new for old, new in names.items() if old != new}

    def left_out(self, item: Item, entry: EntryOverlay) -> LeftOut:
        if entry.given:
            message = f"“{item.title}”写了本地不适用，又写了别的字段"
            self.problems.append(GK907.at(entry.given[0].place, message))
        return LeftOut(item.id, item.title, item.category, entry.not_applicable, self.layer, entry.place)


def _ordered(entries: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return list(reversed(list(entries.items())))


def _word(words: Words, where: tuple[str, ...], path: tuple[str, ...]) -> str:
    return words(*where, *path)


def _is_out(entry: EntryOverlay | None) -> bool:
    return entry is not None and bool(entry.not_applicable)


def _recategorized(item: Item, names: Mapping[str, str]) -> Item:
    return replace(item, category=names[item.category]) if item.category in names else item


def _unknown(entry: EntryOverlay, fates: Mapping[str, Any]) -> Diagnostic:
    fate = fates.get(entry.key)
    if fate is None:
        return GK902.at(entry.place, f"上级目录里没有编码为“{entry.key}”的事项，这一条也不是写全了的新事项")
    heirs = "”或者“".join(fate.replaced_by)
    message = f"“{entry.key} {fate.title}”上级目录已于 {fate.on} {fate.fate.value}"
    return GK903.at(entry.place, message, "heirs" if heirs else "", heirs=heirs, related=(fate.place,))
