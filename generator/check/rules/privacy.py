"""个人信息 in free text; what is looked for is told in `model.personal`.

- GK501: an identity-card number (GB 11643: region, birth date, check character by ISO 7064 MOD 11-2); the old form of
  15 places, which has no check character, only where the text speaks of a card.
- GK502: a mobile number.
- GK503: a bank-card number (prefix 62, or the text speaks of a card or account; check digit by Luhn).

Contact fields of the office and of bodies (`phone`) are public duties and exempt from GK502.
A finding shows at most the first three digits.

Why: 政府信息公开条例 art. 15 and 个人信息保护法 art. 28; full numbers published by mistake are the commonest leak.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.personal.find import find_personal
from generator.model.personal.finding import About
from generator.model.text import FieldText

_CONTACT = {"phone"}
_ADDRESS = {"url", "website", "site_url", "icp", "police", "site_id_code", "doc_no"}
_WHY = "《政府信息公开条例》第十五条、《个人信息保护法》第二十八条"


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for text in context.texts:
        about = About(is_contact=text.field in _CONTACT, is_address=text.field in _ADDRESS)
        yield from _check_text(text, about)


def _check_text(text: FieldText, about: About) -> Iterator[Diagnostic]:
    for found in find_personal(text.text, about):
        message = f"这里像是{found.name}（{found.shown}）"
        yield Diagnostic(found.code, Severity.ERROR, text.place_at(found.start), message, found.fix, _WHY)
