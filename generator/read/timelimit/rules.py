"""公开时限: the ordered table of recognisers, one row per way of saying a time.

Works on one piece (text between commas) in which quantities are marks (`marks`). In the patterns Ⓐ stands
for an amount (20个工作日), Ⓟ for a period (每季度), Ⓓ for a date (1月31日), Ⓢ for a span (5月1日至5日), Ⓒ for an
hour of the clock (17时), ～ for any other character. The leftmost
match wins, at the same place the row higher up. What a match becomes is said in `clauses`.
"""
# ruff: noqa: E501  (one row per wording; Chinese characters count double)

import re
from collections.abc import Iterator

from generator.read.timelimit import atmost, bare, clauses, dated, lasting, recurring, takingdown, unnumbered
from generator.read.timelimit.bounds import LATE, LEAST, MOST, TAKE
from generator.read.timelimit.clauses import Builder
from generator.read.timelimit.marks import AMOUNTS, DATES, PERIODS
from generator.read.timelimit.moments import CLOCKS, SPANS
from generator.read.timelimit.scene import Found
from generator.read.timelimit.shapes import NUMBER

_TIMES = rf"(?<!第)(?P<times>{NUMBER})[次回遍期批]"
_SHOW = r"预?(?:公示|公告|披露|张贴|展示|挂网|公榜|张榜)"
_NOT_AHEAD = r"(?![之以]?[前内])"
_GAP = "[^ⒶⓅⒹ，后起前内]{0,8}?"
_NO_CLAUSE = r"(?![^，]{0,6}的[^，])"

