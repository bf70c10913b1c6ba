"""Column, body and text → domains; a column that is called as an item → that item.

A column proves little (公示公告 holds everything, wrong ones are chosen as well), so it only decides what a title leaves open. One that an office taught (column → items, from a person's answers) counts as a reason as well.
"""

import re
from collections.abc import Mapping

from generator.derive.portal.knowledge.form import DomainKnowledge
from generator.model.catalogue import Catalogue
from generator.model.collecting import LearnedColumn
from generator.model.domain import Domain

_SIGNS = re.compile(r"[\s\W_A-Za-z0-9]+")
_LEVEL = re.compile(r"[/\\>›»|＞\s]+")
_GENERAL = re.compile(
    r"^(?:通知公告|公示公告|公告公示|通知|公告|公示|政务动态|工作动态|政务公开|信息公开|政策文件|政府文件|最新|要闻|动态|其他|文件|法规政策|监督检查|行政许可|行政处罚|办事指南|重点领域|结果公示|规划计划|政策解读|解读)$"
)


def leaf_of(column: str) -> str:
    """The last part of a column's path, without the address it may begin with."""
    parts = [part for part in _LEVEL.split(column) if _SIGNS.sub("", part)]
    return parts[-1] if parts else ""


class Places:
    """What the columns, bodies and topics of a catalogue's domains are."""

    def __init__(
        self, catalogue: Catalogue, known: Mapping[str, DomainKnowledge], learned: tuple[LearnedColumn, ...]
    ) -> None:
        self._known = known
        self._learned = {_plain(entry.column): entry for entry in learned}
        self._titles: dict[str, list[str]] = {}
        self._categories: dict[str, list[str]] = {}
        self._domains: dict[str, str] = {}
        for domain in catalogue.domains:
            self._take(domain)

    def _take(self, domain: Domain) -> None:
        self._domains[_plain(domain.title)] = domain.code
        for item in domain.items:
            for name in (item.title, *re.split(r"[（(）)]", item.title)):
                if len(_plain(name)) > 3:
                    self._titles.setdefault(_plain(name), []).append(item.id)
            self._categories.setdefault(_plain(item.category), []).append(item.id)

    def items(self, column: str) -> tuple[str, ...]:
        """Items whose name a column has, or that people gave its documents."""
        if (entry := self._learned.get(_plain(column))) is not None:
            return entry.items
        leaf = leaf_of(column)
        return () if _GENERAL.match(leaf) else tuple(dict.fromkeys(self._titles.get(_plain(leaf), ())))

    def category(self, column: str) -> tuple[str, ...]:
        """Items of the category whose name the last part of a column has."""
        leaf = leaf_of(column)
        return () if _GENERAL.match(leaf) else tuple(self._categories.get(_plain(leaf), ()))

    def is_learned(self, column: str) -> bool:
        return _plain(column) in self._learned

    def by_column(self, column: str) -> frozenset[str]:
        """Domains whose column it is."""
        return frozenset(
            code for code, own in self._known.items() if own.column.search(column) or own.title.search(column)
        )

    def by_body(self, body: str) -> frozenset[str]:
        return frozenset(code for code, own in self._known.items() if body and own.body.search(body))

    def by_topic(self, text: str) -> frozenset[str]:
        return frozenset(code for code, own in self._known.items() if text and own.topic.search(text))


def _plain(text: str) -> str:
    return _SIGNS.sub("", text)
