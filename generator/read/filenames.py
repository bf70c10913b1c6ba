"""Names of files, as they stand on the disk → what is wrong with them; nothing is opened.

A name becomes an address and is printed in messages, so what cannot be seen, cannot be typed or means something else
to another system is refused (GK121). Chinese names are as good as any.
"""

import re
import unicodedata
from collections.abc import Container

from generator.model.diagnostic import Code, Trouble
from generator.yamltext.characters import describe_character, is_forbidden

GK121 = Code(
    "GK121",
    "名称不能用",
    "文件名就是网址的一部分，还会印在提示里。看不见的字符、首尾空格、# % ? 这些符号、"
    "Windows 的设备名（con、nul …）、隐藏文件、办公软件的临时文件（~$ 开头）都会出错或者藏着东西。"
    "中文名可以用。",
    "给文件换一个名称。",
    {
        "retype": "有看不见的、拼出来的字符｜给文件换一个名称，重新手打。",
        "space": "有特殊的空格｜换成普通空格，或者去掉。",
        "sign": "有网址里不能用的符号｜去掉这个符号。",
        "ends": "开头、末尾有空格或者句点｜去掉它们。",
        "temporary": "临时文件｜关掉正在编辑的文件，删掉它；里面往往有编辑人的姓名。",
        "hidden": "隐藏文件｜不需要的删掉，要公开的换一个名称。",
        "device": "Windows 的设备名｜换一个名称。",
        "long": "名称太长｜换一个短的名称。",
        "suffix": "后缀写成了大写或者别的样子｜改文件名的后缀。",
        "folder": "pages 写成了别的样子｜改名为 pages。",
        "deep": "路径太长｜换短一些的文件夹名和文件名。",
    },
)

GK139 = Code(
    "GK139",
    "后缀不对，文件读不到",
    "记事本、Word 另存的时候会在 .yml 后面再加上 .txt、.docx，资源管理器又常常不显示后缀，看上去名称没有变。"
    "这样的文件不会读，里面的事项就都没有了。",
    "把文件改名为“{name:去掉多余后缀的名称}”。看不到后缀的，先在资源管理器的“查看”里勾选“文件扩展名”。",
    {
        "word": "存成了 Word、Excel 文件｜只改名称没有用：打开它，把文字复制到记事本，"
        "另存为“{name:01-….yml}”，编码选 UTF-8，保存类型选“所有文件”。",
    },
)

_MORE = re.compile(r"(?P<name>.+\.ya?ml)(?P<more>\.(?:txt|md|json|ya?ml))$", re.IGNORECASE)
_OFFICE = re.compile(r"(?P<name>.+\.ya?ml)(?P<more>\.(?:docx?|wps|rtf|xlsx?|et|html?|mht|odt))$", re.IGNORECASE)
_LIKE_OURS = re.compile(r"(?P<name>[0-9]{2}-.+|[a-z]+)(?P<more>\.(?:txt|docx?|wps|rtf))$", re.IGNORECASE)


def find_lost_suffix(name: str, registers: Container[str]) -> Trouble | None:
    """What is wrong with a name at the top of a catalogue that does not end as a catalogue's file does.

    Args:
        name: of the file.
        registers: names of the registers, without their suffix.
    """
    found = _MORE.match(name) or _OFFICE.match(name) or _LIKE_OURS.match(name)
    if found is None or (not _is_yaml(found["name"]) and not _is_ours(found, registers)):
        return None
    meant = found["name"] if _is_yaml(found["name"]) else f"{found['name']}.yml"
    more = found["more"].lower()
    what = f"多了“{more}”" if _is_yaml(found["name"]) else f"是“{more}”，不是“.yml”"
    plain = more in (".txt", ".md", ".json", ".yml", ".yaml")
    return GK139.of(f"文件名的后缀{what}，这个文件不会读", "" if plain else "word", name=show_name(meant))


def _is_yaml(name: str) -> bool:
    return name.lower().endswith((".yml", ".yaml"))


def _is_ours(found: re.Match[str], registers: Container[str]) -> bool:
    return found["name"] in registers or (found["name"][0].isdigit() and found["more"].lower() == ".txt")


def meant_name(name: str) -> str:
    """The name a file should have: `laws.yml` for `laws.yml.txt` and `laws.txt`."""
    found = _MORE.match(name) or _OFFICE.match(name) or _LIKE_OURS.match(name)
    return found["name"] if found else name


MAX_NAME = 80
"""Characters of one name: three bytes each in UTF-8 stay under the 255 that file systems take."""

MAX_PATH = 200
"""Characters of a path inside the catalogue folder."""

_SIGNS = re.compile(r'[<>:"|?*\\#%]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$", re.IGNORECASE)

LEFT_ALONE = frozenset({".gitkeep", ".gitignore", ".gitattributes", ".DS_Store"})
"""Hidden files that tools leave everywhere: neither read nor published, and not worth a word."""


def find_name_fault(name: str) -> Trouble | None:
    """What is wrong with one name, without its folders."""
    return _find_bad_character(name) or _find_bad_form(name)


def _find_bad_character(name: str) -> Trouble | None:
    for char in name:
        if "\ud800" <= char <= "\udfff":
            return GK121.of("文件名不是 UTF-8 编码")
        if char in "\n\t" or is_forbidden(char):
            return GK121.of(f"文件名里有看不见的字符：{describe_character(char)}", "retype")
        if char != " " and char.isspace():
            return GK121.of(f"文件名里有特殊的空格 U+{ord(char):04X}", "space")
    sign = _SIGNS.search(name)
    return GK121.of(f"文件名里有“{sign.group()}”，网址里不能用", "sign") if sign else None


def _find_bad_form(name: str) -> Trouble | None:
    stem = name.rpartition(".")[0] or name
    if name != name.strip() or name.endswith(".") or stem.endswith((" ", ".")):
        return GK121.of("文件名的开头或者末尾（后缀前面也算）有空格或者句点", "ends")
    if name.startswith("~$") or name.endswith("~"):
        return GK121.of("这是办公软件或编辑软件的临时文件", "temporary")
    if name.startswith("."):
        return GK121.of("文件名以句点开头，是隐藏文件", "hidden")
    if _RESERVED.match(name):
        return GK121.of("这个名称在 Windows 上是设备名，别的电脑打不开", "device")
    if unicodedata.normalize("NFC", name) != name:
        return GK121.of("文件名里有拼出来的字符或兼容汉字，看起来一样其实不同", "retype")
    if len(name) > MAX_NAME:
        return GK121.of(f"文件名太长（{len(name)} 个字符，最多 {MAX_NAME} 个）", "long")
    return None


def show_name(name: str) -> str:
    """A name as it may be printed: what cannot be seen is written as its code, on one line and not endless."""
    shown = "".join(_show(char) for char in name)
    return shown if len(shown) <= MAX_PATH else f"{shown[: MAX_PATH - 1]}…"


def _show(char: str) -> str:
    if "\udc80" <= char <= "\udcff":  # a byte that is no UTF-8, as Python hands it on
        return f"\\x{ord(char) - 0xDC00:02x}"
    return f"\\u{ord(char):04x}" if char in "\n\t" or is_forbidden(char) else char


def likeness(path: str) -> str:
    """What two paths have in common that some disk or reader takes for one and the same."""
    return unicodedata.normalize("NFKC", path).casefold()
