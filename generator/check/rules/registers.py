"""登记文件 laws.yml 和 bodies.yml.

- GK424: a law or a body stands twice in its register.

Why: the first entry is used and the second is lost, its status and telephone with it.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place, Severity
from generator.model.kinds import KINDS, kind_of


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Place] = {}
    for text in context.texts:
        kind = KINDS[kind_of(text.place.file)]
        name = text.text.strip()
        if not kind.entry or text.names != (kind.entries, "[]", kind.key) or not name:
            continue
        before = first.setdefault((kind.name, name), text.place)
        if before is not text.place:
            yield Diagnostic(
                "GK424",
                Severity.ERROR,
                text.place,
                f"{kind.entry}“{name}”登记了两次，第 {before.line} 行已经有了",
                "合并成一条，删掉多余的一条。",
                related=(before,),
            )
