"""Ways to the office's own service (互动), where office.yml names one; a site without it shows none of them.

The service's addresses are those of `model.matter.MatterKind`. Words searched in vain can be counted only by a service
at the same origin as the site: pages ask nothing of other hosts (`default-src 'self'`).
"""

from urllib.parse import urlsplit

from generator.derive.views.parts import OutLink
from generator.model.matter import MatterKind
from generator.model.office import Office

_LOOK = "look"
_MISSED = "missed"


def service_ways(office: Office) -> tuple[OutLink, ...]:
    """What can be done there: a form a kind, and how far a matter is."""
    if not office.service:
        return ()
    forms = (OutLink(kind.label, f"{office.service}{kind.path}") for kind in MatterKind)
    return (*forms, OutLink("查办理情况", f"{office.service}{_LOOK}"))


def item_ways(office: Office, item_id: str) -> tuple[OutLink, ...]:
    """What can be said of one item, its id filled in: that it is wrong, a question, how good it is."""
    if not office.service:
        return ()
    said = ((MatterKind.FAULT, "网上告诉我们"), (MatterKind.QUESTION, "提问"), (MatterKind.RATING, "评一评"))
    return tuple(OutLink(words, f"{office.service}{kind.path}?item={item_id}") for kind, words in said)


def missed_way(office: Office) -> str:
    """Where words searched in vain are counted; empty where they are not."""
    own, other = urlsplit(office.site_url), urlsplit(office.service)
    is_same = bool(office.service) and (own.scheme, own.netloc.lower()) == (other.scheme, other.netloc.lower())
    return f"{office.service}{_MISSED}" if is_same else ""
