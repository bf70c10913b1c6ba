"""How much of what a title is about an item's own words hold: pairs of characters, rare ones weighing more.

The words are the search's: title, keywords, content, category, residents' own questions; a synonym of words.yml stands
for what it means. No likeness is none: a title that shares nothing with any item gets 0, not the best of nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from generator.model.catalogue import Catalogue
from generator.model.domain import Domain
from generator.model.item import Item
from generator.model.search import tokens_of
from generator.model.vocabulary import Asked

_NO_FOLDING: Mapping[str, str] = {}
_STOP = frozenset(
    {
        "关于",
        "公告",
        "公示",
        "通知",
        "情况",
        "工作",
        "信息",
        "我县",
        "全县",
        "县人",
        "人民",
        "民政",
        "政府",
        "公开",
        "有关",
        "开展",
        "进行",
        "项目",
    }
)
WEIGHTS = (("title", 1.0), ("keywords", 0.8), ("content", 0.7), ("category", 0.6), ("summary", 0.5), ("asked", 0.5))


class Lexicon:
    """The items' words, weighed once."""

    def __init__(self, catalogue: Catalogue) -> None:
        asked = {entry.id: entry for entry in catalogue.asked}
        self._synonyms = [
            (say, mean)
            for group in catalogue.words.synonyms
            for say in group.say
            if len(say) > 1
            for mean in (group.mean,)
        ]
        self._holders: dict[str, list[tuple[str, float]]] = {}
        for domain in catalogue.domains:
            for item in domain.items:
                for token, weight in _tokens(domain, item, asked.get(item.id)).items():
                    self._holders.setdefault(token, []).append((item.id, weight))
        total = len(catalogue.items) or 1
        self._weight = {token: log(1 + total / len(own)) for token, own in self._holders.items()}
        self._unknown = log(1 + total)

    def likeness(self, text: str) -> dict[str, float]:
        """Item → share of the text's weight that its words hold, 0–1; only items that hold some."""
        said = [text, *(word for say, mean in self._synonyms if say in text for word in mean)]
        base = Counter(token for token in tokens_of(text, _NO_FOLDING) if token not in _STOP)
        more = {token for word in said[1:] for token in tokens_of(word, _NO_FOLDING)} - base.keys()
        weights = {token: self._weight.get(token, self._unknown) for token in base}
        whole = sum(weights.values())
        if not whole:
            return {}
        meant = {token: 0.5 * self._weight.get(token, 0.0) for token in sorted(more)}
        held: dict[str, float] = {}
        for token, weight in (*weights.items(), *meant.items()):
            for item, own in self._holders.get(token, ()):
                held[item] = held.get(item, 0.0) + weight * own
        return {item: min(share / whole, 1.0) for item, share in held.items()}


def _tokens(domain: Domain, item: Item, asked: Asked | None) -> dict[str, float]:
    texts: Mapping[str, Iterable[str]] = {
        "title": (item.title, *item.path),
        "keywords": item.keywords,
        "content": item.content,
        "category": (item.category, domain.title),
        "summary": (item.summary,),
        "asked": asked.ways if asked else (),
    }
    found: dict[str, float] = {}
    for name, weight in WEIGHTS:
        for text in texts[name]:
            for token in tokens_of(text, _NO_FOLDING):
                found[token] = max(found.get(token, 0.0), weight)
    return found
