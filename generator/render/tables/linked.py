"""The catalogue as linked data: JSON-LD 1.1 in the words of DCAT 3 (W3C Recommendation, 2024) and Dublin Core terms.

The office's catalogue is a `dcat:Catalog`, each domain a catalogue inside it, each item of disclosure a `dcat:Dataset`:
information that a body publishes, at an address, under a rule about time. Documents published under an item are its
distributions; files of a whole domain are those of the domain. What DCAT has no word for (公开时限 as it is worded, the
channels, the five stages) has one of the table's own, under `gk:`. Addresses are relative where the office has none.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from generator.model.address import absolute, domain_path, item_path
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain
from generator.model.item import Item, Published
from generator.model.keep import Keep, anew
from generator.model.law import Law
from generator.model.office import Office
from generator.model.sheets import Download

CONTEXT: Mapping[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "gk": "urn:gongkai:term:",
    "@language": "zh-CN",
    "dct:language": {"@language": None},
    "dct:identifier": {"@language": None},
    "dct:issued": {"@type": "xsd:date"},
    "dct:modified": {"@type": "xsd:date"},
    "dcat:byteSize": {"@type": "xsd:nonNegativeInteger"},
    "dcat:landingPage": {"@type": "@id"},
    "dcat:accessURL": {"@type": "@id"},
    "dcat:downloadURL": {"@type": "@id"},
    "dcat:mediaType": {"@type": "@id"},
    "foaf:homepage": {"@type": "@id"},
    "foaf:page": {"@type": "@id"},
}
"""Prefixes, and which values are days, numbers or addresses."""

_MEDIA = "https://www.iana.org/assignments/media-types/"


def render_linked(catalogue: Catalogue, downloads: Sequence[Download] = (), keep: Keep = anew) -> bytes:
    """The whole catalogue. `downloads`: files of it that lie on the site; `keep`: has domains' rows."""
    office = catalogue.office
    everything = {
        "@context": dict(CONTEXT),
        "@id": _address(office, ""),
        "@type": "dcat:Catalog",
        "dct:title": f"{office.short_name}基层政务公开标准目录",
        "dct:publisher": _publisher(office.name, office.site_url),
        "dct:language": "zh-CN",
        "dct:modified": _newest(catalogue.items),
        "foaf:homepage": office.site_url or None,
        "dcat:distribution": [_file(office, one) for one in downloads if not one.domain],
    }
    domains = [
        _listed(
            _domain(catalogue, domain, downloads),
            "dcat:dataset",
            keep(domain.code, (office, catalogue.laws, domain), partial(_lines, catalogue, domain)),
        )
        for domain in catalogue.domains
    ]
    return (_listed(everything, "dcat:catalog", domains) + "\n").encode()


def _encode(record: dict[str, Any]) -> str:
    """Without indentation, which only the slow encoder knows."""
    return _ENCODER.encode(_told(record))


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _listed(record: dict[str, Any], key: str, entries: Iterable[str]) -> str:
    """A record with a list behind its other fields, a line an entry."""
    return _encode(record)[:-1] + f', "{key}": [\n' + ",\n".join(entries) + "\n]}"


def _lines(catalogue: Catalogue, domain: Domain) -> tuple[str, ...]:
    return tuple(map(_encode, _items(catalogue, domain)))


def _items(catalogue: Catalogue, domain: Domain) -> Iterator[dict[str, Any]]:
    return (_item(catalogue.office, domain, item, catalogue.laws) for item in domain.items)


def _domain(catalogue: Catalogue, domain: Domain, downloads: Sequence[Download]) -> dict[str, Any]:
    office = catalogue.office
    return {
        "@id": _address(office, domain_path(domain.code)),
        "@type": "dcat:Catalog",
        "dct:identifier": domain.code,
        "dct:title": domain.title,
        "dct:description": domain.introduction,
        "dct:publisher": _publisher(domain.authority),
        "dct:modified": _newest(domain.items),
        "dcat:landingPage": _address(office, domain_path(domain.code)),
        "dcat:distribution": [_file(office, one) for one in downloads if one.domain == domain.code],
    }


def _item(office: Office, domain: Domain, item: Item, laws: Mapping[str, Law]) -> dict[str, Any]:
    address = _address(office, item_path(item.id))
    category = domain.category_of(item)
    bases = (*item.basis, *(category.basis if category else ()))
    return {
        "@id": f"{address}#item",
        "@type": "dcat:Dataset",
        "dct:identifier": item.id,
        "dct:title": item.title,
        "dct:description": item.summary,
        "dct:tableOfContents": list(item.content),
        "dct:subject": {"@type": "skos:Concept", "skos:prefLabel": item.category},
        "dct:publisher": [_publisher(subject.body) for subject in item.subject],
        "dct:modified": item.updated,
        "dct:accessRights": {"@type": "dct:RightsStatement", "skos:prefLabel": _terms(item.scope.methods)},
        "dct:audience": [{"@type": "dct:AgentClass", "skos:prefLabel": name} for name in item.scope.audience],
        "dct:references": [_law(basis.law, laws) for basis in bases],
        "dcat:keyword": list(dict.fromkeys(item.keywords)),
        "dcat:landingPage": address,
        "dcat:distribution": [_document(one) for one in item.published],
        "gk:timeLimit": [entry.limit.raw for entry in item.time_limit],
        "gk:channel": [use.note or str(use.channel.value) for use in item.channel],
        "gk:level": _terms(item.scope.levels),
        "gk:stage": str(item.stage.value),
        "gk:path": list(item.path),
        "gk:portalColumn": [{"dct:title": one.name, "foaf:page": one.url} for one in item.portal],
    }


def _terms(terms: Iterable[Any]) -> list[str]:
    return [str(term.value) for term in terms]


def _law(key: str, laws: Mapping[str, Law]) -> dict[str, Any]:
    law = laws.get(key)
    return {
        "@type": "dct:Standard",
        "dct:title": law.title if law else key,
        "dct:identifier": law.doc_no if law else "",
        "dct:issued": law.issued if law else "",
    }


def _document(published: Published) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": published.title,
        "dct:issued": published.date,
        "dcat:accessURL": published.url,
    }


def _file(office: Office, one: Download) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": one.title,
        "dct:modified": one.day,
        "dcat:downloadURL": _address(office, one.path),
        "dcat:accessURL": _address(office, one.path),
        "dcat:mediaType": _MEDIA + one.media,
        "dcat:byteSize": one.size,
    }


def _publisher(name: str, homepage: str = "") -> dict[str, Any]:
    return {"@type": "foaf:Agent", "foaf:name": name, "foaf:homepage": homepage}


def _newest(items: Iterable[Item]) -> str:
    return max((item.updated for item in items), default="")


def _address(office: Office, path: str) -> str:
    return absolute(office.site_url, path) if office.site_url else path


def _told(value: Any) -> Any:
    """Without what says nothing."""
    if isinstance(value, dict):
        told = {key: _told(part) for key, part in value.items()}
        return {key: part for key, part in told.items() if key == "@language" or part not in (None, "", [], {}, 0)}
    if isinstance(value, list):
        return [_told(part) for part in value]
    return value
