"""公开时限: the ordered table of recognisers, one row per way of saying a time.

Works on one piece (text between commas) in which quantities are marks (`marks`). In the patterns Ⓐ stands
for an amount (20个工作日), Ⓟ for a period (每季度), Ⓓ for a date (1月31日), ～ for any other character. The leftmost
match wins, at the same place the row higher up. What a match becomes is said in `clauses`.
"""
# ruff: noqa: E501  (one row per wording; Chinese characters count double)

import re
from collections.abc import Iterator

from generator.read.timelimit import clauses, recurring
from generator.read.timelimit.clauses import LATE, LEAST, MOST, TAKE, Builder
from generator.read.timelimit.marks import AMOUNTS, DATES, NUMBER, PERIODS
from generator.read.timelimit.triggers import Found

_TIMES = rf"(?P<times>{NUMBER})[次回遍]"
_SHOW = r"预?(?:公示|公告|披露|张贴|展示|挂网|公榜|张榜)"
_NOT_AHEAD = r"(?![之以]?[前内])"
_GAP = "[^ⒶⓅⒹ，后起前内]{0,8}?"
_NO_CLAUSE = r"(?![^，]{0,6}的[^，])"

RECOGNISERS: tuple[tuple[str, str, Builder], ...] = (
    ("ditto", r"^(?:同上(?:一?[行项栏条])?|同前|见上(?:一?[行项])?|〃|″|\"|”|同第?[0-9一二三四五六七八九十]+项)$", recurring.ditto),
    ("other_rule_time", r"(?:按照?|依照?|依据|根据|参照|执行|符合)～{0,20}?(?:规定|规则|办法|要求|法定|约定)的?(?:公开|公示)?的?(?:时限|期限|时间|时点)(?:要求)?", recurring.other_rule),
    ("other_rule", r"(?:按照?|依照?|依据|根据|参照|遵照)～{0,24}(?:规定|规则|办法|要求|文件)(?:予以|进行)?(?:执行|办理|公开|公示|公布|确定|发布)?$", recurring.other_rule),
    ("as_said_in", r"^以～{1,14}为准$", recurring.other_rule),
    ("legal_time", r"(?:规定|法定)的?(?:时限|期限|时间)内?", recurring.other_rule),
    ("by_law", r"^依法(?:依规)?(?:予以|主动)?(?:公开|公示|公布)$", recurring.other_rule),
    ("take_down_end", rf"(?P<end>期满)后?～{{0,6}}?{TAKE}", clauses.takedown),
    ("take_down_posted", rf"(?P<posted>{_SHOW}|公开|发布)(?:期?满|届满|{_GAP})?Ⓐ后～{{0,8}}?{TAKE}", clauses.takedown),
    ("take_down_full", r"(?P<full>届满|满)Ⓐ(?:后|的)?", clauses.takedown),
    ("take_down", rf"Ⓐ[之以]?内～{{0,14}}?{TAKE}", clauses.takedown),
    ("extend", rf"延[长期]～{{0,10}}?(?:{MOST})?Ⓐ(?![之以]?前)", clauses.extend),
    ("consult", rf"(?:征求|征集|听取|征询|收集|反馈|公众)～{{0,8}}?意见～{{0,14}}?(?:{LEAST}|{MOST}|为|满)?Ⓐ(?:以上)?{_NOT_AHEAD}", clauses.consult),
    ("consult_gathering", rf"意见(?:征集|征求|反馈|收集)～{{0,10}}?(?:{LEAST}|{MOST}|为|满)?Ⓐ(?:以上)?{_NOT_AHEAD}", clauses.consult),
    ("submission", rf"(?:申请|异议|申诉|报名|提交|投标)～{{0,14}}?(?:期|期限|时间)～{{0,10}}?(?:{LEAST}|均?为)?Ⓐ{_NOT_AHEAD}", clauses.consult),
    ("posting", rf"{_SHOW}{_GAP}(?:{LEAST}|{MOST}|满|达到?)?Ⓐ(?:以上)?{_NOT_AHEAD}", clauses.posting),
    ("posting_open", rf"(?:公布|公开|发布|提供|保留|保存){_GAP}{LEAST}Ⓐ{_NOT_AHEAD}", clauses.posting),
    ("posting_kept", rf"(?:保留|保存|公布期|公开期){_GAP}Ⓐ(?:以上)?{_NOT_AHEAD}", clauses.posting),
    ("posting_for", rf"(?:{LEAST}|为期|连续|进行)Ⓐ(?:的|以上的?)?{_SHOW}|(?:为期|连续)Ⓐ|Ⓐ的?{_SHOW}期?", clauses.posting),
    ("ahead_amount", r"(?:至少|应当?|须|最[迟晚])*提前～{0,6}?Ⓐ(?:以上)?", clauses.advance),
    ("before_amount", rf"(?:{LEAST}|第)?Ⓐ(?:之|以)?前", clauses.advance),
    ("amount_before", rf"(?<![目提当以])(?:之|以)?前(?:的|应|应当)?(?:{LEAST}|{MOST})?Ⓐ(?:[之以]?内)?", clauses.advance),
    ("least", rf"{LEAST}Ⓐ{_NOT_AHEAD}|Ⓐ以上", clauses.least),
    ("first_days", r"Ⓟ的?(?:(?:最?前|头)Ⓐ[之以]?内?|Ⓐ[之以]?内)", recurring.first_days),
    ("each_after", rf"Ⓟ的?(?P<event>～{{0,24}}?(?:后|起|终了|结束|前)(?:{LEAST})?)Ⓐ(?:[之以]?内)?", recurring.each_after),
    ("each_before", r"Ⓟ(?P<event>～{0,20}?)Ⓐ[之以]?前", recurring.each_after),
    ("each_date", r"Ⓟ的?、?(?:于|在)?Ⓓ(?:[、和及或与]Ⓓ)*(?:[之以]?[前内])?", recurring.fixed),
    ("each_times", rf"(?:{LEAST}|最少)?Ⓟ～{{0,12}}?(?:{LEAST})?{_TIMES}", recurring.recurring),
    ("amount_times", rf"(?:{LEAST})?Ⓐ～{{0,8}}?(?:{LEAST})?{_TIMES}", recurring.recurring_amount),
    ("amount_once", r"Ⓐ一(?:公开|公示|公布|更新|报|调整|评)", recurring.recurring_amount),
    ("each_event", r"Ⓟ(?P<event>～{1,16}?)[之以]?(?P<side>后|前)(?![期续往])", recurring.each_event),
    ("each", rf"(?:{LEAST})?Ⓟ(?:[之以]?前)?", recurring.recurring),
    ("fixed", r"Ⓓ(?:[、和及或与]Ⓓ)*(?:[之以]?[前内])?", recurring.fixed),
    ("most", rf"{MOST}Ⓐ(?:[之以]?内)?", clauses.most),
    ("late", rf"{LATE}(?P<event>～{{0,30}}?)Ⓐ(?:[之以]?内)?", clauses.deadline),
    ("within", r"Ⓐ的?(?:时间|期限)?[之以]?内", clauses.deadline),
    ("not_before", r"Ⓐ[之以]?后", clauses.unread),
    ("all_day", r"Ⓐ(?=不间断|值班|开放|滚动|服务|在线|连续)", recurring.standing),
    ("amount", r"Ⓐ", clauses.bare),
    ("irregular", rf"不?定期(?:向社会)?(?:公开|公布|公示|发布|更新|通报|公告|推送|调整|维护|$|[^，]{{0,3}}$){_NO_CLAUSE}", recurring.regular),
    ("ahead", r"(?:提前|事先|预先|事前)(?=.{0,6}(?:公|通|告|发|知|$))", clauses.ahead),
    ("same_day", r"(?:当日|当天|同日|即日|次日|翌日|隔日|第二[天日]|次一?个?工作日|下一个?工作日)(?!起|之日)", recurring.same_day),
    ("at_once", rf"(?:依法)?(?:及时|实时|即时|随时|立即|立刻|即刻|第一时间|马上|尽快|尽早|当场|适时|即～{{1,2}}即(?:公开|公示|公布)|随到随公开|随有随公开){_NO_CLAUSE}", recurring.at_once),
    ("standing", rf"(?:长期|常年|永久|持续|始终|一直|常态化?|经常|动态|滚动|全年|固定公开|固定公示|保持公开|(?:有效期|存续期)内?(?=公开|公示|有效|$))(?![性投存化生租从居规发稳健坚]){_NO_CLAUSE}", recurring.standing),
)  # fmt: skip

