"""The catalogue for machines: `catalogue.json`, the sitemap and the build record, in fixed order."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from enum import Enum
from functools import cache, partial
from typing import Any
from xml.sax.saxutils import escape

from generator.model.address import absolute, kind_of_id, path_of
from generator.model.applying import Desk, desks_of
from generator.model.basis import shown_articles
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain
from generator.model.doubt import say_doubts
from generator.model.fields import PAGE_ONLY, fields_of
from generator.model.heritage import Heritage, Layer
from generator.model.item import ChannelUse, Item, Origin, Scope, Subject, TimeLimitEntry
from generator.model.keep import Keep, anew
from generator.model.law import Law
from generator.model.legalbasis import LegalBasis
from generator.model.office import Office
from generator.model.register import Retired, find_successors
from generator.model.standing import standing
from generator.model.terms import Own
from generator.model.timelimit import Clause

FORMAT = 2
"""Counts up when the form changes: 2 has `withdrawn` in the place of `retired`, and addresses may be absent."""


def render_catalogue_json(catalogue: Catalogue, keep: Keep = anew) -> bytes:
    """The whole catalogue. Its form is described by `catalogue.schema.json` beside it. `keep`: has domains' rows."""
    office = catalogue.office
    domains = (
        {
            "code": domain.code,
            "title": domain.title,
            "authority": domain.authority,
            "url": _address(catalogue, domain.code),
            "categories": [{"id": category.id, "name": category.name} for category in domain.categories],
        }
        for domain in catalogue.domains
    )
    beside = (office, catalogue.laws, catalogue.bodies)
    items = [keep(domain.code, (*beside, domain), partial(_items, catalogue, domain)) for domain in catalogue.domains]
    fates = catalogue.permalinks.fates
    withdrawn = (_withdrawn(catalogue, fates, entry) for entry in catalogue.permalinks.retired)
    named = {"name": office.name, "site_name": office.site_name, "site_url": office.site_url or None}
    left_out = [line for domain in catalogue.domains for line in _left_out(domain)]
    lines = (
        '"$schema": "catalogue.schema.json"',
        f'"format": {FORMAT}',
        f'"office": {_encode(named)}',
        f'"domains": {_rows(domains)}',
        f'"items": [{",".join(filter(None, items))}]',
        f'"withdrawn": {_rows(withdrawn)}',
        *([f'"not_applicable": {_rows(left_out)}'] if left_out else []),
    )
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


_encode = json.JSONEncoder(ensure_ascii=False).encode
"""Without indentation, which only the slow encoder knows."""


def _rows(values: Iterable[dict[str, Any]]) -> str:
    """A list with a line an entry: as easy to compare as an indented one, a fifth of the time and of the memory."""
    return f"[{_lines(values)}]"


def _lines(values: Iterable[dict[str, Any]]) -> str:
    return ",".join("\n" + _encode(value) for value in values)


def _items(catalogue: Catalogue, domain: Domain) -> str:
    return _lines(_item(catalogue, domain, item) for item in domain.items)


def _address(catalogue: Catalogue, address_id: str) -> str | None:
    """The address of a page, None where the office has not settled its own."""
    site_url = catalogue.office.site_url
    return absolute(site_url, path_of(address_id)) if site_url else None


def _withdrawn(catalogue: Catalogue, fates: Mapping[str, Retired], entry: Retired) -> dict[str, Any]:
    """An id that is no longer live. `replaced_by` is what the register says, `now` where that leads today."""
    moved_to = {"office": entry.moved_to.office, "url": entry.moved_to.url or None}
    return {
        "id": entry.id,
        "kind": kind_of_id(entry.id),
        "url": _address(catalogue, entry.id),
        "title": entry.title,
        "since": entry.since or None,
        "on": entry.on,
        "state": entry.fate.english,
        "reason": entry.reason,
        "replaced_by": list(entry.replaced_by),
        "now": list(find_successors(fates, entry.id).live),
        "moved_to": moved_to if entry.moved_to.office else None,
    }


def _item(catalogue: Catalogue, domain: Domain, item: Item) -> dict[str, Any]:
    """An item by its table of fields, with its address, its domain, and what its category rests on."""
    category = domain.category_of(item)
    values = _record(replace(item, basis=(*item.basis, *(category.basis if category else ()))))
    for basis in values["basis"]:
        basis |= _cited(catalogue.laws.get(basis["law"]))
    values["origin"]["notice"] = say_doubts(item) or None
    desks = desks_of(item, catalogue.bodies, catalogue.office)
    values["apply"] = [_plain_desk(desk) for desk in desks]
    before = {"url": _address(catalogue, item.id), "domain": domain.title}
    heritage = {"heritage": _heritage(item.heritage)} if item.heritage is not None else {}
    return {key: values.get(key, before.get(key)) for key in _keys(values)} | heritage


def _heritage(heritage: Heritage) -> dict[str, Any]:
    """Where the item comes from, who changed which of its fields last, and each change with what it does."""
    fields = {touch.path[0]: _layer(heritage.layer_of(touch.path[0])) for touch in heritage.touches}
    changes = [
        {
            "field": ".".join(touch.path),
            "by": _layer(touch.layer),
            "effect": touch.effect.value,
            "text": touch.sentence,
            "reason": touch.reason or None,
        }
        for touch in heritage.touches
    ]
    return {"from": _layer(heritage.home), "fields": fields, "changes": changes}


def _layer(layer: Layer) -> dict[str, str]:
    return {"tier": layer.tier.value, "name": layer.name}


