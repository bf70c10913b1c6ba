"""Web addresses: the one reading that decides whether an address may stand in a catalogue.

An address is printed, put into codes that hang for years, and touched by people who trust the page it stands on. So
only what every reader takes for the same address is let through: what the URL Standard (url.spec.whatwg.org, what
browsers do) and RFC 3986 (what Python's `urlsplit` and most programs do) read alike. Where they part (a backslash, a
user part, `http:/host`, an integer for a host …) it is refused, whichever of them is right.

Leaves to others: whether anybody answers there (`links verify`), whether it is fit for a printed code (`address`).
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.model.diagnostic import Code

EXAMPLE = "https://www.example.gov.cn/a.html"

GK607 = Code(
    "GK607",
    "网址、域名或者邮箱不能用",
    "网址要让每一种浏览器和软件都读成同一个网站。域名前面有“@”（真正打开的是“@”后面的网站）、混进了长得像的"
    "外文字母、有反斜杠或者空格、缺少“https://”、从文章里复制时带上了句号或者半边括号、把 IP 地址写成一个整数，"
    "这些都不收：群众点开可能到了别处，印成二维码更改不了。",
    f"写成完整的网址，例如“{EXAMPLE}”；最好从浏览器的地址栏复制。{{file:-}}",
    {
        "guess": "看得出本来是什么的｜改成“{guess}”。",
        "slash": "网站地址没有以“/”结尾｜在最后加一个“/”。",
        "root": "网站地址里有“?”、“#”或者“//”｜只写到网站首页所在的那一级，以“/”结尾。",
        "one": "两个网址连在了一起｜只留一个网址。{file:-}",
        "sign": "有空格、符号｜删掉它；或者从浏览器的地址栏重新复制。{file:-}",
        "wide": "有全角、外文的字符｜只用半角的字母、数字和符号；中文域名写成 xn-- 开头的写法。{file:-}",
        "user": "域名前面有“@”｜去掉“@”和它前面的部分。{file:-}",
        "percent": "域名里有“%”｜写出域名本来的样子。{file:-}",
        "number": "IPv6 地址｜写域名，例如“www.example.gov.cn”。{file:-}",
        "host": "域名不对｜核对域名，例如“www.example.gov.cn”；最好从浏览器的地址栏复制。{file:-}",
        "inside": "内部网络的地址｜写公开的网址。{file:-}",
        "port": "端口不对｜去掉域名后面的冒号和端口；要写的，写 1 到 65535。{file:-}",
        "dots": "有“/./”或者“/../”｜写成打开以后地址栏里的样子。{file:-}",
        "file": "pages/files 里的文件｜放在 pages/files 里的文件，写成 files/文件名。",
        "file_name": "files/ 开头，文件名不能用｜"
        "给文件换一个名称，可以用中文、字母、数字、点和横线，不带文件夹，写成 files/文件名。",
        "only_host": "只要域名的栏｜只写域名，例如“www.example.gov.cn”。",
        "email": "邮箱｜写成“gongkai@example.gov.cn”的样子，只用半角字符，只写一个。",
    },
)

_SCHEME = re.compile(r"https?://")
_ANY_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?![0-9]+(?:/|$))")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_LAST = re.compile(r"[A-Za-z]{2,}|xn--[A-Za-z0-9-]+", re.IGNORECASE)
_NUMERIC = re.compile(r"0[xX][0-9A-Fa-f]*|[0-9]+")
_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}")
_AT_HOME = re.compile(r"(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))\.")
_PORT = re.compile(r"[1-9][0-9]{0,4}")
_LAST_PORT = 65535
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})|%(?:[01][0-9A-Fa-f]|7[Ff]|5[Cc])")
_DOTS = re.compile(r"/(?:\.|%2[Ee]){1,2}(?=/|$)")
_NOT_IN_ADDRESSES = frozenset('"<>\\ ')
_ENTITY = re.compile("&amp;")
_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_IN_NAMES = frozenset("（）《》〈〉〔〕【】「」、·—“”")
"""Signs that stand in Chinese names of files, as in 公告（2026年）.pdf."""

_TAIL = ".,;:!?'\"。，、；：！？．…”’"
_PAIRS = {")": "(", "]": "[", "）": "（", "】": "【", "〕": "〔", "》": "《", "」": "「"}
_WRAPS = "“”‘’\"'<>《》〈〉「」【】（）() 　\t\u00a0"
MAX_HOST = 253
_SCRIPTS = {"CYRILLIC": "西里尔字母", "GREEK": "希腊字母", "FULLWIDTH": "全角字符", "MATHEMATICAL": "数学字母"}


class AddressFault(NamedTuple):
    """Why an address is refused, the name of its remedy (of GK607), and what was probably meant, where one can say."""

    message: str
    remedy: str = ""
    guess: str = ""


def find_address_fault(text: str, *, chinese_path: bool = False, is_site: bool = False) -> AddressFault | None:
    """Why a text is no address of a web page that everything reads alike; None where it is one.

    Args:
        text: the address as written.
        chinese_path: whether behind the host Chinese may stand, as in the names of files.
        is_site: whether it is the root of a site: it ends with a slash, without `?` or `#`; and may lie in a closed
            network, as on a self-service terminal.
    """
    fault = next(_find(text, chinese_path, is_site), None)
    if fault is None:
        return None
    guess = _mend(text, chinese_path, is_site)
    return AddressFault(fault.message, "guess" if guess else fault.remedy, guess)


def find_host_fault(host: str) -> str:
    """Why a text is no host name that residents can reach by; empty where it is one."""
    labels = host.split(".")
    if not host:
        return "没有域名"
    if _NUMERIC.fullmatch(labels[-1]):
        return "" if _IPV4.fullmatch(host) else "用了数字写法的地址，各种软件读出来不是同一个地方"
    if ":" in host:
        return f"写的是 IPv6 地址“{_show(host)}”，不是域名"
    if len(labels) == 1:
        return f"域名“{_show(host)}”不完整，一个点也没有"
    if len(host) > MAX_HOST or not all(map(_LABEL.fullmatch, labels)) or not _LAST.fullmatch(labels[-1]):
        return f"域名“{_show(host)}”写法不对"
    if any(label[2:4] == "--" and not _is_chinese_label(label) for label in labels):
        return f"域名“{_show(host)}”里的 xn-- 不是中文域名，可能是冒充的"
    return ""


def _is_chinese_label(label: str) -> bool:
    """Whether an encoded label (RFC 3492) stands for Chinese, alone or with plain letters and digits."""
    if label[:4].lower() != "xn--":
        return False
    try:
        plain = label[4:].lower().encode("ascii").decode("punycode")
        again = plain.encode("punycode").decode("ascii")
    except (UnicodeError, ValueError, OverflowError):
        return False
    rest = _HAN.sub("", plain)
    return again == label[4:].lower() and rest != plain and (not rest or _LABEL.fullmatch(f"a{rest}a") is not None)


def _find(text: str, chinese_path: bool, is_site: bool) -> Iterator[AddressFault]:
    """Faults, the plainest first; only the first is told."""
    yield from _find_scheme(text)
    scheme = _SCHEME.match(text)
    rest = text[scheme.end() :] if scheme else text
    cut = re.search(r"[/?#\\]", rest)
    authority, tail = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    yield from _find_characters(text, len(text) - len(tail), chinese_path)
    yield from _find_authority(authority, is_site)
    yield from _find_tail(tail)
    if is_site and not tail.endswith("/"):
        yield AddressFault("网站地址没有以“/”结尾", "slash")
    if is_site and ("?" in tail or "#" in tail or "//" in tail):
        yield AddressFault("网站地址里有“?”、“#”或者“//”", "root")
    yield from _find_disagreement(text, authority)


def _find_scheme(text: str) -> Iterator[AddressFault]:
    if _SCHEME.match(text):
        rest = re.sub(r"^https?://", "", text)
        if re.match(r"(?:https?|ftp):?/*(?:[:/]|$)", rest, re.IGNORECASE) or re.search(r"(?<![/=])https?://", rest):
            yield AddressFault("写了两个 http(s)://，像是两个网址连在了一起", "one")
        return
    named = _ANY_SCHEME.match(text)
    if named and named[1].lower() in ("http", "https"):
        yield AddressFault("开头写法不对，应当是“https://”或者“http://”")
    elif named and "." not in named[1]:
        yield AddressFault(f"是“{named[1][:20]}:”开头的，不是网页的地址")
    elif text.startswith("//"):
        yield AddressFault("前面缺少“https:”")
    else:
        yield AddressFault("前面缺少“https://”")


def _find_characters(text: str, tail: int, chinese_path: bool) -> Iterator[AddressFault]:
    """Signs that are no part of an address. `tail`: where the part behind the host begins."""
    for index, char in enumerate(text):
        if char.isascii():
            if char in _NOT_IN_ADDRESSES or not char.isprintable():
                yield AddressFault(f"里面有{'空格' if char == ' ' else _name(char)}", "sign")
        elif index >= tail and chinese_path and (_HAN.match(char) or char in _IN_NAMES):
            continue
        else:
            where = "域名里" if index < tail else "里面"
            yield AddressFault(f"{where}有{_name(char)}", "wide")


def _name(char: str) -> str:
    if unicodedata.category(char)[0] in "CZ":
        return f"看不见的字符（U+{ord(char):04X}）"
    script = next((word for name, word in _SCRIPTS.items() if unicodedata.name(char, "").startswith(name)), "")
    return f"{script}“{char}”" if script else f"“{char}”"


def _find_authority(authority: str, is_site: bool) -> Iterator[AddressFault]:
    if "@" in authority:
        yield AddressFault("域名前面有“@”，真正打开的是“@”后面的网站，常用来骗人", "user")
    if "%" in authority:
        yield AddressFault("域名里有“%”", "percent")
    if "[" in authority or "]" in authority:
        yield AddressFault("用了 IPv6 地址", "number")
    host, colon, port = authority.partition(":")
    if reason := find_host_fault(host):
        yield AddressFault(reason, "host")
    if not is_site and _AT_HOME.match(host) and _IPV4.fullmatch(host):
        yield AddressFault("是本机或者内部网络的地址，群众打不开", "inside")
    if colon and (not _PORT.fullmatch(port) or int(port) > _LAST_PORT):
        yield AddressFault(f"端口“{_show(port)}”不对", "port")


def _find_tail(tail: str) -> Iterator[AddressFault]:
    if tail[:1] in ("?", "#"):
        yield AddressFault(f"域名后面直接写了“{tail[0]}”，少了“/”")
    if _PERCENT.search(tail):
        yield AddressFault("里面有写法不对的“%”")
    if _ENTITY.search(tail):
        yield AddressFault("里面有从网页源代码带来的“&amp;”")
    if _DOTS.search(tail.partition("?")[0].partition("#")[0]):
        yield AddressFault("里面有“/./”或者“/../”", "dots")
    if tail and tail[-1] in _TAIL:
        yield AddressFault(f"最后多了一个“{tail[-1]}”，像是从文章里复制时带上的")
    for close, begin in _PAIRS.items():
        if tail.count(close) != tail.count(begin):
            yield AddressFault(f"括号“{begin}{close}”不成对，像是复制时多带或者少带了一个")


def _find_disagreement(text: str, authority: str) -> Iterator[AddressFault]:
    """The safety net: another reader must find the same host and port."""
    try:
        parts = urlsplit(text)
        read = (parts.hostname or "", parts.port, parts.username)
    except ValueError:
        read = ("", None, None)
    host, _, port = authority.partition(":")
    if read != (host.lower(), int(port) if port else None, None):
        yield AddressFault("各种软件读出来不是同一个网站")


def _mend(text: str, chinese_path: bool, is_site: bool) -> str:
    """What was plainly meant. A user part or a strange alphabet is never guessed at: it may be meant to deceive."""
    if "@" in text.partition("/")[2].strip("/").partition("/")[0] or any(
        unicodedata.name(char, "").startswith(("CYRILLIC", "GREEK")) for char in text
    ):
        return ""
    plain = "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" and c not in _IN_NAMES else c for c in text)
    plain = _ENTITY.sub("&", plain).strip(_WRAPS)
    plain = re.sub(r"^(https?):(?://)?/*", lambda found: f"{found[1].lower()}://", plain, flags=re.IGNORECASE)
    plain = re.sub(r"^(?:(?:https?://)+)(?=https?://)", "", plain)
    if plain.startswith("//"):
        plain = f"https:{plain}"
    elif "://" not in plain and re.match(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[:/]|$)", plain):
        plain = f"https://{plain}"
    plain = re.sub(r"^(https?://[^/?#]+)(?=[?#])", r"\1/", plain)
    options = [plain, plain.rstrip(_TAIL + _WRAPS), plain.replace(" ", "")]
    options += [f"{option}/" for option in options] if is_site else []
    return next((o for o in options if o != text and next(_find(o, chinese_path, is_site), None) is None), "")


def _show(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def show_address(text: str) -> str:
    """An address as a message quotes it: short, on one line, and without what may be somebody's password."""
    shown = re.sub(r"(//)[^/?#@]*@", r"\1…@", " ".join(text.split()))
    return _show("".join(char if char.isprintable() else "�" for char in shown))