_SIGNS = {"Ⓐ": AMOUNTS, "Ⓟ": PERIODS, "Ⓓ": DATES}


def _compile(pattern: str) -> str:
    """Ⓐ, Ⓟ, Ⓓ and ～ written out, inside and outside of character classes."""
    pattern = pattern.replace("～", "[^ⒶⓅⒹ，]").replace("[^ⒶⓅⒹ", f"[^{AMOUNTS}{PERIODS}{DATES}")
    for sign, signs in _SIGNS.items():
        pattern = pattern.replace(sign, f"[{signs}]")
    return pattern


def _row(name: str, pattern: str) -> str:
    """The pattern of a row; its named parts get the name of the row before them.

    An empty group at the end says which row matched: a group around it would cost the engine its look at the
    first character (half of the time).
    """
    pattern = _compile(pattern).replace("(?P<", f"(?P<{name}__")
    return f"(?:{pattern})(?P<{name}>)"


_BUILDERS = {name: builder for name, _, builder in RECOGNISERS}
_PARTS = {name: re.findall(r"[(][?]P<([a-z]+)>", pattern) for name, pattern, _ in RECOGNISERS}
_ANY = re.compile("|".join(_row(name, pattern) for name, pattern, _ in RECOGNISERS))


def find_times(piece: str) -> Iterator[tuple[int, int, Found, Builder]]:
    """Every way of saying a time in the piece, from left to right: start, end, what was found, its builder."""
    for match in _ANY.finditer(piece):
        name = match.lastgroup or ""
        parts = _PARTS[name]
        words = {part: match[f"{name}__{part}"] for part in parts if match[f"{name}__{part}"] is not None}
        yield match.start(), match.end(), Found(match[0], words), _BUILDERS[name]
