"""read → edit → read: files masked by stated patterns, looked at again, and only then handed out."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

import yaml

from generator.check.site_personal import judge
from generator.edit.mask.parts import mask_part
from generator.edit.mask.patterns import SIGN, PatternError, Patterns, parse_pattern
from generator.edit.mask.sheets import Strings, mask_sheet
from generator.edit.mask.textfiles import WIDE, Place, mask_csv, mask_html, mask_json, mask_plain
from generator.edit.mask.texts import Mark
from generator.edit.mask.yamlfile import mask_yaml
from generator.model.diagnostic import Diagnostic
from generator.model.diagnostic import Place as Where
from generator.model.personal.codes import PERSONAL
from generator.model.public import about_field
from generator.publish.replace import replace_files
from generator.read.attached import read_attached
from generator.read.attached.archive import Package
from generator.read.attached.decode import decode
from generator.read.attached.faults import GK516, MAX_DEPTH, UnreadableError
from generator.read.attached.headings import Headings
from generator.read.attached.office import place_of
from generator.read.attached.sheets import number_text
from generator.read.attached.words import OF_PEOPLE, is_name

TEXTS = (
    ".txt",
    ".md",
    ".csv",
    ".tsv",
    ".html",
    ".htm",
    ".json",
    ".geojson",
    ".yml",
    ".yaml",
    ".xml",
    ".svg",
    ".js",
    ".css",
)
PACKAGES = (".xlsx", ".xlsm", ".docx", ".docm", ".pptx")


class CannotMaskError(Exception):
    """A file that can't be masked here; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Masking:
    """One thing that was masked: kind in Chinese, where, at most three digits of it, and how it was masked."""

    code: str
    name: str
    where: str
    shown: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A masked file. `left`: what the detector still finds, or what can't be read; the data is then not to be used."""

    data: bytes
    done: tuple[Masking, ...]
    left: tuple[Diagnostic, ...]


def write_masked(files: Mapping[Path, bytes]) -> None:
    """Write all files or none.

    Raises:
        PublishError: the disk refused; nothing was changed.
    """
    replace_files(files)


class Masker:
    """Masks by the defaults, and by patterns as typed (`手机号=前3后4`)."""

    def __init__(self, stated: Sequence[str] = ()) -> None:
        """Take the patterns.

        Raises:
            CannotMaskError: one of them can't be; the message says how they are written.
        """
        try:
            self.patterns: Patterns = dict(parse_pattern(text) for text in stated)
        except PatternError as error:
            raise CannotMaskError(str(error)) from error

    def mask(self, name: str, data: bytes) -> Outcome:
        """Mask one file and read the result again.

        Raises:
            CannotMaskError: a kind that can't be masked, or a damaged file.
        """
        try:
            masked, places = _mask(name, data, self.patterns, 0)
        except UnreadableError as error:
            raise CannotMaskError(f"{error.message}。{error.fix}") from error
        except yaml.YAMLError as error:
            raise CannotMaskError("YAML 写得不对，先运行 gongkai check 改好。") from error
        done = dict.fromkeys(Masking(mark.code, mark.name, where, mark.shown, mark.pattern) for where, mark in places)
        return Outcome(masked, tuple(done), tuple(find_left(name, masked)))


def find_left(name: str, data: bytes) -> list[Diagnostic]:
    """What is still found in a file. Of YAML, public telephones are no findings: its fields are known."""
    if name.lower().endswith((".yml", ".yaml")):
        _, places = mask_yaml(decode(data), {}, about_field)
        return [_told(name, place) for place in places]
    texts, problems = read_attached(name, data)
    return judge(name, texts, frozenset()) + [problem for problem in problems if problem.is_error]


def _told(name: str, place: Place) -> Diagnostic:
    where, mark = place
    line = int("".join(filter(str.isdigit, where)) or "1")
    return PERSONAL[mark.code].at(Where(name, line), f"还有{mark.name}（{mark.shown}），在{where}")


def _mask(name: str, data: bytes, patterns: Patterns, depth: int) -> tuple[bytes, list[Place]]:
    ending = PurePosixPath(name.lower()).suffix
    if data.startswith(b"PK") and (ending in PACKAGES or depth):
        return _mask_package(data, patterns, depth)
    if ending not in TEXTS:
        raise CannotMaskError(_ADVICE.get(ending, _OTHERWISE))
    text = decode(data)
    masked, places = _mask_text(ending, text, patterns)
    return _encode(masked, data), places


_OTHERWISE = "这种文件遮不了。在原来的 Word、Excel 文件里遮好，再导出。"
_PICTURE = "图片遮不了。用画图软件把内容涂掉，再另存一份（不要只盖一层）。"
_OLD = "旧格式遮不了。用 Office、WPS 另存为 .xlsx 或者 .docx，再运行一次。"
_ADVICE = {
    ".pdf": "PDF 遮不了：盖住的字还在里面。在原来的 Word、Excel 文件里遮好，再导出 PDF。",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff"), _PICTURE),
    **dict.fromkeys((".xls", ".doc", ".ppt", ".wps", ".et"), _OLD),
}


