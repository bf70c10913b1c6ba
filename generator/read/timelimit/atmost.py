"""公开时限: builders for bounds: 不超过N is an interval, an extension or a deadline; 期限为N, N内有更新."""

import re

from generator.model.numerals import read_number
from generator.model.timelimit import Clause, Kind, Relation, Unit
from generator.read.timelimit.acts import PUBLISHED
from generator.read.timelimit.bare import bare
from generator.read.timelimit.bounds import IS_LEAST, IS_MOST
from generator.read.timelimit.clauses import deadline, extend, quantity, unread
from generator.read.timelimit.lasting import LASTS, NAME_OF_PERIOD, build_lasting, consult, least, posting
from generator.read.timelimit.scene import Found, Scene
from generator.read.timelimit.triggers import SUFFIX, classify, condition_of

_NOT_PUBLICATION = re.compile(
    "暂停|有效期|停[水电气]|处理期|过渡期?|轮候期?|租赁期|质保期|保修期|建设期|执行期|实施期|服务期|试点期|试用期|合同期|保质期|工期|缓冲期|宽限期|管理期|监管期|考核期|惩戒期|禁入期"
)
_INTERVAL = re.compile("间隔|周期")
_PUBLISHING_TIME = re.compile("的?(?:发布|公开|公布|公示|上网|挂网)+(?:时间|日期|之日)?$")
_TOGETHER_WITH = re.compile(
    "(?:与|和|同|随)(?P<event>[^，]{2,20}?)(?:同步|同时|一并|一同|一起)(?P<deed>发布|公开|公布|公示|公告)"
)
_STARTS = re.compile("(?:自|从).+起|后$|内$|[作做]出|办[理结]|答复|拨付")


def something_else(_found: Found, scene: Scene) -> list[Clause]:
    """过渡期限不超过24个月, 30日内有效: how long something lasts that isn't shown."""
    scene.warn(f"“{scene.said()}”说的不是公开的期限，没有计入。")
    return []


def most(found: Found, scene: Scene) -> list[Clause]:
    """不超过N: an extension, an interval (months and years), or a deadline."""
    mark = scene.mark(found)
    around = scene.before + scene.condition
    last = scene.previous
    if _NOT_PUBLICATION.search(around):
        return something_else(found, scene)
    if last and last.kind in (Kind.POSTING, Kind.CONSULT) and not scene.event and not _STARTS.search(scene.before):
        return build_lasting(last.kind, found, scene)
    if mark.number is not None and not scene.before and _TOGETHER_WITH.search(scene.past):
        return interval(found, scene)
    if last and last.kind is Kind.DEADLINE and not around:
        return deadline(found, scene)
    if last and last.kind is Kind.EXTEND and not _STARTS.search(scene.before):
        return extend(found, scene)
    if "延长" in around + scene.event or "延期" in around:
        return extend(found, scene)
    if mark.number is not None and (_INTERVAL.search(around) or (mark.unit in (Unit.MONTH, Unit.YEAR) and not around)):
        if not around:
            scene.warn(f"“{scene.said()}”没有写明是两次公开的间隔还是公开的期限，系统按间隔理解，请补写。")
        condition = scene.both(condition_of(scene.before))
        return [
            Clause(
                Kind.RECURRING,
                mark.number,
                mark.unit,
                Relation.AT_MOST,
                period=mark.unit,
                every=mark.number,
                condition=condition,
            )
        ]
    return deadline(found, scene)


_SET = re.compile("(?:法定|承诺|规定|约定)(?:的|办[理结])?$")


def term(found: Found, scene: Scene) -> list[Clause]:
    """期限为N, 共N: how long what was named before lasts; else as if the amount stood alone."""
    around = scene.past + scene.before + scene.condition + scene.event
    if _NOT_PUBLICATION.search(scene.before[-8:] + found.text):
        return something_else(found, scene)
    if re.search("意见(?![稿书])", around):
        return consult(found, scene)
    if re.search(LASTS, around):
        return posting(found, scene)
    if IS_LEAST.search(found.text):
        return least(found, scene)
    if _SET.search(scene.before) and (name := NAME_OF_PERIOD.match(found.text)):
        scene.before += name[0]
    return (most if IS_MOST.search(found.text) else bare)(found, scene)


def interval(found: Found, scene: Scene) -> list[Clause]:
    """Between two events at most N: a deadline from the one named second (发布时间与成文时间间隔不超过20个工作日)."""
    mark = scene.mark(found)
    event = (found.words.get("event") or "").removesuffix("时间").removesuffix("日期")
    together = _TOGETHER_WITH.search(scene.past)
    if not event and together:
        event = together["event"] + together["deed"]
    own = re.sub("的?(?:时间|日期)$", "", scene.before)
    if PUBLISHED.search(event) and own and not PUBLISHED.search(own):
        event, own = own, ""
    if not event or mark.number is None:
        return most(found, scene)
    amount, unit = quantity(found, scene)
    condition = scene.both(condition_of(_PUBLISHING_TIME.sub("", own)))
    return [Clause(Kind.DEADLINE, amount, unit, Relation.WITHIN, classify(event), event, condition)]


_KEPT_NEW = re.compile("(?:栏目|专栏|首页|网站|频道|板块|账号|公众号|平台)(?:内容|信息)*[^，后起]{0,6}$")
_RENEWED = re.compile("(?:必须|应当?|须|要|至少)*(?:更新|维护)")
"""首页信息最迟2周内必须更新: a place that is kept new, not one thing that is due once."""


def within(found: Found, scene: Scene) -> list[Clause]:
    """20个工作日内: a deadline; of a column without an event, how often it is renewed."""
    before = scene.before + (found.words.get("event") or "")
    if not before and "event" in found.words and _TOGETHER_WITH.search(scene.past):
        return interval(found, scene)
    if not scene.event and _KEPT_NEW.search(before) and _RENEWED.match(scene.after):
        return must_be_new(found, scene)
    return deadline(found, scene)


def must_be_new(found: Found, scene: Scene) -> list[Clause]:
    """6个月内须有更新: at least once in every six months."""
    mark = scene.mark(found)
    if mark.number is None or mark.unit is None:
        return unread(found, scene)
    if SUFFIX.search(scene.before):
        return deadline(found, scene)
    condition = scene.both(condition_of(scene.before))
    times = found.words.get("times")
    return [
        Clause(
            Kind.RECURRING, relation=Relation.AT_LEAST, condition=condition, period=mark.unit, every=mark.number,
            count=read_number(times) if times else 1,
        )
    ]  # fmt: skip
