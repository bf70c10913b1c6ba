"""A stored number under its number format → what the cell shows (ECMA-376 18.8.31), as far as tables of words need it.

Units that stand in the format alone (`0"个工作日内"`), leading zeros of codes (`0000`), percent, days in Chinese forms,
also those without a code in the file (27–36, 50–58). Left to others: fractions, colours, conditions, scientific form.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

BUILT_IN: Mapping[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy-m-d", 15: "yyyy-m-d", 16: "m-d",
    17: "yyyy-m", 22: "yyyy-m-d", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "yyyy-m-d",
    31: 'yyyy"年"m"月"d"日"', 36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats that stand in files without a code."""

EPOCH = date(1899, 12, 30)
_LAST_DAY = 2_958_465
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|([yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[0#?]+[0#?,.]*|[%@.,]|.)', re.DOTALL
)
_TIME = re.compile(r"[hH]{1,2}|[sS]{1,2}|AM/PM|上午/下午", re.IGNORECASE)
Token = tuple[str, str]


def _tokens(section: str) -> list[Token]:
    """(kind, text): literal, day, number, text, percent."""
    found: list[Token] = []
    for quoted, escaped, bracketed, plain in _TOKEN.findall(section.replace("AM/PM", "").replace("上午/下午", "")):
        if quoted or escaped:
            found.append(("literal", quoted or escaped))
        elif bracketed:
            if bracketed.startswith("$") and (sign := bracketed[1:].partition("-")[0]):
                found.append(("literal", sign))
        elif plain:
            kind = (
                "day"
                if plain[0] in "yYdD"
                else "month"
                if plain[0] in "mM"
                else "time"
                if plain[0] in "hHsS"
                else "number"
                if plain[0] in "0#?"
                else {"@": "text", "%": "percent"}.get(plain, "literal")
            )
            found.append((kind, plain))
    return found


def is_day_format(code: str) -> bool:
    """Whether a number under this format is a day or a time."""
    kinds = {kind for kind, _ in _tokens(code.split(";")[0])}
    return bool(kinds & {"day", "month", "time"}) and "number" not in kinds


def show_text(text: str, code: str) -> str:
    """A text under a format: `@"内"` adds, `;;;` hides."""
    sections = _sections(code)
    if len(sections) == 4:
        section = sections[3]
    elif "@" in code:
        section = next((part for part in sections if "@" in part), "@")
    else:
        return text
    return "".join(text if kind == "text" else literal for kind, literal in _tokens(section))


def show_number(raw: str, code: str, epoch: date = EPOCH) -> str:
    """A stored number as its cell shows it; all its places written out where the format is General."""
    try:
        value = Decimal(raw.strip())
    except InvalidOperation:
        return raw
    if not value.is_finite() or abs(value.adjusted()) > 40:
        return raw
    if not code or code.lower() in ("general", "g/通用格式"):
        return plain_number(value)
    sections = _sections(code)
    negative = value < 0
    section = sections[1] if negative and len(sections) > 1 else sections[0]
    if value == 0 and len(sections) > 2:
        section = sections[2]
    tokens = _tokens(section)
    if any(kind in ("day", "month", "time") for kind, _ in tokens) and not any(kind == "number" for kind, _ in tokens):
        return _show_day(value, tokens, epoch, raw)
    return _show(abs(value) if negative and len(sections) > 1 else value, tokens)


def plain_number(value: Decimal) -> str:
    text = f"{value:.10f}"  # not round(): it refuses more figures than its context has
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sections(code: str) -> list[str]:
    parts, quoted, start = [], False, 0
    for index, char in enumerate(code):
        if char == '"':
            quoted = not quoted
        elif char == ";" and not quoted and code[index - 1 : index] != "\\":
            parts.append(code[start:index])
            start = index + 1
    return [*parts, code[start:]]


def _show(value: Decimal, tokens: list[Token]) -> str:
    if any(kind == "percent" for kind, _ in tokens):
        value *= 100
    shown, done = [], False
    for kind, text in tokens:
        if kind == "number":
            shown.append("" if done else _digits(value, text))
            done = True
        elif kind == "text":
            shown.append(plain_number(value))
        else:
            shown.append(text)
    return "".join(shown).strip()


def _digits(value: Decimal, form: str) -> str:
    whole, _, places = form.partition(".")
    shown = value.quantize(Decimal(1).scaleb(-len(places)), ROUND_HALF_UP)
    before, _, after = f"{abs(shown):f}".partition(".")
    before = before.zfill(whole.count("0")) if before.strip("0") or whole.count("0") else ""
    if "," in whole:
        before = f"{int(before or 0):,}"
    while after.endswith("0") and len(after) > places.count("0"):
        after = after[:-1]
    return f"{'-' if shown < 0 else ''}{before}{'.' if after else ''}{after}"


def _show_day(value: Decimal, tokens: list[Token], epoch: date, raw: str) -> str:
    if not 0 < value < _LAST_DAY:
        return raw
    day = epoch + timedelta(days=int(value))
    shown = []
    for index, (kind, text) in enumerate(tokens):
        if kind == "day":
            number = day.year if text[0] in "yY" else day.day
            shown.append(f"{number:0{2 if len(text) == 2 and text[0] in 'dD' else 1}d}")
        elif kind == "month":
            is_minute = index > 0 and any(k == "time" for k, _ in tokens[max(0, index - 2) : index])
            shown.append("" if is_minute else f"{day.month:0{2 if len(text) == 2 else 1}d}")
        elif kind == "literal":
            shown.append(text)
    text = "".join(shown).strip(" :;@")
    return re.sub(r"[/:]+$", "", text) or day.isoformat()
