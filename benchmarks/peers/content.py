"""A catalogue → the plain records of its item pages, with all words decided, for peers that know no catalogue.

What our own page takes from registers is looked up here (full titles and state of laws, phones, related items), so that
a peer's template only sets it: a peer never does less than ours for want of data, nor more.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

SITE = "https://www.example.gov.cn/gk"
_SCOPE = (("method", "公开方式"), ("audience", "公开对象"), ("level", "公开层级"))
_ROWS = (("stage", "五公开"), ("nature", "公开性质"), ("power", "权力类型"))
_RELATED = 6

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """What an item page shows. Pairs are (text, what goes with it)."""

    id: str
    code: str
    number: str
    domain: str
    title: str
    category: str
    summary: str
    keywords: tuple[str, ...]
    updated: str
    who: tuple[tuple[str, str], ...]
    when: tuple[str, ...]
    where: tuple[str, ...]
    what: tuple[str, ...]
    laws: tuple[tuple[str, str, str, str], ...]
    scope: str
    more: tuple[str, ...]
    verify: str
    official: tuple[tuple[str, str], ...]
    related: tuple[tuple[str, str], ...]
    url: str

    def tree(self) -> Tree:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Section:
    """A domain with the records of its items."""

    code: str
    title: str
    introduction: str
    records: tuple[Record, ...]


def read_sections(catalog: Path) -> Iterator[Section]:
    """Domain by domain, in the order of their files."""
    laws = {law["key"]: law for law in _load(catalog / "laws.yml")["laws"]}
    phones = {body["name"]: body.get("phone", "") for body in _load(catalog / "bodies.yml")["bodies"]}
    for path in sorted(catalog.glob("[0-9]*.yml")):  # the domains; registers have names
        tree = _load(path)
        head, items = tree["domain"], tree["items"]
        groups: dict[str, list[Tree]] = {}
        for item in items:
            groups.setdefault(item["category"], []).append(item)
        records = tuple(
            _record(head, item, laws, phones, _near(item, groups[item["category"]], position))
            for group in groups.values()
            for position, item in enumerate(group)
        )
        yield Section(head["code"], head["title"], head["introduction"], records)


def _near(item: Tree, group: list[Tree], position: int) -> list[Tree]:
    """Some neighbours within the category, as related items."""
    start = max(0, min(position - _RELATED // 2, len(group) - _RELATED - 1))
    return [other for other in group[start : start + _RELATED + 1] if other is not item][:_RELATED]


def _record(head: Tree, item: Tree, laws: Tree, phones: dict[str, str], near: list[Tree]) -> Record:
    limits = _limits(item["time_limit"])
    subjects = [(_named(entry, "body"), phones.get(_name(entry, "body"), "")) for entry in item["subject"]]
    channels = tuple(_named(entry, "name") for entry in item["channel"])
    bases = [(entry["law"], "、".join(entry.get("articles", ()))) for entry in item["basis"]]
    scope = {key: "、".join(item["scope"][key]) for key, _ in _SCOPE}
    official = (
        ("一级事项", item["category"]),
        ("二级事项", item["title"]),
        ("公开内容（要素）", "；".join(f"{n}.{part}" for n, part in enumerate(item["content"], 1))),
        ("公开依据", "；".join(f"《{laws[law]['title']}》{articles}" for law, articles in bases)),
        ("公开时限", "；".join(limits)),
        ("公开主体", item.get("official_subject", "")),
        ("公开渠道和载体", "、".join(channels)),
        *((label, scope[key]) for key, label in _SCOPE),
        *((label, item.get(key, "")) for key, label in _ROWS),
    )
    return Record(
        id=item["id"],
        code=head["code"],
        number=item["id"].partition("-")[2],
        domain=head["title"],
        title=item["title"],
        category=item["category"],
        summary=item["summary"],
        keywords=tuple(item["keywords"]),
        updated=item.get("updated", ""),
        who=tuple(subjects),
        when=tuple(limits),
        where=channels,
        what=tuple(item["content"]),
        laws=tuple((key, laws[key]["title"], articles, laws[key]["status"]) for key, articles in bases),
        scope=f"{scope['audience']}（{scope['method']}）",
        more=tuple(item[key] for key in ("how_to_apply", "privacy") if item.get(key)),
        verify=item.get("verify", ""),
        official=tuple(pair for pair in official if pair[1]),
        related=tuple((other["id"].replace("-", "/"), other["title"]) for other in near),
        url=f"{SITE}/{item['id'].replace('-', '/')}/",
    )


def _name(entry: Any, key: str) -> str:
    return entry if isinstance(entry, str) else str(entry[key])


def _named(entry: Any, key: str) -> str:
    return entry if isinstance(entry, str) else f"{entry[key]}（{entry.get('level', '')}{entry.get('note', '')}）"


def _limits(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [f"{e.get('applies_to', '')}：{e['text']}" for e in value]


def _load(path: Path) -> Tree:
    """As text, every scalar: a date must not become one."""
    tree: Tree = yaml.load(path.read_bytes(), yaml.CBaseLoader)
    return tree
