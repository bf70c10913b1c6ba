"""公开时限: events of a piece that names no number: 选房前…, 验收合格后…, 随预算公开."""

import re

from generator.model.timelimit import Clause, Kind, Relation, Trigger
from generator.read.timelimit.triggers import classify

_SHOULD = re.compile("(?:应当?|须|^分别)$")
_AND_SHOULD = re.compile("^(?:并|应当?)+|(?:应当?)$")
_TOGETHER = re.compile("(?:集中|一并|一同|一起|同步|同时)+$")
_JOINED = re.compile("^(?:.*中、|并|和|且|及|、|应当?|须|至少|也)+")
_PLACED = re.compile(r"(?<![存所现内])(?<!(?<!更)正)在|(?:^|(?<=[^由关属处对位高低至]))于|(?:^|须|应)自")
WITH = re.compile(
    r"^(?P<head>.*?)(?P<event>(?:随同?(?![时机意])|与(?=.{1,30}(?:一并|一同|同步|同时|同日|一起))).{2,30})(?:公开|公告|公布|公示|发布)"
)
_WITH_EACH = re.compile(
    r"^(?P<h1>[^随]{2,}?)(?P<e1>随同?[^、，随]{2,10})[、和及](?P<h2>[^、，随]{2,12}?)(?P<e2>随同?[^，]{2,10}?)(?:一并|同步|一同)?(?:公开|公布|公示)"
)
"""绩效目标随同预算、绩效结果随同决算公开."""
_BEFORE = (
    r"(?<![目当提以生空日])(?!(?:(?<=[批会赛课产售任聘])|(?<=[行展取]审))(?<!报批)前公[示告])[之以]?前"
    r"(?![款述期置端往后])"
)
_AFTER = r"(?<![今善最先前])(?!(?<=[批会赛课产售])后(?:公[示告]|监管))[之以]?后(?![果续勤期台])"
_WHILE = (
    r"(?:之时|(?<![及临小实适按定即随不准届同])时(?![间限效段候期])|(?<!可以)(?<![并应且])的?同时"
    r"|期间|阶段|过程中|之际|期满(?![前后之以]))"
)
_POINT = re.compile(rf"(?P<ahead>{_BEFORE})|(?P<after>{_AFTER})|(?P<while>{_WHILE})")


def ahead_of(words: str) -> str:
    return re.sub("[之以]?前.*$", "", words) + "前"


def find_events(piece: str) -> list[Clause]:
    """Events of a piece that names no number: 选房前…, 验收合格后…, 启动工作时…, 随预算公开."""
    if not piece:
        return []
    if pair := _WITH_EACH.match(piece):
        return [
            Clause(Kind.EVENT, trigger=Trigger.OTHER, event=event, condition=_AND_SHOULD.sub("", head))
            for head, event in ((pair["h1"], pair["e1"]), (pair["h2"], pair["e2"]))
        ]
    if found := WITH.match(piece):
        head = _AND_SHOULD.sub("", found["head"])
        event = _TOGETHER.sub("", found["event"])
        return [Clause(Kind.EVENT, trigger=Trigger.OTHER, event=event, condition=head)]
    clauses: list[Clause] = []
    start = 0
    for point in _POINT.finditer(piece):
        words = _JOINED.sub("", piece[start : point.start()])
        if point[0] == "期满":
            words += "期满"
        split = _PLACED.search(words)
        head, event = (words[: split.start()], words[split.end() :]) if split else ("", words)
        if not event:
            continue
        start = point.end()
        condition = _SHOULD.sub("", head)
        if point["ahead"]:
            clauses.append(
                Clause(Kind.ADVANCE, relation=Relation.BEFORE, trigger=Trigger.OTHER, event=event, condition=condition)
            )
        else:
            clauses.append(Clause(Kind.EVENT, trigger=classify(event, head), event=event, condition=condition))
    return clauses
