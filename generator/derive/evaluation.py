"""A built site and its catalogue → the points that an evaluator counts, each with its list to mend.

Taken from what others found: links from `links verify`, personal data from `gate`, documents and their 解读 from the
rules of `check`, lateness from the ledger. Nothing is found out a second time here.

What the records answer stands in `derive.evaluationrecords`. Not looked at: whether the text of documents is empty.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from posixpath import splitext

from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic
from generator.model.evaluation import Finding, Point
from generator.model.item import Item, Published
from generator.model.ledger import Ledger, State
from generator.model.links import LinkFault, LinkProblem, LinkReport
from generator.model.terms import DocumentKind, Method

_EXPLAINING = frozenset({"GK618", "GK620"})
_PAGE_ENDINGS = frozenset({"", ".html", ".htm", ".css", ".js", ".svg", ".png", ".xml", ".json"})
"""Of what is no attachment when its link is dead."""
_NO_LEDGER = "没有发布记录，也没有 ledger 设置，不知道是不是按时公开"


def derive_points(
    catalogue: Catalogue,
    links: LinkReport,
    personal: Sequence[Diagnostic],
    checked: Sequence[Diagnostic],
    ledger: Ledger | None,
) -> tuple[Point, ...]:
    """Every point but those of `recorded_points`, in the order in which an evaluator asks.

    Args:
        catalogue: as shown, items with their recorded documents.
        links: what the site answered.
        personal: what the gate found in the site.
        checked: what the check of the catalogue found.
        ledger: of the day; None where the office keeps none.
    """
    dead = [one for one in links.problems if one.fault is not LinkFault.HISTORY]
    return (
        _links(links, [one for one in dead if not _is_attachment(one)]),
        _attachments(catalogue, [one for one in dead if _is_attachment(one)]),
        _empty(catalogue),
        *_timely(ledger),
        _explained(catalogue, checked),
        _doubled(catalogue, checked),
        _private(links, personal),
    )


def _is_attachment(problem: LinkProblem) -> bool:
    return problem.fault is LinkFault.LINK and splitext(problem.target)[1].lower() not in _PAGE_ENDINGS


def _links(report: LinkReport, dead: Sequence[LinkProblem]) -> Point:
    findings = tuple(Finding(one.target or one.path or "首页", _say_dead(one)) for one in dead)
    return Point("links", "死链接", report.links + report.ids, findings, "改正或者删掉链接，再生成一次网站。")


def _say_dead(one: LinkProblem) -> str:
    many = f"等 {one.count} 个网页" if one.count > 1 else ""
    return f"{one.message}（{one.path or '首页'}{many}里写着）" if one.target else one.message


def _attachments(catalogue: Catalogue, dead: Sequence[LinkProblem]) -> Point:
    own = [document for _, document in _documents(catalogue) if "://" not in document.url]
    findings = tuple(Finding(one.target, _say_dead(one)) for one in dead)
    counted = max(len(own), len(findings))
    mend = "把文件放进 pages/files 文件夹，或者改正链接。"
    note = "" if counted else "目录和发布记录里没有登记放在本站的附件"
    return Point("attachments", "附件打不开", counted, findings, mend, note, is_strict=True)


def _empty(catalogue: Catalogue) -> Point:
    """Items under which nothing was published. Those on request alone owe nothing until somebody asks."""
    owing = [item for item in catalogue.items if item.scope.methods != (Method.ON_REQUEST,)]
    findings = tuple(Finding(item.id, f"{item.title}：没有登记一份公开的文件") for item in owing if not item.published)
    mend = "用 gongkai collect 归集已经公开的文件，登记进发布记录；真没有公开的，催责任单位公开。"
    return Point("empty", "空栏目", len(owing), findings, mend)


def _timely(ledger: Ledger | None) -> Iterator[Point]:
    """Overdue, published late, and published on a day that nothing proves."""
    lines = [line for line in ledger.lines if line.due_on and line.due_on <= ledger.today] if ledger else []
    done = [line for line in ledger.lines if line.state.is_done] if ledger else []
    note = _NO_LEDGER if ledger is None else ""
    kinds = (
        ("overdue", "没有更新", State.OVERDUE, lines, "催责任单位公开，登记发布记录。"),
        ("late", "更新不及时", State.LATE, done, "已经晚了的照实登记，不要改日期；下一期按台账的预警办。"),
        ("unproven", "公开日期没有依据", State.UNPROVEN, done, "在发布记录里写明日期从哪里看来（date_from）。"),
    )
    for key, name, state, of, mend in kinds:
        findings = tuple(
            Finding(line.item, "，".join(filter(None, (line.part, line.body, line.unit, _days(line.due_on)))))
            for line in of
            if line.state is state
        )
        yield Point(key, name, len(of), findings, mend, note or ("" if of else "还没有到期的或者公开了的"))


def _days(due: date | None) -> str:
    return f"最迟 {due.isoformat()}" if due else ""


def _explained(catalogue: Catalogue, checked: Iterable[Diagnostic]) -> Point:
    findings = tuple(Finding(_at(one), one.message) for one in checked if one.code in _EXPLAINING)
    normative = [document for _, document in _documents(catalogue) if document.kind is DocumentKind.NORMATIVE]
    counted = max(len(normative), len(findings))
    note = "" if counted else "没有登记规范性文件"
    mend = "文件和解读都登记，解读的 explains 写文件的网址（国办发〔2016〕80号）。"
    return Point("explained", "没有解读", counted, findings, mend, note)


def _at(one: Diagnostic) -> str:
    return f"{one.place.file}:{one.place.line}"


_TWICE = "GK830"


def _doubled(catalogue: Catalogue, checked: Iterable[Diagnostic]) -> Point:
    """One address under several items, or twice under one; one document at two addresses: what is counted twice."""
    where: dict[str, list[str]] = {}
    for item, document in _documents(catalogue):
        where.setdefault(document.url, []).append(item.id)
    findings = tuple(
        Finding(url, f"登记在 {len(items)} 处：{'、'.join(dict.fromkeys(items))}")
        for url, items in sorted(where.items())
        if len(items) > 1
    )
    findings += tuple(Finding(_at(one), one.message) for one in checked if one.code == _TWICE)
    same: dict[str, list[str]] = {}
    for check in catalogue.collected.checks:
        if check.sha256 and check.url in where:
            same.setdefault(check.sha256, []).append(check.url)
    findings += tuple(
        Finding(urls[0], f"和 {'、'.join(urls[1:])} 是同一份内容") for urls in sorted(same.values()) if len(urls) > 1
    )
    mend = "一份文件只归到它所属的事项，别的网址写在 copies；确实几个事项都要公开的，留着。"
    return Point("doubled", "同一份登记几处", len(where), findings, mend, "" if where else "没有登记文件")


def _private(report: LinkReport, personal: Sequence[Diagnostic]) -> Point:
    findings = tuple(Finding(_at(one), one.message) for one in personal if one.is_error)
    mend = "遮住或者去掉个人信息（gongkai mask），再生成；已经发布的马上撤下。"
    return Point("personal", "个人信息", report.pages, findings, mend, is_strict=True)


def _documents(catalogue: Catalogue) -> Iterator[tuple[Item, Published]]:
    for item in catalogue.items:
        for document in item.published:
            yield item, document
