"""公开时限: one sentence read piece by piece (，：…… and brackets that say a time).

Here stays the handing on of what an earlier piece said (情况复杂的，…, 会议结束后，…) and what says something of clauses
that stand before it (…的除外, 均自…之日起算); single pieces are read by the table of `rules`.
"""
# ruff: noqa: E501  (lists of Chinese words; characters count double)

import re
from dataclasses import dataclass, field, replace

from generator.model.timelimit import Act, Clause, Kind, Unit
from generator.read.timelimit.acts import PUBLISHED, find_act, find_reader_act
from generator.read.timelimit.clauses import NO_RESTDAYS, implied_period
from generator.read.timelimit.cutting import EXCEPTS, ROLLS
from generator.read.timelimit.events import WITH, ahead_of, find_events
from generator.read.timelimit.joining import except_from, join_said
from generator.read.timelimit.marks import Marked
from generator.read.timelimit.merge import SHOWS, Entry
from generator.read.timelimit.rules import find_times
from generator.read.timelimit.scene import Scene
from generator.read.timelimit.triggers import PLAIN, classify, strip_event

_PIECE = re.compile("(：)|[，/]|…+|⋯+|\\.{3,}")
_COMPLETE = re.compile(
    "^可以?(?![^，]*延)[^，]{2,}(?<![的者时外])$|的(?:予以|应当?|视为|不予).|(?:起|工作时间|当月)(?:重新)?(?:执行|接听|计算|计发|生效|施行|办理)$"
)
"""无异议的予以确认: says all it has to say, and nothing of what follows."""
_REMARK = re.compile("未定|建议|条例|法第|本项|具体|适用|以.+为准")
PUBLISH = re.compile("公开|公布|公示|公告|发布|披露|通知|完成|公榜|答复|推送")
_LIMITING = re.compile("[的者外中]$")
CONDITION_LEAD = re.compile("^(?:但|凡是?|属于?|其中|对于?|[0-9]、)+")
_UNTIL_TIME = re.compile("[\ue000-\uf7ff]")
_WITHIN_MATCH = re.compile("^(?!.*[\ue800-\uebff][^\ue000-\uf7ff]*[次遍回期]$).*|^.*[\ue800-\uebff]")
"""每季度发放一次: the words inside a match that say what is done so often; no other match holds any."""
_DAY = re.compile("[\uec00-\uf3ff]|[\ue000-\uebff][之以]?前")
_NAMED_LIMIT = re.compile("(?:法定|承诺|规定|约定)(?:的|办[理结])?(?:时限|期限|时间)$")
_FORBIDS = re.compile("(?:不得|禁止|严禁|应当?暂停|应当?中止)(?![少低短超多迟晚长大公])[^，]*[^的外]$")
_SINCE = re.compile("(?:均|都)?(?:自|从)(?P<event>[^，]{2,20}?)(?:之日|之时|当日)?起(?:开始)?(?:计算|算|起算)")
_OTHER_DEED = re.compile("^[^，、]{1,4}、")
"""2小时内初报、24小时内续报: what stands before the 、 is due by the time before."""
_ANOTHER = re.compile("[、和及与][^，、]{2,14}[前后]")
_HOLDS_CASE = re.compile(
    "^(?:对|凡|如|若)?(?:连续|累计|超过|逾期|不足|未满|低于|高于|超出)[^，]*[\ue000-\ue7ff](?![之以]?[内前后])[^，]*[的时]$"
)
_HOLDS_NUMBER = re.compile(
    "[\ue000-\ue7ff][之以]?内(?:仍|一直|从)?(?:未|没有|无|不|(?:累计|连续|有)?[0-9两二三四五六]次)[^，]*的$|^(?!.*公[示告开布])[^，]*[\ue000-\ue7ff](?:以上|以下)的?$"
)
_EXCEEDS = re.compile(
    "^(?!.*公[示告开布])[^，]{2,14}(?:超过|不足|未满|达到|满|超出|逾期?|不超过)[\ue000-\ue7ff](?:以上)?(?:的|时)$"
)
"""项目周期超过六个月的，每月公开: the number says of what, and not by when."""
_ASKS = re.compile(
    "^(?:敬?请|欢迎|务请)|(?<![申邀报恳聘])请(?:于|在|到|向|将|各)|^如?有[^，]{0,8}(?:异议|意见|问题)|(?:^|的|人|者)可以?(?:于|在|自)"
)
_OBJECTS = re.compile(
    "^(?:在?公[示告布]期(?:间|内|限内)?，?)(?:凡|对[^，]{1,12})?(?:如|若|凡)?有[^，]{0,6}(?:异议|意见|问题)的?$"
)
"""公示期间如有异议，请于5月20日前反映: said to the same readers as what follows."""
_DONE = re.compile(
    r"(?:之日|日|后|^自.+)起$|经[^，]{1,20}(?:批准|同意)$|(?:结束|完成|确定|竣工|批准|通过|形成|变更)$|(?:届满|期满)的?$"
)


