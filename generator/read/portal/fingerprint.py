"""What a published document says, as one number: SHA-256 of its text area, or of its bytes where it is no page.

The bytes of a page change with every visitor count; its text does not. A page that says it is not there answers 200 on
many portals, so what it says is read as well.
"""

import hashlib
import re

from generator.model.portal import tidy
from generator.read.attached.faults import UnreadableError
from generator.read.portal.pages import read_article
from generator.read.portal.trees import html_tree, read_page_text, text_of

_GONE = re.compile(
    r"(?:页面|网页|内容|文章|信息)[^。]{0,10}(?:不存在|已删除|被删除|找不到|未找到|已下线|不见了)"
    r"|404\s*(?:not found|错误|页面)|很抱歉.{0,12}访问的页面",
    re.IGNORECASE,
)
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|meta)\b", re.IGNORECASE)


def fingerprint(data: bytes) -> tuple[str, str]:
    """(SHA-256 in hexadecimal, why it is no document after all: empty where it is one)."""
    if not data:
        return "", "是空的"
    if not _PAGE.search(data[:2_000]):
        return hashlib.sha256(data).hexdigest(), ""
    try:
        text = read_page_text(data)
        found = read_article("", text)
        root = html_tree(text)
    except UnreadableError as error:
        return "", error.message
    title = next((tidy(text_of(node)) for node in root.iter("title")), "")
    whole = tidy(text_of(root), 3_000)
    said = found.documents[0].text if found.documents else ""
    if _GONE.search(title) or (len(whole) < 400 and _GONE.search(whole)):
        return "", "网页说它已经不在了"
    own = "\n".join((found.documents[0].title if found.documents else title, said or whole))
    return hashlib.sha256(own.encode()).hexdigest(), ""
