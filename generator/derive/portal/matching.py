"""A document → the item it fulfils, with score and reasons; accepted without asking only where nothing speaks against.

Evidence, weightiest first: what documents of a duty are called (`knowledge`), the column's name, what the title is
about against the item's own words, the publishing body, the text. Dates and addresses are none. A document is accepted when
one duty alone has a title of that kind, its domain is said by the title or confirmed by column, body or text, and it is
neither of a mass (`masses`), nor news, nor a superior's, nor an explanation, where the duty wants none of these.

Scores are shares of certainty joined as independent ones (1 − ∏(1 − s)); they order candidates and are no probability.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.derive.portal.context import Places
from generator.derive.portal.knowledge import KNOWN
from generator.derive.portal.knowledge.form import DomainKnowledge, TitleKind
from generator.derive.portal.likeness import Lexicon
from generator.derive.portal.masses import find_masses
from generator.derive.portal.titles import PlainTitle, read_title
from generator.model.address import domain_of
from generator.model.catalogue import Catalogue
from generator.model.collecting import LearnedColumn
from generator.model.domain import Domain
from generator.model.portal import Candidate, PortalDocument, Proposal

CANDIDATES = 5
LEAST = 0.34
"""Score from which on an item is proposed to a person; below it the document belongs to none."""

_SHORT = 4
"""Characters of what a title is about up to which its column is read together with it: 公示 in 危房改造/审批结果."""

_SOME, _FAR = 0.1, 0.5
"""Likeness from which on a title says something, and share of the nearest item's below which the best is doubtful."""

_NEARER = 1.15
"""How much more of a title the words of the second item must hold to make the first doubtful."""

_BORNE = 2
"""Of column, topic and body: how many must say the domain for a word of another domain to be borne in a title."""

_STEPS = re.compile(r"[^\u4e00-\u9fff]+")

_STRONG, _OPEN, _FOREIGN, _NEXT = 0.9, 0.5, 0.15, 0.55
_COLUMN_ITEM, _COLUMN_CATEGORY, _COLUMN, _TOPIC, _BODY, _LIKE = 0.65, 0.3, 0.22, 0.15, 0.1, 0.6


@dataclass(slots=True)
class _Case:
    """One item as a candidate, while evidence is gathered."""

    item: str
    doubt: float = 1.0
    reasons: list[tuple[float, str]] = field(default_factory=list)
    strong: TitleKind | None = None
    named: bool = False

    def add(self, share: float, reason: str) -> None:
        self.doubt *= 1 - share
        self.reasons.append((share, reason))

    @property
    def score(self) -> float:
        return 1 - self.doubt


@dataclass(frozen=True, slots=True)
class _Hit:
    item: str
    kind: TitleKind
    is_sure: bool
    is_first: bool
    is_foreign: bool
    """Published by a body of other domains."""


