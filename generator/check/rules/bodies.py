"""责任主体.

- GK412: a body is not in the register.
- GK414 (warning): there is no register at all.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.check.nearest import suggest
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place, Severity


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if "bodies" in context.unreadable:
        return
    if "bodies" in context.absent:
        file = catalogue.domains[0].file if catalogue.domains else ""
        yield Diagnostic(
            "GK414",
            Severity.WARNING,
            Place(file),
            "同一文件夹里没有 bodies.yml，责任主体没法核对",
            "把机构登记文件 bodies.yml 放在目录文件旁边。",
        )
        return
    for name, place in _references(catalogue):
        if name and name not in catalogue.bodies:
            yield Diagnostic(
                "GK412",
                Severity.ERROR,
                place,
                f"责任主体“{name}”没有登记{suggest(name, catalogue.bodies)}",
                "写 bodies.yml 里登记的名称；新机构先在 bodies.yml 里登记。",
            )


def _references(catalogue: Catalogue) -> Iterator[tuple[str, Place]]:
    for domain in catalogue.domains:
        yield domain.authority, domain.place
        for item in domain.items:
            for subject in item.subject:
                yield subject.body, subject.place
            for document in item.published:
                yield document.body, document.place
