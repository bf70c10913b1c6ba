"""个人信息 in free text; what is looked for is told in `model.personal`.

- GK501: an identity number (GB 11643), whole, disguised or with one place mistyped; the old form of 15 places, which
  has no check character, only beside a name or where the words before speak of a card.
- GK502: a mobile number. Contact fields of the office and of bodies (`phone`) are public duties and exempt.
- GK503: a bank card (prefix 62, Luhn), or an account by the words before it, unless an office or a firm holds it.
- GK504: an identity number of which 14 places, the birth year, or what a name and a sum need beside them can be read.
- GK505: the number of a disability certificate, passport, travel permit or officer's card.
- GK506: a home address down to the door.
- GK507: a number plate.
- GK508: a full name beside an illness, a disability, a hardship, or a school and class.
- GK509: a full name beside a birth date.

A finding shows at most three digits; fields for addresses and document numbers are not looked at.

Why: 政府信息公开条例 art. 15 and 个人信息保护法 art. 28; full numbers published by mistake are the commonest leak.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic
from generator.model.personal.codes import PERSONAL, WHY
from generator.model.personal.find import find_personal
from generator.model.personal.finding import About
from generator.model.public import about_field
from generator.model.text import FieldText


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for text in context.texts:
        yield from _check_text(text, about_field(text.field))


def _check_text(text: FieldText, about: About) -> Iterator[Diagnostic]:
    for found in find_personal(text.text, about):
        message = f"这里像是{found.name}（{found.shown}）"
        yield PERSONAL[found.code].at(text.place_at(found.start, found.end - found.start), message, why=WHY)
