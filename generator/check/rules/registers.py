"""登记文件 laws.yml 和 bodies.yml.

- GK424: a law or a body stands twice in its register, or an item twice in asked.yml.

Why: the first entry is used and the second is lost, its status and telephone with it.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place
from generator.model.kinds import KINDS, kind_of

GK424 = Code(
    "GK424",
    "登记了两次",
    "同一部法规文件在 laws.yml 里、同一个机构在 bodies.yml 里、同一个事项在 asked.yml 里登记了两次，"
    "或者同一种登记文件有两个（laws.yml 和 laws.yaml），不知道以哪一处为准。",
    "是同一个的，两条对照着合成一条；其实是另一个的，改成它自己的名称。",
    {"file": "同一种登记文件有两个｜合并成一个文件，删掉另一个。"},
)


_ENTRY = 3
"""Names from the top of a register to the key of an entry: the list, its entry, the key."""


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Place] = {}
    for text in context.texts:
        if len(text.names) != _ENTRY:
            continue
        kind = KINDS[kind_of(text.place.file)]
        name = text.text.strip()
        if not kind.entry or text.names != (kind.entries, "[]", kind.key) or not name:
            continue
        before = first.setdefault((kind.name, name), text.place)
        if before is not text.place:
            message = f"{kind.entry}“{name}”登记了两次，第 {before.line} 行已经有了"
            yield GK424.at(text.place, message, related=(before,))
