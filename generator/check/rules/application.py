"""依申请公开.

- GK442: an item is disclosed on request, but nobody says how to apply.

Why: 政府信息公开条例 art. 29 asks the applicant for a written request, so there must be an address to send it to.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic
from generator.model.terms import Method

GK442 = Code(
    "GK442",
    "依申请公开，却没写怎样申请",
    "这一事项是依申请公开，可是 office.yml 和事项里都没写向谁申请。",
    "在 office.yml 的 apply 里写明受理机构、地址和电话，或者给这一事项加 how_to_apply。",
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    apply = catalogue.office.apply
    if context.unread.lacks("office", "apply") or apply.address or apply.email or apply.website or apply.note:
        return
    for item in catalogue.items:
        if Method.ON_REQUEST in item.scope.methods and not item.how_to_apply:
            yield GK442.at(
                context.place_of(context.place_of(item.place, "scope"), "method"),
                f"“{item.title}”是依申请公开，却没有写怎样申请",
                why="《政府信息公开条例》第二十九条",
            )
