"""个人信息 in free text.

- GK501: an identity-card number (GB 11643: region, birth date, check character by ISO 7064 MOD 11-2).
- GK502: a mobile number.
- GK503: a bank-card number (prefix 62, or the text speaks of a card or account; check digit by Luhn).

Contact fields of the office and of bodies (`phone`) are public duties and exempt from GK502.
A finding shows at most the first three digits.

Why: 政府信息公开条例 art. 15 and 个人信息保护法 art. 28; full numbers published by mistake are the commonest leak.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.text import FieldText

_DIGITS = re.compile(r"[0-9](?:[0-9 \-]*[0-9Xx])?")
_MOBILE = re.compile(r"^(?:86)?(1[3-9][0-9]{9})$")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"
_CONTACT = {"phone"}
_ADDRESS = {"url", "website", "site_url", "icp", "police", "site_id_code", "doc_no"}
_CARD_WORDS = ("银行", "卡号", "账号", "帐号", "账户", "帐户", "一卡通")


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for text in context.texts:
        if text.field in _ADDRESS or not any(char.isdigit() for char in text.text):
            continue
        yield from _check_text(text)


def _check_text(text: FieldText) -> Iterator[Diagnostic]:
    plain = unicodedata.normalize("NFKC", text.text)
    same_length = len(plain) == len(text.text)
    for match in _DIGITS.finditer(plain):
        digits = re.sub(r"[ \-]", "", match.group()).upper()
        kind = _classify(digits, plain, text.field)
        if kind is not None:
            code, name = kind
            place = text.place_at(match.start()) if same_length else text.place
            yield Diagnostic(
                code,
                Severity.ERROR,
                place,
                f"这里像是{name}（{digits[:3]}…，共 {len(digits)} 位）",
                "删掉，或者隐去中间位数；单位的固定电话写在 office.yml、bodies.yml 的 phone 里。",
                "《政府信息公开条例》第十五条、《个人信息保护法》第二十八条",
            )


def _classify(digits: str, text: str, field: str) -> tuple[str, str] | None:
    if is_id_number(digits):
        return "GK501", "身份证号"
    if _MOBILE.match(digits) and field not in _CONTACT:
        return "GK502", "个人手机号"
    spoken = any(word in text for word in _CARD_WORDS)
    if 16 <= len(digits) <= 19 and digits.isdigit() and is_luhn(digits) and (digits.startswith("62") or spoken):
        return "GK503", "银行卡号"
    return None


def is_id_number(digits: str) -> bool:
    """18 places with a valid birth date and check character, or the old 15-place form."""
    if re.fullmatch(r"[1-9][0-9]{16}[0-9X]", digits):
        total = sum(int(digit) * weight for digit, weight in zip(digits, _ID_WEIGHTS, strict=False))
        return _is_birth_date(digits[6:14]) and _ID_CHECK[total % 11] == digits[17]
    if re.fullmatch(r"[1-6][0-9]{14}", digits):
        return _is_birth_date("19" + digits[6:12])
    return False


def _is_birth_date(text: str) -> bool:
    try:
        return 1900 <= date(int(text[:4]), int(text[4:6]), int(text[6:])).year <= 2100
    except ValueError:
        return False


def is_luhn(digits: str) -> bool:
    """Luhn check (ISO/IEC 7812-1 annex B)."""
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