def _mask_text(ending: str, text: str, patterns: Patterns) -> tuple[str, list[Place]]:
    if ending in (".yml", ".yaml"):
        return mask_yaml(text, patterns, about_field)
    if ending in (".csv", ".tsv"):
        return mask_csv(text, patterns, headings_of)
    if ending in (".html", ".htm", ".xml", ".svg"):
        return mask_html(text, patterns, headings_of)
    if ending in (".json", ".geojson"):
        return mask_json(text, patterns)
    return mask_plain(text, patterns, is_markdown=ending == ".md")


def _encode(text: str, before: bytes) -> bytes:
    """In the encoding that the file had, byte order mark included."""
    if before.startswith(b"\xef\xbb\xbf"):
        return b"\xef\xbb\xbf" + text.encode()
    if before.startswith((b"\xff\xfe", b"\xfe\xff")):
        little = before.startswith(b"\xff\xfe")
        return before[:2] + text.encode("utf-16-le" if little else "utf-16-be")
    try:
        before.decode("utf-8")
    except UnicodeDecodeError:
        return text.encode("gb18030")
    return text.encode()


def headings_of(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Headings of the columns for each row, as the reader of files finds them."""
    headings = Headings()
    return [tuple(headings.take(row)) for row in rows]


# --- packages -------------------------------------------------------------------------------------------

_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml")


def _mask_package(data: bytes, patterns: Patterns, depth: int) -> tuple[bytes, list[Place]]:
    if depth > MAX_DEPTH:
        raise CannotMaskError("文件里套文件，套得太深。")
    package = Package(data)
    changes: dict[str, bytes] = {}
    places: list[Place] = []
    done: set[str] = set()
    strings = Strings("")
    shared = next(package.find("xl/sharedStrings", ".xml"), "")
    if shared:
        strings = Strings(_xml(package.read(shared)))
    for name in filter(_SHEET.fullmatch, package.names):
        raw = _xml(package.read(name))
        text, found = mask_sheet(raw, strings, patterns, headings_of, number_text)
        rest, more = mask_part(text, patterns, "工作表里", headings_of)
        places += [(f"{PurePosixPath(name).stem} {where}", mark) for where, mark in (*found, *more)]
        changes[name] = rest.encode()
        done.add(name)
    if shared:
        text, found = mask_part(strings.masked, patterns, "没有单元格使用的文字", headings_of)
        changes[shared], done = text.encode(), done | {shared}
        places += found
    for name in package.names:
        if name not in done and name.lower().endswith((".xml", ".rels", ".vml")):
            raw = _xml(package.read(name))
            sign = WIDE if name == "xl/workbook.xml" else SIGN
            text, found = mask_part(raw, patterns, place_of(name), headings_of, sign)
            text, people = _without_people(name, text)
            changes[name] = text.encode()
            places += found + people
        elif "/embeddings/" in name and (inner := package.read(name)).startswith(b"PK"):
            changes[name], found = _mask(name, inner, patterns, depth + 1)
            places += [(f"嵌入的文件里的{where}", mark) for where, mark in found]
    return _repack(data, {name: new for name, new in changes.items() if new != package.read(name)}), places


def _xml(data: bytes) -> str:
    """Text of a part; the parts of office files are UTF-8, or UTF-16 with a mark."""
    text = decode(data)
    return re.sub(r'(<\?xml[^>]*encoding=")[^"]*"', r'\1UTF-8"', text, count=1)


_PERSON = re.compile(r"(<(?:\w+:)?(creator|lastModifiedBy|Manager)\b[^>]*>)([^<]+)(</)")
_WRITER = re.compile(r"(\b(?:w:author|author|displayName|w15:author)=\")([^\"]+)(\")|(<author>)([^<]+)(</author>)")


def _without_people(name: str, text: str) -> tuple[str, list[Place]]:
    """Names of persons in the properties are emptied; writers of comments keep their surname."""
    places: list[Place] = []

    def empty(match: re.Match[str]) -> str:
        if match[2] not in OF_PEOPLE or not is_name(match[3]):
            return match[0]
        places.append(("文件属性", Mark(GK516.number, "作者姓名", f"{match[3].strip()[0]}**", "删掉")))
        return match[1] + match[4]

    def shorten(match: re.Match[str]) -> str:
        before, value, after = match.group(1, 2, 3) if match[2] else match.group(4, 5, 6)
        if not is_name(value):
            return match[0]
        places.append((place_of(name), Mark(GK516.number, "作者姓名", f"{value.strip()[0]}**", "留姓")))
        return f"{before}{value.strip()[0]}**{after}"

    if name.startswith("docProps/"):
        return _PERSON.sub(empty, text), places
    return _WRITER.sub(shorten, text), places


def _repack(data: bytes, changes: dict[str, bytes]) -> bytes:
    """The package with some parts changed, its order and dates kept."""
    if not changes:
        return data
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = changes.get(info.filename)
            new.writestr(info, old.read(info) if content is None else content, compress_type=info.compress_type)
    return target.getvalue()