@dataclass(slots=True)
class Sentence:
    """Reads the pieces of one sentence, remembering what earlier pieces said for later ones."""

    marked: Marked
    earlier: list[Clause]
    entries: list[Entry] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    event: str = ""
    condition: str = ""
    pending: list[str] = field(default_factory=list)
    excepted: list[str] = field(default_factory=list)

    def read(self, text: str) -> list[Entry]:
        parts = _PIECE.split(text)
        pieces = [(parts[i], i + 1 < len(parts) and parts[i + 1] == "：") for i in range(0, len(parts), 2)]
        self.pieces = [piece for piece, _ in pieces]
        for number, (piece, colon) in enumerate(pieces):
            later = "，".join(words for words, _ in pieces[number + 1 :])
            if not piece or self._set_aside(piece, number):
                continue
            if colon and _NAMED_LIMIT.search(piece):
                self.condition, self.pending = piece, [*self.pending, piece]
            elif not self._read_times(piece, number, later):
                self._remember(piece, number, colon)
        self._flush(len(pieces))
        return self.entries

    def _set_aside(self, piece: str, number: int) -> bool:
        """What names a time and is none to publish by: how days roll, what readers are asked to do, a bare case."""
        said = self.marked.expand(piece)
        if ROLLS.search(piece):
            self._warn(f"“{said}”没有计入：系统算出的到期日不按它顺延或者提前，请人工核对。", number)
            return True
        later = any(self.marked.holds_time(other) for other in self.pieces[number + 1 :])
        is_case = _HOLDS_CASE.search(piece) and not SHOWS.search(piece)
        if is_case or (later and (_HOLDS_NUMBER.search(piece) or _EXCEEDS.search(piece))):
            self.condition = self.condition or CONDITION_LEAD.sub("", said)
            self.pending.append(piece)
            return True
        if _FORBIDS.search(piece) and not self.marked.holds_time(piece):
            self.event, self.pending = "", []
            return True
        if (since := _SINCE.fullmatch(piece)) and self._start_all(since["event"]):
            return True
        if EXCEPTS.search(piece) and not self.marked.holds_time(piece):
            self._except(piece)
            return True
        if _OBJECTS.search(piece) and number + 1 < len(self.pieces) and self._asked(self.pieces[number + 1]):
            self.pending.append(piece)
            return True
        act = self._asked(piece)
        if act is not None:
            self._warn(
                f"“{said}”是对群众的要求，不是公开的期限，没有计入。", number, Clause(Kind.UNPARSED, text=said, act=act)
            )
            return True
        return False

    def _start_all(self, event: str) -> bool:
        """均自决定作出之日起算: what clauses before it didn't say; false if none is open."""
        is_open = [
            entry
            for entry in self.entries
            if entry.clause
            and entry.clause.amount is not None
            and entry.clause.kind in (Kind.DEADLINE, Kind.POSTING, Kind.CONSULT)
            and not entry.clause.event
        ]
        for entry in is_open:
            assert entry.clause is not None
            entry.clause = replace(entry.clause, trigger=classify(event), event=event)
            entry.warnings = [warning for warning in entry.warnings if "没有写明从什么时候起算" not in warning]
        return bool(is_open)

    def _except(self, piece: str) -> None:
        """What a piece takes out (涉密的除外) is a condition of the clauses before it, or of the next one."""
        words = "，".join(filter(None, (self.condition, CONDITION_LEAD.sub("", piece))))
        self.condition = ""
        if not any(entry.clause for entry in self.entries):
            self.condition = words
        elif NO_RESTDAYS.search(piece):
            for entry in self.entries:
                if entry.clause and entry.clause.unit is Unit.DAY:
                    entry.clause = replace(entry.clause, unit=Unit.WORKDAY)
        else:
            except_from(self.entries, words)

    def _asked(self, piece: str) -> Act | None:
        """What readers are asked to do by a day, or without any; a number of days is read as a clause of its own."""
        if not _ASKS.search(piece) or (self.marked.holds_time(piece) and not _DAY.search(piece)):
            return None
        act = find_reader_act(piece)
        return (
            Act.APPLY
            if act is None and re.search("(?<![申邀报恳聘])请", piece) and not PUBLISHED.search(piece)
            else act
        )

    def _warn(self, warning: str, number: int, clause: Clause | None = None) -> None:
        self.entries.append(Entry(clause, [warning], number))

    def _read_times(self, piece: str, number: int, later: str) -> bool:
        """Read all times of the piece; false if it has none."""
        times = list(find_times(piece))
        start = 0
        for index, (begin, end, found, builder) in enumerate(times):
            after = piece[end:]
            past = "，".join(self.pieces[:number])
            scene = Scene(
                self.marked,
                _OTHER_DEED.sub("", piece[start:begin]) if index else piece[start:begin],
                self.event,
                self.condition,
                after + "，" + later,
                piece,
                self.earlier,
                self.entries[-1].clause if self.entries else None,
                past,
            )
            clauses = builder(found, scene)
            upto = times[index + 1][0] if index + 1 < len(times) else len(piece)
            then = _until_time(later) if upto == len(piece) else ""
            head = f"{self.condition}，{scene.before}" + found.text
            listed = piece[end : end + 1] == "、"
            rest = _WITHIN_MATCH.sub("", found.text) + piece[end:upto]
            clauses = [self._with_act(clause, head, "" if listed else rest, then) for clause in clauses]
            if listed:
                clauses = [self._with_act(clause, head, piece[end:], then) for clause in clauses]
            start_next = len(piece) if index + 1 == len(times) else end
            said = self.marked.expand("，".join([*self.pending, piece[start:start_next]]))
            self._add(clauses, scene, said, number)
            self.condition = self.condition or self.marked.expand(scene.hand_on)
            start = end
        if times and _ANOTHER.fullmatch(piece[start:]):
            self._read_events(piece[start + 1 :], number)
        return bool(times)

    def _read_events(self, words: str, number: int) -> None:
        """What stands beside the last time of a piece: 成绩公布后3日内、志愿填报前."""
        for clause in find_events(words):
            self.entries.append(Entry(replace(clause, text=self.marked.expand(words)), [], number))

    def _with_act(self, clause: Clause, before: str, after: str, then: str) -> Clause:
        """The clause with its act; a reader's own act, which its builder knows, stays.

        20个工作日内答复，需要调查核实的30个工作日: a case without a verb is of the act before it.
        """
        if clause.act is not Act.PUBLISH:
            return clause
        act = find_act(clause, before, after, then)
        last = self.entries[-1].clause if self.entries else None
        if (
            act is Act.PUBLISH
            and last
            and last.kind is clause.kind is Kind.DEADLINE
            and not (after or then or clause.event)
            and clause.condition
            and not PUBLISHED.search(before)
        ):
            act = last.act
        return replace(clause, act=act)

    def _add(self, clauses: list[Clause], scene: Scene, said: str, number: int) -> None:
        clauses = join_said(self.entries[-1] if self.entries else None, clauses, said)
        first = clauses[0] if clauses else None
        if self.event and first and not (first.event and first.event in self.event):
            if self._is_case_of(first):
                first = clauses[0] = replace(first, condition=first.condition or self.event)
            elif first.kind not in (Kind.POSTING, Kind.CONSULT) or first.event != ahead_of(self.event):
                said = said.removeprefix(self.marked.expand("，".join(self.pending)) + "，") or said
                self._flush(number)
        for clause in clauses:
            event, condition = self.marked.expand(clause.event), self.marked.expand(clause.condition)
            clause = replace(clause, text=said, event=event, condition=condition)
            self.entries.append(Entry(clause, [], number))
            self.earlier.append(clause)
        if clauses:
            self.entries[-1].warnings += scene.warnings
        elif scene.warnings:
            self.entries.append(Entry(None, scene.warnings, number))
        self.event, self.condition, self.pending = "", "", []

    def _is_case_of(self, clause: Clause) -> bool:
        """Whether the event named before is no clause of its own: 年度终了后，于次年3月31日前; 公示期满有异议的，…."""
        if clause.kind in (Kind.DEADLINE, Kind.EXTEND):
            return not PUBLISH.search(self.event) or self.event.endswith("的")
        return clause.kind in (Kind.FIXED, Kind.RECURRING) and bool(implied_period(strip_event(self.event)))

    def _remember(self, piece: str, number: int, colon: bool) -> None:
        """A piece without a time of its own: an event, or the condition of what follows."""
        if clauses := find_events(piece):
            self._flush(number)
            if len(clauses) == 1 and not WITH.match(piece) and not (PUBLISH.search(piece) and colon):
                self.event, self.pending = piece, [*self.pending, piece]
            else:
                self.entries += [Entry(replace(c, text=self.marked.expand(piece)), [], number) for c in clauses]
        elif _DONE.search(piece):
            self.event = self.event or piece
            self.pending.append(piece)
        elif _REMARK.search(piece) or _COMPLETE.search(piece) or PLAIN.match(piece):
            return
        elif colon or _LIMITING.search(piece) or (len(piece) <= 20 and not PUBLISH.search(piece)):
            self.condition = self.condition or CONDITION_LEAD.sub("", piece)
            self.pending.append(piece)

    def _flush(self, number: int) -> None:
        """What was remembered as an event and not used by a clause is a clause of its own."""
        for clause in find_events(self.event):
            clause = replace(clause, text=self.marked.expand(self.event), condition=clause.condition or self.condition)
            self.entries.append(Entry(clause, [], number))
            self.earlier.append(clause)
        self.event = ""


def _until_time(later: str) -> str:
    """What follows up to the next time, without the words that the next one starts from."""
    then, *more = _UNTIL_TIME.split(later, maxsplit=1)
    return then[: then.rfind("，") + 1] if more else then
