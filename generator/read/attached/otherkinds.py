"""Rich text (RTF) and web pages saved as one file (MHT, EML)."""

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage

from generator.model.attached import AttachedText
from generator.read.attached.faults import Found, Remark, damaged

_RTF = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6})[ ]?\??|\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\([^a-zA-Z])|[{}]|([^\\{}]+)"
)
_BREAKS = {"par", "line", "cell", "row", "tab", "page", "sect"}

Inner = Callable[[str, bytes], Found]


def read_rtf(data: bytes) -> Iterator[AttachedText]:
    """Everything that is no control word, by paragraph; hidden groups too."""
    parts: list[str] = []
    raw = bytearray()
    number = 0
    for match in _RTF.finditer(data.decode("latin-1")):
        if match[1]:
            raw.append(int(match[1], 16))
            continue
        if raw:
            parts.append(raw.decode("gb18030", "replace"))
            raw.clear()
        if match[2]:
            parts.append(chr(int(match[2]) % 65_536))
        elif match[3] in _BREAKS:
            number += 1
            yield from _paragraph(parts, number)
        elif match[6]:
            parts.append(match[6].replace("\r", "").replace("\n", ""))
    yield from _paragraph(parts, number + 1)


def _paragraph(parts: list[str], number: int) -> Iterator[AttachedText]:
    text = "".join(parts).encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()
    parts.clear()
    if text:
        yield AttachedText(text, f"第{number}段")


def read_mail(data: bytes, read_inner: Inner) -> Found:
    """Head lines and every part of a message.

    Raises:
        UnreadableError: a part can't be read.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise damaged("读不懂的邮件格式")
    texts: list[AttachedText] = []
    remarks: list[Remark] = []
    for part in message.walk():
        heads = ((key, _head(part, key)) for key in ("From", "To", "Cc", "Subject"))
        texts += [AttachedText(value, f"邮件头 {key}") for key, value in heads if value]
        if part.is_multipart():
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            name = "x.html" if part.get_content_type() == "text/html" else part.get_filename() or ""
            found = read_inner(name, payload)
            texts += found.texts
            remarks += found.remarks
    return Found(tuple(texts), tuple(remarks))


def _head(part: EmailMessage, key: str) -> str:
    try:
        return str(part.get(key, ""))
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):  # what `email` raises for bad head lines
        return ""
