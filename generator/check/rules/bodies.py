"""责任主体.

- GK412: a body (of a domain, an item or a published document) is not in the register.
- GK414: there is no register at all.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.check.nearest import suggest
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place, Severity

GK412 = Code(
    "GK412",
    "责任主体没有登记",
    "责任主体、主管部门或者发布单位的名称，bodies.yml 里没有，网页上就给不出电话和地址。",
    "写 bodies.yml 里登记的名称；新机构先在 bodies.yml 里登记。",
)
GK414 = Code(
    "GK414",
    "没有机构登记文件",
    "目录文件旁边没有 bodies.yml，责任主体没法核对。检查放在别处的单个文件时也会出现。",
    "把机构登记文件 bodies.yml 放在目录文件旁边。",
    severity=Severity.WARNING,
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.is_damaged("bodies"):
        return
    if context.unread.is_absent("bodies"):
        if not catalogue.domains:
            return
        yield GK414.at(Place(catalogue.domains[0].file), "同一文件夹里没有 bodies.yml，责任主体没法核对")
        return
    for path, name, place, field in _references(catalogue):
        if name and name not in catalogue.bodies:
            yield GK412.at(
                context.place_of(place, field) if field else place,
                f"{context.title_of('domain', *path)}“{name}”没有登记{suggest(name, catalogue.bodies)}",
            )


def _references(catalogue: Catalogue) -> Iterator[tuple[tuple[str, ...], str, Place, str]]:
    """Path of the field that calls for a body, its name, its group's place and the field there."""
    for domain in catalogue.domains:
        yield ("domain", "authority"), domain.authority, domain.place, "authority"
        for item in domain.items:
            for subject in item.subject:
                yield ("items", "[]", "subject"), subject.body, subject.place, "body"
            for document in item.published:
                yield ("items", "[]", "published", "[]", "body"), document.body, document.place, "body"