class Matcher:
    """Knows one catalogue; says of each document on its own what it fulfils."""

    def __init__(self, catalogue: Catalogue, learned: tuple[LearnedColumn, ...] = ()) -> None:
        office = catalogue.office
        self._own = tuple(filter(None, (office.name, office.short_name)))
        known = {domain.code: own for domain in catalogue.domains if (own := _known_of(domain)) is not None}
        self._kinds = {code: _resolve(own, catalogue, code) for code, own in known.items()}
        self._places = Places(catalogue, known, learned)
        self._lexicon = Lexicon(catalogue)
        self._titles = {item.id: item.title for item in catalogue.items}

    def propose(self, document: PortalDocument, *, uses_column: bool = True) -> Proposal:
        """The items a document may fulfil.

        Args:
            document: as its source has it.
            uses_column: whether the column may speak; without it is for measuring.
        """
        title = read_title(document.title, self._own)
        column = document.column if uses_column else ""
        cases: dict[str, _Case] = {}
        hits = self._hits(title, document, column)
        self._take_hits(cases, hits)
        self._take_column(cases, column)
        about = self._take_words(cases, title, document)
        domains = self._domains(title, document, column)
        for case in cases.values():
            for share, codes, reason in domains:
                if domain_of(case.item) in codes:
                    case.add(share, reason)
        ranked = sorted(cases.values(), key=lambda case: (-case.score, case.item))
        support = sum(domain_of(ranked[0].item) in codes for _, codes, _ in domains) if ranked else 0
        doubts, factor = self._doubts(title, hits, support)
        candidates = tuple(
            Candidate(
                case.item,
                round(case.score * factor, 3),
                tuple(dict.fromkeys(r for _, r in sorted(case.reasons, reverse=True))),
            )
            for case in ranked[:CANDIDATES]
        )
        doubts += self._open_ends(ranked, hits, column, title) + self._rivals(
            ranked[0].item if ranked else "", hits, about
        )
        best = candidates[0] if candidates and candidates[0].score >= LEAST else None
        return Proposal(
            document,
            item=best.item if best else "",
            accepted=best is not None and not doubts,
            candidates=candidates,
            doubts=tuple(doubts) if best else tuple(doubts) or ("没有和哪个事项相近",),
        )

    def _hits(self, title: PlainTitle, document: PortalDocument, column: str) -> list[_Hit]:
        """Kinds of title that fit, in the order of the table; the first of each domain is its own."""
        number = f" {document.number}" if document.number and document.number not in title.flat else ""
        columns = self._places.by_column(column) if column else frozenset()
        leans = f"{_STEPS.sub('', column)}{title.flat}" if column and len(title.bare) <= _SHORT else ""
        confirmed = columns | self._places.by_topic(title.core) | self._places.by_topic(document.text[:300])
        body = self._places.by_body(document.body)
        found = []
        for code, kinds in self._kinds.items():
            first = True
            for item, kind in kinds:
                if _fits(kind, (title.flat if kind.of_any else title.core) + number) or (
                    leans and code in columns and _fits(kind, leans)
                ):
                    sure = kind.alone or code in confirmed or (code in body and len(body) == 1)
                    found.append(_Hit(item, kind, sure, first, bool(body) and code not in body))
                    first = False
        return found

    def _take_hits(self, cases: dict[str, _Case], hits: Iterable[_Hit]) -> None:
        for hit in hits:
            case = cases.setdefault(hit.item, _Case(hit.item))
            share = (_STRONG if hit.is_sure else _FOREIGN if hit.is_foreign else _OPEN) * (1 if hit.is_first else _NEXT)
            case.add(
                share, f"标题像“{self._titles[hit.item]}”的文件" if hit.is_sure else "标题像这类文件，看不出哪个领域"
            )
            if hit.is_sure and hit.is_first:
                case.strong = hit.kind

    def _take_column(self, cases: dict[str, _Case], column: str) -> None:
        if not column:
            return
        own = self._places.items(column)
        words = "这个栏目以前人工归到它" if self._places.is_learned(column) else "栏目和事项同名"
        for item in own:
            case = cases.setdefault(item, _Case(item))
            case.add(_COLUMN_ITEM / len(own) ** 0.5, words)
            case.named = len(own) == 1
        for item in self._places.category(column):
            cases.setdefault(item, _Case(item)).add(_COLUMN_CATEGORY, "栏目和一级事项同名")

    def _take_words(self, cases: dict[str, _Case], title: PlainTitle, document: PortalDocument) -> dict[str, float]:
        """What the items' own words say; returns item → likeness of the title."""
        about = self._lexicon.likeness(title.bare)
        text = self._lexicon.likeness(document.text[:200]) if len(title.bare) < 12 and document.text else {}
        for item, share in about.items() | text.items():
            whole = max(share, about.get(item, 0) * 0.8 + text.get(item, 0) * 0.3)
            if whole >= 0.15:
                cases.setdefault(item, _Case(item)).add(_LIKE * min(whole, 1.0), "和事项的名称、内容用词相近")
        return about

    def _rivals(self, best: str, hits: list[_Hit], about: Mapping[str, float]) -> list[str]:
        """Items whose own words are much nearer to the title than the best one's: the table may be wrong.

        Any item is one where the best holds less than half of what it holds; one of the same domain that has a fitting
        kind of its own is one where it holds a little more.
        """
        firsts = {domain_of(hit.item): hit.item for hit in hits if hit.is_first}
        nearest = max(about, key=lambda item: (about[item], item), default="")
        if best and about.get(nearest, 0) > _SOME and about.get(best, 0) < _FAR * about[nearest]:
            return [f"用词更像“{self._titles[nearest]}”"]
        return [
            f"也像“{self._titles[hit.item]}”"
            for hit in hits
            if hit.item != (first := firsts[domain_of(hit.item)])
            and about.get(hit.item, 0) > _NEARER * about.get(first, 0)
        ][:1]

    def _domains(
        self, title: PlainTitle, document: PortalDocument, column: str
    ) -> tuple[tuple[float, frozenset[str], str], ...]:
        return (
            (_COLUMN, self._places.by_column(column) if column else frozenset(), "栏目是这个领域的"),
            (
                _TOPIC,
                self._places.by_topic(title.core) or self._places.by_topic(document.text[:300]),
                "说的是这个领域的事",
            ),
            (_BODY, self._places.by_body(document.body or title.flat[:20]), "发布机构管这个领域"),
        )

    def _doubts(self, title: PlainTitle, hits: list[_Hit], support: int) -> tuple[list[str], float]:
        """Why a person must look, and what it leaves of the scores."""
        strong = [hit.kind for hit in hits if hit.is_sure and hit.is_first]
        doubts, factor = [], 1.0
        for mass in find_masses(title):
            if mass.certain or not strong or (support < _BORNE and not any(kind.of_any for kind in strong)):
                doubts.append(mass.why)
                factor = min(factor, 0.25 if mass.certain else 0.7 if strong else 0.3)
        if title.is_news and not any(kind.news for kind in strong):
            doubts.append("像工作动态、新闻，不是要公开的文件")
            factor = min(factor, 0.3)
        if title.is_work and strong and not any(kind.work for kind in strong):
            doubts.append("是部署工作的通知")
            factor = min(factor, 0.6)
        if (title.is_superior or title.is_relayed) and not any(kind.superior for kind in strong):
            doubts.append("上级的文件，或者转发的")
            factor = min(factor, 0.6)
        if title.explains and not any("解读" in self._titles[hit.item] for hit in hits if hit.is_first):
            doubts.append("是解读材料，要和它解读的文件放在一起")
            factor = min(factor, 0.7)
        return doubts, factor

    def _open_ends(self, ranked: list[_Case], hits: list[_Hit], column: str, title: PlainTitle) -> list[str]:
        """What keeps the best from being taken without asking, beyond what the title says of itself."""
        if not ranked:
            return []
        best = ranked[0]
        strong = {hit.item for hit in hits if hit.is_sure and hit.is_first}
        columns = self._places.by_column(column) if column else frozenset()
        if best.strong is None and not (best.named and not strong and title.form):
            return ["标题和栏目说明不了，要看正文"]
        doubts = []
        others = strong - {best.item}
        if others and not (
            columns and domain_of(best.item) in columns and not any(domain_of(item) in columns for item in others)
        ):
            doubts.append(f"也像“{self._titles[min(others)]}”")
        if columns and domain_of(best.item) not in columns and not (best.strong and best.strong.of_any):
            doubts.append("栏目是别的领域的")
        return doubts


def _fits(kind: TitleKind, text: str) -> bool:
    return bool(kind.title.search(text)) and not (kind.never and kind.never.search(text))


def _known_of(domain: Domain) -> DomainKnowledge | None:
    return next((own for own in KNOWN if own.title.search(domain.title)), None)


def _resolve(own: DomainKnowledge, catalogue: Catalogue, code: str) -> list[tuple[str, TitleKind]]:
    """Each kind with the item of this catalogue it means; kinds whose item the catalogue lacks are left out."""
    domain = next(one for one in catalogue.domains if one.code == code)
    names = [(item.id, f"{item.title}›{'›'.join(item.path)}") for item in domain.items]
    wider = [(item.id, f"{item.category}›{item.title}") for item in domain.items]
    found = []
    for kind in own.kinds:
        tries = ((pattern, name) for within in (names, wider) for pattern in kind.item for name in within)
        item = next((item for pattern, (item, name) in tries if pattern.search(name)), "")
        if item:
            found.append((item, kind))
    return found