def _left_out(domain: Domain) -> Iterator[dict[str, Any]]:
    """Items of the catalogue below that do not apply here."""
    for one in domain.left_out:
        yield {
            "id": one.id,
            "title": one.title,
            "category": one.category,
            "reason": one.reason,
            "by": _layer(one.layer),
        }


def _cited(law: Law | None) -> dict[str, Any]:
    """What machines get beside the key of a law: its title, number and standing."""
    title, number = (law.title, law.doc_no or None) if law else (None, None)
    return {"title": title, "doc_no": number, "standing": standing(law).word}


def _plain_desk(desk: Desk) -> dict[str, Any]:
    return {"body": desk.body, "name": desk.name, "phone": desk.phone or None, "address": desk.address or None}


def _keys(values: Mapping[str, Any]) -> Iterator[str]:
    """The order of an item: the address behind the id, the domain behind the category."""
    behind = {"id": "url", "category": "domain"}
    for key in values:
        yield key
        if key in behind:
            yield behind[key]


def _record(record: Any) -> dict[str, Any]:
    """A record as plain data, by its table; what is empty is null, a list stays a list."""
    special = _SPECIAL.get(type(record))
    if special is not None:
        return special(record)
    return _fields(record)


def _fields(record: Any) -> dict[str, Any]:
    kind: type = type(record)
    return {key: _plain(getattr(record, attribute)) for key, attribute in _told(kind)}


@cache
def _told(kind: type) -> tuple[tuple[str, str], ...]:
    """Key and attribute of the fields of a record that may be known outside."""
    return tuple((row.key, row.attribute) for row in fields_of(kind) if PAGE_ONLY not in row.marks)


def _plain(value: Any) -> Any:
    if type(value) is str:  # most are
        return value or None
    if isinstance(value, Own):
        return value.standard.value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return _record(value)
    return None if value == "" else value


def _time_limit(entry: TimeLimitEntry) -> dict[str, Any]:
    return {
        "text": entry.limit.raw,
        "applies_to": entry.applies_to or None,
        "override": entry.limit.override,
        "clauses": [clause_data(clause) for clause in entry.limit.clauses],
    }


def _scope(scope: Scope) -> dict[str, Any]:
    """`level_called`: the levels in the office's own words, where it has such."""
    own = {"level_called": [level.value for level in scope.levels]}
    return {
        "method": _plain(scope.methods),
        "everyone": scope.everyone,
        "groups": list(scope.groups),
        "level": _plain(scope.tiers),
        **(own if any(isinstance(level, Own) for level in scope.levels) else {}),
    }


def _subject(subject: Subject) -> dict[str, Any]:
    own = {"level_called": subject.level.value} if isinstance(subject.level, Own) else {}
    return {**_fields(subject), **own}


def _channel(use: ChannelUse) -> dict[str, Any]:
    """`called`: the office's own name for it, where it has one."""
    return {**_fields(use), **({"called": use.channel.value} if isinstance(use.channel, Own) else {})}


def _basis(basis: LegalBasis) -> dict[str, Any]:
    """An article that nobody checked is not told."""
    return {**_fields(basis), "articles": list(shown_articles(basis))}


def _origin(origin: Origin) -> dict[str, Any]:
    """`notice` (待核) is told by the item, which knows its editors' notes."""
    return {row.key: _plain(getattr(origin, row.attribute)) for row in fields_of(Origin)}


_SPECIAL: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    LegalBasis: _basis,
    TimeLimitEntry: _time_limit,
    Scope: _scope,
    Subject: _subject,
    ChannelUse: _channel,
    Origin: _origin,
}
"""Records that machines get in another form than editors: wordings with their clauses, audiences told apart, 待核."""


def clause_data(clause: Clause) -> dict[str, Any]:
    """A clause without its empty fields."""
    fixed = clause.fixed
    values: dict[str, Any] = {
        "kind": clause.kind.value,
        "act": clause.act.value,
        "amount": clause.amount,
        "unit": clause.unit.value if clause.unit else None,
        "relation": clause.relation.value if clause.relation else None,
        "trigger": clause.trigger.name.lower() if clause.trigger else None,
        "event": clause.event or None,
        "condition": clause.condition or None,
        "period": clause.period.value if clause.period else None,
        "every": clause.every if clause.period else None,
        "count": clause.count,
        "fixed": {"year": fixed.year, "month": fixed.month, "day": fixed.day} if fixed else None,
    }
    return {key: value for key, value in values.items() if value is not None}


def render_list(office: Office, register: str, entries: Iterable[Any]) -> bytes:
    """A register beside the catalogue (`withheld.json`): its entries by their table of fields, a line each."""
    lines = (f'"office": {_encode({"name": office.name})}', f'"{register}": {_rows(map(_record, entries))}')
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def render_sitemap(site_url: str, paths: Iterable[str]) -> bytes:
    """sitemap.xml of the pages, without dates nobody vouches for."""
    urls = "".join(f"<url><loc>{escape(absolute(site_url, path))}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (head + urls + "</urlset>\n").encode()


def render_build_record(catalogue: Catalogue, version: str, pages: int, inputs: str) -> bytes:
    """build.json: what was built, by which version, from which files (their hash, empty where nobody knows).

    Holds no time, so that equal input gives equal bytes.
    """
    record = {
        "generator": "gongkai",
        "version": version,
        "site_url": catalogue.office.site_url or None,
        "domains": len(catalogue.domains),
        "items": len(catalogue.items),
        "pages": pages,
        "inputs": inputs,
    }
    return (json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
