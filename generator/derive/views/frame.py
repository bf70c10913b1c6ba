"""What stands above and below every page: all of it depends on the office alone.

Whose telephone it shows: the office's `contact`, in the foot and where the search finds nothing.
"""

from dataclasses import dataclass
from urllib.parse import quote

from generator.derive.views.parts import OutLink, Phones, example_note, phone_table, phones_of
from generator.derive.views.service import missed_way
from generator.model.office import Office

FAULTS = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code="
"""政府网站找错: where residents report faults of a government's website, by its identification code."""
RECORDS = "https://beian.miit.gov.cn/"
"""Where the registrations of websites (ICP备案) are kept."""
POLICE = "https://beian.mps.gov.cn/#/query/webSearch?code="
"""An entry of the police's register of websites (公安备案), by its 14 figures."""


@dataclass(frozen=True, slots=True)
class HeaderView:
    """`has_search`: whether the search form stands in it; `phone`: as printed, for a search that finds nothing;
    `calls`: to dial it; `missed`: where words searched in vain are counted, or empty."""

    site_name: str
    has_search: bool
    phone: str
    calls: str
    missed: str


@dataclass(frozen=True, slots=True)
class FooterView:
    """`example`: that the site is only an example; `faults`: the address to report faults to."""

    example: str
    faults: str
    host: str
    undertaker: str
    phones: Phones
    address: str
    postcode: str
    email: str
    site_id_code: str
    icp: OutLink
    police: OutLink
    badge: OutLink


def header_view(office: Office, *, is_search: bool = False) -> HeaderView:
    """`is_search`: for the page of the search, which has its own form."""
    return HeaderView(
        office.site_name, not is_search, office.contact.phone, phone_table(office.contact.calls), missed_way(office)
    )


def footer_view(office: Office) -> FooterView:
    contact = office.contact
    figures = police_number(office.police)
    return FooterView(
        example=example_note(office),
        faults=f"{FAULTS}{quote(office.site_id_code)}" if office.site_id_code else "",
        host=office.host,
        undertaker=office.undertaker,
        phones=phones_of(contact.calls),
        address=contact.address,
        postcode=contact.postcode,
        email=contact.email,
        site_id_code=office.site_id_code,
        icp=OutLink(office.icp, RECORDS),
        police=OutLink(office.police, f"{POLICE}{figures}" if figures else ""),
        badge=OutLink("党政机关网站标识" if office.badge else "", office.badge),
    )


def police_number(record: str) -> str:
    """The 14 digits of a 公安备案号, for the link to its entry; empty when there are not 14."""
    digits = "".join(char for char in record if char.isdigit())
    return digits if len(digits) == 14 else ""
