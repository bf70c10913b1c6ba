"""公开渠道和载体: a cell of boxes, of words, or a column a channel → the channels in use, with an office's own names.

Sources: standards.md 1.3, the 13 boxes and their variants. A name that is no box is one of them by what it says
(微信公众号 is 两微一端), else 其他; the office's name is kept as the note. 两微一端 are the office's own accounts and
application (微博, 微信, 客户端), which anybody may follow; what goes into a group of villagers (村民微信群) reaches those
who are in it: 精准推送.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.model.item import ChannelUse
from generator.model.terms import Channel
from generator.read.tables.glyphs import BOX_AS_CHARACTER, LOST_CHOSEN, LOST_NOT_CHOSEN, NOT_CHOSEN
from generator.read.tables.marks import Piece, cut_pieces, has_marks, join_pieces, plain_marks, read_marked
from generator.read.tables.texts import compact, one_line, split_outside_brackets, strip_ordinal, tidy

_PLAIN: Mapping[Channel, tuple[str, ...]] = {
    Channel.WEBSITE: ("政府网站", "政府门户网站", "门户网站", "政府网", "网站"),
    Channel.GAZETTE: ("政府公报", "公报"),
    Channel.SOCIAL: ("两微一端", "政务新媒体", "新媒体", "两微", "政务两微一端"),
    Channel.BRIEFING: ("发布会/听证会", "发布会听证会", "发布会、听证会", "新闻发布会/听证会"),
    Channel.BROADCAST: ("广播电视", "广播、电视", "广播/电视"),
    Channel.PRINT: ("纸质媒体", "纸质载体"),
    Channel.READING_POINT: ("公开查阅点", "公开查询点", "公共查阅点", "政府信息公开查阅点", "信息公开查阅点"),
    Channel.SERVICE_CENTRE: ("政务服务中心", "行政服务中心"),
    Channel.SERVICE_STATION: ("便民服务站", "便民服务点", "便民服务窗口"),
    Channel.VISIT: ("入户/现场", "入户/现场宣传", "入户现场", "入户、现场", "入户、现场宣传"),
    Channel.NOTICE_BOARD: (
        "社区/企事业单位/村公示栏（电子屏）",
        "社区/企事业单位、村公示栏（电子屏）",
        "社区、企事业单位、村公示栏（电子屏）",
        "社区/企事业单位/村公示栏",
        "社区/企事业单位、村公示栏",
        "社区、企事业单位、村公示栏",
        "社区/村公示栏（电子屏）",
        "社区/村公示栏",
        "社区、村公示栏",
        "村居/企事业单位公示栏（电子屏）",
        "社区（村）公示栏（电子屏）",
        "公示栏（电子屏）",
        "公示栏",
    ),
    Channel.TARGETED: ("精准推送",),
    Channel.OTHER: ("其他", "其它", "其他渠道", "其他方式"),
}
"""Wordings that say no more than the box."""

_BY_WORD: tuple[tuple[re.Pattern[str], Channel], ...] = (
    (re.compile("公报"), Channel.GAZETTE),
    (re.compile("^(?!.*(?:公众号|微博|两微|客户端)).*(?<!人)群(?:$|[（(公发通推转告])"), Channel.TARGETED),
    (
        re.compile("微信|微博|公众号|新媒体|客户端|APP|抖音|两微|一微|视频号|小程序", re.IGNORECASE),
        Channel.SOCIAL,
    ),
    (re.compile("发布会|听证会"), Channel.BRIEFING),
    (re.compile("广播|电视|喇叭"), Channel.BROADCAST),
    (re.compile("报纸|报刊|纸质|日报|宣传册|宣传单|明白纸"), Channel.PRINT),
    (re.compile("查阅点|查询点|查阅室|档案馆|图书馆"), Channel.READING_POINT),
    (
        re.compile(
            "政务(?:服务)?(?:中心|大厅|窗口|场所)|行政(?:服务|审批)(?:中心|大厅|窗口)|办事(?:大厅|窗口)|服务大厅|办税服务厅"
            "|^大厅$|(?<!便民)服务窗口|(?:综合|受理|受理审批)窗口|(?:市民|企业|为民)(?:服务)?中心"
        ),
        Channel.SERVICE_CENTRE,
    ),
    (re.compile("便民服务"), Channel.SERVICE_STATION),
    (re.compile("公示栏|公开栏|公告栏|宣传栏|电子屏|显示屏|橱窗|公示牌|公示公开栏"), Channel.NOTICE_BOARD),
    (re.compile("入户|现场"), Channel.VISIT),
    (re.compile("精准推送|短信"), Channel.TARGETED),
    (re.compile("(?:政府|门户|部门|局|委|官方|单位|政务)[^，。]{0,6}网站?$|(?:政府|门户)网站"), Channel.WEBSITE),
)


def _known() -> dict[str, Channel]:
    return {_flat(name): channel for channel, names in _PLAIN.items() for name in names}


_LINE = re.compile(r"[_＿\u2014\-…\.]{2,}|_")
_ASKED = re.compile(r"[（(]请?(?:注明|写明|填写|说明|列明|具体)[^（）()]*[）)]")
_FLAT = re.compile(r"[\s、/／，,（）()\-]")


def _flat(name: str) -> str:
    return _FLAT.sub("", compact(name))


_KNOWN = _known()
_LONGEST_FIRST = sorted({name for names in _PLAIN.values() for name in names}, key=len, reverse=True)
_NAMES = re.compile("|".join(r"\s*".join(map(re.escape, name)) for name in _LONGEST_FIRST if name != "公报"))
_BETWEEN_NAMES = re.compile(
    rf"({'|'.join(map(re.escape, _LONGEST_FIRST))})(?={'|'.join(re.escape(name) for name in _LONGEST_FIRST if name not in ('网站', '公报', '其他', '其它'))})"
)
_BEFORE_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff）)])(?=[0-9]{1,2}[.．、](?![0-9]))")
_NUMBER = re.compile(r"[①-⑳]|(?<![0-9.])(?<=[\s；;、，,。\u4e00-\u9fff）)])[（(]?[0-9]{1,2}[.．、)）](?![0-9])")
"""Numbers of a list of names: 1.政府网站 2.两微一端, ①政府网站②公示栏."""
_STROKES = str.maketrans(dict.fromkeys("\\|｜¦＋", "\n"))
_BOX = re.compile(
    rf"(?<![门村窗路巷街关道河港渡洞井户人出入进胡厂校]){BOX_AS_CHARACTER}(?=\s*(?:{'|'.join(re.escape(name[:2]) for name in _LONGEST_FIRST)}))"
)
_BEGINS = "|".join(sorted({re.escape(name[:2]) for name in _LONGEST_FIRST}))
_LOST = re.compile(rf"(?:(?<=[\s；;、，])|^)([{LOST_CHOSEN}{LOST_NOT_CHOSEN}oOtT])\s*(?={_BEGINS})")
_OTHER_SAYS = re.compile(r"其[他它](?:渠道|方式|平台|载体)?\s*[：:（(_＿\s]+(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Channels:
    """What a cell says. `unmarked`: it has boxes, none of them chosen; all it lists were taken. `empty`: as many boxes
    as the printed list, none chosen. `unplaced`: names without a box between such that have one."""

    uses: tuple[ChannelUse, ...] = ()
    unmarked: bool = False
    empty: bool = False
    unplaced: tuple[str, ...] = ()


_WHOLE_LIST = 8
"""Boxes from which on a cell is the printed list, so that none chosen means none."""


def is_channel(text: str) -> bool:
    """Whether a heading or a word names a channel."""
    bare = _flat(text)
    return bare in _KNOWN or (2 < len(bare) <= 20 and any(pattern.search(bare) for pattern, _ in _BY_WORD))


@lru_cache(5_000)
def read_channels(text: str) -> Channels:
    """The channels of a cell."""
    text = plain_marks(_with_marks(tidy(text)))
    if not text:
        return Channels()
    if not has_marks(text):
        return Channels(_uses(_words(text)))
    found = read_marked(text, _parts)
    chosen = [one.name for one in found if one.chosen]
    bare = [one.name for one in found if one.chosen is None]
    listed = [one.name for one in found if one.chosen is False]
    if not chosen and bare and all(sign not in NOT_CHOSEN for sign in text):
        chosen, bare = bare, []  # × at the others
    if chosen:
        return Channels(_uses(chosen), unplaced=tuple(map(one_line, bare)) if listed else ())
    if len(listed) >= _WHOLE_LIST:
        return Channels(empty=True)
    return Channels(_uses([*listed, *bare]), unmarked=True)


def _parts(text: str, _: frozenset[str]) -> tuple[str, ...]:
    """Names between two marks: only what is a channel by itself begins a new one (社区/企事业单位/村公示栏 is one)."""
    pieces = cut_pieces(_BEFORE_NUMBER.sub("\n", _BETWEEN_NAMES.sub(r"\1\n", text)))

    def parts_here(before: str, piece: Piece) -> bool:
        one, two = (_flat(strip_ordinal(part.strip())) for part in (before, piece.text))
        is_other = two.startswith(("其他", "其它"))
        if one + two in _KNOWN or not (is_channel(one) and (is_other or is_channel(two))):
            return False
        if one.startswith(("其他", "其它")):
            return two in _KNOWN
        return is_other or two in _KNOWN or _channel_of(one) is not _channel_of(two)

    return join_pieces(pieces, parts_here)


def _channel_of(name: str) -> Channel | None:
    use = find_channel(name)
    return use.channel.standard if use is not None else None


def _with_marks(text: str) -> str:
    """口政府网站 and R政府网站 with the marks they mean."""
    text = _BOX.sub("□", text)
    return _LOST.sub(lambda match: "■" if match[1] in LOST_CHOSEN + "tT" else "□", text)


def _words(text: str) -> Iterator[str]:
    """Names that no box stands before: known ones wherever they stand, others between signs."""
    text = _NUMBER.sub("\n", text).translate(_STROKES)
    position = 0
    for match in _NAMES.finditer(text):
        if match[0][:2] in ("其他", "其它"):
            continue
        before = text[position : match.start()]
        joins = before and not re.search(r"[\s、，,；;/／。]$", before)
        after = text[match.end() : match.end() + 1]
        if joins or (after and not re.match(r"[\s、，,；;/／。（(0-9①-⑳]", after)):
            continue
        yield from _split(before)
        position = match.end() + _length_of_brackets(text[match.end() :])
        yield text[match.start() : position]
    yield from _split(text[position:])


def _length_of_brackets(text: str) -> int:
    """Of the brackets that a text begins with, which belong to the name before them; 0 where it begins otherwise."""
    depth = 0
    for index, char in enumerate(text if text[:1] in ("（", "(") else ""):
        depth += (char in "（(") - (char in "）)")
        if not depth:
            return index + 1
    return 0


def _split(text: str) -> Iterator[str]:
    for part in split_outside_brackets(text, "、，,；;\n/／。"):
        for word in re.split(r"\s+(?=[0-9]{1,2}[.．、])|\s{1,}", part):
            if (name := strip_ordinal(word.strip())).strip("0123456789.．、 "):
                yield name


def _uses(names: Iterator[str] | list[str]) -> tuple[ChannelUse, ...]:
    found: dict[ChannelUse, None] = {}
    for name in names:
        if (use := find_channel(name)) is not None:
            found[use] = None
    noted = {use.channel for use in found if use.note}
    return tuple(use for use in found if use.note or use.channel not in noted or use.channel is not Channel.OTHER)


@lru_cache(5_000)
def find_channel(name: str) -> ChannelUse | None:
    """The channel a name means; its own name as the note where it says more than the box."""
    name = strip_ordinal(compact(_ASKED.sub("", _LINE.sub(" ", name))).strip("；;、，,。：:.·●-"))
    flat = _flat(name)
    if not flat:
        return None
    if flat in _KNOWN:
        return ChannelUse(_KNOWN[flat])
    if (said := _OTHER_SAYS.fullmatch(name)) or (flat.startswith(("其他", "其它")) and len(flat) > 2):
        note = (said[1] if said else name[2:]).strip("（）()：: ")
        return ChannelUse(Channel.OTHER, _fit(note))
    known = next((plain for plain in _LONGEST_FIRST if name.startswith((f"{plain}（", f"{plain}："))), "")
    if known:
        return ChannelUse(_KNOWN[_flat(known)], _fit(name[len(known) :].strip("（）：")))
    channel = next((channel for pattern, channel in _BY_WORD if pattern.search(name)), Channel.OTHER)
    return ChannelUse(channel, _fit(name))


def _fit(note: str) -> str:
    """A note as it is; a single character says nothing."""
    return note if len(note) > 1 else ""
