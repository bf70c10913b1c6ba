"""Office packages (ECMA-376): what one of their parts fetches or runs as soon as somebody opens the file.

A relationship with a target on another machine (a template, an object, a picture) is loaded without a question, and
tells a stranger who reads the office's file; DDE starts programs; a data connection asks a server. Links that a reader
has to touch, and targets on the author's own disk (every document names its template so), are left alone.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

MAX_READ = 20_000_000
"""Bytes of a package's parts, inflated, that are looked through."""

_RELATION = re.compile(rb"<[^<>]*\bTargetMode\s*=\s*[\"']External[\"'][^<>]*>")
_ATTRIBUTE = re.compile(rb"\b(Type|Target)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REMOTE = re.compile(rb"\s*(?:(?!file:)[a-z][a-z0-9+.-]+:|file:[/\\]{2}(?![/\\][^/\\]|[a-z]:)|[/\\]{2})", re.IGNORECASE)
_FIELD = re.compile(rb"<w:instrText\b[^>]*>([^<]*)<|<w:fldSimple\b[^>]*?\bw:instr\s*=\s*[\"']([^\"']*)")
_DDE = re.compile(rb"\s*\"?\s*DDE(?:AUTO)?\b", re.IGNORECASE)
_FIELD_END = re.compile(rb"<w:fldChar\b[^>]*?w:fldCharType\s*=\s*[\"']begin[\"']")
_LINKED = re.compile(rb"<(?:\w+:)?ddeLink\b|ppaction://(?:program|macro)", re.IGNORECASE)
_CONTROL = re.compile(r"(?:word|xl|ppt)/activeX/", re.IGNORECASE)
_CONNECTIONS = re.compile(r"xl/connections\.xml", re.IGNORECASE)


def find_active_part(data: bytes) -> str:
    """What a package does when it is opened, in words for the message; empty where it does nothing.

    Args:
        data: the file. One that cannot be read is not judged here.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return next(_look(package), "")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError):
        return ""


def _look(package: zipfile.ZipFile) -> Iterator[str]:
    left = MAX_READ
    for entry in package.infolist():
        name = entry.filename
        if _CONTROL.match(name):
            yield "文件里有控件（ActiveX，会运行的代码）"
        if _CONNECTIONS.fullmatch(name):
            yield "文件里有数据连接，打开时会连别的服务器"
        if not name.lower().endswith((".xml", ".rels")) or left <= 0:
            continue
        with package.open(entry) as part:
            text = part.read(left)
        left -= len(text)
        if name.lower().endswith(".rels") and any(map(_is_loaded, _RELATION.findall(text))):
            yield "文件打开时会从别的网站或者电脑加载模板、图片或者对象"
        if _LINKED.search(text) or any(map(_DDE.match, _fields(text))):
            yield "文件里有会启动别的程序的链接（DDE）"


def _is_loaded(relation: bytes) -> bool:
    found = {name: double or single for name, double, single in _ATTRIBUTE.findall(relation)}
    return not found.get(b"Type", b"").endswith(b"/hyperlink") and bool(_REMOTE.match(found.get(b"Target", b"")))


def _fields(text: bytes) -> Iterator[bytes]:
    """Instructions of fields: Word may cut one into several runs, so each field's pieces are joined."""
    if b"instr" not in text:
        return
    for field in _FIELD_END.split(text):
        yield b"".join(run or simple for run, simple in _FIELD.findall(field))
