"""The office whose catalogue it is, as office.yml has it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.domain import Question
from generator.model.fields import PAGE_ONLY, Meaning, Number, Phone, Url
from generator.model.indexnumber import NO_FORM, NumberForm
from generator.model.inspection import LinkPolicy
from generator.model.ledger import LedgerRules
from generator.model.phone import PhoneLine
from generator.model.telephone import parse_phones
from generator.model.terms import Tier


@dataclass(frozen=True, slots=True)
class Contact:
    """A public contact of the office."""

    name: str = ""
    phone: Phone = ""
    address: str = ""
    postcode: Number = ""
    email: Url = ""
    hours: str = ""
    website: Url = ""
    note: str = ""

    @property
    def calls(self) -> PhoneLine:
        """`phone`, cut into the numbers to dial."""
        return parse_phones(self.phone)


NO_CONTACT = Contact()
_ANY_LINK = LinkPolicy()
_NO_RULES = LedgerRules()


@dataclass(frozen=True, slots=True)
class Office:
    """Who publishes the site, and where it lives. All of it is local.

    `guide`, `annual_report`: where the portal has 公开指南 and 年度报告 (条例 art. 12, 49), empty where unknown.
    `service`: where the office's own service for applications, questions and reports is reached, or empty.
    `site_url` is empty while the address is not settled: then no code, no canonical tag and no sitemap is written.
    `channels`, `levels`: the office's own names → the standard terms they stand for (`model.ownwords`).
    `ledger`: from when duties are counted, from when they are warned of, what residents see of it.
    `extends`: the way to the folder of the catalogue this one stands on; `tier`: on which tier this one stands.
    """

    name: str
    short_name: str
    site_name: str
    extends: Annotated[str, Meaning.MARK, PAGE_ONLY] = ""
    tier: Annotated[Tier | None, PAGE_ONLY] = None
    site_url: Url = ""
    example: bool = False
    host: str = ""
    undertaker: str = ""
    site_domain: Url = ""
    site_id_code: Number = ""
    icp: Number = ""
    police: Number = ""
    badge: Url = ""
    contact: Contact = NO_CONTACT
    apply: Contact = NO_CONTACT
    supervision: Contact = NO_CONTACT
    guide: Url = ""
    annual_report: Url = ""
    service: Url = ""
    popular: tuple[Question, ...] = ()
    links: LinkPolicy = _ANY_LINK
    channels: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    ledger: LedgerRules = _NO_RULES
    index_numbers: NumberForm = NO_FORM
    place: Place = NOWHERE