RECOGNISERS: tuple[tuple[str, str, Builder], ...] = (
    ("shortened", rf"缩短(?:为|至|到)?(?:{LEAST}|{MOST})?Ⓐ", lasting.shortened),
    ("zero_report", r"(?:实行|执行)?Ⓐ[“\"]?零报告(?:[”\"]?制度)?", recurring.zero_report),
    ("ditto", r"^(?:同上(?:一?[行项栏条款])?|(?:参照|按照?|依照?)[上前](?:一?[行项栏条款])(?:时限|规定)?(?:执行|办理)?|同前|见上(?:一?[行项])?|〃|″|\"|”|同第?[0-9一二三四五六七八九十]+项)$", unnumbered.ditto),
    ("other_rule_time", r"(?:按照?|依照?|依据|根据|参照|执行|符合)～{0,20}?(?:规定|规则|办法|要求|法定|约定|统一|部署|安排|确定)的?(?:公开|公示|公布)?的?(?:时限|期限|时间|时点)(?:要求)?", unnumbered.other_rule),
    ("other_rule", r"(?:按照?|依照?|依据|根据|参照|遵照)～{0,24}(?:规定|规则|办法|要求|文件|精神|部署|安排|通知|计划|方案|统一|时序|进度|程序|流程)(?:予以|进行)?(?:执行|办理|公开|公示|公布|确定|发布|更新|开展|实施)?$", unnumbered.other_rule),
    ("as_said_in", r"^以～{1,14}为准$", unnumbered.other_rule),
    ("see", r"^(?:详|参|请)?见～{0,20}(?:[条款]|规定|办法|条例|要求|》)$", unnumbered.other_rule),
    ("legal_time", r"(?:规定|法定)的?(?:时限|期限|时间)内?(?!(?:为|是|不超过|：)?Ⓐ)", unnumbered.other_rule),
    ("by_law", r"^依法(?:依规)?(?:予以|主动)?(?:公开|公示|公布)$", unnumbered.other_rule),
    ("opening", r"Ⓒ～*(?:Ⓒ～*)+|Ⓒ(?![之以]?前)～*", dated.hours),
    ("each_clock", r"Ⓟ的?～{0,3}?Ⓒ(?:[、和及与]Ⓒ)*(?:[之以]?前)?", recurring.each_clock),
    ("clock", r"Ⓒ(?:[、和及与]Ⓒ)*[之以]?前", dated.clock),
    ("span", r"Ⓢ(?:[之以]?[前内])?", dated.span),
    ("as_it_is", r"(?:据实|如实|视情况?|酌情|按需|(?:根据|按照?|依据|视)(?:实际|工作|具体|客观)?(?:需要|情况|进展情况?|变化情况?|进展|实际(?:发生(?:情况|数额?)?|进度)?)|需要时|必要时|条件成熟时|具备条件时)(?:予以|进行|适时|向社会|调整)*(?:更新|公开|公布|公示|发布|调整)", unnumbered.as_it_is),
    ("interval_from", rf"(?:(?:发布|公开|公布|公示|上网)(?:的?(?:时间|日期))?)?距离?(?P<event>～{{2,12}}?)(?:的?(?:时间|日期|之日))?(?:{MOST})Ⓐ(?:[之以]?内)?", atmost.interval),
    ("interval", rf"(?:与|和|同|距离?)(?P<event>～{{1,14}}?)(?:的?(?:时间|日期|之日)?)(?:之间)?的?(?:时间)?(?:间隔|相隔|相差|跨度|差距|时差|时间差|间距)(?:时间)?～{{0,2}}?(?:{MOST}|为|在)Ⓐ(?:[之以]?内)?", atmost.interval),
    ("interval_after", rf"(?:时间差距?|(?:时间)?(?:间隔|相隔|相差|跨度|时差|间距|差距))(?:时间)?～{{0,2}}?(?:{MOST}|为|在)Ⓐ(?:[之以]?内)?", atmost.interval),
    ("not_within", r"Ⓐ[之以]?内(?:仍|一直|从)?(?:未|没有|无|不(?![少低]于))～{0,10}?(?:的|$)", clauses.exceeding),
    ("must_be_new", rf"(?:最[迟晚多长]|原则上|{LEAST})*Ⓐ[之以]?内～{{0,6}}?(?:有(?:信息|内容|新)*(?:更新|发布|内容|回应|信息|维护)|(?:(?:更新|发布|公开|公布)～{{0,2}}?{LEAST}?|{LEAST}～{{0,4}}?){_TIMES})", atmost.must_be_new),
    ("contradiction", r"(?:不(?:得|应|能|可)?(?:少|低|短)于|≥|(?<![前日])(?:至少|最少))Ⓐ[之以]?内", clauses.unread),
    ("no_sooner", r"Ⓐ[之以]?后?(?=方可|方能|才可|才能)", clauses.unread),
    ("two_amounts", r"ⒶⒶ(?=[之以]?内)", clauses.unread),
    ("as_of", r"截[至止]到?(?:Ⓟ|Ⓓ)(?:[之以]?前)?的?(?:数据|情况|信息|存量|余额|名单)", recurring.as_of),
    ("as_soon", r"(?:一旦|凡|只要)?(?P<event>(?!即)～{2,14}?)(?<![立随当旋迅])[即就便](?:予以|主动|及时)*(?:公开|公示|公布|发布|更新|公告|上墙|上网|通报|调整)", unnumbered.as_soon),
    ("shown_short", rf"{_SHOW}[^ⒶⓅⒹ，]{{0,4}}(?:不足|不满|未满|未达到?|不到)Ⓐ(?:的|$)", clauses.exceeding),
    ("short_of", r"不[足满]Ⓐ(?:的|$)", clauses.exceeding),
    ("exceeding", r"(?<![不未])(?<!不[得应能可宜])(?:超过|超出|逾期?|多于|长于|满)Ⓐ(?:的|仍|[未不](?!超)|还|没|以上的?)", clauses.exceeding),
    ("early_end", rf"可以?提前{TAKE}", takingdown.early_end),
    ("after_shown", r"(?P<event>(?:公示|公告|公布|异议|征求意见)期?满)Ⓐ[之以]?内", clauses.deadline),
    ("posting_years", r"(?:公开|公布)Ⓐ(?=，|$)", bare.shown_for),
    ("early_in", r"Ⓓ(?=～{1,8}(?:后|之日起)Ⓐ)", dated.vague_start),
    ("not_counted", r"^～{0,20}?不(?:计入|计算在|包括在)～{0,6}?Ⓐ(?:[之以]?内)?", clauses.exceeding),
    ("after_notice", r"(?:公告|公示)(?:发布|公布|张贴)Ⓐ[之以]?后", clauses.unread),
    ("valid_for", r"Ⓐ(?:[之以]?内)?有效", atmost.something_else),
    ("after_full", r"(?P<event>～{0,12}Ⓐ(?:届满|期满|满)之?日?[后起])Ⓐ(?:[之以]?内)?", clauses.after_full),
    ("take_down_end", rf"(?P<end>期满)后?～{{0,6}}?{TAKE}", takingdown.takedown),
    ("take_down_shown", rf"(?P<shown>{_SHOW}|公开|公布|发布)期?满Ⓐ(?:后|的)?", takingdown.shown_full),
    ("take_down_posted", rf"(?P<posted>{_SHOW}|公开|发布)(?:期?满|届满|{_GAP})?Ⓐ后～{{0,8}}?{TAKE}", takingdown.takedown),
    ("take_down_full", r"(?P<full>届满|满)Ⓐ(?![之以]?前)(?:后|的)?", takingdown.takedown),
    ("take_down", rf"Ⓐ[之以]?内～{{0,14}}?{TAKE}", takingdown.takedown),
    ("extend", rf"延(?:[长期]|(?=至))[^ⒶⓅⒹ，起后]{{0,10}}?(?:{MOST})?Ⓐ(?![之以]?前)", clauses.extend),
    ("consult", rf"(?:征求|征集|听取|征询|收集|反馈|公众)～{{0,8}}?意见～{{0,14}}?(?:{LEAST}|{MOST}|为|满)?Ⓐ(?:以上)?{_NOT_AHEAD}", lasting.consult),
    ("consult_gathering", rf"意见(?:征集|征求|反馈|收集)～{{0,10}}?(?:{LEAST}|{MOST}|为|满)?Ⓐ(?:以上)?{_NOT_AHEAD}", lasting.consult),
    ("tender", rf"提交～{{0,14}}?(?:期|期限|时间)～{{0,10}}?(?:{LEAST}|均?为)?Ⓐ{_NOT_AHEAD}", lasting.consult),
    ("submission", rf"(?:申请|异议|申诉|报名|投标|复议|复核|质疑|举报|投诉|反映|申报|诉讼)～{{0,14}}?(?:期|期限|时间)(?:(?:应当?)?自～{{1,16}}?之日起，?)?(?:(?![后起前])～){{0,10}}?(?:{LEAST}|{MOST}|均?为|：)?Ⓐ{_NOT_AHEAD}", lasting.submission),
    ("until", r"(?:自|从)～{1,16}起，?至～{1,16}(?<!截)止(?!～{0,6}Ⓐ)", lasting.until),
    ("posting_since", rf"(?:{_SHOW}|公开|公布)的?(?:期限?|时间|时限)(?:应当?)?(?:自|从|[为是]自?(?=[^，]{{1,16}}起))(?P<since>～{{1,20}}?)(?:之?[当次翌]?[日天]|之时)?(?:起|后)(?:计算|算)?，?(?:{LEAST}|{MOST}|为|共)?Ⓐ{_NOT_AHEAD}", lasting.posting),
    ("term", rf"(?:期限?|时限|时间|期间)(?:一般)?(?:应当?)?(?:均|共计?|合计)?(?:为|是)?(?:{LEAST}|{MOST}|满)?Ⓐ{_NOT_AHEAD}|(?:共计?|合计|总计)Ⓐ{_NOT_AHEAD}", atmost.term),
    ("posting", rf"(?:{LEAST})?{_SHOW}{_GAP}(?:{LEAST}|{MOST}|满|达到?)?Ⓐ(?:以上)?{_NOT_AHEAD}", lasting.posting),
    ("posting_open", rf"(?:公布|公开|发布|提供|保留|保存){_GAP}{LEAST}Ⓐ{_NOT_AHEAD}", lasting.posting),
    ("posting_within", r"Ⓐ[之以]?内(?=(?:持续|一直|保持|长期|连续)(?:公开|公示|公布|展示))", lasting.posting),
    ("posting_until", rf"(?:{LEAST})?(?:保留|保存|{_SHOW}|公开|公布)(?:{LEAST})?[至到](?P<since>～{{1,14}}?)[之以]?后Ⓐ{_NOT_AHEAD}", lasting.posting),
    ("posting_kept", rf"(?:{LEAST})?(?:保留|保存|公布期|公开期){_GAP}Ⓐ(?:以上)?{_NOT_AHEAD}", lasting.posting),
    ("posting_for", rf"(?:{LEAST}|为期|连续|进行)Ⓐ(?:的|以上的?)?{_SHOW}|(?:为期|连续)Ⓐ|Ⓐ的?{_SHOW}期?(?![一1两二2三3][次回])", lasting.posting),
    ("ahead_amount", r"(?:至少|应当?|须|最[迟晚少早])*提前～{0,6}?Ⓐ(?:以上)?", clauses.advance),
    ("before_amount", rf"(?:{LEAST}|第)?Ⓐ(?:之|以)?前", clauses.advance),
    ("amount_before", rf"(?<![目提当以事])(?:之|以)?前(?:的|应|应当)?(?:{LEAST}|{MOST})?Ⓐ(?:[之以]?内)?", clauses.advance),
    ("least", rf"{LEAST}Ⓐ{_NOT_AHEAD}|Ⓐ以上", lasting.least),
    ("each_then", r"Ⓟ(?:度?(?:终了|结束|末|后)|过)后?的?Ⓟ(?:[之以]?前)?", recurring.each_then),
    ("nested", r"Ⓟ的?[^ⒶⓅⒹ，公更发一次或和及、按（）]{0,6}(?=Ⓟ)", recurring.nested),
    ("each_done", r"每(?P<event>(?:完成|结束|通过|召开|举行|发生|出现|新增|形成|批准|办结)～{1,14}?)(?:后|时|即|就)?(?:应当?|及时|即时|立即|主动|随时|，)*(?:公开|公布|公示|发布|更新)", recurring.each_done),
    ("from_day", rf"(?:自|从)?Ⓓ(?:起|开始)(?:计?算)?，?(?:{LEAST}|{MOST}|为|共|连续)?Ⓐ(?:[之以]?内)?", lasting.from_day),
    ("day_from", r"(?:自|从)Ⓓ(?:起|开始)(?=～{0,8}Ⓟ)", dated.day_start),
    ("day_start", r"(?:自|从)Ⓓ(?:起|开始)$", dated.day_start),
    ("first_days", r"Ⓟ的?(?:(?:最?前|头)Ⓐ[之以]?内?|Ⓐ[之以]?内)", recurring.first_days),
    ("each_after", rf"Ⓟ的?(?P<event>(?!或|以?及|和)～{{0,24}}?(?:后|起|终了|结束|前|开学|放假)(?:{LEAST})?)Ⓐ(?:[之以]?内)?", recurring.each_after),
    ("each_before", r"Ⓟ(?P<event>～{0,20}?)Ⓐ[之以]?前", recurring.each_after),
    ("each_date", r"Ⓟ的?、?(?:于|在)?Ⓓ(?:[、和及或与]Ⓓ)*(?:[之以]?[前内])?", dated.fixed),
    ("each_times", rf"(?:{LEAST}|最少)?Ⓟ～{{0,12}}?(?:{LEAST})?{_TIMES}", recurring.recurring),
    ("amount_times", rf"(?:{LEAST}|{MOST})?Ⓐ(?![之以]?内)～{{0,8}}?(?:{LEAST})?{_TIMES}(?!性)", recurring.recurring_amount),
    ("amount_once", r"Ⓐ一(?:公开|公示|公布|更新|报|调整|评)", recurring.recurring_amount),
    ("each_event", r"Ⓟ(?P<event>(?![之以]?前|或|以?及)～{1,16}?)(?<!前)[之以]?(?P<side>后|前)(?![期续往后])", recurring.each_event),
    ("each", rf"(?:{LEAST})?Ⓟ(?:[之以]?前)?", recurring.recurring),
    ("fixed", r"Ⓓ(?:[、和及或与]Ⓓ)*(?:[之以]?[前内])?", dated.fixed),
    ("most", rf"{MOST}Ⓐ(?:[之以]?内)?", atmost.most),
    ("most_after", rf"{MOST}(?P<event>～{{1,16}}?(?:后|之日起))Ⓐ(?:[之以]?内)?", clauses.deadline),
    ("late", rf"{LATE}(?P<event>～{{0,30}}?)Ⓐ(?:[之以]?内)?", atmost.within),
    ("within", r"Ⓐ的?(?:时间|期限)?[之以]?内", atmost.within),
    ("not_before", r"Ⓐ[之以]?后", clauses.unread),
    ("served", r"(?<![0-9])(?:7[×xX*])?Ⓐ(?=(?:不间断|连续|全天候?|在线|人工|自助)*(?:值班|服务|客服|热线|电话|接听|咨询|受理|自助))", bare.round_the_clock),
    ("all_day", r"(?<![0-9])(?:[57][×xX*])?Ⓐ(?=不间断|值班|开放|滚动|服务|在线|连续)", unnumbered.standing),
    ("amount", r"Ⓐ", bare.bare),
    ("irregular", rf"(?<![法约规固])不?定期(?!限)(?:向社会)?(?:公开|公布|公示|发布|更新|通报|公告|推送|调整|维护|$|[^，]{{0,3}}$){_NO_CLAUSE}", recurring.regular),
    ("ahead", r"(?<!不能)(?<!无法)(?<!未能)(?<!来不及)(?:提前(?!终止|结束|撤|解除|届满|完成|终结|还)|事先|预先|事前(?!～{0,8}Ⓐ))(?=.{0,6}(?:公|通|告|发|知|$))", clauses.ahead),
    ("month_after", r"(?P<event>(?:自|从)?～{2,16}?(?:之日|后|当月)的?(?:次|下一?个?)月)(?:起|开始)?(?=发放|享受|执行|计发|支付|停发|纳入)", unnumbered.month_after),
    ("next_month_days", r"(?:次|下一?个?)月(?:的|前|初|开始|起)*Ⓐ[之以]?内", recurring.next_month_days),
    ("next_month", r"(?:次|下一?个?)月(?=发放|公[开示布]|更新|发布|支付|拨付)", recurring.next_month),
    ("term_of_office", r"(?:在职|在岗|聘任期|任期|聘期|届期|在任期间|任职期间|任内|服务期|合同期|协议期|建设期|运营期|存续期(?=间)|有效期(?=间)|租赁期|项目期)(?:之?内|期间)?(?=$|，|有效|公开|公示|公布|保持|长期)", unnumbered.term_of_office),
    ("same_day", r"(?!(?<=更新|公布|发布|公开|报送|通报)当[日天][^，、内公发更报张通上完答办向同即及应需须要将由在])(?:当日|当天|当月(?=公[示开布告]|更新|发布|张榜|上墙)|同日|即日|次日|翌日|隔日|第二[天日]|次一?个?工作日|下一个?工作日)(?!起|之日|[的价数信情值收成天空水行菜售余排预]|发生的)", unnumbered.same_day),
    ("at_once", rf"(?!(?<=[能够未法有以])[^，]{{2,10}}的(?:，|$))(?:依法)?(?:及时|实时|即时|随时|立即|立刻|即刻|第一时间|马上|随即|旋即|尽快|尽早|当场|适时|即办件?|即～{{1,2}}即(?:公开|公示|公布)|随～{{1,2}}随(?:公开|公示|公布|更新|发布|办)){_NO_CLAUSE}", unnumbered.at_once),
    ("standing", rf"(?:(?<!延)长期|常年|永久|持续|始终|一直|常态化?|经常|动态(?!调整[之以]?后|监测(?:对象|户|帮扶|系统|数据)|管理(?:对象|系统|Ⓟ)|信息|要闻|新闻|类|栏|消息|情况)|滚动(?!新闻|图片|栏)|全年(?!Ⓓ|Ⓟ)|固定公开|固定公示|保持公开|(?:有效期|存续期)内?(?=公开|公示|有效|$))(?![性投存化生租从居规发稳健坚]){_NO_CLAUSE}", unnumbered.standing),
)  # fmt: skip

_SIGNS = {"Ⓐ": AMOUNTS, "Ⓟ": PERIODS, "Ⓓ": DATES, "Ⓢ": SPANS, "Ⓒ": CLOCKS}


def _compile(pattern: str) -> str:
    """Ⓐ, Ⓟ, Ⓓ, Ⓢ, Ⓒ and ～ written out, inside and outside of character classes."""
    pattern = (
        pattern.replace("～", "[^ⒶⓅⒹⓈⒸ，]")
        .replace("[^ⒶⓅⒹ", f"[^{AMOUNTS}{PERIODS}{DATES}")
        .replace("ⓈⒸ，", f"{SPANS}{CLOCKS}，")
    )
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
