"""What stands in the place of a dash or of a colon: `－ 土地`, `1. 土地`, `title：名称`."""

import re
from typing import NamedTuple

from generator.model.diagnostic import Trouble
from generator.yamltext.codes import GK107
from generator.yamltext.lines import quote_line

_DASH_LIKE = "－–—−‐‑‒―﹣ー"
_BULLET = re.compile(
    rf"(?P<mark>[{_DASH_LIKE}]+|[•·●○◦▪■◆➢∙・]|[*＊](?=[ \u3000\u00a0])"
    r"|[0-9０-９]{1,2}[、)）．]|[0-9]{1,2}\.(?![0-9])|[（(][0-9一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳])[ \u3000\u00a0]*(?=\S)"
)
_GLUED = re.compile(r"-(?P<space>[\u3000\u00a0]*)(?=[^\s-])")


class Bullet(NamedTuple):
    """A mark at the beginning of a line that was meant as `- `. `text`: what stands behind."""

    mark: str
    text: str


def find_bullet(text: str) -> Bullet | None:
    """`－ 土地`, `• 土地`, `1. 土地`, `-土地`: an entry whose dash is none."""
    found = _GLUED.match(text) or _BULLET.match(text)
    return Bullet(found.groupdict().get("mark") or "-", text[found.end() :]) if found else None


def say_bullet(bullet: Bullet) -> Trouble:
    """What is wrong with a bullet."""
    text = quote_line(_KEY_AND_COLON.sub(lambda found: f"{found[0].rstrip('：:')}: ", bullet.text, count=1))
    if bullet.mark == "-":
        return GK107.of(f"“-{text}”的“-”后面少了一个英文空格", "dash_space", text=text)
    what = "编号" if bullet.mark[-1] not in f"{_DASH_LIKE}•·●○◦▪■◆➢∙・*＊" else "符号"
    return GK107.of(f"行首的“{bullet.mark}”是{what}，不是英文减号，不算一条的开头", "dash", mark=bullet.mark, text=text)


SIGNS_ONLY = re.compile(r"[\]})）】」』”’\"'＂,，、;；.。:：]+")
_KEY_AND_COLON = re.compile(
    r"^[ -]*(?:[a-z][a-z_]*|[0-9]{2}(?:-c?[0-9]{1,3})?)(?P<space> *)"
    r"(?P<colon>[：﹕∶]|:(?! |$|//))(?P<odd>[\u3000\u00a0])?"
)


def find_false_colon(line: str) -> tuple[int, str, str] | None:
    """Column (from 1), fault and name of the remedy (of GK107) of `title：名称` or `title:名称`, or None."""
    match = _KEY_AND_COLON.match(line)
    if match is None:
        return None
    column = match.start("colon") + 1
    if SIGNS_ONLY.fullmatch(line[match.end() :].strip()):
        return None  # `channel:,` is told for its comma
    if match["colon"] != ":":
        return column, f"字段名后面用了中文冒号“{match['colon']}”", "wide_colon"
    if match["odd"]:
        return column + 1, "冒号后面的空格不是英文空格", "odd_space"
    return column, "字段名的冒号后面少了一个空格", "colon_space"
